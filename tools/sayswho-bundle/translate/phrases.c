#include "translate/phrases.h"

#include <stdlib.h>
#include <string.h>

typedef enum { WORDS, NAME, NOT_WORDS } Sort;

/* What each field is. A field that is not listed has no limit. */
static const struct {
    const char *field; /* without the numbers of items in lists */
    Sort sort;
    int most;
    const char *what;
} fields[] = {
    { "title", WORDS, TITLE_MOST, "the story's title" },
    { "age_note", WORDS, AGE_NOTE_MOST, "for whom it is" },
    { "content_note", WORDS, 0, "what a visitor should know before; it is shown first" },
    { "about", WORDS, 0, "about the original; paragraphs stay parted by an empty line" },
    { "original.title", NAME, 0, "title of the original: a name stays as it is" },
    { "original.author", NAME, 0, "author of the original: a name stays as it is" },
    { "original.publisher", NAME, 0, "publisher of the original: a name stays as it is" },
    { "credit", WORDS, 0, "who made the retelling" },
    { "licence", NOT_WORDS, 0, "" },
    { "picture.alt", WORDS, 0, "what the picture shows, for who does not see it" },
    { "picture.caption", WORDS, 0, "it stands below the picture" },
    { "picture.credit", NAME, 0, "who made the picture: a name stays as it is" },
    { "picture.licence", NOT_WORDS, 0, "" },
    { "picture.locator", NAME, 0, "where the picture is from: an address stays as it is" },
    { "corrections.what", WORDS, 0, "an entry of the list of corrections" },
    { "article", WORDS, 0, "of the retelling" },
    { "works.label", WORDS, WORK_LABEL_MOST,
      "who or what it is, in a few words beside a knot of the trail" },
    { "works.title", NAME, 0,
      "title of a work: a name stays as it is; what only describes the work is translated" },
    { "works.author", NOT_WORDS, 0, "" },
    { "works.publisher", NOT_WORDS, 0, "" },
    { "works.body", NOT_WORDS, 0, "" },
    { "claims.label", WORDS, CLAIM_LABEL_MOST, "the claim's short name; it stands in headings" },
    { "claims.deciding", WORDS, DECIDING_MOST, "the one fact that decides" },
    { "claims.cards.first", WORDS, CARD_MOST, "card: who said it first? (say \"first known\")" },
    { "claims.cards.passed", WORDS, CARD_MOST, "card: who passed it on?" },
    { "claims.cards.says", WORDS, CARD_MOST, "card: what does it really say?" },
    { "claims.cards.missing", WORDS, CARD_MOST, "card: what is missing?" },
    { "claims.beside.words", WORDS, WORDING_MOST, "what a work beside the trail says about it" },
    { "claims.trail.here", WORDS, WORDING_MOST, "how the one nearer to the article words it" },
    { "claims.trail.there", WORDS, WORDING_MOST, "how the one further away words it" },
    { "claims.trail.locator", WORDS, 0, "where in the source it stands: a page, a minute" },
    { "claims.gaps.label", WORDS, WORK_LABEL_MOST,
      "where the trail stops, in a few words beside its end" },
    { "claims.gaps.sought", WORDS, 0, "what was looked for" },
    { "claims.gaps.where", WORDS, 0, "where it was looked for" },
    { "claims.known.line", WORDS, KNOWN_MOST, "what we know today" },
    { "claims.picture.alt", WORDS, 0, "what the picture shows, for who does not see it" },
    { "claims.picture.caption", WORDS, 0, "it stands below the picture" },
    { "claims.picture.credit", NAME, 0, "who made the picture: a name stays as it is" },
    { "claims.picture.licence", NOT_WORDS, 0, "" },
    { "claims.picture.locator", NAME, 0, "where the picture is from: an address stays as it is" },
};

/* True when the place has that field: "claims[3].cards.first" has the field claims.cards.first. */
static bool is_field(const char *place, const char *field)
{
    while (*place && *field) {
        if (*place == '[')
            place += strcspn(place, "]") + 1;
        else if (*place++ != *field++)
            return false;
    }
    return *place == *field;
}

