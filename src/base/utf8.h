/* utf8.h: UTF-8 text. It is checked once, where it comes in, and trusted afterwards. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when all `length` bytes are well-formed UTF-8 (no surrogates, no overlong forms, no NUL). */
bool utf8_valid(const char *bytes, size_t length);

/* Returns the code point at *at and moves *at past it. Only for text that utf8_valid() accepted. At
 * the closing NUL it returns 0 and does not move. */
uint32_t utf8_next(const char **at);

/* Number of words: runs of anything but white space. */
int utf8_words(const char *text);

#endif
