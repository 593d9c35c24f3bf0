/* advice.c: advice on one text, one work, one claim. */
#include "advice/advice.h"

#include <string.h>

#include "advice/prose.h"
#include "base/utf8.h"
#include "source/small_panel.h"

#define ALT_LEAST    3
#define REPEAT_LEAST 4 /* words; shorter sentences ("Nothing.") may be repeated */

void advise_text(Yaml map, const char *key, const char *text, int most)
{
    int words = prose_longest_sentence(text).words;
    int characters = most && strlen(text) > (size_t)most ? prose_characters(text) : 0;
    if (characters <= most && words <= SENTENCE_MOST)
        return;
    Yaml at = yaml_get(map, key, false);
    if (characters > most) {
        /* The sentence names the limit, so that it holds only for places with the same one. */
        const char *group = arena_print(map.file->findings->arena, "more than %d", most);
        yaml_advise_as(at, ADVICE_ROOM, group,
                       "it has %d characters, and a small panel holds %d; make it shorter",
                       characters, most);
    }
    if (words > SENTENCE_MOST)
        yaml_advise(at, ADVICE_WORDS,
                    "a sentence has %d words; make two of it, %d are easy to read", words,
                    SENTENCE_MOST);
}

static void advise_at(Yaml map, const char *key, AdviceKind kind, const char *what)
{
    Yaml at = yaml_get(map, key, false);
    yaml_advise(at, kind, "%s", what);
}

/* Advice on the picture of a claim or of the story, if there is one. */
void advise_picture(StorySource *source, Yaml map)
{
    Yaml picture = yaml_get(map, "picture", false);
    Yaml text = yaml_get(picture, "alt", false);
    const char *alt = yaml_present(text) ? yaml_text(text) : "";
    if (alt[0] && utf8_words(alt) < ALT_LEAST)
        advise_at(picture, "alt", ADVICE_PICTURES,
                  "it is short; say what one would see, for visitors who do not see it");
    Yaml file = yaml_get(picture, "file", false);
    const char *name = yaml_present(file) ? yaml_text(file) : "";
    const PictureSource *found = source_find_picture(source, name);
    /* A drawing is usually made for the story, and comes under its credit and licence; a JPEG,
     * which begins with these bytes, is a photograph. */
    bool photograph = found && found->file_size > 2 && memcmp(found->file, "\xFF\xD8", 2) == 0;
    if (photograph && (!found->text.credit[0] || !found->text.licence[0]))
        yaml_advise(file, ADVICE_PICTURES,
                    "who made the photograph, or its licence, is not said; add credit and licence");
}

static void advise_work(Yaml at, const Node *work)
{
    advise_text(at, "label", work->label, WORK_LABEL_MOST);
    /* An eyewitness's words have no address, and neither has a work that nobody could find. */
    if (work->seen != SEEN_NOT && work->kind != WORK_EYEWITNESS_ACCOUNT && !work->address[0] &&
        !work->archived[0])
        yaml_advise(at, ADVICE_SOURCES,
                    "%s was seen, but has no address; add it, so that visitors can look", work->id);
}

/* ---- a claim ---- */

static void advise_cards(Yaml at, const Claim *claim)
{
    Yaml cards = yaml_get(at, "cards", false);
    for (int card = 0; card < CARD_COUNT; card++) {
        const char *key = content_card_name((Card)card), *text = claim->cards[card];
        advise_text(cards, key, text, CARD_MOST);
        if (prose_first_without_known(text, card == CARD_FIRST))
            advise_at(cards, key, ADVICE_CODING,
                      "it says \"first\"; write \"first known\": an older one may turn up");
    }
}

/* The texts that visitors read about one claim should not repeat each other. */
static void advise_repeats(Yaml at, const Claim *claim)
{
    const char *const texts[] = { claim->deciding, claim->cards[0], claim->cards[1],
                                  claim->cards[2], claim->cards[3], claim->known_line };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Sentence one, other;
        for (const char *from = texts[i]; prose_next_sentence(&from, &one);) {
            if (one.words < REPEAT_LEAST)
                continue;
            const char *rest = from;
            for (size_t j = i; j < COUNT(texts); rest = ++j < COUNT(texts) ? texts[j] : "") {
                while (prose_next_sentence(&rest, &other)) {
                    if (prose_same(one.text, one.length, other.text, other.length)) {
                        yaml_advise(at, ADVICE_WORDS, "\"%.*s\" stands twice in %s; say it once",
                                    (int)one.length, one.text, claim->id);
                        return;
                    }
                }
            }
        }
    }
}

