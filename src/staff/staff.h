/* staff.h: what the panel for staff does: its pages, the PIN, and what a touch changes.
 *
 * Pure, as visit.h is: no screen, no file, no clock. The caller passes the time in (milliseconds
 * from any start, never going back) and carries the effects out. Screens read the fields; only
 * these functions change them. The panel is only ever open between two visits.
 */
#ifndef STAFF_STAFF_H
#define STAFF_STAFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "measure/measure.h"
#include "staff/diary.h"

typedef enum {
    STAFF_AWAY,      /* visitors have the glass */
    STAFF_DOOR,      /* what anyone may do, and the pad for the PIN */
    STAFF_CLEAN,     /* the touch is off for a minute */
    STAFF_OFF,       /* "Switching off in 10" */
    STAFF_DARK,      /* it is being switched off, or started again */
    STAFF_TODAY,     /* is everything all right? */
    STAFF_STORIES,   /* the stories */
    STAFF_STORY,     /* one of them */
    STAFF_STICK,     /* what was refused from the last stick, and what to do */
    STAFF_COUNTS,    /* how many visits, and copying the counts */
    STAFF_ROOM,      /* sound, hours, languages, low, still, clock */
    STAFF_HOURS,     /* when it is open */
    STAFF_LANGUAGES, /* which ones visitors can choose */
    STAFF_CLOCK,     /* setting it */
    STAFF_CARE,      /* clean, restart, new PIN, off, give back */
    STAFF_TEST,      /* the touch test: fields to wipe over */
    STAFF_TESTED,    /* what did not answer */
    STAFF_SIZE,      /* how large the panel is, by a bank card */
    STAFF_LOG,       /* what happened, the newest first */
    STAFF_PIN,       /* choosing a PIN */
    STAFF_GIVE_BACK, /* what would go, and what stays */
    STAFF_CLASS,     /* a school class has the glass: see visit/class.h */
    STAFF_STILL,     /* over any page behind the PIN: it closes in 20 s */
    STAFF_PAGES
} StaffPage;

/* What is not well, the worst first. */
typedef enum {
    TROUBLE_ANSWERS,  /* answers wait: they cannot be written */
    TROUBLE_STORY,    /* a story was taken off */
    TROUBLE_HOT,      /* the processor is too hot */
    TROUBLE_POWER,    /* the supply is too weak */
    TROUBLE_RESTART,  /* it restarted by itself today */
    TROUBLE_TOUCH,    /* part of the glass did not answer */
    TROUBLE_ASIDE,    /* the file of answers was damaged and set aside: a new one begins */
    TROUBLE_SETTINGS, /* what the panel keeps was damaged: the defaults are used */
    TROUBLE_CLOCK,    /* the clock is not set */
    TROUBLE_PIN,      /* the PIN is still the first one */
    TROUBLE_COUNT
} Trouble;

/* Why answers wait. */
typedef enum {
    ANSWERS_FULL,
    ANSWERS_READ_ONLY,
    ANSWERS_NEWER,
    ANSWERS_LATE,
    ANSWERS_BROKEN
} AnswersWait;

typedef enum { STAFF_LIVE, STAFF_HIDDEN, STAFF_UNREADABLE } StaffStoryState;

/* A story of the exhibit, also one that visitors do not see. Texts are borrowed. */
typedef struct {
    const char *id, *title;
    StaffStoryState state;
    int version;
    int other;      /* version that undo, or redo, leads to; 0: none */
    bool by_stick;  /* it came by stick, otherwise it is built in */
    bool fresh;     /* it came since the panel was open last, and nobody looked at it */
    int64_t came_s; /* when, as clock_wall_s() has it; 0: that is not known */
} StaffStory;

/* What the counts say, for the three pages of COUNTS. Texts are in the panel's language. */
typedef struct {
    const char *label, *todo;
    int level;            /* of its trail; -1: not known */
    int64_t answers;      /* rated before and after the rope */
    double before, after; /* average level then, 0 to 3 */
} StaffClaim;

