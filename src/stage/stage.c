#include "stage/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/notify.h"
#include "stage/stage_private.h"

#define NOT_PAINTED 0
static const Input nothing = { .type = INPUT_NONE };

struct Stage {
    StageOptions options;
    Keys keys;
    Panel panel;
    double px_per_mm;
    Glass glass;
    Bell *bell;  /* NULL: SDL itself can wait */
    int ring[2]; /* a pipe, for waits that are not SDL's; -1: none */
    Painter *painter;
    Speaker speaker;

    /* What is on the display, to paint only what differs. */
    uint64_t *hashes, *next_hashes; /* of the items; NOT_PAINTED: painted without its picture */
    Box *boxes;
    int item_count, item_room;
    bool painted, contrast;
    Marks marks;

    const Scene *scene; /* borrowed, as is the typeset */
    Typeset *typeset;
    Fingers fingers;
    char focus[32];
    bool focus_visible;
    KeyHeld held;
};

/* Set by the signal handler. SDL turns the same signal into SDL_QUIT, which ends the wait. */
static volatile sig_atomic_t asked_to_quit;
static struct sigaction sdl_action[2];

static void on_signal(int number)
{
    asked_to_quit = 1;
    const struct sigaction *sdl = &sdl_action[number == SIGTERM];
    if (sdl->sa_handler != SIG_DFL && sdl->sa_handler != SIG_IGN)
        sdl->sa_handler(number);
}

static void catch_signals(void)
{
    asked_to_quit = 0;
    struct sigaction ours = { .sa_handler = on_signal };
    sigemptyset(&ours.sa_mask);
    sigaction(SIGINT, &ours, &sdl_action[0]);
    sigaction(SIGTERM, &ours, &sdl_action[1]);
}

static void let_go_of_signals(void)
{
    sigaction(SIGINT, &sdl_action[0], NULL);
    sigaction(SIGTERM, &sdl_action[1], NULL);
}

static void set_hints(void)
{
    /* Otherwise SDL sends mouse events for a touch, too. */
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
}

/* Pixels are often not quite square. The direction with more pixels per mm decides, so that nothing
 * becomes too small; the other side of the glass then counts as a little shorter. */
static void measure(Stage *stage)
{
    Panel panel = glass_measure(&stage->glass);
    stage->px_per_mm = fmax(panel.width_px / panel.width_mm, panel.height_px / panel.height_mm);
    panel.width_mm = panel.width_px / stage->px_per_mm;
    panel.height_mm = panel.height_px / stage->px_per_mm;
    stage->panel = panel;
    stage->painted = false;
}

static void open_bell(Stage *stage)
{
    if (stage->options.input)
        stage->bell = bell_make(stage->options.input);
    else if (strcmp(SDL_GetCurrentVideoDriver(), "KMSDRM") == 0)
        stage->bell = bell_make("/dev/input");
}

/* Without the pipe a wait only ends later. */
static void open_ring(Stage *stage)
{
    stage->ring[0] = stage->ring[1] = -1;
    if ((!stage->options.headless && !stage->bell) || pipe(stage->ring) != 0)
        return;
    for (int i = 0; i < 2; i++) {
        fcntl(stage->ring[i], F_SETFD, FD_CLOEXEC);
        fcntl(stage->ring[i], F_SETFL, O_NONBLOCK);
    }
    if (!stage->bell)
        return;
    bell_listen(stage->bell, stage->ring[0]);
    stage->ring[0] = -1;
}

static void ring(void *stage)
{
    stage_ring(stage);
}

Stage *stage_open(const StageOptions *options, Error *error)
{
    set_hints();
    Stage *stage = memory_take(1, sizeof(*stage));
    stage->options = *options;
    stage->keys = options->keys ? *options->keys : settings_default().keys;
    if (!glass_open(&stage->glass, &stage->options, error)) {
        glass_close(&stage->glass);
        free(stage);
        SDL_Quit();
        return NULL;
    }
    open_bell(stage);
    open_ring(stage);
    catch_signals();
    keys_check(&stage->keys);
    measure(stage);
    stage->painter = painter_make();
    if (options->decode_aside)
        painter_decode_aside(stage->painter, ring, stage);
    return stage;
}

