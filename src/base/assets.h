/* assets.h: where what came with the program lies: stories, icons, translations. */
#ifndef BASE_ASSETS_H
#define BASE_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the path of "stories", "icons/back.png", "locale" ... : beside the program when it is run
 * from where it was built, else under the installed share folder. False when neither is there. */
bool assets_path(char *out, size_t room, const char *name);

/* Writes the path of another of our programs, which lies beside this one. False when the path is
 * longer than room; whether it is there shows when it is started. */
bool assets_program(char *out, size_t room, const char *name);

#endif
