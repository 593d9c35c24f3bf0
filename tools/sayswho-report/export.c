/* export.c: writes answers.csv and claims.csv. */
#include "export.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"

static const char *const kinds[] = { "", "P", "Q" };
static const char *const levels[] = { "missing", "weak", "good", "strong", "cant_tell" };
static const char *const sures[] = { "", "guessing", "fairly", "very" };

/* ---- fields ---- */

/* Quotes a text if it must be. A text that a spreadsheet would take for a formula gets a blank in
 * front. */
static void put_text(FILE *out, const char *text, const char *after)
{
    bool quote = strpbrk(text, ",\"\r\n") != NULL;
    bool formula = text[0] && strchr("=+-@", text[0]);
    if (quote)
        putc('"', out);
    if (formula)
        putc(' ', out);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    if (quote)
        putc('"', out);
    fputs(after, out);
}

static void put_count(FILE *out, int64_t count, const char *after)
{
    if (count >= FIGURES_FEWEST)
        fprintf(out, "%" PRId64, count);
    fputs(after, out);
}

static void put_counts(FILE *out, const int64_t *counts, int count, const char *last)
{
    for (int i = 0; i < count; i++)
        put_count(out, counts[i], i < count - 1 ? "," : last);
}

/* ---- claims ---- */

void export_claims(const Figures *figures, FILE *out)
{
    fputs("story,version,claim,label,level,rule,kind", out);
    for (int i = 0; i < LEDGER_LEVELS; i++)
        fprintf(out, ",first_%s", levels[i]);
    fputs(",first_two_levels", out);
    for (int i = 0; i < LEDGER_LEVELS; i++)
        fprintf(out, ",second_%s", levels[i]);
    fputs(",look_ask,look_open,look_others,disagree_1,disagree_2,disagree_3,disagree_4", out);
    for (int i = 0; i < 2 * LEDGER_CLASS_LEVELS; i++)
        fprintf(out, ",class_%s_%s", i < LEDGER_CLASS_LEVELS ? "first" : "second",
                levels[i % LEDGER_CLASS_LEVELS]);
    fputs("\r\n", out);
    for (int i = 0; i < figures->claim_count; i++) {
        const FigureClaim *claim = &figures->claims[i];
        put_text(out, claim->story, ",");
        fprintf(out, "%d,", claim->version);
        put_text(out, claim->claim, ",");
        put_text(out, claim->label, ",");
        put_text(out, claim->level >= 0 ? levels[claim->level] : "", ",");
        put_text(out, claim->rule, ",");
        put_text(out, kinds[claim->kind], ",");
        put_counts(out, claim->tally.first, LEDGER_LEVELS, ",");
        put_count(out, claim->tally.split, ",");
        put_counts(out, claim->tally.second, LEDGER_LEVELS, ",");
        put_counts(out, claim->tally.look, LEDGER_LOOKS, ",");
        put_counts(out, claim->tally.disagree, LEDGER_REASONS, ",");
        put_counts(out, claim->class[0], LEDGER_CLASS_LEVELS, ",");
        put_counts(out, claim->class[1], LEDGER_CLASS_LEVELS, "\r\n");
    }
}

/* ---- answers ---- */

/* A visit whose rows wait until its day has ten visits. */
typedef struct {
    uint64_t number; /* new at each export */
    char *rows;      /* all but the day and the number, which come in front */
    size_t length;
} WaitingVisit;

/* Visits of one or more days. */
typedef struct {
    WaitingVisit *visits;
    int count, room;
    char first_day[16], last_day[16];
} DayGroup;

typedef struct {
    FILE *out;
    uint64_t salt;
    DayGroup held, now; /* `held` has ten visits or none */
    int64_t visit;      /* of the last row */
    FILE *rows;         /* writes the present visit's rows */
    bool any;
} AnswerExport;

static int by_number(const void *a, const void *b)
{
    const WaitingVisit *one = a, *two = b;
    return one->number < two->number ? -1 : one->number > two->number;
}

static void clear_group(DayGroup *group)
{
    for (int i = 0; i < group->count; i++)
        free(group->visits[i].rows);
    free(group->visits);
    *group = (DayGroup){ 0 };
}

/* The numbers are random: their order is a shuffle. */
static void write_group(FILE *out, DayGroup *group)
{
    char day[40];
    bool one = strcmp(group->first_day, group->last_day) == 0;
    snprintf(day, sizeof(day), one ? "%s" : "%s/%s", group->first_day, group->last_day);
    if (group->count > 0)
        qsort(group->visits, (size_t)group->count, sizeof(*group->visits), by_number);
    for (int i = 0; i < group->count; i++) {
        const char *row = group->visits[i].rows;
        for (const char *end; (end = strstr(row, "\r\n")); row = end + 2)
            fprintf(out, "%s,%" PRIu64 ",%.*s\r\n", day, group->visits[i].number, (int)(end - row),
                    row);
    }
    clear_group(group);
}

