/* assets.h: finds the files that come with the program: stories, icons, translations, fonts.
 *
 * All of them are in one folder, share/sayswho. It is found from the program's own path, not from a
 * path that was compiled in, so that an installation can be moved. In the build folder it is beside
 * the program; when installed (bin/ and share/ side by side) it is beside the program's folder. No
 * other place is searched.
 */
#ifndef BASE_ASSETS_H
#define BASE_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the path of "stories", "icons/back.png", "locale" ... False when it cannot be read; the
 * path then says where it should be. */
bool assets_path(char *out, size_t room, const char *name);

/* Writes the path of another of our programs, which is in the same folder as this one. False when
 * the path is longer than room. Does not look whether the program is there. */
bool assets_program(char *out, size_t room, const char *name);

#endif
