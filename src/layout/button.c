#include "layout/button.h"

#include <math.h>

/* Draws a button's box and gives the colour of what is on it. */
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

void button_show(Page *page, const char *id, Box box, const char *icon, const char *label,
                 const char *name, AreaRole role, bool chosen)
{
    Colour colour = button_ground(page, box, role, chosen);
    double icon_mm = icon ? icon_side(page) : 0;
    double between = icon && label ? 2 * page->scale : 0;
    double inside = box.w - 2 * GAP_MM - icon_mm - between;
    Lines lines = { 0 };
    if (label)
        lines = page_break(page, label, TYPE_LABEL, inside);
    double x = box.x + (box.w - lines.width_mm - icon_mm - between) / 2;
    if (icon)
        scene_icon(page->scene, (Box){ x, box.y + (box.h - icon_mm) / 2, icon_mm, icon_mm }, icon,
                   colour);
    if (label) {
        /* Centred by the capitals of the first line, which is what the eye takes for the middle. */
        double block = lines.height_mm - lines.line_mm + lines.capital_mm;
        double top = box.y + (box.h - block) / 2 - (lines.ascent_mm - lines.capital_mm);
        scene_lines(page->scene, x + icon_mm + between, top, lines.width_mm, &lines,
                    icon ? ALIGN_START : ALIGN_CENTRE, &colour, 1);
    }
    scene_area(page->scene, id, box, name ? name : label, role, chosen);
}

bool button_share(const Page *page, const char *const *labels, int count, double gap_mm,
                  double width_mm, double *widths_mm)
{
    double room = width_mm - (count - 1) * gap_mm, all = 0, widest = 0;
    for (int i = 0; i < count; i++) {
        double word = page_break(page, labels[i], TYPE_LABEL, 1e6).width_mm;
        widths_mm[i] = fmax(TOUCH_MM * page->scale, word + 2 * GAP_MM + 0.1);
        widest = fmax(widest, widths_mm[i]);
        all += widths_mm[i];
    }
    bool even = widest * count <= room; /* the same for all, when that will do */
    for (int i = 0; i < count; i++)
        widths_mm[i] = even || all > room ? room / count : widths_mm[i] + (room - all) / count;
    return all <= room;
}

double button_choices(Page *page, Box box, const Choice *choices, int count, bool show)
{
    const char *labels[CHOICES_MOST] = { NULL };
    double widths[CHOICES_MOST];
    for (int i = 0; i < count; i++)
        labels[i] = choices[i].label;
    if (button_share(page, labels, count, page->gap, box.w, widths)) {
        double x = box.x;
        double row = fmax(TOUCH_MM * page->scale, page_line(page, TYPE_LABEL) + 2 * GAP_MM);
        for (int i = 0; show && i < count; x += widths[i++] + page->gap)
            button_show(page, choices[i].id, (Box){ x, box.y, widths[i], row }, NULL, labels[i],
                        NULL, AREA_CHOICE, choices[i].chosen);
        return row;
    }
    double height = TOUCH_MM * page->scale;
    double widest = 0;
    for (int i = 0; i < count; i++)
        widest = fmax(widest, button_width(page, NULL, choices[i].label));
    int columns = count;
    while (columns > 1 && columns * widest + (columns - 1) * page->gap > box.w)
        columns--;
    double width = (box.w - (columns - 1) * page->gap) / columns;
    /* A word wider than the whole row takes further lines, and the buttons the height for them. */
    for (int i = 0; i < count; i++) {
        Lines lines = page_break(page, choices[i].label, TYPE_LABEL, width - 2 * GAP_MM);
        height = fmax(height, lines.height_mm + 2 * GAP_MM);
    }
    int rows = (count + columns - 1) / columns;
    for (int i = 0; show && i < count; i++) {
        Box at = { box.x + i % columns * (width + page->gap),
                   box.y + i / columns * (height + page->gap), width, height };
        button_show(page, choices[i].id, at, NULL, choices[i].label, NULL, AREA_CHOICE,
                    choices[i].chosen);
    }
    return rows * height + (rows - 1) * page->gap;
}
