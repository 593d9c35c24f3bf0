/* merge.c: adds the ledgers of several units to one file. Each unit's ledger has a random number.
 * What came from it before is replaced by what it has now, so that nothing counts twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

/* The units of `other` that this file has, and how their counts compare: is any larger there, is
 * any larger here? A ledger only grows, so both at once means that it was copied and both copies
 * went on. */
#define COMPARED                                                                                   \
    "(SELECT o.source AS theirs, mine.number AS ours, o.count AS there, coalesce(t.count, 0) AS "  \
    "here FROM other.tally AS o JOIN other.source AS s ON s.number = o.source JOIN main.source "   \
    "AS "                                                                                          \
    "mine ON mine.id = s.id LEFT JOIN main.tally AS t ON t.source = mine.number AND t.story = "    \
    "o.story AND t.version = o.version AND t.claim = o.claim AND t.what = o.what AND t.value = "   \
    "o.value UNION ALL SELECT s.number, mine.number, 0, t.count FROM main.tally AS t JOIN "        \
    "main.source AS mine ON mine.number = t.source JOIN other.source AS s ON s.id = mine.id "      \
    "WHERE "                                                                                       \
    "NOT EXISTS (SELECT 1 FROM other.tally AS o WHERE o.source = s.number AND o.story = t.story "  \
    "AND o.version = t.version AND o.claim = t.claim AND o.what = t.what AND o.value = t.value))"

static const char parted[] = "SELECT count(*) FROM (SELECT 1 FROM " COMPARED
                             " GROUP BY theirs HAVING max(there > here) AND max(there < here))";

/* `fresh` has the units whose counts are taken: the new ones, and those that have grown. */
static const char take[] =
    "CREATE TEMP TABLE fresh(theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);"
    "INSERT INTO fresh SELECT theirs, ours FROM " COMPARED
    " GROUP BY theirs HAVING max(there > here);"
    "INSERT INTO fresh SELECT s.number, (SELECT max(number) FROM main.source) + row_number() OVER "
    "(ORDER BY s.number) FROM other.source AS s WHERE s.visits > 0 AND s.id NOT IN (SELECT id FROM "
    "main.source);"
    "INSERT INTO main.source SELECT ours, id, visits, folded FROM fresh JOIN other.source AS s ON "
    "s.number = theirs WHERE true ON CONFLICT(number) DO UPDATE SET visits = excluded.visits, "
    "folded = excluded.folded;"
    "DELETE FROM main.tally WHERE source IN (SELECT ours FROM fresh);"
    "INSERT INTO main.tally SELECT ours, story, version, claim, what, value, count FROM "
    "other.tally JOIN fresh ON theirs = source;"
    "INSERT OR IGNORE INTO main.label SELECT * FROM other.label;"
    "INSERT OR IGNORE INTO main.visit SELECT id, day, part, unit, mode, story, story_version, "
    "rubric_version, app_version, language, coin, first_kind, ours FROM other.visit JOIN "
    "fresh ON theirs = source;"
    "INSERT OR IGNORE INTO main.first(key, claim, level, place, sure, read_s, rate_s, other) "
    "SELECT "
    "key, claim, level, place, sure, read_s, rate_s, other FROM other.first;"
    "INSERT OR IGNORE INTO main.second(key, claim, level, cards, trace_s, keep_s, look) SELECT "
    "key, "
    "claim, level, cards, trace_s, keep_s, look FROM other.second;"
    "INSERT OR IGNORE INTO main.disagree(key, claim, reason) SELECT key, claim, reason FROM "
    "other.disagree;"
    "INSERT OR IGNORE INTO main.class(key, claim, day, mode, story, turn, story_version, missing, "
    "weak, good, strong) SELECT key, claim, day, mode, story, turn, story_version, missing, weak, "
    "good, strong FROM other.class;"
    "INSERT OR IGNORE INTO main.ending(key, how, screen) SELECT key, how, screen FROM "
    "other.ending;";

/* Writes what the ledger has, in this program's format, to a file of its own: it may be of an older
 * format, in use, or on a medium that cannot be written. */
static bool copy_ledger(const char *place, const char *copy, Error *error)
{
    Ledger *ledger = ledger_open_read(place, error);
    if (!ledger)
        return false;
    const LedgerFile *file = ledger_to_read(ledger);
    sqlite3 *to = NULL;
    unlink(copy);
    int code = sqlite3_open(copy, &to);
    sqlite3_backup *backup =
        code == SQLITE_OK ? sqlite3_backup_init(to, "main", file->db, "main") : NULL;
    if (backup)
        sqlite3_backup_step(backup, -1);
    if (code == SQLITE_OK)
        code = backup ? sqlite3_backup_finish(backup) : sqlite3_errcode(to);
    if (code == SQLITE_OK)
        code = ledger_tables_run(to, "PRAGMA journal_mode=DELETE");
    if (code == SQLITE_OK)
        code = ledger_tables_run(to, ledger_tables_class);
    if (code != SQLITE_OK)
        error_set(error, ERROR_IO, "%s: it cannot be copied: %s", file->path, sqlite3_errstr(code));
    sqlite3_close(to);
    ledger_close(ledger);
    return code == SQLITE_OK;
}

static int take_all(LedgerFile *file, const char *copy, bool *parts, bool *added)
{
    char *attach = sqlite3_mprintf("ATTACH %Q AS other", copy);
    int64_t number = 0, before = file->complete;
    int code = ledger_tables_run(file->db, attach);
    sqlite3_free(attach);
    if (code == SQLITE_OK)
        code = ledger_tables_run(file->db, "BEGIN IMMEDIATE");
    if (code == SQLITE_OK)
        code = ledger_tables_ask(file->db, parted, &number);
    *parts = number > 0;
    if (code != SQLITE_OK || *parts)
        return code;
    code = ledger_tables_run(file->db, take);
    if (code == SQLITE_OK)
        code = ledger_tables_ask(file->db, "SELECT count(*) FROM fresh", &number);
    *added = number > 0;
    if (code == SQLITE_OK)
        code = ledger_tables_count_complete(file);
    if (code == SQLITE_OK)
        code = ledger_tables_look(file, before);
    return code == SQLITE_OK ? ledger_tables_run(file->db, "COMMIT") : code;
}

bool ledger_merge(const char *folder, const char *place, bool *added, Error *error)
{
    LedgerFile file;
    Counts counts = { 0 };
    bool parts = false, good;
    *added = false;
    ledger_file_start(&file, folder);
    good = ledger_file_open(&file, &counts, error);
    counts_finish(&counts);
    size_t room = strlen(folder) + sizeof("/merging.db");
    char *copy = memory_take(room, 1);
    snprintf(copy, room, "%s/merging.db", folder);
    good = good && copy_ledger(place, copy, error);
    if (good) {
        int code = take_all(&file, copy, &parts, added);
        good = code == SQLITE_OK && !parts;
        if (parts)
            error_set(error, ERROR_IO,
                      "%s: it and what was added before come from one ledger that was copied, and "
                      "both have answers that the other lacks; nothing was added",
                      place);
        else if (!good)
            error_set(error, ERROR_IO, "%s: %s cannot be added: %s; nothing was added", file.path,
                      place, sqlite3_errmsg(file.db));
    }
    unlink(copy);
    free(copy);
    ledger_file_finish(&file);
    return good;
}
