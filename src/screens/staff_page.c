/* staff_page.c: the form and the buttons that the panel's pages share. */
#include "screens/staff.h"

#include <math.h>

#define ROW_MM    15.4
#define WIDEST_MM 230.0 /* of a page, for a unit of 1: hands need not travel further */

/* ---- the form ---- */

/* On 7-inch panels large text does not enlarge the interface's words, and so not the heading. */
static Type head_type(const Page *page)
{
    return page->compact && page->large ? TYPE_LABEL : TYPE_HEADING;
}

/* The form from x on. On large panels it is no higher than the list beside it, and stands in the
 * middle: an upright glass would be empty below it. With low controls it stands at the foot. */
static StaffForm form_from(const Page *page, double x, double width)
{
    StaffForm form = { .unit = page->compact ? 1 : 1.25 * page->scale,
                       .gap = page->compact ? PAGE_GAP_MM : 3 * page->scale };
    double tails = page->language->right_to_left ? 0.6 : 0.5;
    double two_lines = page_line(page, TYPE_TOOL) + page_capital(page, TYPE_TOOL) * 1.9;
    form.row = fmax(ROW_MM * form.unit, page->compact ? 0 : two_lines);
    double foot = page->height_mm - page->margin;
    double capital = page_capital(page, head_type(page)), top = page->margin + 1.2 * form.unit;
    double below = fmax(3 * form.unit, tails * capital);
    if (!page->compact) /* where there is more room, four rows share it */
        form.row = fmax(form.row, fmin((foot - top - capital) / 5, 1.35 * ROW_MM * form.unit));
    double spare = foot - top - capital - below - STAFF_DOORS * (form.row + form.gap) + form.gap;
    if (!page->compact && spare > 0) {
        top += page->touch_top > 0 ? spare : spare / 2;
        foot -= page->touch_top > 0 ? 0 : spare / 2;
    }
    form.head = (Box){ x, top, width, capital };
    form.bar = (Box){ x, foot - form.row, width, form.row };
    double body = fmax(top + capital + below, page->touch_top);
    form.body = (Box){ x, body, width, form.bar.y - form.gap - body };
    return form;
}

StaffForm staff_form(const Page *page)
{
    double unit = page->compact ? 1 : 1.25 * page->scale;
    double width = fmin(page->width_mm - 2 * page->margin, WIDEST_MM * unit);
    return form_from(page, (page->width_mm - width) / 2, width);
}

StaffForm staff_form_with_list(const Page *page, Box *list)
{
    double unit = page->compact ? 1 : 1.25 * page->scale;
    double width = fmin(page->width_mm - 2 * page->margin, 1.3 * WIDEST_MM * unit);
    double x = (page->width_mm - width) / 2, side = 0.28 * width, between = 9 * page->scale;
    StaffForm form = form_from(page, x + side + between, width - side - between);
    *list = (Box){ x, form.body.y, side, form.bar.y + form.bar.h - form.body.y };
    return form;
}

/* The top of a line's box whose capitals begin at y. */
static double line_top(const Lines *lines, double y)
{
    return y - (lines->ascent_mm - lines->capital_mm);
}

static void show_fact(Page *page, const StaffForm *form, double used_mm, const char *fact)
{
    Box head = form->head;
    if (!fact)
        return;
    double room = head.w - used_mm - 3 * form->gap;
    Lines small = page_break(page, fact, TYPE_TOOL, fmax(room, 1));
    if (room < 20 || small.line_count > 1 || small.width_mm > room) {
        scene_speak(page->scene, "%s", fact);
        return;
    }
    page_show(page, head.x + head.w - room, line_top(&small, head.y + head.h - small.capital_mm),
              room, &small, fact, COLOUR_QUIET, ALIGN_END);
}

double staff_head(Page *page, const StaffForm *form, const char *title, const char *fact)
{
    const Type types[] = { head_type(page), TYPE_LABEL, TYPE_TOOL };
    Box head = form->head;
    Lines big = page_break(page, title, types[0], head.w);
    for (size_t i = 1; i < COUNT(types) && big.line_count > 1; i++)
        big = page_break(page, title, types[i], head.w);
    page_show(page, head.x, line_top(&big, head.y), head.w, &big, title, COLOUR_INK, ALIGN_START);
    show_fact(page, form, big.line_count > 1 ? head.w : big.width_mm, fact);
    return head.y + fmax(head.h, big.height_mm - big.line_mm + big.capital_mm) + 3 * form->unit;
}

/* ---- buttons ---- */

/* How a button's words are set. */
typedef struct {
    Lines lines;
    double icon_mm; /* 0: without it */
    bool light;
} Setting;

/* From the first line's capitals to the last line's tails. */
static double ink_height(const Lines *lines)
{
    double tails = lines->right_to_left ? 0.75 : 0.42;
    return lines->height_mm - lines->line_mm + lines->capital_mm * (1 + tails);
}

