#include "drawing/level.h"

#include <math.h>

#include "drawing/rope.h"

void level_draw(Scene *scene, Level level, Box box)
{
    double rope = fmin(box.h * 0.16, box.w * 0.07);
    double middle = box.y + box.h / 2;
    double right = box.x + box.w;
    double wave = box.h * 0.12;
    switch (level) {
    case LEVEL_STRONG:
        for (int i = -1; i <= 1; i += 2) {
            double y = middle + i * box.h * 0.26;
            rope_span(scene, (Point){ box.x, y }, (Point){ right - rope * 1.4, y }, rope,
                      wave * 0.6);
            rope_post(scene, (Point){ right - rope * 1.5, y }, box.h * 0.44, rope * 1.5);
        }
        break;
    case LEVEL_GOOD:
        rope_span(scene, (Point){ box.x, middle }, (Point){ right - rope * 1.4, middle }, rope,
                  wave);
        rope_post(scene, (Point){ right - rope * 1.5, middle }, box.h * 0.72, rope * 1.5);
        break;
    case LEVEL_WEAK:
        rope_span(scene, (Point){ box.x, middle }, (Point){ box.x + box.w * 0.6, middle }, rope,
                  wave);
        rope_frayed_end(scene, (Point){ box.x + box.w * 0.6, middle }, rope, 0);
        break;
    case LEVEL_MISSING:
        rope_knot(scene, (Point){ box.x + rope * 1.6, middle }, rope * 3.2, false);
        for (int i = 0; i < 5; i++) {
            double x = box.x + rope * 5 + i * (box.w - rope * 6) / 5;
            scene_disc(scene, (Box){ x, middle - rope * 0.35, rope * 0.9, rope * 0.7 },
                       COLOUR_BORDER, COLOUR_NONE, 0);
        }
        break;
    default: {
        double side = fmin(box.h, box.w);
        scene_icon(scene, (Box){ box.x, middle - side / 2, side, side }, "lens", COLOUR_QUIET);
        break;
    }
    }
}

typedef struct {
    Level level;
    double width_mm;
} Drawing;

static void draw(Page *page, const void *what, Box box)
{
    const Drawing *drawing = what;
    box.w = drawing->width_mm;
    level_draw(page->scene, drawing->level, box);
}

void level_declare(Stack *stack, Level level, double width_mm, double height_mm)
{
    Drawing *drawing = arena_take(stack->page->scene->arena, 1, sizeof(*drawing));
    *drawing = (Drawing){ level, width_mm };
    stack_part(stack, height_mm, false, draw, drawing);
}
