#include "layout/button.h"

#include <assert.h>
#include <math.h>

/* Draws a button's box and returns the colour for what is on it. */
static Colour button_ground(Page *page, Box box, AreaRole role, bool chosen)
{
    double radius = 2.2 * page->scale;
    if (role == AREA_PRIMARY) {
        scene_box(page->scene, box, COLOUR_TOUCH, COLOUR_NONE, 0, radius);
        return COLOUR_ON_TOUCH;
    }
    scene_box(page->scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen ? COLOUR_TOUCH : COLOUR_BORDER, (chosen ? 0.8 : 0.45) * page->scale, radius);
    return role == AREA_CHOICE || role == AREA_CARD ? COLOUR_INK : COLOUR_TOUCH;
}

static double icon_side(const Page *page)
{
    return 8 * page->scale;
}

double button_width(const Page *page, const char *icon, const char *label)
{
    double width = 6 * page->scale;
    if (icon)
        width += icon_side(page);
    if (label)
        width += page_break(page, label, TYPE_LABEL, 1e6).width_mm;
    return width + (icon && label ? 2 * page->scale : 0);
}

/* Height in mm from the first line's capitals to the last baseline. */
static double text_block(const Lines *lines)
{
    return lines->height_mm - lines->line_mm + lines->capital_mm;
}

/* Moves the lines of a label together where they would come close to the frame. The tails of one
 * line and the capitals of the next still do not touch; Arabic letters would. */
static void close_up(Lines *lines, double height_mm)
{
    if (lines->line_count < 2 || lines->right_to_left)
        return;
    double between =
        (height_mm - 2 * PAGE_GAP_MM - 1.25 * lines->capital_mm) / (lines->line_count - 1);
    double line = fmin(lines->line_mm, fmax(between, 1.42 * lines->capital_mm));
    lines->height_mm -= lines->line_count * (lines->line_mm - line);
    lines->line_mm = line;
}

/* Shows icon and label side by side in the middle of the box. */
static void button_content(Page *page, Box box, const char *icon, const char *label, Type type,
                           Colour colour)
{
    double icon_mm = icon ? icon_side(page) : 0;
    double between = icon && label ? 2 * page->scale : 0;
    double inside = box.w - 2 * PAGE_GAP_MM - icon_mm - between;
    Lines lines = { 0 };
    if (label)
        lines = page_break(page, label, type, inside);
    double x = box.x + (box.w - lines.width_mm - icon_mm - between) / 2;
    if (icon)
        scene_icon(page->scene, (Box){ x, box.y + (box.h - icon_mm) / 2, icon_mm, icon_mm }, icon,
                   colour);
    if (!label)
        return;
    /* Centred by the capitals of the first line and the last baseline, because that looks
     * centred. */
    close_up(&lines, box.h);
    double block = text_block(&lines), space = (box.h - block) / 2;
    /* Tight ones stand a little higher, so that the tails of letters are on the button. */
    space -= fmin(fmax(0, 0.42 * lines.capital_mm - space), space * 0.6);
    double top = box.y + space - (lines.ascent_mm - lines.capital_mm);
    scene_lines(page->scene, x + icon_mm + between, top, lines.width_mm, &lines,
                icon ? ALIGN_START : ALIGN_CENTRE, &colour, 1);
}

void button_show(Page *page, const char *id, Box box, const char *icon, const char *label,
                 const char *name, AreaRole role, bool chosen)
{
    Colour colour = button_ground(page, box, role, chosen);
    button_content(page, box, icon, label, TYPE_LABEL, colour);
    scene_area(page->scene, id, box, name ? name : label, role, chosen);
}

void button_show_type(Page *page, Type type, const char *id, Box box, const char *label,
                      bool chosen)
{
    Colour colour = button_ground(page, box, AREA_CHOICE, chosen);
    button_content(page, box, NULL, label, type, colour);
    scene_area(page->scene, id, box, label, AREA_CHOICE, chosen);
}

void button_in_bar(Page *page, const char *id, Box box, const char *icon, const char *label,
                   AreaRole role, bool chosen)
{
    Colour colour = button_ground(page, box, role, chosen);
    Type type = TYPE_BUTTON;
    double inside = box.w - 2 * PAGE_GAP_MM - (icon ? icon_side(page) + 2 * page->scale : 0);
    Lines lines = page_break(page, label, type, inside);
    if (icon && lines.line_count > 1) { /* the words are more important */
        icon = NULL;
        inside = box.w - 2 * PAGE_GAP_MM;
        lines = page_break(page, label, type, inside);
    }
    Lines smaller = page_break(page, label, TYPE_LABEL, inside);
    if (lines.width_mm > inside || smaller.line_count < lines.line_count) {
        type = TYPE_LABEL;
        lines = smaller;
    }
    double tails = lines.line_count > 1 ? 0.58 * lines.capital_mm : 0;
    if (text_block(&lines) + tails > box.h || lines.width_mm > inside)
        type = TYPE_TOOL;                 /* its lines are closer, too */
    if (role == AREA_CHOICE && !chosen) { /* the edge says that these lead on */
        scene_box(page->scene, box, COLOUR_NONE, COLOUR_TOUCH, 0.9 * page->scale,
                  2.2 * page->scale);
        colour = COLOUR_TOUCH;
    }
    button_content(page, box, icon, label, type, colour);
    scene_area(page->scene, id, box, label, role, chosen);
}

