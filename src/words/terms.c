#include "words/terms.h"

#include <string.h>

#include "base/memory.h"

const Level terms_offered[4] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

const char *terms_level(const Language *language, Level level)
{
    static const char *const words[LEVEL_COUNT] = { N_("Missing"), N_("Weak"), N_("Good"),
                                                    N_("Strong"), N_("Can’t tell yet") };
    return words_in(language, words[level]);
}

const char *terms_level_says(const Language *language, Level level)
{
    static const char *const says[LEVEL_COUNT] = {
        N_("No rope. Nobody is named, it runs in a circle, or the source does not say this."),
        N_("The rope gives out. It stops too soon, or the words change on the way."),
        N_("One rope holds. It leads to someone able to know, who really says this."),
        N_("Two ropes hold. Two separate places say this, or it is the very record."),
        N_("I need to look further."),
    };
    return words_in(language, says[level]);
}

/* TR: at most 40 letters each */
const char *terms_level_line(const Language *language, Level level)
{
    static const char *const lines[LEVEL_COUNT] = {
        N_("No rope leads to anyone who says this."),
        N_("The rope gives out on the way."),
        N_("One rope holds, to someone who can know."),
        N_("Two ropes hold, or it is the record."),
        N_("I need to look further."),
    };
    return words_in(language, lines[level]);
}

/* TR: the rope of each level in two short words, below "Missing", "Weak", "Good" and "Strong" */
const char *terms_level_words(const Language *language, Level level)
{
    static const char *const words[LEVEL_COUNT] = { N_("no rope"), N_("gives out"), N_("one holds"),
                                                    N_("two hold"), "" };
    return words[level][0] ? words_in(language, words[level]) : "";
}

const char *terms_card(const Language *language, Card card)
{
    static const char *const questions[CARD_COUNT] = {
        N_("Who said it first?"),
        N_("Who passed it on?"),
        N_("What does it really say?"),
        N_("What is missing?"),
    };
    return words_in(language, questions[card]);
}

/* The same, for places with room for only a word or two. */
const char *terms_card_short(const Language *language, Card card)
{
    static const char *const questions[CARD_COUNT] = { N_("Who first?"), N_("Passed on by?"),
                                                       N_("Really says?"), N_("What’s missing?") };
    return words_in(language, questions[card]);
}

const char *terms_question(const Language *language)
{
    return words_in(language, "How good is the trail behind this sentence?");
}

const char *terms_question_short(const Language *language)
{
    return words_in(language, "How far does its trail lead?");
}

const char *terms_trail_question(const Language *language)
{
    return words_in(language, "Where does the trail lead?");
}

const char *terms_sure(const Language *language, int sure)
{
    static const char *const words[TERMS_SURE] = { N_("Guessing"), N_("Fairly sure"),
                                                   N_("Very sure") };
    return words_in(language, words[sure]);
}

/* TR: for a narrow button with two lines, each of at most eight letters */
const char *terms_sure_short(const Language *language, int sure)
{
    static const char *const words[TERMS_SURE] = { N_("Just a guess"), N_("Fairly sure"),
                                                   N_("Very sure") };
    return words_in(language, words[sure]);
}

const char *terms_article(const Language *language)
{
    return words_in(language, "This article");
}

const char *terms_known(const Language *language, Known known)
{
    static const char *const words[KNOWN_COUNT] = { N_("Supported"), N_("Disputed"),
                                                    N_("Contradicted"), N_("Unknown") };
    return words_in(language, words[known]);
}

const char *terms_rule(const Language *language, const char *rule)
{
    static const struct {
        const char *rule, *words;
    } rules[] = {
        { "M1", N_("The article gives no source.") },
        { "M2", N_("The article only hints at a source, and the trail does not reach one.") },
        { "M3", N_("The trail goes in a circle.") },
        { "M4", N_("The source was reached, but it does not say this.") },
        { "M5", N_("The source was taken back.") },
        { "W1", N_("The article only hints at its source.") },
        { "W2", N_("The trail stops before the place where it began.") },
        { "W3", N_("The source could not be looked at.") },
        { "W4", N_("The source was not there itself.") },
        { "W5", N_("The source says something a bit different.") },
        { "W6", N_("The source was corrected.") },
        { "W7", N_("Only the source itself would gain if it were believed.") },
        { "S2", N_("It is about a record, and anyone can open that record.") },
        { "S1", N_("Two or more separate sources say this, and anyone can look at them.") },
        { "G1", N_("One source that was able to know says this.") },
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (strcmp(rules[i].rule, rule) == 0)
            return words_in(language, rules[i].words);
    }
    return "";
}

