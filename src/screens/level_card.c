/* level_card.c: a card to choose a level: its ropes, its name, its text. */
#include <math.h>

#include "drawing/level.h"
#include "screens/screens_private.h"
#include "words/terms.h"

/* A tall card: the drawing and the name in one row, and the level's text below. */
typedef struct {
    double pad, row_h, drawing_w;
    Lines says;
} CardParts;

static CardParts card_parts(const Page *page, Level level, double width_mm)
{
    CardParts parts = { .pad = 3 * page->scale };
    parts.row_h = fmax(9 * page->scale, page_line(page, TYPE_LABEL));
    parts.drawing_w = fmin(width_mm * 0.34, 30 * page->scale);
    parts.says = page_break(page, terms_level_says(page->language, level), TYPE_TEXT,
                            width_mm - 2 * parts.pad);
    return parts;
}

double level_card_height(const Page *page, double width_mm, bool says)
{
    double height = PAGE_TOUCH_MM * page->scale;
    for (Level level = LEVEL_MISSING; says && level <= LEVEL_STRONG; level++) {
        CardParts parts = card_parts(page, level, width_mm);
        height = fmax(height, 2 * parts.pad + parts.row_h + PAGE_GAP_MM + parts.says.height_mm);
    }
    return height;
}

static void tall_card(Page *page, Level level, Box box)
{
    CardParts parts = card_parts(page, level, box.w);
    double x = box.x + parts.pad, y = box.y + parts.pad, width = box.w - 2 * parts.pad;
    double word_x = x + parts.drawing_w + parts.pad;
    level_draw(page->scene, level, (Box){ x, y, parts.drawing_w, parts.row_h });
    Lines word =
        page_break(page, terms_level(page->language, level), TYPE_LABEL, box.x + box.w - word_x);
    page_show(page, word_x, y + (parts.row_h - word.line_mm) / 2, width, &word, NULL, COLOUR_INK,
              ALIGN_START);
    page_show(page, x, y + parts.row_h + PAGE_GAP_MM, width, &parts.says, NULL, COLOUR_QUIET,
              ALIGN_START);
}

/* A low card has the drawing and the name, or only the name if both are too wide. */
static void low_card(Page *page, Level level, Box box)
{
    double pad = 1.4 * page->scale;
    Lines word = page_break(page, terms_level(page->language, level), TYPE_LABEL, box.w - 2 * pad);
    /* Either all four have a drawing or none: the widest name decides. */
    double widest = word.width_mm;
    for (int i = LEVEL_MISSING; level != LEVEL_CANT_TELL && i <= LEVEL_STRONG; i++)
        widest =
            fmax(widest,
                 page_break(page, terms_level(page->language, (Level)i), TYPE_LABEL, 1e6).width_mm);
    double drawing =
        fmin(box.w - widest - pad - 5, level == LEVEL_CANT_TELL ? box.h * 0.5 : 22 * page->scale);
    bool drawn = drawing >= 7;
    if (level == LEVEL_CANT_TELL && word.line_count > 1) { /* only the lens */
        double side = fmin(box.h * 0.6, box.w - 2 * pad);
        level_draw(page->scene, level,
                   (Box){ box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side });
        return;
    }
    double used = word.width_mm + (drawn ? drawing + pad : 0);
    double x = box.x + (box.w - used) / 2;
    if (drawn) {
        level_draw(page->scene, level, (Box){ x, box.y + box.h * 0.25, drawing, box.h * 0.5 });
        x += drawing + pad;
    }
    double block = word.height_mm - word.line_mm + word.capital_mm;
    double top = box.y + (box.h - block) / 2 - (word.ascent_mm - word.capital_mm);
    const Colour ink = COLOUR_INK;
    scene_lines(page->scene, x, top, word.width_mm, &word, ALIGN_CENTRE, &ink, 1);
}

void level_card_face(Page *page, Level level, Box box, bool chosen, bool says)
{
    Scene *scene = page->scene;
    scene_box(scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen ? COLOUR_TOUCH : COLOUR_BORDER, (chosen ? 0.8 : 0.45) * page->scale,
              2.2 * page->scale);
    if (says && level != LEVEL_CANT_TELL) {
        tall_card(page, level, box);
    } else {
        low_card(page, level, box);
    }
}

void level_card_show(Page *page, Level level, Box box, bool chosen, bool says)
{
    Scene *scene = page->scene;
    level_card_face(page, level, box, chosen, says);
    const char *name = arena_print(scene->arena, "%s: %s", terms_level(page->language, level),
                                   terms_level_says(page->language, level));
    const char *id = arena_print(scene->arena, "level:%s", rubric_level_name(level));
    scene_area(scene, id, box, name, AREA_CHOICE, chosen);
}

typedef struct {
    Level level;
    bool chosen, says;
} LevelCard;

static void draw_card(Page *page, const void *what, Box box)
{
    const LevelCard *card = what;
    level_card_show(page, card->level, box, card->chosen, card->says);
}

void level_card_declare(Stack *stack, Level level, bool chosen, bool says)
{
    LevelCard *card = arena_take(stack->page->scene->arena, 1, sizeof(*card));
    *card = (LevelCard){ level, chosen, says };
    stack_part(stack, level_card_height(stack->page, stack->width_mm, says), true, draw_card, card);
}
