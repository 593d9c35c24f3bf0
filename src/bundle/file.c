/* file.c: opens the file once, checks its header and its signature, and then has SQLite read the
 * same descriptor, read-only and under limits. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "bundle/bundle_private.h"

#define PAGE_BYTES   4096
#define HEADER_BYTES 100

/* Thousands of SQLite's steps for looking at a whole file of BUNDLE_BYTES_MOST. */
#define QUICK_CHECK_BUDGET 2000000

static bool refuse(const char *path, const char *what, Error *error)
{
    error_set(error, ERROR_CONTENT, "%s: %s", path, what);
    return false;
}

static unsigned be32(const unsigned char *at)
{
    return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
}

bool bundle_begins_with(const char *head, size_t length)
{
    return length >= HEADER_BYTES && memcmp(head, "SQLite format 3", 16) == 0 &&
           be32((const unsigned char *)head + 68) == BUNDLE_APPLICATION_ID;
}

BundleForm bundle_form(const char *head, size_t length)
{
    if (!bundle_begins_with(head, length))
        return BUNDLE_FORM_NONE;
    unsigned version = be32((const unsigned char *)head + 60);
    return version > BUNDLE_FORMAT_VERSION   ? BUNDLE_FORM_NEWER
           : version < BUNDLE_FORMAT_VERSION ? BUNDLE_FORM_OLDER
                                             : BUNDLE_FORM_PRESENT;
}

/* Checks the database header before SQLite sees a byte. Offsets:
 * https://www.sqlite.org/fileformat2.html#the_database_header */
static bool check_header(const char *path, const unsigned char *header, off_t size, Error *error)
{
    if (memcmp(header, "SQLite format 3", 16) != 0)
        return refuse(path, "it is not a bundle; choose a .says file", error);
    if (be32(header + 68) != BUNDLE_APPLICATION_ID)
        return refuse(path, "it is another program's file; choose a .says file", error);
    if (be32(header + 60) > BUNDLE_FORMAT_VERSION)
        return refuse(path, "it is made for a newer version; update the exhibit", error);
    if (be32(header + 60) < BUNDLE_FORMAT_VERSION)
        return refuse(path, "it is of an old format; build it again", error);
    off_t pages = (off_t)be32(header + 28) * PAGE_BYTES;
    /* One more page may follow, for a signature; see docs/bundle.md. */
    if ((header[16] << 8 | header[17]) != PAGE_BYTES ||
        (size != pages && size != pages + PAGE_BYTES))
        return refuse(path, "it is cut short or damaged; copy it again", error);
    /* No write-ahead log (18, 19), and not changed since the header was last brought up to date
     * (24, 92). */
    if (header[18] != 1 || header[19] != 1 || be32(header + 24) != be32(header + 92))
        return refuse(path, "it was changed after it was built; build it again", error);
    return true;
}

/* Checks size and header of the open file. */
static bool check_file(const char *path, BundleFile *file, Error *error)
{
    unsigned char header[HEADER_BYTES];
    struct stat info;
    ssize_t got = fstat(file->descriptor, &info) == 0
                      ? pread(file->descriptor, header, sizeof(header), 0)
                      : -1;
    if (got < 0) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", path,
                  strerror(errno));
        return false;
    }
    if (info.st_size == 0)
        return refuse(path, "it is empty; copy it again", error);
    if (got != (ssize_t)sizeof(header))
        return refuse(path, "it is cut short or damaged; copy it again", error);
    if (info.st_size > BUNDLE_BYTES_MOST)
        return refuse(path, "it is larger than 256 MiB; make it smaller", error);
    file->size = (int64_t)be32(header + 28) * PAGE_BYTES;
    return check_header(path, header, info.st_size, error);
}

