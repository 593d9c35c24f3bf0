/* staff_stories.c: the stories in the visitors' order, and one of them: where it came from, undo,
 * hide, first. */
#include <math.h>
#include <string.h>

#include "screens/staff.h"
#include "screens/stick_lines.h"
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

/* Where the title has room. */
static double title_width(Page *page, const StaffForm *form, const StaffStory *story, Box box)
{
    double pad = 3.4 * form->unit, left = 8 * form->unit;
    Lines says = page_break(page, state_says(page, story), TYPE_TOOL, box.w);
    return box.w - 2 * pad - left - (is_tall(page) ? 0 : says.width_mm + form->gap);
}

/* All titles look alike: the largest type in which each has room on a line. */
static Type title_type(Page *page, const StaffForm *form, const StaffFacts *facts)
{
    static const Type types[] = { TYPE_BUTTON, TYPE_LABEL };
    for (size_t t = 0; t < COUNT(types); t++) {
        bool fits = true;
        for (int i = 0; i < facts->story_count && fits; i++) {
            const StaffStory *story = &facts->stories[i];
            fits = page_break(page, story->title, types[t], 1e6).width_mm <=
                   title_width(page, form, story, form->body);
        }
        if (fits)
            return types[t];
    }
    return TYPE_TOOL;
}

static void show_story_words(Page *page, const StaffForm *form, const StaffStory *story, int number,
                             Type type, Box box)
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
    Lines title = page_break(page, story->title, type, words.w);
    show_lines(page, &title, words, ALIGN_START, COLOUR_INK);
}

static void show_story_row(Page *page, const StaffForm *form, const StaffStory *story, int number,
                           Type type, Box box)
{
    Scene *scene = page->scene;
    bool fresh = story->fresh && story->state == STAFF_LIVE;
    scene_box(scene, box, fresh ? COLOUR_MARKER : COLOUR_CARD,
              fresh ? COLOUR_ROPE_DARK : COLOUR_BORDER, 0.45 * page->scale, 2.2 * page->scale);
    show_story_words(page, form, story, number, type, box);
    page_language_of(page, story->title);
    scene_area(scene, arena_print(scene->arena, "staff:story:%s", story->id), box,
               phrase_print(scene->arena, "%s: %s", story->title, state_says(page, story)),
               AREA_CARD, false);
    scene_language(scene, NULL);
}

/* What was refused from the last stick. */
static void show_stick_row(Page *page, const View *view, const StaffForm *form, Box box)
{
    bool fresh = view->staff->facts->stick_fresh;
    const OutcomeReport *report = &view->last_stick->report;
    const char *says =
        stick_line_says(page->scene->arena, page->language, report, view->last_stick->title,
                        outcome_words(report->outcome)->line);
    double icon = 7 * form->unit, left = icon + 6 * form->unit;
    scene_box(page->scene, box, fresh ? COLOUR_MARKER : COLOUR_CARD,
              fresh ? COLOUR_ROPE_DARK : COLOUR_BORDER, 0.45 * page->scale, 2.2 * page->scale);
    scene_icon(page->scene, (Box){ box.x + 3 * form->unit, box.y + (box.h - icon) / 2, icon, icon },
               "stick", COLOUR_INK);
    Box words = { box.x + left, box.y, box.w - left - 3 * form->unit, box.h };
    const Box inside = { words.x, words.y, words.w, words.h - 1.5 * form->unit };
    if (!staff_note_fits(page, inside, says)) /* a long title gives way */
        says = stick_line_says(page->scene->arena, page->language, report, NULL,
                               outcome_words(report->outcome)->line);
    const char *shown =
        staff_note_fits(page, inside, says) ? says : words_in(page->language, "Stick");
    Lines lines = page_break_balanced(page, shown, TYPE_TOOL, words.w);
    show_lines(page, &lines, words, ALIGN_START, COLOUR_INK);
    scene_area(page->scene, "staff:stick", box, says, AREA_CARD, false);
}

int staff_stories_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const StaffFacts *facts = staff->facts;
    StaffForm form = staff_form_beside(page, view);
    const char *live = arena_print(page->scene->arena, words_in(page->language, "%d of %d live"),
                                   live_count(facts), facts->story_count);
    staff_head(page, &form, words_in(page->language, "Stories"), live);
    double row = row_height(page, &form);
    int rows = (int)((form.body.h + form.gap + 0.01) / (row + form.gap));
    rows = rows < 1 ? 1 : rows;
    int all = facts->story_count + facts->stick_refused;
    Type type = title_type(page, &form, facts);
    for (int i = 0; i < rows && staff->first + i < all; i++) {
        Box box = { form.body.x, form.body.y + i * (row + form.gap), form.body.w, row };
        int story = staff->first + i - facts->stick_refused;
        if (story < 0)
            show_stick_row(page, view, &form, box);
        else
            show_story_row(page, &form, &facts->stories[story], story + 1, type, box);
    }
    Box rest = staff_back(page, &form);
    if (rows < all)
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

/* Shows the first of the texts that fits, and speaks the first one. */
static void show_best(Page *page, Box box, const char *const *texts, int count, Colour colour)
{
    int best = 0;
    while (best < count - 1 && !staff_note_fits(page, box, texts[best]))
        best++;
    staff_note(page, box, texts[best], colour);
    if (best > 0)
        scene_speak(page->scene, "%s", texts[0]);
}

