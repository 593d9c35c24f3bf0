/* rate.c: the sentence, the question, the four levels and "can't tell", and how sure the visitor
 * is.
 *
 * The meanings of the levels never go; the sentence becomes smaller instead. On 7-inch panels the
 * cards have room for two words each. When a level is chosen they fold to a strip, what the chosen
 * one means comes below it, and how sure one is stands in the bar.
 */
#include <math.h>

#include "content/wording.h"
#include "layout/stack.h"
#include "screens/screens_private.h"
#include "screens/sure.h"

static LevelMarks marks_of(const Visit *visit)
{
    return (LevelMarks){ visit->level, visit->level_other, LEVEL_NONE, LEVEL_NONE, false };
}

static const char *not_truth(const Page *page)
{
    return words_in(page->language,
                    "Not: is it true? Only: where does it come from? A guess is fine.");
}

/* ---- the sentence ---- */

static void draw_place(Page *page, const void *what, Box box)
{
    (void)box;
    claim_head_speak(page, what);
}

/* The words without the marks of what differs further along the trail: that would tell the answer.
 */
static const char *said(const Page *page, const Claim *claim)
{
    return wording_plain(page->scene->arena, claim->words);
}

/* Declares the sentence. A type in which a word would be broken is never used. */
static void declare_sentence(Stack *stack, const Claim *claim, Type type)
{
    const char *words = said(stack->page, claim);
    stack_marked(stack, words, type);
    if (type > TYPE_READING && page_widest_word(stack->page, words, type) > stack->width_mm * 0.95)
        stack_gap(stack, INFINITY);
}

/* Declares the sentence in letters that are not enlarged: it was on the screen before in large
 * ones, and here the levels need the room. `tight`: with no space between its lines. */
static void declare_sentence_unlarged(Stack *stack, const Claim *claim, bool tight)
{
    Page *page = arena_take(stack->page->scene->arena, 1, sizeof(*page));
    *page = page_unlarged(stack->page);
    if (tight)
        page->leading = 1;
    Stack words = stack_start(page, stack->width_mm);
    stack_marked(&words, said(page, claim), TYPE_READING);
    stack_end_columns(stack, &words, 1, 0);
}

/* Says how much one of the ways of the page shows. */
typedef struct {
    LevelSays says;
    bool head, hint; /* what is spoken otherwise */
    bool question;   /* is the long one */
    bool close;      /* ... or in small letters */
    bool low;        /* the levels are as low as possible */
    int above;       /* the most lines of text above the buttons of how sure: 0 to 2 */
    bool large;      /* the sentence is enlarged, if the visitor asked for it */
    bool alone;      /* nothing is below the levels */
    Type type;       /* of the sentence */
} Way;

/* On 10-inch panels the four meanings take the place of the buttons below them. "Can't tell" is in
 * the bar until a level is chosen; then the other levels say less, and how sure one is is asked. */
static bool in_bar(const Page *page)
{
    return page->small && page->touch_top == 0;
}

static bool is_alone(const Page *page, const Visit *visit)
{
    return in_bar(page) && visit->level == LEVEL_NONE;
}

/* ---- the question ---- */

/* The question, what it does not mean, and the button for a group that disagrees at their end. */
typedef struct {
    Lines question, hint;
    const char *asks;
    double button_mm; /* width of the button; 0: it has its place elsewhere */
    bool split;
} Asked;

static const char *we_disagree(const Page *page)
{
    return words_in(page->language, "We disagree");
}

static void show_split(Page *page, Box box, bool chosen)
{
    button_show(page, "split", box, NULL, we_disagree(page),
                words_in(page->language, "We disagree: choose two levels"), AREA_CHOICE, chosen);
}

static void draw_asked(Page *page, const void *what, Box box)
{
    const Asked *asked = what;
    double side = PAGE_TOUCH_MM * page->scale;
    double width = box.w - (asked->button_mm > 0 ? asked->button_mm + page->gap : 0);
    double y = box.y + (box.h - asked->question.height_mm - asked->hint.height_mm) / 2;
    y += page_show(page, box.x, y, width, &asked->question, asked->asks, COLOUR_INK, ALIGN_START);
    if (asked->hint.line_count > 0)
        page_show(page, box.x, y, width, &asked->hint, NULL, COLOUR_QUIET, ALIGN_START);
    scene_speak(page->scene, "%s", not_truth(page));
    if (asked->button_mm > 0)
        show_split(
            page,
            (Box){ box.x + box.w - asked->button_mm, box.y + box.h - side, asked->button_mm, side },
            asked->split);
}

