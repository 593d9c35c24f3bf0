/* compare.c: the visitor's level beside the trail's, the place that decided it, how everyone rated
 * it, and what is known today. Never "right" or "wrong": visitors may disagree. */
#include <math.h>

#include "drawing/wording.h"
#include "screens/compare_head.h"
#include "screens/decided.h"
#include "screens/disagree.h"
#include "screens/scale.h"
#include "typeset/phrase.h"
#include "words/terms.h"

/* ---- what we know ---- */

/* The works that it rests on: "Sources: The Cut, io9". NULL when there are none. */
static const char *known_sources(Page *page, const Claim *claim)
{
    Arena *arena = page->scene->arena;
    const char *all = NULL;
    for (int i = 0; i < claim->known_work_count; i++) {
        const Node *work = claim->known_works[i];
        const char *name = work->label[0] ? work->label : work->title;
        all = all ? phrase_print(arena, words_in(page->language, "%s, %s"), all, name) : name;
    }
    return all ? phrase_print(arena, words_in(page->language, "Sources: %s"), all) : NULL;
}

static const char *known_as_of(Page *page, const Claim *claim)
{
    return phrase_print(page->scene->arena, words_in(page->language, "As of %s"),
                        page_date(page, claim->known_as_of));
}

/* Declares "What we know", and how old that is: on one line if both fit. */
static void declare_known_label(Stack *stack, const Claim *claim)
{
    Page *page = stack->page;
    const char *const parts[] = { words_in(page->language, "What we know"),
                                  known_as_of(page, claim) };
    double wide[2], room = stack->width_mm - page->gap;
    for (int i = 0; i < 2; i++)
        wide[i] = page_break(page, parts[i], TYPE_NOTE, 1e6).width_mm + 0.1;
    if (wide[0] + wide[1] > room) {
        for (int i = 0; i < 2; i++)
            stack_text(stack, parts[i], TYPE_NOTE, COLOUR_QUIET);
        return;
    }
    Stack sides[] = { stack_start(page, stack->width_mm - wide[1]), stack_start(page, wide[1]) };
    for (int i = 0; i < 2; i++)
        stack_text(&sides[i], parts[i], TYPE_NOTE, COLOUR_QUIET);
    stack_end_columns(stack, sides, 2, 0);
}

static void declare_known(Stack *stack, const Claim *claim)
{
    Page *page = stack->page;
    const char *sources = known_sources(page, claim);
    declare_known_label(stack, claim);
    stack_text(stack, terms_known(page->language, claim->known), TYPE_HEADING, COLOUR_INK);
    stack_text(stack, claim->known_line, TYPE_READING, COLOUR_INK);
    stack_gap(stack, page->gap * 0.25);
    if (sources)
        stack_text(stack, sources, TYPE_NOTE, COLOUR_QUIET);
}

/* ---- the buttons ---- */

static const char *disagree_label(const Page *page, const Answer *answer)
{
    return answer->disagree ? words_in(page->language, "You disagree")
                            : words_in(page->language, "I still disagree");
}

/* Declares the button to disagree. After the walk-up path there is also one to finish, beside it or
 * below it. On an upright page they fill the column. */
static void declare_buttons(Stack *stack, const View *view)
{
    Page *page = stack->page;
    const Answer *answer = visit_answer(view->visit);
    const char *const labels[] = { disagree_label(page, answer),
                                   words_in(page->language, "That is enough") };
    const char *const ids[] = { "disagree", "finish" };
    int count = view->visit->more ? 2 : 1;
    double width = -page->gap, high = PAGE_TOUCH_MM * 1.2 * page->text_scale;
    Stack buttons[2];
    for (int i = 0; i < count; i++) {
        double wanted = button_width(page, NULL, labels[i]) + 8 * page->text_scale;
        if (page->portrait)
            wanted = fmax(wanted, (stack->width_mm - (count - 1) * page->gap) / count);
        buttons[i] = stack_start(page, fmin(stack->width_mm, wanted));
        Lines lines =
            page_break(page, labels[i], TYPE_LABEL, buttons[i].width_mm - 2 * PAGE_GAP_MM);
        stack_button(&buttons[i], fmax(high, lines.height_mm + 2 * PAGE_GAP_MM), ids[i], labels[i],
                     NULL, i == 0 && answer->disagree ? AREA_CHOICE : AREA_BUTTON,
                     i == 0 && answer->disagree != 0);
        width += buttons[i].width_mm + page->gap;
    }
    int columns = width <= stack->width_mm ? count : 1;
    for (int i = 0; i < count; i += columns) {
        stack_gap(stack, i > 0 ? page->gap : 0);
        stack_end_columns(stack, &buttons[i], columns, page->gap);
        stack_keep_height(stack);
    }
}

