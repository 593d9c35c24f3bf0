/* example.c: the worked example in two steps: a guess, and then the rope draws itself, gives out,
 * and says why. Nothing of it is recorded. */
#include <math.h>

#include "content/wording.h"
#include "drawing/trail.h"
#include "rubric/walk.h"
#include "screens/motion.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

static const char *eyebrow(const Page *page)
{
    return words_in(page->language, "First, an example");
}

/* ---- the guess ---- */

typedef struct {
    const View *view;
    LevelRow row;
} Guess;

static void draw_levels(Page *page, const void *what, Box box)
{
    const Guess *guess = what;
    const LevelMarks marks = { guess->view->visit->level, LEVEL_NONE, LEVEL_NONE, LEVEL_NONE,
                               false };
    level_row_show(page, &guess->row, &marks, box);
}

/* Says how much one of the ways shows: on a small panel the words go that are said anyway. */
typedef struct {
    LevelSays says;
    bool head, hint, large;
    Type type;
} Way;

static bool way_of(const Page *page, int number, Way *way)
{
    static const LevelSays says[] = { SAYS_ALL, SAYS_LINE, SAYS_WORDS };
    int first = page->small ? 2 : 0;
    int largest = page->touch_top > 0 ? TYPE_QUOTE : TYPE_CLAIM;
    int sizes = page->small ? 1 : largest - TYPE_READING + 1;
    int part = number % (3 * sizes), cards = first + number / (3 * sizes);
    if (cards == (int)COUNT(says)) { /* the last way: the sentence is not enlarged, either */
        *way = (Way){ SAYS_WORDS, false, false, false, TYPE_READING };
        return number % (3 * sizes) == 0;
    }
    *way = (Way){ says[cards < (int)COUNT(says) ? cards : 2], part / sizes == 0, part / sizes < 2,
                  true, (Type)(TYPE_READING + sizes - 1 - part % sizes) };
    return cards < (int)COUNT(says);
}

static void declare_sentence(Stack *stack, const char *words, const Way *way)
{
    if (way->large) {
        stack_marked(stack, words, way->type);
        return;
    }
    Page *page = arena_take(stack->page->scene->arena, 1, sizeof(*page));
    *page = page_unlarged(stack->page);
    Stack inside = stack_start(page, stack->width_mm);
    stack_marked(&inside, words, way->type);
    stack_end_columns(stack, &inside, 1, 0);
}

static void declare_or_say(Stack *stack, bool shown, const char *words, Type type, Colour colour)
{
    if (shown)
        stack_text(stack, words, type, colour);
    else
        stack_speech(stack, words);
}

/* What the page is declared from. */
typedef struct {
    const View *view;
    double low_mm; /* with low controls: the height in which everything is that can be touched */
} Wide;

static bool declare_guess(Stack *stack, const void *what, int number)
{
    const Wide *wide = what;
    const View *view = wide->view;
    Page *page = stack->page;
    Guess *guess = arena_take(page->scene->arena, 1, sizeof(*guess));
    bool low = wide->low_mm > 0;
    Way way;
    if (!way_of(page, number, &way))
        return false;
    *guess = (Guess){ view, low ? level_row_in(page, stack->width_mm, wide->low_mm)
                                : level_row(page, stack->width_mm, way.says) };
    declare_or_say(stack, way.head, eyebrow(page), TYPE_TEXT, COLOUR_QUIET);
    stack_gap(stack, page->compact ? 0 : page->small ? page->gap : 2 * page->gap);
    declare_sentence(stack, wording_plain(page->scene->arena, view->claim->words), &way);
    stack_spring(stack);
    stack_gap(stack, page->gap * 0.5);
    stack_text(stack,
               page->small ? terms_question_short(page->language) : terms_question(page->language),
               page->compact ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK);
    declare_or_say(stack, way.hint,
                   words_in(page->language, "Look at the four ropes, and guess. Nobody marks it."),
                   TYPE_TEXT, COLOUR_QUIET);
    stack_gap(stack, page->gap * 0.5);
    stack_part(stack, guess->row.height_mm, page->compact, draw_levels, guess);
    double below = PAGE_TOUCH_MM * page->scale + 2 * page->gap;
    if (low)
        below = fmin(below, wide->low_mm - guess->row.height_mm);
    if (!page->small && number == 0) /* so that the levels are where they will be */
        stack_gap(stack, fmax(0, below));
    return true;
}

