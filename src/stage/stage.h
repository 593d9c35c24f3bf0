/* stage.h: the display with its window, painting, fingers, keys and sound. The only room that uses
 * SDL.
 *
 * Shows scenes, reports fingers and keys, and sleeps while nothing happens: it does not poll and
 * draws no frame without a change. It paints only what changed since the last scene, into the
 * window's own surface. Knows scenes, but no stories or visits, and not what a finger means.
 *
 * There are no transitions: a new scene appears in one frame, so that a touch is always about what
 * is seen.
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
    bool windowed; /* a window instead of the whole screen */
    bool headless; /* no display: SDL's dummy driver */
    Panel panel;   /* from the command line; width_px 0: ask the display */
    /* Size of the glass in the settings; 0: not set. */
    double settings_width_mm, settings_height_mm;
    int rotate;      /* turn the picture clockwise by 0, 90, 180 or 270 degrees; `panel` and the
                        settings' size are for the panel as it hangs */
    const char *drm; /* the kernel's folder for displays; NULL: /sys/class/drm */
    /* Folder of the input devices to wait for; NULL: /dev/input, only on KMSDRM. */
    const char *input;
    const Keys *keys; /* NULL: the default ones */
    /* Pictures are decoded on a thread, and a scene is shown without those that are not ready: then
     * stage_wait() returns INPUT_REDRAW. Otherwise stage_show() decodes them. */
    bool decode_aside;
} StageOptions;

typedef struct Stage Stage;

typedef enum {
    INPUT_NONE,        /* the deadline was reached */
    INPUT_FINGER_DOWN, /* finger, at, ms */
    INPUT_FINGER_MOVE, /* finger, at, ms; only while it is down */
    INPUT_FINGER_UP,   /* finger, at, ms */
    INPUT_FINGER_LOST, /* finger, ms: its device disappeared while it was down */
    INPUT_TOUCH,       /* id: taken with a key, or the id that a key stands for */
    INPUT_FOCUS,       /* the focus moved: call stage_press() */
    INPUT_KEY,         /* a key without a use: somebody is there */
    INPUT_REDRAW,      /* the window was uncovered, or a picture is ready: call stage_press() */
    INPUT_RESIZED,     /* the window or display has another size: lay out again for stage_panel() */
    INPUT_RUNG,        /* stage_ring() was called */
    INPUT_QUIT,        /* SIGTERM or SIGINT came, or a window was closed */
} InputType;

typedef struct {
    InputType type;
    int64_t finger; /* -1: the mouse */
    Point at;       /* mm */
    int64_t ms;     /* the time on clock_now_ms(); shows whether it came before the present frame or
                       after it */
    char id[32];    /* for INPUT_TOUCH */
} Input;

/* Opens the display. NULL with ERROR_IO that has SDL's message and says what to do. */
MUST_CHECK Stage *stage_open(const StageOptions *options, Error *error);

/* The same for a service: waits until there is a display, and logs that once a minute. */
Stage *stage_await(const StageOptions *options);

void stage_close(Stage *stage); /* takes NULL */

/* The panel: from the command line, the settings, the display's EDID, or guessed. */
Panel stage_panel(const Stage *stage);

/* Shows the scene in one frame and paints only what differs from what is on the display. Nothing
 * slides or fades, so reduced motion needs nothing here. `pressed` is the id that is drawn pressed,
 * "" for none. Scene and typeset are borrowed until the next call. Returns the number of pixels
 * painted. */
int64_t stage_show(Stage *stage, const Scene *scene, Typeset *typeset, const char *pressed);

/* Paints the same scene again when only what is pressed or has the focus changed, or a picture is
 * ready: only their boxes, or everything when the window was uncovered. Returns the number of
 * pixels painted. */
int64_t stage_press(Stage *stage, const char *pressed);

/* Makes the next picture, icon or line of text of a scene that may be shown later, so that
 * stage_show() finds it ready. Searches the scene's items from number `item` on; returns the number
 * to continue with, or -1 when there are no more. May take some milliseconds: call it when nothing
 * else is due, after a stage_show() with the same typeset. */
int stage_prepare(Stage *stage, const Scene *scene, int item);

/* Checks that what stage_show() painted is on the display, if that can be read back. Call it once,
 * after the first scene. False with ERROR_IO when nothing is there although SDL reported
 * success. */
MUST_CHECK bool stage_check(Stage *stage, Error *error);

/* Sleeps until an input or the deadline (on clock_now_ms(); CLOCK_NEVER: no deadline). */
Input stage_wait(Stage *stage, int64_t deadline_ms);

/* Ends the wait from any thread. */
void stage_ring(Stage *stage);

/* What stage_wait() would return for a finger that comes down or up at a point, or for a key with
 * SDL's name: for tours and the monkey, by the same code as real input. When nothing has the focus,
 * the key for taking takes the thing that leads on. Left and Right are exchanged in a right-to-left
 * scene. */
Input stage_finger(Stage *stage, bool down, int64_t finger, Point point_mm);
Input stage_key(Stage *stage, const char *name);

/* The same for a key that was held for three seconds: the one for help opens the panel for staff.
 */
Input stage_key_held(const Stage *stage, const char *name);

/* Returns the id with the keyboard's focus, or "". */
const char *stage_focus(const Stage *stage);

/* Plays one channel of samples, which are borrowed until it is over or stage_hush(). A second call
 * ends the first. False when there is no sound device (logged once). Headless it is silent and
 * returns true. */
bool stage_play(Stage *stage, const int16_t *samples, int count, int rate_hz, int percent);
void stage_volume(Stage *stage, int percent); /* of what is playing */
void stage_hush(Stage *stage);
/* Until the next stage_play(): an open device causes wake-ups. */
void stage_close_speaker(Stage *stage);

/* The picture that is on the display, for programs that show it elsewhere than in SDL's window. The
 * rows begin at the top and are `pitch` bytes apart; a pixel has 32 bits, 0xXXRRGGBB in the
 * processor's byte order. Borrowed until the next call. `pixels` is NULL while there is no
 * display. */
typedef struct {
    int width, height, pitch;
    const void *pixels;
} StagePixels;
StagePixels stage_pixels(Stage *stage);

/* For programs with a loop of their own: the time on clock_now_ms() by which stage_wait() must be
 * called, even when nothing happened. CLOCK_NEVER when there is no such time. */
int64_t stage_wake_ms(const Stage *stage);

/* Writes the picture that is on the display as PNG. */
MUST_CHECK bool stage_shot(Stage *stage, const char *path, Error *error);

#endif