/* Where this version came from. */
static void show_origin(Page *page, const StaffStory *story, int64_t now_s, Box box)
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    const char *unreadable = words_in(in, "It cannot be read. Visitors do not see it.");
    const char *came =
        arena_print(arena,
                    story->by_stick ? words_in(in, "Version %d came by stick. Checked and signed.")
                                    : words_in(in, "Version %d came with the exhibit."),
                    story->version);
    if (story->by_stick && story->came_s > 0)
        came =
            phrase_print(arena, words_in(in, "Version %d came by stick, %s. Checked and signed."),
                         story->version, staff_time_says(arena, in, story->came_s, now_s));
    const char *seen = story->state == STAFF_LIVE ? words_in(in, "It is live.")
                                                  : words_in(in, "Visitors do not see it.");
    const char *texts[] = { phrase_print(arena, "%s %s", came, seen), came,
                            phrase_print(arena, words_in(in, "version %s"),
                                         arena_print(arena, "%d", story->version)) };
    if (story->state == STAFF_UNREADABLE)
        show_best(page, box, &unreadable, 1, COLOUR_QUIET);
    else
        show_best(page, box, texts, COUNT(texts), COLOUR_QUIET);
}

/* What the last stick had of this story, when that was refused, and what to do. */
static bool show_refused(Page *page, const View *view, const StaffStory *story, Box box)
{
    const StickLines *stick = view->last_stick; /* NULL without a stick */
    Arena *arena = page->scene->arena;
    if (!view->staff->facts->stick_refused || strcmp(stick->report.id, story->id) != 0)
        return false;
    const OutcomeReport *report = &stick->report;
    const OutcomeWords *words = outcome_words(report->outcome);
    const char *todo = words_in(page->language, words->todo);
    const char *line = stick_line_says(arena, page->language, report, stick->title, words->line);
    const char *plain = stick_line_says(arena, page->language, report, NULL, words->line);
    const char *texts[] = { phrase_print(arena, "%s %s", line, todo), todo, plain };
    show_best(page, box, texts, COUNT(texts), COLOUR_INK);
    return true;
}

static int list_buttons(Page *page, const Staff *staff, const StaffStory *story,
                        StaffButton buttons[4])
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
    if (story->state != STAFF_UNREADABLE)
        buttons[count++] = (StaffButton){ "staff:see",
                                          "story",
                                          words_in(in, "See it"),
                                          words_in(in, "See it: nothing is counted"),
                                          AREA_BUTTON,
                                          false,
                                          false };
    return count;
}

int staff_story_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const StaffStory *story = staff_story(staff, staff->story);
    StaffForm form = staff_form_beside(page, view);
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
    StaffButton buttons[4];
    int count = list_buttons(page, staff, story, buttons);
    int columns = page->portrait && page->compact ? 1 : 2;
    double needed = (count + columns - 1) / columns * (form.row + form.gap);
    Box note = { form.body.x, top, form.body.w, form.bar.y - needed - form.gap - top };
    if (!page->compact)
        note.h = fmin(note.h, 3 * page_line(page, TYPE_TOOL));
    if (!show_refused(page, view, story, note))
        show_origin(page, story, view->staff->facts->wall_s, note);
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

/* ---- the stick ---- */

/* What was refused, what follows and what to do, a paragraph each. */
int staff_stick_build(Page *page, const View *view)
{
    const StickLines *stick = view->last_stick;
    const OutcomeReport *report = &stick->report;
    const OutcomeWords *words = outcome_words(report->outcome);
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    StaffForm form = staff_form_beside(page, view);
    double top = staff_head(page, &form, words_in(in, "Stick"), NULL);
    const char *line = stick_line_says(arena, in, report, stick->title, words->line);
    const char *then = stick_line_says(arena, in, report, stick->title, outcome_then(report));
    const char *more = report->refused > 1
                           ? arena_print(arena,
                                         words_count_in(in, "And %d more.", "And %d more.",
                                                        (unsigned long)report->refused - 1),
                                         report->refused - 1)
                           : NULL;
    /* What has no room is left out from the end; what to do always stands there. */
    const char *both = phrase_print(arena, "%s %s", line, then);
    const char *says[] = { more ? phrase_print(arena, "%s %s", both, more) : both, both, line };
    const char *todo = words_in(in, words->todo);
    double y = top + (in->right_to_left ? 1.5 * form.unit : 0);
    double gap = 0.5 * page_line(page, TYPE_TOOL), room = form.bar.y - form.gap - y;
    Lines act = page_break(page, todo, TYPE_TOOL, form.body.w), tell = { 0 };
    size_t chosen = 0;
    for (; chosen < COUNT(says); chosen++) {
        tell = page_break(page, says[chosen], TYPE_TOOL, form.body.w);
        if (tell.height_mm + gap + act.height_mm <= room || chosen == COUNT(says) - 1)
            break;
    }
    gap = fmax(0, fmin(gap, room - tell.height_mm - act.height_mm));
    y += page_show(page, form.body.x, y, form.body.w, &tell, says[chosen], COLOUR_INK, ALIGN_START);
    page_show(page, form.body.x, y + gap, form.body.w, &act, todo, COLOUR_QUIET, ALIGN_START);
    const StaffButton story = { arena_print(arena, "staff:story:%s", report->id),
                                "story",
                                words_in(in, "Open the story"),
                                NULL,
                                AREA_PRIMARY,
                                false,
                                false };
    /* It leads on, so it comes first. The list beside the page has it already. */
    if (stick->title && staff_beside(view->staff) == STAFF_ALONE)
        staff_button(page, &story, staff_back_box(page, &form));
    staff_back(page, &form);
    return 1;
}