/* What the question does not mean, in so many words as that height has room for. */
static Lines break_hint(const Page *page, double width_mm, double height_mm)
{
    Lines hint = page_break(page, not_truth(page), TYPE_TEXT, width_mm);
    if (hint.height_mm > height_mm)
        hint = page_break(
            page, words_in(page->language, "Not: is it true? Only: where does it come from?"),
            TYPE_TEXT, width_mm);
    return hint;
}

/* Declares the question as the way has it, with the button beside it or without. `hint`: also what
 * it does not mean. */
static void declare_question(Stack *stack, const Visit *visit, bool button, const Way *way,
                             bool hint)
{
    const Page *page = stack->page;
    Asked *asked = arena_take(page->scene->arena, 1, sizeof(*asked));
    *asked = (Asked){ .split = visit->split };
    if (button)
        asked->button_mm = fmin(button_width(page, NULL, we_disagree(page)) + 4 * page->scale,
                                stack->width_mm * 0.4);
    double width = stack->width_mm - (button ? asked->button_mm + page->gap : 0);
    asked->asks = page->small || !way->question ? terms_question_short(page->language)
                                                : terms_question(page->language);
    asked->question = page_break(page, asked->asks, way->close ? TYPE_LABEL : TYPE_HEADING, width);
    if (way->close)
        asked->question = page_close(asked->question);
    if (hint && way->alone) /* a close line of it, if need be */
        asked->hint = page_close(break_hint(page, width, way->close ? 0 : INFINITY));
    else if (hint)
        asked->hint = page_break_balanced(page, not_truth(page), TYPE_TEXT, width);
    double height = asked->question.height_mm + asked->hint.height_mm;
    stack_part(stack, fmax(height, button ? PAGE_TOUCH_MM * page->scale : 0), false, draw_asked,
               asked);
}

/* ---- the whole page ---- */

/* What the page is declared from. */
typedef struct {
    const View *view;
    double low_mm;   /* with low controls: the height in which everything is that can be touched */
    double air_mm;   /* free height: some of it is above the levels and some below */
    LevelSays *said; /* receives how much the levels say */
    SureRow *(*levels)[6]; /* what was measured: by what they say, and the ways' `above`, `low` */
} Wide;

/* Where the levels are alone: the sentence is not enlarged before a level would say less. */
static const Way alone_ways[] = {
    { SAYS_LINE, .hint = true, .alone = true, .large = true, .type = TYPE_READING },
    { SAYS_LINE, .hint = true, .alone = true, .large = true, .close = true, .type = TYPE_READING },
    { SAYS_LINE, .hint = true, .alone = true, .type = TYPE_READING },
    { SAYS_LINE, .hint = true, .alone = true, .close = true, .type = TYPE_READING },
    { SAYS_LINE, .alone = true, .close = true, .type = TYPE_READING },
    { SAYS_WORDS, .hint = true, .alone = true, .close = true, .type = TYPE_READING },
    { SAYS_WORDS, .alone = true, .low = true, .close = true, .type = TYPE_READING },
};

/* The last ways: the levels are as low as possible, the texts that stand near their answers go, the
 * question is smaller, and at the very end the sentence is not enlarged. */
static const Way last_ways[] = {
    { .says = SAYS_WORDS, .above = 2, .low = true, .large = true, .type = TYPE_READING },
    { .says = SAYS_WORDS, .above = 1, .low = true, .large = true, .type = TYPE_READING },
    { SAYS_WORDS, .above = 2, .low = true, .close = true, .large = true, .type = TYPE_READING },
    { SAYS_WORDS, .above = 1, .low = true, .close = true, .large = true, .type = TYPE_READING },
    { SAYS_WORDS, .above = 2, .low = true, .close = true, .type = TYPE_READING },
    { SAYS_WORDS, .above = 1, .low = true, .close = true, .type = TYPE_READING },
    { .says = SAYS_WORDS, .low = true, .large = true, .type = TYPE_READING },
    { .says = SAYS_WORDS, .low = true, .close = true, .large = true, .type = TYPE_READING },
    { .says = SAYS_WORDS, .low = true, .close = true, .type = TYPE_READING },
};

/* The sentence becomes smaller, the head and what the question does not mean are only spoken, and
 * the question is short, before the levels say less. With low controls the levels have a height of
 * their own, and the sentence has room for larger letters. */