/* ---- everything on one page ---- */

/* What is on the page, and how: later ways need less room. */
typedef struct {
    bool others;   /* how other visitors rated it */
    bool wordings; /* at the trail */
    bool large;    /* what decided it in larger words, below a label */
    bool buttons;  /* on the page; otherwise the one to disagree is in the bar */
} Way;

/* Short of room, other visitors go first, then the wordings at the trail: then the sentence stands
 * above it. So it does, too, where the trail branches and has no room for the sentence. */
static const Way ways[] = {
    { true, true, true, true },   { true, true, false, true },   { true, true, false, false },
    { false, true, true, true },  { false, true, false, true },  { false, true, false, false },
    { true, false, true, true },  { true, false, false, true },  { true, false, false, false },
    { false, false, true, true }, { false, false, false, true }, { false, false, false, false },
};

/* Declares the foot of an upright page: why it is not the next better level, and the buttons. */
static void declare_foot(Stack *stack, const View *view, const Way *way, const char *better)
{
    Page *page = stack->page;
    Stack sides[2];
    stack_gap(stack, 2 * page->gap);
    stack_spring(stack);
    if (!*better && way->buttons)
        declare_buttons(stack, view);
    else if (*better && !way->buttons)
        stack_text(stack, better, TYPE_TEXT, COLOUR_QUIET);
    if (!*better || !way->buttons)
        return;
    stack_columns(stack, sides, 2, 2 * page->gap);
    stack_text(&sides[0], better, TYPE_TEXT, COLOUR_QUIET);
    declare_buttons(&sides[1], view);
    stack_end_columns(stack, sides, 2, 2 * page->gap);
    stack_keep_height(stack);
}

/* Declares what is below the trail: everyone on one scale, and what we know, side by side or, on an
 * upright panel, one below the other. `better`: why it is not the next better level, or "". */
static void declare_below(Stack *stack, const View *view, const Way *way, const char *better)
{
    Page *page = stack->page;
    if (page->portrait) {
        declare_known(stack, view->claim);
        stack_gap(stack, 2 * page->gap);
        stack_spring(stack);
        scale_declare(stack, view, way->others);
        declare_foot(stack, view, way, better);
        return;
    }
    double gutter = 5 * page->gap, know = (stack->width_mm - gutter) * 0.42;
    Stack sides[] = { stack_start(page, stack->width_mm - gutter - know), stack_start(page, know) };
    scale_declare(&sides[0], view, way->others);
    if (*better) {
        stack_gap(&sides[0], page->gap * 0.5);
        stack_text(&sides[0], better, TYPE_TEXT, COLOUR_QUIET);
    }
    declare_known(&sides[1], view->claim);
    if (way->buttons) {
        stack_gap(&sides[1], page->gap);
        stack_spring(&sides[1]);
        declare_buttons(&sides[1], view);
    }
    stack_end_columns(stack, sides, 2, gutter);
}

/* Shows what is below the trail; `better` may be "". */
static void show_below(Page *page, const View *view, const Way *way, const char *better, Box box)
{
    Stack below = stack_start(page, box.w);
    declare_below(&below, view, way, better);
    double lower = page->portrait ? 0 : fmax(0, box.h - below.height_mm) * 0.5;
    stack_show(&below, (Box){ box.x, box.y + lower, box.w, box.h - lower });
}

