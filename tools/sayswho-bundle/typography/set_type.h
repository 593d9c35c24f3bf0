/* set_type.h: a story as it is printed: every text that visitors read is curled in its language,
 * and labels begin with a capital. */
#ifndef SAYSWHO_BUNDLE_SET_TYPE_H
#define SAYSWHO_BUNDLE_SET_TYPE_H

#include "source/story_source.h"
#include "translate/translations.h"

/* Replaces the texts of a story that was read without errors, and of its translations. The places
 * of texts for translators stay as they are written. Everything new is in the source's arena. */
void set_type(StorySource *source, Translations *translations);

#endif
