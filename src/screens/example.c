/* example.c: one worked example, rated for the visitor, step by step. */
#include <math.h>

#include "screens/sheet.h"
#include "typeset/phrase.h"
#include "words/words.h"

static const char *step_title(int step)
{
    static const char *const titles[VISIT_STEPS] = {
        N_("First, read the sentence"),
        N_("Guess how good its trail is"),
        N_("Follow the trail"),
        N_("And see what decides"),
    };
    return words_get(titles[step]);
}

static const char *step_hint(int step)
{
    static const char *const hints[VISIT_STEPS] = {
        N_("Look at the marked words. Who says this?"),
        N_("Look at the four ropes. Nobody marks your guess. Here we guess Good."),
        N_("Look at how the words change from knot to knot."),
        N_("Look at the first number and the last. The rule asks where the trail leads, not what "
           "is true."),
    };
    return words_get(hints[step]);
}

static void show_words(Sheet *sheet, const Claim *claim, Box box)
{
    double width = fmin(box.w, sheet_capital(sheet, TYPE_LEAD) * 45);
    if (sheet->portrait && !sheet->compact) {
        double height =
            sheet_picture(sheet, claim->picture, (Box){ box.x, box.y, box.w, box.h * 0.6 });
        box.y += height + 2 * sheet->gap;
    } else if (claim->picture[0] && !sheet->terse) {
        double side = box.w * 0.4;
        sheet_picture(sheet, claim->picture, (Box){ box.x + box.w - side, box.y, side, box.h });
        width = fmin(width, box.w - side - sheet->margin);
    }
    Type type = sheet->compact ? TYPE_LEAD : TYPE_CLAIM;
    while (type > TYPE_READING && sheet_marked_height(sheet, width, claim->words, type) > box.h)
        type--;
    sheet_marked(sheet, (Box){ box.x, box.y, width, box.h }, claim->words, type);
}

/* The levels as they will be offered, Good chosen; nothing here can be touched. */
static void show_levels(Sheet *sheet, Box box)
{
    static const Level levels[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };
    double width = (fmin(box.w, 260 * sheet->scale) - sheet->gap) / 2;
    double tall = level_card_height(sheet, width, true);
    bool says = !sheet->compact && 2 * tall + sheet->gap <= box.h;
    double height = says ? tall : fmin((box.h - sheet->gap) / 2, 22 * sheet->scale);
    for (int i = 0; i < 4; i++) {
        Box at = { box.x + i % 2 * (width + sheet->gap), box.y + i / 2 * (height + sheet->gap),
                   width, height };
        level_face(sheet, levels[i], at, levels[i] == LEVEL_GOOD, says);
        scene_speak(sheet->scene, "%s: %s", level_word(levels[i]), level_says(levels[i]));
    }
}

static void show_deciding(Sheet *sheet, const Claim *claim, Box box)
{
    double bar = 1.2 * sheet->scale, indent = 4 * sheet->scale;
    double width = fmin(box.w, sheet_capital(sheet, TYPE_LEAD) * 45) - indent;
    const char *level = phrase_print(sheet->scene->arena, _("By the rule it is %s."),
                                     level_word(claim->verdict.level));
    Lines word = sheet_break(sheet, level, TYPE_LABEL, width);
    Lines why = sheet_break(sheet, claim->deciding, TYPE_LEAD, width);
    scene_box(sheet->scene, (Box){ box.x, box.y, bar, word.height_mm + why.height_mm }, COLOUR_ROPE,
              COLOUR_NONE, 0, 0);
    sheet_show(sheet, box.x + indent, box.y, width, &word, level, COLOUR_INK, ALIGN_START);
    sheet_show(sheet, box.x + indent, box.y + word.height_mm, width, &why, claim->deciding,
               COLOUR_INK, ALIGN_START);
    double y = box.y + word.height_mm + why.height_mm + 2 * sheet->gap;
    double room = box.y + box.h - y;
    if (!sheet->compact && room >= TRAIL_LEAST_MM * sheet->scale)
        /* Enlarged, the wordings do not fit beside each other; the text above has both numbers. */
        (sheet->visit->large ? trail_draw : trail_draw_words)(sheet, claim,
                                                              (Box){ box.x, y, box.w, room });
}

