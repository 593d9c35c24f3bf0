/* course.h: the course of a rope: a smooth curve, its length, and parts of it. In mm. Pure. */
#ifndef DRAWING_COURSE_H
#define DRAWING_COURSE_H

#include "scene/scene.h"

#define COURSE_CUBICS_MOST 12

/* p0, then c1, c2, p for each cubic. */
typedef struct {
    Point points[1 + 3 * COURSE_CUBICS_MOST];
    int count;
} Course;

/* A place on a course and the direction there, in radians clockwise from the right. */
typedef struct {
    Point at;
    double angle;
} CoursePlace;

Course course_start(Point at);
void course_cubic(Course *course, Point first, Point second, Point to);
void course_line(Course *course, Point to);

/* Goes on as a slight wave; or level at both ends, up or down between; or in an upright curve to a
 * point below. */
void course_wave(Course *course, Point to, double wave_mm);
void course_bend(Course *course, Point to);

/* Goes on along a circle around `centre`, by `turn` radians (clockwise). */
void course_turn(Course *course, Point centre, double turn);

double course_length(const Course *course);

/* The place so many mm from the beginning; the ends' when it is before or beyond. */
CoursePlace course_at(const Course *course, double mm);

/* A box that the whole course is in: that of its points, since a cubic stays within its own. */
Box course_bounds(const Course *course);

/* Sets points along the course, at most step_mm apart. Returns their number. */
int course_samples(const Course *course, double step_mm, Point *out, int most);

/* The part from one length to another. */
Course course_part(const Course *course, double from_mm, double to_mm);

#endif
