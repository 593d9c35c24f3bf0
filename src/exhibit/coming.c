/* coming.c: lays out the screen that probably comes next while the visitor reads the present one,
 * and makes its pictures, icons and texts. Then a touch only has to put together what is ready. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "exhibit/exhibit_private.h"

#define REST_MS 100 /* a rope that grows has a frame every 33 ms */

/* Returns a copy, whose steps do not change the visit. The caller calls visit_finish() on it. */
static Visit copy_visit(const Visit *visit)
{
    Visit copy = *visit;
    copy.answers = memory_take((size_t)visit->answer_room, sizeof(*copy.answers));
    if (visit->answer_count > 0)
        memcpy(copy.answers, visit->answers, (size_t)visit->answer_count * sizeof(*copy.answers));
    return copy;
}

void exhibit_forget_coming(Exhibit *exhibit)
{
    if (exhibit->coming.scene.arena)
        scene_finish(&exhibit->coming.scene);
    exhibit->coming.scene = (Scene){ 0 };
    exhibit->coming.item = 0;
}

/* Lays out the screen that `id` leads to, if it or its page is another one. Errors are ignored
 * here: the visitor's own step will handle them. */
static void lay_out(Exhibit *exhibit, const char *id)
{
    Visit visit = copy_visit(&exhibit->visit);
    visit_touch(&visit, id, exhibit_now(exhibit));
    if (visit.screen != exhibit->visit.screen || visit.page != exhibit->visit.page) {
        const Scene *now = exhibit_scene(exhibit);
        Shown shown;
        const Bundle *failed;
        Error error = { 0 };
        scene_start(&exhibit->coming.scene, now->width_mm, now->height_mm);
        if (!exhibit_build(exhibit, &visit, &exhibit->coming.scene, &shown, &failed, &error))
            exhibit_forget_coming(exhibit);
    }
    visit_finish(&visit);
}

/* What probably leads on; "" for nothing. Where no button does, most visitors leave the example,
 * and any level that is kept or changed leads to nearly the same screen. */
static const char *leads_on(const Exhibit *exhibit)
{
    static const char *const rather[] = { "skip", "level:good" };
    const Scene *scene = exhibit_scene(exhibit);
    const Area *on = scene_leads_on(scene);
    for (size_t i = 0; !on && i < COUNT(rather); i++)
        on = scene_find(scene, rather[i]);
    return on ? on->id : "";
}

/* True when the present screen was handled already: the attract screen, for example, is built again
 * every few seconds. */
static bool is_looked_at(const Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    const Coming *coming = &exhibit->coming;
    return coming->screen == visit->screen && coming->page == visit->page &&
           coming->spans == visit->spans && coming->ms == visit->entered_ms &&
           strcmp(coming->on, leads_on(exhibit)) == 0;
}

static void look_at(Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    exhibit->coming.screen = visit->screen;
    exhibit->coming.page = visit->page;
    exhibit->coming.spans = visit->spans;
    exhibit->coming.ms = visit->entered_ms;
    snprintf(exhibit->coming.on, sizeof(exhibit->coming.on), "%s", leads_on(exhibit));
    exhibit_forget_coming(exhibit);
    if (exhibit->coming.on[0])
        lay_out(exhibit, exhibit->coming.on);
}

bool exhibit_is_prepared(const Exhibit *exhibit)
{
    return is_looked_at(exhibit) && !exhibit->coming.scene.arena;
}

void exhibit_put_off_preparing(Exhibit *exhibit, int64_t since_ms)
{
    exhibit->coming.from_ms = since_ms + REST_MS;
}

int64_t exhibit_prepare_ms(const Exhibit *exhibit)
{
    return exhibit_is_prepared(exhibit) ? CLOCK_NEVER : exhibit->coming.from_ms;
}

void exhibit_prepare(Exhibit *exhibit)
{
    if (!is_looked_at(exhibit))
        look_at(exhibit);
    else if (exhibit->coming.scene.arena)
        exhibit->coming.item =
            stage_prepare(exhibit->stage, &exhibit->coming.scene, exhibit->coming.item);
    if (exhibit->coming.item >= 0)
        return;
    exhibit_forget_coming(exhibit);
    if (exhibit->visit.screen == SCREEN_ATTRACT) /* SQLite still holds the pages of the covers */
        exhibit_forget_stories(exhibit);
}
