/* staff_screen.c: finds the page of the panel, and draws the ring that grows while its corner is
 * held. */
#include <math.h>

#include "screens/class.h"

static StaffBuild *const builds[STAFF_PAGES] = {
    [STAFF_DOOR] = staff_door_build,     [STAFF_CLEAN] = staff_clean_build,
    [STAFF_OFF] = staff_off_build,       [STAFF_DARK] = staff_dark_build,
    [STAFF_TODAY] = staff_today_build,   [STAFF_STORIES] = staff_stories_build,
    [STAFF_STORY] = staff_story_build,   [STAFF_STICK] = staff_stick_build,
    [STAFF_COUNTS] = staff_counts_build, [STAFF_ROOM] = staff_room_build,
    [STAFF_HOURS] = staff_hours_build,   [STAFF_LANGUAGES] = staff_languages_build,
    [STAFF_CLOCK] = staff_clock_build,   [STAFF_CARE] = staff_care_build,
    [STAFF_TEST] = staff_test_build,     [STAFF_TESTED] = staff_tested_build,
    [STAFF_SIZE] = staff_size_build,     [STAFF_LOG] = staff_log_build,
    [STAFF_PIN] = staff_pin_build,       [STAFF_GIVE_BACK] = staff_give_back_build,
    [STAFF_STILL] = staff_still_build,
};

/* The pages of this screen are the rows that it has room for. */
Pages staff_build(Page *page, const View *view)
{
    if (view->staff->page == STAFF_CLASS)
        return class_build(page, view);
    page->scene->screen = staff_page_name(view->staff->page);
    int rows = builds[view->staff->page](page, view);
    return (Pages){ rows, 0, 0 };
}

/* Round the corner that is held: as wide as a finger at first, so that it is seen beside it. */
void staff_ring(Scene *scene, int64_t held_ms)
{
    double middle = 14, radius = fmin(13, 6 + 7 * (double)held_ms / 3000);
    scene_disc(scene, (Box){ middle - radius, middle - radius, 2 * radius, 2 * radius },
               COLOUR_NONE, COLOUR_TOUCH, 0.8);
}

void staff_badge(Scene *scene)
{
    scene_disc(scene, (Box){ 4, 4, 2, 2 }, COLOUR_NONE, COLOUR_ROPE_DARK, 0.45);
}
