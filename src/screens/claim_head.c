/* claim_head.c: shows where the visitor is in the visit, on a claim's screens: in words, and as a
 * row with a bead for each claim of the path. The bead of a finished claim is its rule's drawing,
 * so that the summary assembles itself. */
#include <math.h>

#include "drawing/level.h"
#include "drawing/rope.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

#define PITCH_MM   15.0 /* from bead to bead */
#define DRAWING_MM 11.5

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

static double bead_scale(const Page *page)
{
    return fmax(1, page->scale / 1.25);
}

static void draw_beads(Page *page, const View *view, Box box)
{
    double size = bead_scale(page), middle = box.y + box.h / 2;
    int here = view->visit->answer_count - 1;
    for (int i = 0; i < view->story->path_count; i++) {
        double x = box.x + i * PITCH_MM * size, high = 6 * size;
        if (i < here)
            level_draw_rule(page->scene, view->answered[i]->verdict.rule,
                            (Box){ x, middle - high / 2, DRAWING_MM * size, high });
        else
            rope_knot(page->scene, (Point){ x + DRAWING_MM * size / 2, middle },
                      (i == here ? 4.8 : 3.2) * size, false);
    }
}

/* The head of the page: its text, and the width of the beads at its end; 0: there is no room for
 * them. */
typedef struct {
    const View *view;
    const char *spoken;
    Lines lines;
    double beads_mm;
} Head;

static void draw_head(Page *page, const void *what, Box box)
{
    const Head *head = what;
    Box beads = { box.x + box.w - head->beads_mm, box.y, head->beads_mm, head->lines.line_mm };
    if (head->beads_mm > 0)
        draw_beads(page, head->view, beads);
    page_show(page, box.x, box.y, box.w - head->beads_mm, &head->lines, head->spoken, COLOUR_QUIET,
              ALIGN_START);
}

void claim_head_declare_text(Stack *stack, const View *view, const char *text, const char *spoken)
{
    const Page *page = stack->page;
    Head *head = arena_take(page->scene->arena, 1, sizeof(*head));
    int claims = view->story->path_count;
    double beads = ((claims - 1) * PITCH_MM + DRAWING_MM) * bead_scale(page);
    *head = (Head){ .view = view, .spoken = spoken };
    if (claims > 1 && !view->visit->more) {
        double room = stack->width_mm - beads - page->gap;
        head->lines = page_break(page, text, TYPE_TEXT, fmax(room, 1));
        if (room > 0 && head->lines.line_count == 1)
            head->beads_mm = beads;
    }
    if (head->beads_mm == 0)
        head->lines = page_break(page, text, TYPE_TEXT, stack->width_mm);
    stack_part(stack, head->lines.height_mm, false, draw_head, head);
}

void claim_head_declare(Stack *stack, const View *view)
{
    const char *place = claim_place(stack->page, view);
    claim_head_declare_text(stack, view, place, place);
}
