/* advice_trail.c: advice on trails that some panel cannot show as they are. It lays them out as the
 * exhibit does. */
#include <math.h>

#include "advice/advice.h"
#include "drawing/trail.h"

/* Where a trail has least room, and what authors call it. The last number is the trail's share of
 * the page when a knot is open below it. */
static const struct {
    const char *name;
    double width_mm, height_mm, share;
} panels[] = {
    { "a 7-inch panel", 154, 86, 0.3 },    { "an upright 7-inch panel", 88, 155, 0.3 },
    { "a 10-inch panel", 217, 136, 0.3 },  { "a 15-inch panel", 344, 194, 0.4 },
    { "a 21-inch panel", 476, 268, 0.45 }, { "an upright 21-inch panel", 268, 476, 0.35 },
    { "a 32-inch panel", 708, 398, 0.45 },
};

static TrailShown lay_out(Scene *scene, Typeset *typeset, const Language *language,
                          const Claim *claim, int panel)
{
    scene->width_mm = panels[panel].width_mm;
    scene->height_mm = panels[panel].height_mm;
    scene_clear(scene, "trace");
    Page page = page_start(scene, typeset, language, scene->width_mm, scene->height_mm, false);
    Claim shown = *claim;
    shown.words = claim->words ? claim->words : ""; /* the article is read later */
    const TrailOf of = {
        .claim = &shown, .article_date = "", .tags = !page.compact, .touch = true
    };
    Box box = page.body;
    box.h = fmax(trail_least_height(&page, &of, box.w), page.body.h * panels[panel].share);
    return trail_draw(&page, &of, box);
}

/* One piece of advice for a claim, which names the largest panel without room. To lay a trail out
 * on seven panels takes ten times as long as to read its claim, so it is not done when nobody asks.
 */
void advise_trail(StorySource *source, Yaml at, const Claim *claim)
{
    Scene scene;
    if (!source->typeset || source->findings->quiet[ADVICE_ROOM])
        return;
    scene_start(&scene, 0, 0);
    for (int panel = (int)COUNT(panels) - 1; panel >= 0; panel--) {
        TrailShown shown = lay_out(&scene, source->typeset, WORDS_ENGLISH, claim, panel);
        if (!shown.list && !shown.folded)
            continue;
        yaml_advise(
            yaml_get(at, "trail", false), ADVICE_ROOM,
            "%s has room for its %d works only %s; leave out works that only repeat others, "
            "or make two claims of it",
            panels[panel].name, shown.knots - 1,
            shown.list ? "as a numbered list" : "with several of them put together");
        break;
    }
    scene_finish(&scene);
}
