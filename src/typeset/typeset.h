/* typeset.h: text to lines of positioned runs, and runs to pixels.
 *
 * SDL_ttf with HarfBuzz shapes and draws, FriBidi orders, libunibreak breaks. Sizes go in as the
 * height of a capital in millimetres, positions come out in millimetres; the pixels a millimetre
 * has are told once. Fonts are Debian's Noto Serif to read, our own copy of Inter for the
 * interface, and Noto's for other scripts. Knows no screens and no colours but the one it is asked
 * for.
 */
#ifndef TYPESET_TYPESET_H
#define TYPESET_TYPESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"

struct SDL_Surface;

typedef struct Typeset Typeset;

typedef enum {
    FACE_READING,        /* Noto Serif */
    FACE_READING_ITALIC, /* Noto Serif Italic */
    FACE_READING_BOLD,   /* Noto Serif Bold: titles */
    FACE_INTERFACE,      /* Inter */
    FACE_INTERFACE_BOLD, /* Inter SemiBold */
    FACE_COUNT
} Face;

/* A stretch of one text set apart; in bytes, ordered, not overlapping. */
typedef struct {
    int start, end;
    int tag;     /* given back on the runs it covers; 0 is for text outside any span */
    bool italic; /* reading face only */
} TextSpan;

/* A piece of one line in one font and one direction. Owned by the arena. */
typedef struct {
    const char *text; /* logical order */
    Face face;
    int font;    /* private: which font file */
    int size_px; /* private: font size */
    bool right_to_left;
    double x_mm; /* from the line's left edge to the run's left edge */
    double width_mm;
    int tag;
    int start; /* byte of the text that it begins at: runs in the order of `start` are read */
} Run;

typedef struct {
    Run *runs; /* in visual order, left to right */
    int run_count;
    double width_mm;
    int start, end; /* bytes of the text on this line */
} Line;

/* A text broken into lines. */
typedef struct {
    Line *lines;
    int line_count;
    double width_mm;    /* of the widest line */
    double line_mm;     /* from baseline to baseline */
    double ascent_mm;   /* from the top of the first line's box to its baseline */
    double capital_mm;  /* as asked */
    double height_mm;   /* line_count × line_mm */
    bool right_to_left; /* the paragraph's own direction */
} Lines;

typedef struct {
    Face face;
    double capital_mm;
    double leading;        /* line distance as a multiple of the font size; 0: 1.35 */
    bool right_to_left;    /* the text's language does; see phrase_right_to_left() */
    const TextSpan *spans; /* may be NULL */
    int span_count;
} TextStyle;

/* Starts fonts for a panel of that density; nothing is loaded until it is needed. NULL with
 * ERROR_IO: a font that must be there is not (names it and what to install). */
MUST_CHECK Typeset *typeset_open(double px_per_mm, Error *error);
void typeset_close(Typeset *typeset); /* takes NULL */

/* Breaks `text` into lines at most width_mm wide. "\n" ends a line. A word wider than a line is
 * broken inside; never clipped. `text` is checked UTF-8; the result is the arena's. */
Lines typeset_lines(Typeset *typeset, Arena *arena, const char *text, const TextStyle *style,
                    double width_mm);

/* Writes the path of a font file, numbered from 0 in the order they are tried, for what draws text
 * by other means; an empty one when that file is not installed. False: there are no more. */
bool typeset_font(int number, char *path, size_t room);

/* The first character no font covers, or 0 when all are covered: for the author's check. */
uint32_t typeset_uncovered(Typeset *typeset, const char *text);

/* The run as it covers its pixels: a byte each, 0 bare to 255 inked, so that a colour can be laid
 * on through it. The caller frees it with SDL_FreeSurface(). NULL when memory for it cannot be had,
 * or its font not be read. *baseline_px: from the surface's top to the baseline; the surface's left
 * edge is the run's left edge. */
struct SDL_Surface *typeset_draw(Typeset *typeset, const Run *run, int *baseline_px);

#endif
