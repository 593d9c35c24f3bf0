/* say.c: the sentence and what follows it. */
#include "measure/say.h"

#include <math.h>

static const char *const headings[SENTENCE_COUNT] = {
    [SENTENCE_WORSE] = N_("Visitors tell trails apart less well at the end than at the start."),
    [SENTENCE_TURNS] = N_("Visitors may be guessing that good and bad take turns."),
    [SENTENCE_LEARN] = N_("Visitors learn to tell good trails from bad ones."),
    [SENTENCE_ONLY_SUSPICIOUS] =
        N_("Visitors only become more suspicious: of good trails as of bad ones."),
    [SENTENCE_SUSPICIOUS] = N_("Visitors become more suspicious."),
    [SENTENCE_ONLY_TRUSTING] =
        N_("Visitors only become more trusting: of bad trails as of good ones."),
    [SENTENCE_TRUSTING] = N_("Visitors become more trusting."),
    [SENTENCE_NO_CHANGE] = N_("First guesses are as good at the end as at the start."),
    [SENTENCE_LEAVERS] = N_("Nothing can be said: those who leave differ from those who stay."),
    [SENTENCE_NOT_YET] = N_("Whether visitors learn cannot be said yet."),
};

/* What to do, or what is not known. */
static const char *const remarks[SENTENCE_COUNT] = {
    [SENTENCE_WORSE] = N_("Is the visit too long?"),
    [SENTENCE_TURNS] = N_("Choose another sentence for the middle of the visit."),
    [SENTENCE_SUSPICIOUS] = N_("Whether they also learn cannot be said yet."),
    [SENTENCE_TRUSTING] = N_("Whether they also learn cannot be said yet."),
    [SENTENCE_LEAVERS] = N_("First mend where they leave."),
};

const char *measure_say_heading(Arena *arena, const Language *language, const Learning *learning,
                                int64_t complete)
{
    if (learning->sentence != SENTENCE_TOO_FEW)
        return words_in(language, headings[learning->sentence]);
    if (complete < MEASURE_FEWEST)
        /* TR: both numbers count visits to the end */
        return arena_print(arena, words_in(language, "Not enough visits yet: fewer than %d of %d."),
                           MEASURE_FEWEST, MEASURE_FIRST_LOOK);
    /* TR: both numbers count visits to the end */
    return arena_print(arena, words_in(language, "Not enough visits yet: %d of %d."), (int)complete,
                       MEASURE_FIRST_LOOK);
}

/* The size of a change in visitors of 100, without its sign. */
typedef struct {
    int middle, low, high;
} Hundreds;

static Hundreds hundreds_of(Range range)
{
    double sign = range.middle < 0 ? -1 : 1;
    double ends[2] = { 100 * sign * range.low, 100 * sign * range.high };
    return (Hundreds){ (int)lround(100 * sign * range.middle), (int)lround(fmin(ends[0], ends[1])),
                       (int)lround(fmax(ends[0], ends[1])) };
}

static const char *say_bad(Arena *arena, const Language *in, const Learning *learning)
{
    Hundreds h = hundreds_of(learning->bad);
    unsigned long count = (unsigned long)h.middle;
    switch (learning->bad_trend) {
    case TREND_DOWN:
        return arena_print(
            arena,
            words_count_in(in,
                           "At the end %d fewer in 100 trusts the badly-sourced sentence "
                           "(between %d and %d).",
                           "At the end %d fewer in 100 trust the badly-sourced sentence "
                           "(between %d and %d).",
                           count),
            h.middle, h.low, h.high);
    case TREND_UP:
        return arena_print(
            arena,
            words_count_in(in,
                           "At the end %d more in 100 trusts the badly-sourced sentence "
                           "(between %d and %d).",
                           "At the end %d more in 100 trust the badly-sourced sentence "
                           "(between %d and %d).",
                           count),
            h.middle, h.low, h.high);
    case TREND_KEPT: return words_in(in, "The badly-sourced sentence is trusted as before.");
    default: return words_in(in, "What happens to the badly-sourced sentence cannot be said yet.");
    }
}

static const char *say_good(Arena *arena, const Language *in, const Learning *learning)
{
    Hundreds h = hundreds_of(learning->good);
    unsigned long count = (unsigned long)h.middle;
    switch (learning->good_trend) {
    case TREND_DOWN:
        return arena_print(
            arena,
            words_count_in(in, "%d fewer in 100 trusts the well-sourced one (between %d and %d).",
                           "%d fewer in 100 trust the well-sourced one (between %d and %d).",
                           count),
            h.middle, h.low, h.high);
    case TREND_UP:
        return arena_print(
            arena,
            words_count_in(in, "%d more in 100 trusts the well-sourced one (between %d and %d).",
                           "%d more in 100 trust the well-sourced one (between %d and %d).", count),
            h.middle, h.low, h.high);
    case TREND_KEPT:
        if (learning->bad_trend == TREND_DOWN)
            return words_in(in, "The well-sourced one is trusted as before, so they have not "
                                "simply become suspicious.");
        return words_in(in, "The well-sourced one is trusted as before.");
    default: return words_in(in, "What happens to the well-sourced one cannot be said yet.");
    }
}

/* The numbers belong to sentences about both claims. */
static bool has_numbers(const Learning *learning)
{
    bool known = learning->bad_trend != TREND_UNKNOWN || learning->good_trend != TREND_UNKNOWN;
    switch (learning->sentence) {
    case SENTENCE_WORSE:
    case SENTENCE_LEARN:
    case SENTENCE_ONLY_SUSPICIOUS:
    case SENTENCE_SUSPICIOUS:
    case SENTENCE_ONLY_TRUSTING:
    case SENTENCE_TRUSTING: return known;
    default: return false;
    }
}

const char *measure_say_details(Arena *arena, const Language *language, const Learning *learning)
{
    const char *remark = remarks[learning->sentence];
    remark = remark ? words_in(language, remark) : "";
    if (!has_numbers(learning))
        return remark;
    return arena_print(arena, "%s %s%s%s", say_bad(arena, language, learning),
                       say_good(arena, language, learning), remark[0] ? " " : "", remark);
}

const char *measure_say_basis(Arena *arena, const Language *language, const Learning *learning)
{
    if (learning->sentence == SENTENCE_TOO_FEW)
        return words_in(language, "A coin decides which sentence comes first.");
    return arena_print(arena,
                       words_in(language, "From %d visits; a coin decided which sentence came "
                                          "first. Next look at %d visits."),
                       (int)learning->complete, (int)measure_next_look(learning->complete));
}
