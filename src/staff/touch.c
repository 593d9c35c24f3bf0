/* touch.c: what a touch does on each page. The diagram is in staff.c. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "staff/staff_private.h"

#define CLEAN_MS INT64_C(60000)
#define OFF_MS   INT64_C(10000)

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

const char *staff_after(const char *id, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(id, prefix, length) == 0 ? id + length : NULL;
}

/* ---- what several pages have ---- */

static bool touch_clean(StaffStep *step, const char *id)
{
    if (!is(id, "staff:clean"))
        return false;
    staff_step_cover(step, STAFF_CLEAN, CLEAN_MS);
    return true;
}

static bool touch_off(StaffStep *step, const char *id)
{
    if (!is(id, "staff:off") || !step->staff->facts->switches_off)
        return false;
    staff_step_cover(step, STAFF_OFF, OFF_MS);
    return true;
}

static bool touch_rows(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    int by = is(id, "staff:up") ? -staff->rows : is(id, "staff:down") ? staff->rows : 0;
    int to = staff->first + by;
    if (by == 0 || to >= staff_row_count(staff) || staff->first + by < -staff->rows + 1)
        return false;
    if (staff->first == 0 && by < 0)
        return false;
    staff->first = to < 0 ? 0 : to;
    step->effects.changed = step->effects.moved = true;
    return true;
}

static void open_story(StaffStep *step, const char *id)
{
    staff_step_go(step, STAFF_STORY);
    snprintf(step->staff->story, sizeof(step->staff->story), "%s", id);
}

/* ---- a touch on each page ---- */

static bool touch_nothing(StaffStep *step, const char *id)
{
    (void)step;
    (void)id;
    return false;
}

static bool touch_door(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    int by = is(id, "staff:quieter") ? -1 : is(id, "staff:louder") ? 1 : 0;
    if (by != 0 && staff->facts->sound && staff->loud + by >= 1 && staff->loud + by <= 3) {
        staff->loud += by;
        step->effects.changed = step->effects.look = true;
        return true;
    }
    return touch_clean(step, id) || (staff->facts->off_free && touch_off(step, id)) ||
           staff_pad_touch(step, id);
}

static bool touch_over(StaffStep *step, const char *id)
{
    if (!is(id, "staff:stay"))
        return false;
    staff_step_uncover(step);
    return true;
}

/* The one button that mends the worst of what is not well. */
static bool mend(StaffStep *step)
{
    Staff *staff = step->staff;
    int others;
    switch (staff_trouble(staff, &others)) {
    case TROUBLE_ANSWERS: staff_step_go(step, STAFF_COUNTS); break;
    case TROUBLE_STORY: staff_step_go(step, STAFF_STORIES); break;
    case TROUBLE_TOUCH: staff_test_start(step); break;
    case TROUBLE_SETTINGS: staff_step_go(step, STAFF_ROOM); break;
    case TROUBLE_CLOCK:
        if (!staff->facts->switches_off) /* nothing can set it */
            return false;
        staff_clock_open(step);
        break;
    case TROUBLE_HOT: return touch_off(step, "staff:off");
    case TROUBLE_POWER:
    case TROUBLE_ASIDE:
    case TROUBLE_RESTART: staff_step_go(step, STAFF_LOG); break;
    case TROUBLE_PIN:
        staff_step_go(step, STAFF_PIN);
        staff_step_says(step, STAFF_SAYS_CHOOSE);
        break;
    default: return false;
    }
    return true;
}

static const struct {
    const char *id;
    StaffPage page;
} doors[] = { { "staff:stories", STAFF_STORIES }, { "staff:counts", STAFF_COUNTS },
              { "staff:room", STAFF_ROOM },       { "staff:class", STAFF_CLASS },
              { "staff:care", STAFF_CARE },       { "staff:log", STAFF_LOG } };

static bool touch_doors(StaffStep *step, const char *id)
{
    for (size_t i = 0; i < COUNT(doors); i++) {
        if (is(id, doors[i].id)) {
            staff_step_go(step, doors[i].page);
            return true;
        }
    }
    return false;
}

static bool touch_today(StaffStep *step, const char *id)
{
    int others;
    if (touch_doors(step, id))
        return true;
    if (is(id, "staff:fix"))
        return mend(step);
    if (is(id, "staff:more") && staff_trouble(step->staff, &others) != TROUBLE_COUNT) {
        step->staff->more = !step->staff->more;
        step->effects.changed = true;
        return true;
    }
    return touch_clean(step, id) || touch_off(step, id);
}

/* A story, or what was refused from the last stick. */
static bool touch_list(StaffStep *step, const char *id)
{
    const char *story = staff_after(id, "staff:story:");
    if (story && staff_story(step->staff, story)) {
        open_story(step, story);
        return true;
    }
    if (is(id, "staff:stick") && step->staff->facts->stick_refused) {
        staff_step_go(step, STAFF_STICK);
        return true;
    }
    return false;
}