/* What decides is shown whole; where it leaves no room, the rest of the step is only spoken. */
static bool deciding_alone(Sheet *sheet, const Claim *claim)
{
    const Box body = sheet->body;
    double width = body.w - 4 * sheet->scale;
    double height = sheet_break(sheet, step_title(VISIT_STEPS - 1), TYPE_LABEL, body.w).height_mm +
                    sheet->gap + sheet_line(sheet, TYPE_LABEL) +
                    sheet_break(sheet, claim->deciding, TYPE_LEAD, width).height_mm;
    if (!sheet->compact || height <= body.h)
        return false;
    scene_speak(sheet->scene, "%s", step_title(VISIT_STEPS - 1));
    scene_speak(sheet->scene, "%s", step_hint(VISIT_STEPS - 1));
    scene_speak(sheet->scene, _("By the rule it is %s."), level_word(claim->verdict.level));
    sheet_text(sheet, body.x, body.y, body.w, claim->deciding, TYPE_LEAD, COLOUR_INK, ALIGN_START);
    return true;
}

/* The sentence goes before the title above it: it then stands below the button, or beside it. */
static bool words_alone(Sheet *sheet, const Claim *claim, double title_mm, Box skip)
{
    const Box body = sheet->body;
    double top = fmax(title_mm, skip.h) + sheet->gap;
    double words = sheet_marked_height(sheet, body.w, claim->words, TYPE_READING);
    if (!sheet->compact || top + words <= body.h)
        return false;
    scene_speak(sheet->scene, "%s", step_title(0));
    scene_speak(sheet->scene, "%s", step_hint(0));
    double below = sheet->portrait ? skip.h + sheet->gap : 0;
    double width = sheet->portrait ? body.w : body.w - skip.w - sheet->gap;
    show_words(sheet, claim, (Box){ body.x, body.y + below, width, body.h - below });
    return true;
}

/* Where room is short the title shares the top with the button, and the hint is spoken. Returns
 * where the step's own room begins. */
static double heading(Sheet *sheet, int step, const Lines *title, double width)
{
    const Box body = sheet->body;
    double y = body.y;
    if (!sheet->terse)
        y += sheet_eyebrow(
            sheet, body,
            arena_print(sheet->scene->arena, _("Example, step %d of %d"), step + 1, VISIT_STEPS));
    y += sheet_show(sheet, body.x, y, width, title, step_title(step), COLOUR_INK, ALIGN_START);
    if (sheet->terse)
        scene_speak(sheet->scene, "%s", step_hint(step));
    else
        y += sheet_text(sheet, body.x, y, width, step_hint(step), TYPE_TEXT, COLOUR_QUIET,
                        ALIGN_START);
    return y;
}

static void show_step(Sheet *sheet, const Claim *claim, int step)
{
    const Box body = sheet->body;
    bool last = step == VISIT_STEPS - 1;
    double wanted = sheet_button_width(sheet, NULL, _("Skip")) + 6 * sheet->scale;
    Box skip = { body.x, body.y, fmin(body.w * 0.5, wanted), TOUCH_MM * sheet->scale };
    skip.x += body.w - skip.w;
    double width = body.w - (last ? 0 : skip.w + sheet->gap);
    Lines title =
        sheet_break(sheet, step_title(step), sheet->terse ? TYPE_LABEL : TYPE_HEADING, width);
    if (!last)
        sheet_button(sheet, "skip", skip, NULL, _("Skip"), _("Skip the example"), AREA_BUTTON,
                     false);
    if ((last && deciding_alone(sheet, claim)) ||
        (step == 0 && words_alone(sheet, claim, title.height_mm, skip)))
        return;
    double y = heading(sheet, step, &title, width);
    y = fmax(y, last ? 0 : skip.y + skip.h) + sheet->gap * (sheet->terse ? 1 : 2);
    Box box = { body.x, y, body.w, body.y + body.h - y };
    switch (step) {
    case 0: show_words(sheet, claim, box); break;
    case 1: show_levels(sheet, box); break;
    case 2: trail_draw_words(sheet, claim, box); break;
    default: show_deciding(sheet, claim, box);
    }
}

void example_build(Sheet *sheet)
{
    sheet->bundle = sheet->view->example;
    sheet->story = bundle_story(sheet->bundle);
    const Claim *claim = sheet_claim_of(sheet, sheet->story->path[0]);
    if (!claim)
        return;
    int step = sheet->visit->step;
    show_step(sheet, claim, step);
    sheet_bar(sheet, "next", step == VISIT_STEPS - 1 ? _("Now the story") : _("Go on"), true);
}
