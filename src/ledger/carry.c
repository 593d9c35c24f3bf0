/* carry.c: converts older formats of answers.db, in one transaction. */
#include <stdio.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

/* The tables of format 3, but for its limits. */
static const char tables_3[] =
    "CREATE TABLE visit(id INTEGER PRIMARY KEY, day TEXT NOT NULL, part TEXT NOT NULL, unit TEXT "
    "NOT "
    "NULL, mode TEXT NOT NULL, story TEXT NOT NULL, story_version INTEGER NOT NULL, rubric_version "
    "INTEGER NOT NULL, app_version TEXT NOT NULL, language TEXT NOT NULL, coin INTEGER NOT NULL) "
    "STRICT;"
    "CREATE TABLE first(visit INTEGER NOT NULL, row INTEGER NOT NULL, claim TEXT NOT NULL, level "
    "TEXT NOT NULL, place INTEGER NOT NULL, sure INTEGER NOT NULL, read_s INTEGER NOT NULL, rate_s "
    "INTEGER NOT NULL, other TEXT NOT NULL, PRIMARY KEY(visit, row)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE second(visit INTEGER NOT NULL, row INTEGER NOT NULL, claim TEXT NOT NULL, level "
    "TEXT NOT NULL, cards TEXT NOT NULL, trace_s INTEGER NOT NULL, keep_s INTEGER NOT NULL, look "
    "TEXT NOT NULL, PRIMARY KEY(visit, row)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE disagree(visit INTEGER NOT NULL, row INTEGER NOT NULL, claim TEXT NOT NULL, "
    "reason INTEGER NOT NULL, PRIMARY KEY(visit, row)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE ending(visit INTEGER NOT NULL, row INTEGER NOT NULL, how TEXT NOT NULL, screen "
    "TEXT NOT NULL, PRIMARY KEY(visit, row)) STRICT, WITHOUT ROWID;";

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

/* The numbers of visits were all random; now they order the visits. The counts of format 3 were not
 * parted by the story's version. The rows say which version each answer was for; they also say what
 * was not counted then. What a count has more than its rows, as after rows were lost, goes to the
 * newest version. Nothing is known about the experiment, because the rows do not say which claim
 * was the well-sourced one. */
static const char from_3_aside[] = "ALTER TABLE visit RENAME TO visit_3;"
                                   "ALTER TABLE first RENAME TO first_3;"
                                   "ALTER TABLE second RENAME TO second_3;"
                                   "ALTER TABLE disagree RENAME TO disagree_3;"
                                   "ALTER TABLE ending RENAME TO ending_3;"
                                   "ALTER TABLE tally RENAME TO tally_3;";
static const char from_3[] =
    "CREATE TEMP TABLE number(old INTEGER PRIMARY KEY, new INTEGER NOT NULL);"
    "INSERT INTO number SELECT id, (row_number() OVER (ORDER BY day, id) << 24) + (random() & "
    "16777215) FROM visit_3;"
    /* of rows whose visit was lost */
    "INSERT INTO number SELECT visit, random() & 16777215 FROM (SELECT visit FROM first_3 UNION "
    "SELECT visit FROM second_3 UNION SELECT visit FROM disagree_3 UNION SELECT visit FROM "
    "ending_3) WHERE visit NOT IN (SELECT id FROM visit_3);"
    "INSERT INTO visit SELECT new, day, part, unit, mode, story, story_version, rubric_version, "
    "app_version, language, coin, '', 1 FROM visit_3 JOIN number ON old = id ORDER BY new;"
    "INSERT INTO first(key, claim, level, place, sure, read_s, rate_s, other) SELECT (new << 12) + "
    "row AS k, claim, level, place, sure, read_s, rate_s, other FROM first_3 JOIN number ON old = "
    "visit ORDER BY k;"
    "INSERT INTO second(key, claim, level, cards, trace_s, keep_s, look) SELECT (new << 12) + row "
    "AS "
    "k, claim, level, cards, trace_s, keep_s, look FROM second_3 JOIN number ON old = visit ORDER "
    "BY k;"
    "INSERT INTO disagree(key, claim, reason) SELECT (new << 12) + row AS k, claim, reason FROM "
    "disagree_3 JOIN number ON old = visit ORDER BY k;"
    "INSERT INTO ending(key, how, screen) SELECT (new << 12) + row AS k, how, screen FROM ending_3 "
    "JOIN number ON old = visit ORDER BY k;"
    "DROP TABLE number; DROP TABLE visit_3; DROP TABLE first_3; DROP TABLE second_3; DROP TABLE "
    "disagree_3; DROP TABLE ending_3;"
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

_Static_assert(VISIT_RANDOM_BITS == 24 && ROW_BITS == 12, "as in the SQL");

int ledger_tables_carry_over(sqlite3 *db, int64_t format)
{
    char finish[60];
    snprintf(finish, sizeof(finish), "PRAGMA user_version=%d; COMMIT", LEDGER_FORMAT);
    const char *const steps[] = { "BEGIN IMMEDIATE",
                                  format == 1 ? from_1_aside : "",
                                  format == 1 ? tables_3 : "",
                                  format == 1 ? from_1 : "",
                                  format == 2 ? from_2 : "",
                                  from_3_aside,
                                  ledger_tables_schema,
                                  from_3,
                                  finish };
    int code = SQLITE_OK;
    for (size_t i = 0; i < COUNT(steps) && code == SQLITE_OK; i++)
        code = ledger_tables_run(db, steps[i]);
    return code;
}
