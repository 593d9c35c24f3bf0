/* carry.c: converts older formats of answers.db, in one transaction. */
#include <stdio.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

/* Format 1 named a visit by 32 letters in every row, and rows had no numbers. */
static const char from_1_aside[] = "ALTER TABLE visit RENAME TO visit_1;"
                                   "ALTER TABLE first RENAME TO first_1;"
                                   "ALTER TABLE second RENAME TO second_1;"
                                   "ALTER TABLE disagree RENAME TO disagree_1;"
                                   "ALTER TABLE ending RENAME TO ending_1;";
static const char from_1[] =
    "CREATE TEMP TABLE key(old TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;"
    "INSERT INTO key SELECT old, random() & 9223372036854775807 FROM (SELECT id AS old FROM "
    "visit_1 UNION SELECT visit FROM first_1 UNION SELECT visit FROM second_1 UNION SELECT "
    "visit FROM disagree_1 UNION SELECT visit FROM ending_1);"
    "INSERT INTO visit SELECT key.id, day, part, unit, mode, story, story_version, "
    "rubric_version, app_version, language, -1 FROM visit_1 JOIN key ON old = visit_1.id;"
    "INSERT INTO first SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY r.rowid), "
    "claim, level, place, sure, read_s, rate_s, '' FROM first_1 AS r JOIN key ON old = visit;"
    "INSERT INTO second SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY r.rowid), "
    "claim, level, cards, trace_s, keep_s, '' FROM second_1 AS r JOIN key ON old = visit;"
    "INSERT INTO disagree SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY "
    "r.rowid), claim, reason FROM disagree_1 AS r JOIN key ON old = visit;"
    "INSERT INTO ending SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY r.rowid), "
    "how, screen FROM ending_1 AS r JOIN key ON old = visit;"
    "INSERT INTO tally SELECT story, '', 'visit', '', count(*) FROM visit GROUP BY story;"
    "INSERT INTO tally SELECT coalesce(story, ''), '', 'ending', how, count(*) FROM ending "
    "LEFT JOIN visit ON visit.id = ending.visit GROUP BY 1, how;"
    "DROP TABLE key; DROP TABLE visit_1; DROP TABLE first_1; DROP TABLE second_1; "
    "DROP TABLE disagree_1; DROP TABLE ending_1;";

/* Format 2 knew no coin, no two who disagree, and nothing about where to look. */
static const char from_2[] =
    "ALTER TABLE visit ADD COLUMN coin INTEGER NOT NULL DEFAULT -1 CHECK(coin BETWEEN -1 AND 1);"
    "ALTER TABLE first ADD COLUMN other TEXT NOT NULL DEFAULT '' CHECK(length(other) <= 12);"
    "ALTER TABLE second ADD COLUMN look TEXT NOT NULL DEFAULT '' CHECK(length(look) <= 12);";

/* The numbers of visits were all random; now they order the visits. Negative in between, so that no
 * new number meets an old one. The counts of format 3 were not parted by the story's version. The
 * rows say which version each answer was for; they also say what was not counted then. What a count
 * has more than its rows, as after rows were lost, goes to the newest version. Nothing is known
 * about the experiment, because the rows do not say which claim was the well-sourced one. */
