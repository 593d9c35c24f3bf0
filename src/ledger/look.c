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

/* The oldest visits, by their numbers: a clock may be wrong. Every answer was counted when it came,
 * so that deleting its row changes no count. */
#define OLDEST "(SELECT id FROM visit WHERE source = 1 ORDER BY id LIMIT 100)"
#define OF_OLDEST                                                                                  \
    " WHERE key >> 12 IN " OLDEST " AND key < (SELECT max(id) + 1 FROM " OLDEST ") << 12;"

int ledger_tables_fold(LedgerFile *file)
{
    static const char sql[] =
        "BEGIN IMMEDIATE; DELETE FROM first" OF_OLDEST "DELETE FROM second" OF_OLDEST
        "DELETE FROM disagree" OF_OLDEST "DELETE FROM ending" OF_OLDEST
        "DELETE FROM visit WHERE id IN " OLDEST "; "
        "UPDATE source SET folded = folded + 100 WHERE number = 1; COMMIT";
    _Static_assert(FOLD_TOGETHER == 100 && ROW_BITS == 12, "as in the SQL");
    int code = ledger_tables_run(file->db, sql);
    if (code == SQLITE_OK)
        file->folded += FOLD_TOGETHER;
    return code;
}
