/* Every screen on every panel in every language, walked at random through the glass itself: what is
 * touched is large enough and apart, nothing lies off the glass, no text over another, no word of
 * the interface is broken inside. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "exhibit/exhibit.h"
#include "visit/visit.h"

#define STEPS 160

static const char *const panels[] = { "800x480@154x86",    "720x1280@88x155",   "1280x800@217x136",
                                      "1920x1080@344x194", "1920x1080@476x268", "1080x1920@268x476",
                                      "3840x2160@708x398" };

typedef struct {
    const char *panel, *language;
    bool large, low;
    long scenes;
    bool seen[SCREEN_COUNT];
    long faults;
} Walk;

static void fault(Walk *walk, const Scene *scene, const char *what, const char *of)
{
    if (walk->faults++ < 6)
        print_message("%s in %s%s%s, %s: %s %s\n", walk->panel, words_language()->code,
                      walk->large ? " large" : "", walk->low ? " low" : "", scene->screen, of,
                      what);
}

static bool same_id(const Area *a, const Area *b)
{
    return strcmp(a->id, b->id) == 0;
}

/* Less than `apart` mm between the boxes. */
static bool near(Box a, Box b, double apart)
{
    return a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart &&
           b.y < a.y + a.h + apart;
}

static void check_areas(Walk *walk, const Scene *scene)
{
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        Box box = area->box;
        if (box.w < 14.99 || box.h < 14.99)
            fault(walk, scene, "is smaller than 15 mm", area->id);
        if (box.x < -0.01 || box.y < -0.01 || box.x + box.w > scene->width_mm + 0.01 ||
            box.y + box.h > scene->height_mm + 0.01)
            fault(walk, scene, "reaches off the glass", area->id);
        if (!area->name || !area->name[0])
            fault(walk, scene, "has no name to be spoken", area->id);
        for (int j = 0; j < i; j++) {
            if (!same_id(area, &scene->areas[j]) && near(box, scene->areas[j].box, 1.99))
                fault(walk, scene, "is nearer than 2 mm to another", area->id);
        }
    }
}

static const char *line_text(const Item *item)
{
    return item->line->run_count ? item->line->runs[0].text : "";
}

/* What ink covers: from the top of capitals to a little below the baseline. */
static Box ink(const Item *item)
{
    double top = item->box.y + item->baseline_mm * 0.45, bottom = item->box.y + item->baseline_mm;
    return (Box){ item->box.x, top, item->box.w, bottom - top };
}

static bool is_letter(uint32_t point)
{
    return (point < 0x80 && isalnum((int)point)) || (point >= 0xC0 && point < 0x2000);
}

static uint32_t first_point(const Line *line)
{
    const char *at = line->run_count
                         ? line->runs[line->runs[0].right_to_left ? line->run_count - 1 : 0].text
                         : "";
    return utf8_next(&at);
}

static uint32_t last_point(const Line *line)
{
    uint32_t last = 0, point;
    const Run *run =
        line->run_count ? &line->runs[line->runs[0].right_to_left ? 0 : line->run_count - 1] : NULL;
    for (const char *at = run ? run->text : ""; (point = utf8_next(&at));)
        last = point;
    return last;
}

/* Lines of one text lie one after the other: between two letters no line may end. */
static void check_words(Walk *walk, const Scene *scene)
{
    for (int i = 0; i + 1 < scene->item_count; i++) {
        const Line *line = scene->items[i].line, *next = scene->items[i + 1].line;
        if (scene->items[i].type == ITEM_LINE && scene->items[i + 1].type == ITEM_LINE &&
            next == line + 1 && next->start == line->end && is_letter(last_point(line)) &&
            is_letter(first_point(next)))
            fault(walk, scene, "(a word) is broken", line_text(&scene->items[i]));
    }
}

/* Words on a button stay within it. */
static void check_labels(Walk *walk, const Scene *scene)
{
    for (int a = 0; a < scene->area_count; a++) {
        const Area *area = &scene->areas[a];
        Box box = area->box;
        for (int i = 0; area->role != AREA_WORDS && i < scene->item_count; i++) {
            const Item *item = &scene->items[i];
            if (item->type != ITEM_LINE)
                continue;
            Box text = ink(item);
            double x = text.x + text.w / 2, y = text.y + text.h / 2;
            bool on_it = x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;
            if (on_it && (text.x < box.x || text.x + text.w > box.x + box.w || text.y < box.y ||
                          text.y + text.h > box.y + box.h))
                fault(walk, scene, "(text) sticks out of its button", line_text(item));
        }
    }
}

static void check_lines(Walk *walk, const Scene *scene)
{
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (item->type != ITEM_LINE)
            continue;
        Box box = ink(item);
        if (box.x < -0.1 || box.x + box.w > scene->width_mm + 0.1 || box.y < 0 ||
            box.y + box.h > scene->height_mm)
            fault(walk, scene, "(text) is off the glass", line_text(item));
        for (int j = 0; j < i; j++) {
            if (scene->items[j].type == ITEM_LINE && near(box, ink(&scene->items[j]), -0.3))
                fault(walk, scene, "(text) lies over another", line_text(item));
        }
    }
}

