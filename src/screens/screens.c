#include "screens/screens.h"

#include "base/clock.h"
#include "screens/sheet.h"
#include "words/words.h"

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
    [SCREEN_SLEEP] = sleep_build,
};

bool screens_build(const View *view, Scene *scene, Shown *shown, Error *error)
{
    const Visit *visit = view->visit;
    scene_clear(scene, visit_screen_name(visit->screen));
    scene->contrast = visit->contrast;
    *shown = (Shown){ .pages = { 1, 0 }, .change_ms = CLOCK_NEVER };
    Sheet sheet;
    sheet_start(&sheet, view, scene, shown, error);
    const Box glass = { 0, 0, view->width_mm, view->height_mm };
    scene_box(scene, glass, COLOUR_PAPER, COLOUR_NONE, 0, 0);
    /* An author without any story yet sees what is wrong with it, and no page that rests. */
    if (view->notice_count == 0 || visit->screen != SCREEN_SLEEP)
        builds[visit->screen](&sheet);
    if (sheet.failed) {
        scene_clear(scene, visit_screen_name(visit->screen));
        return false;
    }
    shown->words = scene_words(scene);
    if (words_language()->right_to_left)
        scene_mirror(scene);
    if (view->notice_count > 0)
        notice_build(&sheet);
    return true;
}
