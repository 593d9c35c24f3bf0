/* stage_private.h: the parts of the stage: painter, window, sleeping, fingers, keys, sound, images.
 * Private to src/stage. */
#ifndef STAGE_STAGE_PRIVATE_H
#define STAGE_STAGE_PRIVATE_H

#include <SDL.h>
#include <cairo.h>

#include "base/limits.h"
#include "stage/stage.h"

/* A rectangle in pixels. */
typedef SDL_Rect Patch;

#define MOST_PATCHES 16 /* in one frame */

typedef struct Painter Painter;

Painter *painter_make(void);
void painter_free(Painter *painter); /* takes NULL */

/* Paints the part of the scene that is in the patch onto the window's surface. */
void painter_paint(Painter *painter, SDL_Surface *glass, double px_per_mm, const Scene *scene,
                   Typeset *typeset, Patch patch);

/* What lies on top of the scene: the pressed thing, and the ring of the keyboard's focus. */
typedef enum { MARK_PRESSED, MARK_FOCUS, MARK_COUNT } Mark;

/* Paints the mark on all areas with the id, where they are in the patch. */
void painter_mark(SDL_Surface *glass, double px_per_mm, const Scene *scene, Mark mark,
                  const char *id, Patch patch);

/* Returns the patch that the mark covers, around all areas with the id; empty when there is
 * none. */
Patch painter_mark_patch(const Scene *scene, Mark mark, const char *id, double px_per_mm);

/* Makes the pixels of a picture (or has it decoded), an icon or a text, so that it can be painted
 * at once. False, and nothing is done, for other items. */
bool painter_prepare(Painter *painter, double px_per_mm, Typeset *typeset, const Item *item);

/* From now on pictures are decoded on a thread, which calls ring() when one is ready; until then
 * the picture's place shows what is behind it. */
typedef void DecoderRing(void *ringer);
void painter_decode_aside(Painter *painter, DecoderRing *ring, void *ringer);

/* Gives the key of a picture that is ready now, to be painted again; false when there is none. */
bool painter_collect(Painter *painter, uint64_t *picture);

/* Returns the patch that a box covers, with one pixel more on each side for antialiasing. */
Patch painter_patch(Box box, double px_per_mm);

/* Which marks are where. */
typedef struct {
    char ids[MARK_COUNT][TOUCH_ID_ROOM];
    Patch patches[MARK_COUNT]; /* on the display; empty: none */
    bool kept; /* the pixels below are kept; otherwise the scene has to be painted again there */
} Handprint;

/* The marks on the display, and the pixels below them: a touch only puts these back, and neither
 * lays anything out nor paints the scene. The next scene may not have the thing any more, so its
 * place is kept here. Start it as { 0 }. */
typedef struct {
    Handprint print;
    uint32_t *below[MARK_COUNT];
    size_t room[MARK_COUNT]; /* in pixels */
} Marks;

Handprint marks_find(const Scene *scene, double px_per_mm, const SDL_Surface *glass,
                     const char *const ids[MARK_COUNT]);
void marks_take_off(const Marks *marks, SDL_Surface *glass);

/* Paints them, and keeps what is below. Those that are not kept are painted only on these patches,
 * on which the scene was painted just now. */
void marks_put_on(Marks *marks, const Handprint *print, const Scene *scene, double px_per_mm,
                  SDL_Surface *glass, const Patch *painted, int count);
void marks_free(Marks *marks);

/* What has to be painted, in patches that do not overlap. Start it with the size of the display. */
typedef struct {
    Patch patches[MOST_PATCHES];
    int count;
    Patch glass;
} Dirty;

void dirty_add(Dirty *dirty, Patch patch);
/* Adds the places of the marks that changed, or of which only the one or the other is kept. */
void dirty_add_marks(Dirty *dirty, const Handprint *old, const Handprint *new);
int64_t dirty_pixels(const Dirty *dirty);

