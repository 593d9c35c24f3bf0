/* What decided a claim hangs from the dashed ring at its trail by a thread, for every claim of
 * every story on every panel; from 15 inches on by a straight one.
 *
 * `hanging_test` looks at each claim on each panel in English or in Arabic, `hanging_test all` in
 * all languages, also in large text, `hanging_test all 1080x1920` on one panel.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "bundle/bundle.h"
#include "claim_fixture.h"
#include "../drawing/each_story.h"
#include "words/words.h"

/* What is looked at, to name it in messages. */
typedef struct {
    const char *panel, *language;
    bool large;
    int from, step; /* the first claim, and how many further the next is */
} HangLook;

static TrailMemo memo;

/* Stands on the screen with that claim, in that look. */
static void stand_with(const HangLook *look, const Story *of, const Claim *it)
{
    stand_on(SCREEN_COMPARE, look->panel);
    view.language = words_find(look->language);
    view.story = of;
    view.claim = it;
    view.memo = &memo;
    visit.large = look->large;
}

static void open_words(void)
{
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char folder[512];
    snprintf(folder, sizeof(folder), "%s/locale", build);
    words_start(folder);
}

/* ---- what decided it hangs from the ring ---- */

static bool is_dark_stroke(const Item *item)
{
    return item->type == ITEM_STROKE && item->stroke == COLOUR_ROPE_DARK && item->point_count == 4;
}

/* True when its middle is there: lines may reach a little beyond what they stand on. */
static bool holds(Box outer, Box inner)
{
    double x = inner.x + inner.w / 2, y = inner.y + inner.h / 2;
    return x > outer.x && y > outer.y && x < outer.x + outer.w && y < outer.y + outer.h;
}

static double scale(void)
{
    return fmax(1, fmin(scene.width_mm, scene.height_mm) / 214);
}

static bool is_dash(const Item *item)
{
    return is_dark_stroke(item) && item->box.w < 5 * scale() && item->box.h < 5 * scale();
}

/* The yellow box whose words are those of what decided it; NULL: it is not on this page. */
static const Item *hanging_box(const char *deciding)
{
    const Item *found = NULL;
    for (int i = 0; i < scene.item_count && !found; i++) {
        const Item *box = &scene.items[i], *last = NULL;
        if (box->type != ITEM_BOX || box->fill != COLOUR_MARKER || box->stroke != COLOUR_ROPE_DARK)
            continue;
        for (int l = i + 1; l < scene.item_count; l++) {
            if (scene.items[l].type == ITEM_LINE && holds(box->box, scene.items[l].box))
                last = &scene.items[l];
        }
        if (last && strstr(deciding, last->line->runs[0].text))
            found = box;
    }
    return found;
}

/* True when a dash of a ring is there. */
static bool on_ring(Point at)
{
    for (int i = 0; i < scene.item_count; i++) {
        const Item *dash = &scene.items[i];
        for (int p = 0; is_dash(dash) && p < 4; p += 3) {
            if (hypot(dash->points[p].x - at.x, dash->points[p].y - at.y) < 2.5 * scale())
                return true;
        }
    }
    return false;
}

/* The thread from the ring to that box; NULL: there is none. */
static const Item *thread_to(const Item *box)
{
    for (int i = 0; i < scene.item_count; i++) {
        const Item *thread = &scene.items[i];
        if (!is_dark_stroke(thread))
            continue;
        Point from = thread->points[0], to = thread->points[3];
        double edge = box->box.y + box->stroke_mm;
        if (fabs(to.y - edge) < 1.5 * scale() && to.x > box->box.x &&
            to.x < box->box.x + box->box.w && from.y < to.y - 0.5 && on_ring(from))
            return thread;
    }
    return NULL;
}

