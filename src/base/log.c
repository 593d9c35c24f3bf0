#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static void line(const char *level, const char *format, va_list args)
{
    char text[1024];
    vsnprintf(text, sizeof(text), format, args);
    fprintf(stderr, "%s%s\n", level, text);
}

void log_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    line("sayswho: error: ", format, args);
    va_end(args);
}

void log_info(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    line("sayswho: ", format, args);
    va_end(args);
}