#define STAFF_DAYS_MOST   14
#define STAFF_PLACES_MOST (PATH_CLAIMS_MOST + 2)
#define STAFF_ADVICE_MOST 3
typedef struct {
    Learning learning;
    const char *sentence, *details, *basis;
    const char *classes;           /* what school classes voted; NULL: none did */
    int64_t days[STAFF_DAYS_MOST]; /* visits of the last days that had any, the newest last */
    int day_count;
    int64_t stayed[STAFF_PLACES_MOST]; /* at the start, at each claim of the path, at the end */
    int place_count;
    const StaffClaim *claims;
    int claim_count;
    const char *advice[STAFF_ADVICE_MOST];
    int advice_count;
} StaffCounts;

/* A local time. */
typedef struct {
    int year, month, day, hour, minute;
} StaffClock;

/* What the caller finds out about the exhibit. Borrowed; the caller may change it between two
 * calls. */
typedef struct {
    unsigned troubles;         /* 1 << Trouble for each */
    AnswersWait answers;       /* with TROUBLE_ANSWERS */
    int degrees;               /* of the processor, Celsius; 0: not known */
    int restarts;              /* by itself, today */
    const char *taken;         /* title of the story that was taken off; NULL: none */
    int64_t visits;            /* today; -1: not known */
    int64_t week, ended, all;  /* visits this week; of all, how many came to the end; -1: not known
                                */
    const StaffCounts *counts; /* NULL: they are not read yet */
    const StaffStory *stories; /* in the visitors' order */
    int story_count;
    int given_back;             /* stories from sticks that went when the unit was given back */
    bool stick_refused;         /* something on the last stick was refused ... */
    bool stick_fresh;           /* ... and nobody looked at that */
    const Diary *diary;         /* of the log */
    const char *time;           /* "14:05"; "" while the clock is not set */
    StaffClock clock;           /* the same; year 0 while it is not set */
    int64_t wall_s;             /* the same as clock_wall_s() has it; 0 while it is not set */
    const char *version;        /* of the exhibit: "0.1.0" */
    const char *first_pin;      /* digits; "": none, and nobody gets past the door without a PIN */
    int volume;                 /* in the settings, percent */
    double width_mm, height_mm; /* of the panel, as it is laid out now */
    bool sound;                 /* it speaks: quieter and louder make sense */
    const char *const *languages; /* codes of those that are installed, the settings' first */
    int language_count;
    bool switches_off; /* the system can be switched off, started again, and its clock set */
    bool off_free;     /* ... also by who has no PIN */
} StaffFacts;

#define STAFF_DAYS           7
#define STAFF_QUARTERS       96 /* of an hour, in a day */
#define STAFF_HASH_ROOM      128
#define STAFF_ID_MOST        64 /* hidden stories */
#define STAFF_LANGUAGES_MOST 16
#define STAFF_FIELD_COLUMNS  24 /* of the touch test, at most */
#define STAFF_FIELD_ROWS     16
#define STAFF_PIN_LEAST      4
#define STAFF_PIN_MOST       8

/* When it is open on a day, in quarters of an hour from midnight. 0 and 96: the whole day; the same
 * twice: closed. */
typedef struct {
    int opens, closes;
} StaffHours;

/* What survives a restart. The caller keeps it: see kept.h. */
typedef struct {
    char pin[STAFF_HASH_ROOM];    /* hash of the own PIN: see pin.h; "": still the first one */
    int wrong;                    /* wrong PINs, one after the other */
    int64_t wait_ms;              /* running time that is left of the wait after them */
    int volume;                   /* the most that it speaks with, percent; 0: as in the settings */
    bool low, still;              /* controls begin low; nothing moves */
    StaffHours hours[STAFF_DAYS]; /* from Monday */
    char hidden[STAFF_ID_MOST][STORY_ID_MOST + 1];
    int hidden_count;
    char first[STORY_ID_MOST + 1];         /* the story that comes first; "": as they are */
    char language[LANGUAGE_CODE_MOST + 1]; /* that visits begin in; "": as in the settings */
    char without[STAFF_LANGUAGES_MOST][LANGUAGE_CODE_MOST + 1]; /* those that nobody can choose */
    int without_count;
    int width, height; /* of the panel, tenths of a mm, as staff measured it; 0: they did not */
    int dead;          /* fields that did not answer in the last touch test */
} StaffKept;

/* What the caller has to do for the panel, off the glass's thread. It reports back with
 * staff_checked(), staff_chose() or staff_did(). */
