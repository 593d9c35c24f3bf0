/* visit.h: where a visitor is, and what a touch changes.
 *
 * Pure: no clock, no screen, no disk. The caller passes the time in (milliseconds from any start,
 * never going back) and carries out the effects. One Visit is used for all visitors; a reset keeps
 * nothing of the last one. Screens read its fields; only these functions change them.
 */
#ifndef VISIT_VISIT_H
#define VISIT_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "content/content.h"
#include "rubric/rubric.h"

typedef enum {
    SCREEN_ATTRACT,
    SCREEN_STORIES,
    SCREEN_ABOUT,
    SCREEN_EXAMPLE,
    SCREEN_READ,
    SCREEN_RATE,
    SCREEN_TRACE,
    SCREEN_KEEP,
    SCREEN_COMPARE,
    SCREEN_SUMMARY,
    SCREEN_TAKEHOME,
    SCREEN_STILL_THERE, /* over any screen but attract: the idle warning */
    SCREEN_RESTART_ASK, /* over any screen but attract: start again? */
    SCREEN_LANGUAGES,   /* over any screen but attract: choose a language */
    SCREEN_SLEEP,       /* no story to show: "back soon" */
    SCREEN_COUNT
} Screen;

typedef enum { SURE_NONE, SURE_GUESSING, SURE_FAIRLY, SURE_VERY } Sure;

#define LEVEL_NONE    (-1) /* no level chosen yet */
#define VISIT_STEPS   4    /* steps of the worked example: read, rate, trace, compare */
#define VISIT_REASONS 4    /* reasons to disagree: disagree:1 .. disagree:4 */

/* What one visitor did with one claim. */
typedef struct {
    int claim; /* the claim's number in the story */
    int first; /* Level, or LEVEL_NONE */
    Sure sure;
    Card cards[CARD_COUNT]; /* in the order in which they were first opened */
    int card_count;
    int second;                                  /* Level, or LEVEL_NONE */
    int disagree;                                /* 0: no; 1 .. 4: the reason */
    int64_t read_ms, rate_ms, trace_ms, keep_ms; /* time spent on each screen */
} Answer;

/* What is new in an answer and has to be recorded. */
typedef enum {
    RECORD_NOTHING,
    RECORD_BEGIN,
    RECORD_FIRST,
    RECORD_SECOND,
    RECORD_DISAGREE,
    RECORD_END
} Record;

/* How a visit ended. END_WITHDRAWN: its story was withdrawn. */
typedef enum { END_FINISHED, END_RESTARTED, END_IDLE, END_WITHDRAWN } End;

/* One thing for the ledger. */
typedef struct {
    Record record;
    Answer answer; /* for FIRST, SECOND, DISAGREE */
    int order;     /* the claim's place in this visit, from 1 */
    End end;       /* for END */
    Screen screen; /* for END: the screen it ended on */
} Entry;

/* What the caller must do now, in this order. */
typedef struct {
    Entry entries[3]; /* for the ledger, before drawing */
    int entry_count;
    bool scene_changed; /* build and draw the scene again */
    bool press_changed; /* only paint it again: something else is drawn pressed, or nothing */
    bool speak;         /* speak the whole scene from its beginning */
    bool help;          /* ... and first explain the keys */
    bool hush;          /* stop speaking */
    char took[32];      /* the id that was touched and did something, "" for none */
    int64_t wake_ms;    /* call visit_tick() at this time at the latest, or CLOCK_NEVER */
} Effects;

/* What the visit has to know about a story. Borrowed. */
typedef struct {
    const char *id; /* "brussels": for story:ID */
    int claim_count;
    const int *path;
    int path_count;
} VisitStory;

