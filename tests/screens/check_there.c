/* check_there.c: what a visitor needs to understand a screen is on it, on every panel: words on
 * each button, the meanings beside the question, the sentence, the trail, the age note. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "content/wording.h"
#include "matrix.h"
#include "typeset/phrase.h"
#include "words/terms.h"
#include "words/words.h"

#define ICONS_MM        170.0 /* narrower panels: some tools are icons alone, two words a level */
#define DIVIDED_LETTERS 10    /* shorter words are never divided at the end of a line */
#define KNOT_MM         5.0 /* the article's knot in a trail is larger than in a level's drawing */

static bool is_line(const Item *item)
{
    return item->type == ITEM_LINE && item->line->run_count > 0;
}

static bool starts(const char *id, const char *prefix)
{
    return strncmp(id, prefix, strlen(prefix)) == 0;
}

static const Language *language_of(const Case *test)
{
    return words_find(test->look->language);
}

/* Where in a run of a line. */
typedef enum { ANYWHERE, AT_START, AT_END } Where;

static bool run_has(const char *run, const char *text, Where where)
{
    size_t length = strlen(run), wanted = strlen(text);
    if (where == ANYWHERE)
        return strstr(run, text);
    return length >= wanted &&
           memcmp(run + (where == AT_END ? length - wanted : 0), text, wanted) == 0;
}

/* True when a run of a line in the box has the text there. NULL: on the glass. */
static bool shows_text(Case *test, const char *text, Where where, const Box *box)
{
    const Scene *scene = test->scene;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (!is_line(item))
            continue;
        Box body = line_body(test, item);
        if (box && !box_holds(*box, (Point){ body.x + body.w / 2, body.y + body.h / 2 }))
            continue;
        for (int r = 0; r < item->line->run_count; r++) {
            if (run_has(item->line->runs[r].text, text, where))
                return true;
        }
    }
    return false;
}

/* True when the word is there, whole or divided at the end of a line. */
static bool shows_word(Case *test, const char *word, const Box *box)
{
    Arena *arena = test->scene->arena;
    size_t length = strlen(word);
    if (shows_text(test, word, ANYWHERE, box))
        return true;
    for (size_t first = 2; length >= DIVIDED_LETTERS && first + 2 <= length; first++) {
        const char *begin = arena_copy_bytes(arena, word, first);
        if (shows_text(test, arena_print(arena, "%s-", begin), AT_END, box) &&
            shows_text(test, word + first, AT_START, box))
            return true;
    }
    return false;
}

static bool is_arabic(uint32_t point)
{
    return point >= 0x590 && point < 0x780;
}

/* True for characters between words: signs, spaces, and those that are never drawn. */
static bool separates(uint32_t point)
{
    static const char signs[] = ".,;:?!()-\"'";
    return point <= ' ' || (point < 0x80 && strchr(signs, (int)point)) || point == 0xA0 ||
           point == 0xAD || point == 0x60C || point == 0x61B || point == 0x61F ||
           (point >= 0x2000 && point <= 0x206F);
}

/* Returns the first word of the text that cannot be read in the box, or NULL. Where the direction
 * changes one word is two runs, so it is looked for in parts. */
static const char *missing_word(Case *test, const char *text, const Box *box)
{
    while (*text) {
        const char *at = text, *end = text;
        uint32_t first = utf8_next(&end), point = first;
        if (!separates(first)) {
            for (at = end; *at; end = at) {
                point = utf8_next(&at);
                if (separates(point) || is_arabic(point) != is_arabic(first))
                    break;
            }
            const char *word = arena_copy_bytes(test->scene->arena, text, (size_t)(end - text));
            if (!shows_word(test, word, box))
                return word;
        }
        text = end;
    }
    return NULL;
}

static bool shows_words(Case *test, const char *text, const Box *box)
{
    return !missing_word(test, text, box);
}

/* ---- buttons ---- */

/* True for things that are not buttons with words: the story's own words, knots of a trail, and the
 * tools that are icons alone on narrow panels. */
