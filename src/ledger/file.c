/* file.c: opens and makes answers.db, sets a damaged file aside, writes in transactions. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/paths.h"
#include "ledger/ledger_private.h"

/* SQLite can report a failed read as damage. We believe in damage when a newly opened handle finds
 * it again: that one begins by reading the header, where SQLite tells failed reads from damage. */
#define DAMAGE_IS_CERTAIN 2
#define OPENINGS_MOST     4 /* in a row: damage found, found again, set aside, and one more */

void ledger_file_start(LedgerFile *file, const char *folder)
{
    size_t room = strlen(folder) + sizeof("/answers.db");
    *file = (LedgerFile){ .folder = memory_copy_text(folder), .path = memory_take(room, 1) };
    snprintf(file->path, room, "%s/answers.db", folder);
}

void ledger_file_start_at(LedgerFile *file, const char *place)
{
    struct stat info;
    if (stat(place, &info) != 0 || !S_ISREG(info.st_mode)) {
        ledger_file_start(file, place);
        return;
    }
    *file = (LedgerFile){ .folder = memory_copy_text(place), .path = memory_copy_text(place) };
    char *slash = strrchr(file->folder, '/');
    snprintf(slash ? slash : file->folder, 2, "%s", slash == file->folder ? "/" : slash ? "" : ".");
}

void ledger_file_finish(LedgerFile *file)
{
    ledger_file_close(file);
    free(file->folder);
    free(file->path);
}

void ledger_file_close(LedgerFile *file)
{
    for (int i = 0; i < ROW_KINDS; i++) {
        sqlite3_finalize(file->insert[i]);
        file->insert[i] = NULL;
    }
    sqlite3_finalize(file->count);
    sqlite3_finalize(file->number);
    sqlite3_finalize(file->label);
    file->count = file->number = file->label = NULL;
    sqlite3_close(file->db);
    file->db = NULL;
    file->checked = false;
    file->check_table = 0;
    file->check_key = -1;
}

/* ---- what is wrong, in plain words ---- */

static const char no_room[] = "the disk is full; make room on it";
static const char read_only[] = "the disk is read-only; make it writable";
static const char not_allowed[] = "the exhibit may not write there; give its user the folder";
static const char disk_fails[] = "the disk gives errors; it may be about to fail";
static const char a_folder[] = "a folder is in its place; move that away";
static const char held[] = "another program holds it; end that program";
static const char newer[] = "a newer version of the exhibit made it; update this one";

static LedgerWait wait_of(const char *words)
{
    return words == no_room                             ? LEDGER_FULL
           : words == read_only || words == not_allowed ? LEDGER_READ_ONLY
           : words == newer                             ? LEDGER_NEWER
           : words == held                              ? LEDGER_LATE
                                                        : LEDGER_BROKEN;
}

static const char *words_of_system(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return no_room;
    case EROFS: return read_only;
    case EACCES:
    case EPERM: return not_allowed;
    case EIO: return disk_fails;
    case EISDIR: return a_folder;
    case ENOTDIR: return "a file is in the folder's place; move that away";
    case EMFILE:
    case ENFILE: return "too many files are open; start the exhibit again";
    default: return strerror(number);
    }
}

/* `code` is SQLite's code for the first failed step. Only some failures set the system's error
 * number. */
static const char *words_of(sqlite3 *db, int code)
{
    int number = db ? sqlite3_system_errno(db) : 0;
    switch (code & 0xFF) {
    case SQLITE_FULL: return no_room;
    case SQLITE_READONLY: return read_only;
    case SQLITE_PERM:
    case SQLITE_AUTH: return not_allowed;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return held;
    case SQLITE_PROTOCOL: return "files there cannot be locked; use a disk of this machine";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "it is damaged";
    case SQLITE_IOERR: return number ? words_of_system(number) : disk_fails;
    case SQLITE_CANTOPEN: return number ? words_of_system(number) : sqlite3_errstr(code);
    default: return sqlite3_errstr(code);
    }
}

static bool is_damage(int code)
{
    int kind = code & 0xFF;
    return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB;
}

static bool refuse(LedgerFile *file, const char *why, Error *error)
{
    file->wait = wait_of(why);
    error_set(error, ERROR_IO, "%s: answers cannot be written: %s; until then they wait in memory",
              file->path, why);
    return false;
}

/* Closes the file: after a failed write the state of the handle is unknown. A failed fsync must not
 * be tried again on the same handle, because the kernel may then report success for data that it
 * dropped (PostgreSQL's "fsyncgate"). */
static bool fail(LedgerFile *file, int code, Error *error)
{
    refuse(file, words_of(file->db, code), error);
    file->found_damaged += is_damage(code);
    ledger_file_close(file);
    return false;
}

