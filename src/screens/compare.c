/* compare.c: the visitor's level beside the exhibit's, the deciding fact, what is known today, how
 * others rated it. Never "right" or "wrong": the rule has its reason, and visitors may disagree. */
#include <math.h>

#include "drawing/level.h"
#include "drawing/trail.h"
#include "layout/flow.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

#define FEWEST_OTHERS 10 /* others' ratings are shown from this many on; see docs/numbers.md */

static const char *reason_word(const Page *page, int reason)
{
    static const char *const words[VISIT_REASONS] = {
        N_("The source can be trusted more"),
        N_("The source can be trusted less"),
        N_("The changed words matter more"),
        N_("The changed words matter less"),
    };
    return words_in(page->language, words[reason]);
}

static const char *heading(Page *page, const Claim *claim, const Answer *answer)
{
    Arena *arena = page->scene->arena;
    const char *yours = terms_level(page->language, (Level)answer->second);
    if (answer->second == (int)claim->verdict.level)
        /* TR: %s is a level, such as Good; "the rule" is the exhibit's rule for sources */
        return phrase_print(arena, words_in(page->language, "You said %s. So does the rule."),
                            yours);
    return phrase_print(arena, words_in(page->language, "You said %s. By the rule it is %s."),
                        yours, terms_level(page->language, claim->verdict.level));
}

/* A part of the page: its label, its text, its type. */
typedef struct {
    const char *label; /* may be NULL */
    const char *text;
    Type type;
    bool bar; /* draw the ochre bar at the left */
} Part;

static void declare_part(Stack *stack, const Part *part)
{
    Stack words = part->bar ? stack_barred(stack) : *stack;
    if (part->label)
        stack_text(&words, part->label, TYPE_TEXT, COLOUR_QUIET);
    stack_text(&words, part->text, part->type, COLOUR_INK);
    if (part->bar)
        stack_end_barred(stack, &words);
    else
        *stack = words;
}

/* ---- the visitor's level, the exhibit's, the others' ---- */

static void declare_pair(Stack *stack, const Claim *claim, const Answer *answer)
{
    Page *page = stack->page;
    const Level levels[] = { (Level)answer->second, claim->verdict.level };
    const char *const whose[] = { words_in(page->language, "Your rating"),
                                  words_in(page->language, "By the rule") };
    double drawing = 14 * page->scale;
    Stack sides[2];
    stack_columns(stack, sides, 2, page->gap);
    for (int i = 0; i < 2; i++) {
        Stack card = stack_card(&sides[i], 4 * page->scale);
        stack_text(&card, whose[i], TYPE_TEXT, COLOUR_QUIET);
        stack_gap(&card, drawing * 0.1);
        level_declare(&card, levels[i], fmin(card.width_mm, 44 * page->scale), drawing * 0.8);
        stack_gap(&card, drawing * 0.1);
        stack_text(&card, terms_level(page->language, levels[i]), TYPE_LABEL, COLOUR_INK);
        stack_spring(&card);
        stack_end_card(&sides[i], &card, i ? COLOUR_CHOSEN : COLOUR_CARD,
                       i ? COLOUR_TOUCH : COLOUR_HAIRLINE, 0.4 * page->scale);
    }
    stack_end_columns(stack, sides, 2, page->gap);
    stack_keep_height(stack);
}

/* Draws a bar for each level beside its name. `what` has the number of visitors for each level. */
static void draw_bars(Page *page, const void *what, Box box)
{
    const int64_t *rated = what;
    int64_t most = 1;
    Lines names[LEVEL_STRONG + 1];
    double widest = 0, line = page_line(page, TYPE_TEXT);
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++) {
        names[i] = page_break(page, terms_level(page->language, (Level)i), TYPE_TEXT, box.w);
        widest = fmax(widest, names[i].width_mm);
        most = rated[i] > most ? rated[i] : most;
    }
    double room = box.w - widest - 2 * page->gap;
    for (int i = LEVEL_STRONG; i >= LEVEL_MISSING; i--) {
        const char *level = terms_level(page->language, (Level)i);
        double width = fmax(0.8, room * (double)rated[i] / (double)most);
        page_show(page, box.x, box.y, box.w, &names[i], level, COLOUR_INK, ALIGN_START);
        scene_box(page->scene,
                  (Box){ box.x + widest + page->gap, box.y + line * 0.22, width, line * 0.5 },
                  COLOUR_ROPE, COLOUR_NONE, 0, 0);
        scene_speak(page->scene, "%s: %d", level, (int)rated[i]);
        box.y += line;
    }
}

