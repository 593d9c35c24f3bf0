/* Draws trails of every shape on every panel, in every language, with normal and large text, and
 * measures the scenes: no names, ropes, knots, posts and tags touch, nothing is outside the box,
 * and the sign of the level stands there. And all claims of all stories, and all consistent facts.
 *
 * `trail_test` draws 500 trails, `trail_test 20000` that many (`make matrix`).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "bundle/bundle.h"
#include "drawing/trail.h"
#include "../rubric/graphs.h"
#include "each_story.h"
#include "words/words.h"

/* ---- where it is drawn ---- */

static const struct {
    const char *name;
    double width, height, px_per_mm;
} panels[] = {
    { "154x86", 154, 86, 5.2 },   { "88x155", 88, 155, 8.2 },   { "217x136", 217, 136, 5.9 },
    { "344x194", 344, 194, 5.6 }, { "476x268", 476, 268, 4.0 }, { "268x476", 268, 476, 4.0 },
    { "708x398", 708, 398, 5.4 },
};

/* The heights of the boxes: a strip, as on small panels; a third, and what it would like. */
enum { STRIP, THIRD, WANTED, HEIGHTS };
static const char *const heights[HEIGHTS] = { "strip", "third", "wanted" };

typedef struct {
    int panel;
    const Language *language;
    bool large;
    int height;
    TrailOf of;
} Case;

static Typeset *typesets[COUNT(panels)];
static long wanted_trails = 500, covered[COUNT(panels)][HEIGHTS], lists, folded, drawn;

static int open_typesets(void **state)
{
    (void)state;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char folder[512];
    snprintf(folder, sizeof(folder), "%s/locale", build);
    words_start(folder);
    for (size_t i = 0; i < COUNT(panels); i++) {
        Error error = { 0 };
        typesets[i] = typeset_open(panels[i].px_per_mm, &error);
        if (!typesets[i]) {
            print_error("%s\n", error.message);
            return -1;
        }
    }
    return 0;
}

static int close_typesets(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++)
        typeset_close(typesets[i]);
    return 0;
}

/* ---- measuring a scene ---- */

/* The letters of a line, from the capitals to the baseline and a little below. */
static Box letters(const Item *item)
{
    double capital = item->baseline_mm * 0.62;
    return (Box){ item->box.x, item->box.y + item->baseline_mm - capital, item->box.w,
                  capital * 1.12 };
}

static bool meet(Box a, Box b, double apart)
{
    return a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart &&
           b.y < a.y + a.h + apart;
}

static bool within(Box inner, Box outer, double slack)
{
    return inner.x > outer.x - slack && inner.y > outer.y - slack &&
           inner.x + inner.w < outer.x + outer.w + slack &&
           inner.y + inner.h < outer.y + outer.h + slack;
}

static bool curve_meets(const Item *item, Box box)
{
    for (int i = 0; i + 3 < item->point_count; i += 3) {
        const Point *p = item->points + i;
        for (int s = 0; s <= 20; s++) {
            double t = s / 20.0, u = 1 - t;
            double w[] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
            Point at = { 0, 0 };
            for (int k = 0; k < 4; k++) {
                at.x += w[k] * p[k].x;
                at.y += w[k] * p[k].y;
            }
            double half = item->stroke_mm / 2;
            if (at.x > box.x - half && at.x < box.x + box.w + half && at.y > box.y - half &&
                at.y < box.y + box.h + half)
                return true;
        }
    }
    return false;
}

/* True for a tag, and for the marker behind the sentence: their words lie on them. */
static bool is_ground(const Item *item)
{
    return (item->type == ITEM_SHAPE || item->type == ITEM_BOX) && item->fill == COLOUR_MARKER;
}

static bool is_underline(const Item *item)
{
    return item->type == ITEM_BOX && item->fill == COLOUR_ROPE && item->stroke == COLOUR_NONE;
}

/* True when what is drawn touches letters that do not lie on it. The number of a knot lies on it.
 */
static bool touches(const Item *item, Box line)
{
    switch (item->type) {
    case ITEM_ROPE:
    case ITEM_STROKE: return curve_meets(item, line);
    case ITEM_DISC: return meet(item->box, line, 0) && !within(line, item->box, 1.5);
    case ITEM_LINE: return meet(letters(item), line, 0.2);
    default:
        if (is_underline(item) || item->fill == COLOUR_NONE)
            return false;
        return meet(item->box, line, 0) && !(is_ground(item) && within(line, item->box, 0.5));
    }
}

/* True when something opaque that the line lies on was painted over the item: the front of a count,
 * a tag. */
