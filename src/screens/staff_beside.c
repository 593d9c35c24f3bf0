/* staff_beside.c: the doors of the panel; and on wide panels the list that a page was opened from,
 * beside it. */
#include <math.h>
#include <string.h>

#include "screens/staff.h"

void staff_doors(const Page *page, StaffButton doors[STAFF_DOORS])
{
    const Language *in = page->language;
    const struct {
        const char *id, *icon, *label;
    } list[STAFF_DOORS] = {
        { "staff:stories", "story", words_in(in, "Stories") },
        { "staff:counts", "chart", words_in(in, "Counts") },
        { "staff:room", "room", words_in(in, "Room") },
        { "staff:class", "class", words_in(in, "Class") },
        { "staff:care", "care", words_in(in, "Care") },
        { "staff:log", "log", words_in(in, "Log") },
    };
    for (int i = 0; i < STAFF_DOORS; i++)
        doors[i] = (StaffButton){
            .id = list[i].id, .icon = list[i].icon, .label = list[i].label, .role = AREA_BUTTON
        };
}

/* How high the buttons of the list are: as the rows beside them, where six have room below the
 * heading; else they begin beside it. */
static double list_row(const StaffForm *form, const Page *page, Box *box)
{
    double row = (box->h + form->gap) / STAFF_DOORS - form->gap;
    if (row < form->row - 0.01 && page->touch_top == 0) {
        box->h += box->y - form->head.y;
        box->y = form->head.y;
        row = (box->h + form->gap) / STAFF_DOORS - form->gap;
    }
    return row;
}

static void show_doors(Page *page, const StaffForm *form, StaffPage now, Box box, double row)
{
    StaffButton doors[STAFF_DOORS];
    staff_doors(page, doors);
    for (int i = 0; i < STAFF_DOORS; i++) {
        doors[i].chosen = strcmp(doors[i].id, staff_door_of(now)) == 0;
        staff_button(page, &doors[i], (Box){ box.x, box.y + i * (row + form->gap), box.w, row });
    }
}

/* How many stories have room: fewer where a title needs a higher button. */
static int list_rows(Page *page, const StaffForm *form, const StaffFacts *facts, Box box)
{
    int rows = STAFF_DOORS;
    for (int i = 0; i < facts->story_count; i++) {
        const StaffButton button = { .label = facts->stories[i].title };
        const Box place = { 0, 0, box.w, (box.h + form->gap) / rows - form->gap };
        if (rows > 2 && !staff_button_fits(page, &button, place))
            rows--, i--;
    }
    return rows;
}

static void show_list_row(Page *page, const Staff *staff, int row, bool chosen, Box box)
{
    const StaffFacts *facts = staff->facts;
    const StaffStory *story = &facts->stories[row - facts->stick_refused];
    StaffButton button = { .id = "staff:stick",
                           .icon = "stick",
                           .label = words_in(page->language, "Stick"),
                           .role = AREA_BUTTON,
                           .chosen = chosen };
    if (row >= facts->stick_refused) {
        button.id = arena_print(page->scene->arena, "staff:story:%s", story->id);
        button.icon = NULL;
        button.label = story->title;
        page_language_of(page, story->title);
    }
    staff_button(page, &button, box);
    scene_language(page->scene, NULL);
}

/* The stories round the one that is shown; the others are on STORIES. */
static void show_stories(Page *page, const StaffForm *form, const Staff *staff, Box box)
{
    const StaffFacts *facts = staff->facts;
    const StaffStory *shown = staff->page == STAFF_STICK ? NULL : staff_story(staff, staff->story);
    int at = shown ? (int)(shown - facts->stories) + facts->stick_refused : 0;
    int rows = list_rows(page, form, facts, box), first = at / rows * rows;
    int all = facts->story_count + facts->stick_refused;
    double high = (box.h + form->gap) / rows - form->gap;
    for (int i = first; i < all && i < first + rows; i++)
        show_list_row(page, staff, i, i == at,
                      (Box){ box.x, box.y + (i - first) * (high + form->gap), box.w, high });
}

StaffForm staff_form_beside(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    StaffBeside beside = staff_beside(staff);
    Box list;
    if (beside == STAFF_ALONE)
        return staff_form(page);
    StaffForm form = staff_form_with_list(page, &list);
    double row = list_row(&form, page, &list), middle = list.x + list.w + 1.5 * form.gap;
    const Point line[] = { { middle, list.y },
                           { middle, list.y },
                           { middle, list.y + list.h },
                           { middle, list.y + list.h } };
    scene_stroke(page->scene, line, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    if (staff->says == STAFF_SAYS_COPYING) /* nothing can be touched */
        return form;
    if (beside == STAFF_BESIDE_STORIES)
        show_stories(page, &form, staff, list);
    else
        show_doors(page, &form, staff->page, list, row);
    return form;
}
