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
    SCREEN_TOOLS,       /* over any screen but attract, on small panels: the tools of the bar */
    SCREEN_SLEEP,       /* no story to show: "back soon" */
    SCREEN_STAFF,       /* staff have the glass: see staff/staff.h */
    SCREEN_COUNT
} Screen;

typedef enum { SURE_NONE, SURE_GUESSING, SURE_FAIRLY, SURE_VERY } Sure;

/* Where the visitor would look first: ask who said it, open the document, see who else says so. */
typedef enum { LOOK_NONE, LOOK_ASK, LOOK_OPEN, LOOK_OTHERS } Look;

#define LEVEL_NONE    (-1) /* no level chosen yet */
#define VISIT_STEPS   2    /* steps of the worked example: guess, see the trail */
#define VISIT_REASONS 4    /* reasons to disagree: disagree:1 .. disagree:4 */

/* What one visitor did with one claim. */
typedef struct {
    int claim;       /* the claim's number in the story */
    int first;       /* Level, or LEVEL_NONE */
    int first_other; /* of two people who disagree: the second Level; otherwise LEVEL_NONE */
    Sure sure;
    Look look;
    Card cards[CARD_COUNT]; /* in the order in which they were first opened */
    int card_count;
    bool opened;    /* a card or a knot was opened */
    int spans;      /* spans of the trail that were pulled; 0 before TRACE */
    int second;     /* Level, or LEVEL_NONE */
    int disagree;   /* 0: no; 1 .. 4: the reason */
    unsigned noted; /* the reasons that were recorded, 1 << reason for each */
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

/* How a visit ended. END_WITHDRAWN: its story was withdrawn. END_STAFF: staff opened their panel.
 */
typedef enum { END_FINISHED, END_RESTARTED, END_IDLE, END_WITHDRAWN, END_STAFF } End;

/* One thing for the ledger. */
typedef struct {
    Record record;
    Answer answer; /* for FIRST, SECOND, DISAGREE */
    int order;     /* the claim's place in this visit, from 1 */
    int coin;      /* for BEGIN: 1 when the path's first and last claim changed places, 0 when they
                      did not, -1 when the story's stay where they are */
    End end;       /* for END */
    int64_t took_ms; /* for END: from the choice of the story to the last touch */
    Screen screen;   /* for END: the screen it ended on */
} Entry;

/* What the caller must do now, in this order. */
typedef struct {
    Entry entries[3]; /* for the ledger, before drawing */
    int entry_count;
    bool scene_changed; /* build and draw the scene again */
    bool moved; /* another screen or page came: a finger that is down was meant for the last one */
    bool left;  /* the visitor left; nothing about them stays */
    bool speak; /* speak the whole scene from its beginning */
    bool help;  /* ... and first explain the keys */
    bool hush;  /* stop speaking */
    char took[32];   /* the id that was touched and did something, "" for none */
    int64_t wake_ms; /* call visit_tick() at this time at the latest, or CLOCK_NEVER */
} Effects;

/* What the visit has to know about a story. Borrowed. */
typedef struct {
    const char *id; /* "brussels": for story:ID */
    int claim_count;
    const int *path;
    int path_count;
    bool swaps; /* a coin decides whether the path's first and last claim change places */
} VisitStory;

/* The settings that are the same for all visitors. */
typedef struct {
    const VisitStory *stories;
    int story_count;
    const char *const *languages; /* codes; each visitor begins with the first; ends with NULL */
    int64_t idle_ms;  /* time without a touch before the warning, without the reading time: 45,000;
                         CLOCK_NEVER: no warning and no reset by time */
    int64_t warn_ms;  /* how long the warning is shown: 20,000 */
    bool has_example; /* otherwise ABOUT leads to READ */
    bool has_voice;   /* otherwise `speak` is not offered */
    bool sure_leads_on; /* small panels: the touch that completes a rating also leads on */
    uint64_t seed;      /* for the coins; the same seed gives the same coins */
    int volume;         /* of the voice, percent; each visitor begins with it */
    int speech_rate;    /* words a minute; each visitor begins with it */
    bool low;           /* each visitor begins with controls low */
} VisitSetup;

/* The pages of the present screen. The caller passes them after the layout, because the visit
 * cannot know how much text fits on a page. */
typedef struct {
    int count;     /* at least 1 */
    int last_page; /* the page from which `next` leads on; on READ the one with the claim */
    int spans;     /* on TRACE and in the example: how many the trail has; 0: no trail */
} Pages;

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
    bool swapped;      /* the path's first and last claim have changed places */
    bool more;         /* after the walk-up path */
    bool disagreeing;  /* on COMPARE: the page with the reasons is shown */
    int card;          /* on TRACE: the open Card, or -1 */
    int knot;          /* on TRACE: the touched knot, from 1; 0: none */
    int spans;         /* on TRACE: how many spans are pulled, from 1 */
    bool asking;       /* on TRACE, small panels: the questions are offered */
    int64_t pulled_ms; /* on TRACE and EXAMPLE: when the rope began to grow */
    int level;         /* on RATE and EXAMPLE: the chosen level, or LEVEL_NONE */
    int level_other;   /* on RATE: the other one's level, which came later, or LEVEL_NONE */
    bool split;        /* on RATE: two people disagree, two levels may stand */
    Sure sure;         /* on RATE: how sure, as chosen so far */
    Answer *answers;   /* owned; one for each claim that was begun, in order; the last one is the
                          present one */
    int answer_count;

    /* Time. */
    int64_t idle_at_ms; /* when the warning comes; CLOCK_NEVER on attract and while speaking */
    int64_t warned_ms;  /* when the warning came */
    int64_t read_words; /* words on the present screen, from visit_shown() */
    int64_t touched_ms; /* time of the last touch */
    int64_t entered_ms; /* when the present screen came */
    bool begun;         /* RECORD_BEGIN was given, RECORD_END not yet */
    int64_t begun_ms;   /* when it was given */
    int answer_room;
    uint64_t coins; /* state of the generator; not a visitor's */
} Visit;