/* SDL would lose a signal that comes while it starts, so signals are blocked meanwhile. */
static Stage *try_to_open(const StageOptions *options, Error *error)
{
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, &before);
    Stage *stage = stage_open(options, error);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return stage;
}

Stage *stage_await(const StageOptions *options)
{
    const struct timespec second = { 1, 0 };
    for (int tries = 0;; tries++) {
        Error error = { 0 };
        Stage *stage = try_to_open(options, &error);
        if (stage)
            return stage;
        if (tries % 60 == 5) /* while a machine starts, its display often comes a little later */
            log_error("%s; until then it is looked for every second", error.message);
        notify_manager("EXTEND_TIMEOUT_USEC=30000000\nSTATUS=waiting for a display");
        nanosleep(&second, NULL);
    }
}

void stage_close(Stage *stage)
{
    if (!stage)
        return;
    let_go_of_signals();
    speaker_close(&stage->speaker);
    painter_free(stage->painter);
    bell_free(stage->bell);
    glass_close(&stage->glass);
    free(stage->hashes);
    free(stage->next_hashes);
    free(stage->boxes);
    marks_free(&stage->marks);
    for (int i = 0; i < 2; i++) {
        if (stage->ring[i] >= 0)
            close(stage->ring[i]);
    }
    free(stage);
    SDL_Quit();
}

Panel stage_panel(const Stage *stage)
{
    return stage->panel;
}

/* ---- showing ---- */

/* Matches old and new items in order. Items without a match are dirty. */
static void dirty_add_items(Dirty *dirty, const Stage *stage, const Scene *scene)
{
    int old = 0;
    for (int i = 0; i < scene->item_count; i++) {
        int match = old;
        while (match < stage->item_count && stage->hashes[match] != stage->next_hashes[i])
            match++;
        if (match == stage->item_count) {
            dirty_add(dirty, painter_patch(scene->items[i].box, stage->px_per_mm));
            continue;
        }
        for (; old < match; old++)
            dirty_add(dirty, painter_patch(stage->boxes[old], stage->px_per_mm));
        old = match + 1;
    }
    for (; old < stage->item_count; old++)
        dirty_add(dirty, painter_patch(stage->boxes[old], stage->px_per_mm));
}

/* Items whose picture is ready now. */
static void dirty_add_ready(Dirty *dirty, Stage *stage)
{
    for (int i = 0; i < stage->item_count; i++) {
        if (stage->hashes[i] != NOT_PAINTED)
            continue;
        stage->hashes[i] = scene_item_hash(&stage->scene->items[i]);
        dirty_add(dirty, painter_patch(stage->boxes[i], stage->px_per_mm));
    }
}

static void hash_items(Stage *stage, const Scene *scene)
{
    if (scene->item_count > stage->item_room) {
        int room = stage->item_room = 2 * scene->item_count;
        stage->hashes = memory_grow(stage->hashes, (size_t)room, sizeof(uint64_t));
        stage->next_hashes = memory_grow(stage->next_hashes, (size_t)room, sizeof(uint64_t));
        stage->boxes = memory_grow(stage->boxes, (size_t)room, sizeof(Box));
    }
    for (int i = 0; i < scene->item_count; i++)
        stage->next_hashes[i] = scene_item_hash(&scene->items[i]);
}

static void remember(Stage *stage, const Scene *scene)
{
    uint64_t *hashes = stage->next_hashes;
    stage->next_hashes = stage->hashes;
    stage->hashes = hashes;
    for (int i = 0; i < scene->item_count; i++)
        stage->boxes[i] = scene->items[i].box;
    stage->item_count = scene->item_count;
    stage->contrast = scene->contrast;
}

