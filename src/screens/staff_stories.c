/* staff_stories.c: the stories in the visitors' order, and one of them: where it came from, undo,
 * hide, first. */
#include <math.h>
#include <string.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

static int live_count(const StaffFacts *facts)
{
    int live = 0;
    for (int i = 0; i < facts->story_count; i++)
        live += facts->stories[i].state == STAFF_LIVE;
    return live;
}

/* ---- the list ---- */

static const char *state_says(Page *page, const StaffStory *story)
{
    const Language *in = page->language;
    if (story->fresh && story->state == STAFF_LIVE)
        return arena_print(page->scene->arena, words_in(in, "new: version %d"), story->version);
    return story->state == STAFF_LIVE     ? words_in(in, "live")
           : story->state == STAFF_HIDDEN ? words_in(in, "hidden")
                                          : words_in(in, "cannot be read");
}

/* On the narrowest panel the state is below the title. */
static bool is_tall(const Page *page)
{
    return page->portrait && page->compact;
}

static double row_height(const Page *page, const StaffForm *form)
{
    return is_tall(page) ? 4.5 * page_line(page, TYPE_TOOL) : form->row;
}

/* Shows lines so that their capitals and tails are in the middle of the box. */
static void show_lines(Page *page, const Lines *lines, Box box, Align align, Colour colour)
{
    double block = lines->height_mm - lines->line_mm + lines->capital_mm;
    double top = box.y + (box.h - block) / 2 - (lines->ascent_mm - lines->capital_mm);
    scene_lines(page->scene, box.x, top, box.w, lines, align, &colour, 1);
}

static void show_story_words(Page *page, const StaffForm *form, const StaffStory *story, int number,
                             Box box)
{
    const char *state = state_says(page, story);
    const char *count = arena_print(page->scene->arena, "%d", number);
    Colour quiet = story->fresh && story->state == STAFF_LIVE ? COLOUR_INK : COLOUR_QUIET;
    double pad = 3.4 * form->unit;
    Box in = { box.x + pad, box.y, box.w - 2 * pad, box.h };
    Lines digit = page_break(page, count, TYPE_TOOL, in.w);
    Lines says = page_break(page, state, TYPE_TOOL, in.w);
    double left = fmax(8 * form->unit, digit.width_mm + 2);
    Box words = { in.x + left, in.y, in.w - left, in.h };
    if (is_tall(page)) {
        double low = 1.15 * page_line(page, TYPE_TOOL);
        show_lines(page, &says, (Box){ words.x, box.y + box.h - low, words.w, low }, ALIGN_START,
                   quiet);
        words.h -= low;
        in.h -= low;
    } else {
        show_lines(page, &says, in, ALIGN_END, quiet);
        words.w -= says.width_mm + form->gap;
    }
    show_lines(page, &digit, in, ALIGN_START, quiet);
    Lines title = page_break(page, story->title, TYPE_BUTTON, words.w);
    if (title.line_count > 1)
        title = page_break(page, story->title, TYPE_TOOL, words.w);
    show_lines(page, &title, words, ALIGN_START, COLOUR_INK);
}

static void show_story_row(Page *page, const StaffForm *form, const StaffStory *story, int number,
                           Box box)
{
    Scene *scene = page->scene;
    bool fresh = story->fresh && story->state == STAFF_LIVE;
    scene_box(scene, box, fresh ? COLOUR_MARKER : COLOUR_CARD,
              fresh ? COLOUR_ROPE_DARK : COLOUR_BORDER, 0.45 * page->scale, 2.2 * page->scale);
    show_story_words(page, form, story, number, box);
    page_language_of(page, story->title);
    scene_area(scene, arena_print(scene->arena, "staff:story:%s", story->id), box,
               phrase_print(scene->arena, "%s: %s", story->title, state_says(page, story)),
               AREA_CARD, false);
    scene_language(scene, NULL);
}

