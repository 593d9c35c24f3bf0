/* path_time.h: how long the walk-up path of a story takes: touches, words, minutes.
 *
 * Counted in the same way for every story, so that the minutes on a story's card can be compared.
 */
#ifndef SAYSWHO_BUNDLE_PATH_TIME_H
#define SAYSWHO_BUNDLE_PATH_TIME_H

#include "source/story_source.h"

typedef struct {
    int touches; /* from the first touch to the summary */
    int words;   /* of the story; those of the buttons are not counted */
} PathTime;

/* Only for a source without errors; nothing is counted otherwise. */
PathTime source_path_time(const StorySource *source);

/* 150 words a minute, two seconds a touch. */
double path_time_exact(PathTime time);
int path_time_minutes(PathTime time); /* rounded, at least 1 */

#endif