/* Declares how other visitors rated the claim in the end, or nothing if they are fewer than ten. */
static void declare_others(Stack *stack, const View *view)
{
    Page *page = stack->page;
    int64_t all = 0;
    for (int i = LEVEL_MISSING; view->others && i <= LEVEL_STRONG; i++)
        all += view->others->second[i];
    if (all < FEWEST_OTHERS)
        return;
    const char *title = arena_print(page->scene->arena,
                                    words_count_in(page->language, "How %d visitor rated it",
                                                   "How %d visitors rated it", (unsigned long)all),
                                    (int)all);
    stack_text(stack, title, TYPE_TEXT, COLOUR_QUIET);
    stack_part(stack, 4 * page_line(page, TYPE_TEXT), false, draw_bars, view->others->second);
}

/* ---- I still disagree ---- */

/* Declares the button to disagree. After the walk-up path there is also one to finish, beside it or
 * below it. */
static void declare_buttons(Stack *stack, const View *view)
{
    Page *page = stack->page;
    const Answer *answer = visit_answer(view->visit);
    const char *disagree = answer->disagree ? words_in(page->language, "You disagree. Noted.")
                                            : words_in(page->language, "I still disagree");
    const char *const labels[] = { disagree, words_in(page->language, "That is enough") };
    const char *const ids[] = { "disagree", "finish" };
    int count = view->visit->more ? 2 : 1;
    double width = -page->gap;
    Stack buttons[2];
    for (int i = 0; i < count; i++) {
        double wanted = button_width(page, NULL, labels[i]) + 4 * page->scale;
        buttons[i] = stack_start(page, fmin(stack->width_mm, wanted));
        stack_button(&buttons[i], PAGE_TOUCH_MM * page->scale, ids[i], labels[i], NULL, AREA_CHOICE,
                     i == 0 && answer->disagree != 0);
        width += buttons[i].width_mm + page->gap;
    }
    int columns = width <= stack->width_mm ? count : 1;
    for (int i = 0; i < count; i += columns) {
        stack_gap(stack, i > 0 ? page->gap : 0);
        stack_end_columns(stack, &buttons[i], columns, page->gap);
    }
}

/* Shows the reasons to disagree. Each row is as high as its texts need. */
static void show_reasons(Page *page, const View *view, Box box)
{
    Stack stack = stack_start(page, box.w);
    stack_text(&stack, words_in(page->language, "Why?"), page->terse ? TYPE_LABEL : TYPE_HEADING,
               COLOUR_INK);
    stack_gap(&stack, page->gap);
    double room = (box.h - stack.height_mm - 4 * page->gap) / 5;
    int columns = room < PAGE_TOUCH_MM * page->scale ? 2 : 1;
    double width = fmin((box.w - (columns - 1) * page->gap) / columns, 190 * page->scale);
    double least = fmax(PAGE_TOUCH_MM, fmin(room, PAGE_TOUCH_MM * 1.3 * page->scale));
    for (int first = 0; first < VISIT_REASONS; first += columns) {
        Stack row[2];
        for (int i = 0; i < columns; i++) {
            const char *reason = reason_word(page, first + i);
            Lines lines = page_break(page, reason, TYPE_LABEL, width - 2 * PAGE_GAP_MM);
            row[i] = stack_start(page, width);
            stack_button(&row[i], fmax(least, lines.height_mm + 2),
                         arena_print(page->scene->arena, "disagree:%d", first + i + 1), reason,
                         NULL, AREA_CHOICE, visit_answer(view->visit)->disagree == first + i + 1);
        }
        stack_end_columns(&stack, row, columns, page->gap);
        stack_gap(&stack, page->gap);
    }
    stack_show(&stack, (Box){ box.x, box.y, box.w, stack.height_mm });
}

/* ---- the page ---- */

typedef struct {
    const View *view;
    const Part *parts;    /* two */
    const Stack *buttons; /* shown at the bottom; as wide as the left side */
    TrailOf trail;
} Whole;

/* Draws the trail, or only speaks it if it has no room. */
static void draw_trail(Page *page, const void *what, Box box)
{
    if (box.h > 0)
        trail_draw(page, what, box);
    trail_speak(page, what);
}

/* Declares the texts and the levels, side by side, or one below the other on an upright panel;
 * below them the trail and room for the buttons. In the second way the trail is only spoken, and in
 * the third the others' ratings are left out, too. */