/* Shows the page in one way, with why it is not the next better level below the trail, or with
 * `aside` beside what decided it; then it has no other place. False, and nothing is shown, when it
 * does not fit. */
static bool show_way(Page *page, const View *view, const Way *way, bool aside, Box box)
{
    const char *better = terms_better(page->scene->arena, page->language, &view->claim->facts);
    const Decided decided = { .view = view,
                              .wordings = way->wordings,
                              .label = way->large,
                              .large = way->large,
                              .better = true,
                              .hangs = true,
                              .named = true,
                              .aside = aside };
    Stack below = stack_start(page, box.w);
    declare_below(&below, view, way, aside ? "" : better);
    double gap = 1.5 * page->gap, room = box.h - below.height_mm - gap;
    double wanted = fmin(room, decided_wanted(page, &decided, box.w));
    DecidedShown shown;
    if (room <= 0 || (aside && !*better) ||
        !decided_show_if_fits(page, &decided, (Box){ box.x, box.y, box.w, wanted }, &shown))
        return false;
    double y = shown.bottom_mm + gap;
    show_below(page, view, way, shown.better ? "" : better,
               (Box){ box.x, y, box.w, box.y + box.h - y });
    return true;
}

/* Shows everything on one page in the first way that fits, and returns that; NULL when none does.
 */
static const Way *show_whole(Page *page, const View *view, Box box)
{
    for (size_t i = 0; i < COUNT(ways); i++) {
        bool useful = (scale_has_others(view) || !ways[i].others) &&
                      (!view->visit->more || ways[i].buttons) && (!page->large || !ways[i].large);
        if (useful && (show_way(page, view, &ways[i], false, box) ||
                       (!page->portrait && show_way(page, view, &ways[i], true, box))))
            return &ways[i];
    }
    return NULL;
}

/* ---- two steps, where one page has no room ---- */

/* The first step: the trail with the sentence, and what decided it. If both have no room below the
 * heading, the trail is there alone first. */
typedef struct {
    Decided trail, decided;
    bool two;
} FirstStep;

static FirstStep plan_first_step(Page *page, const View *view, Box below_head, Box whole)
{
    FirstStep step = { .trail = { .view = view } };
    step.decided = step.trail;
    step.decided.hangs = step.decided.better = true;
    for (int way = page->small ? 1 : 0; way < 2; way++) {
        step.decided.label = way == 0;
        bool fits = decided_find(page, &step.decided, whole.w, below_head.h);
        if (fits && !step.decided.bare)
            return step;
    }
    step.two = true;
    step.trail.named = true;
    if (!decided_find(page, &step.trail, whole.w, below_head.h) || step.trail.bare) {
        step.trail.named = false;
        decided_find(page, &step.trail, whole.w, below_head.h);
    }
    decided_find(page, &step.decided, whole.w, whole.h);
    return step;
}

/* Shows a page of the first step, with whatever else has room. */
static void show_first_step(Page *page, const View *view, const Decided *decided, Box box)
{
    Arena *arena = page->scene->arena;
    const char *better = terms_better(arena, page->language, &view->claim->facts);
    Stack scale = stack_start(page, box.w);
    scale_declare(&scale, view, false);
    double room = box.h - scale.height_mm - page->gap;
    DecidedShown shown;
    bool both = !page->icons &&
                decided_show_if_fits(page, decided, (Box){ box.x, box.y, box.w, room }, &shown);
    if (!both)
        shown = decided_show(page, decided, box);
    double y = shown.bottom_mm + page->gap, foot = box.y + box.h;
    if (both) {
        stack_show(&scale, (Box){ box.x, foot - scale.height_mm, box.w, scale.height_mm });
        foot -= scale.height_mm + page->gap;
    }
    if (!*better || !decided->better || shown.better)
        return;
    Stack words = stack_start(page, box.w);
    stack_text(&words, better, TYPE_TEXT, COLOUR_QUIET);
    if (y + words.height_mm <= foot + 0.5)
        stack_show(&words, (Box){ box.x, y, box.w, words.height_mm });
    else
        scene_speak(page->scene, "%s", better);
}