/* ---- the place ---- */

/* True when the folder exists and the file is missing or can be written. */
static bool check_place(LedgerFile *file, Error *error)
{
    struct stat info;
    int failed = file_make_folders(file->folder);
    if (failed || stat(file->folder, &info) != 0)
        return refuse(file, words_of_system(failed ? failed : errno), error);
    if (!S_ISDIR(info.st_mode))
        return refuse(file, words_of_system(ENOTDIR), error);
    if (stat(file->path, &info) != 0)
        return errno == ENOENT || refuse(file, words_of_system(errno), error);
    if (S_ISDIR(info.st_mode))
        return refuse(file, a_folder, error);
    if (!S_ISREG(info.st_mode))
        return refuse(file, "what is in its place is not a file; move that away", error);
    return access(file->path, W_OK) == 0 || refuse(file, words_of_system(errno), error);
}

/* Renames the file to answers.bad-1, answers.bad-2, ...; it is never deleted. The -wal and -shm
 * files are renamed first: if the power fails in between, answers.db is still there and is set
 * aside at the next start. */
static bool set_aside(LedgerFile *file, Error *error)
{
    static const char *const tails[] = { "-wal", "-shm", "" };
    char from[4200], to[4200];
    for (int number = 1; number < 1000; number++) {
        snprintf(to, sizeof(to), "%s/answers.bad-%d", file->folder, number);
        if (access(to, F_OK) == 0)
            continue;
        int failed = 0;
        for (size_t i = 0; i < COUNT(tails); i++) {
            snprintf(from, sizeof(from), "%s%s", file->path, tails[i]);
            snprintf(to, sizeof(to), "%s/answers.bad-%d%s", file->folder, number, tails[i]);
            if (rename(from, to) != 0 && errno != ENOENT)
                failed = errno;
        }
        if (failed)
            return refuse(file, words_of_system(failed), error);
        log_error("%s: it was damaged; it is kept as %s, and a new one begins", file->path, to);
        file->found_damaged = 0;
        file->set_aside = true;
        file->begun = true;
        return true;
    }
    return refuse(file, "it is damaged, and there are 999 damaged ones; move those away", error);
}

/* ---- opening ---- */

static void set_switches(sqlite3 *db)
{
    static const struct {
        int what, value;
    } switches[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },
        { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
        { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },
        { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    };
    for (size_t i = 0; i < COUNT(switches); i++)
        sqlite3_db_config(db, switches[i].what, switches[i].value, NULL);
    sqlite3_busy_timeout(db, 500); /* the ledger tries again by itself */
}

/* Runs a PRAGMA and compares its answer: when a PRAGMA cannot do what was asked, SQLite answers
 * another value instead of failing. */
static int demand(sqlite3 *db, const char *pragma, const char *wanted, int otherwise)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, pragma, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        code = text && strcmp(text, wanted) == 0 ? SQLITE_OK : otherwise;
    }
    sqlite3_finalize(statement);
    return code;
}

typedef struct {
    int64_t application, version, tables;
} Identity;

static int identify(sqlite3 *db, Identity *identity)
{
    int code = ledger_tables_ask(db, "PRAGMA application_id", &identity->application);
    if (code == SQLITE_OK)
        code = ledger_tables_ask(db, "PRAGMA user_version", &identity->version);
    if (code == SQLITE_OK)
        code = ledger_tables_ask(db, "SELECT count(*) FROM sqlite_schema", &identity->tables);
    return code;
}

/* Checks that the file is a ledger, and that it is not damaged, if it is small enough for that. */
static int check_whole(LedgerFile *file, const Identity *identity)
{
    struct stat info;
    if (identity->application != LEDGER_APPLICATION_ID || identity->version < 1)
        return SQLITE_NOTADB;
    if (stat(file->path, &info) == 0 && info.st_size > LEDGER_CHECKED_BYTES)
        return SQLITE_OK;
    int code = demand(file->db, "PRAGMA quick_check(1)", "ok", SQLITE_CORRUPT);
    file->checked = code == SQLITE_OK;
    return code;
}

/* WAL, and a sync at each commit: what was committed survives a power cut, and a row costs 7.8 KB
 * of writing instead of 29 KB with a rollback journal. We check that each PRAGMA took effect. A
 * writable file that SQLite opens read-only has a damaged header. */
