/* paths.h: the default folder for data, and a path as a URI. */
#ifndef BASE_PATHS_H
#define BASE_PATHS_H

#include <stdbool.h>
#include <stddef.h>

/* /var/lib/sayswho where that can be written, else $XDG_DATA_HOME/sayswho, else
 * ~/.local/share/sayswho. False: the path is longer than room. */
bool paths_data_folder(char *out, size_t room);

/* "file:PATH?QUERY" for SQLite, with the characters escaped that have a meaning in a URI. The
 * caller frees it with free(). */
char *paths_uri(const char *path, const char *query);

#endif