static bool is_covered(const Scene *scene, int number, Box line)
{
    for (int i = number + 1; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        bool opaque = item->type == ITEM_DISC && item->fill == COLOUR_PAPER;
        if ((opaque || is_ground(item)) && within(line, item->box, 1.2))
            return true;
    }
    return false;
}

static const char *wrong_line(const Scene *scene, int number, Box room)
{
    Box line = letters(&scene->items[number]);
    if (!within(line, room, 0.5))
        return "letters outside the box";
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        bool before = item->type == ITEM_LINE && i >= number;
        if (i != number && !before && meet(item->box, line, 1) && touches(item, line) &&
            !is_covered(scene, i, line))
            return item->type == ITEM_LINE ? "letters touch letters" : "letters touch a drawing";
    }
    return NULL;
}

/* Knots and posts are apart: filled boxes and discs with an edge. A count's discs overlap. */
static const char *wrong_areas(const Scene *scene, Box room)
{
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        if (area->box.w < 17.9 || area->box.h < 17.9)
            return "a knot is too small to touch";
        if (!within(area->box, room, 0.5))
            return "a knot's area is outside the box";
        for (int j = 0; j < i; j++) {
            if (meet(area->box, scene->areas[j].box, 1.9))
                return "two knots are too close to touch";
        }
    }
    return NULL;
}

/* Posts stand clear of ropes that do not end there: no rope crosses the upper half of a post. */
static const char *wrong_posts(const Scene *scene)
{
    for (int i = 0; i < scene->item_count; i++) {
        const Item *post = &scene->items[i];
        if (post->type != ITEM_BOX || post->fill != COLOUR_POST)
            continue;
        for (int j = 0; j < scene->item_count; j++) {
            const Item *other = &scene->items[j];
            Box top = { post->box.x, post->box.y, post->box.w, post->box.h * 0.25 };
            if (other->type == ITEM_ROPE && curve_meets(other, top))
                return "a rope runs over a post";
            if (j < i && other->type == ITEM_BOX && other->fill == COLOUR_POST &&
                meet(post->box, other->box, 0.3))
                return "two posts touch";
        }
    }
    return NULL;
}

static const char *wrong_layout(const Scene *scene, Box room)
{
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        const char *wrong = item->type == ITEM_LINE ? wrong_line(scene, i, room) : NULL;
        if (wrong)
            return wrong;
        /* A curve's box holds its control points, and so is larger than what is painted. */
        double slack = item->type == ITEM_ROPE || item->type == ITEM_STROKE ? 9 : 1;
        if (item->type != ITEM_LINE && !within(item->box, room, slack))
            return "a drawing is outside the box";
    }
    const char *wrong = wrong_areas(scene, room);
    return wrong ? wrong : wrong_posts(scene);
}

/* ---- the sign that a scene has ---- */

/* Counts what only one sign has: the whipping of a frayed end, dots, the turns round a post, and
 * the seal of a document. */
typedef struct {
    int frayed, dots, turns, seals;
} Signs;

static Signs signs_of(const Scene *scene)
{
    Signs signs = { 0 };
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        bool dark = item->fill == COLOUR_ROPE_DARK && item->stroke == COLOUR_NONE;
        signs.frayed += item->type == ITEM_SHAPE && dark && item->point_count == 4;
        signs.seals += item->type == ITEM_SHAPE && dark && item->point_count == 5;
        signs.dots += item->type == ITEM_DISC && dark;
        signs.turns +=
            item->type == ITEM_BOX && item->fill == COLOUR_ROPE && item->stroke == COLOUR_ROPE_DARK;
    }
    return signs;
}

static const char *wrong_sign(const Scene *scene, const Verdict *verdict)
{
    Signs signs = signs_of(scene);
    const char *rule = verdict->rule;
    switch (verdict->level) {
    case LEVEL_MISSING:
        return signs.dots < 2                ? "Missing without dots"
               : signs.frayed || signs.turns ? "Missing, and frayed or tied"
                                             : NULL;
    case LEVEL_WEAK:
        if (!signs.frayed)
            return "Weak, and not frayed";
        if (signs.dots > 0)
            return "Weak with dots";
        return signs.turns && strcmp(rule, "W5") != 0 && strcmp(rule, "W7") != 0 ? "Weak and tied"
                                                                                 : NULL;
    case LEVEL_GOOD:
        return signs.dots || signs.frayed ? "Good, and dots or frayed"
               : signs.turns != 2         ? "Good, and not tied to one post"
                                          : NULL;
    default:
        if (signs.dots || signs.frayed)
            return "Strong, and dots or frayed";
        if (strcmp(rule, "S2") == 0)
            return signs.seals ? NULL : "no document";
        return signs.turns < 4 ? "Strong, and tied to fewer than two posts" : NULL;
    }
}

