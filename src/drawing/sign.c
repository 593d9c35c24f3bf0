#include "drawing/sign.h"

#include "drawing/rope.h"

void sign_draw(Scene *scene, Sign sign, Box box)
{
    double rope = box.h * 0.24;
    Point start = { box.x + rope / 2, box.y + box.h / 2 };
    Point end = { box.x + box.w * (sign == SIGN_FRAYED ? 0.6 : 0.85), start.y };
    if (sign == SIGN_KNOT)
        end.x = box.x + box.w / 2;
    if (sign == SIGN_LOOP)
        end.x = box.x + box.w * 0.45;
    Point tail = { sign == SIGN_KNOT ? box.x + box.w - rope / 2 : end.x, end.y };
    rope_span(scene, start, tail, rope, box.h * 0.1);
    switch (sign) {
    case SIGN_KNOT: rope_knot(scene, end, box.h * 0.8, false); break;
    case SIGN_POST: rope_post(scene, end, box.h * 1.1, rope * 1.3); break;
    case SIGN_FRAYED: rope_frayed_end(scene, end, rope, 0); break;
    default: rope_loop(scene, end, box.h * 0.75, rope); break;
    }
}

void sign_draw_beginning(Scene *scene, Point at, double knot_mm)
{
    rope_span(scene, at, (Point){ at.x + knot_mm * 4, at.y }, knot_mm * 0.3, knot_mm * 0.15);
    rope_knot(scene, at, knot_mm, true);
}
