/* exhibit_private.h: the parts of an exhibit, for the files of this room. */
#ifndef EXHIBIT_EXHIBIT_PRIVATE_H
#define EXHIBIT_EXHIBIT_PRIVATE_H

#include "exhibit/clerk.h"
#include "exhibit/exhibit.h"
#include "exhibit/frame.h"
#include "exhibit/reader.h"
#include "hands/hands.h"
#include "ledger/ledger.h"
#include "shelf/shelf.h"
#include "staff/staff.h"
#include "visit/class.h"

#define LANGUAGES_MOST 16
#define FRESH_MOST     16

/* The errors in an author's story, shown over the screen. */
typedef struct {
    Arena *arena;
    const char **lines;
    int count;
} Notice;

/* The screen that probably comes next, while it is prepared; { 0 }: none. */
typedef struct {
    Scene scene;
    int item;      /* the scene's next item to prepare */
    Screen screen; /* the visitor's screen when it was laid out, and since when */
    int page, spans;
    int64_t ms;
    char on[TOUCH_ID_ROOM]; /* what leads to it */
    int64_t from_ms;        /* nothing is prepared before */
} Coming;

struct Exhibit {
    ExhibitOptions options;
    Shelf shelf;
    Bundle *bundles[SHELF_STORIES_MOST]; /* the shelf's open bundles, indexed like the visit's
                                            stories */
    VisitStory stories[SHELF_STORIES_MOST];
    const char *installed[LANGUAGES_MOST]; /* languages with words, the settings' first */
    int installed_count;
    const char *languages[LANGUAGES_MOST + 1]; /* those of them that visitors can choose */
    Bundle *example;                           /* the shelf's, or NULL */
    VisitSetup setup;
    Visit visit;
    Hands hands;
    Ledger *ledger; /* NULL: nothing is kept */
    Stage *stage;
    Frame frame;
    Shown shown; /* what the visit knows about the present scene */
    Coming coming;
    TrailMemo memo; /* of the trails that are drawn */
    Reader *reader;
    Notice notice;
    int64_t wake_ms;        /* when the visit wants to be called */
    int64_t voice_again_ms; /* while no voice is offered: when to try again, or CLOCK_NEVER */
    KeptStick stick;        /* the last one that was told */
    bool stick_shown;       /* it is told on the first screen ... */
    int64_t stick_until_ms; /* ... until then, or CLOCK_NEVER */
    bool covers_checked;    /* those of the stories opened at the start */
    bool keys;              /* the visitor used a key last, not a finger */
    Staff staff;            /* the panel */
    StaffFacts facts;       /* what it knows */
    StaffStory staff_stories[SHELF_STORIES_MOST];
    char staff_time[8];
    Figures *figures; /* what the counts said when the panel was opened; NULL: nothing */
    StaffCounts counts;
    Diary diary;      /* the log that staff can read */
    unsigned noted;   /* troubles that are in it */
    int64_t watch_ms; /* when to look again whether all is well */
    Clerk *clerk;
    Class class;            /* a school class */
    Class class_over;       /* its votes are counted when its file is gone; { 0 }: none */
    ClassFacts class_facts; /* what it knows */
    ClassStory class_stories[SHELF_STORIES_MOST];
    int64_t class_wake_ms;  /* when it wants to be called */
    int64_t staff_wake_ms;  /* when the panel wants to be called */
    int64_t awake_until_ms; /* outside the hours: the glass is not dark until then */
    bool asleep;            /* the glass is dark */
    bool kept_lost;         /* what staff chose could not be read or written */
    bool still;             /* in the settings nothing moves */
    char fresh[FRESH_MOST][STORY_ID_MOST + 1]; /* stories just in, which nobody looked at */
    char seen[STORY_ID_MOST + 1]; /* staff walk this story, and nothing is counted; "": none */
    char taken[LABEL_MOST + 1];   /* title of the story that was taken off; "": none */
    bool virtual_time;
    int64_t virtual_ms;
    Coverage coverage;
};