static WalkSign sign_of_level(Level level)
{
    return level == LEVEL_MISSING ? WALK_NOTHING
           : level == LEVEL_WEAK  ? WALK_GIVES_OUT
                                  : WALK_HOLDS;
}

/* ---- drawing one ---- */

static double height_of(Page *page, const Case *test)
{
    double strip = trail_least_height(page, &test->of, page->body.w);
    if (test->height == STRIP)
        return strip;
    if (test->height == THIRD)
        return fmax(strip, page->body.h / 3);
    return fmin(trail_height(page, &test->of, page->body.w), page->body.h);
}

/* Draws the trail and returns what is wrong with the drawing, or NULL. */
static const char *check(const Case *test, const char *story_language)
{
    Scene scene;
    scene_start(&scene, panels[test->panel].width, panels[test->panel].height);
    Page page = page_start(&scene, typesets[test->panel], test->language, scene.width_mm,
                           scene.height_mm, test->large);
    page.story_language = story_language;
    Box room = page.body;
    room.h = height_of(&page, test);
    TrailShown shown = trail_draw(&page, &test->of, room);
    covered[test->panel][test->height]++;
    drawn++;
    lists += shown.list;
    folded += shown.folded;
    const char *wrong = wrong_layout(&scene, room);
    if (!wrong)
        wrong = wrong_sign(&scene, &test->of.claim->verdict);
    if (!wrong && trail_end_sign(test->of.claim) != sign_of_level(test->of.claim->verdict.level))
        wrong = "has another sign than its level";
    scene_finish(&scene);
    return wrong;
}

static int tell(const Case *test, const char *which, long number, const char *wrong)
{
    if (wrong)
        print_error("%s %ld, rule %s, on %s, %s%s, %s%s%s%s: %s\n", which, number,
                    test->of.claim->verdict.rule, panels[test->panel].name, test->language->code,
                    test->large ? " large" : "", heights[test->height],
                    test->of.wordings ? ", wordings" : "", test->of.tags ? ", tags" : "",
                    test->of.touch ? ", touch" : "", wrong);
    return wrong != NULL;
}

/* Case number `number` of all: a panel, a language, a size of text, a height. */
static Case make_case(const Claim *claim, long number)
{
    int languages = 0;
    while (words_languages[languages].code)
        languages++;
    Case test = { .panel = (int)(number % (long)COUNT(panels)) };
    number /= (long)COUNT(panels);
    test.language = &words_languages[number % languages];
    number /= languages;
    test.large = number % 2;
    number /= 2;
    test.height = (int)(number % HEIGHTS);
    number /= HEIGHTS;
    test.of = (TrailOf){ .claim = claim,
                         .article_date = "2015-03-30",
                         .wordings = number % 2,
                         .tags = number / 2 % 2,
                         .touch = number / 4 % 2 };
    return test;
}

/* ---- the tests ---- */

static void random_trails_touch_nothing(void **state)
{
    (void)state;
    static Graph graph;
    long wrong = 0, shapes[GRAPH_SHAPES] = { 0 };
    for (long i = 0; i < wanted_trails; i++) {
        graph_make(&graph, (uint64_t)i);
        shapes[i % GRAPH_SHAPES]++;
        /* A number without a common divisor goes through all cases in another order than shapes. */
        Case test = make_case(&graph.claim, i * 101 % 1344);
        wrong += tell(&test, graph.shape, i, check(&test, "en"));
    }
    for (int i = 0; i < GRAPH_SHAPES; i++) {
        graph_make(&graph, (uint64_t)i);
        print_message("%-10s %5ld trails\n", graph.shape, shapes[i]);
    }
    for (size_t p = 0; p < COUNT(panels); p++)
        print_message("%-8s %5ld as a strip, %5ld a third, %5ld as high as wanted\n",
                      panels[p].name, covered[p][STRIP], covered[p][THIRD], covered[p][WANTED]);
    print_message("%ld drawn, of which %ld have knots put together and %ld are lists\n", drawn,
                  folded, lists);
    assert_int_equal(wrong, 0);
}

static bool has_item(const Scene *scene, uint64_t hash)
{
    for (int i = 0; i < scene->item_count; i++) {
        if (scene_item_hash(&scene->items[i]) == hash)
            return true;
    }
    return false;
}

static void draw_part(Scene *scene, Case *test, int spans, double grown)
{
    scene_start(scene, panels[test->panel].width, panels[test->panel].height);
    Page page = page_start(scene, typesets[test->panel], test->language, scene->width_mm,
                           scene->height_mm, test->large);
    test->of.spans = spans;
    test->of.grown = grown;
    trail_draw(&page, &test->of, page.body);
}