static const char from_3_aside[] = "ALTER TABLE tally RENAME TO tally_3;";
static const char from_3[] =
    "CREATE TEMP TABLE number(old INTEGER PRIMARY KEY, new INTEGER NOT NULL);"
    "INSERT INTO number SELECT id, (row_number() OVER (ORDER BY day, id) << 31) + (random() & "
    "2147483647) FROM visit;"
    "INSERT INTO number SELECT visit, random() & 2147483647 FROM (SELECT visit FROM first UNION "
    "SELECT visit FROM second UNION SELECT visit FROM disagree UNION SELECT visit FROM ending) "
    "WHERE visit NOT IN (SELECT id FROM visit);"
    "UPDATE visit SET id = -(SELECT new FROM number WHERE old = id);"
    "UPDATE visit SET id = -id;"
    "UPDATE first SET visit = -(SELECT new FROM number WHERE old = visit);"
    "UPDATE second SET visit = -(SELECT new FROM number WHERE old = visit);"
    "UPDATE disagree SET visit = -(SELECT new FROM number WHERE old = visit);"
    "UPDATE ending SET visit = -(SELECT new FROM number WHERE old = visit);"
    "UPDATE first SET visit = -visit; UPDATE second SET visit = -visit; "
    "UPDATE disagree SET visit = -visit; UPDATE ending SET visit = -visit; DROP TABLE number;"
    "UPDATE source SET visits = (SELECT count(*) FROM visit);"
    "INSERT INTO tally WITH counted AS ("
    "SELECT id AS visit, '' AS claim, 'visit' AS what, '' AS value FROM visit "
    "UNION ALL SELECT id, '', 'day', day FROM visit "
    "UNION ALL SELECT id, '', 'coin', coin FROM visit WHERE coin >= 0 "
    "UNION ALL SELECT visit, '', 'ending', how FROM ending "
    "UNION ALL SELECT visit, '', 'step', place || ' first' FROM first WHERE place <= 3 "
    "UNION ALL SELECT visit, claim, 'first', level FROM first WHERE other = '' "
    "UNION ALL SELECT visit, claim, 'split', '' FROM first WHERE other <> '' "
    "UNION ALL SELECT visit, claim, 'sure', CASE sure WHEN 1 THEN 'guessing ' WHEN 2 THEN 'fairly "
    "' "
    "ELSE 'very ' END || level FROM first WHERE other = '' AND sure > 0 "
    "UNION ALL SELECT visit, claim, 'second', level FROM second "
    "UNION ALL SELECT visit, claim, 'look', look FROM second WHERE look <> '' "
    "UNION ALL SELECT f.visit, f.claim, 'change', f.level || ' ' || s.level FROM first AS f JOIN "
    "second AS s USING (visit, claim) WHERE f.other = '' "
    "UNION ALL SELECT f.visit, '', 'step', f.place || ' second' FROM first AS f JOIN second AS s "
    "USING (visit, claim) WHERE f.place <= 3 "
    "UNION ALL SELECT visit, claim, 'disagree', reason FROM disagree) "
    "SELECT 1, story, story_version, claim, what, value, count(*) FROM counted JOIN visit ON "
    "visit.id = counted.visit GROUP BY 1, 2, 3, 4, 5, 6;"
    "INSERT INTO tally SELECT 1, o.story, coalesce((SELECT max(story_version) FROM visit WHERE "
    "visit.story = o.story), 0), o.claim, o.what, o.value, o.count - (SELECT coalesce(sum(t.count),"
    " 0) FROM tally AS t WHERE t.source = 1 AND t.story = o.story AND t.claim = o.claim AND t.what "
    "= o.what AND t.value = o.value) AS rest FROM tally_3 AS o WHERE rest > 0 "
    "ON CONFLICT DO UPDATE SET count = count + excluded.count;"
    "DROP TABLE tally_3;";

int ledger_tables_carry_over(sqlite3 *db, int64_t format)
{
    char finish[60];
    snprintf(finish, sizeof(finish), "PRAGMA user_version=%d; COMMIT", LEDGER_FORMAT);
    const char *const steps[] = { "BEGIN IMMEDIATE",
                                  format == 1 ? from_1_aside : "",
                                  format == 1 ? ledger_tables_old : "",
                                  format == 1 ? from_1 : "",
                                  format == 2 ? from_2 : "",
                                  from_3_aside,
                                  ledger_tables_new,
                                  from_3,
                                  finish };
    int code = SQLITE_OK;
    for (size_t i = 0; i < COUNT(steps) && code == SQLITE_OK; i++)
        code = ledger_tables_run(db, steps[i]);
    return code;
}