/* The settings that are the same for all visitors. */
typedef struct {
    const VisitStory *stories;
    int story_count;
    const char *const *languages; /* codes; each visitor begins with the first; ends with NULL */
    int64_t idle_ms;   /* time without a touch before the warning, without the reading time: 45,000;
                          CLOCK_NEVER: no warning and no reset by time */
    int64_t warn_ms;   /* how long the warning is shown: 20,000 */
    bool has_example;  /* otherwise ABOUT leads to READ */
    bool has_voice;    /* otherwise `speak` is not offered */
    int64_t repeat_ms; /* the same thing is not taken twice within this time: 300 */
    int64_t least_hold_ms; /* a shorter touch does not count: 0 */
    int64_t dwell_ms; /* a finger that rests on a thing this long takes it; 0: it has to come up */
    int volume;       /* of the voice, percent; each visitor begins with it */
    int speech_rate;  /* words a minute; each visitor begins with it */
} VisitSetup;

/* One finger on the glass, or the mouse's button. */
typedef struct {
    int64_t number;    /* identifies the finger among those that are down */
    const char *id;    /* the thing it is on, borrowed; NULL: nothing */
    double x_mm, y_mm; /* where */
} Finger;

/* The pages of the present screen. The caller passes them after the layout, because the visit
 * cannot know how much text fits on a page. */
typedef struct {
    int count;     /* at least 1 */
    int last_page; /* the page from which `next` leads on; on READ the one with the claim */
} Pages;

/* The hands on the glass. */
typedef struct {
    bool down; /* a finger that counts is down */
    int64_t finger, down_ms;
    char on[32];   /* what it went down on; "": coming up does nothing */
    int64_t on_ms; /* since when it rests there */
    bool did;      /* it has done something, or is a bounce of one that did */

    /* Where the last finger that did something came up: a touch there in the next moment is a
     * bounce. */
    int64_t bounce_ms; /* until when */
    double bounce_x_mm, bounce_y_mm;
    struct {
        char id[32];
        int64_t ms;
    } recent[4]; /* the last touches that did something, newest first */
} Hands;

typedef struct {
    const VisitSetup *setup;
    Screen screen; /* what is shown */
    Screen under;  /* on STILL_THERE, RESTART_ASK or LANGUAGES the screen below, else == screen */

    /* About this visitor; reset for the next one. */
    int story;    /* index into setup->stories, or -1 */
    int language; /* index into setup->languages */
    bool large, contrast, low;
    bool aloud;      /* this visitor wants every screen read aloud */
    bool speaking;   /* something is being said: the idle time waits */
    int volume;      /* percent, 10 .. 100 */
    int speech_rate; /* words a minute, 80 .. 320 */
    int step;        /* of the worked example: 0 .. VISIT_STEPS - 1 */
    int page;        /* of the present screen, from 0 */
    Pages pages;
    bool more;           /* after the walk-up path */
    bool changing;       /* on KEEP: `change` was touched, levels are offered */
    bool disagreeing;    /* on COMPARE: `disagree` was touched, reasons are offered */
    unsigned open_cards; /* on TRACE: a bit for each open Card */
    int level;           /* rate: chosen so far, or LEVEL_NONE */
    Sure sure;           /* rate: chosen so far */
    Answer *answers;     /* owned; one for each claim that was begun, in order; the last one is the
                            present one */
    int answer_count;

    /* Touches and time. */
    char pressed[32];   /* id to draw pressed, under the finger that counts; "" for none */
    int64_t idle_at_ms; /* when the warning comes; CLOCK_NEVER on attract and while speaking */
    int64_t warned_ms;  /* when the warning came */
    int64_t read_words; /* words on the present screen, from visit_shown() */
    int64_t touched_ms; /* time of the last touch */
    int64_t entered_ms; /* when the present screen came */
    bool begun;         /* RECORD_BEGIN was given, RECORD_END not yet */
    int answer_room;
    Hands hands;
} Visit;

/* Starts on ATTRACT (SLEEP when there is no story). `setup` is borrowed for the Visit's life. */
void visit_start(Visit *visit, const VisitSetup *setup, int64_t now_ms);
void visit_finish(Visit *visit); /* frees; takes a zeroed Visit */