/* Opens the file and checks all that can be checked without SQLite. */
static bool open_file(Bundle *bundle, const Keyring *keyring, Signature *signature, Error *error)
{
    const char *why = "";
    BundleFile *file = &bundle->file;
    /* Only a person may name a link. */
    file->descriptor =
        keyring ? file_open_no_link(bundle->path, &why) : file_open(bundle->path, &why);
    if (file->descriptor < 0) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", bundle->path,
                  why);
        return false;
    }
    if (!check_file(bundle->path, file, error))
        return false;
    if (!keyring)
        return true;
    return signature_check(file->descriptor, bundle->path, keyring, signature, &file->seal, error);
}

/* Refuses everything but reading, in case a file finds a way to ask for more. */
static int authorize(void *user, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
    (void)user, (void)a, (void)b, (void)c, (void)d;
    return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

static int spend(void *user)
{
    Bundle *bundle = user;
    return --bundle->budget < 0;
}

/* A bundle may come from an attacker: nothing in it can run, load or write anything, and no
 * statement may take more memory or time than a good bundle needs. */
static void set_limits(Bundle *bundle)
{
    static const struct {
        int what, value;
    } switches[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
        { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    }, limits[] = {
        { SQLITE_LIMIT_LENGTH, ROW_BYTES_MOST },    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
        { SQLITE_LIMIT_COLUMN, 100 },        { SQLITE_LIMIT_EXPR_DEPTH, 10 },
        { SQLITE_LIMIT_COMPOUND_SELECT, 3 }, { SQLITE_LIMIT_VDBE_OP, 25000 },
        { SQLITE_LIMIT_FUNCTION_ARG, 8 },    { SQLITE_LIMIT_ATTACHED, 0 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 }, { SQLITE_LIMIT_VARIABLE_NUMBER, 10 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },   { SQLITE_LIMIT_WORKER_THREADS, 0 },
    };
    /* Room for small things that is taken at once, 48 KiB a story: Debian 12's SQLite has none. */
    sqlite3_db_config(bundle->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
    for (size_t i = 0; i < COUNT(switches); i++)
        sqlite3_db_config(bundle->db, switches[i].what, switches[i].value, NULL);
    for (size_t i = 0; i < COUNT(limits); i++)
        sqlite3_limit(bundle->db, limits[i].what, limits[i].value);
    sqlite3_exec(bundle->db,
                 "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON; "
                 "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048",
                 NULL, NULL, NULL);
    sqlite3_set_authorizer(bundle->db, authorize, NULL);
    sqlite3_progress_handler(bundle->db, 1000, spend, bundle);
}

bool bundle_file_open(Bundle *bundle, const Keyring *keyring, Signature *signature, Error *error)
{
    if (!open_file(bundle, keyring, signature, error))
        return false;
    sqlite3_hard_heap_limit64(SQLITE_BYTES_MOST);
    int code = bundle_vfs_open(&bundle->file, &bundle->db);
    if (code != SQLITE_OK) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; copy it again", bundle->path,
                  bundle->db ? sqlite3_errmsg(bundle->db) : sqlite3_errstr(code));
        return false;
    }
    set_limits(bundle);
    return true;
}

/* SQLite lists a page that it could not read now like one that is wrong. */
static bool was_not_read(const char *found)
{
    const char *code = strstr(found, "error code=");
    int number = code ? (int)strtol(code + strlen("error code="), NULL, 10) & 0xFF : SQLITE_OK;
    return number == SQLITE_IOERR || number == SQLITE_NOMEM || strstr(found, "failed to get page");
}

bool bundle_file_quick_check(Bundle *bundle, Error *error)
{
    sqlite3_set_authorizer(bundle->db, NULL, NULL);
    Row row = row_start(bundle, "sqlite_schema", "PRAGMA quick_check(1)", NULL, 0, error);
    bundle->budget = QUICK_CHECK_BUDGET;
    const char *found = row_next(&row) ? row_text(&row, 0) : "ok";
    if (was_not_read(found))
        row_give_up(&row, "a page cannot be read");
    else if (strcmp(found, "ok") != 0)
        row_refuse(&row, "it is damaged");
    bool good = row_end(&row);
    sqlite3_set_authorizer(bundle->db, authorize, NULL);
    return good;
}
