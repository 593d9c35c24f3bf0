/* advice.h: what could be better in a story that is right: too long for a page or a breath, no
 * picture, no address to look a source up. It stops no build. Each number has its reason in
 * advice.c or advice_story.c. */
#ifndef SAYSWHO_BUNDLE_ADVICE_H
#define SAYSWHO_BUNDLE_ADVICE_H

#include "story_source.h"

#define SENTENCE_MOST 22 /* words; readers of ten lose the thread beyond 20 or so */

/* Each is called when its part was read; texts that are missing are "" and give no advice. */
void advise_work(StorySource *source, Yaml at, const Node *work);
/* `whole`: its trail and facts are right, so that advice may build on them. */
void advise_claim(StorySource *source, Yaml at, const Claim *claim, bool whole);
void advise_picture(StorySource *source, Yaml picture, const char *alt);
void advise_article(StorySource *source, const char *path);
/* Last: it looks at the walk-up path through the claims and the article. */
void advise_story(StorySource *source, Yaml root);

/* The text of `key`: its sentences, and its characters against the `most` that fit (0: any). */
void advise_text(StorySource *source, Yaml map, const char *key, const char *text, int most);

#endif