/* The display, and the window on it. { 0 } is closed. */
typedef struct {
    const StageOptions *options; /* borrowed */
    SDL_Window *window;
    SDL_Surface *upright; /* the picture as it is seen, if the panel is mounted turned */
    unsigned long root;   /* the root window of X; 0: not on X, or in a window */
    int root_width, root_height;
    int width, height; /* of the window when it was last measured */
    SDL_Rect display;  /* the display it was on then */
    bool presented;    /* the first picture is on it */
} Glass;

/* False with ERROR_IO when there is no display or no window can be made. Close it even then. */
bool glass_open(Glass *glass, const StageOptions *options, Error *error);
void glass_close(Glass *glass);

/* Returns its present size, as it hangs. Logs what seems wrong about it. */
Panel glass_measure(Glass *glass);

typedef enum {
    GLASS_SAME,
    GLASS_UNCOVERED, /* has to be painted again */
    GLASS_RESIZED,   /* its size, or the display's, may have changed */
    GLASS_GONE,      /* with *error: it could not be opened again */
} GlassChange;

/* What the event means for the window. When the display changed it is opened again, because only
 * then SDL asks for the size. */
GlassChange glass_event(Glass *glass, const SDL_Event *event, Error *error);

/* Returns the surface to paint on, upright; NULL while the display is gone. Borrowed until the next
 * event. */
SDL_Surface *glass_canvas(Glass *glass);

/* Shows these patches of the canvas. */
void glass_present(Glass *glass, const Patch *patches, int count);

/* Checks that what was painted is on the display, if it can be read back. False with ERROR_IO. */
bool glass_check(Glass *glass, Error *error);
bool glass_draws(SDL_Renderer *renderer, SDL_Surface *painted, Error *error);

/* For a panel that is mounted turned: the picture is turned clockwise by 0, 90, 180 or 270
 * degrees. */
bool turn_swaps(int degrees); /* true when width and height are exchanged */

/* Returns where a patch of an upright picture of that size is on the display. */
Patch turn_patch(Patch patch, int degrees, int width, int height);

/* Returns where a point of the display is on the upright picture; both from 0 to 1. */
Point turn_back(Point on_display, int degrees);

/* Copies the patch of the upright picture to its place on the display. Both have 32 bits per
 * pixel. */
void turn_copy(const SDL_Surface *from, SDL_Surface *to, int degrees, Patch patch);

/* Sleeping until an input device sends something. */
typedef struct Bell Bell;

/* Listens to the event devices in the folder, also to later ones. NULL when the folder cannot be
 * watched, which is logged. */
Bell *bell_make(const char *folder);
void bell_free(Bell *bell); /* takes NULL */

/* Wakes also when there is something to read from this file, which does not block; it is dropped.
 * The bell closes it. */
void bell_listen(Bell *bell, int file);

/* A signal that arrives just before poll() does not wake it, so no sleep is longer than this. */
#define BELL_REST_MS 1000

/* Sleeps for that time, but not longer than BELL_REST_MS. Wakes earlier when a device sends
 * something, appears or disappears, or when a signal arrives. False when no device woke it. What
 * happened is then read from SDL. */
bool bell_wait(Bell *bell, int64_t most_ms);

/* True when a device has disappeared since the last call. */
bool bell_lost(Bell *bell);

/* A finger or the mouse's left button, from an SDL event. */
typedef struct {
    enum { HAND_DOWN, HAND_MOVE, HAND_UP } what;
    int64_t number;     /* -1: the mouse */
    SDL_TouchID device; /* 0: the mouse, or not from SDL */
    Point at;
    int64_t ms; /* the time on clock_now_ms(); never too late, and at most 3 ms too early */
} Hand;

/* False when it is not a finger or mouse event. `rotate`: how the panel is mounted. */
bool fingers_read(const SDL_Event *event, const Panel *panel, int rotate, Hand *hand);

typedef struct {
    bool down;
    int64_t number;
    SDL_TouchID device;
} Held;

/* The fingers that are down, to find those whose device disappears. */
typedef struct {
    Held held[10];
    unsigned next; /* the entry that is used next, when more are down than a visitor has */
} Fingers;

/* Notes which fingers are down. False for a finger that moves without being down, which is
 * ignored. */