/* Tries sizes and lines, best first and without bold letters if they are `light`; the last one is
 * taken even if it does not fit. */
static bool set_words(const Page *page, const StaffButton *button, Box box, bool light,
                      Setting *setting)
{
    static const struct {
        Type type;
        int lines;
        bool icon;
    } ways[] = { { TYPE_BUTTON, 1, true }, { TYPE_LABEL, 1, true },   { TYPE_TOOL, 1, true },
                 { TYPE_TOOL, 2, true },   { TYPE_BUTTON, 1, false }, { TYPE_TOOL, 1, false },
                 { TYPE_TOOL, 2, false },  { TYPE_TOOL, 3, false } };
    double unit = page->compact ? 1 : 1.25 * page->scale;
    for (size_t i = 0; i < COUNT(ways); i++) {
        double icon = ways[i].icon && button->icon ? 7.6 * unit : 0;
        double side = icon > 0 ? 2.4 * unit : 1.2;
        double room = box.w - 2 * side - (icon > 0 ? icon + 2 * unit : 0);
        if (room < 1 || (light && ways[i].type != TYPE_TOOL))
            continue;
        Lines lines = page_break_balanced(page, button->label, ways[i].type, room);
        *setting = (Setting){ lines, icon, ways[i].type == TYPE_TOOL };
        double accents = (lines.right_to_left ? 0.35 : 0.3) * lines.capital_mm;
        if (lines.line_count <= ways[i].lines && lines.width_mm <= room &&
            page_widest_word(page, button->label, ways[i].type) <= room &&
            ink_height(&lines) + accents <= box.h)
            return true;
    }
    return false;
}

bool staff_button_fits(const Page *page, const StaffButton *button, Box box)
{
    Setting setting;
    return set_words(page, button, box, false, &setting);
}

static Colour ground(Page *page, const StaffButton *button, Box box)
{
    double radius = 2.2 * page->scale;
    if (button->role == AREA_PRIMARY) {
        scene_box(page->scene, box, COLOUR_TOUCH, COLOUR_NONE, 0, radius);
        return COLOUR_ON_TOUCH;
    }
    bool chosen = button->chosen;
    scene_box(page->scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen ? COLOUR_TOUCH : COLOUR_BORDER, (chosen ? 0.8 : 0.45) * page->scale, radius);
    return COLOUR_TOUCH;
}

static void show_icon(Page *page, const StaffButton *button, Box box, Colour colour)
{
    double side = fmin(8 * (page->compact ? 1 : 1.25 * page->scale), fmin(box.w, box.h) * 0.6);
    scene_icon(page->scene,
               (Box){ box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side },
               button->icon, colour);
}

static void show_words(Page *page, const StaffButton *button, Box box, bool light, Colour colour)
{
    Setting setting = { 0 };
    set_words(page, button, box, light, &setting);
    const Lines *lines = &setting.lines;
    double unit = page->compact ? 1 : 1.25 * page->scale;
    double side = setting.icon_mm > 0 ? 2.4 * unit : 1.2, x = box.x + side;
    if (setting.icon_mm > 0) {
        scene_icon(
            page->scene,
            (Box){ x, box.y + (box.h - setting.icon_mm) / 2, setting.icon_mm, setting.icon_mm },
            button->icon, colour);
        x += setting.icon_mm + 2 * unit;
    }
    double block = lines->height_mm - lines->line_mm + lines->capital_mm;
    double space = (box.h - block) / 2, tails = ink_height(lines) - block;
    space = fmax(fmin(space, box.h - block - tails - 0.3), 0.2);
    scene_lines(page->scene, x, line_top(lines, box.y + space), box.x + box.w - side - x, lines,
                setting.icon_mm > 0 ? ALIGN_START : ALIGN_CENTRE, &colour, 1);
}

static void show_button(Page *page, const StaffButton *button, Box box, bool light)
{
    Colour colour = ground(page, button, box);
    if (button->label)
        show_words(page, button, box, light, colour);
    else
        show_icon(page, button, box, colour);
    scene_area(page->scene, button->id, box, button->name ? button->name : button->label,
               button->role, button->chosen);
    if (button->held)
        scene_held(page->scene);
}

void staff_button(Page *page, const StaffButton *button, Box box)
{
    show_button(page, button, box, false);
}

/* Sets `light` when one of them has no room for bold letters: they all look alike. */
static bool grid_fits(const Page *page, const StaffButton *buttons, int count, double width,
                      double height, bool *light)
{
    bool fits = true;
    *light = false;
    for (int i = 0; i < count && fits; i++) {
        Setting setting = { 0 };
        fits = !buttons[i].label ||
               set_words(page, &buttons[i], (Box){ 0, 0, width, height }, false, &setting);
        *light = *light || setting.light;
    }
    return fits;
}