static int set_up(sqlite3 *db)
{
    sqlite3_exec(db, "PRAGMA page_size=4096; PRAGMA auto_vacuum=NONE", NULL, NULL, NULL);
    int code = demand(db, "PRAGMA journal_mode=WAL", "wal", SQLITE_CANTOPEN);
    if (code == SQLITE_OK && sqlite3_db_readonly(db, "main") == 1)
        return SQLITE_NOTADB;
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA synchronous=FULL", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = demand(db, "PRAGMA synchronous", "2", SQLITE_CANTOPEN);
    if (code != SQLITE_OK)
        return code;
    return sqlite3_exec(db,
                        "PRAGMA wal_autocheckpoint=200; PRAGMA journal_size_limit=1048576; "
                        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; "
                        "PRAGMA cache_size=-1024",
                        NULL, NULL, NULL);
}

/* A file without tables is new, or the power failed while it was being made. */
static int make_or_carry_over(LedgerFile *file, const Identity *identity)
{
    if (identity->tables == 0)
        return ledger_tables_make(file->db);
    int code = check_whole(file, identity);
    if (code == SQLITE_OK && identity->version < LEDGER_FORMAT)
        code = ledger_tables_carry_over(file->db, identity->version);
    return code;
}

/* After a failed commit its rows may be in the WAL, and the system may take them for written
 * although they are not on disk. Copying the WAL into the file writes them again. */
static int make_sure(LedgerFile *file)
{
    int64_t busy = 0;
    int code = ledger_tables_ask(file->db, "PRAGMA wal_checkpoint(TRUNCATE)", &busy);
    if (code == SQLITE_OK && busy)
        code = SQLITE_BUSY;
    file->unsure = file->unsure && code != SQLITE_OK;
    return code;
}

static bool open_database(LedgerFile *file, Counts *counts, Error *error)
{
    Identity identity = { 0 };
    if (!check_place(file, error))
        return false;
    int code = sqlite3_open_v2(file->path, &file->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code != SQLITE_OK)
        return fail(file, code, error);
    set_switches(file->db);
    code = identify(file->db, &identity); /* before set_up(), which may change the file */
    if (code == SQLITE_OK && identity.application == LEDGER_APPLICATION_ID &&
        identity.version > LEDGER_FORMAT) {
        ledger_file_close(file);
        return refuse(file, newer, error);
    }
    if (code == SQLITE_OK)
        code = set_up(file->db);
    if (code == SQLITE_OK)
        code = make_or_carry_over(file, &identity);
    if (code == SQLITE_OK && file->unsure)
        code = make_sure(file);
    if (code == SQLITE_OK && (code = ledger_tables_prepare(file)) == SQLITE_ERROR)
        code = SQLITE_CORRUPT; /* it has other tables */
    if (code == SQLITE_OK && !file->loaded)
        code = ledger_tables_load(file->db, counts);
    file->loaded = file->loaded || code == SQLITE_OK;
    return code == SQLITE_OK || fail(file, code, error);
}

bool ledger_file_open(LedgerFile *file, Counts *counts, Error *error)
{
    for (int tries = 1;; tries++) {
        Error why = { 0 };
        int before = file->found_damaged;
        if (before >= DAMAGE_IS_CERTAIN && !set_aside(file, error))
            return false;
        if (open_database(file, counts, &why))
            return true;
        counts_finish(counts);
        if (file->found_damaged <= before || tries == OPENINGS_MOST) {
            *error = why;
            return false;
        }
    }
}

/* ---- opening to read ---- */

/* On a read-only disk SQLite cannot use the WAL. If there is none or it is empty, the file alone
 * holds everything. */
static int open_to_read(LedgerFile *file)
{
    char log[4200];
    struct stat info;
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    snprintf(log, sizeof(log), "%s-wal", file->path);
    bool alone = access(file->folder, W_OK) != 0 && (stat(log, &info) != 0 || info.st_size == 0);
    if (!alone)
        return sqlite3_open_v2(file->path, &file->db, flags, NULL);
    char *uri = paths_uri(file->path, "immutable=1");
    int code = sqlite3_open_v2(uri, &file->db, flags | SQLITE_OPEN_URI, NULL);
    free(uri);
    return code;
}

/* The report reads an older format from a copy in a temporary file, which is converted. */
static int carry_over_copy(LedgerFile *file, int64_t format)
{
    sqlite3 *copy = NULL;
    int code = sqlite3_open_v2("", &copy,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_EXRESCODE,
                               NULL);
    sqlite3_backup *backup =
        code == SQLITE_OK ? sqlite3_backup_init(copy, "main", file->db, "main") : NULL;
    if (backup)
        sqlite3_backup_step(backup, -1);
    if (code == SQLITE_OK)
        code = backup ? sqlite3_backup_finish(backup) : sqlite3_extended_errcode(copy);
    sqlite3_close(file->db);
    file->db = copy;
    return code == SQLITE_OK ? ledger_tables_carry_over(copy, format) : code;
}