/* Its second point is a third of the way along. */
static bool is_straight(const Item *thread)
{
    Point from = thread->points[0], by = thread->points[1], to = thread->points[3];
    return fabs(from.x + (to.x - from.x) / 3 - by.x) < 0.01 &&
           fabs(from.y + (to.y - from.y) / 3 - by.y) < 0.01;
}

/* True when the panel has room enough for a thread that does not run along the rope. */
static bool is_roomy(const HangLook *look)
{
    return !look->large && strtod(strchr(look->panel, '@') + 1, NULL) > 240;
}

/* A trail that has room only as a list has no ring. */
static bool has_ring(void)
{
    int dashes = 0;
    for (int i = 0; i < scene.item_count; i++)
        dashes += is_dash(&scene.items[i]);
    return dashes >= 10;
}

static long boxes, lists, bent;

static bool box_hangs(const HangLook *look, const Claim *it)
{
    const Item *box = hanging_box(it->deciding);
    const Item *thread = box ? thread_to(box) : NULL;
    bool straight = thread && is_straight(thread);
    boxes += box != NULL;
    lists += box && !has_ring();
    bent += thread && !straight;
    return !box || !has_ring() || (is_roomy(look) ? straight : thread != NULL);
}

static long check_compare(const HangLook *look, const Story *of, const Claim *it)
{
    long wrong = 0, before = boxes;
    stand_with(look, of, it);
    do {
        build();
        if (!box_hangs(look, it)) {
            print_error("%s %s%s %s page %d: what decided it does not hang well\n", look->panel,
                        look->language, look->large ? " large" : "", it->id, visit.page + 1);
            wrong++;
        }
    } while (++visit.page < shown.pages.count);
    if (boxes == before) {
        print_error("%s %s%s %s: what decided it is not shown\n", look->panel, look->language,
                    look->large ? " large" : "", it->id);
        wrong++;
    }
    return wrong;
}

/* ---- every claim ---- */

static bool all;
static const char *only = "";

static long check_look(Bundle *bundle, const HangLook *look)
{
    long wrong = 0;
    Error error = { 0 };
    bundle_use_language(bundle, look->language);
    const Story *of = bundle_story(bundle);
    if (of->claim_count == 1) /* the worked example has a screen of its own */
        return 0;
    for (int c = look->from; c < of->claim_count; c += look->step) {
        const Claim *it = bundle_claim(bundle, c, &error);
        if (!it)
            fail_msg("%s", error.message);
        wrong += check_compare(look, of, it);
    }
    return wrong;
}

static long check_story(const char *file)
{
    static const char *const languages[] = { "en", "ar", "fr", "nl" };
    long wrong = 0;
    Error error = { 0 };
    Bundle *bundle = bundle_open(file, &error);
    if (!bundle)
        fail_msg("%s", error.message);
    for (size_t p = 0; p < COUNT(panels); p++) {
        for (size_t l = 0; l < (all ? COUNT(languages) : 2); l++) {
            int from = all ? 0 : (int)((p + l) % 2), step = all ? 1 : 2;
            const HangLook normal = { panels[p], languages[l], false, from, step };
            const HangLook large = { panels[p], languages[l], true, from, step };
            if (strncmp(panels[p], only, strlen(only)) != 0)
                continue;
            wrong += check_look(bundle, &normal);
            wrong += all ? check_look(bundle, &large) : 0;
        }
    }
    bundle_close(bundle);
    return wrong;
}

static void what_decided_it_hangs_from_the_ring(void **state)
{
    (void)state;
    long wrong = each_story(check_story);
    print_message("%ld boxes, %ld of them below a list, %ld by a bent thread\n", boxes, lists,
                  bent);
    assert_int_equal(wrong, 0);
    assert_true(all || lists == 0);
}

int main(int argc, char **argv)
{
    all = argc > 1 && strcmp(argv[1], "all") == 0;
    only = argc > 2 ? argv[2] : "";
    open_words();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_decided_it_hangs_from_the_ring),
    };
    return cmocka_run_group_tests(tests, NULL, finish_screens);
}
