/* check_text.c: text is large enough, not cut, does not touch other text or the edges of buttons,
 * there is not too much of it, and all of it is also spoken. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "content/wording.h"
#include "drawing/wording.h"
#include "layout/page.h"
#include "matrix.h"
#include "words/terms.h"
#include "words/words.h"

#define CAPITAL_MM       4.8 /* Section 508 402.4, EN 301 549 5.1.4 */
#define CAPITAL_LARGE_MM 7.3
#define SMALL_PANEL_MM   150  /* lower panels enlarge only what is read, not buttons */
#define MARKS            0.25 /* part of a capital's height */
#define WORDS_A_PAGE     70   /* a guideline of the museum Te Papa */
#define WORDS_COMPARED   80   /* compare: in several places, which are looked at one by one */

static bool is_line(const Item *item)
{
    return item->type == ITEM_LINE && item->line->run_count > 0;
}

/* ---- letters ---- */

/* True for a part of the claim's sentence, as wordings show it. */
static bool is_sentence(const Case *test, const char *run)
{
    return test->claim && strstr(wording_plain(test->scene->arena, test->claim->words), run);
}

/* A drawn letter may be smaller by a part of a pixel: less than 1 in 25. */
static void check_size(Case *test, const Item *item)
{
    /* On the attract screen nobody has chosen large text yet. */
    bool large = test->look->large && test->visit->screen != SCREEN_ATTRACT &&
                 test->visit->screen != SCREEN_SLEEP;
    bool small_panel = fmin(test->scene->width_mm, test->scene->height_mm) < SMALL_PANEL_MM;
    /* On these panels the sentence is not enlarged where the levels need the room, or what decided
     * it: it was on the screens before in large letters. */
    large = large && !(small_panel &&
                       (test->visit->screen == SCREEN_RATE || test->visit->screen == SCREEN_KEEP ||
                        test->visit->screen == SCREEN_EXAMPLE));
    bool compares = small_panel && test->visit->screen == SCREEN_COMPARE;
    for (int i = 0; i < item->line->run_count; i++) {
        Face face = item->line->runs[i].face;
        bool interface = face == FACE_INTERFACE || face == FACE_INTERFACE_BOLD;
        bool normal = !large || (interface && small_panel) ||
                      (compares && is_sentence(test, item->line->runs[i].text));
        double least = normal ? CAPITAL_MM : CAPITAL_LARGE_MM;
        double capital = run_capital_mm(test, &item->line->runs[i]);
        if (capital < least - 0.1 / test->px_per_mm) /* but not by a tenth of a pixel more */
            fault(test, "(text) has capitals that are too low",
                  arena_print(test->scene->arena, "%.2f mm: %s", capital, line_text(test, item)));
    }
}

static bool is_letter(uint32_t point)
{
    return (point < 0x80 && isalnum((int)point)) || (point >= 0xC0 && point < 0x2000);
}

static uint32_t first_point(const Line *line)
{
    const Run *run = &line->runs[line->runs[0].right_to_left ? line->run_count - 1 : 0];
    const char *at = run->text;
    return utf8_next(&at);
}

static uint32_t last_point(const Line *line)
{
    uint32_t last = 0, point;
    const Run *run = &line->runs[line->runs[0].right_to_left ? 0 : line->run_count - 1];
    for (const char *at = run->text; (point = utf8_next(&at));)
        last = point;
    return last;
}

/* True when even a line of its own is too narrow for the word, as for long Dutch words on the
 * smallest panels. */
static bool is_alone(const Line *line)
{
    for (int i = 0; i < line->run_count; i++) {
        if (strchr(line->runs[i].text, ' '))
            return false;
    }
    return true;
}

/* The lines of a text follow one another: no line may end between two letters. */
static void check_words_whole(Case *test)
{
    const Scene *scene = test->scene;
    for (int i = scene->behind; i + 1 < scene->item_count; i++) {
        const Item *item = &scene->items[i], *next = item + 1;
        if (is_line(item) && is_line(next) && next->line == item->line + 1 &&
            next->line->start == item->line->end && !is_alone(item->line) &&
            is_letter(last_point(item->line)) && is_letter(first_point(next->line)))
            fault(test, "(a word) is broken", line_text(test, item));
    }
}

/* ---- places ---- */

