/* newspaper.h: the article as a thing: a printed page of grey bars, with sentences marked to which
 * ropes are tied. It never shows words. */
#ifndef DRAWING_NEWSPAPER_H
#define DRAWING_NEWSPAPER_H

#include "scene/scene.h"

/* A marked sentence: in which column, from which line, how many lines. */
typedef struct {
    int column, line, lines;
} NewspaperMark;

/* `corner` is the page's upper left corner, about which it is turned. A page may reach over the
 * edges of the glass. */
typedef struct {
    Point corner;
    double width_mm, height_mm;
    double turn;     /* radians, clockwise */
    double pitch_mm; /* from line to line */
    const NewspaperMark *marks;
    int mark_count;
} Newspaper;

/* Returns where the rope of a mark is tied: the middle of the mark's left or right edge. */
Point newspaper_knot(const Newspaper *paper, int mark, bool right);

void newspaper_draw(Scene *scene, const Newspaper *paper);

#endif