static int find_field(const Place *place)
{
    for (int i = 0; i < (int)COUNT(fields); i++) {
        if (is_field(place->field, fields[i].field))
            return i;
    }
    return -1;
}

const char *phrases_what(const Place *place)
{
    static const char *const kinds[] = { "heading", "paragraph", "quote" };
    int field = find_field(place);
    if (place->block)
        return kinds[place->block->kind];
    return field < 0 ? place->field : fields[field].what;
}

/* ---- from places to phrases ---- */

static int file_rank(const char *file)
{
    return strcmp(file, "story.yaml") == 0 ? 0 : strcmp(file, "article.md") == 0 ? 1 : 2;
}

static int by_file(const void *a, const void *b)
{
    const Place *one = a, *other = b;
    int order = file_rank(one->file) - file_rank(other->file);
    if (!order)
        order = one->line - other->line;
    return order ? order : one->order - other->order;
}

static int by_text(const void *a, const void *b)
{
    const Place *one = a, *other = b;
    int order = strcmp(one->text, other->text);
    return order ? order : one->order - other->order;
}

static int by_first_place(const void *a, const void *b)
{
    return ((const Phrase *)a)->places[0].order - ((const Phrase *)b)->places[0].order;
}

static int by_phrase_text(const void *a, const void *b)
{
    return strcmp((*(const Phrase *const *)a)->text, (*(const Phrase *const *)b)->text);
}

/* Returns the places of all texts in the three files, in the order of the files. Adds those of the
 * blocks. */
static Place *all_places(const StorySource *source, int *count)
{
    Places all = { 0 };
    for (int i = 0; i < source->places.count; i++) {
        Place place = source->places.list[i];
        place.field = yaml_tree_name(source->arena, place.node);
        int field = find_field(&place);
        if (field < 0 || fields[field].sort != NOT_WORDS)
            places_add(&all, source->arena, place);
    }
    for (int i = 0; i < source->block_count; i++) {
        const MarkdownBlock *block = &source->blocks[i];
        places_add(&all, source->arena,
                   (Place){ .text = block->source,
                            .file = "article.md",
                            .line = block->line,
                            .field = "article",
                            .within = "",
                            .block = block });
    }
    for (int i = 0; i < all.count; i++)
        all.list[i].order = i;
    qsort(all.list, (size_t)all.count, sizeof(Place), by_file);
    for (int i = 0; i < all.count; i++)
        all.list[i].order = i;
    qsort(all.list, (size_t)all.count, sizeof(Place), by_text);
    *count = all.count;
    return all.list;
}

static Phrase make_phrase(const Place *places, int count)
{
    Phrase phrase = { .text = places[0].text, .places = places, .place_count = count };
    phrase.name = true;
    for (int i = 0; i < count; i++) {
        int field = find_field(&places[i]);
        if (places[i].block)
            phrase.block = places[i].block;
        if (field < 0 || fields[field].sort == WORDS)
            phrase.name = false;
        if (field >= 0 && fields[field].most && (!phrase.most || fields[field].most < phrase.most))
            phrase.most = fields[field].most;
    }
    return phrase;
}

/* ---- the walk-up path ---- */

static void put_on_path(const Phrase **sorted, int count, const char *text)
{
    /* Phrases_make() owns it, so it may be changed. */
    Phrase *phrase = (Phrase *)phrases_find(sorted, count, text);
    if (phrase)
        phrase->on_path = true;
}

/* A visitor reads the claim's block, the block before it, and a heading above that: these
 * src/screens/passage.c shows first. */
static void put_blocks_on_path(const StorySource *source, const Phrase **sorted, int count,
                               int block)
{
    for (int back = 0; back < 3 && block - back >= 0; back++) {
        const MarkdownBlock *at = &source->blocks[block - back];
        if (back == 2 && at->kind != BLOCK_HEADING)
            break;
        put_on_path(sorted, count, at->source);
        if (back == 1 && at->kind == BLOCK_HEADING)
            break;
    }
}

