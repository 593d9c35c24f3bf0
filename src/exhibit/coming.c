/* coming.c: the pictures of the screen that probably comes next are decoded while the visitor reads
 * this one: a picture takes longer than all the rest of a screen. */
#include <stdlib.h>
#include <string.h>

#include "exhibit/exhibit_private.h"

/* A copy whose steps leave the visit alone. visit_finish() it. */
static Visit copy_visit(const Visit *visit)
{
    Visit copy = *visit;
    copy.answers = memory_take((size_t)visit->answer_room, sizeof(*copy.answers));
    if (visit->answer_count > 0)
        memcpy(copy.answers, visit->answers, (size_t)visit->answer_count * sizeof(*copy.answers));
    return copy;
}

static bool has_pictures(Screen screen)
{
    return screen == SCREEN_STORIES || screen == SCREEN_ABOUT || screen == SCREEN_EXAMPLE ||
           screen == SCREEN_READ;
}

void exhibit_forget_coming(Exhibit *exhibit)
{
    if (exhibit->coming.arena)
        scene_finish(&exhibit->coming);
    exhibit->coming = (Scene){ 0 };
    exhibit->coming_item = 0;
}

/* Lays out the screen that `id` leads to, when it is another one and has pictures. What fails here
 * is left to the visitor's own step, which deals with it. */
static void lay_out(Exhibit *exhibit, const char *id)
{
    Visit visit = copy_visit(&exhibit->visit);
    visit_touch(&visit, id, exhibit_now(exhibit));
    if (has_pictures(visit.screen) && visit.screen != exhibit->visit.screen) {
        const Scene *now = exhibit_scene(exhibit);
        Shown shown;
        const Bundle *failed;
        Error error = { 0 };
        scene_start(&exhibit->coming, now->width_mm, now->height_mm);
        if (!exhibit_build(exhibit, &visit, &exhibit->coming, &shown, &failed, &error))
            exhibit_forget_coming(exhibit);
    }
    visit_finish(&visit);
}

/* Each page is looked at once: attract, for one, is built again every few seconds. */
static bool is_looked_at(const Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    return exhibit->coming_screen == visit->screen && exhibit->coming_page == visit->page &&
           exhibit->coming_ms == visit->entered_ms;
}

static void look_at(Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    exhibit->coming_screen = visit->screen;
    exhibit->coming_page = visit->page;
    exhibit->coming_ms = visit->entered_ms;
    exhibit_forget_coming(exhibit);
    const Area *on = scene_leads_on(exhibit_scene(exhibit));
    if (on)
        lay_out(exhibit, on->id);
}

bool exhibit_is_prepared(const Exhibit *exhibit)
{
    return is_looked_at(exhibit) && !exhibit->coming.arena;
}

void exhibit_prepare(Exhibit *exhibit)
{
    if (!is_looked_at(exhibit))
        look_at(exhibit);
    else if (exhibit->coming.arena)
        exhibit->coming_item =
            stage_prepare(exhibit->stage, &exhibit->coming, exhibit->coming_item);
    if (exhibit->coming_item >= 0)
        return;
    exhibit_forget_coming(exhibit);
    if (exhibit->visit.screen == SCREEN_ATTRACT) /* a cover is in SQLite's pages as well */
        exhibit_forget_stories(exhibit);
}
