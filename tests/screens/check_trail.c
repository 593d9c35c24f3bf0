/* check_trail.c: what a trail says of its sources can be understood where it stands. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "matrix.h"
#include "rubric/walk.h"

#define SMALL_MM 150 /* lower panels: their compare has no other visitors, who are counted */

/* The digits of a line that has nothing else, or NULL. */
static const char *only_digits(const Item *item)
{
    if (item->type != ITEM_LINE || item->line->run_count != 1)
        return NULL;
    const char *text = item->line->runs[0].text;
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && digits <= 2 && !text[digits] ? text : NULL; /* no year */
}

/* True for the number of works in a knot, which stands on a pile of knots. */
static bool counts_works(const Scene *scene, int number)
{
    Box box = scene->items[number].box;
    Box middle = { box.x + box.w / 2, box.y + box.h / 2, 0, 0 };
    int pile = 0;
    for (int i = scene->behind; i < number; i++)
        pile += scene->items[i].type == ITEM_DISC && box_within(middle, scene->items[i].box, 0);
    return pile > 2;
}

/* True when the run has the number at its start or after signs: where the direction changes, the
 * name is another run. */
static bool tells(const Run *run, const char *number)
{
    size_t length = strlen(number);
    for (const char *at = run->text; (at = strstr(at, number)); at++) {
        bool before = at > run->text && isdigit((unsigned char)at[-1]);
        if (!before && !isdigit((unsigned char)at[length]))
            return true;
    }
    return false;
}

/* True when a text tells whose number it is: "2 The agency". */
static bool has_key(const Case *test, const char *number)
{
    const Scene *scene = test->scene;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        for (int r = 0; item->type == ITEM_LINE && r < item->line->run_count; r++) {
            if (!only_digits(item) && tells(&item->line->runs[r], number))
                return true;
        }
    }
    return false;
}

/* True for a number of a list, whose name is the next text, beside it. */
static bool name_beside(const Case *test, int number)
{
    const Scene *scene = test->scene;
    if (number + 1 == scene->item_count || scene->items[number + 1].type != ITEM_LINE)
        return false;
    Box a = scene->items[number].box, b = scene->items[number + 1].box;
    double apart = fmax(b.x - a.x - a.w, a.x - b.x - b.w);
    return !only_digits(&scene->items[number + 1]) && apart < 8 && apart > -0.1 &&
           fabs(a.y + a.h / 2 - b.y - b.h / 2) < b.h;
}

/* A number stands for a name only where its key is. A larger one, alone on a line of a text, counts
 * something else. */
static void check_numbers(Case *test)
{
    const Scene *scene = test->scene;
    bool small = fmin(scene->width_mm, scene->height_mm) < SMALL_MM;
    Screen screen = test->visit->screen;
    if (screen != SCREEN_TRACE && screen != SCREEN_KEEP && (screen != SCREEN_COMPARE || !small))
        return;
    const Claim *claim = test->claim;
    const int knots = walk_trail(&claim->trail, &claim->facts, &claim->verdict).knot_count;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const char *number = only_digits(&scene->items[i]);
        if (number && atoi(number) <= knots && !counts_works(scene, i) && !has_key(test, number) &&
            !name_beside(test, i))
            fault(test, "(a number) has no key on its page", number);
    }
}

void check_trail_names(Case *test)
{
    if (test->claim)
        check_numbers(test);
}