double staff_grid(Page *page, const StaffForm *form, const StaffButton *buttons, int count,
                  int columns, Box box)
{
    double gap = form->gap, width = 0, height = form->row;
    bool light = false;
    for (; columns > 0; columns--) {
        int rows = (count + columns - 1) / columns;
        width = (box.w + gap) / columns - gap;
        height = fmin(form->row, (box.h + gap) / rows - gap);
        if (grid_fits(page, buttons, count, width, height, &light) || columns == 1)
            break;
    }
    for (int i = 0; i < count; i++)
        show_button(page, &buttons[i],
                    (Box){ box.x + i % columns * (width + gap),
                           box.y + i / columns * (height + gap), width, height },
                    light);
    return (count + columns - 1) / columns * (height + gap) - gap;
}

static double back_width(const Page *page, const StaffForm *form)
{
    if (page->icons)
        return form->row;
    double word = page_break(page, words_in(page->language, "Back"), TYPE_BUTTON, 1e6).width_mm;
    return fmax(form->bar.h * 1.4, word + 16 * form->unit);
}

Box staff_back_box(const Page *page, const StaffForm *form)
{
    double used = back_width(page, form) + form->gap;
    return (Box){ form->bar.x + used, form->bar.y, form->bar.w - used, form->bar.h };
}

Box staff_back(Page *page, const StaffForm *form)
{
    const char *word = words_in(page->language, "Back");
    const StaffButton back = { "back", "back", page->icons ? NULL : word, word, AREA_BUTTON,
                               false,  false };
    staff_button(page, &back,
                 (Box){ form->bar.x, form->bar.y, back_width(page, form), form->bar.h });
    return staff_back_box(page, form);
}

Box staff_turns(Page *page, const StaffForm *form, Box bar)
{
    const Language *in = page->language;
    const StaffButton turns[] = {
        { "staff:up", "up", NULL, words_in(in, "Further up"), AREA_BUTTON, false, false },
        { "staff:down", "down", NULL, words_in(in, "Further down"), AREA_BUTTON, false, false },
    };
    double side = form->row;
    for (size_t i = 0; i < COUNT(turns); i++) {
        staff_button(page, &turns[i], (Box){ bar.x, bar.y, side, bar.h });
        bar.x += side + form->gap;
        bar.w -= side + form->gap;
    }
    return bar;
}

/* ---- texts ---- */

bool staff_note_fits(const Page *page, Box box, const char *text)
{
    Lines lines = page_break_balanced(page, text, TYPE_TOOL, box.w);
    return ink_height(&lines) <= box.h;
}

void staff_note(Page *page, Box box, const char *text, Colour colour)
{
    Lines lines = page_break_balanced(page, text, page->compact ? TYPE_TOOL : TYPE_TEXT, box.w);
    if (ink_height(&lines) > box.h)
        lines = page_break_balanced(page, text, TYPE_TOOL, box.w);
    if (ink_height(&lines) > box.h) {
        scene_speak(page->scene, "%s", text);
        return;
    }
    double block = lines.height_mm - lines.line_mm + lines.capital_mm;
    double y = box.y + fmax(0, (box.h - block) / 2);
    page_show(page, box.x, line_top(&lines, y), box.w, &lines, text, colour, ALIGN_START);
}

/* Shows the text if it fits in that face; the capitals are at most so high. */
static bool try_sentence(Page *page, Box box, const char *text, Face face, double most,
                         double least, double *height_mm)
{
    for (double capital = fmax(most, least);; capital = fmax(capital * 0.94, least)) {
        TextStyle style = { .face = face,
                            .capital_mm = capital,
                            .leading = 1.15,
                            .right_to_left = page->language->right_to_left };
        Lines lines = typeset_lines(page->typeset, page->scene->arena, text, &style, box.w);
        if (ink_height(&lines) > box.h || lines.width_mm > box.w) {
            if (capital <= least)
                return false;
            continue;
        }
        page_show(page, box.x, line_top(&lines, box.y), box.w, &lines, text, COLOUR_INK,
                  ALIGN_START);
        *height_mm = lines.height_mm - lines.line_mm + lines.capital_mm;
        return true;
    }
}

double staff_sentence(Page *page, Box box, const char *text, double capital_mm)
{
    double height = 0, least = page_capital(page, TYPE_READING);
    double small = page_capital(page, TYPE_TOOL);
    bool plain = page->compact && page->large; /* as the heading */
    if ((!plain && try_sentence(page, box, text, FACE_READING_BOLD, capital_mm, least, &height)) ||
        try_sentence(page, box, text, FACE_INTERFACE_BOLD, capital_mm, small, &height) ||
        try_sentence(page, box, text, FACE_INTERFACE, small, small, &height))
        return height;
    scene_speak(page->scene, "%s", text);
    const char *less = words_in(page->language, "Not all is well.");
    return try_sentence(page, box, less, FACE_INTERFACE_BOLD, small, small, &height) ? height : 0;
}

