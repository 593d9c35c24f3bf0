/* report.c: what the report reads. Nothing here needs a thread, and only answers and the check read
 * more than the counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

/* Calls `each` for every row of the statement. */
typedef void EachRow(void *context, sqlite3_stmt *row);
static bool each_row(const Ledger *ledger, const char *sql, EachRow *each, void *context,
                     Error *error)
{
    const LedgerFile *file = ledger_to_read(ledger);
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(file->db, sql, -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        each(context, statement);
        code = SQLITE_OK;
    }
    if (code != SQLITE_DONE)
        ledger_file_unreadable(file, code, error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

/* Never NULL; borrowed until the next row. */
static const char *text_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}

/* ---- totals and counts ---- */

static void take_totals(void *context, sqlite3_stmt *row)
{
    LedgerTotals *totals = context;
    int64_t *const numbers[] = { &totals->visits,   &totals->finished,      &totals->restarted,
                                 &totals->idle,     &totals->first_ratings, &totals->second_ratings,
                                 &totals->coins[0], &totals->coins[1] };
    for (int i = 0; i < (int)COUNT(numbers); i++)
        *numbers[i] = sqlite3_column_int64(row, i);
}

bool ledger_totals(Ledger *ledger, LedgerTotals *totals, Error *error)
{
    static const char sql[] =
        "SELECT total(count) FILTER (WHERE what = 'visit'), total(count) FILTER (WHERE what = "
        "'ending' AND value = 'finished'), total(count) FILTER (WHERE what = 'ending' AND value = "
        "'restarted'), total(count) FILTER (WHERE what = 'ending' AND value = 'idle'), "
        "total(count) FILTER (WHERE what IN ('first', 'split')), total(count) FILTER (WHERE what = "
        "'second'), total(count) FILTER (WHERE what = 'coin' AND value = '0'), total(count) FILTER "
        "(WHERE what = 'coin' AND value = '1') FROM tally";
    return each_row(ledger, sql, take_totals, totals, error);
}

typedef struct {
    LedgerEachCount *each;
    void *context;
} CountFor;

static void take_count(void *context, sqlite3_stmt *row)
{
    const CountFor *wanted = context;
    wanted->each(wanted->context,
                 &(LedgerCount){ text_of(row, 0), sqlite3_column_int(row, 1), text_of(row, 2),
                                 text_of(row, 3), text_of(row, 4), sqlite3_column_int64(row, 5) });
}

bool ledger_each_count(Ledger *ledger, LedgerEachCount *each, void *context, Error *error)
{
    CountFor wanted = { each, context };
    return each_row(ledger,
                    "SELECT story, version, claim, what, value, sum(count) FROM tally GROUP BY "
                    "1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5",
                    take_count, &wanted, error);
}

typedef struct {
    LedgerEachLabel *each;
    void *context;
} LabelFor;

static void take_label(void *context, sqlite3_stmt *row)
{
    const LabelFor *wanted = context;
    int kind = ledger_number_of(text_of(row, 7), ledger_kinds, COUNT(ledger_kinds));
    wanted->each(
        wanted->context,
        &(LedgerLabel){ .story = text_of(row, 0),
                        .version = sqlite3_column_int(row, 1),
                        .claim = text_of(row, 2),
                        .language = text_of(row, 3),
                        .label = text_of(row, 4),
                        .rule = text_of(row, 6),
                        .level = ledger_number_of(text_of(row, 5), ledger_levels, LEDGER_LEVELS),
                        .kind = kind > 0 ? (LedgerKind)kind : LEDGER_OTHER });
}

bool ledger_each_label(Ledger *ledger, LedgerEachLabel *each, void *context, Error *error)
{
    LabelFor wanted = { each, context };
    return each_row(ledger,
                    "SELECT story, version, claim, language, label, level, rule, kind FROM label "
                    "ORDER BY 1, 2, 3, 4",
                    take_label, &wanted, error);
}

/* ---- the experiment ---- */

typedef struct {
    LedgerExperiment *list;
    int count, room;
    char of[100]; /* source, story and version of the last one */
} Experiments;

static LedgerExperiment *experiment_for(Experiments *all, sqlite3_stmt *row)
{
    char of[100];
    snprintf(of, sizeof(of), "%s %s %s", text_of(row, 0), text_of(row, 1), text_of(row, 2));
    if (all->count == 0 || strcmp(of, all->of) != 0) {
        if (all->count == all->room) {
            all->room = all->room ? 2 * all->room : 8;
            all->list = memory_grow(all->list, (size_t)all->room, sizeof(*all->list));
        }
        all->list[all->count++] = (LedgerExperiment){ 0 };
        memcpy(all->of, of, sizeof(of));
    }
    return &all->list[all->count - 1];
}

/* "P", "P good" or "P good weak", and "P good out" for two who disagreed. */
static void take_cell(void *context, sqlite3_stmt *row)
{
    Experiments *all = context;
    LedgerExperiment *experiment = experiment_for(all, row);
    char arm[4] = "", first[16] = "", last[16] = "";
    const char *what = text_of(row, 3);
    int64_t count = sqlite3_column_int64(row, 5);
    sscanf(text_of(row, 4), "%3s %15s %15s", arm, first, last);
    int a = arm[0] == 'P' ? 0 : arm[0] == 'Q' ? 1 : -1;
    int f = ledger_number_of(first, ledger_levels, LEDGER_LEVELS);
    int l = ledger_number_of(last, ledger_levels, LEDGER_LEVELS);
    if (a < 0 || f < 0)
        return;
    if (strcmp(what, "mid") == 0) {
        experiment->mid[a][f] += count;
    } else if (strcmp(what, "again") == 0 && l >= 0) {
        experiment->again[a][f][l] += count;
    } else if (strcmp(what, "pair") == 0 && !last[0]) {
        experiment->pair[a][f][LEDGER_LEVELS] += count; /* all who began */
    } else if (strcmp(what, "pair") == 0) {
        experiment->pair[a][f][LEDGER_LEVELS] -= count;
        experiment->pair[a][f][l >= 0 ? l : LEDGER_LEVELS] += l >= 0 ? count : 0;
    }
}

bool ledger_experiments(Ledger *ledger, bool at_look, LedgerExperiment **list, int *count,
                        Error *error)
{
    char sql[300];
    Experiments all = { 0 };
    snprintf(sql, sizeof(sql),
             "SELECT source, story, version, what, value, count FROM %s WHERE what IN ('pair', "
             "'mid', 'again') ORDER BY 1, 2, 3, 4, 5",
             at_look ? "look" : "tally");
    bool good = each_row(ledger, sql, take_cell, &all, error);
    *list = all.list;
    *count = all.count;
    return good;
}

/* ---- single answers ---- */

typedef struct {
    LedgerEachAnswer *each;
    void *context;
} AnswerFor;

static void take_answer(void *context, sqlite3_stmt *row)
{
    const AnswerFor *wanted = context;
    int first_kind = ledger_number_of(text_of(row, 8), ledger_kinds, COUNT(ledger_kinds));
    int kind = ledger_number_of(text_of(row, 9), ledger_kinds, COUNT(ledger_kinds));
    wanted->each(wanted->context,
                 &(LedgerAnswer){ .day = text_of(row, 0),
                                  .part = text_of(row, 1),
                                  .unit = text_of(row, 2),
                                  .mode = text_of(row, 3),
                                  .story = text_of(row, 4),
                                  .app_version = text_of(row, 5),
                                  .language = text_of(row, 6),
                                  .ended = text_of(row, 7),
                                  .first_kind = (LedgerKind)(first_kind > 0 ? first_kind : 0),
                                  .kind = (LedgerKind)(kind > 0 ? kind : 0),
                                  .claim = text_of(row, 10),
                                  .first = text_of(row, 11),
                                  .other = text_of(row, 12),
                                  .second = text_of(row, 13),
                                  .cards = text_of(row, 14),
                                  .look = text_of(row, 15),
                                  .rule = text_of(row, 16),
                                  .trail = text_of(row, 17),
                                  .screen = text_of(row, 18),
                                  .visit = sqlite3_column_int64(row, 19),
                                  .version = sqlite3_column_int(row, 20),
                                  .rubric = sqlite3_column_int(row, 21),
                                  .place = sqlite3_column_int(row, 22),
                                  .sure = sqlite3_column_int(row, 23),
                                  .seconds = sqlite3_column_int(row, 24),
                                  .reason = sqlite3_column_int(row, 25) });
}

/* The keys of a visit's rows. */
#define OF_VISIT "BETWEEN v.id << 12 AND (v.id << 12) + 4095"
_Static_assert(ROW_BITS == 12 && ROW_MOST == 4095, "as in the SQL");

bool ledger_each_answer(Ledger *ledger, LedgerEachAnswer *each, void *context, Error *error)
{
    static const char sql[] =
        "SELECT v.day, v.part, v.unit, v.mode, v.story, v.app_version, v.language, "
        "coalesce((SELECT how FROM ending WHERE key " OF_VISIT "), ''), v.first_kind, "
        "coalesce(b.kind, ''), f.claim, f.level, f.other, coalesce(s.level, ''), "
        "coalesce(s.cards, ''), coalesce(s.look, ''), coalesce(b.rule, ''), coalesce(b.level, ''), "
        "coalesce((SELECT screen FROM ending WHERE key " OF_VISIT "), ''), v.id, v.story_version, "
        "v.rubric_version, f.place, f.sure, f.read_s + f.rate_s + coalesce(s.trace_s + s.keep_s, "
        "0), coalesce((SELECT max(reason) FROM disagree AS d WHERE d.key " OF_VISIT " AND "
        "d.claim = f.claim), -1) "
        "FROM visit AS v JOIN first AS f ON f.key " OF_VISIT " "
        "LEFT JOIN second AS s ON s.key " OF_VISIT " AND s.claim = f.claim "
        "LEFT JOIN label AS b ON b.story = v.story AND b.version = v.story_version AND b.claim = "
        "f.claim AND b.language = v.language ORDER BY v.day, v.id, f.place";
    AnswerFor wanted = { each, context };
    return each_row(ledger, sql, take_answer, &wanted, error);
}

/* ---- checking ---- */

typedef struct {
    int64_t units, folded;
} Sources;

static void take_sources(void *context, sqlite3_stmt *row)
{
    Sources *sources = context;
    sources->units = sqlite3_column_int64(row, 0);
    sources->folded = sqlite3_column_int64(row, 1);
}

bool ledger_sources(Ledger *ledger, int64_t *units, int64_t *folded, Error *error)
{
    Sources sources = { 0 };
    bool good =
        each_row(ledger, "SELECT count(*) FILTER (WHERE visits > 0), total(folded) FROM source",
                 take_sources, &sources, error);
    *units = sources.units;
    *folded = sources.folded;
    return good;
}

static void take_number(void *context, sqlite3_stmt *row)
{
    *(int64_t *)context = sqlite3_column_int64(row, 0);
}

bool ledger_state(Ledger *ledger, int64_t *state, Error *error)
{
    *state = 0;
    return each_row(ledger, "SELECT total(count) FROM tally", take_number, state, error);
}

static void take_text(void *context, sqlite3_stmt *row)
{
    snprintf(context, 200, "%s", text_of(row, 0));
}

/* What differs between rows and counts: with deleted rows a count may only be larger. */
static const char disagreements[] =
    "WITH folded AS (SELECT total(folded) > 0 AS any FROM source), rows AS ("
    "SELECT claim, 'first' AS what, level AS value, count(*) AS n FROM first WHERE other = '' "
    "GROUP BY 1, 3 UNION ALL SELECT claim, 'split', '', count(*) FROM first WHERE other <> '' "
    "GROUP BY 1 UNION ALL SELECT claim, 'second', level, count(*) FROM second GROUP BY 1, 3 "
    "UNION ALL SELECT claim, 'disagree', CAST(reason AS TEXT), count(*) FROM disagree GROUP BY 1, "
    "3 UNION ALL SELECT '', 'ending', how, count(*) FROM ending GROUP BY 3 "
    "UNION ALL SELECT '', 'visit', '', count(*) FROM visit), counts AS ("
    "SELECT claim, what, value, sum(count) AS n FROM tally WHERE what IN ('first', 'split', "
    "'second', 'disagree', 'ending', 'visit') GROUP BY 1, 2, 3) "
    "SELECT what || ' ' || value || ' of ' || claim || ': ' || coalesce(c.n, 0) || ' counted, ' || "
    "coalesce(r.n, 0) || ' there' FROM (SELECT claim, what, value FROM rows UNION SELECT claim, "
    "what, value FROM counts) AS k LEFT JOIN rows AS r USING (claim, what, value) LEFT JOIN counts "
    "AS c USING (claim, what, value), folded WHERE coalesce(r.n, 0) > coalesce(c.n, 0) OR (NOT "
    "folded.any AND coalesce(r.n, 0) <> coalesce(c.n, 0)) LIMIT 1";

bool ledger_check(Ledger *ledger, Error *error)
{
    char found[200] = "";
    const LedgerFile *file = ledger_to_read(ledger);
    if (!each_row(ledger, "PRAGMA integrity_check(1)", take_text, found, error))
        return false;
    if (strcmp(found, "ok") != 0) {
        error_set(error, ERROR_IO,
                  "%s: it is damaged: %s; start the exhibit once, which sets a "
                  "damaged file aside",
                  file->path, found);
        return false;
    }
    found[0] = '\0';
    if (!each_row(ledger, disagreements, take_text, found, error))
        return false;
    if (found[0])
        error_set(error, ERROR_IO, "%s: answers and counts differ: %s; keep the file, and tell us",
                  file->path, found);
    return !found[0];
}