typedef enum {
    STAFF_ASK_NOTHING,
    STAFF_ASK_CHECK,     /* whether `digits` are the PIN */
    STAFF_ASK_HASH,      /* make the hash of `digits` */
    STAFF_ASK_UNDO,      /* the other version of `story` */
    STAFF_ASK_SEE,       /* begin a visit with `story`, of which nothing is counted */
    STAFF_ASK_COPY,      /* the counts to a stick */
    STAFF_ASK_CLOCK,     /* set the clock to `clock` */
    STAFF_ASK_OFF,       /* switch off */
    STAFF_ASK_RESTART,   /* start again */
    STAFF_ASK_GIVE_BACK, /* to how it came */
} StaffAsk;

/* What the page says beside its buttons. */
typedef enum {
    STAFF_SAYS_NOTHING,
    STAFF_SAYS_WRONG,   /* "Not this one." */
    STAFF_SAYS_WAIT,    /* after five wrong ones: see staff_wait_s() */
    STAFF_SAYS_CHOOSE,  /* choose your own */
    STAFF_SAYS_AGAIN,   /* the same once more */
    STAFF_SAYS_EASY,    /* all alike, or in a row */
    STAFF_SAYS_FIRST,   /* the first one */
    STAFF_SAYS_DIFFERS, /* the second time it was another one */
    STAFF_SAYS_COPYING, /* it is being done; of the counts: leave the stick in */
    STAFF_SAYS_COPIED,  /* the stick may be pulled */
    STAFF_SAYS_FAILED,  /* it could not be done: `why` */
    STAFF_SAYS_LAST,    /* the last live story, or the last language, stays */
    STAFF_SAYS_GONE,    /* given back */
} StaffSays;

typedef struct {
    const StaffFacts *facts;
    StaffKept kept;
    StaffPage page;
    StaffPage under; /* on STILL, CLEAN and OFF: the page to go back to; else == page */
    int loud;        /* 1 to 3, of the volume: what anyone may change */
    char digits[STAFF_PIN_MOST + 1], before[STAFF_PIN_MOST + 1]; /* typed now, and first */
    bool checking;                                               /* the caller was asked */
    bool past_door;                                              /* the PIN was right */
    StaffSays says;
    char why[120];                 /* with STAFF_SAYS_FAILED: what and what to do */
    bool more;                     /* on TODAY: the doors instead of what is wrong */
    bool restarts;                 /* on DARK: it starts again */
    int leaf;                      /* on COUNTS: 0 visits, 1 learning, 2 claims */
    int first;                     /* on STORIES, ROOM, LOG and claims: the first row */
    int rows;                      /* ... and how many there are on a page */
    char story[STORY_ID_MOST + 1]; /* on STORY */
    StaffClock clock;              /* on CLOCK: what is being set */
    unsigned days;                 /* on HOURS: those that are chosen, 1 << day */
    int card;                      /* on SIZE: the outline, percent of a bank card as laid out */
    unsigned char wiped[STAFF_FIELD_COLUMNS * STAFF_FIELD_ROWS / 8]; /* fields, by row */
    int64_t until_ms;      /* on CLEAN, OFF, STILL, TEST and DARK: when it ends */
    int64_t touched_ms;    /* the last touch */
    int64_t wait_until_ms; /* no PIN is taken before */
    int64_t kept_ms;       /* when the rest of the wait was kept */
} Staff;

/* What the caller must do now. */
typedef struct {
    bool changed; /* draw again */
    bool moved;   /* another page came */
    bool left;    /* visitors have the glass again */
    bool keep;    /* write `kept` */
    bool look;    /* stories, volume, low or still are others for the next visit */
    StaffAsk ask;
    DiaryWhat note;           /* write that into the log, with the title of `story` */
    char took[TOUCH_ID_ROOM]; /* the id that did something; "" for none */
    int64_t wake_ms;          /* call staff_tick() at this time at the latest, or CLOCK_NEVER */
} StaffEffects;

/* What staff settings are before anybody changed them. */
StaffKept staff_kept_default(void);

/* Starts away. `facts` is borrowed for the Staff's life. */
void staff_start(Staff *staff, const StaffFacts *facts, const StaffKept *kept, int64_t now_ms);

/* The corner was held, or F1: opens the door. */
StaffEffects staff_open(Staff *staff, int64_t now_ms);

/* A complete touch on the thing with that id (docs/tours.md lists them). An id that the present
 * page does not have is ignored. */
