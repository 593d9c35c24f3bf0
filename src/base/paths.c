#include "base/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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