static void show_guess(Page *page, const View *view)
{
    Box box = page->body;
    /* Not a little too high, as elsewhere: the levels must not come nearer to the bar. */
    Wide wide = { view, page->touch_top > 0 ? box.y + box.h - page->touch_top : 0 };
    Stack stack = stack_first(page, box.w, box.h - 0.5, declare_guess, &wide);
    stack_show(&stack, box);
    const char *skip = words_in(page->language, "Skip the example");
    const Choice choice = { "skip", skip, false, NULL };
    Bar bar = { .back = true };
    if (page->small) { /* nothing else leads on here */
        bar.choices = &choice;
        bar.choice_count = 1;
    } else {
        bar.secondary_id = "skip";
        bar.secondary = skip;
    }
    bar_show(page, view, &bar);
}

/* ---- the trail ---- */

static const char *verdict(const Page *page, const View *view)
{
    Arena *arena = page->scene->arena;
    Level said = (Level)view->visit->level, level = view->claim->verdict.level;
    if (said == level)
        /* TR: a level */
        return phrase_print(arena, words_in(page->language, "You guessed %s, and so it is."),
                            terms_level(page->language, said));
    /* TR: two levels */
    return phrase_print(arena, words_in(page->language, "You guessed %s. The trail says %s."),
                        terms_level(page->language, said), terms_level(page->language, level));
}

/* Declares what decided, and how the trail would have been good. */
static bool declare_reason(Stack *stack, const void *what, int way)
{
    const View *view = what;
    const Page *page = stack->page;
    Stack words = stack_barred(stack);
    if (way > 1)
        return false;
    Type type = page->compact || way > 0 ? TYPE_READING : TYPE_LEAD;
    stack_text(&words, wording_plain(page->scene->arena, view->claim->deciding), type, COLOUR_INK);
    stack_end_barred(stack, &words);
    return true;
}

static int show_trail(Page *page, const View *view)
{
    Box box = page->body;
    const Claim *claim = view->claim;
    const Walk walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict);
    Motion motion = motion_example(view, walk.span_count);
    const TrailOf trail = { .claim = claim,
                            .article_date = view->story->original_date,
                            .wordings = true,
                            .tags = true,
                            .spans = motion.spans,
                            .grown = motion.grown };
    Stack head = stack_start(page, box.w);
    declare_or_say(&head, !page->terse, eyebrow(page), TYPE_TEXT, COLOUR_QUIET);
    stack_text(&head, verdict(page, view), page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK);
    double top = head.height_mm + page->gap;
    double least = trail_height(page, &trail, box.w);
    Stack reason = stack_first(page, box.w, box.h - top - least - page->gap, declare_reason, view);
    stack_show(&head, box);
    double below = reason.height_mm + page->gap;
    trail_draw(page, &trail, (Box){ box.x, box.y + top, box.w, box.h - top - below });
    trail_speak(page, &trail);
    stack_show(&reason, (Box){ box.x, box.y + box.h - reason.height_mm, box.w, reason.height_mm });
    bar_show(page, view, &(Bar){ .next = words_in(page->language, "Now the story"), .back = true });
    return walk.span_count;
}

Pages example_build(Page *page, const View *view)
{
    if (view->visit->step == 0) {
        show_guess(page, view);
        return ONE_PAGE;
    }
    return (Pages){ 1, 0, show_trail(page, view) };
}
