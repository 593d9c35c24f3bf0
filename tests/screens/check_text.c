/* check_text.c: text is large enough, whole, clear of other text and of buttons' edges, not too
 * much of it, and there is nothing to be read that is not also said. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "matrix.h"

#define CAPITAL_MM       4.8 /* Section 508 402.4, EN 301 549 5.1.4 */
#define CAPITAL_LARGE_MM 7.3
#define SMALL_PANEL_MM   150  /* up to here only what is read is enlarged, buttons' words are not */
#define MARKS            0.25 /* of a capital's height */
#define WORDS_A_PAGE     70   /* Te Papa's guideline */

static bool is_line(const Item *item)
{
    return item->type == ITEM_LINE && item->line->run_count > 0;
}

/* ---- letters ---- */

/* A drawn letter may fall short by a part of a pixel: less than one in 25. */
static void check_size(Case *test, const Item *item)
{
    /* At rest nobody has asked for large text yet. */
    bool large = test->look->large && test->visit->screen != SCREEN_ATTRACT &&
                 test->visit->screen != SCREEN_SLEEP;
    bool small_panel = fmin(test->scene->width_mm, test->scene->height_mm) < SMALL_PANEL_MM;
    for (int i = 0; i < item->line->run_count; i++) {
        Face face = item->line->runs[i].face;
        bool interface = face == FACE_INTERFACE || face == FACE_INTERFACE_BOLD;
        double least = large && !(interface && small_panel) ? CAPITAL_LARGE_MM : CAPITAL_MM;
        double capital = run_capital_mm(test, &item->line->runs[i]);
        if (capital < least - 0.1 / test->px_per_mm) /* nor may a tenth of a pixel */
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

/* No line of its own was wide enough for the word: long Dutch words on the smallest panels. */
static bool is_alone(const Line *line)
{
    for (int i = 0; i < line->run_count; i++) {
        if (strchr(line->runs[i].text, ' '))
            return false;
    }
    return true;
}

/* Lines of one text lie one after the other: between two letters no line may end. */
static void check_words_whole(Case *test)
{
    const Scene *scene = test->scene;
    for (int i = 0; i + 1 < scene->item_count; i++) {
        const Item *item = &scene->items[i], *next = item + 1;
        if (is_line(item) && is_line(next) && next->line == item->line + 1 &&
            next->line->start == item->line->end && !is_alone(item->line) &&
            is_letter(last_point(item->line)) && is_letter(first_point(next->line)))
            fault(test, "(a word) is broken", line_text(test, item));
    }
}

/* ---- what lies where ---- */

static void check_place(Case *test, int number)
{
    const Scene *scene = test->scene;
    const Item *item = &scene->items[number];
    const Box glass = { 0, 0, scene->width_mm, scene->height_mm };
    if (!box_within(line_ink(test, item), glass, 0.1))
        fault(test, "(text) is off the glass", line_text(test, item));
    for (int j = 0; j < number; j++) {
        const Item *other = &scene->items[j];
        /* Boxes of lines are higher than their ink, which is measured only where they meet. */
        bool one_text = is_line(other) && item->line == other->line + 1;
        /* In a text of close lines, marks below one may reach beside marks above the next. */
        double into = one_text ? MARKS * line_body(test, item).h : 0.1;
        if (is_line(other) && boxes_near(item->box, other->box, 0) &&
            boxes_near(line_ink(test, item), line_ink(test, other), -into))
            fault(test, "(text) lies over another", line_text(test, item));
    }
}

/* Words stand wholly on a thing that can be touched, or wholly beside it. */
static void check_areas(Case *test, const Item *item)
{
    Box body = line_body(test, item);
    for (int a = 0; a < test->scene->area_count; a++) {
        const Area *area = &test->scene->areas[a];
        double slack = area->role == AREA_WORDS ? 0.3 : 0.01;
        if (boxes_near(body, area->box, -0.5) && !box_within(body, area->box, slack))
            fault(test,
                  arena_print(test->scene->arena, "(text) crosses the edge of %.6s", area->id),
                  line_text(test, item));
    }
}

/* ---- how much there is to read ---- */

/* The story's own words, which are read as a page is; names in a drawing and words of the interface
 * are looked at one by one. */
static bool is_reading(const Item *item)
{
    Face face = item->line->runs[0].face;
    return face != FACE_INTERFACE && face != FACE_INTERFACE_BOLD;
}

/* Where directions mix, a run may hold a full stop alone, which is no word, or a part of one: runs
 * stand as they are seen, and are gone through as they are read. */
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

static void check_amount(Case *test)
{
    const Scene *scene = test->scene;
    int words = 0;
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (is_line(item) && !line_area(test, item) && is_reading(item))
            words += line_words(item->line, scene->right_to_left);
    }
    if (words > WORDS_A_PAGE)
        fault(test, "(a page) has more than 70 words", arena_print(scene->arena, "with %d", words));
    test->findings->words[test->visit->screen][words < WORDS_MOST ? words : WORDS_MOST - 1]++;
}

/* Nobody chooses a level for a sentence that is not there. Once one is chosen, a small panel may
 * need the room; enlarged, the sentence was on the page before. */
static void check_claim_is_there(Case *test)
{
    const Scene *scene = test->scene;
    bool marked = test->look->large || test->visit->screen != SCREEN_RATE;
    for (int i = 0; i < scene->item_count; i++)
        marked = marked || scene->items[i].fill == COLOUR_MARKER;
    for (int i = 0; i < scene->area_count; i++)
        marked =
            marked || (scene->areas[i].chosen && strncmp(scene->areas[i].id, "level:", 6) == 0);
    if (!marked)
        fault(test, "is not shown", "the claim");
}

/* ---- what is said ---- */

/* Single spaces, and nothing that is never drawn: runs have lost it. */
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

/* Run by run, for a line of two directions is not stored in reading order. The words on a button
 * may be fewer than its name. */
static void check_said(Case *test)
{
    const Scene *scene = test->scene;
    const char *said = all_said(test);
    /* The seconds that are left are drawn anew each second; a voice that counted along would never
     * end. */
    if (test->visit->screen == SCREEN_STILL_THERE)
        return;
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (!is_line(item) || line_area(test, item))
            continue;
        for (int r = 0; r < item->line->run_count; r++) {
            if (!strstr(said, plain(test, item->line->runs[r].text))) {
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
    for (int i = 0; i < test->scene->item_count; i++) {
        const Item *item = &test->scene->items[i];
        if (!is_line(item))
            continue;
        check_size(test, item);
        check_place(test, i);
        check_areas(test, item);
    }
    check_words_whole(test);
    check_amount(test);
    check_claim_is_there(test);
    check_said(test);
}
