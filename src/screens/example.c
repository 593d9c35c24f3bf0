/* example.c: one worked example, rated for the visitor, step by step. */
#include <math.h>

#include "base/words.h"
#include "screens/sheet.h"

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
    const char *level = arena_print(sheet->scene->arena, _("By the rule it is %s."),
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

void example_build(Sheet *sheet)
{
    sheet->bundle = sheet->view->example;
    sheet->story = bundle_story(sheet->bundle);
    const Claim *claim = bundle_claim(sheet->bundle, sheet->story->path[0], sheet->error);
    if (!claim) {
        sheet->failed = true;
        return;
    }
    int step = sheet->visit->step;
    Box body = sheet->body;
    bool last = step == VISIT_STEPS - 1;
    double skip_h = TOUCH_MM * sheet->scale;
    double skip_w =
        fmin(body.w * 0.5, sheet_button_width(sheet, NULL, _("Skip")) + 6 * sheet->scale);
    /* Where room is short title and button share the top; the hint is spoken. */
    double title_w = body.w - (last ? 0 : skip_w + sheet->gap);
    double y = body.y;
    if (!sheet->terse)
        y += sheet_eyebrow(
            sheet, body,
            arena_print(sheet->scene->arena, _("Example, step %d of %d"), step + 1, VISIT_STEPS));
    Lines title =
        sheet_break(sheet, step_title(step), sheet->terse ? TYPE_LABEL : TYPE_HEADING, title_w);
    double after = fmax(y + title.height_mm, body.y + skip_h) + sheet->gap;
    /* What decides is shown whole; short of room the rest of the last step is only spoken. */
    double label = sheet_line(sheet, TYPE_LABEL), fact_w = body.w - 4 * sheet->scale;
    double fact = sheet_break(sheet, claim->deciding, TYPE_LEAD, fact_w).height_mm;
    if (last && sheet->compact &&
        y + title.height_mm + sheet->gap + label + fact > body.y + body.h) {
        scene_speak(sheet->scene, "%s", step_title(step));
        scene_speak(sheet->scene, "%s", step_hint(step));
        scene_speak(sheet->scene, _("By the rule it is %s."), level_word(claim->verdict.level));
        sheet_text(sheet, body.x, y, body.w, claim->deciding, TYPE_LEAD, COLOUR_INK, ALIGN_START);
        sheet_bar(sheet, "next", _("Now the story"), true);
        return;
    }
    /* The sentence itself goes before the title above it: it then stands beside the button. */
    bool words_alone =
        step == 0 && sheet->compact &&
        after + sheet_marked_height(sheet, body.w, claim->words, TYPE_READING) > body.y + body.h;
    if (words_alone)
        scene_speak(sheet->scene, "%s", step_title(step));
    else
        y += sheet_show(sheet, body.x, y, title_w, &title, step_title(step), COLOUR_INK,
                        ALIGN_START);
    if (sheet->terse)
        scene_speak(sheet->scene, "%s", step_hint(step));
    else
        y += sheet_text(sheet, body.x, y, title_w, step_hint(step), TYPE_TEXT, COLOUR_QUIET,
                        ALIGN_START);
    if (!last) {
        y = fmax(y, body.y + skip_h);
        sheet_button(sheet, "skip", (Box){ body.x + body.w - skip_w, body.y, skip_w, skip_h }, NULL,
                     _("Skip"), _("Skip the example"), AREA_BUTTON, false);
    }
    y += sheet->gap * (sheet->terse ? 1 : 2);
    Box box = { body.x, y, body.w, body.y + body.h - y };
    if (words_alone && sheet->portrait)
        box = (Box){ body.x, body.y + skip_h + sheet->gap, body.w, body.h - skip_h - sheet->gap };
    else if (words_alone)
        box = (Box){ body.x, body.y, title_w, body.h };
    if (step == 0)
        show_words(sheet, claim, box);
    else if (step == 1)
        show_levels(sheet, box);
    else if (step == 2)
        trail_draw_words(sheet, claim, box);
    else
        show_deciding(sheet, claim, box);
    sheet_bar(sheet, "next", last ? _("Now the story") : _("Go on"), true);
}
