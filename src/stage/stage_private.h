/* stage_private.h: the painter, which knows cairo and surfaces but neither windows nor fingers. */
#ifndef STAGE_STAGE_PRIVATE_H
#define STAGE_STAGE_PRIVATE_H

#include <SDL.h>
#include <cairo.h>

#include "stage/stage.h"

/* A rectangle in pixels. */
typedef SDL_Rect Patch;

#define MOST_PATCHES 16 /* of one frame */

typedef struct Painter Painter;

Painter *painter_make(void);
void painter_free(Painter *painter); /* takes NULL */

/* What is painted besides the scene. */
typedef struct {
    const char *pressed; /* id drawn pressed, "" for none */
    const char *focus;   /* id with the keyboard's ring, "" for none */
} Marks;

/* Paints what of the scene meets the patch, clipped to it, onto the window's surface. */
void painter_paint(Painter *painter, SDL_Surface *glass, double px_per_mm, const Scene *scene,
                   Typeset *typeset, Marks marks, Patch patch);

/* What of the scene each mark covers: one patch around all areas of its id; empty: nothing. */
Patch painter_pressed_patch(const Scene *scene, const char *id, double px_per_mm);
Patch painter_focus_patch(const Scene *scene, const char *id, double px_per_mm);

/* Makes the picture ready to be painted. */
void painter_prepare(Painter *painter, double px_per_mm, const Item *picture);

/* The patch a box covers, rounded outwards by a pixel for antialiasing. */
Patch painter_patch(Box box, double px_per_mm);

/* The display, and the window on it. Zeroed: closed. */
typedef struct {
    const StageOptions *options; /* borrowed */
    SDL_Window *window;
    SDL_Surface *upright; /* the picture as it is seen, where the panel is mounted turned */
    unsigned long root;   /* the root window of X; 0: not on X, or only a window is wanted */
    int root_width, root_height;
    int width, height; /* of the window when it was measured last */
    SDL_Rect display;  /* it was on then */
} Glass;

/* False with ERROR_IO: no display, or no window on it; close it all the same. */
bool glass_open(Glass *glass, const StageOptions *options, Error *error);
void glass_close(Glass *glass);

/* Its size now, as it hangs. Logs what about it is not as it should be. */
Panel glass_measure(Glass *glass);

typedef enum {
    GLASS_SAME,
    GLASS_UNCOVERED, /* to be painted again */
    GLASS_RESIZED,   /* its size, or the display's, may be another */
    GLASS_GONE,      /* with *error: it was to be opened anew and could not */
} GlassChange;

/* What the event means for it. When the display changed it is opened anew, as SDL asks displays for
 * their size only then. */
GlassChange glass_event(Glass *glass, const SDL_Event *event, Error *error);

/* What to paint on, upright; NULL: the display is gone for now. Borrowed until the next event. */
SDL_Surface *glass_canvas(Glass *glass);

/* Shows these patches of the canvas. */
void glass_present(Glass *glass, const Patch *patches, int count);

/* Whether what was painted can be seen, as far as it can be read back. False with ERROR_IO. */
bool glass_check(Glass *glass, Error *error);
bool glass_draws(SDL_Renderer *renderer, SDL_Surface *painted, Error *error);

/* A panel that is mounted turned: the picture is turned clockwise by 0, 90, 180 or 270 degrees. */
bool turn_swaps(int degrees); /* width and height */

/* Where a patch of an upright picture of that size lies on the display. */
Patch turn_patch(Patch patch, int degrees, int width, int height);

/* Where on the upright picture a point of the display lies; both from 0 to 1. */
Point turn_back(Point on_display, int degrees);

/* Copies the patch of the upright picture to its place; both have 32 bits a pixel. */
void turn_copy(const SDL_Surface *from, SDL_Surface *to, int degrees, Patch patch);

/* Sleep that ends with the first sign of life of an input device. */
typedef struct Bell Bell;

/* Listens to the event devices in the folder, also to those that come later. NULL, which is logged:
 * the folder cannot be watched. */
Bell *bell_make(const char *folder);
void bell_free(Bell *bell); /* takes NULL */

/* A signal that comes just before poll() is not felt by it, so nobody sleeps longer than this. */
#define BELL_REST_MS 1000

/* Sleeps that long, or until a device has something to say, comes or goes, or a signal comes; never
 * over BELL_REST_MS. False: no device woke it. It is for SDL to say what happened. */
bool bell_wait(Bell *bell, int64_t most_ms);

/* Whether a device went since this was asked last. */
bool bell_lost(Bell *bell);

/* A finger or the mouse's left button, as SDL tells of it. */
typedef struct {
    enum { HAND_DOWN, HAND_MOVE, HAND_UP } what;
    int64_t number;     /* -1: the mouse */
    SDL_TouchID device; /* 0: the mouse, or none of SDL's */
    Point at;
    int64_t ms; /* when, on clock_now_ms(); never later than it was, by 3 ms sooner at most */
} Hand;

/* False: not a finger or mouse event. `rotate`: how the panel is mounted. */
bool fingers_read(const SDL_Event *event, const Panel *panel, int rotate, Hand *hand);

typedef struct {
    bool down;
    int64_t number;
    SDL_TouchID device;
} Held;

/* The fingers that are down, to know of each when its device goes. */
typedef struct {
    Held held[10];
    unsigned next; /* to be overwritten, when more come down than a visitor has */
} Fingers;

/* Remembers which are down. False: it moves without being down, which is nobody's business. */
bool fingers_note(Fingers *fingers, const Hand *hand);

/* A finger whose device is no more, or the mouse's when `mouse_went`, is let go of; false: there is
 * none. */
bool fingers_lost(Fingers *fingers, bool mouse_went, int64_t *number);

/* What a key of that name is for; KEY_USE_COUNT: nothing. */
KeyUse keys_use(const Keys *keys, const char *name);

/* Logs each name that SDL has no key for, with what to do. */
void keys_check(const Keys *keys);

/* Where sound comes out. Zeroed: closed. */
typedef struct {
    SDL_AudioDeviceID device;
    int rate_hz;
    bool missing; /* told already */
    /* Shared with SDL's own thread; touched under SDL_LockAudioDevice(). */
    const Sint16 *samples;
    int count, at, percent;
} Speaker;

bool speaker_play(Speaker *speaker, const int16_t *samples, int count, int rate_hz, int percent);
void speaker_volume(Speaker *speaker, int percent);
void speaker_stop(Speaker *speaker);
void speaker_close(Speaker *speaker);

/* What takes long to make, as pixels of the size it is shown in: pictures and drawn things as
 * surfaces, icons and runs of text as masks. The least recently used go before all together pass
 * `bound` bytes. */
typedef struct Images Images;
Images *images_make(void);
void images_free(Images *images);
void images_bound(Images *images, size_t bound);
size_t images_bytes(const Images *images); /* for tests */

/* Each is borrowed until the next call; NULL: there is none (logged), or no memory for it. */
cairo_surface_t *images_icon(Images *images, const char *name, int side_px);
cairo_surface_t *images_picture(Images *images, const Item *item, int width_px, int height_px);

/* *top: from the baseline to the mask's first row in px, downwards; its left edge is the run's. */
cairo_surface_t *images_text(Images *images, Typeset *typeset, const Run *run, int *top);

/* A surface for what the key stands for; *fresh: empty, to be drawn into now. */
cairo_surface_t *images_drawn(Images *images, uint64_t key, int width_px, int height_px,
                              bool *fresh);

#endif
