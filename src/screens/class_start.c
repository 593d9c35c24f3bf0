/* class_start.c: before the lesson: the story, how long, hands or groups, how many; and the
 * teacher's own choice of sentences. After it: the sheet, and wiping. */
#include <math.h>

#include "screens/class.h"
#include "typeset/phrase.h"

/* ---- rows ---- */

/* Where a row's label ends, and its value begins. */
static double label_width(const Page *page, const StaffForm *form)
{
    const char *const labels[] = { words_in(page->language, "Story"),
                                   words_in(page->language, "Lesson"),
                                   words_in(page->language, "Vote by") };
    double width = 0;
    for (size_t i = 0; i < COUNT(labels); i++)
        width = fmax(width, page_break(page, labels[i], TYPE_TOOL, 1e6).width_mm);
    return fmin(width, form->body.w * 0.4) + 5 * form->unit;
}

static void show_label(Page *page, const StaffForm *form, const char *label, Box box)
{
    double width = label_width(page, form) - 3 * form->unit;
    Lines words = page_break(page, label, TYPE_TOOL, width);
    double block = words.height_mm - words.line_mm + words.capital_mm;
    page_show(page, box.x + 3 * form->unit,
              box.y + (box.h - block) / 2 - (words.ascent_mm - words.capital_mm), width, &words,
              label, COLOUR_QUIET, ALIGN_START);
}

/* A row that a touch changes: what it is about, and what it is now. */
static void show_row(Page *page, const StaffForm *form, const char *id, const char *label,
                     const char *now, Box box)
{
    Scene *scene = page->scene;
    const Colour touch = COLOUR_TOUCH, quiet = COLOUR_QUIET;
    double left = label_width(page, form), room = box.w - left - 2 * form->unit;
    const Type types[] = { TYPE_BUTTON, TYPE_TOOL };
    bool alone = page_widest_word(page, now, TYPE_TOOL) > room || /* the label is only spoken */
                 page_break(page, now, TYPE_TOOL, room).line_count > 2;
    if (alone) {
        left = 3 * form->unit;
        room = box.w - 2 * left;
    }
    scene_box(scene, box, COLOUR_CARD, COLOUR_BORDER, 0.45 * page->scale, 2.2 * page->scale);
    Lines words = page_break(page, label, TYPE_TOOL, fmax(left - 3 * form->unit, 1));
    Lines value = page_break(page, now, types[0], room);
    for (size_t i = 1; i < COUNT(types) && value.line_count > 1; i++)
        value = page_break(page, now, types[i], room);
    double middle = box.y + box.h / 2;
    if (words.line_count == 1 && !alone)
        scene_lines(scene, box.x + 3 * form->unit, middle + words.capital_mm / 2 - words.ascent_mm,
                    left, &words, ALIGN_START, &quiet, 1);
    double block = value.height_mm - value.line_mm + value.capital_mm;
    scene_lines(scene, box.x + left, middle - block / 2 + value.capital_mm - value.ascent_mm, room,
                &value, ALIGN_START, &touch, 1);
    scene_area(scene, id, box, phrase_print(scene->arena, "%s: %s", label, now), AREA_CARD, false);
}

static const char *lesson_says(Page *page, const Class *class)
{
    const LessonPlan *plan = &lesson_plans[class->lesson];
    Arena *arena = page->scene->arena;
    if (class->lesson != LESSON_OWN)
        /* TR: how long a lesson is, and how many sentences it has */
        return arena_print(arena, words_in(page->language, "%d min, %d sentences"), plan->minutes,
                           plan->sentences);
    if (class->claim_count == 0)
        return words_in(page->language, "Own choice");
    return arena_print(arena,
                       words_count_in(page->language, "%d sentence", "%d sentences",
                                      (unsigned long)class->claim_count),
                       class->claim_count);
}

/* The lesson; one's own choice has a button that leads to the sentences. */
static void show_lesson(Page *page, const Class *class, const StaffForm *form, Box box)
{
    const Language *in = page->language;
    const StaffButton own = { "class:own", NULL, words_in(in, "Choose"), NULL, AREA_BUTTON,
                              false,       false };
    Box own_box = { 0 };
    if (class->lesson == LESSON_OWN) {
        double word = page_widest_word(page, own.label, TYPE_TOOL) + 4;
        double wide = fmax(word, fmin(box.w * 0.26, 60 * form->unit));
        box.w -= wide + form->gap;
        own_box = (Box){ box.x + box.w + form->gap, box.y, wide, box.h };
    }
    show_row(page, form, "class:lesson", words_in(in, "Lesson"), lesson_says(page, class), box);
    if (class->lesson == LESSON_OWN)
        staff_button(page, &own, own_box);
}