/* Keeps new answers in memory, before the next scene is built, because that may withdraw their
 * story. */
void exhibit_take_answers(Exhibit *exhibit, const Effects *effects);

/* Has them written to disk, after the next screen was painted, so that no visitor waits for a slow
 * disk. */
void exhibit_write_answers(Exhibit *exhibit);

/* In exhibit.c. The clock, which is virtual for a tour; and carrying out the effects of a step:
 * first the next screen, then answers and speech. */
int64_t exhibit_now(const Exhibit *exhibit);
void exhibit_carry_out(Exhibit *exhibit, const Effects *effects);

/* In touch.c. The first three handle a finger, a key and the time with hands, and carry out the
 * effects. The last tells hands what a step of the visit means for fingers that are down. */
void exhibit_take_finger(Exhibit *exhibit, const Input *input);
void exhibit_take_key(Exhibit *exhibit, const Input *input);
void exhibit_tick_hands(Exhibit *exhibit);
void exhibit_tell_hands(Exhibit *exhibit, const Effects *effects);

/* In show.c. The first tells the visit what its steps on a panel of the present size are. The
 * second begins a new visit on the first screen. The third builds and shows the present screen;
 * true when a story was withdrawn and the visitor moved to another screen, which is spoken already.
 * The last paints the scene again when only what is pressed or has the focus changed. */
void exhibit_use_panel(Exhibit *exhibit);
void exhibit_start_visits(Exhibit *exhibit);
bool exhibit_rebuild(Exhibit *exhibit);
void exhibit_press(Exhibit *exhibit);

/* In show.c. Builds the screen of a visit, the present one or one that may come, in the scene.
 * False with *error when the bundle *failed could not give something. */
MUST_CHECK bool exhibit_build(Exhibit *exhibit, const Visit *visit, Scene *scene, Shown *shown,
                              const Bundle **failed, Error *error);

/* In show.c. Frees what was read from the stories. Call it only on ATTRACT, which shows none of it.
 */
void exhibit_forget_stories(Exhibit *exhibit);

/* In coming.c. The second takes one step in preparing the screen that probably comes next: lays it
 * out, or makes a picture, an icon or a line of it. Call it when nothing else is due, until the
 * first returns true. The third: when the next step may be taken, or CLOCK_NEVER. The fourth: call
 * it for each input, and each frame of a screen that moves, with its time. Others may follow, and
 * they do not have to wait. */
bool exhibit_is_prepared(const Exhibit *exhibit);
void exhibit_prepare(Exhibit *exhibit);
int64_t exhibit_prepare_ms(const Exhibit *exhibit);
void exhibit_put_off_preparing(Exhibit *exhibit, int64_t since_ms);
void exhibit_forget_coming(Exhibit *exhibit);

/* In aloud.c. The first says what a step asks for, after its scene was built. The second begins the
 * next piece when one is over, and tells the visit. The third stops speech because of an input. */
void exhibit_speak(Exhibit *exhibit, const Effects *effects);
void exhibit_read_on(Exhibit *exhibit);
void exhibit_tick_voice(Exhibit *exhibit);
int64_t exhibit_voice_wake_ms(const Exhibit *exhibit);
void exhibit_interrupt(Exhibit *exhibit, const Input *input);

/* In panel.c. The first reads what staff chose in the folder `data` (NULL: nothing is kept); call
 * it before the first visit. The second opens the panel. The third takes a touch on it; false when
 * that is the visit's. The fourth does what is due, and what the clerk has done. The fifth finds
 * out how the exhibit is. */
void exhibit_start_staff(Exhibit *exhibit, const char *data);
void exhibit_open_staff(Exhibit *exhibit);
bool exhibit_touch_staff(Exhibit *exhibit, const char *id);
void exhibit_tick_staff(Exhibit *exhibit);

