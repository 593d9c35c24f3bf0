/* class.h: a school class at the glass: a second way over the same steps as visit.h.
 *
 * A teacher leads, and everybody sees the glass. Each sentence has five steps: read it, vote, pull
 * the rope, vote again, look at both votes and at the trail's end. Votes are sums: there are no
 * names, no times, no marks. Of groups that vote one after the other nothing is shown before all
 * have voted.
 *
 * Pure: no clock, no screen, no disk. The caller passes the time in (milliseconds from any start,
 * never going back) and carries the effects out. Screens read the fields; only these functions
 * change them.
 */
#ifndef VISIT_CLASS_H
#define VISIT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "content/lesson.h"

typedef enum {
    CLASS_AWAY,    /* no class */
    CLASS_START,   /* story, lesson, hands or groups, how many */
    CLASS_CHOOSE,  /* the teacher's own choice of sentences */
    CLASS_EXAMPLE, /* the worked example */
    CLASS_READ,    /* the five steps */
    CLASS_VOTE,
    CLASS_PULL,
    CLASS_AGAIN,
    CLASS_COMPARE,
    CLASS_END, /* copy the sheet, wipe, or stay */
    CLASS_PAGES
} ClassPage;

#define CLASS_STEPS       5
#define CLASS_LEVELS      4 /* missing, weak, good, strong: the order of Level */
#define CLASS_PUPILS_MOST 60
#define CLASS_GROUPS_MOST 12
#define CLASS_HOURS_MOST  12 /* so long results live at most */

/* What the class has to know about a story. Borrowed. */
typedef struct {
    const char *id, *title;
    int version, claim_count;
} ClassStory;

/* What the caller knows. Borrowed; it may change between two calls: see class_relist(). */
typedef struct {
    const ClassStory *stories;
    int story_count;
    bool has_example;
    char day[11]; /* the local day, "2026-11-24"; "" while the clock is not set */
} ClassFacts;

/* How often each level was chosen, before the rope and after it. */
typedef struct {
    int votes[2][CLASS_LEVELS];
} ClassVotes;

/* What the caller has to do. It reports back with class_begin(), class_copied(), class_wipe(). */
typedef enum {
    CLASS_ASK_NOTHING,
    CLASS_ASK_BEGIN, /* choose the sentences of the lesson */
    CLASS_ASK_SHEET, /* copy the sheet to a stick */
    CLASS_ASK_WIPE   /* count the votes, remove the file: the class is over */
} ClassAsk;

typedef enum {
    CLASS_SAYS_NOTHING,
    CLASS_SAYS_COPYING,
    CLASS_SAYS_COPIED,
    CLASS_SAYS_FAILED
} ClassSays;

typedef struct {
    const ClassFacts *facts;
    ClassPage page;
    ClassPage under; /* on END: the step that `class:stay` leads back to; else == page */

    /* Chosen on START and CHOOSE. */
    char story[STORY_ID_MOST + 1]; /* "" while there is none */
    int version;                   /* of that story */
    LessonKind lesson;
    bool groups;
    int pupils, group_count;

    /* The lesson. */
    int claims[LESSON_CLAIMS_MOST]; /* their numbers, in the article's order */
    int claim_count;
    int at; /* the present sentence */
    ClassVotes votes[LESSON_CLAIMS_MOST];
    int turns[CLASS_GROUPS_MOST]; /* groups: what those that voted already chose, in this vote */
    int turn_count;
    int spans;      /* of the present rope, pulled so far; from 1 on PULL */
    bool revealed;  /* on COMPARE: the trail's end is shown */
    bool rope;      /* on EXAMPLE: its rope is shown */
    char day[11];   /* when it began; "" while the clock was not set */
    int64_t age_ms; /* how long it has been going on, until `aged_ms` */

    /* Only of the page. */
    int knot;          /* on PULL: the touched knot, from 1; 0: none */
    int page_number;   /* of the present page's pages, from 0 */
    int page_count;    /* from class_shown() */
    int span_count;    /* spans of the present rope, from class_shown() */
    int first, rows;   /* on CHOOSE: the first row, and how many there are on a page */
    ClassSays says;    /* on END */
    char why[120];     /* with CLASS_SAYS_FAILED */
    int64_t pulled_ms; /* when the rope began to grow */
    int64_t aged_ms;   /* when age_ms was brought up to date */
} Class;

/* What the caller must do now. */
typedef struct {
    bool changed; /* draw again */
    bool moved;   /* another page came */
    bool keep;    /* write the class to its file: see class_kept.h */
    bool begun;   /* the lesson began */
    bool left;    /* START was left by `back` */
    ClassAsk ask;
    char took[TOUCH_ID_ROOM]; /* the id that did something; "" for none */
    int64_t wake_ms;          /* call class_tick() at this time at the latest, or CLOCK_NEVER */
} ClassEffects;

/* Starts away. `facts` is borrowed for the Class's life. */
void class_start(Class *class, const ClassFacts *facts);

/* Staff or a teacher opened it: shows START. */
ClassEffects class_open(Class *class, int64_t now_ms);

/* A complete touch on the thing with that id (docs/tours.md lists them). An id that the present
 * page does not have is ignored. */
ClassEffects class_touch(Class *class, const char *id, int64_t now_ms);

/* Time has passed. */
ClassEffects class_tick(Class *class, int64_t now_ms);

/* Call it after each layout: how many pages (on CHOOSE: rows) it has, and how many spans the trail
 * that is shown has. */
ClassEffects class_shown(Class *class, int pages, int spans, int64_t now_ms);

/* What the caller was asked for. The first: the sentences, none when the story cannot be read. The
 * second: `why` is NULL when the sheet is on the stick. The third: nothing of the class is kept any
 * more; it is away. */
ClassEffects class_begin(Class *class, const int *claims, int count, int64_t now_ms);
ClassEffects class_copied(Class *class, const char *why, int64_t now_ms);
void class_wipe(Class *class);

/* A class that was read from its file goes on where it was. False when it is too old or its story
 * is not there any more: then the caller counts its votes and removes the file. */
bool class_resume(Class *class, int64_t now_ms);

/* The stories changed. A class whose story is gone, or is another version now, is asked to be
 * wiped. */
ClassEffects class_relist(Class *class, int64_t now_ms);

/* The number of its story in the facts, or -1. */
int class_story(const Class *class);

/* The present sentence's claim number; -1 outside the five steps. */
int class_claim(const Class *class);

/* Which of the five steps is shown, from 0; -1 outside. */
int class_step(const Class *class);

/* True when a lesson is going on. */
bool class_is_running(const Class *class);

/* The present vote: 0 the first, 1 the second. */
int class_turn(const Class *class);

/* How many pupils or groups vote, and how many have. `complete`: the votes may be shown. */
int class_voters(const Class *class);
int class_voted(const Class *class);
bool class_complete(const Class *class);

/* How a number of votes is told, so that nobody stands out: 0, CLASS_FEW for one or two, else the
 * number itself. */
#define CLASS_FEW (-1)
int class_told(int votes);

/* True when a level of the present vote has one or two: then its sum must not be shown, because the
 * other levels' numbers would tell which. */
bool class_has_few(const Class *class);

/* False when the numbers of a lesson that came from outside cannot be. Such a class must not be
 * used: the other functions would assert. */
bool class_is_whole(const Class *class);

/* Asserts the invariants listed in class.c. Called after each step. */
void class_check(const Class *class);

const char *class_page_name(ClassPage page); /* "class_vote"; static */

#endif
