/* text_file.h: reads an author's file whole, and checks what every text file must fulfil. */
#ifndef SAYSWHO_BUNDLE_TEXT_FILE_H
#define SAYSWHO_BUNDLE_TEXT_FILE_H

#include "files/findings.h"

/* Returns the bytes of a file of at most `most` bytes, with a NUL after them, in the arena. NULL
 * with ERROR_IO or ERROR_CONTENT when it is missing, not a file, unreadable or larger. The message
 * does not name the path. */
MUST_CHECK char *file_read(Arena *arena, const char *path, size_t most, size_t *length,
                           Error *error);

/* Reads a text of at most `most` bytes. A byte order mark is left out, and Windows line ends become
 * line ends. It must be UTF-8, not empty, and without tabs, control characters and what
 * text_signs.h finds. NULL with findings that say why. It belongs to the findings' arena. */
MUST_CHECK char *text_file_read(const char *path, size_t most, size_t *length, Findings *findings);

/* Returns the number of the line, from 1, of a place in a text. */
int text_line(const char *text, const char *at);

#endif