static bool declare_whole(Stack *stack, const void *what, int way)
{
    const Whole *whole = what;
    Page *page = stack->page;
    bool upright = page->portrait, drawn = way == 0;
    double gutter = page->margin, left = whole->buttons->width_mm;
    Stack sides[] = { stack_start(page, left), stack_start(page, stack->width_mm - gutter - left) };
    Stack *words = upright ? stack : &sides[0], *levels = upright ? stack : &sides[1];
    for (int i = 0; i < 2; i++) {
        declare_part(words, &whole->parts[i]);
        stack_gap(words, 2 * page->gap);
    }
    declare_pair(levels, whole->view->claim, visit_answer(whole->view->visit));
    stack_gap(levels, 2 * page->gap);
    if (way < 2)
        declare_others(levels, whole->view);
    if (!upright && !drawn)
        stack_gap(words, whole->buttons->height_mm);
    if (!upright)
        stack_end_columns(stack, sides, 2, gutter);
    stack_gap(stack, drawn ? page->gap : 0);
    stack_part(stack, drawn ? trail_least_height(page, &whole->trail, stack->width_mm) : 0, drawn,
               draw_trail, &whole->trail);
    if (upright || drawn)
        stack_gap(stack, whole->buttons->height_mm + (way < 2 ? page->gap : 0));
    return way < 3;
}

/* Shows everything on one page. False when it does not fit. */
static bool wide_compare(Page *page, const View *view, const Part *parts, Box box)
{
    Stack buttons = stack_start(page, page->portrait ? box.w : (box.w - page->margin) * 0.56);
    declare_buttons(&buttons, view);
    const Whole whole = {
        view, parts, &buttons, { .claim = view->claim, .article_date = view->story->original_date }
    };
    Stack stack = stack_first(page, box.w, box.h, declare_whole, &whole);
    if (!stack_fits(&stack, box.h))
        return false;
    stack_show(&stack, box);
    stack_show(&buttons, (Box){ box.x, box.y + box.h - buttons.height_mm, buttons.width_mm,
                                buttons.height_mm });
    return true;
}

/* Shows one of several pages: the buttons are on the first, the others' ratings on the last.
 * Returns the number of pages. */
static int paged_compare(Page *page, const View *view, const Part *parts, Box box)
{
    const FlowPart flow[] = { { parts[0].text, TYPE_READING, COLOUR_INK, false, true },
                              { parts[1].label, TYPE_TEXT, COLOUR_QUIET, true, false },
                              { parts[1].text, TYPE_READING, COLOUR_INK, false, false } };
    Stack buttons = stack_start(page, box.w), others = buttons;
    declare_buttons(&buttons, view);
    declare_others(&others, view);
    int shown = view->visit->page;
    int pages = flow_show(page, flow, COUNT(flow), box, buttons.height_mm + page->gap, shown);
    if (shown == 0)
        stack_show(&buttons,
                   (Box){ box.x, box.y + box.h - buttons.height_mm, box.w, buttons.height_mm });
    if (others.count == 0 || others.height_mm > box.h)
        return pages;
    if (shown == pages)
        stack_show(&others, box);
    return pages + 1;
}

static const char *next_label(const Page *page, const View *view)
{
    const Visit *visit = view->visit;
    if (visit->more)
        return words_in(page->language, "Next claim");
    return visit->answer_count < view->story->path_count
               ? words_in(page->language, "Next claim")
               : words_in(page->language, "See how it went");
}

Pages compare_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    Box body = page->body;
    Arena *arena = page->scene->arena;
    const Answer *answer = visit_answer(view->visit);
    double y = body.y;
    if (!page->terse)
        y += claim_head_show(page, view, body);
    else
        claim_head_speak(page, view);
    if (view->visit->disagreeing) {
        show_reasons(page, view, (Box){ body.x, y, body.w, body.y + body.h - y });
        bar_show(page, view, "next", next_label(page, view), true);
        return ONE_PAGE;
    }
    y += page_text(page, body.x, y, body.w, heading(page, claim, answer),
                   page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += page->terse ? 1 : page->gap;
    /* TR: a state such as Supported, and the date it was last looked at */
    const char *known = phrase_print(arena, words_in(page->language, "What we know: %s (%s)"),
                                     terms_known(page->language, claim->known),
                                     page_date(page, claim->known_as_of));
    const Part parts[] = { { page->compact ? NULL : words_in(page->language, "What decided it"),
                             claim->deciding, page->compact ? TYPE_READING : TYPE_LEAD, true },
                           { known, claim->known_line, TYPE_READING, false } };
    Box box = { body.x, y, body.w, body.y + body.h - y };
    int pages = 1;
    if (page->compact || !wide_compare(page, view, parts, box))
        pages = paged_compare(page, view, parts, box);
    bool more_pages = view->visit->page < pages - 1;
    bar_show(page, view, "next",
             more_pages ? words_in(page->language, "Go on") : next_label(page, view), true);
    return (Pages){ pages, pages - 1, 0 };
}
