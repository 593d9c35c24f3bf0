#include "screens/sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "typeset/phrase.h"
#include "words/words.h"

/* Section 508 402.4 and EN 301 549 5.1.4: 3/16 inch; enlarged: 0.7 degrees at 600 mm. */
#define CAPITAL_MM       4.8
#define CAPITAL_LARGE_MM 7.3

/* An alef is drawn lower than a Latin capital of the same size. */
#define ARABIC_TALLER 1.065

/* A 17-inch panel's short side: up to here type keeps its least size, above it grows with the
 * panel, because one stands further back and the page would look empty. */
#define SHORT_SIDE_MM 214.0

static void measure_bar(Sheet *sheet)
{
    double width = sheet->view->width_mm, height = sheet->view->height_mm;
    double button = TOUCH_MM * sheet->scale;
    /* Seven small buttons and the wide one in a row, else in two. */
    sheet->bar_rows = 7 * (button + GAP_MM) + 1.2 * button > width - 2 * GAP_MM ? 2 : 1;
    double pad = sheet->compact ? GAP_MM : 2 * GAP_MM * sheet->scale;
    sheet->bar_y = height - pad - sheet->bar_rows * button - (sheet->bar_rows - 1) * GAP_MM;
    if (!sheet->compact)
        sheet->bar_y -= pad; /* air between the hairline and the buttons */
}

void sheet_start(Sheet *sheet, const View *view, Scene *scene, Shown *shown, Error *error)
{
    *sheet = (Sheet){
        .view = view, .visit = view->visit, .scene = scene, .shown = shown, .error = error
    };
    double side = fmin(view->width_mm, view->height_mm);
    sheet->portrait = view->height_mm > view->width_mm;
    sheet->scale = fmax(1.0, side / SHORT_SIDE_MM);
    sheet->capital = (sheet->visit->large ? CAPITAL_LARGE_MM : CAPITAL_MM) * sheet->scale;
    sheet->compact = side < 120;
    sheet->small = side < 150;
    sheet->terse = sheet->compact || (sheet->visit->large && view->height_mm < 180);
    sheet->ratio = sheet->compact ? 1.08 : side < 220 ? 1.15 : sheet->portrait ? 1.28 : 1.22;
    sheet->margin = sheet->compact ? 3 : side * 0.055;
    sheet->gap = sheet->compact ? GAP_MM : 4 * sheet->scale;
    measure_bar(sheet);
    sheet->body = (Box){ sheet->margin, sheet->margin, view->width_mm - 2 * sheet->margin,
                         sheet->bar_y - sheet->margin - sheet->gap };
    if (sheet->portrait && !sheet->compact) { /* an upright panel is read and reached lower down */
        double drop = sheet->body.h * 0.07;
        sheet->body.y += drop;
        sheet->body.h -= drop;
    }
    if (sheet->visit->story >= 0) {
        sheet->bundle = view->bundles[sheet->visit->story];
        sheet->story = bundle_story(sheet->bundle);
    }
}

static Face type_face(Type type)
{
    switch (type) {
    case TYPE_TEXT: return FACE_INTERFACE;
    case TYPE_READING:
    case TYPE_LEAD:
    case TYPE_CLAIM: return FACE_READING;
    case TYPE_TITLE: return FACE_READING_BOLD;
    default: return FACE_INTERFACE_BOLD;
    }
}

static double capital_in(const Sheet *sheet, bool right_to_left, Type type)
{
    static const int steps[] = {
        [TYPE_TEXT] = 0,  [TYPE_LABEL] = 0,   [TYPE_READING] = 0, [TYPE_LEAD] = 1,
        [TYPE_CLAIM] = 2, [TYPE_HEADING] = 2, [TYPE_DISPLAY] = 4, [TYPE_TITLE] = 6
    };
    /* On a small panel the enlarged size is for what is read: there is no room on buttons, and no
     * need to tell sizes apart. */
    double taller = right_to_left ? ARABIC_TALLER : 1;
    if (sheet->small && sheet->visit->large)
        return taller * (type == TYPE_TEXT || type == TYPE_LABEL ? CAPITAL_MM : CAPITAL_LARGE_MM);
    return taller * sheet->capital * pow(sheet->ratio, steps[type]);
}

bool sheet_right_to_left(const Sheet *sheet, const char *text)
{
    const char *language = sheet->bundle ? bundle_language_of(sheet->bundle, text) : NULL;
    return language ? phrase_language_right_to_left(language) : words_language()->right_to_left;
}

double sheet_capital(const Sheet *sheet, Type type)
{
    return capital_in(sheet, words_language()->right_to_left, type);
}

