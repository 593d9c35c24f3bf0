/* utf8.h: UTF-8 text, checked once at the door and trusted after it. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when all `length` bytes are well-formed UTF-8 (no surrogates, no overlong forms, no NUL). */
bool utf8_valid(const char *bytes, size_t length);

/* The code point at *at, moving *at behind it. Only for text that utf8_valid() has passed;
 * at the closing NUL it returns 0 and does not move. */
uint32_t utf8_next(const char **at);

/* Words in the text: runs of anything but white space, as a reader would count. */
int utf8_words(const char *text);

#endif