static bool needs_no_words(const Case *test, const Area *area)
{
    static const char *const icons[] = { "restart", "tools", "back" };
    bool icon = false;
    for (size_t i = 0; i < COUNT(icons); i++)
        icon = icon || strcmp(area->id, icons[i]) == 0;
    /* Staff know them from other machines; their names are spoken. */
    static const char *const signs[] = { "staff:pin:delete", "staff:quieter", "staff:louder",
                                         "staff:set:sound:", "staff:opens:",  "staff:closes:",
                                         "staff:clock:",     "staff:size:",   "staff:up",
                                         "staff:down" };
    for (size_t i = 0; i < COUNT(signs); i++)
        icon = icon || (starts(area->id, signs[i]) && strcmp(area->id, "staff:closed") != 0 &&
                        strcmp(area->id, "staff:clock:set") != 0);
    if (icon && starts(area->id, "staff:"))
        return true;
    /* - and + stand below a level and its number; up and down are staff's. */
    static const char *const ends[] = { ":less", ":more", ":up", ":down" };
    for (size_t i = 0; i < COUNT(ends) && starts(area->id, "class:"); i++) {
        if (strcmp(strrchr(area->id, ':'), ends[i]) == 0)
            return true;
    }
    return area->role == AREA_WORDS || starts(area->id, "knot:") ||
           (icon && test->scene->width_mm < ICONS_MM);
}

static void check_buttons(Case *test)
{
    const Scene *scene = test->scene;
    for (int a = 0; a < scene->area_count; a++) {
        const Area *area = &scene->areas[a];
        bool words = needs_no_words(test, area);
        for (int i = scene->behind; i < scene->item_count && !words; i++)
            words = is_line(&scene->items[i]) && line_area(test, &scene->items[i]) == area;
        if (!words)
            fault(test, "has no words", area->id);
    }
}

/* Letters are completely on their button, with their marks and tails. */
static void check_letters(Case *test)
{
    const Scene *scene = test->scene;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        const Area *area = is_line(item) ? line_area(test, item) : NULL;
        if (area && !starts(area->id, "knot:") &&
            !box_within(line_ink(test, item), area->box, 0.05))
            fault(test, arena_print(scene->arena, "(text) reaches out of %.6s", area->id),
                  line_text(test, item));
    }
}

static bool is_on_path(const Case *test)
{
    const Story *story = test->bundle ? bundle_story(test->bundle) : NULL;
    for (int i = 0; story && i < story->path_count; i++) {
        if (story->path[i] == test->claim->number)
            return true;
    }
    return false;
}

/* ---- the question and the levels ---- */

static bool shows_meaning(Case *test, Level level, const Box *box)
{
    const Language *language = language_of(test);
    return shows_words(test, terms_level_says(language, level), box) ||
           shows_words(test, terms_level_line(language, level), box) ||
           shows_words(test, terms_level_words(language, level), box);
}

/* Two words are enough on narrow panels; elsewhere until a level is chosen the whole meaning is
 * there. Sentences outside the path, enlarged ones and those in two scripts can be too long. */
static bool needs_whole_meanings(const Case *test)
{
    const Visit *visit = test->visit;
    return visit->screen == SCREEN_RATE && visit->level == LEVEL_NONE &&
           test->scene->width_mm >= ICONS_MM && !test->look->large && !test->look->words_missing &&
           !test->look->story_missing && test->claim && is_on_path(test);
}

static bool shows_whole_meaning(Case *test, Level level, const Box *box)
{
    const Language *language = language_of(test);
    return shows_words(test, terms_level_says(language, level), box) ||
           shows_words(test, terms_level_line(language, level), box);
}

static bool asks_for_level(const Visit *visit)
{
    return visit->screen == SCREEN_RATE || visit->screen == SCREEN_KEEP ||
           (visit->screen == SCREEN_EXAMPLE && visit->step == 0);
}

/* On 7-inch panels the four cards stand in one row and are equally wide. */
static void check_even_cards(Case *test)
{
    const Scene *scene = test->scene;
    const Area *first = scene_find(scene, "level:missing");
    if (test->visit->screen != SCREEN_RATE || test->look->words_missing || !first ||
        scene->height_mm > 120 || scene->width_mm < scene->height_mm)
        return;
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        const Area *last =
            scene_find(scene, arena_print(scene->arena, "level:%s", rubric_level_name(level)));
        if (last && fabs(last->box.w - first->box.w) > 0.1)
            fault(test, "is wider or narrower than the other cards", last->id);
    }
}

/* Whether the first guess is kept is asked, except where enlarged sentences and those in two
 * scripts can be too long. */
