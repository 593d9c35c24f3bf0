/* failing_disk.h: a disk whose reads fail when a test wants it: an SQLite VFS around the real one,
 * used for what is opened between disk_start() and disk_stop(). */
#ifndef TESTS_CONTENT_FAILING_DISK_H
#define TESTS_CONTENT_FAILING_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

/* Reads fail for files with one of these in their name; ends with NULL. An empty list means all
 * files. */
static const char *const *disk_names;
static int disk_good;            /* this many reads succeed first */
static int disk_fails;           /* then this many fail; 0: none */
static sqlite3_int64 disk_bytes; /* as many bytes were asked for */

/* SQLite's methods for one open file, and its name: SQLite passes us only a file, and a file points
 * only to its methods.
 */
typedef struct {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *real;
    char name[200];
} DiskFile;

static DiskFile disk_files[1000];
static int disk_count;
static sqlite3_vfs disk_vfs;

static bool disk_is_bad(const char *name)
{
    bool meant = !disk_names || !disk_names[0];
    for (const char *const *part = disk_names; part && *part; part++)
        meant = meant || strstr(name, *part);
    if (!meant || disk_fails == 0)
        return false;
    if (disk_good > 0) {
        disk_good--;
        return false;
    }
    disk_fails--;
    return true;
}

static int disk_read(sqlite3_file *file, void *out, int size, sqlite3_int64 at)
{
    const DiskFile *known = (const DiskFile *)file->pMethods;
    disk_bytes += size;
    return disk_is_bad(known->name) ? SQLITE_IOERR_READ : known->real->xRead(file, out, size, at);
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    sqlite3_vfs *real = vfs->pAppData;
    int code = real->xOpen(real, name, file, flags, out);
    if (code != SQLITE_OK || !file->pMethods || disk_count == 1000)
        return code;
    DiskFile *known = &disk_files[disk_count++];
    *known = (DiskFile){ *file->pMethods, file->pMethods, "" };
    snprintf(known->name, sizeof(known->name), "%s", name ? name : "");
    known->methods.xRead = disk_read;
    file->pMethods = &known->methods;
    return code;
}

static inline void disk_start(void)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    disk_vfs = *real;
    disk_vfs.zName = "failing";
    disk_vfs.pAppData = real;
    disk_vfs.xOpen = disk_open;
    sqlite3_vfs_register(&disk_vfs, 1);
    disk_fails = disk_good = 0;
}

static inline void disk_stop(void)
{
    sqlite3_vfs_unregister(&disk_vfs);
    sqlite3_vfs_register(disk_vfs.pAppData, 1);
}

#endif
