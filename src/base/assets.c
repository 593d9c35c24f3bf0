#include "base/assets.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool write_path(char *out, size_t room, const char *folder, const char *name)
{
    int written = snprintf(out, room, "%s/share/sayswho%s%s", folder, *name ? "/" : "", name);
    return written > 0 && (size_t)written < room && access(out, R_OK) == 0;
}

/* The folder of this program, without a slash at the end; "" when it cannot be found out. */
static void own_folder(char *out, size_t room)
{
    ssize_t length = readlink("/proc/self/exe", out, room - 1);
    out[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(out, '/');
    *(slash ? slash : out) = '\0';
}

bool assets_path(char *out, size_t room, const char *name)
{
    char folder[4096];
    own_folder(folder, sizeof(folder));
    if (!write_path(out, room, folder, "") && strrchr(folder, '/'))
        *strrchr(folder, '/') = '\0';
    return write_path(out, room, folder, name);
}

bool assets_program(char *out, size_t room, const char *name)
{
    char folder[4096];
    own_folder(folder, sizeof(folder));
    int written = snprintf(out, room, "%s/%s", folder, name);
    return written > 0 && (size_t)written < room;
}