/* TR: each stands between two names: the first takes its words from the second */
const char *terms_relation(const Language *language, Relation relation)
{
    static const char *const words[RELATION_COUNT] = {
        N_("quotes"),
        N_("says it in other words"),
        N_("sums up"),
        N_("translates"),
        N_("points to"),
        N_("rests on"),
        N_("prints again"),
        N_("corrects"),
        N_("takes back"),
        N_("checks"),
        N_("points to, but it is not there"),
        N_("the trail stops"),
    };
    return words_in(language, words[relation]);
}

/* TR: what became of the words on the way from one to the other */
const char *terms_change(const Language *language, Change change)
{
    static const char *const words[CHANGE_COUNT] = {
        N_("nothing changed"),          N_("made to sound more certain"),
        N_("the number changed"),       N_("made to be about more"),
        N_("time or place left out"),   N_("a link became a cause"),
        N_("a limit left out"),         N_("who said it left out"),
        N_("taken out of its setting"), N_("the date is wrong"),
        N_("the outlet is wrong"),
    };
    return words_in(language, words[change]);
}

/* TR: on a small tag that hangs at a rope, so as short as possible: what became of the words */
const char *terms_tag_change(const Language *language, Change change)
{
    static const char *const words[CHANGE_COUNT] = {
        NULL,
        N_("made more certain"),
        N_("number changed"),
        N_("made to be about more"),
        N_("time or place left out"),
        N_("a link became a cause"),
        N_("a limit left out"),
        N_("who said it left out"),
        N_("only a part is told"),
        N_("wrong date"),
        N_("wrong newspaper"),
    };
    return words[change] ? words_in(language, words[change]) : "";
}

/* TR: on a small tag at the end of a rope, so as short as possible: why the rope holds or not */
const char *terms_tag_rule(const Language *language, const char *rule)
{
    static const struct {
        const char *rule, *words;
    } rules[] = {
        { "M1", N_("nobody is named") },     { "M2", N_("nobody is named") },
        { "M3", N_("it runs in a circle") }, { "M4", N_("not in there") },
        { "M5", N_("taken back") },          { "W1", N_("nobody is named clearly") },
        { "W2", N_("it stops here") },       { "W3", N_("nobody could open it") },
        { "W4", N_("heard from others") },   { "W5", N_("words changed") },
        { "W6", N_("corrected since") },     { "W7", N_("only they say so") },
        { "G1", N_("it really says this") }, { "S1", N_("two separate sources") },
        { "S2", N_("this is the record") },
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (strcmp(rules[i].rule, rule) == 0)
            return words_in(language, rules[i].words);
    }
    return "";
}

/* TR: on a small tag, where the article or an outlet has one more source that leads nowhere */
const char *terms_tag_result(const Language *language, GapResult result)
{
    static const char *const words[GAP_RESULT_COUNT] = {
        N_("one source not found"), N_("one source behind a paywall"), N_("one source lost"),
        N_("one source not told"), N_("one source runs in a circle")
    };
    return words_in(language, words[result]);
}

const char *terms_seen(const Language *language, Seen seen)
{
    static const char *const words[SEEN_COUNT] = { N_("not opened by us"), N_("seen in a copy"),
                                                   N_("read by us") };
    return words_in(language, words[seen]);
}

const char *terms_kind(const Language *language, WorkKind kind)
{
    static const char *const words[WORK_KIND_COUNT] = {
        N_("primary document"),
        N_("official statement"),
        N_("eyewitness account"),
        N_("news agency report"),
        N_("newspaper"),
        N_("news site"),
        N_("opinion article"),
        N_("site with a cause"),
        N_("outlet of those who claim it"),
        N_("press release"),
        N_("study"),
        N_("book"),
        N_("social media"),
        N_("broadcast"),
    };
    return words_in(language, words[kind]);
}

