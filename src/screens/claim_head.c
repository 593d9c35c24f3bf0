/* claim_head.c: shows where the visitor is in the visit, on a claim's screens. */
#include "drawing/rope.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

static const char *claim_place(const Page *page, const View *view)
{
    const Visit *visit = view->visit;
    if (visit->more)
        return phrase_print(page->scene->arena, "%s · %s", words_in(page->language, "More claims"),
                            view->claim->label);
    /* TR: where one is in the visit, then the claim's short name */
    return phrase_print(page->scene->arena, words_in(page->language, "Claim %d of %d · %s"),
                        visit->answer_count, view->story->path_count, view->claim->label);
}

void claim_head_speak(Page *page, const View *view)
{
    scene_speak(page->scene, "%s", claim_place(page, view));
}

/* Draws the walk-up path: rope and filled knots up to here, dots from here on. */
static void draw_way(Page *page, Box box, int here, int all)
{
    double knot = 4.4 * page->scale, middle = box.y + box.h / 2;
    double step = (box.w - knot) / (all - 1), first = box.x + knot / 2;
    for (int i = 1; i < all; i++) {
        Point a = { first + (i - 1) * step, middle }, b = { first + i * step, middle };
        const Point straight[] = { a, a, b, b };
        if (i < here)
            rope_span(page->scene, a, b, knot * 0.3, knot * 0.25);
        else
            scene_stroke(page->scene, straight, 4, knot * 0.14, COLOUR_BORDER, true);
    }
    for (int i = 0; i < all; i++)
        rope_knot(page->scene, (Point){ first + i * step, middle },
                  i + 1 == here ? knot * 1.3 : knot, i + 1 < here);
}

/* The head of the page: its text, and the width of the small rope at its end; 0: there is no room
 * for it. */
typedef struct {
    const View *view;
    const char *text;
    Lines lines;
    double way_mm;
} Head;

static void draw_head(Page *page, const void *what, Box box)
{
    const Head *head = what;
    Box way = { box.x + box.w - head->way_mm, box.y, head->way_mm, head->lines.line_mm };
    if (head->way_mm > 0)
        draw_way(page, way, head->view->visit->answer_count, head->view->story->path_count);
    page_show(page, box.x, box.y, box.w - head->way_mm, &head->lines, head->text, COLOUR_QUIET,
              ALIGN_START);
}

void claim_head_declare(Stack *stack, const View *view)
{
    const Page *page = stack->page;
    Head *head = arena_take(page->scene->arena, 1, sizeof(*head));
    double width = stack->width_mm, way = (view->story->path_count - 1) * 13 * page->scale;
    *head = (Head){ .view = view, .text = claim_place(page, view) };
    if (way > 0 && way <= width * 0.4 && !view->visit->more && !page->compact)
        head->way_mm = way;
    head->lines = page_break(page, head->text, TYPE_TEXT, width - head->way_mm);
    if (head->way_mm > 0 && head->lines.line_count > 1) {
        head->way_mm = 0;
        head->lines = page_break(page, head->text, TYPE_TEXT, width);
    }
    stack_part(stack, head->lines.height_mm, false, draw_head, head);
}

double claim_head_show(Page *page, const View *view, Box box)
{
    Stack head = stack_start(page, box.w);
    claim_head_declare(&head, view);
    return stack_show(&head, box);
}