/* Paints what is dirty, and the marks that changed. Returns the number of pixels. */
static int64_t paint(Stage *stage, SDL_Surface *glass, Dirty *dirty, const char *pressed)
{
    const char *const ids[] = { pressed, stage->focus_visible ? stage->focus : "" };
    Handprint print = marks_find(stage->scene, stage->px_per_mm, glass, ids);
    const Handprint old = stage->marks.print;
    if (stage->painted)
        marks_take_off(&stage->marks, glass);
    if (stage->painted && !(old.kept && print.kept))
        dirty_add_marks(dirty, &old, &print);
    /* Many patches take longer than painting everything once. */
    if (!stage->painted || dirty_pixels(dirty) > (int64_t)glass->w * glass->h * 9 / 10) {
        dirty->count = 0;
        dirty_add(dirty, dirty->glass);
    }
    for (int i = 0; i < dirty->count; i++)
        painter_paint(stage->painter, glass, stage->px_per_mm, stage->scene, stage->typeset,
                      dirty->patches[i]);
    marks_put_on(&stage->marks, &print, stage->scene, stage->px_per_mm, glass, dirty->patches,
                 dirty->count);
    if (stage->painted)
        dirty_add_marks(dirty, &old, &print);
    if (dirty->count > 0)
        glass_present(&stage->glass, dirty->patches, dirty->count);
    stage->painted = true;
    SDL_PumpEvents(); /* SDL gives an event its time when it is pumped: these came before */
    return dirty_pixels(dirty);
}

int64_t stage_show(Stage *stage, const Scene *scene, Typeset *typeset, const char *pressed)
{
    SDL_Surface *glass = glass_canvas(&stage->glass);
    stage->scene = scene;
    stage->typeset = typeset;
    if (stage->focus[0] && !scene_find(scene, stage->focus))
        stage->focus[0] = '\0';
    stage->painted = stage->painted && glass && stage->contrast == scene->contrast;
    if (!glass)
        return 0; /* the display is gone at present; the next scene tries again */
    Dirty dirty = { .glass = { 0, 0, glass->w, glass->h } };
    hash_items(stage, scene);
    if (stage->painted)
        dirty_add_items(&dirty, stage, scene);
    remember(stage, scene);
    return paint(stage, glass, &dirty, pressed);
}

int64_t stage_press(Stage *stage, const char *pressed)
{
    SDL_Surface *glass = stage->scene ? glass_canvas(&stage->glass) : NULL;
    if (!glass)
        return 0;
    Dirty dirty = { .glass = { 0, 0, glass->w, glass->h } };
    if (stage->painted)
        dirty_add_ready(&dirty, stage);
    return paint(stage, glass, &dirty, pressed);
}

/* Takes the pictures that were decoded. True when one is in the scene that is on the display. */
static bool take_pictures(Stage *stage)
{
    uint64_t picture;
    bool shown = false;
    while (painter_collect(stage->painter, &picture)) {
        for (int i = 0; stage->painted && i < stage->item_count; i++) {
            const Item *item = &stage->scene->items[i];
            if (item->type != ITEM_PICTURE || item->key != picture)
                continue;
            stage->hashes[i] = NOT_PAINTED;
            shown = true;
        }
    }
    return shown;
}

int stage_prepare(Stage *stage, const Scene *scene, int item)
{
    while (item < scene->item_count &&
           !painter_prepare(stage->painter, stage->px_per_mm, stage->typeset, &scene->items[item]))
        item++;
    return item < scene->item_count ? item + 1 : -1;
}

bool stage_check(Stage *stage, Error *error)
{
    return glass_check(&stage->glass, error);
}

StagePixels stage_pixels(Stage *stage)
{
    const SDL_Surface *glass = glass_canvas(&stage->glass);
    return glass ? (StagePixels){ glass->w, glass->h, glass->pitch, glass->pixels }
                 : (StagePixels){ 0 };
}

bool stage_shot(Stage *stage, const char *path, Error *error)
{
    StagePixels glass = stage_pixels(stage);
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)glass.pixels, CAIRO_FORMAT_RGB24, glass.width, glass.height, glass.pitch);
    cairo_status_t status = cairo_surface_write_to_png(surface, path);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        error_set(error, ERROR_IO, "%s: the picture cannot be written: %s; check the folder", path,
                  cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}

/* ---- hands ---- */

Input stage_finger(Stage *stage, bool down, int64_t finger, Point point_mm)
{
    stage->focus_visible = false;
    return (Input){ .type = down ? INPUT_FINGER_DOWN : INPUT_FINGER_UP,
                    .finger = finger,
                    .at = point_mm,
                    .ms = clock_now_ms() };
}

