/* keep.c: the same four levels again, below the trail. The first guess is outlined: touching it
 * keeps it, another one changes it, and each of them leads on. This second rating is the one that
 * is compared. */
#include <math.h>

#include "content/wording.h"
#include "drawing/trail.h"
#include "drawing/wording.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

static bool guessed(int level)
{
    return level != LEVEL_NONE && level != LEVEL_CANT_TELL;
}

/* On 7 inches it has one line. */
static const char *question(const Page *page, const Answer *answer)
{
    if (guessed(answer->first_other))
        return page->compact ? words_in(page->language, "Can you agree?")
                             : words_in(page->language, "And now? Can you agree?");
    if (!guessed(answer->first))
        return page->compact
                   ? words_in(page->language, "What do you think now?")
                   : words_in(page->language, "You looked further. What do you think now?");
    const char *level = terms_level(page->language, (Level)answer->first);
    /* TR: a level */
    return phrase_print(page->scene->arena,
                        page->compact ? words_in(page->language, "And now? Keep %s, or change?")
                                      : words_in(page->language, "And now? Keep %s, or change it?"),
                        level);
}

/* ---- below the levels ---- */

/* What is below the levels on a panel that has room for it: whose the dashes are, "can't tell", and
 * that each level leads on. */
typedef struct {
    const View *view;
    LevelRow row;
    Lines note, hint;
    const char *notes;
    double first_mm, button_mm;
} Below;

static const char *note_of(const Page *page, const View *view)
{
    return view->keys ? words_in(page->language, "your first guess: press it to keep it")
                      : words_in(page->language, "your first guess: touch it to keep it");
}

static const char *leads_on(const Page *page)
{
    return words_in(page->language, "Any of the four leads on.");
}

/* Where the line to the note is, from the left of a card, and from there to the note. */
static double tick_at(const Page *page)
{
    return 2.5 * page->scale;
}

static double tick_gap(const Page *page)
{
    return 0.6 * page->gap;
}

/* Breaks the note for the wider side of its card. */
static Lines break_note(const Page *page, const Below *below, double width_mm)
{
    Level guess = (Level)visit_answer(below->view->visit)->first;
    Box card = level_row_card(&below->row, guess, (Box){ 0, 0, width_mm, below->row.height_mm });
    double tick = card.x + tick_at(page);
    double side = fmax(tick, width_mm - tick) - tick_gap(page);
    return page_break_balanced(page, below->notes, TYPE_LABEL, side);
}

static Below measure_below(const Page *page, const View *view, const LevelRow *row, double width_mm)
{
    Below below = { .view = view, .row = *row, .notes = note_of(page, view) };
    bool note = guessed(visit_answer(view->visit)->first);
    below.first_mm =
        row->columns < LEVEL_ROW_CARDS ? (width_mm - 3 * page->gap) / 4 : row->widths_mm[0];
    below.button_mm = cant_tell_height(page, below.first_mm);
    if (note)
        below.note = break_note(page, &below, width_mm);
    below.hint =
        page_break(page, leads_on(page), TYPE_TEXT, width_mm - below.first_mm - 2 * page->gap);
    return below;
}

/* Shows whose the dashes are, with a line from the guessed card: to the right of the line, or to
 * its left where there is more room. */
static void draw_note(Page *page, const void *what, Box box)
{
    const Below *below = what;
    Level guess = (Level)visit_answer(below->view->visit)->first;
    Box card = level_row_card(&below->row, guess, box);
    double tick = card.x + tick_at(page), x = tick + tick_gap(page), width = below->note.width_mm;
    double last = below->note.height_mm - below->note.line_mm + below->note.ascent_mm;
    double end = box.y + last - (below->note.line_count == 1 ? below->note.capital_mm / 2 : 0);
    const Point down[] = { { tick, box.y }, { tick, box.y }, { tick, end }, { tick, end } };
    bool left = x + width > box.x + box.w + 0.01;
    if (left)
        x = tick - tick_gap(page) - width;
    scene_stroke(page->scene, down, 4, 0.7 * page->scale, COLOUR_TOUCH, false);
    page_show(page, x, box.y, width, &below->note, below->notes, COLOUR_TOUCH,
              left ? ALIGN_END : ALIGN_START);
}

static void draw_cant_tell(Page *page, const void *what, Box box)
{
    const Below *below = what;
    double x = box.x + below->first_mm + 2 * page->gap, room = box.x + box.w - x;
    cant_tell_show(page, (Box){ box.x, box.y, below->first_mm, below->button_mm },
                   visit_answer(below->view->visit)->second == LEVEL_CANT_TELL);
    page_show(page, x, box.y + (box.h - below->hint.height_mm) / 2, room, &below->hint,
              leads_on(page), COLOUR_QUIET, ALIGN_START);
}

/* ---- the trail ---- */

typedef struct {
    const View *view;
    TrailOf trail;
    LevelRow row;
    LevelMarks marks;
} Levels;

/* The sentence as a line of its own, where it has no room at the trail. */
static Stack sentence_above(Page *page, const View *view, double width_mm)
{
    Stack stack = stack_start(page, width_mm);
    wording_declare(&stack, view->claim->words, TYPE_READING, WORDING_MARKED);
    stack_gap(&stack, page->gap * 0.5);
    return stack;
}

