#include "show_words.h"

#include <string.h>

const char *show_level(Level level)
{
    static const char *const words[LEVEL_COUNT] = { "Missing", "Weak", "Good", "Strong",
                                                    "Can't tell yet" };
    return words[level];
}

const char *show_rule(const char *rule)
{
    static const struct {
        const char *rule, *words;
    } rules[] = {
        { "M1", "the article gives no source" },
        { "M2", "the article hints at a source, and the trail does not reach one" },
        { "M3", "the trail goes in a circle" },
        { "M4", "the source was reached, and does not say this" },
        { "M5", "the source was withdrawn" },
        { "W1", "the article only hints at its source" },
        { "W2", "the trail stops before the place where it began" },
        { "W3", "the source was not seen" },
        { "W4", "the source was not there itself" },
        { "W5", "the source says something a bit different" },
        { "W6", "the source was corrected" },
        { "W7", "only the source itself gains if it is believed" },
        { "S2", "it is about a record, and that record is open" },
        { "S1", "two or more separate sources say this, and are open" },
        { "G1", "one source that was able to know says this" },
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (strcmp(rules[i].rule, rule) == 0)
            return rules[i].words;
    }
    return "";
}

const char *show_card(Card card)
{
    static const char *const words[CARD_COUNT] = { "Who said it first?", "Who passed it on?",
                                                   "What does it really say?", "What is missing?" };
    return words[card];
}

const char *show_code(Arena *arena, const char *code)
{
    char *words = arena_copy_text(arena, code);
    for (char *at = words; *at; at++) {
        if (*at == '_')
            *at = ' ';
    }
    return words;
}

/* By fact and value: what would have to be so. The first origin comes with the others. */
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
    const char *sentence = arena_print(arena, "%s if ", show_level(rubric_judge(&better).level));
    for (int i = 0; i < count; i++)
        sentence = arena_print(arena, "%s%s%s", sentence,
                               i == 0           ? ""
                               : i + 1 == count ? ", and "
                                                : ", ",
                               parts[i]);
    return arena_print(arena, "%s.", sentence);
}
