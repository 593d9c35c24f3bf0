/* paragraph.h: breaks text into lines, for a terminal or a file. */
#ifndef SAYSWHO_BUNDLE_PARAGRAPH_H
#define SAYSWHO_BUNDLE_PARAGRAPH_H

#include <stdio.h>

#define PARAGRAPH_COLUMNS 88

/* Writes `text`, broken at blanks, with `first` before its first line and `rest` before the others.
 * The end of a paragraph ("\n\n") becomes an empty line, a single line end a blank. A word that is
 * longer than a line is not broken, so that addresses can be copied. */
void paragraph_print(FILE *out, const char *first, const char *rest, const char *text);

/* Returns the number of columns: characters, without those that are written over others. */
int paragraph_width(const char *text);

#endif
