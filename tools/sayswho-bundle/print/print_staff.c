/* print_staff.c: the card for staff that lies in the unit's box: A6, pictures and few words. */
#include "base/assets.h"
#include "print/print_parts.h"
#include "words/words.h"

#define ICON_MM 7.0
#define ROW_MM  9.6

const PaperSize staff_card_size = { "A6", 105, 148 };

/* Draws one of the exhibit's icons. */
static void put_icon(Paper *paper, Box box, const char *name)
{
    char path[4200], file[64];
    snprintf(file, sizeof(file), "icons/%s.png", name);
    bool there = assets_path(path, sizeof(path), file);
    cairo_surface_t *icon = there ? cairo_image_surface_create_from_png(path) : NULL;
    if (!icon || cairo_surface_status(icon) != CAIRO_STATUS_SUCCESS)
        paper_fail(paper, "%s: this picture cannot be read; install the exhibit", file);
    else if (paper->cairo) {
        double scale = PAPER_PT_PER_MM * box.w / cairo_image_surface_get_width(icon);
        double x = paper->language->right_to_left ? paper->size->width_mm - box.x - box.w : box.x;
        cairo_save(paper->cairo);
        cairo_translate(paper->cairo, x * PAPER_PT_PER_MM, box.y * PAPER_PT_PER_MM);
        cairo_scale(paper->cairo, scale, scale);
        cairo_mask_surface(paper->cairo, icon, 0, 0);
        cairo_restore(paper->cairo);
    }
    if (icon)
        cairo_surface_destroy(icon);
}

/* The glass, with a ring round the corner that is held. The corner is at the left in every
 * language, as on the glass. */
static void put_glass(Paper *paper, Box box)
{
    bool backwards = paper->language->right_to_left;
    double middle = backwards ? box.x + box.w - 4 : box.x + 4;
    paper_box(paper, box, COLOUR_NONE, COLOUR_INK, 0.5, 1.6);
    paper_disc(paper, (Box){ middle - 2.8, box.y + 1.2, 5.6, 5.6 }, COLOUR_NONE, COLOUR_INK, 0.6);
    paper_disc(paper, (Box){ middle - 1, box.y + 3, 2, 2 }, COLOUR_INK, COLOUR_NONE, 0);
}

static void put_row(Paper *paper, const char *icon, const char *words)
{
    Box body = paper->body;
    Box text = { body.x + ICON_MM + 3, paper->y, body.w - ICON_MM - 3, 0 };
    double high = paper_height(paper, text.w, STYLE_TEXT, words);
    double row = high > ROW_MM - 1 ? high + 1 : ROW_MM;
    put_icon(paper, (Box){ body.x, paper->y + (row - ICON_MM) / 2, ICON_MM, ICON_MM }, icon);
    text.y += (row - high) / 2;
    paper_text(paper, text, STYLE_TEXT, COLOUR_INK, words);
    paper->y += row;
}

static void put_heading(Paper *paper, const char *words)
{
    paper->y += 1.5;
    paper->y += paper_text(paper, (Box){ paper->body.x, paper->y, paper->body.w, 0 }, STYLE_LABEL,
                           COLOUR_INK, words) +
                0.5;
}

void staff_card_fill(Paper *paper)
{
    const Language *in = paper->language;
    Box body = paper->body;
    Box glass = { body.x, body.y, 26, 16 };
    Box hold = { body.x + 30, body.y, body.w - 30, 0 };
    put_glass(paper, glass);
    hold.y += paper_text(paper, hold, STYLE_HEADING, COLOUR_INK, words_in(in, "For staff")) + 1;
    paper_text(paper, hold, STYLE_TEXT, COLOUR_INK,
               words_in(in, "Hold this corner for 3 seconds."));
    paper->y = body.y + glass.h + 2;
    put_heading(paper, words_in(in, "Without a PIN"));
    put_row(paper, "cloth",
            words_in(in, "Clean: the glass is dark and does nothing for a minute."));
    put_row(paper, "speak", words_in(in, "Quieter or louder: minus and plus."));
    put_row(paper, "power",
            words_in(in, "Off: hold for 3 seconds. When the light is out, pull the plug."));
    put_heading(paper, words_in(in, "With the PIN"));
    put_row(paper, "ok",
            words_in(in, "The first line says whether all is well. If not, touch the "
                         "wide button below it."));
    put_row(paper, "story",
            words_in(in, "A story back to the version before: Stories, the story, "
                         "Undo."));
    put_row(paper, "clock", words_in(in, "Sunday to 18:00: Room, Hours, Su, then plus or minus."));
    put_row(paper, "stick",
            words_in(in, "Copy the counts: put in a stick, Counts, Copy to stick. "
                         "Pull it when the glass says so."));
    put_row(paper, "key",
            words_in(in, "The first PIN is on the slip. Lost your own? A signed "
                         "stick brings the first one back."));
    if (paper->y > body.y + body.h)
        paper_fail(paper, "the words do not fit on the card");
}
