/* glass.c: the display, and the window on it, which fills it and is turned as the panel is mounted.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <SDL_syswm.h>

#include "base/log.h"
#include "stage/stage_private.h"

#define BITS 32 /* per pixel: the painter knows no other format */

static bool runs_on(const char *driver)
{
    const char *running = SDL_GetCurrentVideoDriver();
    return running && strcasecmp(running, driver) == 0;
}

/* True for drivers that show nothing. They always start, so SDL may have chosen one. */
static bool shows_nothing(void)
{
    static const char *const blind[] = { "dummy", "evdev", "offscreen" };
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    for (size_t i = 0; i < COUNT(blind) && !(asked && *asked); i++) {
        if (runs_on(blind[i]))
            return true;
    }
    return false;
}

static bool start_display(const StageOptions *options, Error *error)
{
    if (options->headless)
        SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    /* On X11 SDL has Xlib read its table of letters that take several keys, a third of the start's
     * time. Nobody types letters here. */
    SDL_setenv("XCOMPOSEFILE", "/dev/null", 0);
    bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    if (!started || (!options->headless && shows_nothing())) {
        error_set(error, ERROR_IO,
                  "no display: %s; connect one, start it on a desktop, or use --headless",
                  started ? "none of SDL's drivers finds one" : SDL_GetError());
        return false;
    }
    /* Without a desktop a window's surface needs a renderer, and SDL's first choice, desktop
     * OpenGL, draws nothing there and reports no error. On X11 doing without a renderer saves 450
     * ms and 95 MB. On Wayland SDL always needs one. */
    bool plain = options->headless || runs_on("x11");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, plain ? "0" : "opengles2");
    return true;
}

/* Without a window manager we have to make the window as large as the display. */
static SDL_Window *make_window(const StageOptions *options)
{
    Uint32 flags = SDL_WINDOW_SHOWN;
    bool swaps = turn_swaps(options->rotate);
    SDL_Rect place = { SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 1280, 720 };
    if (options->panel.width_px) {
        place.w = swaps ? options->panel.height_px : options->panel.width_px;
        place.h = swaps ? options->panel.width_px : options->panel.height_px;
    }
    if (!options->windowed && !options->headless) {
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
        SDL_ShowCursor(SDL_DISABLE);
        SDL_GetDisplayBounds(0, &place);
    }
    return SDL_CreateWindow("Says Who", place.x, place.y, place.w, place.h, flags);
}

#ifdef SDL_VIDEO_DRIVER_X11
/* SDL 2 does not notice that an X display changes its size. The root window reports it, and SDL
 * passes that on as a "system" event. */
static void watch_root(Glass *glass)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    glass->root = 0;
    if (glass->options->windowed || !runs_on("x11") || !SDL_GetWindowWMInfo(glass->window, &info))
        return;
    Display *display = info.info.x11.display;
    XWindowAttributes root;
    glass->root = DefaultRootWindow(display);
    XGetWindowAttributes(display, glass->root, &root);
    XSelectInput(display, glass->root, root.your_event_mask | StructureNotifyMask);
    glass->root_width = root.width;
    glass->root_height = root.height;
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

static bool root_changed(const Glass *glass, const SDL_Event *event)
{
    if (event->type != SDL_SYSWMEVENT || !glass->root)
        return false;
    const XEvent *x = &event->syswm.msg->msg.x11.event;
    return x->type == ConfigureNotify && x->xconfigure.window == glass->root &&
           (x->xconfigure.width != glass->root_width || x->xconfigure.height != glass->root_height);
}
#else
static void watch_root(Glass *glass)
{
    glass->root = 0;
}

static bool root_changed(const Glass *glass, const SDL_Event *event)
{
    (void)glass;
    (void)event;
    return false;
}
#endif

