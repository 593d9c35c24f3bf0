#include "source/drawing.h"

#include <librsvg/rsvg.h>
#include <string.h>

#include "source/paint_aside.h"

/* Fails when the drawing has no size of its own, or the renderer reports an error. */
static Painted render(const void *with, int to)
{
    RsvgHandle *handle = (RsvgHandle *)with;
    RsvgRectangle box = { 0 }, ink;
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box,
                                         &box);
    if (!has_box && !rsvg_handle_get_geometry_for_layer(handle, NULL, &box, &ink, &box, NULL))
        return PAINT_FAILED;
    if (box.width <= 0 || box.height <= 0)
        return PAINT_FAILED;
    double scale = PICTURE_SIDE_PX / (box.width > box.height ? box.width : box.height);
    RsvgRectangle page = { 0, 0, (int)(box.width * scale + 0.5), (int)(box.height * scale + 0.5) };
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)page.width, (int)page.height);
    cairo_t *cairo = cairo_create(surface);
    Painted painted = rsvg_handle_render_document(handle, cairo, &page, NULL)
                          ? paint_write(surface, false, to)
                          : PAINT_FAILED;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return painted;
}

/* Returns the next value of an attribute href, or url(...) of a style, from *at on, as its first
 * letter; *element is the name of the element that has it. NULL at the end. */
static const char *next_reference(const char **at, const char **element)
{
    for (const char *name = *at; *name; name++) {
        if (*name == '<')
            *element = name + 1;
        const char *value = name;
        if (strncmp(name, "href", 4) == 0)
            value += 4 + strspn(name + 4, " \t\r\n");
        else if (strncmp(name, "url(", 4) == 0)
            value += 3;
        if (value == name || (*value != '=' && *value != '('))
            continue;
        value += 1 + strspn(value + 1, " \t\r\n");
        value += *value == '"' || *value == '\'';
        *at = value;
        return value;
    }
    return NULL;
}

/* Returns what the drawing takes from other files or from the network, cut to a few letters; NULL
 * when there is nothing. A link around something (the element a) shows nothing of what it links
 * to. */
static const char *taken_from_outside(Arena *arena, const char *svg)
{
    const char *element = svg, *value;
    for (const char *at = svg; (value = next_reference(&at, &element));) {
        bool link = element[0] == 'a' && strchr(" \t\r\n", element[1]);
        if (!link && *value && !strchr("#\"'", *value) && strncmp(value, "data:", 5) != 0)
            return arena_print(arena, "%.*s", (int)strcspn(value, "\"') \n"), value);
    }
    return NULL;
}

bool drawing_has_text(const unsigned char *svg)
{
    return strstr((const char *)svg, "<text") || strstr((const char *)svg, "<svg:text");
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
    const char *outside = taken_from_outside(arena, (const char *)svg);
    if (outside) {
        error_set(error, ERROR_CONTENT,
                  "it shows \"%.60s\", which is not in the drawing; embed it, or take it out",
                  outside);
        g_object_unref(handle);
        return NULL;
    }
    unsigned char *png =
        paint_aside(arena, render, handle,
                    "the SVG cannot be drawn; give it a viewBox, or save it as PNG", size, error);
    g_object_unref(handle);
    return png;
}
