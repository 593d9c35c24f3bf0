/* text_file.h: an author's file taken whole into memory, and what every text file has to be. */
#ifndef SAYSWHO_BUNDLE_TEXT_FILE_H
#define SAYSWHO_BUNDLE_TEXT_FILE_H

#include "files/findings.h"

/* The bytes of a file of at most `most` bytes, with a NUL behind them; the arena owns them. NULL
 * with ERROR_IO or ERROR_CONTENT: missing, no file, unreadable, larger. The message does not name
 * the path. */
MUST_CHECK char *file_read(Arena *arena, const char *path, size_t most, size_t *length,
                           Error *error);

/* A text of at most `most` bytes: UTF-8 without byte order mark, tabs, control characters or
 * Windows' line ends, and not empty. NULL: a finding says why. The findings' arena owns it. */
MUST_CHECK char *text_file_read(const char *path, size_t most, size_t *length, Findings *findings);

/* The line, from 1, that a place in a text is on. */
int text_line(const char *text, const char *at);

#endif
