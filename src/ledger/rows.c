/* rows.c: makes a row of each answer, and says what it counts. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

#define QUICK_S     2  /* a rating given faster counts as not given in the experiment */
#define TOOK_STEP_S 20 /* how long visits took is counted in steps */
#define TOOK_MOST_S 1200

const char *const ledger_kinds[3] = { "", "P", "Q" };

static const char *const sures[] = { "", "guessing", "fairly", "very" };

static LedgerRow new_row(Present *present, RowKind kind)
{
    LedgerRow row = { .visit = present->visit,
                      .number = ++present->rows,
                      .kind = kind,
                      .version = present->version };
    memcpy(row.story, present->story, sizeof(row.story));
    return row;
}

static void set_text(LedgerRow *row, int column, const char *text)
{
    snprintf(row->texts[column], sizeof(row->texts[column]), "%s", text);
}

/* Cuts a text that is too long, but no letter of it. */
static void set_label(char label[LABEL_MOST + 1], const char *text)
{
    size_t length = text ? strlen(text) : 0;
    if (length > LABEL_MOST) {
        length = LABEL_MOST;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    if (length > 0)
        memcpy(label, text, length);
    label[length] = '\0';
}

static int at_most_600(int seconds)
{
    return seconds < 0 ? 0 : seconds > 600 ? 600 : seconds;
}

static RowCount *add_count(LedgerRow *row, bool of_claim, const char *what)
{
    RowCount *count = &row->counts[row->count_count++];
    *count = (RowCount){ .what = what, .by = 1, .of_claim = of_claim };
    return count;
}

static void count_word(LedgerRow *row, bool of_claim, const char *what, const char *value)
{
    RowCount *count = add_count(row, of_claim, what);
    snprintf(count->value, sizeof(count->value), "%s", value);
}

static void count_two(LedgerRow *row, bool of_claim, const char *what, const char *one,
                      const char *two)
{
    RowCount *count = add_count(row, of_claim, what);
    snprintf(count->value, sizeof(count->value), "%s %s", one, two);
}

const char *rows_claim(const LedgerRow *row, const RowCount *count)
{
    return count->of_claim ? row->texts[0] : "";
}

/* ---- the experiment ---- */

/* "P good weak": which claim came first, its rating, and the rating in last place. */
static void count_three(LedgerRow *row, const Present *present, const char *what, int first,
                        const char *last)
{
    RowCount *count = add_count(row, false, what);
    snprintf(count->value, sizeof(count->value), "%s %s %s", ledger_kinds[present->first_kind],
             ledger_levels[first], last);
}

/* A visit counts when its first claim is rated, and once more when its last one is; those who left
 * in between are the difference. Two who disagree take the visit out. */
static void count_pair(LedgerRow *row, Present *present, const LedgerFirst *first)
{
    bool split = first->other >= 0, quick = first->rate_s < QUICK_S;
    const char *arm = ledger_kinds[present->first_kind], *level = ledger_levels[first->level];
    if (present->first_kind == LEDGER_OTHER)
        return;
    if (first->kind == LEDGER_OTHER) {
        if (first->order == 2 && !split && !quick)
            count_two(row, false, "mid", arm, level);
    } else if (first->order == 1) {
        present->pair_first = split || quick ? -1 : first->level;
        if (present->pair_first >= 0)
            count_two(row, false, "pair", arm, level);
    } else if (present->pair_first >= 0 && first->kind != present->first_kind) {
        if (split || !quick)
            count_three(row, present, "pair", present->pair_first, split ? "out" : level);
        if (split)
            present->pair_first = -1;
    }
}

/* The same pair after the rope. */
static void count_again(LedgerRow *row, Present *present, int level)
{
    if (present->first_kind == LEDGER_OTHER || present->kind == LEDGER_OTHER)
        return;
    if (present->place == 1)
        present->pair_second = present->pair_first >= 0 ? level : -1;
    else if (present->pair_second >= 0 && present->first >= 0 && present->pair_first >= 0)
        count_three(row, present, "again", present->pair_second, ledger_levels[level]);
}

/* How far visits get on the walk-up path. */
static void count_step(LedgerRow *row, const Present *present, const char *which)
{
    if (present->place > present->places || present->place > PATH_CLAIMS_MOST)
        return;
    RowCount *count = add_count(row, false, "step");
    snprintf(count->value, sizeof(count->value), "%d %s", present->place, which);
}

/* ---- rows ---- */

LedgerRow rows_visit(Present *present, int64_t number, const LedgerVisit *visit)
{
    *present = (Present){ .visit = number,
                          .version = visit->story_version,
                          .places = visit->places,
                          .first_kind = visit->first_kind,
                          .pair_first = -1,
                          .pair_second = -1,
                          .first = -1 };
    snprintf(present->story, sizeof(present->story), "%s", visit->story);
    LedgerRow row = new_row(present, ROW_VISIT);
    const char *const texts[] = { visit->day,      visit->part,
                                  visit->unit,     visit->mode,
                                  visit->story,    visit->app_version,
                                  visit->language, ledger_kinds[visit->first_kind] };
    for (int i = 0; i < (int)COUNT(texts); i++)
        set_text(&row, i, texts[i]);
    row.numbers[0] = visit->story_version;
    row.numbers[1] = visit->rubric_version;
    row.numbers[2] = visit->coin;
    count_word(&row, false, "visit", "");
    count_word(&row, false, "day", visit->day);
    if (visit->coin >= 0)
        count_word(&row, false, "coin", visit->coin > 0 ? "1" : "0");
    return row;
}

LedgerRow rows_first(Present *present, const LedgerFirst *first)
{
    LedgerRow row = new_row(present, ROW_FIRST);
    const char *level = ledger_levels[first->level];
    bool split = first->other >= 0;
    set_text(&row, 0, first->claim);
    set_text(&row, 1, level);
    set_text(&row, 2, split ? ledger_levels[first->other] : "");
    row.numbers[0] = first->order;
    row.numbers[1] = first->sure;
    row.numbers[2] = at_most_600(first->read_s);
    row.numbers[3] = at_most_600(first->rate_s);
    set_label(row.label, first->label);
    set_label(row.title, first->title);
    snprintf(row.language, sizeof(row.language), "%s", first->language ? first->language : "");
    snprintf(row.rule, sizeof(row.rule), "%s", first->rule ? first->rule : "");
    row.trail = first->trail;
    row.claim_kind = first->kind;
    present->kind = first->kind;
    present->place = first->order;
    present->first = split ? -1 : first->level;
    count_word(&row, true, split ? "split" : "first", split ? "" : level);
    if (!split && first->sure > 0)
        count_two(&row, true, "sure", sures[first->sure], level);
    count_step(&row, present, "first");
    count_pair(&row, present, first);
    return row;
}

LedgerRow rows_second(Present *present, const LedgerSecond *second)
{
    LedgerRow row = new_row(present, ROW_SECOND);
    const char *level = ledger_levels[second->level];
    const char *look = second->look >= 0 ? ledger_looks[second->look] : "";
    set_text(&row, 0, second->claim);
    set_text(&row, 1, level);
    set_text(&row, 2, second->cards);
    set_text(&row, 3, look);
    row.numbers[0] = at_most_600(second->trace_s);
    row.numbers[1] = at_most_600(second->keep_s);
    count_word(&row, true, "second", level);
    if (look[0])
        count_word(&row, true, "look", look);
    if (present->first >= 0)
        count_two(&row, true, "change", ledger_levels[present->first], level);
    count_step(&row, present, "second");
    count_again(&row, present, second->level);
    return row;
}

LedgerRow rows_disagree(Present *present, const char *claim, int reason)
{
    LedgerRow row = new_row(present, ROW_DISAGREE);
    set_text(&row, 0, claim);
    row.numbers[0] = reason;
    RowCount *count = add_count(&row, true, "disagree");
    snprintf(count->value, sizeof(count->value), "%d", reason);
    return row;
}

LedgerRow rows_ending(Present *present, const char *how, const char *screen, int took_s)
{
    LedgerRow row = new_row(present, ROW_ENDING);
    int took = took_s > TOOK_MOST_S ? TOOK_MOST_S : took_s / TOOK_STEP_S * TOOK_STEP_S;
    set_text(&row, 0, how);
    set_text(&row, 1, screen);
    count_word(&row, false, "ending", how);
    RowCount *count = add_count(&row, false, "took");
    snprintf(count->value, sizeof(count->value), "%d", took);
    return row;
}

bool rows_class(Present *present, const LedgerClass *claim, int turn, LedgerRow *row)
{
    static const char *const whats[] = { "class first", "class second" };
    const int *votes = claim->votes[turn];
    int sum = 0;
    for (int i = 0; i < LEDGER_CLASS_LEVELS; i++)
        sum += votes[i];
    if (sum < LEDGER_CLASS_FEWEST)
        return false;
    *row = new_row(present, ROW_CLASS);
    snprintf(row->story, sizeof(row->story), "%s", claim->story);
    row->version = claim->story_version;
    const char *const texts[] = { claim->claim, claim->day, "class", claim->story,
                                  turn ? "second" : "first" };
    for (int i = 0; i < (int)COUNT(texts); i++)
        set_text(row, i, texts[i]);
    row->numbers[0] = claim->story_version;
    for (int i = 0; i < LEDGER_CLASS_LEVELS; i++) {
        row->numbers[1 + i] = votes[i];
        if (votes[i] == 0)
            continue;
        count_word(row, true, whats[turn], ledger_levels[i]);
        row->counts[row->count_count - 1].by = votes[i];
    }
    return true;
}