static void check_place(Case *test, int number)
{
    const Scene *scene = test->scene;
    const Item *item = &scene->items[number];
    const Box glass = { 0, 0, scene->width_mm, scene->height_mm };
    if (!box_within(line_ink(test, item), glass, 0.1))
        fault(test, "(text) is off the glass", line_text(test, item));
    for (int j = scene->behind; j < number; j++) {
        const Item *other = &scene->items[j];
        /* The boxes of lines are higher than their ink; the ink is measured only where boxes
         * overlap. */
        bool one_text = is_line(other) && item->line == other->line + 1;
        /* In a text with close lines, marks below a line may be as low as marks above the next
         * one. */
        double into = one_text ? MARKS * line_body(test, item).h : 0.1;
        if (is_line(other) && boxes_near(item->box, other->box, 0) &&
            boxes_near(line_ink(test, item), line_ink(test, other), -into))
            fault(test, "(text) lies over another", line_text(test, item));
    }
}

/* Text is completely on a thing that can be touched, or completely beside it. A knot's name may be
 * where the knot can be touched. */
static void check_areas(Case *test, const Item *item)
{
    Box body = line_body(test, item);
    for (int a = 0; a < test->scene->area_count; a++) {
        const Area *area = &test->scene->areas[a];
        double slack = area->role == AREA_WORDS ? 0.3 : 0.01;
        if (strncmp(area->id, "knot:", 5) == 0)
            continue;
        if (boxes_near(body, area->box, -0.5) && !box_within(body, area->box, slack))
            fault(test,
                  arena_print(test->scene->arena, "(text) crosses the edge of %.6s", area->id),
                  line_text(test, item));
    }
}

/* ---- how much there is to read ---- */

/* True for the story's own words, which are read like a page; labels in a drawing and texts of the
 * interface are looked at one by one. */
static bool is_reading(const Item *item)
{
    Face face = item->line->runs[0].face;
    return face != FACE_INTERFACE && face != FACE_INTERFACE_BOLD;
}

/* When directions are mixed, a run can be only a full stop, which is not a word, or a part of a
 * word. Runs are stored in visual order; here they are used in reading order. */
static int line_words(const Line *line, bool right_to_left)
{
    int words = 0;
    bool counted = false;
    for (int i = 0; i < line->run_count; i++) {
        const char *text = line->runs[right_to_left ? line->run_count - 1 - i : i].text;
        for (uint32_t point; (point = utf8_next(&text));) {
            bool letter = is_letter(point);
            words += letter && !counted;
            counted = point == ' ' ? false : counted || letter;
        }
    }
    return words;
}

/* The page that stands beside a screen to look back at was read and counted before. */
static void check_amount(Case *test)
{
    const Scene *scene = test->scene;
    int words = 0;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (is_line(item) && !item->again && !line_area(test, item) && is_reading(item))
            words += line_words(item->line, scene->right_to_left);
    }
    if (words > (test->visit->screen == SCREEN_COMPARE ? WORDS_COMPARED : WORDS_A_PAGE))
        fault(test, "(a page) has too many words", arena_print(scene->arena, "with %d", words));
    test->findings->words[test->visit->screen][words < WORDS_MOST ? words : WORDS_MOST - 1]++;
}

/* ---- what is spoken ---- */

/* Returns the text with single spaces and without characters that are never drawn, as in runs. */
static char *plain(const Case *test, const char *text)
{
    char *out = arena_take(test->scene->arena, strlen(text) + 2, 1), *at = out;
    while (*text) {
        const char *from = text;
        uint32_t point = utf8_next(&text);
        bool space = point <= ' ';
        bool unseen = point == 0xAD || (point >= 0x200B && point <= 0x200F) ||
                      (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069);
        if (space && (at == out || at[-1] == ' '))
            continue;
        if (space)
            *at++ = ' ';
        else if (!unseen)
            for (; from < text; from++)
                *at++ = *from;
    }
    while (at > out && at[-1] == ' ')
        at--;
    *at = '\0';
    return out;
}

static char *all_said(const Case *test)
{
    const Scene *scene = test->scene;
    size_t length = 1;
    for (int i = 0; i < scene->spoken_count; i++)
        length += strlen(scene->spoken[i]) + 1;
    for (int i = 0; i < scene->area_count; i++)
        length += strlen(scene->areas[i].name) + 1;
    char *all = arena_take(scene->arena, length, 1), *at = all;
    for (int i = 0; i < scene->spoken_count; i++)
        at += snprintf(at, length - (size_t)(at - all), "%s ", scene->spoken[i]);
    for (int i = 0; i < scene->area_count; i++)
        at += snprintf(at, length - (size_t)(at - all), "%s ", scene->areas[i].name);
    return plain(test, all);
}