static bool way_of(const Page *page, const Visit *visit, int number, Way *way)
{
    if (is_alone(page, visit)) {
        *way = alone_ways[number < (int)COUNT(alone_ways) ? number : 0];
        return number < (int)COUNT(alone_ways);
    }
    static const LevelSays says[] = { SAYS_ALL, SAYS_LINE, SAYS_WORDS };
    static const int parts = 4; /* head and hint, only the hint, neither, and a short question */
    bool low = page->touch_top > 0;
    int sizes = page->small ? 1 : (low ? TYPE_QUOTE : TYPE_CLAIM) - TYPE_READING + 1;
    int part = number / sizes % parts, all = sizes * parts * (low ? 1 : (int)COUNT(says));
    if (number >= all) {
        *way = last_ways[number - all < (int)COUNT(last_ways) ? number - all : 0];
        if (!page->small && way->above > 0) /* large panels enlarge it in all ways but the last */
            way->large = true;
        return number < all + (int)COUNT(last_ways);
    }
    *way = (Way){ .says = says[number / sizes / parts],
                  .head = part == 0,
                  .hint = part < 2,
                  .question = part < 3,
                  .above = 2,
                  .large = true,
                  .type = (Type)(TYPE_READING + sizes - 1 - number % sizes) };
    return true;
}

static bool draws_notch(const SureRow *below)
{
    return sure_asked(below->visit) && !below->says && below->label_mm == 0 &&
           below->row.columns == LEVEL_ROW_CARDS;
}

static void draw_levels(Page *page, const void *what, Box box)
{
    const SureRow *below = what;
    const LevelMarks marks = marks_of(below->visit);
    level_row_show(page, &below->row, &marks, box);
    if (draws_notch(below))
        sure_notch(page, &below->row, (Level)below->visit->level, box);
}

static void draw_below(Page *page, const void *what, Box box)
{
    sure_show(page, what, box);
}

static double below_levels(const Page *page)
{
    return page->gap * (page->small ? 0.5 : 1);
}

/* Measures the levels and what is below them. With low controls they say as much as the lower half
 * has room for. */
static SureRow *measure_levels(const Page *page, const Wide *wide, const Way *way, double width_mm)
{
    const Visit *visit = wide->view->visit;
    SureRow *below = arena_take(page->scene->arena, 1, sizeof(*below));
    bool low = wide->low_mm > 0;
    LevelRow row =
        low ? level_row_in(page, width_mm, wide->low_mm) : level_row(page, width_mm, way->says);
    if (way->low)
        level_row_squeeze(&row, page, 0);
    bool hint = !low && way->above && row.says != SAYS_ALL;
    *below = sure_measure(page, visit, &row, width_mm, way->above, hint);
    if (hint)
        below->hint = break_hint(page, width_mm, below->above_mm);
    for (int i = 0; low && i < 2; i++) { /* what is below depends on how much the levels say */
        row = level_row_in(page, width_mm, wide->low_mm - below->height_mm - below_levels(page));
        *below = sure_measure(page, visit, &row, width_mm, way->above, false);
    }
    if (low && row.height_mm + below_levels(page) + below->height_mm > wide->low_mm + 0.01) {
        *below = sure_measure(page, visit, &row, width_mm, 0, false);
        row = level_row_in(page, width_mm, wide->low_mm - below->height_mm - below_levels(page));
        *below = sure_measure(page, visit, &row, width_mm, 0, false);
    }
    return below;
}

/* Many ways have the same levels: they are measured once. */
static SureRow *levels_of(const Page *page, const Wide *wide, const Way *way, double width_mm)
{
    SureRow **levels = &wide->levels[wide->low_mm > 0 ? 0 : way->says][way->above + 3 * way->low];
    if (!*levels)
        *levels = measure_levels(page, wide, way, width_mm);
    return *levels;
}

static bool declare_page(Stack *stack, const void *what, int number)
{
    const Wide *wide = what;
    const View *view = wide->view;
    Page *page = stack->page;
    Way way;
    if (!way_of(page, view->visit, number, &way))
        return false;
    bool low = wide->low_mm > 0;
    SureRow *below = levels_of(page, wide, &way, stack->width_mm);
    double between = below_levels(page), air = wide->air_mm * 0.7;
    *wide->said = below->row.says;
    if (low)
        air = fmax(0, fmin(air, wide->low_mm - below->row.height_mm - between - below->height_mm));
    if (way.head) {
        claim_head_declare(stack, view);
        stack_gap(stack, page->gap + wide->air_mm);
    } else {
        stack_part(stack, 0, false, draw_place, view);
    }
    if (way.large)
        declare_sentence(stack, view->claim, way.type);
    else
        declare_sentence_unlarged(stack, view->claim, false);
    stack_gap(stack, page->gap * 0.5);
    stack_spring(stack);
    declare_question(stack, view->visit, !low && !in_bar(page), &way,
                     way.hint && (low || way.alone || way.says == SAYS_ALL));
    stack_gap(stack, page->gap * 0.5 + wide->air_mm * 0.5);
    stack_part(stack, below->row.height_mm, false, draw_levels, below);
    if (way.alone)
        return true;
    stack_gap(stack, between + air);
    stack_part(stack, below->height_mm, false, draw_below, below);
    return true;
}