/* Moves the focus to the next or previous area with another id, from the end to the beginning. */
static void move_focus(Stage *stage, int step)
{
    const Scene *scene = stage->scene;
    if (!scene || scene->area_count == 0)
        return;
    int at = step > 0 ? -1 : scene->area_count;
    for (int i = 0; i < scene->area_count; i++) {
        if (strcmp(scene->areas[i].id, stage->focus) == 0)
            at = i;
    }
    do {
        at = (at + step + scene->area_count) % scene->area_count;
    } while (strcmp(scene->areas[at].id, stage->focus) == 0 && scene->area_count > 1);
    snprintf(stage->focus, sizeof(stage->focus), "%s", scene->areas[at].id);
}

static Input touch(const char *id)
{
    Input input = { .type = INPUT_TOUCH };
    snprintf(input.id, sizeof(input.id), "%s", id);
    return input;
}

static Input move_focus_by_key(Stage *stage, int step, const char *key)
{
    bool sideways = strcmp(key, "Left") == 0 || strcmp(key, "Right") == 0;
    bool turned = sideways && stage->scene && stage->scene->right_to_left;
    move_focus(stage, turned ? -step : step);
    stage->focus_visible = true;
    return (Input){ .type = INPUT_FOCUS };
}

/* Touches the first of the ids that the scene has. */
static Input touch_first(const Scene *scene, const char *const *ids, size_t count)
{
    for (size_t i = 0; scene && i < count; i++) {
        if (scene_find(scene, ids[i]))
            return touch(ids[i]);
    }
    return (Input){ .type = INPUT_KEY };
}

/* Touches the focused thing; without a focus the thing that leads on, or the only thing. */
static Input take_by_key(const Stage *stage)
{
    const Scene *scene = stage->scene;
    const Area *on = scene ? scene_leads_on(scene) : NULL;
    const char *id = stage->focus[0] || !on ? stage->focus : on->id;
    return touch_first(scene, &id, 1);
}

Input stage_key(Stage *stage, const char *name)
{
    static const char *const backs[] = { "back", "restart:no", "stay", "staff:stay",
                                         "staff:close" };
    switch (keys_use(&stage->keys, name)) {
    case KEY_NEXT: return move_focus_by_key(stage, 1, name);
    case KEY_PREVIOUS: return move_focus_by_key(stage, -1, name);
    case KEY_TAKE: return take_by_key(stage);
    case KEY_BACK: return touch_first(stage->scene, backs, COUNT(backs));
    case KEY_HELP: return touch("help");
    case KEY_REPEAT: return touch("repeat");
    case KEY_LOUDER: return touch("louder");
    case KEY_SOFTER: return touch("softer");
    case KEY_FASTER: return touch("faster");
    case KEY_SLOWER: return touch("slower");
    case KEY_HEADPHONES_IN: return touch("headphones:in");
    case KEY_HEADPHONES_OUT: return touch("headphones:out");
    default: return (Input){ .type = INPUT_KEY };
    }
}

Input stage_key_held(const Stage *stage, const char *name)
{
    return keys_use(&stage->keys, name) == KEY_HELP ? touch("staff_corner") : nothing;
}

/* ---- sound ---- */

bool stage_play(Stage *stage, const int16_t *samples, int count, int rate_hz, int percent)
{
    return stage->options.headless ||
           speaker_play(&stage->speaker, samples, count, rate_hz, percent);
}

void stage_volume(Stage *stage, int percent)
{
    if (stage->speaker.device)
        speaker_volume(&stage->speaker, percent);
}

void stage_hush(Stage *stage)
{
    speaker_stop(&stage->speaker);
}

void stage_close_speaker(Stage *stage)
{
    speaker_close(&stage->speaker);
}

const char *stage_focus(const Stage *stage)
{
    return stage->focus;
}

static Input from_key(Stage *stage, const SDL_KeyboardEvent *key)
{
    char name[32];
    snprintf(name, sizeof(name), "%s%s",
             key->keysym.mod & KMOD_SHIFT && key->keysym.sym == SDLK_TAB ? "Shift+" : "",
             SDL_GetKeyName(key->keysym.sym));
    if (keys_held(&stage->held, key))
        return stage_key_held(stage, name);
    return key->type == SDL_KEYUP || key->repeat ? nothing : stage_key(stage, name);
}

static Input from_hand(Stage *stage, const Hand *hand)
{
    if (!fingers_note(&stage->fingers, hand))
        return (Input){ .type = INPUT_NONE };
    Input input = { .type = INPUT_FINGER_MOVE, .finger = hand->number, .at = hand->at };
    if (hand->what != HAND_MOVE)
        input = stage_finger(stage, hand->what == HAND_DOWN, hand->number, hand->at);
    input.ms = hand->ms;
    return input;
}

