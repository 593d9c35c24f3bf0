/* exhibit_private.h: all that one exhibit holds, for the files of this room. */
#ifndef EXHIBIT_EXHIBIT_PRIVATE_H
#define EXHIBIT_EXHIBIT_PRIVATE_H

#include "exhibit/exhibit.h"
#include "exhibit/frame.h"
#include "exhibit/reader.h"
#include "hands/hands.h"
#include "ledger/ledger.h"
#include "shelf/shelf.h"

#define LANGUAGES_MOST 16

/* What is wrong with an author's story: it lies over the screen. */
typedef struct {
    Arena *arena;
    const char **lines;
    int count;
} Notice;

struct Exhibit {
    ExhibitOptions options;
    Shelf shelf;
    Bundle *bundles[SHELF_STORIES_MOST]; /* the open ones of the shelf, by the visit's index */
    VisitStory stories[SHELF_STORIES_MOST];
    const char *languages[LANGUAGES_MOST + 1];
    Bundle *example; /* the shelf's, or NULL */
    VisitSetup setup;
    Visit visit;
    Hands hands;
    Ledger *ledger; /* NULL: nothing is kept */
    Stage *stage;
    Frame frame;
    Shown shown; /* what the visit was told of the scene on the glass */
    Reader *reader;
    Notice notice;
    int64_t wake_ms;        /* what the visit asked for */
    int64_t voice_again_ms; /* while no voice is offered: when one is again, or CLOCK_NEVER */
    bool covers_checked;    /* of the stories opened at the start */
    bool virtual_time;
    int64_t virtual_ms;
    Coverage coverage;
};

/* Takes what is new of the visitor's answers, in memory: their story may be withdrawn when the next
 * scene is built. They are written after that one is painted. */
void exhibit_take_answers(Exhibit *exhibit, const Effects *effects);

/* Has them written. After the glass was painted, so that nobody sees how fast a disk is. */
void exhibit_write_answers(Exhibit *exhibit);

/* In exhibit.c. The clock: virtual for a tour. What a step of the visit asks for is carried out:
 * the next screen first, then answers and speech. */
int64_t exhibit_now(const Exhibit *exhibit);
void exhibit_carry_out(Exhibit *exhibit, const Effects *effects);

/* In touch.c. What fingers, keys and time come to is carried out. What a step of the visit means
 * for the fingers that are down is told to hands. */
void exhibit_take_finger(Exhibit *exhibit, const Input *input);
void exhibit_take_key(Exhibit *exhibit, const Input *input);
void exhibit_tick_hands(Exhibit *exhibit);
void exhibit_tell_hands(Exhibit *exhibit, const Effects *effects);

/* In show.c. Begins a new visit on the first screen. Builds the present screen and shows it; true
 * when a story had to be withdrawn, which moved the visitor: the new screen is spoken already.
 * Shows it once more, when only what is pressed or has the focus changed. */
void exhibit_start_visits(Exhibit *exhibit);
bool exhibit_rebuild(Exhibit *exhibit);
void exhibit_press(Exhibit *exhibit);

/* In aloud.c. Says what the step asks for, once its scene is built; begins the next piece when one
 * is over, and tells the visit; an input ends what is being said. */
void exhibit_speak(Exhibit *exhibit, const Effects *effects);
void exhibit_read_on(Exhibit *exhibit);
void exhibit_tick_voice(Exhibit *exhibit);
int64_t exhibit_voice_wake_ms(const Exhibit *exhibit);
void exhibit_interrupt(Exhibit *exhibit, const Input *input);

/* In withdraw.c. Lists the open stories for the visit and the screens, after the shelf changed. */
void exhibit_list_stories(Exhibit *exhibit);

/* Takes a story, or the example, off the glass, because of the error, which is logged. What is to
 * be done for the visitor is the caller's. */
Effects exhibit_withdraw(Exhibit *exhibit, const Bundle *bundle, const Error *error,
                         int64_t now_ms);

/* Tries the stories that were set aside, when that is due; and withdraws, once, those whose cover
 * does not hold. */
void exhibit_tick_stories(Exhibit *exhibit);
int64_t exhibit_stories_wake_ms(const Exhibit *exhibit);
void exhibit_check_covers(Exhibit *exhibit);

#endif