StaffEffects staff_touch(Staff *staff, const char *id, int64_t now_ms);

/* Somebody is there but touched nothing. */
StaffEffects staff_felt(Staff *staff, int64_t now_ms);

/* A finger is at that place, on TEST; elsewhere it does nothing. */
StaffEffects staff_wipe(Staff *staff, double x_mm, double y_mm, int64_t now_ms);

/* Time has passed. */
StaffEffects staff_tick(Staff *staff, int64_t now_ms);

/* Call it after each layout: how many rows the page has room for. */
StaffEffects staff_shown(Staff *staff, int rows, int64_t now_ms);

/* What the caller was asked for is done. `hash` is NULL when none could be made. `why` is NULL when
 * it succeeded, else what went wrong and what to do, in the page's language. */
StaffEffects staff_checked(Staff *staff, bool right, int64_t now_ms);
StaffEffects staff_chose(Staff *staff, const char *hash, int64_t now_ms);
StaffEffects staff_did(Staff *staff, StaffAsk what, const char *why, int64_t now_ms);

/* A stick brought the first PIN back; without a first PIN nothing changes. */
StaffEffects staff_pin_back(Staff *staff, int64_t now_ms);
/* The first shows the class without the PIN: after a pulled plug a lesson goes on. The second: the
 * lesson began, and from now on nobody at the glass has the PIN. The third: the class is left, to
 * TODAY or, once its lesson began, to the visitors. */
StaffEffects staff_class_again(Staff *staff, int64_t now_ms);
StaffEffects staff_class_began(Staff *staff, int64_t now_ms);
StaffEffects staff_class_left(Staff *staff, int64_t now_ms);

/* The worst of what is not well, or TROUBLE_COUNT; and how many others there are. */
Trouble staff_trouble(const Staff *staff, int *others);

/* The story with that id, or NULL. */
const StaffStory *staff_story(const Staff *staff, const char *id);

/* Seconds until the page ends by itself, on CLEAN, OFF and STILL; and until a PIN is taken again;
 * rounded up. */
int staff_seconds_left(const Staff *staff, int64_t now_ms);
int staff_wait_s(const Staff *staff, int64_t now_ms);

/* How many rows STORIES, ROOM or LOG has in all. On STORIES what the last stick had comes first. */
int staff_row_count(const Staff *staff);
#define STAFF_LEAVES    3
#define STAFF_ROOM_ROWS 7 /* sound, hours, languages, first, low, still, clock */

/* True when the exhibit is open at that time: `day` from Monday, `minute` from midnight. */
bool staff_is_open(const StaffKept *kept, int day, int minute);

/* The most that it speaks with, percent: what staff chose, or the settings' volume. */
int staff_volume(const Staff *staff);

/* The fields of the touch test: how many, of at least 15 mm; whether one has been wiped over; and
 * how many have not. */
void staff_fields(const Staff *staff, int *columns, int *rows);
bool staff_field_wiped(const Staff *staff, int field);
int staff_fields_left(const Staff *staff);

/* True when visitors can choose the language; and the one that visits begin in. */
bool staff_speaks(const StaffKept *kept, const char *language);
const char *staff_first_language(const Staff *staff);

/* True when visitors do not see the story. */
bool staff_hides(const StaffKept *kept, const char *story);

/* From this width on, but not on an upright panel, the list that a page was opened from stays
 * beside it, and can be touched: the doors of TODAY, or the stories. */
#define STAFF_BESIDE_MM 216.0
typedef enum { STAFF_ALONE, STAFF_BESIDE_DOORS, STAFF_BESIDE_STORIES } StaffBeside;
StaffBeside staff_beside(const Staff *staff);

/* From this width on, COUNTS shows visits and learning on one page. The second returns the leaf
 * that comes next. */
#define STAFF_ONE_PAGE_MM 344.0
bool staff_counts_in_one(const Staff *staff);
int staff_next_leaf(const Staff *staff);

/* The door of TODAY that leads to the page, or to the one that it was opened from: "staff:care". */
const char *staff_door_of(StaffPage page);

/* True while the touch is off: nothing on the glass does anything. */
bool staff_is_deaf(const Staff *staff);

/* Asserts the invariants listed in staff.c. Called after each step. */
void staff_check(const Staff *staff);

const char *staff_page_name(StaffPage page); /* "staff_today"; static */

#endif