static bool touch_stories(StaffStep *step, const char *id)
{
    return touch_list(step, id) || touch_rows(step, id);
}

static bool touch_stick(StaffStep *step, const char *id)
{
    const char *story = staff_after(id, "staff:story:");
    if (!story || !staff_story(step->staff, story))
        return false;
    open_story(step, story);
    return true;
}

/* ---- one story ---- */

static int live_count(const Staff *staff)
{
    int live = 0;
    for (int i = 0; i < staff->facts->story_count; i++)
        live += staff->facts->stories[i].state == STAFF_LIVE;
    return live;
}

static void show_story(StaffKept *kept, const char *id)
{
    int left = 0;
    for (int i = 0; i < kept->hidden_count; i++) {
        if (!is(kept->hidden[i], id))
            memmove(kept->hidden[left++], kept->hidden[i], sizeof(kept->hidden[0]));
    }
    kept->hidden_count = left;
}

static bool hide_story(StaffStep *step, const StaffStory *story)
{
    StaffKept *kept = &step->staff->kept;
    if (story->state != STAFF_LIVE || kept->hidden_count == STAFF_ID_MOST)
        return false;
    if (live_count(step->staff) < 2) {
        staff_step_says(step, STAFF_SAYS_LAST);
        return true;
    }
    snprintf(kept->hidden[kept->hidden_count++], sizeof(kept->hidden[0]), "%s", story->id);
    staff_step_note(step, DIARY_HIDDEN);
    step->effects.keep = step->effects.look = step->effects.changed = true;
    return true;
}

static bool touch_story(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    const StaffStory *story = staff_story(staff, staff->story);
    if (!story)
        return false;
    if (is(id, "staff:undo") && story->other > 0) {
        staff_step_ask(step, STAFF_ASK_UNDO);
        staff_step_note(step, DIARY_UNDONE);
        staff_step_says(step, STAFF_SAYS_NOTHING);
        return true;
    }
    if (is(id, "staff:see") && story->state != STAFF_UNREADABLE) {
        staff_step_close(step);
        staff_step_ask(step, STAFF_ASK_SEE);
        return true;
    }
    if (is(id, "staff:hide"))
        return hide_story(step, story);
    if (is(id, "staff:show") && story->state == STAFF_HIDDEN) {
        show_story(&staff->kept, story->id);
        staff_step_note(step, DIARY_SHOWN);
        step->effects.keep = step->effects.look = step->effects.changed = true;
        return true;
    }
    if (is(id, "staff:first") && story->state == STAFF_LIVE &&
        strcmp(staff->facts->stories[0].id, story->id) != 0) {
        snprintf(staff->kept.first, sizeof(staff->kept.first), "%s", story->id);
        staff_step_note(step, DIARY_FIRST);
        step->effects.keep = step->effects.look = step->effects.changed = true;
        return true;
    }
    return false;
}

/* ---- counts, room, care ---- */

bool staff_counts_in_one(const Staff *staff)
{
    const StaffFacts *facts = staff->facts;
    return facts->width_mm >= STAFF_ONE_PAGE_MM && facts->width_mm > facts->height_mm;
}

int staff_next_leaf(const Staff *staff)
{
    return staff->leaf == 0 && staff_counts_in_one(staff) ? 2 : (staff->leaf + 1) % STAFF_LEAVES;
}

static bool touch_counts(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    if (staff->says == STAFF_SAYS_COPYING)
        return false;
    if (is(id, "staff:counts:next")) {
        staff->leaf = staff_next_leaf(staff);
        staff->first = 0;
        staff_step_says(step, STAFF_SAYS_NOTHING);
        step->effects.moved = true;
        return true;
    }
    if (staff->leaf == STAFF_LEAVES - 1 && touch_rows(step, id))
        return true;
    if (!is(id, "staff:copy"))
        return false;
    staff_step_says(step, STAFF_SAYS_COPYING);
    staff_step_ask(step, STAFF_ASK_COPY);
    return true;
}

static bool touch_room(StaffStep *step, const char *id)
{
    return staff_room_touch(step, id) || touch_rows(step, id);
}

static bool touch_care(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    if (is(id, "staff:restart") && staff->facts->switches_off) {
        staff->restarts = true;
        staff_step_go(step, STAFF_DARK);
        staff_step_note(step, DIARY_RESTART);
        staff_step_ask(step, STAFF_ASK_RESTART);
        return true;
    }
    if (is(id, "staff:pin:new")) {
        staff_step_go(step, STAFF_PIN);
        staff_step_says(step, STAFF_SAYS_CHOOSE);
        return true;
    }
    if (is(id, "staff:test")) {
        staff_test_start(step);
        return true;
    }
    if (is(id, "staff:size")) {
        staff_size_open(step);
        return true;
    }
    if (is(id, "staff:give_back")) {
        staff_step_go(step, STAFF_GIVE_BACK);
        return true;
    }
    return touch_clean(step, id) || touch_off(step, id);
}

