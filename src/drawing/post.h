/* post.h: draws what a trail ends at. For glass and paper. */
#ifndef DRAWING_POST_H
#define DRAWING_POST_H

#include "scene/scene.h"

typedef enum {
    POST_SOLID,
    POST_HOLLOW,   /* nobody could open it */
    POST_NAMELESS, /* hollow, of dashes: nobody says who it is */
    POST_MENDED,   /* broken, with a band around it */
    POST_STRUCK,   /* struck through */
    POST_DOCUMENT, /* a page with a seal */
    POST_GHOST,    /* dots where one should be */
} Post;

/* All but the document and the ghost stand on a line of ground. A document is about as wide as it
 * is high. */
void post_draw(Scene *scene, Post post, Point middle, double height_mm, double width_mm);

/* The distance in mm from its middle at which it begins on either side. */
double post_half(Post post, double height_mm, double width_mm);

/* A small page without a seal, with some lines written on it or blank: a work that hangs beside a
 * trail. */
void post_page(Scene *scene, Point middle, double height_mm, bool written);

#endif