/* ---- less and more ---- */

static void show_dots(Page *page, const StaffStepper *stepper, Box box)
{
    double most = box.w / stepper->dots, unit = page->compact ? 1 : 1.25 * page->scale;
    double pitch = fmin(6.4 * unit, most), side = fmin(3.8 * unit, most * 0.75);
    double x = box.x + (box.w - pitch * stepper->dots) / 2 + (pitch - side) / 2;
    double icon = 7.6 * unit, y = box.y + (box.h - side) / 2;
    if (stepper->icon && box.h > 1.7 * icon) {
        scene_icon(page->scene, (Box){ box.x + (box.w - icon) / 2, box.y + 1, icon, icon },
                   stepper->icon, COLOUR_INK);
        y = box.y + 1 + icon + (box.h - 1 - icon - side) / 2;
    }
    for (int i = 0; i < stepper->dots; i++)
        scene_disc(page->scene, (Box){ x + i * pitch, y, side, side },
                   i < stepper->filled ? COLOUR_INK : COLOUR_CARD, COLOUR_INK, 0.5 * unit);
}

void staff_stepper(Page *page, const StaffStepper *stepper, double button_mm, Box box)
{
    const StaffButton less = { stepper->less_id, "minus", NULL, stepper->less,
                               AREA_BUTTON,      false,   false };
    const StaffButton more = { stepper->more_id, "plus", NULL, stepper->more,
                               AREA_BUTTON,      false,  false };
    Box between = { box.x + button_mm + 1, box.y, box.w - 2 * button_mm - 2, box.h };
    staff_button(page, &less, (Box){ box.x, box.y, button_mm, box.h });
    if (stepper->dots > 0) {
        show_dots(page, stepper, between);
        scene_speak(page->scene, "%s",
                    arena_print(page->scene->arena, words_in(page->language, "%d of %d"),
                                stepper->filled, stepper->dots));
    } else {
        Lines lines = page_break(page, stepper->text, TYPE_LABEL, between.w);
        double y = box.y + (box.h - lines.capital_mm) / 2;
        page_show(page, between.x, line_top(&lines, y), between.w, &lines, stepper->text,
                  COLOUR_INK, ALIGN_CENTRE);
    }
    staff_button(page, &more, (Box){ box.x + box.w - button_mm, box.y, button_mm, box.h });
}

/* ---- words ---- */

const char *staff_trouble_says(Page *page, const StaffFacts *facts, Trouble trouble)
{
    const Language *in = page->language;
    switch (trouble) {
    case TROUBLE_ANSWERS: return words_in(in, "Answers wait.");
    case TROUBLE_STORY: return words_in(in, "A story was taken off.");
    case TROUBLE_HOT:
        return arena_print(page->scene->arena, words_in(in, "Too hot: %d °C."), facts->degrees);
    case TROUBLE_POWER: return words_in(in, "Power is weak.");
    case TROUBLE_RESTART: return words_in(in, "It restarted by itself.");
    case TROUBLE_TOUCH: return words_in(in, "Part of the glass is dead.");
    case TROUBLE_ASIDE: return words_in(in, "Answers set aside.");
    case TROUBLE_SETTINGS: return words_in(in, "Settings were lost.");
    case TROUBLE_CLOCK: return words_in(in, "The clock is not set.");
    case TROUBLE_PIN: return words_in(in, "Choose your own PIN.");
    default: return words_in(in, "All is well.");
    }
}

const char *staff_trouble_mends(const Page *page, Trouble trouble)
{
    const Language *in = page->language;
    switch (trouble) {
    case TROUBLE_ANSWERS: return words_in(in, "Copy counts to a stick");
    case TROUBLE_STORY: return words_in(in, "Look at the stories");
    case TROUBLE_HOT: return words_in(in, "Switch off");
    case TROUBLE_TOUCH: return words_in(in, "Test the touch");
    case TROUBLE_SETTINGS: return words_in(in, "Look at the room");
    case TROUBLE_PIN: return words_in(in, "New PIN");
    case TROUBLE_CLOCK: return words_in(in, "Set the clock");
    default: return words_in(in, "Show the log");
    }
}

StaffButton staff_clean_button(const Page *page, bool whole)
{
    const Language *in = page->language;
    const char *all = words_in(in, "Clean the glass");
    return (StaffButton){ "staff:clean", "cloth",     whole ? all : words_in(in, "Clean"),
                          all,           AREA_BUTTON, false,
                          false };
}

StaffButton staff_close_button(const Page *page)
{
    return (StaffButton){ "staff:close", NULL,         words_in(page->language, "To visitors"),
                          NULL,          AREA_PRIMARY, false,
                          false };
}