static void put_node_on_path(const Phrase **sorted, int count, const Node *node)
{
    const char *const texts[] = { node->label, node->title, node->sought, node->where };
    for (size_t t = 0; t < COUNT(texts); t++)
        put_on_path(sorted, count, texts[t]);
}

static void put_picture_on_path(const Phrase **sorted, int count, const PictureText *text)
{
    const char *const texts[] = { text->alt, text->caption, text->credit, text->locator };
    for (size_t t = 0; t < COUNT(texts); t++)
        put_on_path(sorted, count, texts[t]);
}

static void put_claim_on_path(const Phrase **sorted, int count, const Claim *claim)
{
    put_on_path(sorted, count, claim->label);
    put_on_path(sorted, count, claim->deciding);
    put_on_path(sorted, count, claim->known_line);
    for (int i = 0; i < CARD_COUNT; i++)
        put_on_path(sorted, count, claim->cards[i]);
    for (int i = 0; i < claim->trail.node_count; i++)
        put_node_on_path(sorted, count, &claim->trail.nodes[i]);
    for (int i = 0; i < claim->beside_count; i++) {
        put_node_on_path(sorted, count, &claim->beside[i].work);
        put_on_path(sorted, count, claim->beside[i].words);
    }
    for (int i = 0; i < claim->known_work_count; i++)
        put_node_on_path(sorted, count, claim->known_works[i]);
    for (int i = 0; i < claim->trail.edge_count; i++) {
        put_on_path(sorted, count, claim->trail.edges[i].child_words);
        put_on_path(sorted, count, claim->trail.edges[i].parent_words);
        put_on_path(sorted, count, claim->trail.edges[i].locator);
    }
}

static void find_path(const StorySource *source, const Phrase **sorted, int count)
{
    const Story *story = &source->story;
    const char *const texts[] = { story->title,           story->age_note,
                                  story->content_note,    story->about,
                                  story->credit,          story->original_title,
                                  story->original_author, story->original_publisher };
    for (size_t i = 0; i < COUNT(texts); i++)
        put_on_path(sorted, count, texts[i]);
    for (int i = 0; i < story->path_count; i++) {
        const Claim *claim = &source->claims[story->path[i]];
        put_claim_on_path(sorted, count, claim);
        put_blocks_on_path(source, sorted, count, claim->block);
        put_picture_on_path(sorted, count, &claim->picture_text);
    }
    put_picture_on_path(sorted, count, &story->picture_text);
}

Phrase *phrases_make(const StorySource *source, int *count)
{
    int place_count, phrase_count = 0;
    Place *places = all_places(source, &place_count);
    Phrase *phrases = arena_take(source->arena, (size_t)place_count + 1, sizeof(Phrase));
    for (int from = 0, to; from < place_count; from = to) {
        for (to = from + 1; to < place_count; to++) {
            if (strcmp(places[from].text, places[to].text) != 0)
                break;
        }
        phrases[phrase_count++] = make_phrase(&places[from], to - from);
    }
    qsort(phrases, (size_t)phrase_count, sizeof(Phrase), by_first_place);
    find_path(source, phrases_sort(source->arena, phrases, phrase_count), phrase_count);
    *count = phrase_count;
    return phrases;
}

const Phrase **phrases_sort(Arena *arena, const Phrase *phrases, int count)
{
    const Phrase **sorted = arena_take(arena, (size_t)count + 1, sizeof(*sorted));
    for (int i = 0; i < count; i++)
        sorted[i] = &phrases[i];
    qsort(sorted, (size_t)count, sizeof(*sorted), by_phrase_text);
    return sorted;
}

const Phrase *phrases_find(const Phrase **sorted, int count, const char *text)
{
    Phrase wanted = { .text = text };
    const Phrase *key = &wanted;
    const Phrase **found = bsearch(&key, sorted, (size_t)count, sizeof(*sorted), by_phrase_text);
    return found ? *found : NULL;
}
