#include "typography/set_type.h"

#include <glib.h>
#include <string.h>

#include "typography/curl.h"

typedef struct {
    StorySource *source;
    Arena *arena;
} Setting;

static const char *curl(const Setting *setting, const char *text)
{
    return curl_text(setting->arena, setting->source->story.language, text);
}

static const char *label(const Setting *setting, const char *text)
{
    return curl_capital(setting->arena, curl(setting, text));
}

static Node set_node(const Setting *setting, const Node *from)
{
    Node node = *from;
    node.label = label(setting, node.label);
    node.title = curl(setting, node.title);
    node.author = curl(setting, node.author);
    node.publisher = curl(setting, node.publisher);
    node.body = curl(setting, node.body);
    node.sought = curl(setting, node.sought);
    node.where = curl(setting, node.where);
    return node;
}

static const Node *set_nodes(const Setting *setting, const Node *from, int count)
{
    Node *nodes = arena_take(setting->arena, (size_t)count + 1, sizeof(*nodes));
    for (int i = 0; i < count; i++)
        nodes[i] = set_node(setting, &from[i]);
    return nodes;
}

static const Edge *set_edges(const Setting *setting, const Trail *trail)
{
    Edge *edges = arena_take(setting->arena, (size_t)trail->edge_count + 1, sizeof(*edges));
    for (int i = 0; i < trail->edge_count; i++) {
        edges[i] = trail->edges[i];
        edges[i].child_words = curl(setting, edges[i].child_words);
        edges[i].parent_words = curl(setting, edges[i].parent_words);
        edges[i].locator = curl(setting, edges[i].locator);
    }
    return edges;
}

static const Beside *set_beside(const Setting *setting, const Claim *claim)
{
    Beside *list = arena_take(setting->arena, (size_t)claim->beside_count + 1, sizeof(*list));
    for (int i = 0; i < claim->beside_count; i++) {
        list[i] = claim->beside[i];
        list[i].work = set_node(setting, &claim->beside[i].work);
        list[i].words = curl(setting, list[i].words);
    }
    return list;
}

static Claim set_claim(const Setting *setting, const Claim *from)
{
    Claim claim = *from;
    claim.label = label(setting, claim.label);
    claim.deciding = curl(setting, claim.deciding);
    claim.known_line = curl(setting, claim.known_line);
    for (int card = 0; card < CARD_COUNT; card++)
        claim.cards[card] = curl(setting, claim.cards[card]);
    claim.trail.nodes = set_nodes(setting, claim.trail.nodes, claim.trail.node_count);
    claim.trail.edges = set_edges(setting, &from->trail);
    claim.beside = set_beside(setting, from);
    const Node **known =
        arena_take(setting->arena, (size_t)claim.known_work_count + 1, sizeof(*known));
    for (int i = 0; i < claim.known_work_count; i++)
        known[i] = set_nodes(setting, from->known_works[i], 1);
    claim.known_works = known;
    return claim;
}

static PictureText set_text(const Setting *setting, const PictureText *from)
{
    return (PictureText){ .alt = curl(setting, from->alt),
                          .caption = curl(setting, from->caption),
                          .credit = curl(setting, from->credit),
                          .licence = from->licence,
                          .locator = curl(setting, from->locator) };
}