/* Moves the visits of `from` to the end of `to`. */
static void join_groups(DayGroup *to, DayGroup *from)
{
    if (from->count == 0)
        return;
    to->visits = memory_grow(to->visits, (size_t)(to->count + from->count), sizeof(*to->visits));
    memcpy(to->visits + to->count, from->visits, (size_t)from->count * sizeof(*to->visits));
    to->count += from->count;
    to->room = to->count;
    if (!to->first_day[0])
        memcpy(to->first_day, from->first_day, sizeof(to->first_day));
    memcpy(to->last_day, from->last_day, sizeof(to->last_day));
    free(from->visits);
    *from = (DayGroup){ 0 };
}

static void end_visit(AnswerExport *export)
{
    if (export->rows)
        fclose(export->rows); /* sets rows and length */
    export->rows = NULL;
}

/* A day has ended. What is held is written only when the next group has ten visits, too, so that
 * the last few can still join it. */
static void end_day(AnswerExport *export)
{
    end_visit(export);
    if (export->now.count < FIGURES_FEWEST)
        return;
    write_group(export->out, &export->held);
    join_groups(&export->held, &export->now);
}

static void begin_visit(AnswerExport *export, const LedgerAnswer *answer)
{
    DayGroup *group = &export->now;
    end_visit(export);
    if (!group->first_day[0])
        snprintf(group->first_day, sizeof(group->first_day), "%s", answer->day);
    snprintf(group->last_day, sizeof(group->last_day), "%s", answer->day);
    if (group->count == group->room) {
        group->room = group->room ? 2 * group->room : 64;
        group->visits = memory_grow(group->visits, (size_t)group->room, sizeof(*group->visits));
    }
    WaitingVisit *visit = &group->visits[group->count++];
    *visit =
        (WaitingVisit){ .number =
                            hash_bytes(export->salt, &answer->visit, sizeof(answer->visit)) >> 11 };
    /* Rows go to the visit's own memory, which may move later: only its place is kept open. */
    export->rows = open_memstream(&visit->rows, &visit->length);
    if (!export->rows)
        memory_give_up();
    export->visit = answer->visit;
}

static const char *seconds_band(int seconds)
{
    static const struct {
        int below;
        const char *band;
    } bands[] = { { 20, "0-19" }, { 40, "20-39" }, { 80, "40-79" }, { 160, "80-159" } };
    for (size_t i = 0; i < COUNT(bands); i++) {
        if (seconds < bands[i].below)
            return bands[i].band;
    }
    return "160+";
}

static void take_answer(void *context, const LedgerAnswer *answer)
{
    AnswerExport *export = context;
    if (export->any && strcmp(export->now.count ? export->now.last_day : "", answer->day) != 0)
        end_day(export);
    if (!export->any || answer->visit != export->visit || !export->rows)
        begin_visit(export, answer);
    export->any = true;
    FILE *out = export->rows;
    put_text(out, answer->part, ",");
    put_text(out, answer->unit, ",");
    put_text(out, answer->mode, ",");
    put_text(out, answer->story, ",");
    fprintf(out, "%d,%d,", answer->version, answer->rubric);
    put_text(out, answer->app_version, ",");
    put_text(out, answer->language, ",");
    put_text(out, kinds[answer->first_kind], ",");
    fprintf(out, "%d,", answer->place);
    put_text(out, answer->claim, ",");
    put_text(out, answer->trail, ",");
    put_text(out, answer->rule, ",");
    put_text(out, kinds[answer->kind], ",");
    put_text(out, answer->first, ",");
    put_text(out, sures[answer->sure & 3], ",");
    put_text(out, answer->other, ",");
    put_text(out, answer->look, ",");
    put_text(out, answer->cards, ",");
    put_text(out, answer->second, ",");
    if (answer->reason > 0)
        fprintf(out, "%d", answer->reason);
    fprintf(out, ",%s,", seconds_band(answer->seconds));
    put_text(out, answer->ended, "\r\n");
}

/* Without a source of randomness the clock has to do. */
static uint64_t new_salt(void)
{
    uint64_t salt = (uint64_t)clock_now_us() * 2654435761U ^ (uint64_t)clock_wall_s();
    FILE *random = fopen("/dev/urandom", "rb");
    if (random && fread(&salt, sizeof(salt), 1, random) != 1)
        salt += 1;
    if (random)
        fclose(random);
    return salt;
}

bool export_answers(Ledger *ledger, FILE *out, Error *error)
{
    AnswerExport export = { .out = out, .salt = new_salt() };
    fputs("day,visit,part_of_day,unit,mode,story,version,rubric,app,language,first_kind,place,"
          "claim,level,rule,kind,rating1,sure,split,where_look,opened,rating2,disagree,seconds,"
          "ended\r\n",
          out);
    bool good = ledger_each_answer(ledger, take_answer, &export, error);
    end_day(&export);
    if (export.held.count > 0)
        join_groups(&export.held, &export.now); /* the last few */
    write_group(out, &export.held);
    clear_group(&export.now);
    return good;
}
