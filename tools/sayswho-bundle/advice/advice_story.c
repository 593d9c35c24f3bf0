/* advice_story.c: advice on the retelling, and on the story and its walk-up path as a whole. */
#include <stdlib.h>
#include <string.h>

#include "advice/advice.h"
#include "advice/prose.h"
#include "base/utf8.h"
#include "source/path_time.h"
#include "source/small_panel.h"
#include "words/words.h"

#define MARK_MOST    110 /* characters of a claim, 20 words: all of it is shown, in large type */
#define TWO_LINES    72  /* characters of a claim in two lines of the 7-inch panel, to be rated */
#define PAGE_MOST    70  /* words; a guideline of the museum Te Papa */
#define BREATH       24  /* words; sentences of an article may be longer than those of a card */
#define REPEAT_LEAST 6   /* words */
#define LONGEST      4.0 /* minutes for the walk-up path: people who stand stay for 2 to 4 */
#define TOUCHES_MOST 30  /* on the walk-up path */
#define PATH_CLAIMS  3   /* on the walk-up path: a well-sourced one, any, and a badly-sourced one */
#define ABOUT_MOST   60  /* words, with both notes; all of them stand on one page */

/* A sentence of the article, kept to find repeated ones. */
typedef struct {
    Sentence sentence;
    int line;
} Stand;

typedef struct {
    Stand *list;
    int count, room;
} Stands;

static void add_stand(Stands *stands, Sentence sentence, int line)
{
    if (stands->count == stands->room) {
        stands->room = stands->room ? 2 * stands->room : 256;
        stands->list = memory_grow(stands->list, (size_t)stands->room, sizeof(*stands->list));
    }
    stands->list[stands->count++] = (Stand){ sentence, line };
}

static int by_words(const void *a, const void *b)
{
    const Stand *one = a, *other = b;
    size_t length = one->sentence.length < other->sentence.length ? one->sentence.length
                                                                  : other->sentence.length;
    int order = memcmp(one->sentence.text, other->sentence.text, length);
    if (order == 0)
        order = (one->sentence.length > other->sentence.length) -
                (one->sentence.length < other->sentence.length);
    return order ? order : one->line - other->line;
}

/* One piece of advice for each sentence, however often it is repeated. */
static void advise_twins(StorySource *source, const char *path, Stands *stands)
{
    if (stands->count)
        qsort(stands->list, (size_t)stands->count, sizeof(*stands->list), by_words);
    for (int i = 1, first = 0; i <= stands->count; i++) {
        const Sentence *one = &stands->list[first].sentence, *other = &stands->list[i].sentence;
        if (i < stands->count && one->length == other->length &&
            memcmp(one->text, other->text, one->length) == 0)
            continue;
        if (i - first > 1)
            findings_advise(source->findings, ADVICE_WORDS, path, stands->list[first + 1].line,
                            "\"%.*s\" stands on line %d already; say it once", (int)one->length,
                            one->text, stands->list[first].line);
        first = i;
    }
}

static void advise_marks(StorySource *source, const char *path, const MarkdownBlock *block)
{
    for (int i = 0; i < block->mark_count; i++) {
        const MarkdownMark *mark = &block->marks[i];
        if (mark->end - mark->start <= MARK_MOST)
            continue; /* short enough in bytes, and so in characters */
        const char *words = arena_copy_bytes(source->arena, block->text + mark->start,
                                             (size_t)(mark->end - mark->start));
        int count = prose_characters(words);
        if (count > MARK_MOST)
            findings_advise(source->findings, ADVICE_ROOM, path, mark->line,
                            "what is marked for %s has %d characters, and a small panel holds %d; "
                            "make it shorter",
                            mark->claim, count, MARK_MOST);
    }
}