static void show_ways(Page *page, const Class *class, const StaffForm *form, Box box)
{
    const Language *in = page->language;
    const StaffButton ways[] = {
        { "class:by:hands", NULL, words_in(in, "hands"), NULL, AREA_CHOICE, false, !class->groups },
        { "class:by:groups", NULL, words_in(in, "groups"), NULL, AREA_CHOICE, false,
          class->groups },
    };
    double left = label_width(page, form), width = (box.w - left - form->gap) / 2, word = 0;
    for (int i = 0; i < 2; i++)
        word = fmax(word, page_widest_word(page, ways[i].label, TYPE_TOOL) + 2.6);
    if (word > width) { /* there is no room for the label */
        left = 0;
        width = (box.w - form->gap) / 2;
        scene_speak(page->scene, "%s", words_in(in, "Vote by"));
    } else {
        show_label(page, form, words_in(in, "Vote by"), box);
    }
    for (int i = 0; i < 2; i++)
        staff_button(page, &ways[i],
                     (Box){ box.x + left + i * (width + form->gap), box.y, width, box.h });
}

static void show_number(Page *page, const Class *class, const StaffForm *form, Box box)
{
    const Language *in = page->language;
    const StaffStepper stepper = {
        .less_id = "class:pupils:less",
        .more_id = "class:pupils:more",
        .less = words_in(in, "Fewer"),
        .more = words_in(in, "More"),
        .text = class->groups ? arena_print(page->scene->arena,
                                            words_count_in(page->language, "%d group", "%d groups",
                                                           (unsigned long)(class->group_count)),
                                            class->group_count)
                              : arena_print(page->scene->arena,
                                            words_count_in(page->language, "%d pupil", "%d pupils",
                                                           (unsigned long)(class->pupils)),
                                            class->pupils)
    };
    staff_stepper(page, &stepper, fmax(PAGE_TOUCH_MM, form->row), box);
}

Pages class_start_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = staff_form(page);
    staff_head(page, &form, words_in(in, "Class"), NULL);
    bool beside = page->compact && !page->portrait; /* the number stands in the bar */
    int rows = beside ? 3 : 4;
    double high = page->portrait ? 1.4 * form.row : form.row; /* titles have two lines there */
    form.row = fmin(high, (form.body.h + form.gap) / rows - form.gap);
    const StaffButton begin = { "class:begin", NULL, words_in(in, "Begin"), NULL, AREA_PRIMARY,
                                false,         false };
    Box rest = staff_back_box(page, &form), row = form.body;
    row.h = form.row;
    double wide = beside ? fmin(rest.w * 0.42, rest.w - 78) : rest.w;
    int story = class_story(class);
    const char *title =
        story >= 0 ? class->facts->stories[story].title : words_in(in, "There is no story.");
    show_row(page, &form, "class:story", words_in(in, "Story"), title, row);
    row.y += form.row + form.gap;
    show_lesson(page, class, &form, row);
    row.y += form.row + form.gap;
    show_ways(page, class, &form, row);
    row.y += form.row + form.gap;
    if (!beside)
        show_number(page, class, &form, row);
    if (class->story[0]) /* of the bar what leads on comes first */
        staff_button(page, &begin, (Box){ rest.x + rest.w - wide, rest.y, wide, rest.h });
    if (beside)
        show_number(page, class, &form, (Box){ rest.x, rest.y, rest.w - wide - form.gap, rest.h });
    staff_back(page, &form);
    return ONE_PAGE;
}

/* ---- one's own choice ---- */

static void show_choice(Page *page, const View *view, const Claim *claim, Box box)
{
    const Class *class = view->class;
    Arena *arena = page->scene->arena;
    bool chosen = false;
    for (int i = 0; i < class->claim_count; i++)
        chosen = chosen || class->claims[i] == claim->number;
    const StaffButton row = { arena_print(arena, "class:row:%d", claim->number + 1),
                              chosen ? "ok" : "plus",
                              claim->label,
                              NULL,
                              AREA_CHOICE,
                              false,
                              chosen };
    page_language_of(page, claim->label);
    staff_button(page, &row, box);
    scene_language(page->scene, NULL);
}