static void draw_trail(Page *page, const void *what, Box box)
{
    const Levels *levels = what;
    TrailOf trail = levels->trail;
    if (trail.wordings && !trail_fits_sentence(page, &trail, box)) {
        const Stack sentence = sentence_above(page, levels->view, box.w);
        trail.wordings = false;
        stack_show(&sentence, (Box){ box.x, box.y, box.w, sentence.height_mm });
        box.y += sentence.height_mm;
        box.h -= sentence.height_mm;
    }
    trail_draw(page, &trail, box);
    trail_speak_tags(page, &trail);
}

static void draw_levels(Page *page, const void *what, Box box)
{
    const Levels *levels = what;
    level_row_show(page, &levels->row, &levels->marks, box);
}

static void draw_head(Page *page, const void *what, Box box)
{
    (void)box;
    claim_head_speak(page, what);
}

static Levels *make_levels(Page *page, const View *view, double width_mm, LevelSays says)
{
    Levels *levels = arena_take(page->scene->arena, 1, sizeof(*levels));
    const Answer *answer = visit_answer(view->visit);
    *levels = (Levels){ .view = view,
                        .trail = { .claim = view->claim,
                                   .article_date = view->story->original_date,
                                   .wordings = true,
                                   .tags = !page->small },
                        .row = level_row(page, width_mm, says),
                        .marks = { answer->second, LEVEL_NONE, answer->first, answer->first_other,
                                   false } };
    return levels;
}

/* ---- the whole page ---- */

/* What a page shows, best first: how much the levels say and whether their drawings are as high as
 * on RATE, whether the trail has its tag, and whether whose the dashes are and "can't tell" stand
 * below the levels. */
static const struct Shows {
    LevelSays says;
    bool high, tag, head, note, cant_tell;
    Type question;
    double trail; /* smallest height, as a part of the one that is comfortable */
} ways[] = { { SAYS_ALL, true, true, true, true, true, TYPE_HEADING, 1.2 },
             { SAYS_ALL, false, true, true, true, true, TYPE_HEADING, 1 },
             { SAYS_LINE, false, true, true, true, true, TYPE_HEADING, 1 },
             { SAYS_LINE, false, false, true, true, true, TYPE_HEADING, 1 },
             { SAYS_WORDS, true, false, true, true, true, TYPE_HEADING, 1 },
             { SAYS_WORDS, false, false, false, true, true, TYPE_HEADING, 1 },
             { SAYS_WORDS, false, false, false, false, true, TYPE_HEADING, 1 },
             { SAYS_WORDS, false, false, false, false, false, TYPE_HEADING, 1 },
             { SAYS_WORDS, false, false, false, false, false, TYPE_LABEL, 1 },
             { SAYS_WORDS, false, false, false, false, false, TYPE_LABEL, 0.77 } };

/* Declares what is above the trail. */
static Stack declare_upper(Page *page, const View *view, const struct Shows *shows, double width_mm)
{
    Stack stack = stack_start(page, width_mm);
    if (shows->head)
        claim_head_declare(&stack, view);
    else
        stack_part(&stack, 0, false, draw_head, view);
    stack_text(&stack, question(page, visit_answer(view->visit)), shows->question, COLOUR_INK);
    stack_gap(&stack, page->gap * 0.5);
    return stack;
}

/* Declares the levels and what is below them. */
static Stack declare_lower(Page *page, const View *view, const Levels *levels,
                           const struct Shows *shows, double width_mm)
{
    Stack stack = stack_start(page, width_mm);
    Below *below = arena_take(page->scene->arena, 1, sizeof(*below));
    *below = measure_below(page, view, &levels->row, width_mm);
    stack_part(&stack, levels->row.height_mm, false, draw_levels, levels);
    if (below->note.line_count > 0 && shows->note) {
        stack_gap(&stack, 0.3 * page->gap);
        stack_part(&stack, below->note.height_mm, false, draw_note, below);
    } else if (below->note.line_count > 0) {
        stack_speech(&stack, below->notes);
    }
    if (shows->cant_tell) {
        stack_gap(&stack, 0.5 * page->gap);
        stack_part(&stack, fmax(below->button_mm, below->hint.height_mm), false, draw_cant_tell,
                   below);
    } else {
        stack_speech(&stack, leads_on(page));
    }
    return stack;
}

/* True when the trail has enough room in that box, with the sentence at its knot or above it. */
static bool has_room(Page *page, const Levels *levels, const struct Shows *shows, Box box)
{
    TrailOf trail = levels->trail;
    double least = trail_least_height(page, &trail, box.w) * shows->trail;
    double above = sentence_above(page, levels->view, box.w).height_mm;
    if (box.h >= least && trail_fits_sentence(page, &trail, box))
        return true;
    box.y += above;
    box.h -= above;
    trail.wordings = false;
    return box.h >= least && (!shows->tag || trail_fits_tag(page, &trail, box));
}

/* Shows the page. With controls low the levels are in the lower part. Returns false when "can't
 * tell" is not on it. */
