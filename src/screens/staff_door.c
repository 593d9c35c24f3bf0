/* staff_door.c: the door of the panel. At the left what anyone may do, at the right the pad for the
 * PIN; and the page on which a PIN is chosen, with the same pad. */
#include <math.h>
#include <string.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

#define PAD_ROWS    4
#define PAD_COLUMNS 3

/* Where the two halves are; on an upright panel the pad is below. */
typedef struct {
    Box words; /* the line at the top of the left half */
    Box left;  /* the rest of it */
    Box dots;  /* the line above the pad */
    Box pad;
    double row;
} Halves;

static Halves halves(const Page *page, const StaffForm *form)
{
    Halves halves = { 0 };
    double above = form->head.y - 1.2 * form->unit;
    Box all = { form->head.x, above, form->head.w, form->bar.y + form->bar.h - above };
    double gap = form->gap;
    double line = (page->language->right_to_left ? 10.4 : 8) * form->unit;
    if (page->portrait) {
        int left_rows = 3, rows = left_rows + PAD_ROWS;
        double words = 17.6 * form->unit, top = fmax(all.y + words, page->touch_top);
        double room = all.y + all.h - top - line - gap;
        halves.row = fmin(form->row, (room + gap) / rows - gap);
        halves.words = (Box){ all.x, all.y, all.w, words };
        halves.left = (Box){ all.x, top, all.w, left_rows * (halves.row + gap) - gap };
        halves.dots = (Box){ all.x, top + halves.left.h + gap, all.w, line };
        halves.pad =
            (Box){ all.x, halves.dots.y + line, all.w, PAD_ROWS * (halves.row + gap) - gap };
        return halves;
    }
    double half = (all.w - 5.6 * form->unit) * 0.52;
    double top = fmax(all.y + line + 1.2 * form->unit, page->touch_top);
    double room = all.y + all.h - top;
    halves.row = fmin(form->row * 1.1, (room + gap) / PAD_ROWS - gap);
    double high = PAD_ROWS * (halves.row + gap) - gap;
    halves.words = (Box){ all.x, all.y, half, line + form->unit };
    halves.left = (Box){ all.x, top, half, high };
    double x = all.x + half + 5.6 * form->unit, width = all.w - half - 5.6 * form->unit;
    halves.dots = (Box){ x, top - line - 1.2 * form->unit, width, line };
    halves.pad = (Box){ x, top, width, high };
    if (page->touch_top == 0 || page->touch_top < all.y + 2 * line) {
        double middle = x - 2.8 * form->unit;
        const Point line_points[] = {
            { middle, all.y }, { middle, all.y }, { middle, top + high }, { middle, top + high }
        };
        scene_stroke(page->scene, line_points, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    }
    return halves;
}

/* ---- the pad ---- */

/* "PIN" and a dot for each digit; at least six places, so that nobody sees how many there are. */
static void show_dots(Page *page, const View *view, Box box)
{
    const Staff *staff = view->staff;
    const char *pin = words_in(page->language, "PIN");
    int typed = (int)strlen(staff->digits), places = typed > 5 ? STAFF_PIN_MOST : 6;
    Lines word = page_break(page, pin, TYPE_TOOL, box.w);
    double y = box.y + (box.h - word.capital_mm) / 2;
    page_show(page, box.x, y - (word.ascent_mm - word.capital_mm), box.w, &word, pin, COLOUR_QUIET,
              ALIGN_START);
    double left = word.width_mm + 3, pitch = fmin((box.w - left) / places, box.h * 1.1);
    double side = fmin(pitch * 0.55, box.h * 0.6);
    for (int i = 0; i < places; i++)
        scene_disc(page->scene,
                   (Box){ box.x + left + i * pitch + (pitch - side) / 2, box.y + (box.h - side) / 2,
                          side, side },
                   i < typed ? COLOUR_TOUCH : COLOUR_PAPER,
                   i <= typed ? COLOUR_TOUCH : COLOUR_BORDER, 0.6 * page->scale);
    scene_speak(
        page->scene, "%s",
        arena_print(page->scene->arena,
                    words_count_in(page->language, "%d digit", "%d digits", (unsigned long)typed),
                    typed));
}

static void show_key(Page *page, const char *key, Box box, bool opens)
{
    const Language *in = page->language;
    StaffButton button = { arena_print(page->scene->arena, "staff:pin:%s", key),
                           NULL,
                           key,
                           NULL,
                           AREA_BUTTON,
                           false,
                           false };
    if (strcmp(key, "open") == 0) {
        button.label = words_in(in, "Open");
        button.chosen = opens;
    } else if (strcmp(key, "delete") == 0) {
        button.icon = "delete";
        button.label = NULL;
        button.name = words_in(in, "Delete");
    }
    staff_button(page, &button, box);
}

static void show_pad(Page *page, const View *view, const Halves *halves, double gap)
{
    static const char *const keys[PAD_ROWS * PAD_COLUMNS] = {
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "open"
    };
    Box pad = halves->pad;
    double width = (pad.w + gap) / PAD_COLUMNS - gap;
    bool opens = strlen(view->staff->digits) >= STAFF_PIN_LEAST;
    show_dots(page, view, halves->dots);
    for (int i = 0; i < PAD_ROWS * PAD_COLUMNS; i++)
        show_key(page, keys[i],
                 (Box){ pad.x + i % PAD_COLUMNS * (width + gap),
                        pad.y + i / PAD_COLUMNS * (halves->row + gap), width, halves->row },
                 opens);
}

/* ---- what it says ---- */

static const char *wait_says(Page *page, int seconds)
{
    Arena *arena = page->scene->arena;
    int minutes = (seconds + 59) / 60;
    return arena_print(arena,
                       words_count_in(page->language, "Wait %d minute.", "Wait %d minutes.",
                                      (unsigned long)minutes),
                       minutes);
}

static const char *door_says(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    int others;
    switch (staff->says) {
    case STAFF_SAYS_WRONG: return words_in(page->language, "Not this one.");
    case STAFF_SAYS_WAIT: return wait_says(page, staff_wait_s(staff, view->now_ms));
    case STAFF_SAYS_FAILED: return arena_copy_text(page->scene->arena, staff->why);
    default: return staff_trouble_says(page, staff->facts, staff_trouble(staff, &others));
    }
}

/* ---- the door ---- */

static void show_words(Page *page, const StaffForm *form, const char *text, Box box)
{
    /* Above the letters is room for the marks of Arabic. */
    double above = (page->language->right_to_left ? 2.4 : 1.2) * form->unit;
    box.y += above;
    box.h -= above;
    staff_sentence(page, box, text, 5.8 * form->unit);
}

static void show_sound(Page *page, const View *view, const StaffForm *form, Box box)
{
    const Language *in = page->language;
    const StaffStepper stepper = { .less_id = "staff:quieter",
                                   .more_id = "staff:louder",
                                   .less = words_in(in, "Quieter"),
                                   .more = words_in(in, "Louder"),
                                   .icon = "speak",
                                   .filled = view->staff->loud,
                                   .dots = 3 };
    staff_stepper(page, &stepper, fmax(PAGE_TOUCH_MM, fmin(17 * form->unit, (box.w - 16) / 2)),
                  box);
}

static StaffButton off_button(const Page *page)
{
    return (StaffButton){ "staff:off", "power",     words_in(page->language, "Off: hold 3 s"),
                          NULL,        AREA_BUTTON, true,
                          false };
}

/* The left half, one below the other; on an upright panel the last two are side by side. */
static Box place(const Page *page, Box left, double row, double gap, int number)
{
    if (!page->portrait || number < 2)
        return (Box){ left.x, left.y + number * (row + gap), left.w, row };
    double width = (left.w - gap) / 2;
    return (Box){ left.x + (number - 2) * (width + gap), left.y + 2 * (row + gap), width, row };
}

int staff_door_build(Page *page, const View *view)
{
    const StaffFacts *facts = view->staff->facts;
    StaffForm form = staff_form(page);
    Halves half = halves(page, &form);
    /* Sound has room beside another button, and Off needs a row for its words. */
    int sound = page->portrait ? 2 : 1, switch_off = page->portrait ? 1 : 2;
    show_words(page, &form, door_says(page, view), half.words);
    StaffButton clean = staff_clean_button(page, true), off = off_button(page);
    bool offers_off = facts->switches_off && facts->off_free;
    staff_button(page, &clean, place(page, half.left, half.row, form.gap, 0));
    if (facts->sound && sound < switch_off)
        show_sound(page, view, &form, place(page, half.left, half.row, form.gap, sound));
    if (offers_off)
        staff_button(page, &off, place(page, half.left, half.row, form.gap, switch_off));
    if (facts->sound && sound > switch_off)
        show_sound(page, view, &form, place(page, half.left, half.row, form.gap, sound));
    if (facts->first_pin[0])
        show_pad(page, view, &half, form.gap);
    StaffButton close = staff_close_button(page);
    staff_button(page, &close, place(page, half.left, half.row, form.gap, 3));
    return 1;
}

/* ---- choosing a PIN ---- */

static const char *pin_says(const Page *page, const Staff *staff)
{
    const Language *in = page->language;
    switch (staff->says) {
    case STAFF_SAYS_AGAIN: return words_in(in, "The same once more.");
    case STAFF_SAYS_EASY: return words_in(in, "Too easy: not all alike, not in a row.");
    case STAFF_SAYS_FIRST: return words_in(in, "Not the one from the card. Choose another one.");
    case STAFF_SAYS_DIFFERS: return words_in(in, "That was another one. Begin again.");
    default: return words_in(in, "Choose your own: 4 to 8 digits.");
    }
}

int staff_pin_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    StaffForm form = staff_form(page);
    Halves half = halves(page, &form);
    const char *title = words_in(page->language, "New PIN");
    show_words(page, &form, title, half.words);
    Box note = place(page, half.left, half.row, form.gap, 0);
    note.w = half.left.w;
    note.h = page->portrait ? half.row : 2 * half.row;
    staff_note(page, note, pin_says(page, staff), COLOUR_INK);
    show_pad(page, view, &half, form.gap);
    if (staff->past_door) {
        const char *word = words_in(page->language, "Back");
        StaffButton back = { "back", "back", word, NULL, AREA_BUTTON, false, false };
        staff_button(page, &back, place(page, half.left, half.row, form.gap, 2));
    }
    StaffButton close = staff_close_button(page);
    staff_button(page, &close, place(page, half.left, half.row, form.gap, 3));
    return 1;
}