void button_tool(Page *page, const Tool *tool, Box box, double icon_mm, double foot_mm)
{
    Colour colour = button_ground(page, box, AREA_BUTTON, tool->chosen);
    Lines word = page_break(page, tool->word, TYPE_TOOL, 1e6);
    double icon_y = box.y + (box.h - foot_mm - word.capital_mm - icon_mm) / 2;
    scene_icon(page->scene, (Box){ box.x + (box.w - icon_mm) / 2, icon_y, icon_mm, icon_mm },
               tool->icon, colour);
    double top = box.y + box.h - foot_mm - word.ascent_mm;
    scene_lines(page->scene, box.x, top, box.w, &word, ALIGN_CENTRE, &colour, 1);
    scene_area(page->scene, tool->id, box, tool->name, AREA_BUTTON, tool->chosen);
}

void button_tool_beside(Page *page, const Tool *tool, Box box, double icon_mm)
{
    Colour colour = button_ground(page, box, AREA_BUTTON, tool->chosen);
    double pad = icon_mm * 0.4, left = 2 * pad + icon_mm;
    Lines word = page_break(page, tool->word, TYPE_BUTTON, box.w - left - PAGE_GAP_MM);
    if (word.line_count > 1)
        word = page_break(page, tool->word, TYPE_TOOL, box.w - left - PAGE_GAP_MM);
    scene_icon(page->scene, (Box){ box.x + pad, box.y + (box.h - icon_mm) / 2, icon_mm, icon_mm },
               tool->icon, colour);
    double block = word.height_mm - word.line_mm + word.capital_mm;
    double top = box.y + (box.h - block) / 2 - (word.ascent_mm - word.capital_mm);
    scene_lines(page->scene, box.x + left, top, word.width_mm, &word, ALIGN_START, &colour, 1);
    scene_area(page->scene, tool->id, box, tool->name, AREA_BUTTON, tool->chosen);
}

bool button_share(const Page *page, const char *const *labels, int count, double gap_mm,
                  double width_mm, double *widths_mm)
{
    double room = width_mm - (count - 1) * gap_mm, all = 0, widest = 0;
    for (int i = 0; i < count; i++) {
        double word = page_break(page, labels[i], TYPE_LABEL, 1e6).width_mm;
        widths_mm[i] = fmax(PAGE_TOUCH_MM * page->scale, word + 2 * PAGE_GAP_MM + 0.1);
        widest = fmax(widest, widths_mm[i]);
        all += widths_mm[i];
    }
    bool even = widest * count <= room; /* equal widths, if that is wide enough */
    for (int i = 0; i < count; i++)
        widths_mm[i] = even || all > room ? room / count : widths_mm[i] + (room - all) / count;
    return all <= room;
}

ButtonRow button_row(const Page *page, const Choice *choices, int count, double width_mm)
{
    ButtonRow row = { .count = count, .columns = count, .row_mm = PAGE_TOUCH_MM * page->scale };
    const char *labels[BUTTON_CHOICES_MOST] = { NULL };
    assert(count <= BUTTON_CHOICES_MOST);
    for (int i = 0; i < count; i++) {
        row.choices[i] = choices[i];
        labels[i] = choices[i].label;
    }
    if (button_share(page, labels, count, page->gap, width_mm, row.widths_mm)) {
        row.row_mm = fmax(row.row_mm, page_line(page, TYPE_LABEL) + 2 * PAGE_GAP_MM);
        row.height_mm = row.row_mm;
        return row;
    }
    double widest = 0;
    for (int i = 0; i < count; i++)
        widest = fmax(widest, button_width(page, NULL, labels[i]));
    while (row.columns > 1 && row.columns * widest + (row.columns - 1) * page->gap > width_mm)
        row.columns--;
    double width = (width_mm - (row.columns - 1) * page->gap) / row.columns;
    /* A text that is wider than the whole row is broken into lines, and the buttons become
     * higher. */
    for (int i = 0; i < count; i++) {
        Lines lines = page_break(page, labels[i], TYPE_LABEL, width - 2 * PAGE_GAP_MM);
        row.widths_mm[i] = width;
        row.row_mm = fmax(row.row_mm, lines.height_mm + 2 * PAGE_GAP_MM);
    }
    int rows = (count + row.columns - 1) / row.columns;
    row.height_mm = rows * row.row_mm + (rows - 1) * page->gap;
    return row;
}

void button_row_show(Page *page, const ButtonRow *row, Box box)
{
    double x = box.x, y = box.y;
    for (int i = 0; i < row->count; i++) {
        const Choice *choice = &row->choices[i];
        button_show(page, choice->id, (Box){ x, y, row->widths_mm[i], row->row_mm }, NULL,
                    choice->label, NULL, AREA_CHOICE, choice->chosen);
        x += row->widths_mm[i] + page->gap;
        if ((i + 1) % row->columns == 0) {
            x = box.x;
            y += row->row_mm + page->gap;
        }
    }
}