bool glass_open(Glass *glass, const StageOptions *options, Error *error)
{
    glass->options = options;
    if (!start_display(options, error))
        return false;
    glass->window = make_window(options);
    SDL_Surface *surface = glass->window ? SDL_GetWindowSurface(glass->window) : NULL;
    if (!surface) {
        error_set(error, ERROR_IO, "no window on the display: %s; try --windowed", SDL_GetError());
        return false;
    }
    if (surface->format->BitsPerPixel != BITS && surface->format->BytesPerPixel != BITS / 8) {
        error_set(error, ERROR_IO, "the display has %d bits a pixel; set it to 24 or 32",
                  surface->format->BitsPerPixel);
        return false;
    }
    watch_root(glass);
    return true;
}

void glass_close(Glass *glass)
{
    SDL_FreeSurface(glass->upright);
    glass->upright = NULL;
    if (glass->window)
        SDL_DestroyWindow(glass->window);
    glass->window = NULL;
    glass->presented = false;
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

/* ---- its size ---- */

static SDL_Rect display_of(const Glass *glass)
{
    SDL_Rect display = { 0 };
    SDL_GetWindowSize(glass->window, &display.w, &display.h);
    int number = SDL_GetWindowDisplayIndex(glass->window);
    if (number >= 0)
        SDL_GetDisplayBounds(number, &display);
    return display;
}

/* Returns the panel as it hangs: width and height are swapped if it is mounted on its side. */
static Panel upright(int width_px, int height_px, int rotate)
{
    bool swaps = turn_swaps(rotate);
    return (Panel){ .width_px = swaps ? height_px : width_px,
                    .height_px = swaps ? width_px : height_px };
}

static bool is_measured(const Glass *glass)
{
    int width, height;
    SDL_GetWindowSize(glass->window, &width, &height);
    SDL_Rect display = display_of(glass);
    return width == glass->width && height == glass->height &&
           SDL_RectEquals(&display, &glass->display);
}

/* The size in millimetres is the display's; a window gets its share of it. */
Panel glass_measure(Glass *glass)
{
    const StageOptions *options = glass->options;
    int width, height;
    SDL_GetWindowSize(glass->window, &width, &height);
    SDL_Rect bounds = display_of(glass);
    glass->width = width;
    glass->height = height;
    glass->display = bounds;
    bool whole = !options->windowed && !options->headless;
    if (whole && (width < bounds.w || height < bounds.h))
        log_error(
            "the display has %d x %d pixels, the window only %d x %d, though the whole screen "
            "was asked for; is another program's window manager in the way?",
            bounds.w, bounds.h, width, height);
    Panel panel = upright(width, height, options->rotate);
    Panel display = upright(bounds.w, bounds.h, options->rotate);
    if (options->panel.width_mm > 0) {
        int told_px = options->panel.width_px, told_high_px = options->panel.height_px;
        display = options->panel;
        display.width_px = whole ? panel.width_px : told_px;
        display.height_px = whole ? panel.height_px : told_high_px;
    } else {
        char note[640];
        panel_find(&display, options->settings_width_mm, options->settings_height_mm, options->drm,
                   note, sizeof(note));
        if (*note)
            log_info("%s", note);
    }
    panel.width_mm = panel.width_px * display.width_mm / display.width_px;
    panel.height_mm = panel.height_px * display.height_mm / display.height_px;
    return panel;
}

GlassChange glass_event(Glass *glass, const SDL_Event *event, Error *error)
{
    bool whole = !glass->options->windowed && !glass->options->headless;
    bool display =
        root_changed(glass, event) || (event->type == SDL_DISPLAYEVENT && !is_measured(glass));
    if (display && whole) {
        glass_close(glass);
        return glass_open(glass, glass->options, error) ? GLASS_RESIZED : GLASS_GONE;
    }
    if (display)
        return GLASS_RESIZED;
    if (event->type != SDL_WINDOWEVENT)
        return GLASS_SAME;
    switch (event->window.event) {
    case SDL_WINDOWEVENT_EXPOSED: return GLASS_UNCOVERED;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_DISPLAY_CHANGED:
        return is_measured(glass) ? GLASS_UNCOVERED : GLASS_RESIZED;
    default: return GLASS_SAME;
    }
}

/* ---- painting ---- */

SDL_Surface *glass_canvas(Glass *glass)
{
    SDL_Surface *window = SDL_GetWindowSurface(glass->window);
    if (!window || glass->options->rotate == 0)
        return window;
    Panel size = upright(window->w, window->h, glass->options->rotate);
    SDL_Surface *canvas = glass->upright;
    if (canvas && canvas->w == size.width_px && canvas->h == size.height_px)
        return canvas;
    SDL_FreeSurface(canvas);
    glass->upright = SDL_CreateRGBSurfaceWithFormat(0, size.width_px, size.height_px, BITS,
                                                    window->format->format);
    return glass->upright;
}

void glass_present(Glass *glass, const Patch *patches, int count)
{
    int rotate = glass->options->rotate;
    Patch turned[MOST_PATCHES];
    for (int i = 0; i < count && rotate != 0; i++) {
        turned[i] = turn_patch(patches[i], rotate, glass->upright->w, glass->upright->h);
        turn_copy(glass->upright, SDL_GetWindowSurface(glass->window), rotate, patches[i]);
    }
    SDL_UpdateWindowSurfaceRects(glass->window, rotate == 0 ? patches : turned, count);
    /* Without a desktop the first frame also changes the display's mode. Some drivers then show
     * black until the second frame. The renderer has the picture already: one pixel is enough. */
    if (!glass->presented && SDL_GetRenderer(glass->window))
        SDL_UpdateWindowSurfaceRects(glass->window, &(SDL_Rect){ 0, 0, 1, 1 }, 1);
    glass->presented = true;
}

/* ---- checking that it is visible ---- */

static bool alike(Uint32 a, Uint32 b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int difference = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);
        if (difference > 16 || difference < -16) /* some displays have fewer colours */
            return false;
    }
    return true;
}

