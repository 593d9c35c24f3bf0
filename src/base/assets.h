/* assets.h: where what came with the program lies: stories, icons, translations. */
#ifndef BASE_ASSETS_H
#define BASE_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the path of "stories", "icons/back.png", "locale" ... : beside the program when it is run
 * from where it was built, else under the installed share folder. False when neither is there. */
bool assets_path(char *out, size_t room, const char *name);

#endif