static bool touch_tested(StaffStep *step, const char *id)
{
    if (!is(id, "staff:test"))
        return false;
    staff_test_start(step);
    return true;
}

/* The same id, held this time. */
static bool touch_give_back(StaffStep *step, const char *id)
{
    if (!is(id, "staff:give_back") || step->staff->says == STAFF_SAYS_GONE)
        return false;
    staff_step_ask(step, STAFF_ASK_GIVE_BACK);
    return true;
}

/* ---- all of them ---- */

typedef bool StaffTouch(StaffStep *step, const char *id);

static const struct {
    StaffTouch *touch;
    StaffPage back; /* STAFF_AWAY: there is no `back` */
} pages[STAFF_PAGES] = {
    [STAFF_AWAY] = { touch_nothing, STAFF_AWAY },
    [STAFF_DOOR] = { touch_door, STAFF_AWAY },
    [STAFF_CLEAN] = { touch_nothing, STAFF_AWAY },
    [STAFF_OFF] = { touch_over, STAFF_AWAY },
    [STAFF_DARK] = { touch_nothing, STAFF_AWAY },
    [STAFF_TODAY] = { touch_today, STAFF_AWAY },
    [STAFF_STORIES] = { touch_stories, STAFF_TODAY },
    [STAFF_STORY] = { touch_story, STAFF_STORIES },
    [STAFF_STICK] = { touch_stick, STAFF_STORIES },
    [STAFF_COUNTS] = { touch_counts, STAFF_TODAY },
    [STAFF_ROOM] = { touch_room, STAFF_TODAY },
    [STAFF_HOURS] = { staff_hours_touch, STAFF_ROOM },
    [STAFF_LANGUAGES] = { staff_languages_touch, STAFF_ROOM },
    [STAFF_CLOCK] = { staff_clock_touch, STAFF_ROOM },
    [STAFF_CARE] = { touch_care, STAFF_TODAY },
    [STAFF_PIN] = { staff_pad_touch, STAFF_TODAY },
    [STAFF_TEST] = { touch_nothing, STAFF_AWAY },
    [STAFF_TESTED] = { touch_tested, STAFF_CARE },
    [STAFF_SIZE] = { staff_size_touch, STAFF_CARE },
    [STAFF_LOG] = { touch_rows, STAFF_TODAY },
    [STAFF_GIVE_BACK] = { touch_give_back, STAFF_CARE },
    [STAFF_CLASS] = { touch_nothing, STAFF_AWAY },
    [STAFF_STILL] = { touch_nothing, STAFF_AWAY },
};

const char *staff_door_of(StaffPage page)
{
    for (; page != STAFF_AWAY; page = pages[page].back) {
        for (size_t i = 0; i < COUNT(doors); i++) {
            if (doors[i].page == page)
                return doors[i].id;
        }
    }
    return NULL;
}

StaffBeside staff_beside(const Staff *staff)
{
    StaffPage page = staff->page;
    bool story = page == STAFF_STORY || page == STAFF_STICK;
    double width = staff->facts->width_mm;
    if (width < STAFF_BESIDE_MM || width < staff->facts->height_mm || page == STAFF_CLASS ||
        !staff_door_of(page))
        return STAFF_ALONE;
    return story ? STAFF_BESIDE_STORIES : STAFF_BESIDE_DOORS;
}

/* The list beside the page. */
static bool touch_beside(StaffStep *step, const char *id)
{
    StaffBeside beside = staff_beside(step->staff);
    if (beside == STAFF_ALONE || step->staff->says == STAFF_SAYS_COPYING)
        return false;
    return beside == STAFF_BESIDE_STORIES ? touch_list(step, id) : touch_doors(step, id);
}

/* Who has only the first PIN gets nowhere but to the visitors. */
static bool touch_back(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    StaffPage to = pages[staff->page].back;
    bool free = staff->past_door && staff->says != STAFF_SAYS_COPYING;
    if (!is(id, "back") || to == STAFF_AWAY || !free)
        return false;
    staff_step_go(step, to);
    return true;
}

bool staff_step_take(StaffStep *step, const char *id)
{
    bool closes = !staff_is_over(step->staff->page) && step->staff->page != STAFF_CLASS;
    if (is(id, "staff:close") && closes) {
        staff_step_close(step);
        return true;
    }
    return touch_back(step, id) || touch_beside(step, id) ||
           pages[step->staff->page].touch(step, id);
}
