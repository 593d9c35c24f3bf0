/* assets.h: where what came with the program lies: stories, icons, translations, fonts.
 *
 * All of it is in one folder, share/sayswho, found from the program itself and never from a path
 * that was compiled in: an installation can be moved. As built the folder is beside the program,
 * as installed (bin/ and share/ side by side) it is beside the program's folder. Nothing is looked
 * for elsewhere: /usr/bin has files of its own by any name.
 */
#ifndef BASE_ASSETS_H
#define BASE_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the path of "stories", "icons/back.png", "locale" ... False when nothing readable is
 * there; the path is then the one where it should be. */
bool assets_path(char *out, size_t room, const char *name);

/* Writes the path of another of our programs, which lies beside this one. False when the path is
 * longer than room; whether it is there shows when it is started. */
bool assets_program(char *out, size_t room, const char *name);

#endif