static int read_all(LedgerFile *file, const Identity *identity, Counts *counts)
{
    int code = check_whole(file, identity);
    if (code == SQLITE_OK && identity->version < LEDGER_FORMAT)
        code = carry_over_copy(file, identity->version);
    return code == SQLITE_OK ? ledger_tables_load(file->db, counts) : code;
}

static bool refuse_to_read(const LedgerFile *file, const char *why, Error *error)
{
    error_set(error, ERROR_IO, "%s: it cannot be read: %s", file->path, why);
    return false;
}

bool ledger_file_unreadable(const LedgerFile *file, int code, Error *error)
{
    return refuse_to_read(file,
                          is_damage(code) ? "it is damaged; start the exhibit once, which sets a "
                                            "damaged file aside"
                                          : words_of(file->db, code),
                          error);
}

bool ledger_file_open_read(LedgerFile *file, Counts *counts, Error *error)
{
    Identity identity = { 0 };
    struct stat info;
    if (stat(file->path, &info) != 0) {
        error_set(error, ERROR_IO,
                  errno == ENOENT ? "%s: there are no answers here; say with --data where the "
                                    "exhibit keeps them"
                                  : "%s: it cannot be read: %s",
                  file->path, strerror(errno));
        return false;
    }
    if (S_ISDIR(info.st_mode))
        return refuse_to_read(file, "a folder is in its place", error);
    int code = open_to_read(file);
    if (code == SQLITE_OK) {
        set_switches(file->db);
        code = identify(file->db, &identity);
    }
    if (code == SQLITE_OK && identity.tables == 0)
        return refuse_to_read(file, "there are no answers in it yet", error);
    if (code == SQLITE_OK && identity.application == LEDGER_APPLICATION_ID &&
        identity.version > LEDGER_FORMAT)
        return refuse_to_read(file, "a newer version made it; update this program", error);
    if (code == SQLITE_OK)
        code = read_all(file, &identity, counts);
    return code == SQLITE_OK || ledger_file_unreadable(file, code, error);
}

/* ---- writing ---- */

static bool is_refusal(int code)
{
    int kind = code & 0xFF;
    return kind == SQLITE_CONSTRAINT || kind == SQLITE_MISMATCH || kind == SQLITE_TOOBIG;
}

/* A row that its table refuses is a bug of ours, not a fault of the disk. It is logged and left
 * out, so that it does not hold up the other rows for ever. */
static int insert_all(LedgerFile *file, const LedgerRow *rows, int count, int64_t *refused)
{
    int code = SQLITE_OK;
    for (int i = 0; i < count && code == SQLITE_OK; i++) {
        code = ledger_tables_insert(file, &rows[i]);
        if (!is_refusal(code))
            continue;
        log_error("%s: an answer to %s was left out, because the tables do not take it: %s; this "
                  "is a fault of the program",
                  file->path, rows[i].story, sqlite3_errmsg(file->db));
        (*refused)++;
        code = SQLITE_OK;
    }
    return code;
}

/* Writes the row of a visit that goes on in a new file. */
static int insert_head(LedgerFile *file, const LedgerRow *next)
{
    if (!file->begun || next->kind == ROW_VISIT || next->visit != file->head.visit)
        return SQLITE_OK;
    return ledger_tables_insert(file, &file->head);
}

static void keep_head(LedgerFile *file, const LedgerRow *rows, int count)
{
    file->begun = false;
    for (int i = 0; i < count; i++) {
        if (rows[i].kind == ROW_VISIT)
            file->head = rows[i];
    }
}

bool ledger_file_write(LedgerFile *file, const LedgerRow *rows, int count, int64_t *refused,
                       Error *error)
{
    int64_t left_out = 0;
    int code = sqlite3_exec(file->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = insert_head(file, &rows[0]);
    if (code == SQLITE_OK)
        code = insert_all(file, rows, count, &left_out);
    if (code == SQLITE_OK)
        code = sqlite3_exec(file->db, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK) {
        *refused += left_out;
        keep_head(file, rows, count);
        if (file->checked)
            file->found_damaged = 0;
        return true;
    }
    file->unsure = true;
    return fail(file, code, error);
}

bool ledger_file_check(LedgerFile *file, Error *error)
{
    int code = ledger_tables_check(file);
    if (file->checked)
        file->found_damaged = 0;
    return code == SQLITE_OK || fail(file, code, error);
}

bool ledger_file_fold(LedgerFile *file, Error *error)
{
    int code = ledger_tables_fold(file);
    return code == SQLITE_OK || fail(file, code, error);
}
