#include "source/drawing.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIDE_PX   1200
#define SECONDS   10 /* of computing that a drawing may take; ours take a tenth of one */
#define PNG_BYTES ((size_t)16 << 20) /* more than 1,200 × 1,200 pixels can come to */

static cairo_status_t write_bytes(void *user, const unsigned char *bytes, unsigned length)
{
    const int *to = user;
    while (length > 0) {
        ssize_t wrote = write(*to, bytes, length);
        if (wrote < 0 && errno != EINTR)
            return CAIRO_STATUS_WRITE_ERROR;
        bytes += wrote > 0 ? wrote : 0;
        length -= wrote > 0 ? (unsigned)wrote : 0;
    }
    return CAIRO_STATUS_SUCCESS;
}

/* False: it has no size of its own, or the renderer found something wrong. */
static bool render(RsvgHandle *handle, int to)
{
    RsvgRectangle box = { 0 }, ink;
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box,
                                         &box);
    if (!has_box && !rsvg_handle_get_geometry_for_layer(handle, NULL, &box, &ink, &box, NULL))
        return false;
    if (box.width <= 0 || box.height <= 0)
        return false;
    double scale = SIDE_PX / (box.width > box.height ? box.width : box.height);
    RsvgRectangle page = { 0, 0, (int)(box.width * scale + 0.5), (int)(box.height * scale + 0.5) };
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)page.width, (int)page.height);
    cairo_t *cairo = cairo_create(surface);
    bool good =
        rsvg_handle_render_document(handle, cairo, &page, NULL) &&
        cairo_surface_write_to_png_stream(surface, write_bytes, &to) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return good;
}

/* All that comes out of a pipe; *size 0: nothing, or too much. The arena's. */
static unsigned char *read_all(Arena *arena, int from, size_t *size)
{
    unsigned char *bytes = memory_take(PNG_BYTES, 1);
    size_t length = 0;
    ssize_t got;
    while (length < PNG_BYTES && ((got = read(from, bytes + length, PNG_BYTES - length)) > 0 ||
                                  (got < 0 && errno == EINTR)))
        length += got > 0 ? (size_t)got : 0;
    *size = length < PNG_BYTES ? length : 0;
    unsigned char *result = arena_take(arena, *size + 1, 1);
    memcpy(result, bytes, *size);
    free(bytes);
    return result;
}

/* Some drawings keep the renderer busy for hours, and it cannot be told to stop. It draws in a
 * process of its own that ends when its time is up. */
static unsigned char *render_aside(Arena *arena, RsvgHandle *handle, size_t *size, Error *error)
{
    int ends[2];
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child < 0) {
        error_set(error, ERROR_IO, "it cannot be drawn now: %s", strerror(errno));
        return NULL;
    }
    if (child == 0) {
        const struct rlimit time = { SECONDS, SECONDS };
        setrlimit(RLIMIT_CPU, &time);
        close(ends[0]);
        _exit(!render(handle, ends[1]));
    }
    close(ends[1]);
    unsigned char *png = read_all(arena, ends[0], size);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    bool late = WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
    if (late)
        error_set(error, ERROR_CONTENT, "it takes longer than %d seconds to draw; make it simpler",
                  SECONDS);
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || *size == 0)
        error_set(error, ERROR_CONTENT,
                  "the SVG cannot be drawn; give it a viewBox, or save it as PNG");
    else
        return png;
    return NULL;
}

unsigned char *drawing_to_png(Arena *arena, const unsigned char *svg, size_t *size, Error *error)
{
    GError *wrong = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(svg, *size, &wrong);
    if (!handle) {
        error_set(error, ERROR_CONTENT, "it is not an SVG drawing: %s; save it as SVG or PNG",
                  wrong->message);
        g_error_free(wrong);
        return NULL;
    }
    unsigned char *png = render_aside(arena, handle, size, error);
    g_object_unref(handle);
    return png;
}
