/* paragraph.h: text on a terminal or in a file: broken into lines that are easy to read. */
#ifndef SAYSWHO_BUNDLE_PARAGRAPH_H
#define SAYSWHO_BUNDLE_PARAGRAPH_H

#include <stdio.h>

#define PARAGRAPH_COLUMNS 88

/* Writes `text`, broken at blanks: `first` stands before its first line, `rest` before the others.
 * A paragraph's end ("\n\n") gives an empty line, a single line end is a blank. A word longer than
 * a line is left whole: addresses are to be copied. */
void paragraph_print(FILE *out, const char *first, const char *rest, const char *text);

/* Columns that a text takes: characters, without those that stand over others. */
int paragraph_width(const char *text);

#endif
