#include "drawing.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <stdlib.h>
#include <string.h>

#define SIDE_PX 1200

typedef struct {
    unsigned char *bytes;
    size_t size, room;
} Png;

static cairo_status_t write_bytes(void *user, const unsigned char *bytes, unsigned length)
{
    Png *png = user;
    while (png->size + length > png->room) {
        png->room = png->room ? 2 * png->room : 65536;
        png->bytes = memory_grow(png->bytes, png->room, 1);
    }
    memcpy(png->bytes + png->size, bytes, length);
    png->size += length;
    return CAIRO_STATUS_SUCCESS;
}

/* False: it has no size of its own, or the renderer found something wrong. */
static bool render(RsvgHandle *handle, Png *png)
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
        cairo_surface_write_to_png_stream(surface, write_bytes, png) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return good;
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
    Png png = { 0 };
    unsigned char *result = NULL;
    if (render(handle, &png)) {
        result = arena_take(arena, png.size, 1);
        memcpy(result, png.bytes, png.size);
        *size = png.size;
    } else {
        error_set(error, ERROR_CONTENT,
                  "the SVG cannot be drawn; give it a viewBox, or save it as PNG");
    }
    free(png.bytes);
    g_object_unref(handle);
    return result;
}