static Input from_glass(Stage *stage, const SDL_Event *event)
{
    Error error = { 0 };
    switch (glass_event(&stage->glass, event, &error)) {
    case GLASS_UNCOVERED: stage->painted = false; return (Input){ .type = INPUT_REDRAW };
    case GLASS_RESIZED: measure(stage); return (Input){ .type = INPUT_RESIZED };
    case GLASS_GONE: log_error("%s", error.message); return (Input){ .type = INPUT_QUIT };
    default: return (Input){ .type = INPUT_NONE };
    }
}

static Input from_event(Stage *stage, const SDL_Event *event)
{
    Hand hand;
    if (fingers_read(event, &stage->panel, stage->options.rotate, &hand))
        return from_hand(stage, &hand);
    switch (event->type) {
    case SDL_KEYDOWN:
    case SDL_KEYUP: return from_key(stage, &event->key);
    case SDL_USEREVENT: return (Input){ .type = INPUT_RUNG };
    case SDL_QUIT:
        /* Keys can also ask to quit, but in the exhibit only a signal may. */
        return asked_to_quit || stage->options.windowed ? (Input){ .type = INPUT_QUIT } : nothing;
    default: return from_glass(stage, event);
    }
}

/* When a device disappears, SDL does not report that its fingers are up. */
static Input lost_finger(Stage *stage)
{
    Input input = { .type = INPUT_FINGER_LOST, .ms = clock_now_ms() };
    bool mouse_went = stage->bell && bell_lost(stage->bell);
    return fingers_lost(&stage->fingers, mouse_went, &input.finger) ? input : nothing;
}

/* Without a display only the deadline, a ring or a signal can come. True when it rang. */
static bool sleep_for(const Stage *stage, int64_t ms)
{
    struct pollfd polled = { .fd = stage->ring[0], .events = POLLIN };
    char byte;
    return poll(&polled, 1, (int)ms) > 0 && read(stage->ring[0], &byte, 1) == 1;
}

void stage_ring(Stage *stage)
{
    SDL_Event event = { .type = SDL_USEREVENT };
    if (!stage->options.headless || stage->bell)
        SDL_PushEvent(&event);
    if (stage->ring[1] >= 0)
        (void)!write(stage->ring[1], "", 1);
}

/* SDL_PollEvent() stops at a mark that SDL put at the end of its queue. Events that came later, for
 * example during a frame, are behind the mark, so the queue must be read again at once. */
static bool poll_event(SDL_Event *event)
{
    return SDL_PollEvent(event) ||
           (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) && SDL_PollEvent(event));
}

/* False when no event came, or only a signal. */
static bool next_event(Stage *stage, int64_t most_ms, SDL_Event *event)
{
    int64_t ms = most_ms < 3600000 ? most_ms : 3600000;
    if (stage->bell)
        return poll_event(event) || (bell_wait(stage->bell, ms), poll_event(event));
    if (!stage->options.headless)
        return SDL_WaitEventTimeout(event, (int)ms);
    *event = (SDL_Event){ .type = SDL_USEREVENT };
    return sleep_for(stage, ms);
}

int64_t stage_wake_ms(const Stage *stage)
{
    return stage->bell ? clock_now_ms() + BELL_REST_MS : CLOCK_NEVER;
}

Input stage_wait(Stage *stage, int64_t deadline_ms)
{
    SDL_Event event;
    for (;;) {
        if (asked_to_quit)
            return (Input){ .type = INPUT_QUIT };
        int64_t left = deadline_ms == CLOCK_NEVER ? CLOCK_NEVER : deadline_ms - clock_now_ms();
        Input input = lost_finger(stage);
        if (input.type == INPUT_NONE && take_pictures(stage))
            return (Input){ .type = INPUT_REDRAW };
        /* Reads inputs even after the deadline, so that they are never delayed for long. */
        if (input.type == INPUT_NONE && next_event(stage, left > 0 ? left : 0, &event))
            input = from_event(stage, &event);
        if (input.type != INPUT_NONE || left <= 0)
            return input;
    }
}