static bool show_page(Page *page, const View *view, Box box)
{
    double most = page->touch_top > 0 ? box.y + box.h - page->touch_top : box.h;
    for (size_t way = 0;; way++) {
        const struct Shows *shows = &ways[way];
        Levels *levels = make_levels(page, view, box.w, shows->says);
        if (!shows->high)
            level_row_squeeze(&levels->row, page, 0);
        const Stack upper = declare_upper(page, view, shows, box.w);
        const Stack lower = declare_lower(page, view, levels, shows, box.w);
        Box trail = box;
        trail.y += upper.height_mm;
        trail.h -= upper.height_mm + lower.height_mm + page->gap;
        if (way + 1 < COUNT(ways) &&
            (lower.height_mm > most || !has_room(page, levels, shows, trail)))
            continue;
        stack_show(&upper, (Box){ box.x, box.y, box.w, upper.height_mm });
        draw_trail(page, levels, trail);
        stack_show(&lower, (Box){ box.x, box.y + box.h - lower.height_mm, box.w, lower.height_mm });
        return shows->cant_tell;
    }
}

/* What a page of a small panel shows: how much the levels say, whether their drawings are as low as
 * possible, and whether the question is shown or only spoken. The strip of a trail has no room for
 * wordings, so that the sentence is below it. Its names go before the question. "Can't tell" is in
 * the bar. On 10 inches the levels keep their meanings. */
static const struct {
    LevelSays says; /* on 7 inches */
    bool low, question;
    double trail; /* its height, as a part of the least one that is comfortable */
} small_ways[] = { { SAYS_WORDS, false, true, 1 },   { SAYS_NAME, false, true, 1 },
                   { SAYS_NAME, false, true, 0.77 }, { SAYS_NAME, false, true, 0.6 },
                   { SAYS_NAME, true, true, 0.6 },   { SAYS_NAME, false, true, 0.37 },
                   { SAYS_NAME, true, true, 0.37 },  { SAYS_NAME, false, false, 0.6 },
                   { SAYS_NAME, true, false, 0.37 } };
#define STRIP_LEAST_MM 10.5 /* a trail without names */

/* Between the sentence, which has a marker, and the question. */
static double below_sentence(const Page *page, Type question)
{
    double marks = page->language->right_to_left ? 0.4 * page_capital(page, question) : 0;
    return fmax(page->compact ? 1.2 : 0.5 * page->gap, marks); /* marks above Arabic letters */
}

static bool declare_small(Stack *stack, const void *what, int way)
{
    const View *view = what;
    Page *page = stack->page;
    if (way >= (int)COUNT(small_ways))
        return false;
    Levels *levels =
        make_levels(page, view, stack->width_mm, page->compact ? small_ways[way].says : SAYS_WORDS);
    const char *asks = question(page, visit_answer(view->visit));
    const char *words = wording_plain(page->scene->arena, view->claim->words);
    levels->trail.wordings = false;
    if (small_ways[way].low)
        level_row_squeeze(&levels->row, page, 0);
    stack_part(stack, 0, false, draw_head, view);
    stack_part(stack,
               fmax(STRIP_LEAST_MM, small_ways[way].trail *
                                        trail_least_height(page, &levels->trail, stack->width_mm)),
               true, draw_trail, levels);
    Page *normal = arena_take(page->scene->arena, 1, sizeof(*normal));
    *normal = page_unlarged(page); /* it was large where it was read */
    Stack sentence = stack_start(normal, stack->width_mm);
    stack_gap(&sentence, 0.4); /* accents on capitals are higher than close lines */
    stack_marked(&sentence, words, TYPE_READING);
    stack_end_columns(stack, &sentence, 1, 0);
    Type type = page->compact ? TYPE_LABEL : TYPE_HEADING;
    if (small_ways[way].question)
        stack_gap(stack, below_sentence(page, type));
    if (small_ways[way].question)
        stack_text_close(stack, asks, type, COLOUR_INK);
    else
        stack_speech(stack, asks);
    if (guessed(levels->marks.guess))
        stack_speech(stack, note_of(page, view));
    stack_gap(stack,
              page->language->right_to_left
                  ? 1.4
                  : 0.8); /* the tails of letters do not touch the dashes of the first guess */
    stack_part(stack, levels->row.height_mm, false, draw_levels, levels);
    return true;
}

Pages keep_build(Page *page, const View *view)
{
    Box box = page->body;
    if (page->compact) {
        box.y -= page->margin * 0.7;
        box.h += page->margin * 0.7;
    }
    bool cant_tell = false;
    if (page->small) {
        const Stack stack = stack_first(page, box.w, box.h - 0.5, declare_small, view);
        stack_show(&stack, box);
    } else {
        cant_tell = show_page(page, view, box);
    }
    const Choice choice = { "level:cant_tell", terms_level(page->language, LEVEL_CANT_TELL),
                            visit_answer(view->visit)->second == LEVEL_CANT_TELL, "lens" };
    bar_show(page, view,
             &(Bar){ .back = true, .choices = &choice, .choice_count = cant_tell ? 0 : 1 });
    return ONE_PAGE;
}