/* A complete touch on the thing with that id (docs/tours.md lists them), as by a key or an
 * assistive switch. An id that the present screen does not have is ignored, because a late touch is
 * not an error. The same id within the repeat time of its last touch is ignored, too. A finger that
 * is down at that time has no effect any more. On the idle warning any id means "stay".
 *
 * Some ids are only for keys: "help" (starts reading aloud and explains the keys; on ATTRACT it
 * also begins a visit), "repeat", "louder", "softer", "faster", "slower", "headphones:in" (like
 * "help", unless reading aloud is already on) and "headphones:out" (stops reading aloud). */
Effects visit_touch(Visit *visit, const char *id, int64_t now_ms);

/* A finger goes down, moves, comes up. One finger counts: until it is up, others do nothing. It
 * takes a thing when it comes up on the thing it went down on, after any time, or when it has
 * rested there for the dwell time; sliding off and back does not matter. If the screen changes
 * while it is down, or a key does something, its coming up does nothing, because the visitor
 * touched what was there before. A finger that is down for 10 s is forgotten, because somebody
 * leans on the glass or the device was unplugged; then others count. A finger that did something
 * and lands again within 120 ms and 10 mm trembles, and does nothing. Going down and coming up show
 * that somebody is there; resting and trembling do not: a bag that leans on the glass must not keep
 * a visit for ever. */
Effects visit_finger_down(Visit *visit, const Finger *finger, int64_t now_ms);
Effects visit_finger_move(Visit *visit, const Finger *finger, int64_t now_ms);
Effects visit_finger_up(Visit *visit, const Finger *finger, int64_t now_ms);

/* Time has passed. Handles the resting finger, the idle warning and the reset, and forgets lost
 * fingers. */
Effects visit_tick(Visit *visit, int64_t now_ms);

/* Call it after each layout, with the number of words to read (the idle time is longer by the time
 * to read them at 150 words a minute) and the pages. If the present page does not exist any more
 * (as after a change of the text size), the last one is shown and the scene changes again. */
Effects visit_shown(Visit *visit, int words, Pages pages, int64_t now_ms);

/* Call it when the stories of the setup were replaced, as after an author's save. Screen, page,
 * settings and claim stay the same. `claims` has, for each answer, the present number of its claim,
 * or -1 when the claim was removed; such an answer is dropped. If that was the present claim, the
 * next one begins, or the summary after the last one. Gives no entries for the ledger. */
Effects visit_resume(Visit *visit, const int *claims, int64_t now_ms);

/* Call it when a story or the worked example was removed from the setup, because its file cannot be
 * read or is wrong. `story` is the number it had; later ones have moved up. A visitor who was in
 * that story chooses another one; without any story the exhibit shows SLEEP. A visitor who was in
 * the example begins the story. Otherwise nothing changes. */
#define VISIT_EXAMPLE (-1)
Effects visit_withdraw(Visit *visit, int story, int64_t now_ms);

/* Call it when speech begins and ends. The idle time and the warning's countdown stop during speech
 * and start again after it. */
Effects visit_speech(Visit *visit, bool speaking, int64_t now_ms);

/* Returns the present claim's answer, or NULL outside a claim. */
const Answer *visit_answer(const Visit *visit);

/* Returns the seconds left in the idle warning, rounded up; 0 on other screens. */
int visit_seconds_left(const Visit *visit, int64_t now_ms);

/* True when the claim has a second rating in this visit. */
bool visit_answered(const Visit *visit, int claim);

/* True when there are more claims for `more`. */
bool visit_has_more(const Visit *visit);

/* Asserts the invariants listed in visit.c. Called after each step. */
void visit_check(const Visit *visit);

const char *visit_screen_name(Screen screen); /* "still_there"; static */
int visit_screen_from_name(const char *name); /* -1: no such screen */

#endif