bool fingers_note(Fingers *fingers, const Hand *hand);

/* Finds and drops a finger whose device has disappeared, or the mouse's if `mouse_went`. False when
 * there is none. */
bool fingers_lost(Fingers *fingers, bool mouse_went, int64_t *number);

/* Returns the use of the key with that name; KEY_USE_COUNT when it has none. */
KeyUse keys_use(const Keys *keys, const char *name);

/* Logs each name that is not an SDL key name, and what to do. */
void keys_check(const Keys *keys);

/* The key that is down. The function notes that, and is true, once, when it has been down for three
 * seconds: while SDL repeats it, or when it comes up. Call it for every event of a key. */
typedef struct {
    SDL_Keycode key;
    int64_t since_ms;
} KeyHeld;
bool keys_held(KeyHeld *held, const SDL_KeyboardEvent *key);

/* The sound device. { 0 } is closed. */
typedef struct {
    SDL_AudioDeviceID device;
    int rate_hz;
    bool missing; /* already logged */
    /* Shared with SDL's own thread; used only under SDL_LockAudioDevice(). */
    const Sint16 *samples;
    int count, at, percent;
} Speaker;

bool speaker_play(Speaker *speaker, const int16_t *samples, int count, int rate_hz, int percent);
void speaker_volume(Speaker *speaker, int percent);
void speaker_stop(Speaker *speaker);
void speaker_close(Speaker *speaker);

/* A cache of pixels that take long to make, in the size in which they are shown: pictures and
 * drawings as surfaces, icons and runs of text as masks. Those not used for longest are dropped
 * before all together are larger than `bound` bytes. */
typedef struct Images Images;
Images *images_make(void);
void images_free(Images *images);
void images_bound(Images *images, size_t bound);
size_t images_bytes(const Images *images); /* for tests */

/* See painter_decode_aside() and painter_collect(). */
void images_decode_aside(Images *images, DecoderRing *ring, void *ringer);
bool images_collect(Images *images, uint64_t *picture);

/* Each result is borrowed until the next call. NULL when it cannot be read (logged), there is no
 * memory, or the picture is being decoded. */
cairo_surface_t *images_icon(Images *images, const char *name, int side_px);
cairo_surface_t *images_picture(Images *images, const Item *item, int width_px, int height_px);

/* *top is the distance in px from the baseline down to the mask's first row; its left edge is the
 * run's left edge. */
cairo_surface_t *images_text(Images *images, Typeset *typeset, const Run *run, int *top);

/* Returns the surface for a key. If *fresh is true it is empty, and the caller draws into it. */
cairo_surface_t *images_drawn(Images *images, uint64_t key, int width_px, int height_px,
                              bool *fresh);

/* New surfaces, which the caller owns; NULL when there is no memory. The second frees `source`. */
cairo_surface_t *images_surface(cairo_format_t format, int width, int height);
cairo_surface_t *images_scaled(cairo_surface_t *source, int width, int height,
                               cairo_format_t format);

/* Decodes the picture to that size. NULL, which is logged, when its bytes are wrong, or there is no
 * memory. May take two seconds. */
cairo_surface_t *decoder_decode(const Item *picture, int width, int height);

/* The thread that decodes pictures. NULL, which is logged, when the system gives none.
 * decoder_stop() waits for the picture that is being decoded. */
typedef struct Decoder Decoder;
Decoder *decoder_start(DecoderRing *ring, void *ringer);
void decoder_stop(Decoder *decoder); /* takes NULL */

/* Has a picture decoded, once; `kept_as` is the cache's key. The PNG is copied. */
void decoder_order(Decoder *decoder, uint64_t kept_as, const Item *picture, int width, int height);

/* Gives the next picture that is ready; the caller owns its surface. False when there is none. */
typedef struct {
    uint64_t kept_as, picture; /* the cache's key, and the item's */
    cairo_surface_t *surface;  /* NULL: it cannot be shown */
} Decoded;
bool decoder_collect(Decoder *decoder, Decoded *decoded);

#endif
