#include "source/path_time.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

#define WORDS_A_MINUTE  150.0 /* as everywhere in the exhibit */
#define SECONDS_A_TOUCH 2.0

/* Start, begin, skip the example. */
#define TOUCHES_BEFORE 3
/* Rate this sentence, a level, how sure, follow the trail, rate it again, a level, the next claim.
 * To these come the touches that pull the rope. */
#define TOUCHES_A_CLAIM 7

/* The first span of a trail is there on arrival, and each touch pulls one more. At least one thing
 * is looked at before it can be rated again. */
static int pulls(const Trail *trail)
{
    return trail->edge_count > 2 ? trail->edge_count - 1 : 1;
}

/* The page with the sentence, the sentence once more when it is rated, how the sources word it, one
 * of the cards, what decided, and what is known. */
static int words_of(const StorySource *source, const Claim *claim)
{
    const MarkdownBlock *block = &source->blocks[claim->block];
    int words = utf8_words(block->text) + utf8_words(claim->picture_text.caption), cards = 0;
    for (int i = 0; i < block->mark_count; i++) {
        const MarkdownMark *mark = &block->marks[i];
        if (strcmp(mark->claim, claim->id) == 0)
            words += utf8_words(arena_copy_bytes(source->arena, block->text + mark->start,
                                                 (size_t)(mark->end - mark->start)));
    }
    for (int i = 0; i < claim->trail.edge_count; i++)
        words += utf8_words(claim->trail.edges[i].parent_words);
    for (int card = 0; card < CARD_COUNT; card++)
        cards += utf8_words(claim->cards[card]);
    return words + cards / CARD_COUNT + utf8_words(claim->deciding) + utf8_words(claim->known_line);
}

PathTime source_path_time(const StorySource *source)
{
    const Story *story = &source->story;
    PathTime time = { 0 };
    if (source->findings->count > 0)
        return time;
    time.touches = TOUCHES_BEFORE;
    time.words =
        utf8_words(story->about) + utf8_words(story->content_note) + utf8_words(story->age_note);
    for (int i = 0; i < story->path_count; i++) {
        const Claim *claim = &source->claims[story->path[i]];
        time.touches += TOUCHES_A_CLAIM + pulls(&claim->trail);
        time.words += words_of(source, claim);
    }
    return time;
}

double path_time_exact(PathTime time)
{
    return time.words / WORDS_A_MINUTE + time.touches * SECONDS_A_TOUCH / 60;
}

int path_time_minutes(PathTime time)
{
    int minutes = (int)(path_time_exact(time) + 0.5);
    return minutes < 1 ? 1 : minutes > STORY_MINUTES_MOST ? STORY_MINUTES_MOST : minutes;
}