int staff_stories_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const StaffFacts *facts = staff->facts;
    StaffForm form = staff_form(page);
    const char *live = arena_print(page->scene->arena, words_in(page->language, "%d of %d live"),
                                   live_count(facts), facts->story_count);
    staff_head(page, &form, words_in(page->language, "Stories"), live);
    double row = row_height(page, &form);
    int rows = (int)((form.body.h + form.gap + 0.01) / (row + form.gap));
    rows = rows < 1 ? 1 : rows;
    for (int i = 0; i < rows && staff->first + i < facts->story_count; i++)
        show_story_row(page, &form, &facts->stories[staff->first + i], staff->first + i + 1,
                       (Box){ form.body.x, form.body.y + i * (row + form.gap), form.body.w, row });
    Box rest = staff_back(page, &form);
    if (rows < facts->story_count)
        rest = staff_turns(page, &form, rest);
    double icon = 7 * form.unit;
    if (rest.w > 60 * form.unit) {
        scene_icon(page->scene,
                   (Box){ rest.x + form.gap, rest.y + (rest.h - icon) / 2, icon, icon }, "stick",
                   COLOUR_QUIET);
        rest.x += icon + 2 * form.gap;
        rest.w -= icon + 2 * form.gap;
    }
    staff_note(page, rest, words_in(page->language, "Put in a stick to add"), COLOUR_QUIET);
    return rows;
}

/* ---- one story ---- */

static const char *came_from(Page *page, const StaffStory *story)
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    if (story->state == STAFF_UNREADABLE)
        return words_in(in, "It cannot be read. Visitors do not see it.");
    const char *version =
        arena_print(arena,
                    story->by_stick ? words_in(in, "Version %d came by stick. Checked and signed.")
                                    : words_in(in, "Version %d came with the exhibit."),
                    story->version);
    const char *seen = story->state == STAFF_LIVE ? words_in(in, "It is live.")
                                                  : words_in(in, "Visitors do not see it.");
    return phrase_print(arena, "%s %s", version, seen);
}

static int list_buttons(Page *page, const Staff *staff, const StaffStory *story,
                        StaffButton buttons[3])
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    int count = 0;
    if (story->other > 0) {
        const char *undo =
            arena_print(arena,
                        story->other < story->version ? words_in(in, "Undo: version %d")
                                                      : words_in(in, "Redo: version %d"),
                        story->other);
        buttons[count++] =
            (StaffButton){ "staff:undo", "restart", undo, NULL, AREA_BUTTON, false, false };
    }
    if (story->state == STAFF_LIVE)
        buttons[count++] =
            (StaffButton){ "staff:hide", "minus", words_in(in, "Hide it"), NULL, AREA_BUTTON,
                           false,        false };
    if (story->state == STAFF_HIDDEN)
        buttons[count++] =
            (StaffButton){ "staff:show", "plus", words_in(in, "Show it"), NULL, AREA_BUTTON,
                           false,        false };
    if (story->state == STAFF_LIVE && strcmp(staff->facts->stories[0].id, story->id) != 0)
        buttons[count++] =
            (StaffButton){ "staff:first", "up", words_in(in, "Show it first"), NULL, AREA_BUTTON,
                           false,         false };
    return count;
}

int staff_story_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const StaffStory *story = staff_story(staff, staff->story);
    StaffForm form = staff_form(page);
    if (!story) { /* it was taken off meanwhile */
        staff_head(page, &form, words_in(page->language, "This story is gone."), NULL);
        staff_back(page, &form);
        return 1;
    }
    int number = (int)(story - staff->facts->stories) + 1;
    const char *place = arena_print(page->scene->arena, words_in(page->language, "%d of %d"),
                                    number, staff->facts->story_count);
    page_language_of(page, story->title);
    double top = staff_head(page, &form, story->title, place);
    scene_language(page->scene, NULL);
    StaffButton buttons[3];
    int count = list_buttons(page, staff, story, buttons);
    int columns = page->portrait && page->compact ? 1 : 2;
    double needed = (count + columns - 1) / columns * (form.row + form.gap);
    Box note = { form.body.x, top, form.body.w, form.bar.y - needed - form.gap - top };
    if (!page->compact)
        note.h = fmin(note.h, 3 * page_line(page, TYPE_TOOL));
    staff_note(page, note, came_from(page, story), COLOUR_QUIET);
    Box body = { form.body.x, fmax(note.y + note.h + form.gap, page->touch_top), form.body.w, 0 };
    body.h = form.bar.y - form.gap - body.y;
    staff_grid(page, &form, buttons, count, columns, body);
    Box rest = staff_back(page, &form);
    rest.x += form.gap;
    rest.w -= form.gap;
    const char *says =
        staff->says == STAFF_SAYS_LAST     ? words_in(page->language, "The last live story stays.")
        : staff->says == STAFF_SAYS_FAILED ? arena_copy_text(page->scene->arena, staff->why)
                                           : words_in(page->language, "It changes between visits.");
    staff_note(page, rest, says, COLOUR_QUIET);
    return 1;
}