/* Shows the word for what we know and, at the end of its line or below it, the date; with `show`
 * false nothing is shown. Returns the height. */
static double show_known_head(Page *page, const Claim *claim, Box box, bool show)
{
    const char *word = terms_known(page->language, claim->known);
    const char *date = known_as_of(page, claim);
    Lines large = page_break(page, word, TYPE_HEADING, box.w);
    Lines small = page_break(page, date, TYPE_NOTE, box.w);
    if (page->compact) { /* one line each, with words below that have their own space */
        large = page_close(large);
        small = page_close(small);
    }
    bool beside = large.width_mm + small.width_mm + 2 * page->gap <= box.w;
    double drop = beside ? large.ascent_mm - small.ascent_mm : large.height_mm;
    double height = beside ? large.height_mm : large.height_mm + small.height_mm;
    if (!show)
        return height;
    page_show(page, box.x, box.y, box.w, &large, word, COLOUR_INK, ALIGN_START);
    page_show(page, box.x, box.y + drop, box.w, &small, date, COLOUR_QUIET,
              beside ? ALIGN_END : ALIGN_START);
    return height;
}

/* A text of the second step. */
typedef struct {
    const char *text;
    Colour colour;
    Lines lines;
} KnownText;

/* The second step: what we know, in as many pages as it needs; the trail is on all of them. */
typedef struct {
    Decided trail;
    double trail_mm;    /* the most that it may take */
    KnownText texts[2]; /* what we know, and its sources */
    bool sources;
    double head_mm, room_mm;
    int pages;
} SecondStep;

/* Finds how the trail is shown above what we know, of which two lines must have room, on larger
 * panels at least one. With names if it has room for them, then without. */
static void plan_strip(Page *page, SecondStep *step, Box box)
{
    double line = step->texts[0].lines.line_mm, two = box.h - step->head_mm - 2 * line;
    const double most[] = { fmin(two, box.h * 0.52), two, two + line };
    for (int named = !page->compact; named >= 0; named--) {
        step->trail.named = named;
        for (size_t i = 0; i < COUNT(most) - (page->compact || named); i++) {
            step->trail_mm = most[i];
            if (decided_find(page, &step->trail, box.w, most[i]) && !step->trail.bare)
                return;
        }
    }
    step->trail_mm = decided_fits(page, &step->trail, box.w, most[0]) ? most[0] : 0;
}

/* Shows some of the lines of a text, and says them. Returns the height. */
static double show_lines(Page *page, const KnownText *known, int first, int count, Box box)
{
    Lines some = known->lines;
    some.lines += first;
    some.line_count = count;
    some.height_mm = count * some.line_mm;
    int start = some.lines[0].start, end = some.lines[count - 1].end;
    const char *before = page->scene->language;
    page_language_of(page, known->text);
    page_show(page, box.x, box.y, box.w, &some,
              arena_copy_bytes(page->scene->arena, known->text + start, (size_t)(end - start)),
              known->colour, ALIGN_START);
    scene_language(page->scene, before);
    return some.height_mm;
}

/* Divides the texts into pages, and shows number `shown` of them below y. A text that fits on a
 * page is not divided if some of another is there. Returns the number of pages. */
static int divide_texts(Page *page, const SecondStep *step, Box box, int shown)
{
    int at = 0;
    double used = 0;
    for (size_t i = 0; i < COUNT(step->texts); i++) {
        const Lines *lines = &step->texts[i].lines;
        for (int first = 0, count; first < lines->line_count; first += count) {
            count = (int)((step->room_mm - used + 0.3) / lines->line_mm);
            if (used > 0 && count < lines->line_count - first) {
                at++;
                used = 0;
                count = (int)((step->room_mm + 0.3) / lines->line_mm);
            }
            count = (int)fmin(fmax(1, count), lines->line_count - first);
            if (at == shown)
                show_lines(page, &step->texts[i], first, count,
                           (Box){ box.x, box.y + used, box.w, 0 });
            used += count * lines->line_mm;
        }
    }
    return at + 1;
}

