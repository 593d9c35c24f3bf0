/* fonts.h: which font file draws which character, and the few that are open. Private to typeset. */
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

/* A file is read whole when a character first needs it: a disk that fails later cannot take letters
 * away, nor leave a font that knows half its rules. */
typedef struct {
    unsigned char *bytes; /* mapped; NULL: not read yet, or it cannot be */
    size_t size;
    int64_t again_ms; /* a file that cannot be read is not tried again before */
} FontFile;

typedef struct {
    FontFile files[FONT_FILES];
    OpenFont open[FONTS_MOST];
    int open_count;
    unsigned long clock;
    double capital[FACE_COUNT]; /* height of a capital per px of size; 0: not measured yet */
} Fonts;

/* False with ERROR_IO when a face's own file is missing. Opens nothing. */
MUST_CHECK bool fonts_check(Error *error);
void fonts_close(Fonts *fonts);

/* Writes the path of a file of the table. False: it is not there, or the table has no such file. */
bool fonts_path(int file, char *out, size_t room);

/* The file that draws the character for that face: the first in its order that has it, or -1. Among
 * right-to-left text (`backwards`) a colon or a full stop is drawn by the face's Arabic. */
int fonts_file_for(Fonts *fonts, Face face, uint32_t character, bool backwards);

/* The font size in px whose capitals are at least that high, for the face's own file. */
int fonts_size_for(Fonts *fonts, Face face, double capital_px);

/* The open font; borrowed until the next call. NULL: the file cannot be read, which the log says;
 * it is tried again a second later. */
TTF_Font *fonts_open(Fonts *fonts, int file, int size_px);

/* True for the Arabic files: their letters join, and reach higher and lower than Latin ones. */
bool fonts_arabic(int file);

#endif
