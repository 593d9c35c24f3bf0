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
        N_("Guess how good its trail is"),
        N_("And see what decides"),
    };
    return words_in(page->language, titles[step]);
}

static const char *step_hint(const Page *page, int step)
{
    static const char *const hints[VISIT_STEPS] = {
        N_("Look at the marked words. Who says this?"),
        N_("Look at the first number and the last. The rule asks where the trail leads, not what "
           "is true."),
    };
    return words_in(page->language, hints[step]);
}

/* Declares the claim's words; a later way has smaller letters. */
static bool declare_sentence(Stack *stack, const void *what, int way)
{
    const Claim *claim = what;
    Type type = (Type)((stack->page->compact ? TYPE_LEAD : TYPE_CLAIM) - way);
    stack_marked(stack, claim->words, type);
    return type >= TYPE_READING;
}

/* Returns the width of lines that are still easy to read. */
static double reading_width(const Page *page, double width)
{
    return fmin(width, page_capital(page, TYPE_LEAD) * 45);
}

static void show_words(Page *page, const View *view, Box box)
{
    double width = reading_width(page, box.w);
    if (page->portrait && !page->compact) {
        double height =
            picture_show(page, &view->picture, (Box){ box.x, box.y, box.w, box.h * 0.6 });
        box.y += height + 2 * page->gap;
    } else if (view->picture.png && !page->terse) {
        double side = box.w * 0.4;
        picture_show(page, &view->picture, (Box){ box.x + box.w - side, box.y, side, box.h });
        width = fmin(width, box.w - side - page->margin);
    }
    Stack words = stack_first(page, width, box.h, declare_sentence, view->claim);
    stack_show(&words, (Box){ box.x, box.y, width, words.height_mm });
}

/* Shows the levels to guess from. Returns their height. */
static double show_levels(Page *page, const View *view, Box box)
{
    LevelRow row = level_row(page, box.w, page->small ? SAYS_WORDS : SAYS_ALL);
    const LevelMarks marks = { view->visit->level, LEVEL_NONE, LEVEL_NONE, LEVEL_NONE, false };
    level_row_show(page, &row, &marks,
                   (Box){ box.x, box.y + box.h - row.height_mm, box.w, row.height_mm });
    return row.height_mm + page->gap;
}

static Stack deciding(Page *page, const Claim *claim, double width)
{
    Stack stack = stack_start(page, reading_width(page, width)), words = stack_barred(&stack);
    const char *level =
        phrase_print(page->scene->arena, words_in(page->language, "By the rule it is %s."),
                     terms_level(page->language, claim->verdict.level));
    stack_text(&words, level, TYPE_LABEL, COLOUR_INK);
    stack_text(&words, claim->deciding, TYPE_LEAD, COLOUR_INK);
    stack_end_barred(&stack, &words);
    return stack;
}

static void draw_trail(Page *page, const View *view, bool wordings, Box box)
{
    const TrailOf trail = { .claim = view->claim,
                            .article_date = view->story->original_date,
                            .wordings = wordings };
    trail_draw(page, &trail, box);
    trail_speak(page, &trail);
}

static void show_deciding(Page *page, const View *view, Box box)
{
    Stack fact = deciding(page, view->claim, box.w);
    stack_show(&fact, (Box){ box.x, box.y, fact.width_mm, fact.height_mm });
    double used = fact.height_mm + 2 * page->gap, room = box.h - used;
    if (!page->compact && room >= TRAIL_LEAST_MM * page->scale)
        /* Enlarged wordings do not fit side by side. The text above has both numbers. */
        draw_trail(page, view, !view->visit->large, (Box){ box.x, box.y + used, box.w, room });
}

/* Declares the title and what to do. On a low panel only the title is shown, and the rest is
 * spoken. */
static Stack heading(Page *page, int step, double width)
{
    Stack stack = stack_start(page, width);
    const char *place =
        arena_print(page->scene->arena, words_in(page->language, "Example, step %d of %d"),
                    step + 1, VISIT_STEPS);
    if (!page->terse)
        stack_text(&stack, place, TYPE_TEXT, COLOUR_QUIET);
    stack_text(&stack, step_title(page, step), page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK);
    if (page->terse)
        stack_speech(&stack, step_hint(page, step));
    else
        stack_text(&stack, step_hint(page, step), TYPE_TEXT, COLOUR_QUIET);
    return stack;
}

/* True when the step's own text has no room in the box below the title. That happens on 7-inch
 * panels; the text is then shown without the title. */
static bool crowded(Page *page, const Claim *claim, int step, Box box)
{
    if (!page->compact || (step != 0 && step != VISIT_STEPS - 1))
        return false;
    Stack text = step == 0
                     ? stack_first(page, reading_width(page, box.w), box.h, declare_sentence, claim)
                     : deciding(page, claim, box.w);
    return !stack_fits(&text, box.h);
}

/* Shows the text without its title: below or beside the button, or in place of the button. */
static void show_alone(Page *page, const View *view, int step, Box skip)
{
    Box body = page->body;
    scene_speak(page->scene, "%s", step_title(page, step));
    scene_speak(page->scene, "%s", step_hint(page, step));
    if (step > 0) {
        scene_speak(page->scene, words_in(page->language, "By the rule it is %s."),
                    terms_level(page->language, view->claim->verdict.level));
        page_text(page, body.x, body.y, body.w, view->claim->deciding, TYPE_LEAD, COLOUR_INK,
                  ALIGN_START);
        return;
    }
    double below = page->portrait ? skip.h + page->gap : 0;
    double width = page->portrait ? body.w : body.w - skip.w - page->gap;
    show_words(page, view, (Box){ body.x, body.y + below, width, body.h - below });
}

static void show_step(Page *page, const View *view, int step)
{
    const Box body = page->body;
    bool last = step == VISIT_STEPS - 1;
    double wanted = button_width(page, NULL, words_in(page->language, "Skip")) + 6 * page->scale;
    Box skip = { body.x, body.y, fmin(body.w * 0.5, wanted), PAGE_TOUCH_MM * page->scale };
    skip.x += body.w - skip.w;
    if (!last)
        button_show(page, "skip", skip, NULL, words_in(page->language, "Skip"),
                    words_in(page->language, "Skip the example"), AREA_BUTTON, false);
    Stack head = heading(page, step, body.w - (last ? 0 : skip.w + page->gap));
    double top = fmax(head.height_mm, last ? 0 : skip.h) + page->gap * (page->terse ? 1 : 2);
    Box box = { body.x, body.y + top, body.w, body.h - top };
    if (crowded(page, view->claim, step, box)) {
        show_alone(page, view, step, skip);
        return;
    }
    stack_show(&head, (Box){ body.x, body.y, head.width_mm, head.height_mm });
    if (step == 0) {
        box.h -= show_levels(page, view, box);
        show_words(page, view, box);
    } else {
        show_deciding(page, view, box);
    }
}

Pages example_build(Page *page, const View *view)
{
    int step = view->visit->step;
    show_step(page, view, step);
    const char *on = step == VISIT_STEPS - 1 ? words_in(page->language, "Now the story") : NULL;
    bar_show(page, view, &(Bar){ .next = on, .back = true });
    return ONE_PAGE;
}
