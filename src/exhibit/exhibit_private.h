/* exhibit_private.h: all that one exhibit holds, for the files of this room. */
#ifndef EXHIBIT_EXHIBIT_PRIVATE_H
#define EXHIBIT_EXHIBIT_PRIVATE_H

#include "exhibit/exhibit.h"
#include "exhibit/reader.h"

#define LANGUAGES_MOST 16

struct Exhibit {
    ExhibitOptions options;
    Bundle *bundles[EXHIBIT_STORIES_MOST];
    VisitStory stories[EXHIBIT_STORIES_MOST];
    const char *languages[LANGUAGES_MOST + 1];
    Bundle *example;
    VisitSetup setup;
    Visit visit;
    Ledger *ledger; /* NULL: nothing is kept */
    Typeset *typeset;
    Stage *stage;
    Reader *reader;
    Scene scenes[2]; /* the one on the glass, and the next: its texts live until it is replaced */
    int scene;
    Shown shown;
    Arena *notices; /* what is wrong with an author's story */
    const char **notice;
    int notice_count;
    int64_t wake_ms; /* what the visit asked for */
    int64_t voice_again_ms; /* while no voice is offered: when one is again, or CLOCK_NEVER */
    bool virtual_time;
    int64_t virtual_ms;
    FILE *record;
    int64_t recorded_ms;
};

/* Takes what is new of the visitor's answers, in memory: their story may be withdrawn when the next
 * scene is built. They are written after that one is painted. */
void exhibit_take_answers(Exhibit *exhibit, const Effects *effects);

#endif
