#include "base/assets.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool write_path(char *out, size_t room, const char *folder, const char *name)
{
    int written = snprintf(out, room, "%s/share/sayswho%s%s", folder, *name ? "/" : "", name);
    return written > 0 && (size_t)written < room && access(out, R_OK) == 0;
}

bool assets_path(char *out, size_t room, const char *name)
{
    char folder[4096];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof(folder) - 1);
    folder[length > 0 ? length : 0] = '\0';
    bool there = false;
    for (int up = 0; up < 2 && !there && strrchr(folder, '/'); up++) {
        *strrchr(folder, '/') = '\0';
        there = write_path(out, room, folder, "");
    }
    return write_path(out, room, folder, name);
}
