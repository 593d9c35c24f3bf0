/* tag.h: a parcel tag that hangs by a thread at a trail, with a few words. For glass and paper. */
#ifndef DRAWING_TAG_H
#define DRAWING_TAG_H

#include "drawing/course.h"
#include "layout/page.h"

/* Width and height in mm of a tag with these words on one line. */
Point tag_size(Page *page, const char *words);

/* Draws it in a box of that size. Its hole is at the left, or at the right; the thread leads from
 * there to `to`, which may be NULL. It speaks nothing. */
void tag_draw(Page *page, Box box, const char *words, bool hole_at_end, const Point *to);

/* The course of its thread. */
Course tag_thread(Box box, bool hole_at_end, Point to);

#endif