void advise_article(StorySource *source)
{
    const char *path = source_path(source, "article.md");
    Stands stands = { 0 };
    for (int i = 0; i < source->block_count; i++) {
        const MarkdownBlock *block = &source->blocks[i];
        Sentence sentence;
        int words = 0;
        for (const char *at = block->text; prose_next_sentence(&at, &sentence);) {
            words += sentence.words;
            if (sentence.words > BREATH)
                findings_advise(source->findings, ADVICE_WORDS, path, block->line,
                                "a sentence has %d words; make two of it, %d are easy to read",
                                sentence.words, SENTENCE_MOST);
            if (sentence.words >= REPEAT_LEAST)
                add_stand(&stands, sentence, block->line);
        }
        if (words > PAGE_MOST)
            findings_advise(source->findings, ADVICE_ROOM, path, block->line,
                            "the paragraph has %d words, and a page holds %d; part it", words,
                            PAGE_MOST);
        advise_marks(source, path, block);
    }
    advise_twins(source, path, &stands);
    free(stands.list);
}

/* ---- the walk-up path ---- */

static void advise_time(StorySource *source, Yaml root)
{
    Yaml path = yaml_get(root, "path", false), given = yaml_get(root, "minutes", false);
    PathTime time = source_path_time(source);
    if (path_time_exact(time) > LONGEST)
        yaml_advise(path, ADVICE_PATH,
                    "it takes %.1f minutes (%d words, %d touches), and people who stand stay for "
                    "%.0f; shorten texts, or choose claims with less to read",
                    path_time_exact(time), time.words, time.touches, LONGEST);
    else if (time.touches > TOUCHES_MOST)
        yaml_advise(path, ADVICE_PATH,
                    "it takes %d touches, and %d are enough; choose shorter trails", time.touches,
                    TOUCHES_MOST);
    if (yaml_present(given))
        yaml_advise(given, ADVICE_FILES, "the minutes are computed: %d; take the line out",
                    path_time_minutes(time));
}

/* With two claims that change places it can be told whether visitors learn, or whether the later
 * claim is only easier. */
static void advise_swap(StorySource *source, Yaml path)
{
    const Story *story = &source->story;
    if (story->path_count == 1) /* a worked example; said in one line with the result */
        return;
    if (story->path_count > PATH_CLAIMS)
        yaml_advise(path, ADVICE_PATH,
                    "it has %d claims; with %d it takes about as long as people stay",
                    story->path_count, PATH_CLAIMS);
    if (story->swap[0] < 0)
        yaml_advise(path, ADVICE_PATH,
                    "no two claims change places; put a good or strong one first and a weak or "
                    "missing one last, and write swap: [FIRST, LAST]");
}

/* Returns the place of a claim in claims.yaml. */
static Yaml claim_at(StorySource *source, const Claim *claim)
{
    Yaml list = yaml_get(yaml_root(&source->claims_yaml), "claims", false);
    int at = 0;
    while (strcmp(yaml_text(yaml_get(yaml_item(list, at), "id", false)), claim->id) != 0)
        at++;
    return yaml_item(list, at);
}

/* Two claims in a row on the path should not say the same. */
static void advise_same(StorySource *source, Yaml at, int claim)
{
    const Claim *one = &source->claims[source->story.path[claim]];
    for (int i = 0; i < claim; i++) {
        const Claim *other = &source->claims[source->story.path[i]];
        bool deciding = strcmp(one->deciding, other->deciding) == 0;
        if (deciding || strcmp(one->known_line, other->known_line) == 0)
            yaml_advise(at, ADVICE_WORDS,
                        "%s and %s are both on the path and have the same %s; say what is special "
                        "to each",
                        other->id, one->id, deciding ? "deciding" : "known.line");
    }
}

/* Where a claim is rated, its sentence has two lines on the smallest panel, or what it leaves to
 * the ropes becomes small. */
static void advise_sentence(StorySource *source, const Claim *claim)
{
    const MarkdownBlock *block = &source->blocks[claim->block];
    for (int i = 0; i < block->mark_count; i++) {
        const MarkdownMark *mark = &block->marks[i];
        if (strcmp(mark->claim, claim->id) != 0)
            continue;
        int count = prose_characters(arena_copy_bytes(source->arena, block->text + mark->start,
                                                      (size_t)(mark->end - mark->start)));
        if (count > TWO_LINES && count <= MARK_MOST) /* more was told with the article */
            findings_advise(
                source->findings, ADVICE_ROOM, source_path(source, "article.md"), mark->line,
                "the sentence of %s has %d characters, and %d take two lines on a 7-inch "
                "panel; make it shorter",
                claim->id, count, TWO_LINES);
    }
}

