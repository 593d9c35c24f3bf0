#include "base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message that was cut must not end in the middle of a character. */
static void trim_to_character(char *message)
{
    size_t length = strlen(message);
    size_t at = length;
    while (at > 0 && ((unsigned char)message[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return;
    unsigned char lead = (unsigned char)message[at - 1];
    size_t wants = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - (at - 1) < wants)
        message[at - 1] = '\0';
}

void error_set(Error *error, ErrorKind kind, const char *format, ...)
{
    if (!error)
        return;
    assert(error->kind == ERROR_NONE && kind != ERROR_NONE);
    error->kind = kind;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof(error->message), format, args);
    va_end(args);
    trim_to_character(error->message);
}

void error_add(Error *error, const char *format, ...)
{
    if (!error)
        return;
    assert(error->kind != ERROR_NONE);
    Error cause = *error;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(error->message, sizeof(error->message), format, args);
    va_end(args);
    size_t at = length < 0 ? 0 : (size_t)length;
    size_t last = sizeof(error->message) - 1;
    const char *parts[] = { ": ", cause.message };
    for (size_t i = 0; i < 2 && at < last; i++) {
        size_t bytes = strlen(parts[i]);
        bytes = bytes < last - at ? bytes : last - at;
        memcpy(error->message + at, parts[i], bytes);
        at += bytes;
    }
    error->message[at < last ? at : last] = '\0';
    trim_to_character(error->message);
}
