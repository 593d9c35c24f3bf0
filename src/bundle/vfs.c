/* vfs.c: how SQLite reads a bundle: from the descriptor that was checked, and from nothing else.
 *
 * SQLite gets a file system of its own that has one file. So it never opens a path, looks for no
 * journal beside the file, and cannot write. When the file has a seal, every page that is read must
 * be the page that was read when the signature was checked; otherwise the read fails, as on a
 * disk whose checksums are wrong.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "bundle/bundle_private.h"

#define PAGE SIGNATURE_PAGE_BYTES

/* The open file, as SQLite has it. */
typedef struct {
    sqlite3_file base;
    const BundleFile *file;
} OpenFile;

static int read_sealed_page(const BundleFile *file, int64_t number, void *page)
{
    if (file_read_at(file->descriptor, page, PAGE, number * PAGE) != PAGE)
        return SQLITE_IOERR_READ;
    return seal_matches(file->seal, number, page) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

/* Reads parts of pages through a copy. */
static int read_sealed(const BundleFile *file, char *out, size_t size, int64_t at)
{
    char page[PAGE];
    while (size > 0) {
        size_t skip = (size_t)(at % PAGE), part = PAGE - skip < size ? PAGE - skip : size;
        char *into = part == PAGE ? out : page;
        int code = read_sealed_page(file, at / PAGE, into);
        if (code != SQLITE_OK)
            return code;
        if (into == page)
            memcpy(out, page + skip, part);
        out += part;
        at += (int64_t)part;
        size -= part;
    }
    return SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *out, int size, sqlite3_int64 at)
{
    const BundleFile *file = ((OpenFile *)base)->file;
    int64_t left = file->size - at;
    size_t there = left <= 0 ? 0 : left < size ? (size_t)left : (size_t)size;
    if (file->seal) {
        int code = read_sealed(file, out, there, at);
        if (code != SQLITE_OK)
            return code;
    } else if (file_read_at(file->descriptor, out, there, at) != (ssize_t)there) {
        return SQLITE_IOERR_READ;
    }
    memset((char *)out + there, 0, (size_t)size - there);
    return there == (size_t)size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
    *size = ((OpenFile *)base)->file->size;
    return SQLITE_OK;
}

static int file_write(sqlite3_file *base, const void *from, int size, sqlite3_int64 at)
{
    (void)base, (void)from, (void)size, (void)at;
    return SQLITE_READONLY;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
    (void)base, (void)size;
    return SQLITE_READONLY;
}

/* The bundle closes its descriptor itself. There is nothing to sync and nobody to lock out. */
static int file_close(sqlite3_file *base)
{
    (void)base;
    return SQLITE_OK;
}

static int file_nothing(sqlite3_file *base, int what)
{
    (void)base, (void)what;
    return SQLITE_OK;
}

static int file_reserved(sqlite3_file *base, int *out)
{
    (void)base;
    *out = 0;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *base, int what, void *argument)
{
    (void)base, (void)what, (void)argument;
    return SQLITE_NOTFOUND;
}

static int file_sector(sqlite3_file *base)
{
    (void)base;
    return PAGE;
}

/* With IMMUTABLE SQLite takes no lock and looks for no journal. */
static int file_traits(sqlite3_file *base)
{
    (void)base;
    return SQLITE_IOCAP_IMMUTABLE;
}

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = file_close,
        .xRead = file_read,
        .xWrite = file_write,
        .xTruncate = file_truncate,
        .xSync = file_nothing,
        .xFileSize = file_size,
        .xLock = file_nothing,
        .xUnlock = file_nothing,
        .xCheckReservedLock = file_reserved,
        .xFileControl = file_control,
        .xSectorSize = file_sector,
        .xDeviceCharacteristics = file_traits,
    };
    (void)name;
    base->pMethods = NULL;
    if (!(flags & SQLITE_OPEN_MAIN_DB))
        return SQLITE_CANTOPEN;
    *(OpenFile *)base = (OpenFile){ { &methods }, vfs->pAppData };
    if (out)
        *out = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs, (void)name, (void)sync;
    return SQLITE_IOERR_DELETE;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    (void)vfs, (void)name, (void)flags;
    *out = 0;
    return SQLITE_OK;
}

static int vfs_full_name(sqlite3_vfs *vfs, const char *name, int room, char *out)
{
    (void)vfs;
    snprintf(out, (size_t)room, "%s", name);
    return SQLITE_OK;
}

int bundle_vfs_open(BundleFile *file, sqlite3 **db)
{
    const sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    snprintf(file->vfs_name, sizeof(file->vfs_name), "bundle-%p", (void *)file);
    file->vfs = (sqlite3_vfs){
        .iVersion = 1,
        .szOsFile = sizeof(OpenFile),
        .mxPathname = 64,
        .zName = file->vfs_name,
        .pAppData = file,
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_full_name,
        .xRandomness = usual->xRandomness,
        .xSleep = usual->xSleep,
        .xCurrentTime = usual->xCurrentTime,
        .xGetLastError = usual->xGetLastError,
    };
    int code = sqlite3_vfs_register(&file->vfs, 0);
    if (code != SQLITE_OK)
        return code;
    code = sqlite3_open_v2("bundle", db,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                           file->vfs_name);
    /* The open database keeps its pointer to it. */
    sqlite3_vfs_unregister(&file->vfs);
    return code;
}
