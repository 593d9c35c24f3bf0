#include "show/show_words.h"
#include "words/terms.h"

const char *show_code(Arena *arena, const char *code)
{
    char *words = arena_copy_text(arena, code);
    for (char *at = words; *at; at++) {
        if (*at == '_')
            *at = ' ';
    }
    return words;
}

/* For each fact and value: the condition for a better level. The first origin needs no text,
 * because other conditions bring it. */
static const char *const otherwise[FACT_COUNT][3] = {
    [FACT_ATTRIBUTION] = { NULL, "a source were hinted at", "the source were named" },
    [FACT_TRAIL_END] = { NULL, "the trail did not go in a circle",
                         "the trail reached the place where it began" },
    [FACT_POSITION] = { NULL, "that source had seen, measured or made it itself" },
    [FACT_FIDELITY] = { NULL, "the source said something near to it", "the source said this" },
    [FACT_ACCESS] = { NULL, "an editor had seen the source", "the source were open" },
    [FACT_STANDING] = { NULL, "the source were corrected and not withdrawn",
                        "the source still stood" },
    [FACT_INDEPENDENT_ORIGINS] = { NULL, NULL, "a second, separate source said so" },
    [FACT_STAKE] = { NULL, "a source said so that does not gain by it" },
};

const char *show_why_not_better(Arena *arena, const Claim *claim)
{
    Facts better;
    if (!rubric_nearest_better(&claim->facts, &better))
        return "There is no better level.";
    const char *parts[FACT_COUNT];
    int count = 0;
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        int value = better.value[fact];
        if (value > claim->facts.value[fact] && otherwise[fact][value])
            parts[count++] = otherwise[fact][value];
    }
    const char *sentence =
        arena_print(arena, "%s if ", terms_level(WORDS_ENGLISH, rubric_judge(&better).level));
    for (int i = 0; i < count; i++)
        sentence = arena_print(arena, "%s%s%s", sentence,
                               i == 0           ? ""
                               : i + 1 == count ? ", and "
                                                : ", ",
                               parts[i]);
    return arena_print(arena, "%s.", sentence);
}
