/* paths.h: where the ledger and the store live, when nobody says. */
#ifndef BASE_PATHS_H
#define BASE_PATHS_H

#include <stdbool.h>
#include <stddef.h>

/* /var/lib/sayswho where that can be written, else $XDG_DATA_HOME/sayswho, else
 * ~/.local/share/sayswho. False: the path is longer than room. */
bool paths_data_folder(char *out, size_t room);

#endif
