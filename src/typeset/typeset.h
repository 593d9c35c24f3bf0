/* typeset.h: turns text into lines of positioned runs, and runs into pixels.
 *
 * SDL_ttf with HarfBuzz shapes and draws, FriBidi finds the visual order, libunibreak finds where
 * lines may break, libhyphen where a word that is wider than its line may be divided. A size is
 * given as the height of a capital letter in millimetres; positions are in millimetres, too. The
 * fonts are Debian's Noto Serif for reading, our own copy of Inter for the interface, and Noto
 * fonts for other scripts. Knows no screens and no colours.
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

/* A stretch of a text with a tag or a look of its own, in bytes. Spans are in order and do not
 * overlap. */
typedef struct {
    int start, end;
    int tag;     /* copied to the runs in the span; 0 is for text outside spans */
    bool italic; /* reading face only */
    bool bold;
} TextSpan;

/* A piece of one line in one font and one direction. Owned by the arena. */
typedef struct {
    const char *text; /* in logical order */
    Face face;
    int font;    /* private: which font file */
    int size_px; /* private: font size */
    bool right_to_left;
    double x_mm; /* from the line's left edge to the run's left edge */
    double width_mm;
    int tag;
    int start; /* first byte in the text: runs ordered by `start` are in reading order */
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
    double capital_mm;  /* as the style asks for */
    double height_mm;   /* line_count × line_mm */
    bool right_to_left; /* the paragraph's own direction */
} Lines;

/* A leading with which lines are as near as Arabic letters let them be. */
#define TYPESET_CLOSEST 1.0

typedef struct {
    Face face;
    double capital_mm;
    double leading;        /* line distance as a multiple of the font size; 0: 1.35 */
    bool right_to_left;    /* true if the text's language does; see phrase_right_to_left() */
    const char *language;  /* a code such as "nl", for dividing long words; NULL: none is divided */
    const TextSpan *spans; /* may be NULL */
    int span_count;
} TextStyle;

/* Makes a Typeset for a panel with that density. A font is loaded when it is first needed. NULL
 * with ERROR_IO when a required font is missing; the message says what to install. */
MUST_CHECK Typeset *typeset_open(double px_per_mm, Error *error);
void typeset_close(Typeset *typeset); /* takes NULL */

/* Breaks `text` into lines of at most width_mm. "\n" ends a line. A word that is wider than a line
 * is divided with a hyphen where its language allows it, else cut, never clipped. `text` must be
 * valid UTF-8; the result belongs to the arena. */
Lines typeset_lines(Typeset *typeset, Arena *arena, const char *text, const TextStyle *style,
                    double width_mm);

/* Writes the path of a font file, for callers that draw text in another way. Files are numbered
 * from 0 in the order in which they are tried. The path is "" when the file is not installed. False
 * when there are no more files. */
bool typeset_font(int number, char *path, size_t room);

/* Returns the first character that no font has, or 0. For checking a story. */
uint32_t typeset_uncovered(Typeset *typeset, const char *text);

/* Draws the run as a mask: one byte for each pixel, from 0 (not covered) to 255 (covered), through
 * which a colour can be painted. The caller frees it with SDL_FreeSurface(). NULL when there is no
 * memory, or the font cannot be read. *baseline_px is the distance from the mask's top to the
 * baseline; its left edge is the run's left edge. */
struct SDL_Surface *typeset_draw(Typeset *typeset, const Run *run, int *baseline_px);

#endif