static void check_keep_asks(Case *test)
{
    static const char *const questions[] = {
        N_("And now? Can you agree?"),      N_("Can you agree?"),
        N_("What do you think now?"),       N_("You looked further. What do you think now?"),
        N_("And now? Keep %s, or change?"), N_("And now? Keep %s, or change it?")
    };
    bool asked = false;
    if (test->visit->screen != SCREEN_KEEP || test->look->large || test->look->words_missing ||
        test->look->story_missing)
        return;
    for (size_t i = 0; i < COUNT(questions) && !asked; i++) {
        const char *words = words_in(language_of(test), questions[i]);
        const char *level = strstr(words, "%s");
        int before = (int)(level ? level - words : (long)strlen(words));
        asked = shows_words(test, arena_print(test->scene->arena, "%.*s", before, words), NULL) &&
                (!level || shows_words(test, level + 2, NULL));
    }
    if (!asked)
        fault(test, "is not asked", "whether to keep it");
}

/* Every card says what its level means. On 7-inch panels the row may fold to names when a level is
 * chosen, if what that one means is said; and under a trail. */
static void check_meanings(Case *test)
{
    const Visit *visit = test->visit;
    bool chosen = visit->level != LEVEL_NONE && visit->level != LEVEL_CANT_TELL;
    bool small = fmin(test->scene->width_mm, test->scene->height_mm) < 120;
    bool folded =
        small && (visit->screen == SCREEN_KEEP || (visit->screen == SCREEN_RATE && chosen &&
                                                   shows_meaning(test, (Level)visit->level, NULL)));
    if (!asks_for_level(visit))
        return;
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        const char *id = arena_print(test->scene->arena, "level:%s", rubric_level_name(level));
        const Area *area = scene_find(test->scene, id);
        if (!area)
            fault(test, "is not offered", id);
        else if (!folded && !shows_meaning(test, level, &area->box))
            fault(test, "does not say what it means", id);
        else if (needs_whole_meanings(test) && !shows_whole_meaning(test, level, &area->box))
            fault(test, "says what it means in two words", id);
    }
    /* On 7-inch panels it may give way to the second question when it is answered, where enlarged
     * sentences, those in two scripts and those outside the path can be too long. */
    bool answered = small && chosen;
    bool too_long = test->look->large || test->look->words_missing || test->look->story_missing ||
                    !is_on_path(test);
    if (visit->screen == SCREEN_RATE && !(answered && too_long) &&
        !shows_words(test, terms_question(language_of(test)), NULL) &&
        !shows_words(test, terms_question_short(language_of(test)), NULL))
        fault(test, "is not asked", "the question");
    const char *sure = words_in(language_of(test), "How sure are you?");
    /* In large text, or in two scripts, a long sentence can leave no room for it. */
    if (visit->screen == SCREEN_RATE && answered && !test->look->large &&
        !test->look->words_missing && !shows_words(test, sure, NULL))
        fault(test, "is not asked", sure);
}

/* ---- what must not go ---- */

/* True when the article's rope has two ends: such a trail cannot be low. */
static bool has_ropes(const Claim *claim)
{
    int ropes = 0;
    for (int i = 0; i < claim->trail.edge_count; i++)
        ropes += claim->trail.nodes[claim->trail.edges[i].child].type == NODE_ARTICLE;
    return ropes > 1;
}

/* True on a small panel where the trail is a strip above what is open: there the sentence is shown
 * when nothing is open, and when the article is touched. On the smallest ones compare has it on its
 * first page, and on all of them for the claims that every visitor meets with one rope; in large
 * text, and where sentences are long and ropes many, there is no room for it. */
static bool sentence_may_wait(const Case *test)
{
    double side = fmin(test->scene->width_mm, test->scene->height_mm);
    return (test->visit->screen == SCREEN_TRACE && side < 150) ||
           (test->visit->screen == SCREEN_COMPARE && side < 120 && test->visit->page > 0 &&
            (test->look->large || test->look->words_missing || !is_on_path(test) ||
             has_ropes(test->claim)));
}

static void check_sentence(Case *test)
{
    Screen screen = test->visit->screen;
    if (screen != SCREEN_RATE && screen != SCREEN_TRACE && screen != SCREEN_KEEP &&
        screen != SCREEN_COMPARE)
        return;
    const char *words = wording_plain(test->scene->arena, test->claim->words);
    const char *missing = missing_word(test, words, NULL);
    if (!test->visit->disagreeing && !sentence_may_wait(test) && missing)
        fault(test, "(of the sentence) is not shown", missing);
}