static void compare(const SDL_Surface *painted, const SDL_Surface *seen, const char *renderer,
                    Error *error)
{
    const Uint32 *a = painted->pixels, *b = seen->pixels;
    int64_t pixels = (int64_t)painted->w * painted->h, same = 0;
    bool one_colour = true;
    for (int y = 0; y < painted->h; y++) {
        for (int x = 0; x < painted->w; x++) {
            Uint32 seen_here = b[y * (seen->pitch / 4) + x];
            same += alike(a[y * (painted->pitch / 4) + x], seen_here);
            one_colour = one_colour && alike(seen_here, b[0]);
        }
    }
    if (same >= pixels / 2)
        return;
    char what[80] = "shows something else than what was painted";
    if (one_colour)
        snprintf(what, sizeof(what), "stays one colour (#%06X)", b[0] & 0xFFFFFF);
    error_set(error, ERROR_IO,
              "the glass %s: of %d x %d pixels painted %d %% can be read back; SDL draws on %s "
              "with \"%s\"; install libgles2 and libegl1 with Mesa's drivers, or set "
              "SDL_FRAMEBUFFER_ACCELERATION to a renderer that draws",
              what, painted->w, painted->h, (int)(same * 100 / pixels), SDL_GetCurrentVideoDriver(),
              renderer);
}

bool glass_draws(SDL_Renderer *renderer, SDL_Surface *painted, Error *error)
{
    SDL_RendererInfo info;
    SDL_Surface *seen =
        SDL_CreateRGBSurfaceWithFormat(0, painted->w, painted->h, BITS, painted->format->format);
    SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, painted);
    if (seen && texture && SDL_GetRendererInfo(renderer, &info) == 0) {
        /* After a present the renderer's contents are undefined: draw the picture again in the same
         * way, and read it before it is presented. */
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_NONE);
        SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
        SDL_RenderClear(renderer);
        SDL_RenderCopy(renderer, texture, NULL, NULL);
        if (SDL_RenderReadPixels(renderer, NULL, seen->format->format, seen->pixels, seen->pitch) ==
            0)
            compare(painted, seen, info.name, error);
    }
    if (texture)
        SDL_DestroyTexture(texture);
    SDL_FreeSurface(seen);
    return error->kind == ERROR_NONE;
}

bool glass_check(Glass *glass, Error *error)
{
    SDL_Renderer *renderer = SDL_GetRenderer(glass->window);
    return !renderer || glass_draws(renderer, SDL_GetWindowSurface(glass->window), error);
}
