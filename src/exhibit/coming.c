/* coming.c: decodes the pictures of the screen that probably comes next while the visitor reads the
 * present one, because a picture takes longer than everything else on a screen. */
#include <stdlib.h>
#include <string.h>

#include "exhibit/exhibit_private.h"
#include "exhibit/gather.h"

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

/* Lays out the screen that `id` leads to, if it is another one and has pictures. Errors are ignored
 * here: the visitor's own step will handle them. */
static void lay_out(Exhibit *exhibit, const char *id)
{
    Visit visit = copy_visit(&exhibit->visit);
    visit_touch(&visit, id, exhibit_now(exhibit));
    if (gather_has_pictures(visit.screen) && visit.screen != exhibit->visit.screen) {
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

/* True when the present screen was handled already: the attract screen, for example, is built again
 * every few seconds. */
static bool is_looked_at(const Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    return exhibit->coming.screen == visit->screen && exhibit->coming.page == visit->page &&
           exhibit->coming.ms == visit->entered_ms;
}

static void look_at(Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    exhibit->coming.screen = visit->screen;
    exhibit->coming.page = visit->page;
    exhibit->coming.ms = visit->entered_ms;
    exhibit_forget_coming(exhibit);
    const Area *on = scene_leads_on(exhibit_scene(exhibit));
    if (!on) /* most leave the example */
        on = scene_find(exhibit_scene(exhibit), "skip");
    if (on)
        lay_out(exhibit, on->id);
}

bool exhibit_is_prepared(const Exhibit *exhibit)
{
    return is_looked_at(exhibit) && !exhibit->coming.scene.arena;
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
