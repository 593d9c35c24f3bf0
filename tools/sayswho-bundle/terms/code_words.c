#include "terms/code_words.h"

#include <string.h>

#include "base/memory.h"
#include "words/words.h"

const char *word_rule(const char *rule)
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
            return words_get(rules[i].words);
    }
    return "";
}

/* TR: each stands between two names: the first takes its words from the second */
const char *word_relation(Relation relation)
{
    static const char *const words[RELATION_COUNT] = {
        N_("quotes"),          N_("says it in other words"),
        N_("sums up"),         N_("translates"),
        N_("points to"),       N_("rests on"),
        N_("prints again"),    N_("corrects"),
        N_("takes back"),      N_("points to, but it is not there"),
        N_("the trail stops"),
    };
    return words_get(words[relation]);
}

/* TR: what became of the words on the way from one to the other */
const char *word_change(Change change)
{
    static const char *const words[CHANGE_COUNT] = {
        N_("nothing changed"),          N_("made to sound more certain"),
        N_("the number changed"),       N_("made to be about more"),
        N_("time or place left out"),   N_("a link became a cause"),
        N_("a limit left out"),         N_("who said it left out"),
        N_("taken out of its setting"), N_("the date is wrong"),
        N_("the outlet is wrong"),
    };
    return words_get(words[change]);
}

const char *word_seen(Seen seen)
{
    static const char *const words[SEEN_COUNT] = { N_("not seen"), N_("seen in a copy"),
                                                   N_("seen") };
    return words_get(words[seen]);
}

const char *word_kind(WorkKind kind)
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
    return words_get(words[kind]);
}

const char *word_result(GapResult result)
{
    static const char *const words[GAP_RESULT_COUNT] = { N_("not found"), N_("behind a paywall"),
                                                         N_("lost"), N_("not told"),
                                                         N_("it comes back to itself") };
    return words_get(words[result]);
}
