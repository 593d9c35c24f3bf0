/* advice.h: what could be better in a story that is right: too long for a page or a breath, no
 * picture, no address to look a source up. It stops no build. Each number has its reason in
 * advice.c or advice_story.c.
 */
#ifndef SAYSWHO_BUNDLE_ADVICE_H
#define SAYSWHO_BUNDLE_ADVICE_H

#include "source/story_source.h"

#define SENTENCE_MOST 22 /* words; readers of ten lose the thread beyond 20 or so */

/* Each is called when its part was read, and before the next is; texts that are missing are "" and
 * give no advice. */
void advise_claims(StorySource *source); /* before the article puts the claims in its order */
void advise_article(StorySource *source);
void advise_story(StorySource *source); /* last: it looks at the walk-up path through both */

/* The alt text of `map`'s picture, if it has one. */
void advise_picture(Yaml map);

/* The text of `key`: its sentences, and its characters against the `most` that fit (0: any). */
void advise_text(Yaml map, const char *key, const char *text, int most);

#endif
