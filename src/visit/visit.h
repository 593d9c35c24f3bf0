/* visit.h: where a visitor is, and what a touch does to that.
 *
 * Pure: no clock, no screen, no disk. The caller passes the time in (milliseconds, any zero, never
 * going back) and carries the effects out. One Visit serves visitor after visitor; a reset keeps
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
    SCREEN_SLEEP,       /* by schedule, or no story to show: "back soon" */
    SCREEN_COUNT
} Screen;

typedef enum { SURE_NONE, SURE_GUESSING, SURE_FAIRLY, SURE_VERY } Sure;

#define LEVEL_NONE    (-1) /* no level chosen yet */
#define VISIT_STEPS   4    /* steps of the worked example: read, rate, trace, compare */
#define VISIT_REASONS 4    /* reasons to disagree: disagree:1 .. disagree:4 */

/* What one visitor did with one claim. */
typedef struct {
    int claim; /* its number in the story */
    int first; /* Level, or LEVEL_NONE */
    Sure sure;
    Card cards[CARD_COUNT]; /* in the order first opened */
    int card_count;
    int second;                                  /* Level, or LEVEL_NONE */
    int disagree;                                /* 0: no; 1 .. 4: the reason */
    int64_t read_ms, rate_ms, trace_ms, keep_ms; /* time spent on each screen */
} Answer;

/* What of an answer is new and must be on disk before the next scene is drawn. */
typedef enum {
    RECORD_NOTHING,
    RECORD_BEGIN,
    RECORD_FIRST,
    RECORD_SECOND,
    RECORD_DISAGREE,
    RECORD_END
} Record;

/* How a visit ended. END_WITHDRAWN: its story is not shown any more. */
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
    Entry entries[3]; /* the ledger takes these before drawing */
    int entry_count;
    bool scene_changed; /* build and draw the scene again */
    bool moved;         /* another screen or page came: who has a finger down saw the last one */
    bool left;          /* the visitor left, and nothing of them stays */
    bool speak;         /* say the whole of the scene aloud, from its beginning */
    bool help;          /* ... and before it how the keys work */
    bool hush;          /* stop speaking */
    char took[32];      /* the id that was touched and did something, "" for none */
    int64_t wake_ms;    /* call visit_tick() no later than this; CLOCK_NEVER: never */
} Effects;

/* What the visit must know of a story. Borrowed. */
typedef struct {
    const char *id; /* "brussels": for story:ID */
    int claim_count;
    const int *path;
    int path_count;
} VisitStory;

/* The settings that stay from visitor to visitor. */
typedef struct {
    const VisitStory *stories;
    int story_count;
    const char *const *languages; /* codes, the first visitor's language first; ends with NULL */
    int64_t idle_ms;              /* quiet time before the warning, reading time on top: 45,000;
                                     CLOCK_NEVER: no warning comes, and no reset by itself */
    int64_t warn_ms;              /* time the warning stands: 20,000 */
    bool has_example;             /* else about leads straight to read */
    bool has_voice;               /* else `speak` is not offered */
    int volume;                   /* of the voice, percent; each visitor begins with it */
    int speech_rate;              /* words a minute; each visitor begins with it */
} VisitSetup;

/* The pages of the present screen as they fall on this panel, told after it was laid out: the visit
 * cannot know how much text a page holds. */
typedef struct {
    int count;     /* at least 1 */
    int last_page; /* the page from which `next` leads on; on read the one that holds the claim */
} Pages;