double sheet_capital_of(const Sheet *sheet, const char *text, Type type)
{
    return capital_in(sheet, sheet_right_to_left(sheet, text), type);
}

static Lines break_lines(const Sheet *sheet, const char *text, Type type, double width_mm)
{
    bool close = type >= TYPE_HEADING || sheet->compact;
    TextStyle style = { .face = type_face(type),
                        .capital_mm = sheet_capital_of(sheet, text, type),
                        .leading = close ? 1.2 : 1.4,
                        .right_to_left = sheet_right_to_left(sheet, text) };
    return typeset_lines(sheet->view->typeset, sheet->scene->arena, text, &style, width_mm);
}

double sheet_line(const Sheet *sheet, Type type)
{
    /* Arabic letters reach higher and lower than Latin ones. */
    const char *letter = words_language()->right_to_left ? "ع" : "x";
    return break_lines(sheet, letter, type, 1e6).line_mm;
}

Lines sheet_break(Sheet *sheet, const char *text, Type type, double width_mm)
{
    return break_lines(sheet, text, type, width_mm);
}

double sheet_widest_word(Sheet *sheet, const char *text, Type type)
{
    double widest = 0;
    while (*text) {
        size_t length = strcspn(text, " \n");
        const char *word = arena_copy_bytes(sheet->scene->arena, text, length);
        widest = fmax(widest, break_lines(sheet, word, type, 1e6).width_mm);
        text += length + strspn(text + length, " \n");
    }
    return widest;
}

/* A text that runs against the page's direction keeps its own side. */
static bool against_the_page(const Lines *lines)
{
    return lines->line_count > 1 && lines->right_to_left != words_language()->right_to_left;
}

void sheet_language_of(Sheet *sheet, const char *text)
{
    const char *language = sheet->bundle ? bundle_language_of(sheet->bundle, text) : NULL;
    if (language)
        scene_language(sheet->scene, language);
}

double sheet_show(Sheet *sheet, double x, double y, double width_mm, const Lines *lines,
                  const char *spoken, Colour colour, Align align)
{
    const char *before = sheet->scene->language;
    if (align == ALIGN_START && against_the_page(lines))
        align = ALIGN_END;
    if (spoken) {
        sheet_language_of(sheet, spoken);
        scene_speak(sheet->scene, "%s", spoken);
    }
    double height = scene_lines(sheet->scene, x, y, width_mm, lines, align, &colour, 1);
    scene_language(sheet->scene, before);
    return height;
}

double sheet_text(Sheet *sheet, double x, double y, double width_mm, const char *text, Type type,
                  Colour colour, Align align)
{
    Lines lines = sheet_break(sheet, text, type, width_mm);
    return sheet_show(sheet, x, y, width_mm, &lines, text, colour, align);
}