/* Lays the page out in the box and sets how much the levels say. */
static Stack wide_stack(Page *page, const View *view, Box box, LevelSays *said)
{
    SureRow *levels[SAYS_NAME][6] = { { NULL } };
    Wide wide = { .view = view, .said = said, .levels = levels };
    if (page->touch_top > 0)
        wide.low_mm = box.y + box.h - page->touch_top;
    Stack stack = stack_start(page, box.w);
    for (int number = 0;; number++) {
        Stack next = stack_start(page, box.w);
        if (!declare_page(&next, &wide, number))
            return stack;
        stack = next;
        if (!stack_fits(&stack, box.h))
            continue;
        wide.air_mm = fmax(0, fmin((box.h - stack.height_mm) / 4, 9 * page->scale));
        stack = stack_start(page, box.w);
        declare_page(&stack, &wide, number);
        return stack;
    }
}

/* On the widest panels the page that was read is beside it, as long as the levels have room to say
 * more than two words each. */
static void wide_rate(Page *page, const View *view)
{
    LevelSays said;
    Box box = read_beside_rest(page, view, page->body);
    Stack stack = wide_stack(page, view, box, &said);
    if (box.w < page->body.w && (said == SAYS_WORDS || !stack_fits(&stack, box.h))) {
        box = page->body;
        stack = wide_stack(page, view, box, &said);
    }
    bool beside = box.w < page->body.w;
    if (beside)
        read_beside(page, view, page->body);
    stack_show(&stack, box);
    if (beside)
        read_beside_speak(page, view);
}

/* ---- on 7-inch panels ---- */

/* What a page of a small panel shows. What is left out is spoken: first the enlarged letters go,
 * then the first question, which is answered; in normal text the space between lines goes before it
 * (`tight`). How sure one is is only spoken where a long sentence leaves no room in large text.
 * Only a sentence that is too long even then is not shown. */
typedef struct {
    bool large, notch, how, question, sentence, tight;
    enum { ANY_TEXT, NORMAL_TEXT, LARGE_TEXT } text; /* which size of text it is for */
} SmallWay;

static const SmallWay small_ways[] = {
    { true, true, true, true, true, false, ANY_TEXT },
    { true, false, true, true, true, false, ANY_TEXT },
    { false, true, true, true, true, false, ANY_TEXT },
    { false, false, true, true, true, false, ANY_TEXT },
    { false, true, true, true, true, true, NORMAL_TEXT },
    { false, false, true, true, true, true, NORMAL_TEXT },
    { false, true, true, false, true, false, ANY_TEXT },
    { false, false, true, false, true, false, ANY_TEXT },
    { false, false, false, false, true, false, LARGE_TEXT },
    { false, false, true, true, true, true, LARGE_TEXT },
    { false, false, true, false, true, true, ANY_TEXT },
    { false, false, false, false, true, true, ANY_TEXT },
    { false, false, true, false, false, false, ANY_TEXT },
};

typedef struct {
    const Visit *visit;
    LevelRow row;
    bool notch;
} Strip;

static void draw_strip(Page *page, const void *what, Box box)
{
    const Strip *strip = what;
    const LevelMarks marks = marks_of(strip->visit);
    level_row_show(page, &strip->row, &marks, box);
    if (strip->notch)
        sure_notch(page, &strip->row, (Level)strip->visit->level, box);
}

static void declare_or_say(Stack *stack, bool shown, const char *words, Type type, Colour colour)
{
    if (shown)
        stack_text_close(stack, words, type, colour);
    else
        stack_speech(stack, words);
}

/* Declares the sentence, or what it is called in its place. */
static void declare_small_sentence(Stack *stack, const Claim *claim, const SmallWay *way)
{
    const Page *page = stack->page;
    if (way->sentence && way->large) {
        stack_marked(stack, said(page, claim), TYPE_READING);
    } else if (way->sentence) {
        declare_sentence_unlarged(stack, claim, way->tight);
    } else {
        stack_text(stack, claim->label, TYPE_LABEL, COLOUR_INK);
        stack_speech(stack, said(page, claim));
    }
}

