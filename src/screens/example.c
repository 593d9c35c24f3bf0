/* example.c: the worked example: one claim, rated step by step for the visitor. */
#include <math.h>

#include "drawing/picture.h"
#include "drawing/trail.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

static const char *step_title(const Page *page, int step)
{
    static const char *const titles[VISIT_STEPS] = {
        N_("First, read the sentence"),
        N_("Guess how good its trail is"),
        N_("Follow the trail"),
        N_("And see what decides"),
    };
    return words_in(page->language, titles[step]);
}

static const char *step_hint(const Page *page, int step)
{
    static const char *const hints[VISIT_STEPS] = {
        N_("Look at the marked words. Who says this?"),
        N_("Look at the four ropes. Nobody marks your guess. Here we guess Good."),
        N_("Look at how the words change from knot to knot."),
        N_("Look at the first number and the last. The rule asks where the trail leads, not what "
           "is true."),
    };
    return words_in(page->language, hints[step]);
}

static void show_words(Page *page, const View *view, const Claim *claim, Box box)
{
    double width = fmin(box.w, page_capital(page, TYPE_LEAD) * 45);
    if (page->portrait && !page->compact) {
        double height =
            picture_show(page, &view->picture, (Box){ box.x, box.y, box.w, box.h * 0.6 });
        box.y += height + 2 * page->gap;
    } else if (view->picture.png && !page->terse) {
        double side = box.w * 0.4;
        picture_show(page, &view->picture, (Box){ box.x + box.w - side, box.y, side, box.h });
        width = fmin(width, box.w - side - page->margin);
    }
    Type type = page->compact ? TYPE_LEAD : TYPE_CLAIM;
    while (type > TYPE_READING && page_marked_height(page, width, claim->words, type) > box.h)
        type--;
    page_marked(page, (Box){ box.x, box.y, width, box.h }, claim->words, type);
}

/* Shows the levels as on the rating screen, with Good chosen. They cannot be touched here. */
static void show_levels(Page *page, Box box)
{
    static const Level levels[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };
    double width = (fmin(box.w, 260 * page->scale) - page->gap) / 2;
    double tall = level_card_height(page, width, true);
    bool says = !page->compact && 2 * tall + page->gap <= box.h;
    double height = says ? tall : fmin((box.h - page->gap) / 2, 22 * page->scale);
    for (int i = 0; i < 4; i++) {
        Box at = { box.x + i % 2 * (width + page->gap), box.y + i / 2 * (height + page->gap), width,
                   height };
        level_card_face(page, levels[i], at, levels[i] == LEVEL_GOOD, says);
        scene_speak(page->scene, "%s: %s", terms_level(page->language, levels[i]),
                    terms_level_says(page->language, levels[i]));
    }
}

static void show_deciding(Page *page, const View *view, const Claim *claim, Box box)
{
    double bar = 1.2 * page->scale, indent = 4 * page->scale;
    double width = fmin(box.w, page_capital(page, TYPE_LEAD) * 45) - indent;
    const char *level =
        phrase_print(page->scene->arena, words_in(page->language, "By the rule it is %s."),
                     terms_level(page->language, claim->verdict.level));
    Lines word = page_break(page, level, TYPE_LABEL, width);
    Lines why = page_break(page, claim->deciding, TYPE_LEAD, width);
    scene_box(page->scene, (Box){ box.x, box.y, bar, word.height_mm + why.height_mm }, COLOUR_ROPE,
              COLOUR_NONE, 0, 0);
    page_show(page, box.x + indent, box.y, width, &word, level, COLOUR_INK, ALIGN_START);
    page_show(page, box.x + indent, box.y + word.height_mm, width, &why, claim->deciding,
              COLOUR_INK, ALIGN_START);
    double y = box.y + word.height_mm + why.height_mm + 2 * page->gap;
    double room = box.y + box.h - y;
    if (!page->compact && room >= TRAIL_LEAST_MM * page->scale)
        /* With large text the wordings do not fit side by side; the text above has both numbers. */
        trail_draw(page, &(TrailOf){ claim, view->story->original_date, !view->visit->large },
                   (Box){ box.x, y, box.w, room });
}

/* If the deciding fact takes all the room, only it is shown, and the rest of the step is only
 * spoken. */