/* True for the names and dates at a trail and how it is put there: the walk along it is spoken on
 * TRACE, and is not repeated on the screens after that. */
static bool was_said(const Case *test, const char *run)
{
    static const char *const ends[] = {
        "not found: the trail stops here", "behind a paywall: the trail stops here",
        "lost: the trail stops here",      "not told: the trail stops here",
        "it comes back to itself",
    };
    Screen screen = test->visit->screen;
    const Language *language = words_find(test->look->language);
    const Trail *trail = test->claim ? &test->claim->trail : NULL;
    if (screen != SCREEN_KEEP && screen != SCREEN_COMPARE)
        return false;
    const Story *story = bundle_story(test->bundle);
    const Page page = { .scene = (Scene *)test->scene,
                        .language = language,
                        .story_language = story->language,
                        .untranslated = story->untranslated };
    bool said =
        strstr(terms_article(language), run) || strstr(page_date(&page, story->original_date), run);
    for (int i = 0; i < trail->node_count && !said; i++) {
        const Node *node = &trail->nodes[i];
        said = strstr(plain(test, node->label), run) || strstr(plain(test, node->body), run) ||
               strstr(plain(test, page_date(&page, node->date)), run);
    }
    for (int i = 0; i < trail->edge_count && !said; i++) {
        const Edge *edge = &trail->edges[i];
        said = strstr(plain(test, wording_text(&page, edge->child_words, WORDING_QUOTED)), run) ||
               strstr(plain(test, wording_text(&page, edge->parent_words, WORDING_QUOTED)), run) ||
               strstr(terms_tag_change(language, edge->change), run);
    }
    for (int i = 0; i < test->claim->beside_count && !said; i++)
        said = strstr(plain(test, test->claim->beside[i].work.label), run) != NULL;
    for (size_t i = 0; i < COUNT(ends) && !said; i++)
        said = strstr(words_in(language, ends[i]), run) != NULL;
    return said || strstr(terms_tag_rule(language, test->claim->verdict.rule), run);
}

/* True when all parts of a key of numbers are said: "1 The agency · 2 The film". A voice needs no
 * numbers, because it names what it speaks of. */
static bool key_said(const Case *test, const char *said, const char *run)
{
    static const char between[] = " · ";
    run += strncmp(run, "· ", 3) == 0 ? 3 : 0; /* a line that begins between two names */
    while (*run) {
        run += strspn(run, "0123456789");
        run += strncmp(run, "\u00A0", 2) == 0 ? 2 : 0;
        const char *end = strstr(run, between);
        size_t length = end ? (size_t)(end - run) : strlen(run);
        const char *part = plain(test, arena_copy_bytes(test->scene->arena, run, length));
        size_t dot = strlen(part) < 2 ? 0 : strlen(part) - 2; /* at the end of a line */
        if (strcmp(part + dot, "·") == 0)
            part = plain(test, arena_copy_bytes(test->scene->arena, part, dot));
        if (!strstr(said, part) && !was_said(test, part))
            return false;
        run += length + (end ? strlen(between) : 0);
    }
    return true;
}

/* Checks run by run, because a line with two directions is not stored in reading order. A button
 * may show fewer words than its name has. */
static void check_said(Case *test)
{
    const Scene *scene = test->scene;
    const char *said = all_said(test);
    /* The seconds that are left change each second; a voice that counted them would never end. */
    if (test->visit->screen == SCREEN_STILL_THERE)
        return;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (!is_line(item) || line_area(test, item))
            continue;
        for (int r = 0; r < item->line->run_count; r++) {
            char *run = plain(test, item->line->runs[r].text);
            size_t length = strlen(run);
            if (length > 1 && run[length - 1] == '-') /* a word that is divided, or "follow-up" */
                run[length - 1] = '\0';
            if (!strstr(said, run) && !was_said(test, run) && !key_said(test, said, run)) {
                fault(test, "(text) is not said", line_text(test, item));
                break;
            }
        }
    }
    if (scene->spoken_count == 0)
        fault(test, "says nothing", "it");
}

void check_text(Case *test)
{
    for (int i = test->scene->behind; i < test->scene->item_count; i++) {
        const Item *item = &test->scene->items[i];
        if (!is_line(item))
            continue;
        check_size(test, item);
        check_place(test, i);
        check_areas(test, item);
    }
    check_words_whole(test);
    check_amount(test);
    check_said(test);
}