typedef struct {
    const VisitSetup *setup;
    Screen screen; /* what is shown */
    Screen
        under; /* while STILL_THERE, RESTART_ASK or LANGUAGES: the screen below, else == screen */

    /* Of this visitor; all of it is reset. */
    int story;    /* index into setup->stories, or -1 */
    int language; /* index into setup->languages */
    bool large, contrast, low;
    bool aloud;      /* this visitor wants every screen read aloud */
    bool speaking;   /* something is being said just now: the idle clock waits */
    int volume;      /* percent, 10 .. 100 */
    int speech_rate; /* words a minute, 80 .. 320 */
    int step;        /* of the worked example: 0 .. VISIT_STEPS - 1 */
    int page;        /* of the present screen, from 0 */
    Pages pages;
    bool more;           /* past the walk-up path */
    bool changing;       /* keep: `change` was touched, levels are offered */
    bool disagreeing;    /* compare: `disagree` was touched, reasons are offered */
    unsigned open_cards; /* trace: bit per Card that is open now */
    int level;           /* rate: chosen so far, or LEVEL_NONE */
    Sure sure;           /* rate: chosen so far */
    Answer *answers;     /* owned; one a claim begun, in order; the last is the present one */
    int answer_count;

    /* Time. */
    int64_t idle_at_ms; /* when the warning comes; CLOCK_NEVER on attract and while speaking */
    int64_t warned_ms;  /* when it came */
    int64_t read_words; /* words on the present screen, told by visit_shown() */
    int64_t touched_ms; /* when a hand was last felt */
    int64_t entered_ms; /* when the present screen came */
    bool begun;         /* RECORD_BEGIN was given, RECORD_END not yet */
    int answer_room;
} Visit;

/* Starts on ATTRACT (SLEEP when there is no story). `setup` is borrowed for the Visit's life. */
void visit_start(Visit *visit, const VisitSetup *setup, int64_t now_ms);
void visit_finish(Visit *visit); /* frees; takes a zeroed Visit */

/* A whole touch on the thing named `id` (`sayswho --scene` prints them), as hands or a key make it.
 * An id that the present screen does not offer is ignored: a late finger is not an error. On the
 * idle warning any id means "stay".
 *
 * Besides what is on the glass there are ids for keys alone: "help" (begins reading aloud, on
 * ATTRACT with the first screen of a visit; says how the keys work), "repeat", "louder", "softer",
 * "faster", "slower", "headphones:in" (as "help", unless it is reading already) and
 * "headphones:out" (ends reading aloud). */
Effects visit_touch(Visit *visit, const char *id, int64_t now_ms);

/* Someone is there, though they touched nothing: the quiet time begins anew. */
Effects visit_felt(Visit *visit, int64_t now_ms);

/* What a finger or key touches wherever it comes down, "stay" on the idle warning; NULL: it has to
 * find something. Static. */
const char *visit_at_once(const Visit *visit);

/* Time passed. Brings the idle warning and the reset. */
Effects visit_tick(Visit *visit, int64_t now_ms);

/* Told after each scene is laid out: how many words it asks to be read (reading time at 150 words a
 * minute comes on top of the idle time), and its pages. A page that is no more (larger text was
 * asked for) becomes the last one, and the scene changes again. */
Effects visit_shown(Visit *visit, int words, Pages pages, int64_t now_ms);

/* Told when the stories of the setup were put in place of others, as an author's are after each
 * save. The visitor stays where they are: the same screen, page and settings, the same claim.
 * `claims` gives for each answer the number its claim has now, -1 when it is no more; such an
 * answer is dropped. Where that was the present one, the next claim of the way begins; after the
 * last comes the summary. No entries: what was on disk stays as it is. */
Effects visit_resume(Visit *visit, const int *claims, int64_t now_ms);

/* Told when one story of the setup was taken out of it, or the worked example: a file cannot be
 * read any more, or does not hold. `story` is the number it had; the later ones have moved up.
 * Who was in that story chooses another; when there is none the exhibit sleeps. Who was in the
 * example begins the story. Everybody else stays where they are. */
#define VISIT_EXAMPLE (-1)
Effects visit_withdraw(Visit *visit, int story, int64_t now_ms);

/* Told when speech begins and ends: the idle clock, and the warning's countdown, wait for it and
 * begin anew after it. */
Effects visit_speech(Visit *visit, bool speaking, int64_t now_ms);

/* The present claim's answer, or NULL outside a claim. */
const Answer *visit_answer(const Visit *visit);

/* Seconds left in the idle warning, rounded up; 0 outside it. */
int visit_seconds_left(const Visit *visit, int64_t now_ms);

/* Whether the claim of the story was answered (kept or changed) in this visit. */
bool visit_answered(const Visit *visit, int claim);

/* Whether `more` would lead anywhere. */
bool visit_has_more(const Visit *visit);

/* Asserts what the comment in visit.c says holds in each state. Called after each step. */
void visit_check(const Visit *visit);

const char *visit_screen_name(Screen screen); /* "still_there"; static */
int visit_screen_from_name(const char *name); /* -1: none */

#endif