/* True for a part of a level's drawing on its card. */
static bool on_card(const Scene *scene, Box box)
{
    for (int i = 0; i < scene->area_count; i++) {
        if (starts(scene->areas[i].id, "level:") && box_within(box, scene->areas[i].box, 0.01))
            return true;
    }
    return false;
}

/* Every trail begins at the article's knot, also one without rope. */
static void check_trail(Case *test)
{
    const Scene *scene = test->scene;
    Screen screen = test->visit->screen;
    double scale = fmax(1, fmin(scene->width_mm, scene->height_mm) / 214);
    bool there = false;
    if (screen != SCREEN_TRACE && screen != SCREEN_KEEP && screen != SCREEN_COMPARE)
        return;
    for (int i = scene->behind; i < scene->item_count && !there; i++) {
        const Item *item = &scene->items[i];
        there = item->type == ITEM_DISC && item->fill == COLOUR_ROPE &&
                item->box.w >= KNOT_MM * scale && !on_card(scene, item->box);
    }
    if (!there && !test->visit->disagreeing)
        fault(test, "is not shown", "the trail");
}

/* On an upright panel no quarter of the page below a trail is empty: the page that was read is
 * there.
 */
static void check_full(Case *test)
{
    const Scene *scene = test->scene;
    double end = 0, widest = 0;
    bool moved = true;
    if (test->visit->screen != SCREEN_TRACE || scene->width_mm < 200 ||
        scene->width_mm > scene->height_mm || test->look->large || test->look->low)
        return;
    while (moved) { /* goes down from what is above, and over what is empty */
        double next = scene->height_mm;
        moved = false;
        for (int i = scene->behind; i < scene->item_count; i++) {
            Box box = scene->items[i].box;
            if (box.h > scene->height_mm / 2) /* the ground */
                continue;
            if (box.y <= end && box.y + box.h > end) {
                end = box.y + box.h;
                moved = true;
            } else if (box.y > end) {
                next = fmin(next, box.y);
            }
        }
        if (!moved && next < scene->height_mm) {
            widest = fmax(widest, next - end);
            end = next;
            moved = true;
        }
    }
    if (widest > scene->height_mm / 4)
        fault(test, "is empty", "a quarter of the page");
}

/* ---- the summary ---- */

/* Returns the text of a line in reading order. */
static const char *line_words(Case *test, const Item *item)
{
    const Line *line = item->line;
    const char *words = "";
    int after = -1;
    for (int left = line->run_count; left > 0; left--) {
        const Run *next = NULL;
        for (int r = 0; r < line->run_count; r++) {
            const Run *run = &line->runs[r];
            if (run->start > after && (!next || run->start < next->start))
                next = run;
        }
        words = arena_print(test->scene->arena, "%s%s", words, next->text);
        after = next->start;
    }
    return words;
}

/* True when lines from this item on are the whole text; sets where they are. */
static bool begins_label(Case *test, int from, const char *label, Box *place)
{
    const Scene *scene = test->scene;
    const char *all = "", *between = "";
    for (int i = from; i < scene->item_count && is_line(&scene->items[i]); i++) {
        Box body = line_body(test, &scene->items[i]);
        all = arena_print(scene->arena, "%s%s%s", all, between, line_words(test, &scene->items[i]));
        if (i == from)
            *place = body;
        place->h = body.y + body.h - place->y;
        if (strcmp(all, label) == 0)
            return true;
        if (strncmp(all, label, strlen(all)) != 0)
            return false;
        between = all[0] && all[strlen(all) - 1] == '-' ? "" : " ";
    }
    return false;
}

/* True when the article's knot is beside the label. */
static bool has_knot_beside(const Scene *scene, Box label)
{
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        double middle = item->box.y + item->box.h / 2;
        if (item->type == ITEM_DISC && item->fill == COLOUR_ROPE && middle >= label.y &&
            middle <= label.y + label.h)
            return true;
    }
    return false;
}

/* Over the ropes stand the names of the levels whose columns these are, whole. On 7-inch panels,
 * and on a page without ropes, there are no columns with names. */