/* TR: read aloud after a name, as in "Mirror Online, a news site" */
const char *terms_a_kind(const Language *language, WorkKind kind)
{
    static const char *const words[WORK_KIND_COUNT] = {
        N_("a primary document"),
        N_("an official statement"),
        N_("an eyewitness account"),
        N_("a news agency report"),
        N_("a newspaper"),
        N_("a news site"),
        N_("an opinion article"),
        N_("a site with a cause"),
        N_("an outlet of those who claim it"),
        N_("a press release"),
        N_("a study"),
        N_("a book"),
        N_("a post on social media"),
        N_("a broadcast"),
    };
    return words_in(language, words[kind]);
}

const char *terms_result(const Language *language, GapResult result)
{
    static const char *const words[GAP_RESULT_COUNT] = { N_("not found"), N_("behind a paywall"),
                                                         N_("lost"), N_("not told"),
                                                         N_("it comes back to itself") };
    return words_in(language, words[result]);
}

/* What would have to be so, or "" for a value that no better level asks for by itself. */
static const char *otherwise(const Language *language, Fact fact, int value)
{
    /* TR: each follows "Good if": what would make the level better */
    static const char *const words[FACT_COUNT][3] = {
        [FACT_ATTRIBUTION] = { NULL, N_("a source were hinted at"), N_("a source were named") },
        [FACT_TRAIL_END] = { NULL, N_("the trail did not go in a circle"),
                             N_("the trail went back to its beginning") },
        [FACT_POSITION] = { NULL, N_("the source had seen it or made it itself") },
        [FACT_FIDELITY] = { NULL, N_("the source said something near to it"),
                            N_("the source said just this") },
        [FACT_ACCESS] = { NULL, N_("our editors could see the source"),
                          N_("the source were open") },
        [FACT_STANDING] = { NULL, N_("the source were corrected and not taken back"),
                            N_("the source still stood") },
        [FACT_INDEPENDENT_ORIGINS] = { NULL, NULL, N_("a second, separate source said so") },
        [FACT_STAKE] = { NULL, N_("somebody said so who does not gain by it") },
    };
    const char *text = words[fact][value];
    return text ? words_in(language, text) : "";
}

const char *terms_better(Arena *arena, const Language *language, const Facts *facts)
{
    Facts better;
    const char *all = NULL, *last = NULL;
    if (!rubric_nearest_better(facts, &better))
        return "";
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        const char *part = otherwise(language, (Fact)fact, better.value[fact]);
        if (better.value[fact] <= facts->value[fact] || !*part)
            continue;
        /* TR: joins two conditions of several, as in "the source were open, the source said this"
         */
        all = all ? arena_print(arena, words_in(language, "%s, %s"), all, last) : last;
        last = part;
    }
    /* TR: joins the last two conditions of several */
    all = all ? arena_print(arena, words_in(language, "%s, and %s"), all, last) : last;
    if (!all)
        return "";
    /* TR: a level, and what would have to be so for it: "Good if the source were open." */
    return arena_print(arena, words_in(language, "%s if %s."),
                       terms_level(language, rubric_judge(&better).level), all);
}

const char *terms_look(const Language *language, int look)
{
    static const char *const words[TERMS_LOOKS] = { N_("Ask who said it"), N_("Open the document"),
                                                    N_("See who else says so") };
    return words_in(language, words[look]);
}

const char *terms_reason(const Language *language, int reason)
{
    static const char *const words[TERMS_REASONS] = { N_("A source was missed"),
                                                      N_("A source is better or worse than we say"),
                                                      N_("The words do not really differ"),
                                                      N_("The rule is wrong here") };
    return words_in(language, words[reason]);
}

const char *terms_found_later(const Language *language)
{
    /* TR: of a source that is younger than the article */
    return words_in(language, "found later");
}

const char *terms_reason_short(const Language *language, int reason)
{
    return reason == 1 ? words_in(language, "A source is better or worse")
                       : terms_reason(language, reason);
}
