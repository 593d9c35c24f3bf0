/* advice.h: what could be better in a story without errors: texts or sentences that are too long,
 * no picture, no address of a source. Advice does not stop a build. Each number has its reason in
 * advice.c or advice_story.c.
 */
#ifndef SAYSWHO_BUNDLE_ADVICE_H
#define SAYSWHO_BUNDLE_ADVICE_H

#include "source/story_source.h"

#define SENTENCE_MOST 22 /* words; ten-year-olds lose the thread after about 20 */

/* Each is called after its part was read and before the next one is. Missing texts are "" and get
 * no advice. */
void advise_claims(StorySource *source); /* before article_read() changes the order of the claims */
void advise_article(StorySource *source);
void advise_story(StorySource *source); /* last, because it looks at the whole walk-up path */

/* Advice on a claim whose trail some panel can only show as a list, or with works put together. The
 * claim's trail and facts have no errors. */
void advise_trail(StorySource *source, Yaml at, const Claim *claim);

/* Advice on what is said about `map`'s picture, if it has one. */
void advise_picture(StorySource *source, Yaml map);

/* Advice on the text of `key`: the length of its sentences, and whether it has more than the `most`
 * characters that fit (0: no limit). */
void advise_text(Yaml map, const char *key, const char *text, int most);

#endif
