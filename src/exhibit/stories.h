/* stories.h: which bundles are shown. Private to exhibit. */
#ifndef EXHIBIT_STORIES_H
#define EXHIBIT_STORIES_H

#include <stddef.h>

#include "content/content.h"

/* False with *error: one of the files and folders named is not there. */
MUST_CHECK bool stories_are_there(const char *const *named, Error *error);

/* Opens the files named, or every .says in the folders named, in order of name; what does not open
 * is logged. Returns how many; the caller closes them. */
int stories_open(const char *const *named, Bundle **bundles, int most);

/* The built-in stories' folder; without it NULL. */
const char *stories_folder(char *out, size_t room);

/* The built-in worked example, or NULL. */
Bundle *stories_open_example(void);

#endif