/* The sentences in the article's order. Their levels are not told: the class sees this page. */
Pages class_choose_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = staff_form(page);
    const char *fact = arena_print(page->scene->arena, words_in(in, "%d of at most %d"),
                                   class->claim_count, LESSON_CLAIMS_MOST);
    staff_head(page, &form, words_in(in, "Choose sentences"), fact);
    double high = page->compact && page->portrait ? 1.2 * form.row : form.row; /* for two lines */
    int rows = (int)((form.body.h + form.gap + 0.01) / (high + form.gap));
    rows = rows < 1 ? 1 : rows;
    for (int i = 0; i < view->listed_count && i < rows; i++)
        show_choice(page, view, view->listed[i],
                    (Box){ form.body.x, form.body.y + i * (high + form.gap), form.body.w, high });
    Box rest = staff_back(page, &form);
    const StaffButton turns[] = {
        { "class:up", "up", NULL, words_in(in, "Further up"), AREA_BUTTON, false, false },
        { "class:down", "down", NULL, words_in(in, "Further down"), AREA_BUTTON, false, false },
    };
    bool many = view->story && rows < view->story->claim_count;
    for (size_t i = 0; i < COUNT(turns) && many; i++)
        staff_button(page, &turns[i],
                     (Box){ rest.x + (double)i * (form.row + form.gap), rest.y, form.row, rest.h });
    return (Pages){ rows, 0, 0 };
}

/* ---- the end ---- */

static const char *sheet_says(Page *page, const Class *class)
{
    const Language *in = page->language;
    switch (class->says) {
    case CLASS_SAYS_COPYING: return words_in(in, "Copying. Leave the stick in.");
    case CLASS_SAYS_COPIED: return words_in(in, "Done. You may pull the stick.");
    case CLASS_SAYS_FAILED: return arena_copy_text(page->scene->arena, class->why);
    default:
        return words_in(in, "Only dots are on it. Wiping forgets the votes. Take along: “Ask: who "
                            "could know?”");
    }
}

/* On larger panels as large as what a class reads, below the heading. */
static void show_words(Page *page, const char *words, Box box)
{
    const Type types[] = { TYPE_LEAD, TYPE_READING };
    for (size_t i = 0; i < COUNT(types) && !page->compact; i++) {
        Lines lines = page_break_balanced(page, words, types[i], box.w);
        if (lines.height_mm > box.h)
            continue;
        page_show(page, box.x, box.y, box.w, &lines, words, COLOUR_INK, ALIGN_START);
        return;
    }
    staff_note(page, box, words, COLOUR_INK);
}

Pages class_end_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = staff_form(page);
    double top = staff_head(page, &form, words_in(in, "Copy the sheet first?"), NULL);
    bool copied = class->says == CLASS_SAYS_COPIED;
    StaffButton sheet = { "class:sheet", "stick",      words_in(in, "Sheet to a stick"),
                          NULL,          AREA_PRIMARY, false,
                          false };
    StaffButton wipe = { "class:wipe", NULL, words_in(in, "Wipe and end"), NULL, AREA_BUTTON,
                         false,        false };
    if (copied) {
        sheet.role = AREA_BUTTON;
        wipe.role = AREA_PRIMARY;
    }
    const StaffButton above[] = {
        { "class:stay", NULL, words_in(in, "Stay"), NULL, AREA_BUTTON, false, false },
        copied ? sheet : wipe,
    };
    int columns = page->portrait && page->compact ? 1 : 2;
    double grid = 2 / columns * (form.row + form.gap);
    Box foot = { form.body.x, form.bar.y - grid, form.body.w, grid };
    show_words(page, sheet_says(page, class),
               (Box){ form.body.x, top, form.body.w, foot.y - form.gap - top });
    if (class->says == CLASS_SAYS_COPYING)
        return ONE_PAGE; /* nothing can be touched until it is on the stick */
    staff_grid(page, &form, above, (int)COUNT(above), columns, foot);
    staff_button(page, copied ? &wipe : &sheet, form.bar);
    return ONE_PAGE;
}
