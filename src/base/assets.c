#include "base/assets.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool assets_path(char *out, size_t room, const char *name)
{
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
    program[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(program, '/');
    if (slash) {
        /* Tests lie one folder deeper than the program they were built with. */
        for (int up = 0; up < 3 && slash; up++) {
            *slash = '\0';
            int written = snprintf(out, room, "%s/%s", program, name);
            if (written > 0 && (size_t)written < room && access(out, R_OK) == 0)
                return true;
            slash = strrchr(program, '/');
        }
    }
    int written = snprintf(out, room, SAYSWHO_PREFIX "/share/sayswho/%s", name);
    return written > 0 && (size_t)written < room && access(out, R_OK) == 0;
}

bool assets_program(char *out, size_t room, const char *name)
{
    char own[4096];
    ssize_t length = readlink("/proc/self/exe", own, sizeof(own) - 1);
    own[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(own, '/');
    if (!slash)
        return false;
    *slash = '\0';
    int written = snprintf(out, room, "%s/%s", own, name);
    return written > 0 && (size_t)written < room;
}