double sheet_eyebrow(Sheet *sheet, Box box, const char *text)
{
    return sheet_text(sheet, box.x, box.y, box.w, text, TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
}

static double marker_pad(const Sheet *sheet)
{
    return sheet->compact ? 1 : 2.4 * sheet->scale;
}

double sheet_marked_height(Sheet *sheet, double width_mm, const char *text, Type type)
{
    return sheet_break(sheet, text, type, width_mm - 2 * marker_pad(sheet)).height_mm;
}

double sheet_marked(Sheet *sheet, Box box, const char *text, Type type)
{
    double pad = marker_pad(sheet), width = box.w - 2 * pad;
    Lines lines = sheet_break(sheet, text, type, width);
    for (int i = 0; i < lines.line_count; i++) {
        double own = lines.lines[i].width_mm;
        double x = box.x + (against_the_page(&lines) ? width - own : 0);
        /* The stretches touch, and leave as much above a capital as below a baseline. */
        double top =
            box.y + i * lines.line_mm + lines.ascent_mm - lines.capital_mm / 2 - lines.line_mm / 2;
        scene_box(sheet->scene, (Box){ x, top, own + 2 * pad, lines.line_mm }, COLOUR_MARKER,
                  COLOUR_NONE, 0, 0);
    }
    sheet_show(sheet, box.x + pad, box.y, width, &lines, text, COLOUR_INK, ALIGN_START);
    return lines.height_mm;
}

/* Where a bundle says what is wrong with it: the first failure of a screen is kept. */
static Error *room_for_error(const Sheet *sheet)
{
    return sheet->failed ? NULL : sheet->error;
}

/* Gives the thing that sheet->bundle was asked for; NULL: it failed. */
static const void *got(Sheet *sheet, const void *thing)
{
    if (!thing && !sheet->failed) {
        sheet->failed = true;
        sheet->shown->failed = sheet->bundle;
    }
    return thing;
}

double sheet_picture(Sheet *sheet, const char *name, Box box)
{
    if (!name[0] || box.w <= 0 || box.h <= 0)
        return 0;
    Picture picture;
    Arena *arena = sheet->scene->arena;
    bool there = bundle_picture(sheet->bundle, name, arena, &picture, room_for_error(sheet));
    if (!got(sheet, there ? &picture : NULL))
        return 0;
    double scale = fmin(box.w / picture.width_px, box.h / picture.height_px);
    double width = picture.width_px * scale, height = picture.height_px * scale;
    scene_picture(sheet->scene, (Box){ box.x + (box.w - width) / 2, box.y, width, height },
                  picture.png, picture.size, picture.key, picture.width_px, picture.height_px);
    scene_speak(sheet->scene, "%s", picture.alt);
    return height;
}

/* Draws a button's box and gives the colour of what is on it. */
static Colour button_ground(Sheet *sheet, Box box, AreaRole role, bool chosen)
{
    double radius = 2.2 * sheet->scale;
    if (role == AREA_PRIMARY) {
        scene_box(sheet->scene, box, COLOUR_TOUCH, COLOUR_NONE, 0, radius);
        return COLOUR_ON_TOUCH;
    }
    scene_box(sheet->scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen ? COLOUR_TOUCH : COLOUR_BORDER, (chosen ? 0.8 : 0.45) * sheet->scale, radius);
    return role == AREA_CHOICE || role == AREA_CARD ? COLOUR_INK : COLOUR_TOUCH;
}

static double icon_side(const Sheet *sheet)
{
    return 8 * sheet->scale;
}

double sheet_button_width(Sheet *sheet, const char *icon, const char *label)
{
    double width = 6 * sheet->scale;
    if (icon)
        width += icon_side(sheet);
    if (label)
        width += sheet_break(sheet, label, TYPE_LABEL, 1e6).width_mm;
    return width + (icon && label ? 2 * sheet->scale : 0);
}

void sheet_button(Sheet *sheet, const char *id, Box box, const char *icon, const char *label,
                  const char *name, AreaRole role, bool chosen)
{
    Colour colour = button_ground(sheet, box, role, chosen);
    double icon_mm = icon ? icon_side(sheet) : 0;
    double between = icon && label ? 2 * sheet->scale : 0;
    double inside = box.w - 2 * GAP_MM - icon_mm - between;
    Lines lines = { 0 };
    if (label)
        lines = sheet_break(sheet, label, TYPE_LABEL, inside);
    double x = box.x + (box.w - lines.width_mm - icon_mm - between) / 2;
    if (icon)
        scene_icon(sheet->scene, (Box){ x, box.y + (box.h - icon_mm) / 2, icon_mm, icon_mm }, icon,
                   colour);
    if (label) {
        /* Centred by the capitals of the first line, which is what the eye takes for the middle. */
        double block = lines.height_mm - lines.line_mm + lines.capital_mm;
        double top = box.y + (box.h - block) / 2 - (lines.ascent_mm - lines.capital_mm);
        scene_lines(sheet->scene, x + icon_mm + between, top, lines.width_mm, &lines,
                    icon ? ALIGN_START : ALIGN_CENTRE, &colour, 1);
    }
    scene_area(sheet->scene, id, box, name ? name : label, role, chosen);
}

bool sheet_share(Sheet *sheet, const char *const *labels, int count, double gap_mm, double width_mm,
                 double *widths_mm)
{
    double room = width_mm - (count - 1) * gap_mm, all = 0, widest = 0;
    for (int i = 0; i < count; i++) {
        double word = sheet_break(sheet, labels[i], TYPE_LABEL, 1e6).width_mm;
        widths_mm[i] = fmax(TOUCH_MM * sheet->scale, word + 2 * GAP_MM + 0.1);
        widest = fmax(widest, widths_mm[i]);
        all += widths_mm[i];
    }
    bool even = widest * count <= room; /* the same for all, when that will do */
    for (int i = 0; i < count; i++)
        widths_mm[i] = even || all > room ? room / count : widths_mm[i] + (room - all) / count;
    return all <= room;
}

double sheet_choices(Sheet *sheet, Box box, const Choice *choices, int count, bool show)
{
    const char *labels[CHOICES_MOST] = { NULL };
    double widths[CHOICES_MOST];
    for (int i = 0; i < count; i++)
        labels[i] = choices[i].label;
    if (sheet_share(sheet, labels, count, sheet->gap, box.w, widths)) {
        double x = box.x;
        double row = fmax(TOUCH_MM * sheet->scale, sheet_line(sheet, TYPE_LABEL) + 2 * GAP_MM);
        for (int i = 0; show && i < count; x += widths[i++] + sheet->gap)
            sheet_button(sheet, choices[i].id, (Box){ x, box.y, widths[i], row }, NULL, labels[i],
                         NULL, AREA_CHOICE, choices[i].chosen);
        return row;
    }
    double height = TOUCH_MM * sheet->scale;
    double widest = 0;
    for (int i = 0; i < count; i++)
        widest = fmax(widest, sheet_button_width(sheet, NULL, choices[i].label));
    int columns = count;
    while (columns > 1 && columns * widest + (columns - 1) * sheet->gap > box.w)
        columns--;
    double width = (box.w - (columns - 1) * sheet->gap) / columns;
    /* A word wider than the whole row takes further lines, and the buttons the height for them. */
    for (int i = 0; i < count; i++) {
        Lines lines = sheet_break(sheet, choices[i].label, TYPE_LABEL, width - 2 * GAP_MM);
        height = fmax(height, lines.height_mm + 2 * GAP_MM);
    }
    int rows = (count + columns - 1) / columns;
    for (int i = 0; show && i < count; i++) {
        Box at = { box.x + i % columns * (width + sheet->gap),
                   box.y + i / columns * (height + sheet->gap), width, height };
        sheet_button(sheet, choices[i].id, at, NULL, choices[i].label, NULL, AREA_CHOICE,
                     choices[i].chosen);
    }
    return rows * height + (rows - 1) * sheet->gap;
}

/* ---- the bar ---- */

typedef struct {
    const char *id, *icon, *name;
    bool chosen;
} Control;

/* From one control's left side to the next one's. */
static double control_pitch(const Sheet *sheet)
{
    return TOUCH_MM * sheet->scale + GAP_MM * (sheet->compact ? 1 : 1.5);
}

static void place_control(Sheet *sheet, const Control *control, double x, double y)
{
    double side = TOUCH_MM * sheet->scale;
    sheet_button(sheet, control->id, (Box){ x, y, side, side }, control->icon, NULL, control->name,
                 AREA_BUTTON, control->chosen);
}

static void place_primary(Sheet *sheet, const char *id, const char *label, double x, double right,
                          double y)
{
    double side = TOUCH_MM * sheet->scale;
    double wanted = sheet_button_width(sheet, NULL, label) + 8 * sheet->scale;
    /* Where the word does not fit on one line, the arrow says it. */
    bool fits = wanted - 8 * sheet->scale <= right - x;
    double width = fmin(fmax(wanted, 2.4 * side), right - x);
    sheet_button(sheet, id, (Box){ right - width, y, width, side }, fits ? NULL : "next",
                 fits ? label : NULL, label, AREA_PRIMARY, false);
}

void sheet_bar(Sheet *sheet, const char *id, const char *label, bool back)
{
    const Visit *visit = sheet->visit;
    const Control restart = { "restart", "restart", _("Start again"), false };
    const Control back_control = { "back", "back", _("Back"), false };
    const char *language =
        phrase_print(sheet->scene->arena, _("Language: %s"), words_language()->name);
    const Control settings[] = {
        { "languages", "language", language, false },
        { "text_size", "text_size", _("Larger text"), visit->large },
        { "contrast", "contrast", _("Contrast"), visit->contrast },
        { "low", "low", _("Lower"), visit->low },
        { "speak", "speak", _("Read aloud"), visit->aloud },
    };
    double width = sheet->view->width_mm;
    double pad = sheet->compact ? (sheet->bar_rows == 2 ? GAP_MM + 0.5 : GAP_MM) : sheet->margin;
    double side = TOUCH_MM * sheet->scale;
    double y =
        sheet->view->height_mm - (sheet->compact ? GAP_MM : 2 * GAP_MM * sheet->scale) - side;
    if (!sheet->compact) {
        double line = sheet->bar_y - 0.2;
        Point hairline[] = { { 0, line }, { 0, line }, { width, line }, { width, line } };
        scene_stroke(sheet->scene, hairline, 4, 0.25 * sheet->scale, COLOUR_HAIRLINE, false);
    }
    double primary_room =
        fmax(2.4 * side, label ? sheet_button_width(sheet, NULL, label) + 8 * sheet->scale : 0);
    double settings_y = sheet->bar_rows == 2 ? y - side - GAP_MM : y;
    double pitch = control_pitch(sheet);
    double settings_x = sheet->bar_rows == 2 ? pad : pad + pitch;
    int offered = (int)COUNT(settings) - !visit->setup->has_voice; /* `speak` is the last */
    double x = sheet->bar_rows == 2 ? pad + pitch : settings_x + offered * pitch;
    double back_x = fmax(x, width - pad - primary_room - GAP_MM - side - sheet->gap);
    /* In the order the focus takes: what leads on stands at the page's end, and comes right after
     * the page's own things; the settings, the same everywhere, come last. */
    if (id)
        place_primary(sheet, id, label, back ? back_x + pitch : x, width - pad, y);
    if (back)
        place_control(sheet, &back_control, back_x, y);
    place_control(sheet, &restart, pad, y);
    for (int i = 0; i < offered; i++)
        place_control(sheet, &settings[i], settings_x + i * pitch, settings_y);
}

/* ---- the claim ---- */

const char *sheet_date(Sheet *sheet, const char *date)
{
    static const char *const months[] = { N_("January"), N_("February"), N_("March"),
                                          N_("April"),   N_("May"),      N_("June"),
                                          N_("July"),    N_("August"),   N_("September"),
                                          N_("October"), N_("November"), N_("December") };
    int year, month, day;
    int found = sscanf(date, "%d-%d-%d", &year, &month, &day);
    if (found < 2 || month < 1 || month > 12)
        return date;
    const char *name = words_get(months[month - 1]);
    if (found == 2)
        /* TR: month, year */
        return phrase_print(sheet->scene->arena, _("%s %d"), name, year);
    /* TR: day, month, year */
    return phrase_print(sheet->scene->arena, _("%d %s %d"), day, name, year);
}

const Claim *sheet_claim_of(Sheet *sheet, int number)
{
    return got(sheet, bundle_claim(sheet->bundle, number, room_for_error(sheet)));
}

const Block *sheet_block(Sheet *sheet, int number)
{
    return got(sheet, bundle_block(sheet->bundle, number, room_for_error(sheet)));
}

const Claim *sheet_claim(Sheet *sheet)
{
    return sheet_claim_of(sheet, visit_answer(sheet->visit)->claim);
}

static const char *claim_place(Sheet *sheet, const Claim *claim)
{
    const Visit *visit = sheet->visit;
    if (visit->more)
        return phrase_print(sheet->scene->arena, "%s · %s", _("More claims"), claim->label);
    /* TR: where one is in the visit, then the claim's short name */
    return phrase_print(sheet->scene->arena, _("Claim %d of %d · %s"), visit->answer_count,
                        sheet->story->path_count, claim->label);
}

void sheet_claim_place_speak(Sheet *sheet, const Claim *claim)
{
    scene_speak(sheet->scene, "%s", claim_place(sheet, claim));
}

/* The walk-up path: whole rope and filled knots up to here, dots from here on. */
static void draw_way(Sheet *sheet, Box box, int here, int all)
{
    double knot = 4.4 * sheet->scale, middle = box.y + box.h / 2;
    double step = (box.w - knot) / (all - 1), first = box.x + knot / 2;
    for (int i = 1; i < all; i++) {
        Point a = { first + (i - 1) * step, middle }, b = { first + i * step, middle };
        const Point straight[] = { a, a, b, b };
        if (i < here)
            rope_span(sheet, a, b, knot * 0.3, knot * 0.25);
        else
            scene_stroke(sheet->scene, straight, 4, knot * 0.14, COLOUR_BORDER, true);
    }
    for (int i = 0; i < all; i++)
        rope_knot(sheet, (Point){ first + i * step, middle }, i + 1 == here ? knot * 1.3 : knot,
                  i + 1 < here);
}

double sheet_claim_eyebrow_height(Sheet *sheet, double width_mm, const Claim *claim)
{
    return sheet_break(sheet, claim_place(sheet, claim), TYPE_TEXT, width_mm).height_mm;
}

double sheet_claim_eyebrow(Sheet *sheet, Box box, const Claim *claim)
{
    const Visit *visit = sheet->visit;
    int all = sheet->story->path_count;
    double line = sheet_line(sheet, TYPE_TEXT);
    double way = all < 2 || visit->more || sheet->compact ? 0 : (all - 1) * 13 * sheet->scale;
    const char *text = claim_place(sheet, claim);
    if (way > box.w * 0.4 || sheet_break(sheet, text, TYPE_TEXT, box.w - way).line_count > 1)
        way = 0;
    if (way > 0)
        draw_way(sheet, (Box){ box.x + box.w - way, box.y, way, line }, visit->answer_count, all);
    return sheet_eyebrow(sheet, (Box){ box.x, box.y, box.w - way, box.h }, text);
}