static void advise_path(StorySource *source, Yaml root)
{
    Yaml path = yaml_get(root, "path", false);
    int missing = 0, count = source->story.path_count;
    for (int i = 0; i < count; i++) {
        const Claim *claim = &source->claims[source->story.path[i]];
        missing += claim->verdict.level == LEVEL_MISSING;
        Yaml at = claim_at(source, claim);
        advise_same(source, at, i);
        advise_sentence(source, claim);
        if (claim->known != KNOWN_UNKNOWN && claim->known_work_count == 0)
            yaml_advise(yaml_get(at, "known", false), ADVICE_SOURCES,
                        "no works are named for the line; write works: [...] with those that it "
                        "rests on");
        if (!claim->picture[0])
            yaml_advise(
                at, ADVICE_PICTURES,
                "%s is on the path and has no picture; draw one, and add picture:", claim->id);
    }
    if (2 * missing > count)
        yaml_advise(path, ADVICE_PATH,
                    "%d of %d claim%s Missing; choose some that are sourced better", missing, count,
                    count == 1 ? " is" : "s are");
    advise_swap(source, path);
    advise_time(source, root);
}

/* ---- the story ---- */

static bool licence_known(const char *licence)
{
    static const char *const known[] = { "CC BY 4.0",       "CC BY-SA 4.0",  "CC BY-NC 4.0",
                                         "CC BY-NC-SA 4.0", "CC BY-ND 4.0",  "CC BY-NC-ND 4.0",
                                         "CC0 1.0",         "CC0",           "CC BY 3.0",
                                         "CC BY-SA 3.0",    "public domain", "Public domain" };
    for (size_t i = 0; i < COUNT(known); i++) {
        if (strcmp(licence, known[i]) == 0)
            return true;
    }
    return false;
}

static void advise_about(StorySource *source, Yaml root)
{
    const Story *story = &source->story;
    int words =
        utf8_words(story->about) + utf8_words(story->content_note) + utf8_words(story->age_note);
    if (words > ABOUT_MOST)
        yaml_advise(yaml_get(root, "about", false), ADVICE_ROOM,
                    "with both notes it has %d words, and one page holds %d; keep who, when, "
                    "where, and what the "
                    "article says as a whole",
                    words, ABOUT_MOST);
}

void advise_story(StorySource *source)
{
    if (!source->story_yaml.root)
        return;
    Yaml root = yaml_root(&source->story_yaml);
    const Story *story = &source->story;
    Yaml licence = yaml_get(root, "licence", false);
    advise_text(root, "title", story->title, TITLE_MOST);
    advise_text(root, "age_note", story->age_note, AGE_NOTE_MOST);
    advise_text(root, "content_note", story->content_note, 0);
    advise_text(root, "about", story->about, 0);
    advise_about(source, root);
    advise_picture(source, root);
    if (story->language[0] && !words_find(story->language))
        yaml_advise(yaml_get(root, "language", false), ADVICE_TRANSLATIONS,
                    "the exhibit does not speak \"%s\": its buttons will be in English",
                    story->language);
    if (story->licence[0] && !licence_known(story->licence))
        yaml_advise(licence, ADVICE_FILES,
                    "\"%s\" is none we know; write CC BY 4.0, CC BY-SA 4.0, CC0 1.0 "
                    "or public domain, so that others know what they may do",
                    yaml_quote(licence, story->licence));
    if (!story->picture[0] && !yaml_present(yaml_get(root, "picture", false)))
        yaml_advise(root, ADVICE_PICTURES, "the story has no picture; draw one, and add picture:");
    if (source->findings->count == 0)
        advise_path(source, root);
}