/* Sets the sources, which are below what we know, and the number of pages. */
static void set_sources(Page *page, SecondStep *step, Box box)
{
    const char *sources = step->sources ? known_sources(page, step->trail.view->claim) : NULL;
    step->texts[1] = (KnownText){ sources, COLOUR_QUIET, { 0 } };
    if (sources)
        step->texts[1].lines = page_break(page, sources, TYPE_NOTE, box.w);
    step->room_mm =
        box.h - step->head_mm - decided_height(page, &step->trail, box.w, step->trail_mm);
    step->pages = divide_texts(page, step, box, -1);
}

/* Above what we know, whose Arabic marks reach up. */
static double known_gap(const Page *page)
{
    return page->gap * (page->compact && page->language->right_to_left ? 0.9 : 0.5);
}

static SecondStep start_second_step(Page *page, const View *view, Box box)
{
    SecondStep step = { .trail = { .view = view }, .sources = true };
    step.head_mm = show_known_head(page, view->claim, box, false) + known_gap(page);
    step.texts[0] = (KnownText){ view->claim->known_line, COLOUR_INK, { 0 } };
    step.texts[0].lines = page_break(page, step.texts[0].text, TYPE_READING, box.w);
    return step;
}

#define SMALL_LINES 3 /* of what we know, on a page of the smallest panels */

/* Makes the trail as low as the texts need it to be on one page, with the sentence. False when it
 * has no room for both. */
static bool fit_one_page(Page *page, SecondStep *step, Box box)
{
    set_sources(page, step, box);
    step->trail_mm = box.h - step->head_mm;
    for (size_t i = 0; i < COUNT(step->texts); i++)
        step->trail_mm -= step->texts[i].lines.height_mm;
    if (!decided_fits(page, &step->trail, box.w, step->trail_mm))
        return false;
    set_sources(page, step, box);
    return step->pages == 1;
}

/* The same with lines as near as their letters let them be. When that does not fit either, they
 * stay near for the pages that follow. */
static bool fit_close(Page *page, SecondStep *step, Box box)
{
    Page close = *page;
    close.leading = decided_close_leading(page, step->texts[0].text);
    step->texts[0].lines = page_break(&close, step->texts[0].text, TYPE_READING, box.w);
    step->trail.close = true;
    return fit_one_page(page, step, box);
}

/* On the smallest panels the sentence stays, unless it is so long that there would be one line of
 * what we know on each page. The sources go where they would take a page more: they are on the list
 * to take home. */
static bool plan_small(Page *page, SecondStep *step, Box box)
{
    for (int sources = 1; sources >= 0; sources--) {
        step->sources = sources;
        for (int low = 0; low < 3; low++) {
            step->trail = (Decided){ .view = step->trail.view,
                                     .wordings = !low,
                                     .tight = true,
                                     .low = low > 0,
                                     .normal = low > 1 };
            if (fit_one_page(page, step, box))
                return true;
        }
    }
    if (!page->large && fit_close(page, step, box))
        return true;
    const char *sentence = step->trail.view->claim->words;
    bool long_one = page_break(page, sentence, TYPE_READING, box.w).line_count > 2;
    for (int lines = SMALL_LINES; lines > long_one; lines--) {
        step->trail_mm = box.h - step->head_mm - lines * step->texts[0].lines.line_mm;
        if (!decided_fits(page, &step->trail, box.w, step->trail_mm))
            continue;
        set_sources(page, step, box);
        return true;
    }
    return false;
}

/* On panels of 10 inches everything is on one page if the trail then still has its names; the ring
 * goes before these. */
static bool plan_named(Page *page, SecondStep *step, Box box)
{
    for (int way = 0; way < 4; way++) {
        step->trail = (Decided){
            .view = step->trail.view, .wordings = way % 2 == 0, .plain = way > 1, .named = true
        };
        if (fit_one_page(page, step, box))
            return true;
    }
    return false;
}