/* Starts on ATTRACT (SLEEP when there is no story). `setup` is borrowed for the Visit's life. */
void visit_start(Visit *visit, const VisitSetup *setup, int64_t now_ms);
void visit_finish(Visit *visit); /* frees; takes a zeroed Visit */

/* A complete touch, by hands or a key, on the thing with that id (docs/tours.md lists them). An id
 * that the present screen does not have is ignored, because a late touch is not an error. On the
 * idle warning any id means "stay".
 *
 * Some ids are only for keys: "help" (starts reading aloud and explains the keys; on ATTRACT it
 * also begins a visit), "repeat", "louder", "softer", "faster", "slower", "headphones:in" (like
 * "help", unless reading aloud is already on) and "headphones:out" (stops reading aloud). */
Effects visit_touch(Visit *visit, const char *id, int64_t now_ms);

/* Somebody is there but touched nothing: the idle time starts again. */
Effects visit_felt(Visit *visit, int64_t now_ms);

/* Returns the id that a finger or key touches anywhere, "stay" on the idle warning; NULL when it
 * has to hit something. Static. */
const char *visit_at_once(const Visit *visit);

/* Time has passed. Handles the idle warning and the reset. */
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

/* Staff opened their panel: the visit ends. Language, text size, contrast and reading aloud stay as
 * they were until "staff:close", which leads to ATTRACT. */
Effects visit_staff(Visit *visit, int64_t now_ms);

/* Returns the present claim's answer, or NULL outside a claim. */
const Answer *visit_answer(const Visit *visit);

/* Returns the seconds left in the idle warning, rounded up; 0 on other screens. */
int visit_seconds_left(const Visit *visit, int64_t now_ms);

/* True when the claim has a second rating in this visit. */
bool visit_answered(const Visit *visit, int claim);

/* True when the visitor may still say where to look: look:ask, look:open, look:others. */
bool visit_may_look(const Visit *visit);

/* True when level and sureness are chosen: `next` leads on from RATE. */
bool visit_rated(const Visit *visit);

/* True when there are more claims for `more`. */
bool visit_has_more(const Visit *visit);

/* Asserts the invariants listed in visit.c. Called after each step. */
void visit_check(const Visit *visit);

const char *visit_screen_name(Screen screen); /* "still_there"; static */

#endif