/* A pulled span adds to the drawing and moves nothing that is there, so that only its own place is
 * painted again. While it grows, it is the only new thing. */
static void a_trail_grows_span_by_span(void **state)
{
    (void)state;
    static Graph graph;
    for (int i = 0; i < 40; i++) {
        graph_make(&graph, (uint64_t)i);
        Case test = make_case(&graph.claim, i * 101 % 1344);
        Walk walk = walk_trail(&graph.claim.trail, &graph.claim.facts, &graph.claim.verdict);
        Scene last, next;
        draw_part(&last, &test, 1, 0);
        for (int spans = 1; spans <= walk.span_count; spans++) {
            draw_part(&next, &test, spans, 0.5);
            int added = 0;
            for (int n = 0; n < last.item_count; n++)
                assert_true(has_item(&next, scene_item_hash(&last.items[n])));
            for (int n = 0; n < next.item_count; n++)
                added += next.items[n].type == ITEM_ROPE &&
                         !has_item(&last, scene_item_hash(&next.items[n]));
            assert_true(added <= 1);
            scene_finish(&last);
            scene_finish(&next);
            draw_part(&last, &test, spans, 1);
        }
        scene_finish(&last);
    }
}

/* Each knot is said once with its number, and each has a name for the focus. */
static void a_trail_is_told_from_knot_to_knot(void **state)
{
    (void)state;
    static Graph graph;
    graph_start(&graph, 1);
    graph_chain(&graph, 0, 3);
    graph_finish(&graph);
    graph.nodes[1].label = "Mirror Online";
    graph.nodes[1].kind = WORK_NEWS_SITE;
    graph.nodes[1].seen = SEEN_IN_A_COPY;
    graph_facts(&graph);
    Case test = make_case(&graph.claim, 4);
    test.language = WORDS_ENGLISH;
    test.of.touch = true;
    Scene scene;
    draw_part(&scene, &test, 0, 1);
    Page page = page_start(&scene, typesets[4], test.language, 476, 268, false);
    trail_speak(&page, &test.of);
    const Area *area = scene_find(&scene, "knot:2");
    assert_non_null(area);
    assert_string_equal(area->name,
                        "Knot 2 of 4: Mirror Online, a news site, March 2015, seen in a copy");
    bool told = false, quotes = false;
    for (int i = 0; i < scene.spoken_count; i++) {
        told = told || strcmp(scene.spoken[i], "Knot 2 of 4:") == 0;
        quotes = quotes || strcmp(scene.spoken[i], "To knot 3: quotes.") == 0;
    }
    assert_true(told && quotes);
    scene_finish(&scene);
}

static void all_684_facts_are_drawn_as_their_level(void **state)
{
    (void)state;
    static Graph graph;
    Facts facts = { 0 };
    long count = 0, wrong = 0;
    do {
        if (!rubric_consistent(&facts, NULL))
            continue;
        graph_for(&graph, &facts);
        Case test = make_case(&graph.claim, count * 101 % 1344);
        wrong += tell(&test, "facts", count++, check(&test, "en"));
    } while (graph_next_facts(&facts));
    assert_int_equal(count, 684);
    assert_int_equal(wrong, 0);
}

static long check_story(const char *path)
{
    long wrong = 0;
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle)
        fail_msg("%s", error.message);
    const Story *story = bundle_story(bundle);
    for (int c = 0; c < story->claim_count; c++) {
        for (int panel = 0; panel < (int)COUNT(panels); panel++) {
            Case test = make_case(NULL, panel + 7 * ((c * 5 + panel) % 192));
            bundle_use_language(bundle, test.language->code);
            const Claim *claim = bundle_claim(bundle, c, &error);
            if (!claim)
                fail_msg("%s", error.message);
            test.of.claim = claim;
            wrong += tell(&test, claim->id, c, check(&test, story->language));
        }
    }
    bundle_close(bundle);
    return wrong;
}

static void every_claim_of_every_story_is_drawn_as_its_level(void **state)
{
    (void)state;
    long wrong = each_story(check_story);
    assert_int_equal(wrong, 0);
}

int main(int argc, char **argv)
{
    wanted_trails = argc > 1 ? atol(argv[1]) : wanted_trails;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_trails_touch_nothing),
        cmocka_unit_test(a_trail_grows_span_by_span),
        cmocka_unit_test(a_trail_is_told_from_knot_to_knot),
        cmocka_unit_test(all_684_facts_are_drawn_as_their_level),
        cmocka_unit_test(every_claim_of_every_story_is_drawn_as_its_level),
    };
    return cmocka_run_group_tests(tests, open_typesets, close_typesets);
}
