#include "screens/screens.h"

#include "base/clock.h"
#include "screens/motion.h"
#include "screens/screens_private.h"

static ScreenBuild *const builds[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = attract_build,
    [SCREEN_STORIES] = stories_build,
    [SCREEN_ABOUT] = about_build,
    [SCREEN_EXAMPLE] = example_build,
    [SCREEN_READ] = read_build,
    [SCREEN_RATE] = rate_build,
    [SCREEN_TRACE] = trace_build,
    [SCREEN_KEEP] = keep_build,
    [SCREEN_COMPARE] = compare_build,
    [SCREEN_SUMMARY] = summary_build,
    [SCREEN_TAKEHOME] = takehome_build,
    [SCREEN_STILL_THERE] = still_there_build,
    [SCREEN_RESTART_ASK] = restart_ask_build,
    [SCREEN_LANGUAGES] = languages_build,
    [SCREEN_TOOLS] = tools_build,
    [SCREEN_SLEEP] = sleep_build,
    [SCREEN_STAFF] = staff_build,
};

bool screens_show_pictures(double width_mm, double height_mm)
{
    return !page_start(NULL, NULL, NULL, width_mm, height_mm, false).compact;
}

bool screens_sure_leads_on(double width_mm, double height_mm)
{
    (void)height_mm;
    return width_mm < 170;
}

#define RING_MS 100 /* from one picture of the ring to the next */

/* Lays out the page that lies under the visit's screen, dimmed. */
static void build_under(const Page *page, const View *view)
{
    Visit visit = *view->visit;
    View under = *view;
    Page own = *page;
    visit.screen = visit.under;
    under.visit = &visit;
    builds[visit.screen](&own, &under);
    scene_cover(page->scene);
}

static Page start_page(const View *view, Scene *scene)
{
    Page page = page_start(scene, view->typeset, view->language, view->width_mm, view->height_mm,
                           view->visit->large);
    page.memo = view->memo;
    if (view->visit->low)
        page_controls_low(&page);
    page_end_body(&page, bar_top(&page));
    return page;
}

void screens_stories_on_page(const View *view, int *first, int *count)
{
    Scene scratch;
    scene_start(&scratch, view->width_mm, view->height_mm);
    Page page = start_page(view, &scratch);
    stories_on_page(&page, view, first, count);
    scene_finish(&scratch);
}

void screens_build(const View *view, Scene *scene, Shown *shown)
{
    const Visit *visit = view->visit;
    scene->contrast = visit->contrast;
    *shown = (Shown){ .pages = ONE_PAGE, .change_ms = CLOCK_NEVER };
    Page page = start_page(view, scene);
    if (view->story)
        screen_use_story(&page, view->story);
    const Box glass = { 0, 0, view->width_mm, view->height_mm };
    scene_box(scene, glass, COLOUR_PAPER, COLOUR_NONE, 0, 0);
    if (visit->under != visit->screen)
        build_under(&page, view);
    /* If no state of the story was ever good, its author sees the notice alone, without the page
     * "back soon". */
    if (view->asleep)
        asleep_build(&page);
    else if (view->notice_count == 0 || visit->screen != SCREEN_SLEEP)
        shown->pages = builds[visit->screen](&page, view);
    shown->change_ms = view->asleep ? CLOCK_NEVER
                       : visit->screen == SCREEN_ATTRACT
                           ? attract_change_ms(view)
                           : motion_change_ms(view, shown->pages.spans);
    shown->words = scene_words(scene);
    if (view->language->right_to_left)
        scene_mirror(scene);
    if (view->notice_count > 0)
        notice_build(&page, view);
    /* Visitors do not notice it, and staff know what it means. */
    if (view->staff_badge && visit->screen == SCREEN_ATTRACT && !view->asleep)
        staff_badge(scene);
    if (view->corner_ms > 0) {
        staff_ring(scene, view->corner_ms);
        shown->change_ms = view->now_ms + RING_MS;
    }
}