static SecondStep plan_second_step(Page *page, const View *view, Box box)
{
    SecondStep step = start_second_step(page, view, box), small = step;
    if (page->compact && plan_small(page, &small, box))
        return small;
    if (page->small && !page->compact && plan_named(page, &small, box))
        return small;
    plan_strip(page, &step, box);
    set_sources(page, &step, box);
    return step;
}

static void show_second_step(Page *page, const SecondStep *step, Box box, int shown)
{
    Box trail = { box.x, box.y, box.w, step->trail_mm };
    box.y = decided_show(page, &step->trail, trail).bottom_mm + known_gap(page);
    box.y += show_known_head(page, step->trail.view->claim, box, true);
    divide_texts(page, step, box, shown);
    const char *sources = known_sources(page, step->trail.view->claim);
    if (!step->sources && sources)
        scene_speak(page->scene, "%s", sources);
}

/* Shows a page of the two steps; `whole` has the room of the heading, too. Returns the number of
 * pages, and sets *known to the page on which what we know begins. */
static int show_steps(Page *page, const View *view, Box below_head, Box whole, int *known)
{
    FirstStep step = plan_first_step(page, view, below_head, whole);
    const Decided *first = step.two ? &step.trail : &step.decided;
    int shown = view->visit->page;
    const SecondStep second = plan_second_step(page, view, whole);
    *known = step.two ? 2 : 1;
    if (shown == 0)
        show_first_step(page, view, first, below_head);
    else if (shown < *known)
        show_first_step(page, view, &step.decided, whole);
    else
        show_second_step(page, &second, whole, shown - *known);
    return *known + second.pages;
}

/* ---- the page ---- */

static const char *next_label(const Page *page, const View *view)
{
    const Visit *visit = view->visit;
    if (visit->more || visit->answer_count < view->story->path_count)
        return words_in(page->language, "Next claim");
    return words_in(page->language, "See your ropes");
}

Pages compare_build(Page *page, const View *view)
{
    Box body = page->body;
    if (page->compact) { /* words may be nearer to the upper edge than what is touched */
        body.y -= 2;
        body.h += 2.6;
    }
    const Visit *visit = view->visit;
    const Answer *answer = visit_answer(visit);
    if (visit->disagreeing) {
        disagree_show(page, view);
        bar_show(page, view, &(Bar){ .next = next_label(page, view), .back = true });
        return ONE_PAGE;
    }
    Stack head = stack_first(page, body.w, body.h * 0.22, compare_head_declare, view);
    /* Of the heading: no rope touches them, nor what is above large Arabic letters. */
    double tails = page->compact ? (page->large && page->language->right_to_left ? 1.4 : 0.5) : 0;
    /* It has only its own space above it, and Arabic letters a little more. */
    double raised = page->compact ? body.y - (page->language->right_to_left ? 0.7 : 0) : 0;
    double used = head.height_mm + tails - raised;
    Box box = { body.x, body.y + used, body.w, body.h - used };
    int pages = 1, known = 0;
    bool first = visit->page == 0;
    if (page->small || page->terse)
        claim_head_speak(page, view);
    if (first)
        stack_show(&head, (Box){ body.x, body.y - raised, body.w, head.height_mm });
    const Way *whole = !page->icons && first ? show_whole(page, view, box) : NULL;
    bool buttons = whole && whole->buttons;
    if (!whole)
        pages = show_steps(page, view, box, body, &known);
    bool more_pages = visit->page < pages - 1;
    bool finish = visit->more && more_pages && first;
    bar_show(page, view,
             &(Bar){ .next = !more_pages                ? next_label(page, view)
                             : visit->page + 1 == known ? words_in(page->language, "What we know")
                                                        : words_in(page->language, "Next page"),
                     .secondary_id = buttons  ? NULL
                                     : finish ? "finish"
                                              : "disagree",
                     .secondary = buttons  ? NULL
                                  : finish ? words_in(page->language, "That is enough")
                                           : disagree_label(page, answer),
                     .back = true });
    return (Pages){ pages, pages - 1, 0 };
}
