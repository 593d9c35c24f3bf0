/* look.c: what is done with the counts and rows of many visits: a look at the experiment, and
 * deleting the rows of old visits. */
#include <stdio.h>

#include "ledger/ledger_private.h"

#define FIRST_LOOK    200 /* complete visits; the next ones are at twice that */
#define FOLD_TOGETHER 100

/* The last look that so many visits have reached, 0 before the first. */
static int64_t look_of(int64_t complete)
{
    int64_t look = 0;
    for (int64_t next = FIRST_LOOK; next <= complete; next *= 2)
        look = next;
    return look;
}

/* Only the last look is kept. */
int ledger_tables_look(LedgerFile *file, int64_t before)
{
    char sql[200];
    int64_t look = look_of(file->complete);
    if (look == look_of(before))
        return SQLITE_OK;
    snprintf(sql, sizeof(sql),
             "DELETE FROM look; INSERT INTO look SELECT %lld, source, story, version, what, value, "
             "count FROM tally WHERE what IN ('pair', 'mid', 'again')",
             (long long)look);
    return ledger_tables_run(file->db, sql);
}

bool ledger_file_can_fold(const LedgerFile *file, int64_t keep)
{
    return file->visits - file->folded >= keep + FOLD_TOGETHER;
}

/* Every answer was counted when it came, so that deleting its row changes no count. */
int ledger_tables_fold(LedgerFile *file)
{
    static const char *const tables[] = { "first", "second", "disagree", "ending" };
    char sql[200];
    long long until = (long long)file->folded + FOLD_TOGETHER;
    int code = ledger_tables_run(file->db, "BEGIN IMMEDIATE");
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]) && code == SQLITE_OK; i++) {
        snprintf(sql, sizeof(sql),
                 "DELETE FROM %s WHERE visit IN (SELECT id FROM visit WHERE source = 1 AND "
                 "sequence <= %lld)",
                 tables[i], until);
        code = ledger_tables_run(file->db, sql);
    }
    if (code != SQLITE_OK)
        return code;
    snprintf(sql, sizeof(sql),
             "DELETE FROM visit WHERE source = 1 AND sequence <= %lld; "
             "UPDATE source SET folded = %lld WHERE number = 1; COMMIT",
             until, until);
    code = ledger_tables_run(file->db, sql);
    if (code == SQLITE_OK)
        file->folded = until;
    return code;
}
