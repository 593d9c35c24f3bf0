/* fonts.h: chooses the font file for each character, and keeps a few of them open. Private to
 * src/typeset. */
#ifndef TYPESET_FONTS_H
#define TYPESET_FONTS_H

#include <SDL_ttf.h>

#include "typeset/typeset.h"

/* Files a face may fall back on, in order; the first is the face's own. */
#define FONTS_MOST 20 /* open at a time; the least recently used is closed */
#define FONT_FILES 22

typedef struct {
    int file; /* index into the table of files */
    int size_px;
    TTF_Font *font;
    unsigned long used;
} OpenFont;

/* A file is read whole when a character first needs it, so that a disk that fails later does no
 * harm to a font in use. */
typedef struct {
    unsigned char *bytes; /* mapped; NULL: not read yet, or it cannot be read */
    size_t size;
    int64_t again_ms; /* when to try again to read a file that could not be read */
} FontFile;

typedef struct {
    FontFile files[FONT_FILES];
    OpenFont open[FONTS_MOST];
    int open_count;
    unsigned long clock;
    double capital[FACE_COUNT]; /* height of a capital letter divided by the font size; 0: not
                                   measured yet */
} Fonts;

/* False with ERROR_IO when a face's own file is missing. Opens nothing. */
MUST_CHECK bool fonts_check(Error *error);
void fonts_close(Fonts *fonts);

/* Writes the path of a file in the table. False when the file is missing or the table has no such
 * number. */
bool fonts_path(int file, char *out, size_t room);

/* Returns the file to draw the character with: the first in the face's order that has it, or -1. In
 * right-to-left text (`backwards`) a colon or a full stop is drawn by the face's Arabic file. */
int fonts_file_for(Fonts *fonts, Face face, uint32_t character, bool backwards);

/* Returns the font size in px at which the capitals of the face's own file are at least that
 * high. */
int fonts_size_for(Fonts *fonts, Face face, double capital_px);

/* Returns the font, borrowed until the next call. NULL when the file cannot be read; that is
 * logged, and tried again a second later. */
TTF_Font *fonts_open(Fonts *fonts, int file, int size_px);

/* True for the Arabic files: their letters join, and reach higher and lower than Latin ones. */
bool fonts_arabic(int file);

#endif