/* True for a work in which one would look for a sentence in vain without a page or a minute. */
static bool is_long(const Node *work)
{
    return work->kind == WORK_BOOK || work->kind == WORK_STUDY || work->kind == WORK_BROADCAST;
}

/* `parent`: the work that the edge leads to. */
static void advise_edge(Yaml at, const Edge *edge, const Node *parent)
{
    const char *here = edge->child_words, *there = edge->parent_words;
    advise_text(at, "here", here, WORDING_MOST);
    advise_text(at, "there", there, WORDING_MOST);
    if (prose_first_without_known(here, false) || prose_first_without_known(there, false))
        advise_at(at, "here", ADVICE_CODING,
                  "it says \"first\"; write \"first known\": an older one may turn up");
    if (!there[0])
        return;
    if (edge->relation == RELATION_QUOTES && !edge->locator[0] && is_long(parent))
        yaml_advise(at, ADVICE_SOURCES,
                    "%s is quoted; write locator: and the page or minute, so that visitors find it",
                    parent->id);
    if (edge->change != CHANGE_NONE && !strchr(here, '*') && !strchr(there, '*'))
        yaml_advise(at, ADVICE_WORDS,
                    "mark the words that differ in here and there as *words*, so that visitors see "
                    "what changed");
    if (edge->change != CHANGE_NONE && prose_same(here, strlen(here), there, strlen(there)))
        advise_at(at, "change", ADVICE_CODING,
                  "both wordings are the same; show what changed, or write none");
    else if (edge->change == CHANGE_NONE && prose_numbers_differ(here, there))
        advise_at(at, "change", ADVICE_CODING,
                  "the wordings have other numbers; write number_changed, or mend them");
}

/* True when some work of the trail can be looked up. */
static bool can_be_looked_up(const Trail *trail)
{
    for (int i = 0; i < trail->node_count; i++) {
        if (trail->nodes[i].address[0] || trail->nodes[i].archived[0])
            return true;
    }
    return false;
}

/* `whole`: its trail and facts have no errors, so that advice can be based on them. */
static void advise_claim(StorySource *source, Yaml at, const Claim *claim, bool whole)
{
    advise_picture(source, at);
    advise_text(at, "label", claim->label, CLAIM_LABEL_MOST);
    advise_text(at, "deciding", claim->deciding, DECIDING_MOST);
    advise_cards(at, claim);
    advise_text(yaml_get(at, "known", false), "line", claim->known_line, KNOWN_MOST);
    Yaml beside = yaml_get(at, "beside", false);
    for (int i = 0; i < claim->beside_count && i < yaml_count(beside); i++)
        advise_text(yaml_item(beside, i), "words", claim->beside[i].words, WORDING_MOST);
    advise_repeats(at, claim);
    if (!whole)
        return;
    advise_trail(source, at, claim);
    Yaml trail = yaml_get(at, "trail", false);
    for (int i = 0; i < claim->trail.edge_count; i++)
        advise_edge(yaml_item(trail, i), &claim->trail.edges[i],
                    &claim->trail.nodes[claim->trail.edges[i].parent]);
    /* A badly sourced claim may have nothing to look up, but one whose access is open must. */
    if (claim->facts.value[FACT_ACCESS] == ACCESS_OPEN && !can_be_looked_up(&claim->trail))
        advise_at(at, "trail", ADVICE_SOURCES,
                  "access is open, but no work on it has an address; add one to look up");
}

/* Visitors see only works that something leads to. */
static void advise_works(StorySource *source, Yaml list)
{
    for (int i = 0; i < source->work_count; i++) {
        Yaml at = yaml_item(list, i);
        advise_work(at, &source->works[i]);
        /* Otherwise a misspelt name may be the reason. */
        if (!source->work_used[i] && source->findings->count == 0)
            yaml_advise(at, ADVICE_FILES,
                        "nothing leads to %s; add an edge to it, name it beside a trail or under "
                        "known.works, or take it out",
                        source->works[i].id);
    }
}

void advise_claims(StorySource *source)
{
    if (!source->claims_yaml.root)
        return;
    Yaml root = yaml_root(&source->claims_yaml), list = yaml_get(root, "claims", false);
    for (int i = 0; i < source->claim_count; i++)
        advise_claim(source, yaml_item(list, i), &source->claims[i], source->whole[i]);
    advise_works(source, yaml_get(root, "works", false));
}
