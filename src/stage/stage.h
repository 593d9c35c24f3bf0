/* stage.h: the glass: a window, a painter, fingers and keys. The one room with SDL.
 *
 * Shows scenes, gives back where fingers are and what keys ask for, and sleeps when nothing
 * happens: no polling, no frame when nothing changed. Paints into the window's own surface, only
 * what changed since the last scene. Knows scenes; knows nothing of stories or visits, and not what
 * a finger means.
 *
 * There are no transitions: a new scene is there in one frame, like a page of print, so that a
 * touch counts for what is seen.
 */
#ifndef STAGE_STAGE_H
#define STAGE_STAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "panel/panel.h"
#include "scene/scene.h"
#include "settings/settings.h"
#include "typeset/typeset.h"

typedef struct {
    bool windowed; /* a window; else the whole screen */
    bool headless; /* no display: SDL's dummy driver */
    Panel panel;   /* as told on the command line; width_px 0: ask the display */
    double settings_width_mm, settings_height_mm; /* of the glass by the settings; 0: not said */
    int rotate;        /* the picture is turned clockwise by 0, 90, 180, 270: the panel is mounted
                          turned; `panel` and the settings' size are as it hangs */
    const char *drm;   /* where the kernel tells of displays; NULL: /sys/class/drm */
    const char *input; /* where input devices are slept on; NULL: /dev/input, on KMSDRM alone */
    const Keys *keys;  /* NULL: the default ones */
} StageOptions;

typedef struct Stage Stage;

typedef enum {
    INPUT_NONE,        /* the deadline came */
    INPUT_FINGER_DOWN, /* finger, at, ms */
    INPUT_FINGER_MOVE, /* finger, at, ms; only while it is down */
    INPUT_FINGER_UP,   /* finger, at, ms */
    INPUT_FINGER_LOST, /* finger, ms: its device went while it was down */
    INPUT_TOUCH,       /* id: the focused thing was taken by key, or what a key stands for */
    INPUT_FOCUS,       /* the focus moved: call stage_press() */
    INPUT_KEY,         /* a key that is for nothing: someone is there */
    INPUT_REDRAW,      /* the window was uncovered: call stage_press() */
    INPUT_RESIZED,     /* the window or display has another size: lay out for stage_panel() anew */
    INPUT_QUIT,        /* SIGTERM or SIGINT came, or a window was closed */
} InputType;

typedef struct {
    InputType type;
    int64_t finger; /* -1: the mouse */
    Point at;       /* mm */
    int64_t ms;     /* when it came, on clock_now_ms(): before the frame that is on the glass, or
                       after it */
    char id[32];    /* of INPUT_TOUCH */
} Input;

/* Opens the glass. NULL with ERROR_IO: what SDL said, and what to do. */
MUST_CHECK Stage *stage_open(const StageOptions *options, Error *error);

/* The same for a unit that nobody watches: waits until there is a display, and says so in the log
 * once a minute. */
Stage *stage_await(const StageOptions *options);

void stage_close(Stage *stage); /* takes NULL */

/* The panel as it is: as told, by the settings, as the display says (EDID), or guessed. */
Panel stage_panel(const Stage *stage);

/* Paints the scene: what differs from what is on the glass, in one frame: nothing slides or fades,
 * so that reduced motion has nothing to take away and a touch always counts for what is seen.
 * `pressed` is the id drawn pressed, "" for none. Scene and typeset are borrowed until the next
 * call. Returns the pixels painted. */
int64_t stage_show(Stage *stage, const Scene *scene, Typeset *typeset, const char *pressed);

/* The same scene once more, when only what is pressed or has the focus changed: nothing but their
 * boxes is painted. Or all of it, when the window was uncovered. Returns the pixels painted. */
int64_t stage_press(Stage *stage, const char *pressed);

/* Decodes the next picture of a scene that may be shown later, so that stage_show() has it ready.
 * Looks at the scene's items from number `item` on; returns the number to go on with, or -1 when
 * there are no more. Takes some milliseconds: call it when nothing else is due. */
int stage_prepare(Stage *stage, const Scene *scene, int item);

/* Whether what stage_show() painted can be seen, where the display can be asked; worth asking once,
 * after the first scene. False with ERROR_IO: nothing of it is there, though SDL says it is. */
MUST_CHECK bool stage_check(Stage *stage, Error *error);

/* Sleeps until an input or the deadline (on clock_now_ms(); CLOCK_NEVER: no deadline). */
Input stage_wait(Stage *stage, int64_t deadline_ms);

/* What stage_wait() would make of a finger down or up at a point, or of a key named as SDL names
 * it: for tours and the monkey. Same path as real hands. With nothing focused, taking takes what
 * leads on. Left and right change places where the scene is right to left. */
Input stage_finger(Stage *stage, bool down, int64_t finger, Point point_mm);
Input stage_key(Stage *stage, const char *name);

/* The id that has the keyboard's focus, or "". */
const char *stage_focus(const Stage *stage);

/* Plays one channel of samples, which are borrowed until it is over or stage_hush(). A second call
 * ends the first. False: there is nothing to play it on (said once in the log). Headless it is
 * silent and true. */
bool stage_play(Stage *stage, const int16_t *samples, int count, int rate_hz, int percent);
void stage_volume(Stage *stage, int percent); /* of what is playing */
void stage_hush(Stage *stage);
void stage_close_speaker(Stage *stage); /* until the next stage_play(): it costs wake-ups */

/* What is on the glass, for another front than SDL's window: rows from the top, `pitch` bytes apart,
 * of 32 bits a pixel, 0xXXRRGGBB in the processor's order. Borrowed until the next call. `pixels` is
 * NULL while the display is gone. */
typedef struct {
    int width, height, pitch;
    const void *pixels;
} StagePixels;
StagePixels stage_pixels(Stage *stage);

/* When stage_wait() has to be called though nothing happened, on clock_now_ms(), for whoever sleeps
 * in a loop of their own: CLOCK_NEVER when SDL needs no looking after. */
int64_t stage_wake_ms(const Stage *stage);

/* Writes what is on the glass as PNG. */
MUST_CHECK bool stage_shot(Stage *stage, const char *path, Error *error);

#endif