/* In panel.c. A finger that is down, in the touch test; false when there is no such test. */
bool exhibit_wipe_staff(Exhibit *exhibit, Point at_mm);
void exhibit_learn_facts(Exhibit *exhibit);

/* In panel.c. Whether nobody looked at the story since it came by stick; it came; it was looked at.
 */
bool exhibit_is_fresh(const Exhibit *exhibit, const char *id);
void exhibit_make_fresh(Exhibit *exhibit, const char *id);
void exhibit_look_at(Exhibit *exhibit, const char *id);

/* In panel.c. The first PIN is valid again. */
void exhibit_reset_pin(Exhibit *exhibit);

/* In panel.c. Call it after each step: ends the walk of staff through a story with its visit. */
void exhibit_end_seeing(Exhibit *exhibit);

/* In counts.c. Takes what the clerk read over, for the pages of the counts; NULL: nothing. */
void exhibit_take_figures(Exhibit *exhibit, Figures *figures);

/* In watch.c. The first adds to the log that staff can read; `title` may be NULL. The second adds
 * what became of a file that came by stick, and the third what was refused. The fourth reads the
 * log in the folder `data` (NULL: nothing is kept) and notes the start; the fifth has it written,
 * once there is a clerk. The others look every minute, while nobody is in a visit, whether
 * all is well. */
void exhibit_note(Exhibit *exhibit, DiaryWhat what, int number, int other, const char *title);
void exhibit_note_news(Exhibit *exhibit, const OutcomeReport *report);
void exhibit_note_refused(Exhibit *exhibit, const OutcomeReport *report);
void exhibit_start_diary(Exhibit *exhibit, const char *data);
void exhibit_keep_diary(Exhibit *exhibit);
void exhibit_tick_watch(Exhibit *exhibit);
int64_t exhibit_watch_wake_ms(const Exhibit *exhibit);

/* In panel.c. Opening hours: whether the glass is dark, when that may change, and a touch. */
bool exhibit_is_asleep(const Exhibit *exhibit);
int64_t exhibit_hours_wake_ms(const Exhibit *exhibit);
void exhibit_wake(Exhibit *exhibit);

/* In panel.c. For the class: what a step of the panel asks for. */
void exhibit_carry_out_staff(Exhibit *exhibit, const StaffEffects *effects);

/* In classroom.c. The first reads a class that was cut off, and goes on with it; call it when
 * everything is open. The second lists the stories for it. The third opens it when the panel's page
 * is its own. Then: a touch on it, and what is due. */
void exhibit_start_class(Exhibit *exhibit, const char *data);
void exhibit_list_class(Exhibit *exhibit);
void exhibit_open_class(Exhibit *exhibit);
void exhibit_touch_class(Exhibit *exhibit, const char *id);
void exhibit_tick_class(Exhibit *exhibit);

/* In classroom.c. The first: a lesson is going on, so that no story may change. The second: its
 * sheet is copied, or why not. The third: its file is gone. */
bool exhibit_has_class(const Exhibit *exhibit);
void exhibit_class_copied(Exhibit *exhibit, const char *why);
void exhibit_count_class(Exhibit *exhibit);

/* In withdraw.c. Lists the open stories for the visit and the screens. Call it after the shelf
 * changed. */
void exhibit_list_stories(Exhibit *exhibit);

/* Withdraws a story or the example because of the error, and logs that. The caller carries out the
 * effects. */
Effects exhibit_withdraw(Exhibit *exhibit, const Bundle *bundle, const Error *error,
                         int64_t now_ms);

/* The first two show stories that became live, try those again that were set aside, and tell what
 * became of a stick, when that is due. The last withdraws, once, the stories whose cover is
 * wrong. */
void exhibit_tick_stories(Exhibit *exhibit);
int64_t exhibit_stories_wake_ms(const Exhibit *exhibit);
void exhibit_check_covers(Exhibit *exhibit);

#endif