static void set_story(const Setting *setting)
{
    Story *story = &setting->source->story;
    const char **texts[] = {
        &story->title,          &story->age_note,        &story->content_note,       &story->about,
        &story->original_title, &story->original_author, &story->original_publisher, &story->credit
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = curl(setting, *texts[i]);
}

/* Curls a block's CommonMark and reads its text and marks from that again. */
static void set_block(const Setting *setting, MarkdownBlock *block)
{
    int count = 0, line = block->line;
    const char *source = curl(setting, block->source);
    MarkdownBlock *curled =
        source == block->source
            ? NULL
            : markdown_parse(setting->arena, source, strlen(source), &count, NULL, NULL);
    if (!curled || count != 1 || curled->mark_count != block->mark_count)
        return; /* it would read otherwise, so it stays as it is typed */
    *block = *curled;
    block->line = line;
}

/* ---- translations ---- */

/* True when the phrase is the label of a claim, a work or a gap somewhere. */
static bool is_label(const Phrase *phrase)
{
    for (int i = 0; i < phrase->place_count; i++) {
        const char *field = phrase->places[i].field;
        size_t length = strlen(field), dot = strlen(".label");
        if (length > dot && strcmp(field + length - dot, ".label") == 0)
            return true;
    }
    return false;
}

/* The translations that are being set. */
typedef struct {
    const Setting *setting;
    const Translations *from;
    Phrase *phrases;
    Translation *list;
    int count;
    GHashTable *known; /* texts that are there already */
} Retelling;

/* Adds phrase number `number` under the text `text`, unless that text is there: two texts may be
 * typed in different ways and printed alike. */
static void add_phrase(Retelling *retelling, int number, const char *text)
{
    const Phrase *from = &retelling->from->phrases[number];
    Arena *arena = retelling->setting->arena;
    if (!g_hash_table_add(retelling->known, (char *)text))
        return;
    int at = retelling->count++;
    retelling->phrases[at] = *from;
    retelling->phrases[at].text = text;
    for (int i = 0; i < retelling->from->count; i++) {
        const Translation *one = &retelling->from->list[i];
        const char *target = one->targets[number];
        if (target)
            target = curl_text(arena, one->language, target);
        retelling->list[i].targets[at] =
            target && is_label(from) ? curl_capital(arena, target) : target;
    }
}

/* A translation is found by the text as it is printed. A phrase that is a label has a second form,
 * with a capital, and both are there, because it may be used as another text, too. */
static void set_translations(const Setting *setting, Translations *all)
{
    Arena *arena = setting->arena;
    size_t most = 2 * (size_t)all->phrase_count + 1;
    Retelling retelling = { .setting = setting,
                            .from = all,
                            .phrases = arena_take(arena, most, sizeof(Phrase)),
                            .list = arena_take(arena, (size_t)all->count + 1, sizeof(Translation)),
                            .known = g_hash_table_new(g_str_hash, g_str_equal) };
    for (int i = 0; i < all->count; i++) {
        retelling.list[i] = all->list[i];
        retelling.list[i].targets = arena_take(arena, most, sizeof(const char *));
    }
    for (int p = 0; p < all->phrase_count; p++)
        add_phrase(&retelling, p, curl(setting, all->phrases[p].text));
    for (int p = 0; p < all->phrase_count; p++) {
        if (is_label(&all->phrases[p]))
            add_phrase(&retelling, p, label(setting, all->phrases[p].text));
    }
    g_hash_table_destroy(retelling.known);
    all->phrases = retelling.phrases;
    all->phrase_count = retelling.count;
    all->list = retelling.list;
}

void set_type(StorySource *source, Translations *translations)
{
    const Setting setting = { source, source->arena };
    Claim *claims = arena_take(source->arena, (size_t)source->claim_count + 1, sizeof(*claims));
    MarkdownBlock *blocks =
        arena_take(source->arena, (size_t)source->block_count + 1, sizeof(*blocks));
    Correction *corrections =
        arena_take(source->arena, (size_t)source->correction_count + 1, sizeof(*corrections));
    PictureSource *pictures =
        arena_take(source->arena, (size_t)source->picture_count + 1, sizeof(*pictures));
    for (int i = 0; i < source->claim_count; i++)
        claims[i] = set_claim(&setting, &source->claims[i]);
    for (int i = 0; i < source->block_count; i++) {
        blocks[i] = source->blocks[i];
        set_block(&setting, &blocks[i]);
    }
    for (int i = 0; i < source->correction_count; i++)
        corrections[i] = (Correction){ source->corrections[i].date,
                                       curl(&setting, source->corrections[i].what) };
    for (int i = 0; i < source->picture_count; i++) {
        pictures[i] = source->pictures[i];
        pictures[i].text = set_text(&setting, &source->pictures[i].text);
    }
    set_story(&setting);
    source->claims = claims;
    source->blocks = blocks;
    source->corrections = corrections;
    source->pictures = pictures;
    source_find_picture_texts(source);
    set_translations(&setting, translations);
}