/* Declares what follows when a level is chosen: what it means, and how sure one is. That is
 * answered in the bar; on an upright panel the bar has no room for it. */
static void declare_chosen(Stack *stack, const Visit *visit, const SmallWay *way)
{
    const Page *page = stack->page;
    const char *line = terms_level_line(page->language, (Level)visit->level);
    stack_gap(stack, way->notch && !page->portrait ? 3 : 0);
    declare_or_say(stack, !page->portrait, line, TYPE_TEXT, COLOUR_INK);
    stack_spring(stack);
    stack_gap(stack, way->how ? 0 : PAGE_GAP_MM / 2);
    declare_or_say(stack, way->how, sure_question(page), TYPE_LABEL, COLOUR_INK);
}

static bool declare_small(Stack *stack, const void *what, int number)
{
    const View *view = what;
    const Visit *visit = view->visit;
    Page *page = stack->page;
    if (number >= (int)COUNT(small_ways))
        return false;
    const SmallWay *way = &small_ways[number];
    while (way->text == (page->large ? NORMAL_TEXT : LARGE_TEXT)) /* the last ones are for any */
        way++;
    Strip *strip = arena_take(page->scene->arena, 1, sizeof(*strip));
    bool folds = sure_asked(visit) && !page->portrait;
    LevelSays says = folds ? SAYS_NAME : SAYS_WORDS;
    *strip = (Strip){ visit,
                      way->tight ? level_row_tight(page, stack->width_mm, says)
                                 : level_row(page, stack->width_mm, says),
                      folds && way->notch };
    stack_part(stack, 0, false, draw_place, view);
    declare_small_sentence(stack, view->claim, way);
    stack_gap(stack, page->language->right_to_left ? 1.1 : 0); /* for the hamza on an alef */
    stack_spring(stack);
    declare_or_say(stack, way->question || !sure_asked(visit), terms_question_short(page->language),
                   TYPE_LABEL, COLOUR_INK);
    stack_speech(stack, not_truth(page));
    stack_part(stack, strip->row.height_mm, !sure_asked(visit), draw_strip, strip);
    if (sure_asked(visit))
        declare_chosen(stack, visit, way);
    return true;
}

static void small_rate(Page *page, const View *view, Box box)
{
    /* The first line has space of its own, and so has a text at the bottom. */
    box.y -= page->margin * 0.7;
    box.h += page->margin * 0.7 + (sure_asked(view->visit) ? PAGE_GAP_MM / 2 : 0);
    /* Not a little too high, as elsewhere: what can be touched must not come nearer to the bar. */
    Stack stack = stack_first(page, box.w, box.h - 0.5, declare_small, view);
    stack_show(&stack, box);
}

/* ---- the bar ---- */

/* Shows the bar. A narrow one has in place of the button that leads on what can be answered now; an
 * upright one has its last part in the row of the tools. */
static void show_bar(Page *page, const View *view)
{
    const Visit *visit = view->visit;
    const char *split = visit->split ? words_in(page->language, "We agree") : we_disagree(page);
    Choice choices[TERMS_SURE] = {
        { "level:cant_tell", terms_level(page->language, LEVEL_CANT_TELL),
          visit->level == LEVEL_CANT_TELL, "lens" },
        { "split", split, visit->split, NULL },
    };
    int count = 2;
    Bar bar = { .back = true };
    if (page->touch_top > 0 || (in_bar(page) && !page->compact)) { /* else beside the question */
        bar.secondary_id = "split";
        bar.secondary = split;
    }
    if (sure_asked(visit)) {
        sure_choices(page, visit, true, choices);
        count = TERMS_SURE;
    }
    if (!page->compact && is_alone(page, visit)) {
        bar.choices = choices;
        bar.choice_count = 1;
    } else if (!page->compact) {
        bar.next = visit_rated(visit) ? words_in(page->language, "Follow the trail") : NULL;
    } else {
        bar.choices = choices;
        bar.choice_count = page->portrait ? count - 1 : count;
    }
    if (page->compact && page->portrait) {
        bar.secondary_id = choices[count - 1].id;
        bar.secondary = choices[count - 1].label;
    }
    bar_show(page, view, &bar);
}

Pages rate_build(Page *page, const View *view)
{
    if (page->compact)
        small_rate(page, view, page->body);
    else
        wide_rate(page, view);
    show_bar(page, view);
    return ONE_PAGE;
}