/* Text stands wholly on a thing that can be touched, or wholly beside it: not cut, not under it. */
static void check_text_on_areas(Walk *walk, const Scene *scene)
{
    for (int i = 0; i < scene->item_count; i++) {
        if (scene->items[i].type != ITEM_LINE)
            continue;
        Box text = ink(&scene->items[i]);
        for (int a = 0; a < scene->area_count; a++) {
            Box on = scene->areas[a].box;
            bool inside = text.x >= on.x - 0.3 && text.x + text.w <= on.x + on.w + 0.3 &&
                          text.y >= on.y - 0.3 && text.y + text.h <= on.y + on.h + 0.3;
            if (near(text, on, -0.5) && !inside)
                fault(walk, scene,
                      arena_print(scene->arena, "(text) crosses %s", scene->areas[a].id),
                      line_text(&scene->items[i]));
        }
    }
}

/* Nobody chooses a level for a sentence that is not there. Once one is chosen, a small panel may
 * need the room; enlarged, the sentence was on the page before. */
static void check_claim_is_there(Walk *walk, const Scene *scene)
{
    bool marked = walk->large || strcmp(scene->screen, "rate") != 0;
    for (int i = 0; i < scene->item_count; i++)
        marked = marked || scene->items[i].fill == COLOUR_MARKER;
    for (int i = 0; i < scene->area_count; i++)
        marked =
            marked || (scene->areas[i].chosen && strncmp(scene->areas[i].id, "level:", 6) == 0);
    if (!marked)
        fault(walk, scene, "is not shown", "the claim");
}

static void check_scene(Walk *walk, const Scene *scene)
{
    walk->scenes++;
    walk->seen[visit_screen_from_name(scene->screen)] = true;
    check_areas(walk, scene);
    check_lines(walk, scene);
    check_text_on_areas(walk, scene);
    check_words(walk, scene);
    check_claim_is_there(walk, scene);
    check_labels(walk, scene);
    if (scene->spoken_count == 0)
        fault(walk, scene, "says nothing aloud", "it");
}

static void tap(Exhibit *exhibit, const Area *area)
{
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    for (int up = 0; up < 2; up++) {
        Input input = stage_finger(exhibit_stage(exhibit), !up, 1, middle);
        exhibit_take(exhibit, &input);
        exhibit_pass(exhibit, 200);
    }
}

/* What a visitor who goes on would touch: mostly onward, seldom a setting, never start again for
 * real. */
static const Area *choose(const Scene *scene, unsigned *seed)
{
    static const char *const settings[] = { "text_size", "contrast", "low", "restart:yes",
                                            "speak" };
    for (;;) {
        *seed = *seed * 1103515245U + 12345U;
        const Area *area = &scene->areas[(*seed >> 16) % (unsigned)scene->area_count];
        bool setting = false;
        for (size_t i = 0; i < COUNT(settings); i++)
            setting = setting || strcmp(area->id, settings[i]) == 0;
        if (setting)
            continue;
        bool back = strcmp(area->id, "back") == 0 || strcmp(area->id, "restart") == 0 ||
                    strcmp(area->id, "languages") == 0;
        if (!back || (*seed >> 8) % 6 == 0)
            return area;
    }
}

static void set(Exhibit *exhibit, const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (area)
        tap(exhibit, area);
}

static void walk_panel(Walk *walk, unsigned seed)
{
    Error error = { 0 };
    ExhibitOptions options = { .stage = { .headless = true },
                               .keep_nothing = true,
                               .language = walk->language,
                               .config = config_default() };
    assert_true(panel_parse(&options.stage.panel, walk->panel, &error));
    Exhibit *exhibit = exhibit_open(&options, true, &error);
    assert_non_null(exhibit);
    for (int i = 0; i < STEPS; i++) {
        const Scene *scene = exhibit_scene(exhibit);
        bool fresh = strcmp(scene->screen, "about") == 0;
        check_scene(walk, scene);
        tap(exhibit, choose(scene, &seed));
        scene = exhibit_scene(exhibit);
        if (!fresh && strcmp(scene->screen, "about") == 0) {
            if (walk->large)
                set(exhibit, "text_size");
            if (walk->low)
                set(exhibit, "low");
        }
    }
    exhibit_close(exhibit);
}

static void every_screen_is_right_on_every_panel_in_every_language(void **state)
{
    (void)state;
    long scenes = 0, faults = 0;
    bool seen[SCREEN_COUNT] = {
        [SCREEN_STORIES] = true, [SCREEN_SLEEP] = true, [SCREEN_STILL_THERE] = true
    }; /* have tests of their own */
    for (size_t i = 0; i < COUNT(panels); i++) {
        for (int way = 0; words_languages[way / 4].code; way++) {
            Walk walk = { .panel = panels[i],
                          .language = words_languages[way / 4].code,
                          .low = way & 1,
                          .large = way & 2 };
            walk_panel(&walk, (unsigned)i + 1);
            scenes += walk.scenes;
            faults += walk.faults;
            for (int s = 0; s < SCREEN_COUNT; s++)
                seen[s] = seen[s] || walk.seen[s];
        }
    }
    print_message("%ld scenes checked\n", scenes);
    for (int s = 0; s < SCREEN_COUNT; s++) {
        if (!seen[s])
            print_message("never came to %s\n", visit_screen_name((Screen)s));
        assert_true(seen[s]);
    }
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_is_right_on_every_panel_in_every_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
