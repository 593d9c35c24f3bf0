#include "base/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

bool paths_data_folder(char *out, size_t room)
{
    static const char system_folder[] = "/var/lib/sayswho";
    const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    int length;
    if (access(system_folder, W_OK) == 0)
        length = snprintf(out, room, "%s", system_folder);
    else if (xdg && xdg[0])
        length = snprintf(out, room, "%s/sayswho", xdg);
    else
        length = snprintf(out, room, "%s/.local/share/sayswho", home ? home : "/tmp");
    return length > 0 && (size_t)length < room;
}

char *paths_uri(const char *path, const char *query)
{
    size_t room = 3 * strlen(path) + strlen(query) + sizeof("file:?");
    char *uri = memory_take(room, 1);
    size_t at = (size_t)snprintf(uri, room, "file:");
    for (; *path; path++) {
        if (*path == '%' || *path == '?' || *path == '#')
            at += (size_t)snprintf(uri + at, 4, "%%%02X", (unsigned char)*path);
        else
            uri[at++] = *path;
    }
    snprintf(uri + at, room - at, "?%s", query);
    return uri;
}
