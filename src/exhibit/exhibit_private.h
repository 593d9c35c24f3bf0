/* exhibit_private.h: all that one exhibit holds, for the files of this room. */
#ifndef EXHIBIT_EXHIBIT_PRIVATE_H
#define EXHIBIT_EXHIBIT_PRIVATE_H

#include "exhibit/exhibit.h"
#include "exhibit/reader.h"
#include "hands/hands.h"
#include "ledger/ledger.h"
#include "shelf/shelf.h"

#define LANGUAGES_MOST 16

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
    Typeset *typeset;
    Stage *stage;
    Reader *reader;
    Scene scenes[2]; /* the one on the glass, and the next: its texts live until it is replaced */
    int scene;
    Shown shown;
    Scene coming; /* what probably comes next, while its pictures are prepared; zeroed: nothing */
    int coming_item;      /* of it: the next to be prepared */
    Screen coming_screen; /* where the visitor was when it was laid out */
    int coming_page;
    int64_t coming_ms;
    Arena *notices; /* what is wrong with an author's story */
    const char **notice;
    int notice_count;
    int64_t wake_ms;        /* what the visit asked for */
    int64_t voice_again_ms; /* while no voice is offered: when one is again, or CLOCK_NEVER */
    bool covers_checked;    /* of the stories opened at the start */
    bool virtual_time;
    int64_t virtual_ms;
    FILE *record;
    int64_t recorded_ms;
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

/* In show.c. Builds the screen of a visit, the present one or one that may come, into the scene.
 * False with *error: the bundle *failed did not give what it shows. */
MUST_CHECK bool exhibit_build(Exhibit *exhibit, const Visit *visit, Scene *scene, Shown *shown,
                              const Bundle **failed, Error *error);

/* In show.c. Frees what was read of the stories. Only on ATTRACT, which shows nothing of them. */
void exhibit_forget_stories(Exhibit *exhibit);

/* In coming.c. One step of preparing the screen that probably comes next: it is laid out, then each
 * of its pictures is decoded. Call it when nothing else is due, until all is prepared. */
bool exhibit_is_prepared(const Exhibit *exhibit);
void exhibit_prepare(Exhibit *exhibit);
void exhibit_forget_coming(Exhibit *exhibit);

/* In aloud.c. Says what the step asks for, once its scene is built; begins the next piece when one
 * is over, and tells the visit; an input ends what is being said. */
void exhibit_speak(Exhibit *exhibit, const Effects *effects);
void exhibit_read_on(Exhibit *exhibit);
void exhibit_interrupt(Exhibit *exhibit, const Input *input);

/* In withdraw.c. Lists the open stories for the visit and the screens, after the shelf changed. */
void exhibit_list_stories(Exhibit *exhibit);

/* Takes a story, or the example, off the glass, because of the error, which is logged. What is to
 * be done for the visitor is the caller's. */
Effects exhibit_withdraw(Exhibit *exhibit, const Bundle *bundle, const Error *error,
                         int64_t now_ms);

#endif