static void check_columns(Case *test)
{
    const Scene *scene = test->scene;
    bool ropes = false;
    for (int i = scene->behind; i < scene->item_count; i++)
        ropes = ropes || (scene->items[i].type == ITEM_DISC && scene->items[i].fill == COLOUR_ROPE);
    if (!ropes || fmin(scene->width_mm, scene->height_mm) < 120)
        return;
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        const char *name = terms_level(language_of(test), level);
        bool there = false;
        for (int i = scene->behind; i < scene->item_count && !there; i++)
            there =
                is_line(&scene->items[i]) && strcmp(line_words(test, &scene->items[i]), name) == 0;
        if (!there)
            fault(test, "(a level) has no name over its column", name);
    }
}

/* Each finished claim has its whole name on one of the summary's pages, and beside it its rope. */
static void check_summary(Case *test)
{
    const Visit *visit = test->visit;
    const Scene *scene = test->scene;
    if (visit->screen != SCREEN_SUMMARY)
        return;
    if (visit->page == 0)
        memset(test->on_summary, 0, sizeof(test->on_summary));
    check_columns(test);
    for (int a = 0; a < visit->answer_count && a < SUMMARY_MOST; a++) {
        const Claim *claim = bundle_claim(test->bundle, visit->answers[a].claim, NULL);
        Box place = { 0 };
        for (int i = scene->behind; i < scene->item_count && !test->on_summary[a]; i++)
            test->on_summary[a] = is_line(&scene->items[i]) &&
                                  begins_label(test, i, claim->label, &place) &&
                                  has_knot_beside(scene, place);
        if (visit->page == visit->pages.last_page && !test->on_summary[a])
            fault(test, "has no rope with its whole name on the summary", claim->label);
    }
}

/* A page of the text about the article ends with a sentence, where one ends on it. */
static void check_page_end(Case *test)
{
    const Scene *scene = test->scene;
    Arena *arena = scene->arena;
    const Line *last = NULL;
    bool ended = false, mid = false;
    for (int i = scene->behind; i < scene->item_count && test->visit->screen == SCREEN_ABOUT; i++) {
        const Item *item = &scene->items[i];
        if (!is_line(item) || item->line->runs[0].face != FACE_READING)
            continue;
        int count = item->line->run_count;
        bool backwards = item->line->runs[0].right_to_left;
        const char *line = "";
        for (int r = 0; r < count; r++)
            line = arena_print(arena, "%s%s", line,
                               item->line->runs[backwards ? count - 1 - r : r].text);
        int length = (int)strlen(line), end = phrase_sentence_end(line, length);
        ended = ended || end > 0;
        mid = end < length;
        last = item->line;
    }
    if (last && mid && ended)
        fault(test, "(a page) ends in mid-sentence", last->runs[0].text);
}

/* In normal text the notes, the text and the credit are one page on every panel. */
static void check_one_page(Case *test)
{
    const PanelLook *look = test->look;
    if (test->visit->screen == SCREEN_ABOUT && test->visit->page > 0 && !look->large &&
        !look->words_missing && !look->story_missing)
        fault(test, "is a second page", "the text about the article");
}

static void check_age_note(Case *test)
{
    if (test->visit->screen == SCREEN_ABOUT && test->visit->page == 0 &&
        !shows_words(test, bundle_story(test->bundle)->age_note, NULL))
        fault(test, "is not shown", "the age note");
}

/* A title has lines of its own on the list to take home, so that another text in the other
 * direction cannot come between its parts. On 7-inch panels it may be on two pages. */
static void check_titles(Case *test)
{
    const Scene *scene = test->scene;
    bool small = fmin(scene->width_mm, scene->height_mm) < 120, there = false;
    Box place;
    if (test->visit->screen != SCREEN_TAKEHOME || test->visit->page > 0 || small)
        return;
    const char *title = bundle_story(test->bundle)->original_title;
    for (int i = scene->behind; i < scene->item_count && !there; i++)
        there = is_line(&scene->items[i]) && begins_label(test, i, title, &place);
    if (!there)
        fault(test, "has no lines of its own", title);
}

void check_there(Case *test)
{
    check_buttons(test);
    check_letters(test);
    check_meanings(test);
    check_keep_asks(test);
    check_even_cards(test);
    check_sentence(test);
    check_trail(test);
    check_full(test);
    check_age_note(test);
    check_page_end(test);
    check_one_page(test);
    check_summary(test);
    check_titles(test);
}
