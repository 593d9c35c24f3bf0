#include "drawing/drawing.h"

#include <math.h>

#include "screens/sheet.h"

/* As much of a sheet as the drawings look at; the view is the caller's, for the sheet borrows it.
 */
static Sheet sheet_for(const Figure *figure, View *view)
{
    *view = (View){ .typeset = figure->typeset };
    return (Sheet){ .view = view,
                    .scene = figure->scene,
                    .story = figure->story,
                    .scale = figure->scale,
                    .capital = figure->capital_mm,
                    .ratio = 1.0,
                    .gap = 4 * figure->scale };
}

void figure_trail(const Figure *figure, const Claim *claim, Box box)
{
    View view;
    Sheet sheet = sheet_for(figure, &view);
    trail_draw(&sheet, claim, box);
}

double figure_trail_height(const Figure *figure, const Claim *claim)
{
    View view;
    Sheet sheet = sheet_for(figure, &view);
    return trail_height(&sheet, claim);
}

void figure_level(const Figure *figure, Level level, Box box)
{
    View view;
    Sheet sheet = sheet_for(figure, &view);
    double cap = fmin(box.h * 0.16, box.w * 0.07) / 2; /* a rope's end is round, and stays inside */
    if (level >= LEVEL_WEAK && level <= LEVEL_STRONG) {
        box.x += cap;
        box.w -= cap;
    }
    level_draw(&sheet, level, box);
}

const char *figure_level_word(Level level)
{
    return level_word(level);
}

const char *figure_question(Card card)
{
    return card_question(card);
}

const char *figure_known_word(Known known)
{
    return known_word(known);
}

const char *figure_level_says(Level level)
{
    return level_says(level);
}

void figure_sign(const Figure *figure, FigureSign sign, Box box)
{
    View view;
    Sheet sheet = sheet_for(figure, &view);
    double rope = box.h * 0.24;
    Point start = { box.x + rope / 2, box.y + box.h / 2 };
    Point end = { box.x + box.w * (sign == SIGN_FRAYED ? 0.6 : 0.85), start.y };
    if (sign == SIGN_KNOT)
        end.x = box.x + box.w / 2;
    if (sign == SIGN_LOOP)
        end.x = box.x + box.w * 0.45;
    Point tail = { sign == SIGN_KNOT ? box.x + box.w - rope / 2 : end.x, end.y };
    rope_span(&sheet, start, tail, rope, box.h * 0.1);
    switch (sign) {
    case SIGN_KNOT: rope_knot(&sheet, end, box.h * 0.8, false); break;
    case SIGN_POST: rope_post(&sheet, end, box.h * 1.1, rope * 1.3); break;
    case SIGN_FRAYED: rope_frayed_end(&sheet, end, rope, 0); break;
    default: rope_loop(&sheet, end, box.h * 0.75, rope); break;
    }
}

void figure_beginning(const Figure *figure, Point at)
{
    View view;
    Sheet sheet = sheet_for(figure, &view);
    double knot = 9 * figure->scale;
    rope_span(&sheet, at, (Point){ at.x + knot * 4, at.y }, knot * 0.3, knot * 0.15);
    rope_knot(&sheet, at, knot, true);
}

const char *figure_date(const Figure *figure, const char *date)
{
    View view;
    Sheet sheet = sheet_for(figure, &view);
    return sheet_date(&sheet, date);
}
