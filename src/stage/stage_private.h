/* stage_private.h: the painter, which knows cairo and surfaces but neither windows nor fingers. */
#ifndef STAGE_STAGE_PRIVATE_H
#define STAGE_STAGE_PRIVATE_H

#include <SDL.h>
#include <cairo.h>

#include "stage/stage.h"

/* A rectangle in pixels. */
typedef SDL_Rect Patch;

typedef struct Painter Painter;

Painter *painter_make(void);
void painter_free(Painter *painter); /* takes NULL */

/* What is painted besides the scene. */
typedef struct {
    const char *pressed; /* id drawn pressed, "" for none */
    const char *focus;   /* id with the keyboard's ring, "" for none */
} Hands;

/* Paints what of the scene meets the patch, clipped to it, onto the window's surface. */
void painter_paint(Painter *painter, SDL_Surface *glass, double px_per_mm, const Scene *scene,
                   Typeset *typeset, Hands hands, Patch patch);

/* The patch a box covers, rounded outwards by a pixel for antialiasing. */
Patch painter_patch(Box box, double px_per_mm);

/* A finger, and what it came down on; "": nothing. */
typedef struct {
    bool down, over; /* over: it is still there, as far as was told */
    int64_t number;
    char id[32];
} Held;

typedef struct {
    double slop_mm;
    Held held[10];
    int next; /* to be overwritten, when more come */
    /* Fingers whose coming down waits to be told, and what they came down on while the scene before
     * was on the glass. */
    Held early[10];
    int early_count;
} Fingers;

/* What the finger is on goes to `id`, "" for nothing. Coming down it may miss a thing by 2 mm; from
 * then on it is on that thing, as far as the slop beyond its edge, or on nothing. A scene of NULL
 * has nothing on it. */
void fingers_down(Fingers *fingers, const Scene *scene, int64_t number, Point point, char id[32]);
void fingers_up(Fingers *fingers, const Scene *scene, int64_t number, Point point, char id[32]);

/* False: it is where it was, or it does not matter. */
bool fingers_move(Fingers *fingers, const Scene *scene, int64_t number, Point point, char id[32]);

/* A finger came down while `before` was on the glass; it will be told when another scene is. It
 * then is on what it is on in both. */
void fingers_early(Fingers *fingers, const Scene *before, int64_t number, Point point);

/* A finger or the mouse's left button, as SDL tells of it. */
typedef struct {
    enum { HAND_DOWN, HAND_MOVE, HAND_UP } what;
    int64_t number; /* -1: the mouse */
    Point at;
} Hand;

/* False: the event is none of a hand. */
bool fingers_read(const SDL_Event *event, const Panel *panel, Hand *hand);

/* How far in mm the look of a pressed or focused area reaches beyond its box. */
#define HANDS_REACH_MM 2.5

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

/* Icons as masks of their size, pictures as surfaces of theirs, and drawn things that take long to
 * draw. The least recently used go when all together pass `bound` bytes. */
typedef struct Images Images;
Images *images_make(void);
void images_bound(Images *images, size_t bound);
void images_free(Images *images);
/* Borrowed until the next call; NULL: there is none (logged once). */
cairo_surface_t *images_icon(Images *images, const char *name, int side_px);
cairo_surface_t *images_picture(Images *images, const Item *item, int width_px, int height_px);

/* A surface for what the key stands for; *fresh: empty, to be drawn into now. NULL: no memory. */
cairo_surface_t *images_drawn(Images *images, uint64_t key, int width_px, int height_px,
                              bool *fresh);

#endif