static bool deciding_alone(Page *page, const Claim *claim)
{
    const Box body = page->body;
    double width = body.w - 4 * page->scale;
    double height =
        page_break(page, step_title(page, VISIT_STEPS - 1), TYPE_LABEL, body.w).height_mm +
        page->gap + page_line(page, TYPE_LABEL) +
        page_break(page, claim->deciding, TYPE_LEAD, width).height_mm;
    if (!page->compact || height <= body.h)
        return false;
    scene_speak(page->scene, "%s", step_title(page, VISIT_STEPS - 1));
    scene_speak(page->scene, "%s", step_hint(page, VISIT_STEPS - 1));
    scene_speak(page->scene, words_in(page->language, "By the rule it is %s."),
                terms_level(page->language, claim->verdict.level));
    page_text(page, body.x, body.y, body.w, claim->deciding, TYPE_LEAD, COLOUR_INK, ALIGN_START);
    return true;
}

/* If title and sentence do not fit, only the sentence is shown, below the button or beside it. */
static bool words_alone(Page *page, const View *view, const Claim *claim, double title_mm, Box skip)
{
    const Box body = page->body;
    double top = fmax(title_mm, skip.h) + page->gap;
    double words = page_marked_height(page, body.w, claim->words, TYPE_READING);
    if (!page->compact || top + words <= body.h)
        return false;
    scene_speak(page->scene, "%s", step_title(page, 0));
    scene_speak(page->scene, "%s", step_hint(page, 0));
    double below = page->portrait ? skip.h + page->gap : 0;
    double width = page->portrait ? body.w : body.w - skip.w - page->gap;
    show_words(page, view, claim, (Box){ body.x, body.y + below, width, body.h - below });
    return true;
}

/* On a small page the title is beside the button, and the hint is only spoken. Returns where the
 * space for the step begins. */
static double heading(Page *page, int step, const Lines *title, double width)
{
    const Box body = page->body;
    double y = body.y;
    if (!page->terse)
        y += page_eyebrow(page, body,
                          arena_print(page->scene->arena,
                                      words_in(page->language, "Example, step %d of %d"), step + 1,
                                      VISIT_STEPS));
    y += page_show(page, body.x, y, width, title, step_title(page, step), COLOUR_INK, ALIGN_START);
    if (page->terse)
        scene_speak(page->scene, "%s", step_hint(page, step));
    else
        y += page_text(page, body.x, y, width, step_hint(page, step), TYPE_TEXT, COLOUR_QUIET,
                       ALIGN_START);
    return y;
}

static void show_step(Page *page, const View *view, const Claim *claim, int step)
{
    const Box body = page->body;
    bool last = step == VISIT_STEPS - 1;
    double wanted = button_width(page, NULL, words_in(page->language, "Skip")) + 6 * page->scale;
    Box skip = { body.x, body.y, fmin(body.w * 0.5, wanted), PAGE_TOUCH_MM * page->scale };
    skip.x += body.w - skip.w;
    double width = body.w - (last ? 0 : skip.w + page->gap);
    Lines title =
        page_break(page, step_title(page, step), page->terse ? TYPE_LABEL : TYPE_HEADING, width);
    if (!last)
        button_show(page, "skip", skip, NULL, words_in(page->language, "Skip"),
                    words_in(page->language, "Skip the example"), AREA_BUTTON, false);
    if ((last && deciding_alone(page, claim)) ||
        (step == 0 && words_alone(page, view, claim, title.height_mm, skip)))
        return;
    double y = heading(page, step, &title, width);
    y = fmax(y, last ? 0 : skip.y + skip.h) + page->gap * (page->terse ? 1 : 2);
    Box box = { body.x, y, body.w, body.y + body.h - y };
    switch (step) {
    case 0: show_words(page, view, claim, box); break;
    case 1: show_levels(page, box); break;
    case 2: trail_draw(page, &(TrailOf){ claim, view->story->original_date, true }, box); break;
    default: show_deciding(page, view, claim, box);
    }
}

Pages example_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    int step = view->visit->step;
    show_step(page, view, claim, step);
    bar_show(page, view, "next",
             step == VISIT_STEPS - 1 ? words_in(page->language, "Now the story")
                                     : words_in(page->language, "Go on"),
             true);
    return ONE_PAGE;
}
