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
#include "words/terms.h"

static bool rated(const Visit *visit)
{
    return visit->level != LEVEL_NONE && visit->level != LEVEL_CANT_TELL;
}

static LevelMarks marks_of(const Visit *visit)
{
    return (LevelMarks){ visit->level, visit->level_other, LEVEL_NONE, LEVEL_NONE, false };
}

static const char *not_truth(const Page *page)
{
    return words_in(page->language,
                    "Not: is it true? Only: where does it come from? A guess is fine.");
}

static const char *how_sure(const Page *page)
{
    return words_in(page->language, "How sure are you?");
}

/* Lists the three words for how sure one is; `bar`: for the bar of a narrow panel, in short words.
 */
static void list_sure(const Page *page, const Visit *visit, bool bar, Choice choices[TERMS_SURE])
{
    static const char *const ids[TERMS_SURE] = { "sure:guessing", "sure:fairly", "sure:very" };
    for (int i = 0; i < TERMS_SURE; i++)
        choices[i] =
            (Choice){ ids[i],
                      bar ? terms_sure_short(page->language, i) : terms_sure(page->language, i),
                      (int)visit->sure == (int)SURE_GUESSING + i, NULL };
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
 * ones, and here the levels need the room. */
static void declare_sentence_unlarged(Stack *stack, const Claim *claim)
{
    Page *page = arena_take(stack->page->scene->arena, 1, sizeof(*page));
    *page = page_unlarged(stack->page);
    Stack words = stack_start(page, stack->width_mm);
    stack_marked(&words, said(page, claim), TYPE_READING);
    stack_end_columns(stack, &words, 1, 0);
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
    double width = box.w - asked->button_mm, side = PAGE_TOUCH_MM * page->scale;
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

/* Declares the question, with the button beside it or without. `hint`: also what it does not
 * mean. */
static void declare_question(Stack *stack, const Visit *visit, bool button, bool hint)
{
    const Page *page = stack->page;
    Asked *asked = arena_take(page->scene->arena, 1, sizeof(*asked));
    *asked = (Asked){ .split = visit->split };
    if (button)
        asked->button_mm = fmin(button_width(page, NULL, we_disagree(page)) + 4 * page->scale,
                                stack->width_mm * 0.4);
    double width = stack->width_mm - asked->button_mm - page->gap;
    asked->asks =
        page->small ? terms_question_short(page->language) : terms_question(page->language);
    asked->question = page_break(page, asked->asks, TYPE_HEADING, width);
    if (hint)
        asked->hint = page_break(page, not_truth(page), TYPE_TEXT, width);
    double height = asked->question.height_mm + asked->hint.height_mm;
    stack_part(stack, fmax(height, button ? PAGE_TOUCH_MM * page->scale : 0), false, draw_asked,
               asked);
}

/* A small triangle below the chosen card points to what belongs to it. */
static void draw_notch(Page *page, const LevelRow *row, Level level, Box box)
{
    Box card = level_row_card(row, level, box);
    double half = 3.2 * page->scale, high = 2 * page->scale;
    Point tip = { card.x + card.w / 2, card.y + card.h + 0.8 * page->scale };
    const Point corners[] = { tip, { tip.x + half, tip.y + high }, { tip.x - half, tip.y + high } };
    scene_shape(page->scene, corners, 3, COLOUR_TOUCH, COLOUR_NONE, 0);
}

/* ---- "can't tell" and how sure ---- */

/* The rows below the levels. "Can't tell" is below the first level; how sure, below the others. */
typedef struct {
    const Visit *visit;
    LevelRow row;
    double first_mm;  /* width of "can't tell" */
    bool split_below; /* the button for a group that disagrees is below "can't tell" */
    Lines label;      /* "How sure are you?" */
    bool says;        /* what the chosen level means is above the buttons */
    Lines hint;       /* before that, what the question does not mean is there */
    bool labelled;    /* there is room for the label */
    double label_mm;  /* its width when it is beside the buttons; 0: it is above them */
    double above_mm;  /* height of the text above the buttons */
    double button_mm, height_mm;
    ButtonRow sure;
} Below;

/* The chosen level's meaning: the size of the longest one, so that nothing moves. */
static Lines longest_meaning(const Page *page, double width_mm)
{
    Lines longest = { 0 };
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        Lines lines =
            page_break(page, terms_level_line(page->language, level), TYPE_TEXT, width_mm);
        if (lines.line_count > longest.line_count ||
            (lines.line_count == longest.line_count && lines.width_mm > longest.width_mm))
            longest = lines;
    }
    return longest;
}

/* True when "How sure are you?" has room beside its three buttons. */
static bool label_beside(const Page *page, const Choice *choices, double label_mm, double rest_mm)
{
    const char *labels[TERMS_SURE];
    double widths[TERMS_SURE];
    for (int i = 0; i < TERMS_SURE; i++)
        labels[i] = choices[i].label;
    return button_share(page, labels, TERMS_SURE, page->gap, rest_mm - label_mm - 2 * page->gap,
                        widths);
}

static Below measure_below(const Page *page, const Visit *visit, const LevelRow *row,
                           double width_mm, bool split_below, bool above)
{
    Choice choices[TERMS_SURE];
    Below below = { .visit = visit,
                    .row = *row,
                    .split_below = split_below,
                    .says = row->says != SAYS_ALL,
                    .labelled = true };
    list_sure(page, visit, false, choices);
    below.first_mm =
        row->columns < LEVEL_ROW_CARDS ? (width_mm - 3 * page->gap) / 4 : row->widths_mm[0];
    double rest = width_mm - below.first_mm - row->gap_mm;
    below.label = page_break(page, how_sure(page), TYPE_TEXT, rest);
    if (!above) {
        below.labelled = false;
    } else if (below.says) { /* both in one line, or only the meaning */
        Lines meaning = longest_meaning(page, width_mm);
        below.above_mm = fmax(meaning.height_mm, below.label.line_mm);
        below.hint = page_break(page, not_truth(page), TYPE_TEXT, width_mm);
        if (below.hint.height_mm > below.above_mm)
            below.hint = page_break(
                page, words_in(page->language, "Not: is it true? Only: where does it come from?"),
                TYPE_TEXT, width_mm);
        below.labelled = meaning.line_count == 1 &&
                         meaning.width_mm + page->gap + below.label.width_mm <= width_mm;
    } else if (!split_below && below.label.line_count == 1 &&
               label_beside(page, choices, below.label.width_mm, rest)) {
        below.label_mm = below.label.width_mm + 2 * page->gap;
    } else {
        below.above_mm = below.label.height_mm;
    }
    below.sure = button_row(page, choices, TERMS_SURE, rest - below.label_mm);
    below.button_mm = fmax(cant_tell_height(page, below.first_mm), below.sure.row_mm);
    double first = below.button_mm * (split_below ? 2 : 1) + (split_below ? page->gap : 0);
    below.height_mm = fmax(first, below.above_mm + fmax(below.button_mm, below.sure.height_mm));
    return below;
}

/* Shows the texts of how sure: beside the buttons at y, or above them. */
static void show_sure_texts(Page *page, const Below *below, Box box, double x, double y)
{
    const char *line = terms_level_line(page->language, (Level)below->visit->level);
    double above = y - below->above_mm;
    if (below->says && below->above_mm == 0) {
        scene_speak(page->scene, "%s", line);
        scene_speak(page->scene, "%s", how_sure(page));
    } else if (below->says) {
        page_text(page, box.x, above, box.w, line, TYPE_TEXT, COLOUR_INK, ALIGN_START);
        if (below->labelled)
            page_show(page, box.x, above, box.w, &below->label, how_sure(page), COLOUR_QUIET,
                      ALIGN_END);
        else
            scene_speak(page->scene, "%s", how_sure(page));
    } else if (below->label_mm > 0) {
        page_show(page, x, y + (below->button_mm - below->label.line_mm) / 2, below->label_mm,
                  &below->label, how_sure(page), COLOUR_QUIET, ALIGN_START);
    } else {
        page_show(page, x, above, box.x + box.w - x, &below->label, how_sure(page), COLOUR_QUIET,
                  ALIGN_START);
    }
}

static void draw_below(Page *page, const void *what, Box box)
{
    const Below *below = what;
    const Visit *visit = below->visit;
    double y = box.y + box.h - fmax(below->button_mm, below->sure.height_mm);
    Box first = { box.x, y, below->first_mm, below->button_mm };
    if (below->split_below)
        first.y = box.y;
    cant_tell_show(page, first, visit->level == LEVEL_CANT_TELL);
    if (below->split_below) {
        first.y = box.y + box.h - below->button_mm;
        show_split(page, first, visit->split);
    }
    double x = box.x + below->first_mm + below->row.gap_mm;
    if (!rated(visit)) {
        if (below->hint.height_mm <= below->above_mm) /* it was spoken with the question */
            page_show(page, box.x, y - below->above_mm, box.w, &below->hint, NULL, COLOUR_QUIET,
                      ALIGN_START);
        return;
    }
    show_sure_texts(page, below, box, x, y);
    x += below->label_mm;
    button_row_show(page, &below->sure, (Box){ x, y, box.x + box.w - x, 0 });
}

/* ---- the whole page ---- */

/* What the page is declared from. */
typedef struct {
    const View *view;
    double air_mm; /* free height: some of it is above the levels and some below */
} Wide;

/* Says how much one of the ways of the page shows. */
typedef struct {
    LevelSays says;
    bool head, hint; /* what is spoken otherwise */
    bool above;      /* texts above the buttons of how sure */
    bool large;      /* the sentence is enlarged, if the visitor asked for it */
    Type type;       /* of the sentence */
} Way;

/* The sentence becomes smaller, and the head and what the question does not mean are only spoken,
 * before the levels say less. After that the sentence is not enlarged, and the texts that stand
 * near their answers go. */
static bool way_of(const Page *page, int number, Way *way)
{
    static const LevelSays says[] = { SAYS_ALL, SAYS_LINE, SAYS_WORDS };
    static const int parts = 3; /* head and hint, only the hint, neither */
    int sizes = page->small ? 1 : TYPE_CLAIM - TYPE_READING + 1;
    int part = number / sizes % parts, all = sizes * parts * (int)COUNT(says);
    if (number >= all) {
        *way = (Way){ SAYS_WORDS, false, false, number == all + 1, number == all, TYPE_READING };
        return number < all + 3;
    }
    *way = (Way){ says[number / sizes / parts],
                  part == 0,
                  part < 2,
                  true,
                  true,
                  (Type)(TYPE_READING + sizes - 1 - number % sizes) };
    return true;
}

static bool draws_notch(const Below *below)
{
    return rated(below->visit) && !below->says && below->label_mm == 0 &&
           below->row.columns == LEVEL_ROW_CARDS;
}

static void draw_levels(Page *page, const void *what, Box box)
{
    const Below *below = what;
    const LevelMarks marks = marks_of(below->visit);
    level_row_show(page, &below->row, &marks, box);
    if (draws_notch(below))
        draw_notch(page, &below->row, (Level)below->visit->level, box);
}

static bool declare_page(Stack *stack, const void *what, int number)
{
    const Wide *wide = what;
    const View *view = wide->view;
    Page *page = stack->page;
    Way way;
    if (!way_of(page, number, &way))
        return false;
    LevelRow row = level_row(page, stack->width_mm, way.says);
    /* With low controls everything that can be touched is in the lower half. */
    bool split_below = page->touch_top > 0;
    Below *below = arena_take(page->scene->arena, 1, sizeof(*below));
    *below = measure_below(page, view->visit, &row, stack->width_mm, split_below, way.above);
    if (way.head) {
        claim_head_declare(stack, view);
        stack_gap(stack, page->gap + wide->air_mm);
    } else {
        stack_part(stack, 0, false, draw_place, view);
    }
    if (way.large)
        declare_sentence(stack, view->claim, way.type);
    else
        declare_sentence_unlarged(stack, view->claim);
    stack_gap(stack, page->gap * 0.5);
    stack_spring(stack);
    declare_question(stack, view->visit, !split_below, way.hint && way.says == SAYS_ALL);
    stack_gap(stack, page->gap * 0.5 + wide->air_mm * 0.5);
    stack_part(stack, row.height_mm, false, draw_levels, below);
    stack_gap(stack, page->gap * (page->small ? 0.5 : 1) + wide->air_mm * 0.7);
    stack_part(stack, below->height_mm, false, draw_below, below);
    return true;
}

static void wide_rate(Page *page, const View *view, Box box)
{
    Wide wide = { view, 0 };
    Stack stack = stack_start(page, box.w);
    for (int number = 0;; number++) {
        Stack next = stack_start(page, box.w);
        if (!declare_page(&next, &wide, number))
            break;
        stack = next;
        if (!stack_fits(&stack, box.h))
            continue;
        wide.air_mm = fmin((box.h - stack.height_mm) / 4, 9 * page->scale);
        stack = stack_start(page, box.w);
        declare_page(&stack, &wide, number);
        break;
    }
    stack_show(&stack, box);
}

/* ---- on 7-inch panels ---- */

/* What a page of a small panel shows. What is left out is spoken: first the enlarged letters, then
 * what stands near its answers anyway, then the sentence. */
typedef struct {
    bool large, notch, how, question, sentence;
} SmallWay;

static const SmallWay small_ways[] = {
    { true, true, true, true, true },     { true, false, true, true, true },
    { false, true, true, true, true },    { false, false, true, true, true },
    { false, false, false, true, true },  { false, false, true, false, true },
    { false, false, false, false, true }, { false, false, false, false, false }
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
        draw_notch(page, &strip->row, (Level)strip->visit->level, box);
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
        declare_sentence_unlarged(stack, claim);
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
    declare_or_say(stack, way->how, how_sure(page), TYPE_LABEL, COLOUR_INK);
}

static bool declare_small(Stack *stack, const void *what, int number)
{
    const View *view = what;
    const Visit *visit = view->visit;
    Page *page = stack->page;
    if (number >= (int)COUNT(small_ways))
        return false;
    const SmallWay *way = &small_ways[number];
    Strip *strip = arena_take(page->scene->arena, 1, sizeof(*strip));
    bool folds = rated(visit) && !page->portrait;
    *strip = (Strip){ visit, level_row(page, stack->width_mm, folds ? SAYS_NAME : SAYS_WORDS),
                      folds && way->notch };
    stack_part(stack, 0, false, draw_place, view);
    declare_small_sentence(stack, view->claim, way);
    stack_spring(stack);
    declare_or_say(stack, way->question || !rated(visit), terms_question_short(page->language),
                   TYPE_LABEL, COLOUR_INK);
    stack_speech(stack, not_truth(page));
    stack_part(stack, strip->row.height_mm, !rated(visit), draw_strip, strip);
    if (rated(visit))
        declare_chosen(stack, visit, way);
    return true;
}

static void small_rate(Page *page, const View *view, Box box)
{
    /* The first line has space of its own, and so has a text at the bottom. */
    box.y -= page->margin * 0.7;
    box.h += page->margin * 0.7 + (rated(view->visit) ? PAGE_GAP_MM / 2 : 0);
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
    Choice choices[TERMS_SURE] = {
        { "level:cant_tell", terms_level(page->language, LEVEL_CANT_TELL),
          visit->level == LEVEL_CANT_TELL, "lens" },
        { "split", visit->split ? words_in(page->language, "We agree") : we_disagree(page),
          visit->split, NULL },
    };
    int count = 2;
    Bar bar = { .back = true };
    if (rated(visit)) {
        list_sure(page, visit, true, choices);
        count = TERMS_SURE;
    }
    if (!page->compact) {
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
        wide_rate(page, view, read_beside(page, view, page->body));
    read_beside_speak(page, view);
    show_bar(page, view);
    return ONE_PAGE;
}
