/* rate.c: the claim, the question, four levels and "can't tell", and how sure the visitor is.
 *
 * On large panels everything is side by side. On 7-inch panels "how sure?" takes the place of the
 * question when a level is chosen: one thing at a time, and no smaller type.
 */
#include <math.h>

#include "layout/stack.h"
#include "screens/screens_private.h"
#include "words/terms.h"

static const char *not_truth(const Page *page)
{
    return words_in(page->language, "Not: is it true? Your first guess is fine.");
}

/* Declares how sure; after "can't tell" only an empty space of the same height. */
static void declare_sure(Stack *stack, const Visit *visit)
{
    const Language *language = stack->page->language;
    const Choice choices[] = {
        { "sure:guessing", terms_sure(language, 0), visit->sure == SURE_GUESSING },
        { "sure:fairly", terms_sure(language, 1), visit->sure == SURE_FAIRLY },
        { "sure:very", terms_sure(language, 2), visit->sure == SURE_VERY }
    };
    if (visit->level == LEVEL_CANT_TELL)
        stack_gap(stack,
                  button_row(stack->page, choices, COUNT(choices), stack->width_mm).height_mm);
    else
        stack_choices(stack, choices, COUNT(choices));
}

/* ---- on narrow panels ---- */

/* All five as low cards: in one row, or on a narrow page in two rows with the lens beside them. */
typedef struct {
    const Visit *visit;
    int columns;
    double widths_mm[COUNT(terms_offered)];
    /* `side_mm`: a card's height and the lens's width; `height_mm`: of all. */
    double side_mm, height_mm;
} LevelRow;

static LevelRow level_row(const Page *page, const Visit *visit, double width_mm)
{
    double side = PAGE_TOUCH_MM * page->scale;
    LevelRow row = { visit, width_mm < 120 * page->scale ? 2 : 4, { 0 }, side, 0 };
    const char *words[COUNT(terms_offered)];
    for (int i = 0; i < 4; i++)
        words[i] = terms_level(page->language, terms_offered[i]);
    for (int i = 0; i < 4; i += row.columns)
        button_share(page, words + i, row.columns, PAGE_GAP_MM, width_mm - side - PAGE_GAP_MM,
                     row.widths_mm + i);
    int rows = 4 / row.columns;
    row.height_mm = rows * side + (rows - 1) * PAGE_GAP_MM;
    return row;
}

static void show_level_row(Page *page, const LevelRow *row, Box box)
{
    double x = box.x;
    for (int i = 0; i < 4; x += row->widths_mm[i++] + PAGE_GAP_MM) {
        if (i % row->columns == 0)
            x = box.x;
        double y = box.y + i / row->columns * (row->side_mm + PAGE_GAP_MM);
        level_card_show(page, terms_offered[i], (Box){ x, y, row->widths_mm[i], row->side_mm },
                        row->visit->level == (int)terms_offered[i], false);
    }
    level_card_show(page, LEVEL_CANT_TELL,
                    (Box){ box.x + box.w - row->side_mm, box.y, row->side_mm, row->height_mm },
                    row->visit->level == LEVEL_CANT_TELL, false);
}

/* The sentence, as large as possible if nothing moves when a level is chosen. If there is too
 * little room it is replaced by the claim's label: the sentence was on the screen before, and
 * `back` shows it.
 */
typedef struct {
    const Claim *claim;
    Type largest;
} Sentence;

static bool declare_sentence(Stack *stack, const void *what, int way)
{
    const Sentence *sentence = what;
    Type type = (Type)(sentence->largest - way);
    if (type >= TYPE_READING) {
        stack_marked(stack, sentence->claim->words, type);
        stack_gap(stack, type > TYPE_READING ? 2 * stack->page->gap : 0);
        return true;
    }
    if (type == TYPE_READING - 1)
        stack_text_unspoken(stack, sentence->claim->label, TYPE_READING, COLOUR_INK);
    stack_speech(stack, sentence->claim->words);
    return type >= TYPE_READING - 2;
}

/* Lays out from the bottom up: levels, then how sure (or the question, if nothing is chosen and
 * there is no room for both), then the sentence. Speech and the keyboard's focus have the same
 * order. */
static void narrow_rate(Page *page, const View *view, const Claim *claim, Box box)
{
    const Visit *visit = view->visit;
    bool rated = visit->level != LEVEL_NONE && visit->level != LEVEL_CANT_TELL;
    LevelRow levels = level_row(page, visit, box.w);
    Stack sure = stack_start(page, box.w), asked = sure, words = sure;
    declare_sure(&sure, visit);
    stack_text(&asked, terms_question(page->language), TYPE_LABEL, COLOUR_INK);
    stack_marked(&words, claim->words, TYPE_READING);
    double y = box.y + box.h - levels.height_mm;
    bool both =
        words.height_mm + 6 * page->scale + asked.height_mm + sure.height_mm + 2 * page->gap <=
        y - page->gap - box.y;
    claim_head_speak(page, view);
    show_level_row(page, &levels, (Box){ box.x, y, box.w, levels.height_mm });
    /* With tall letters there is no space above the buttons: take up to half of the top margin. */
    double crowded = box.y + words.height_mm + 1 - (y - page->gap - sure.height_mm);
    box.y -= fmin(fmax(crowded, 0), page->margin / 2);
    if (rated || both) {
        y -= page->gap + sure.height_mm;
        stack_show(&sure, (Box){ box.x, y, box.w, sure.height_mm });
    }
    if (!rated || both) {
        y -= page->gap + asked.height_mm;
        stack_show(&asked, (Box){ box.x, y, box.w, asked.height_mm });
    } else
        scene_speak(page->scene, "%s", terms_question(page->language));
    scene_speak(page->scene, "%s", not_truth(page));
    const Sentence sentence = { claim, both && !page->compact ? TYPE_CLAIM : TYPE_READING };
    Stack said = stack_first(page, box.w, y - box.y, declare_sentence, &sentence);
    stack_show(&said, (Box){ box.x, box.y, box.w, said.height_mm });
}

/* ---- on wide panels ---- */

/* Declares the levels in two columns, with "can't tell" in a row below. */
static void declare_levels(Stack *stack, const Visit *visit, bool says)
{
    for (int first = 0; first < 4; first += 2) {
        Stack cards[2];
        stack_columns(stack, cards, 2, stack->page->gap);
        for (int i = 0; i < 2; i++)
            level_card_declare(&cards[i], terms_offered[first + i],
                               visit->level == (int)terms_offered[first + i], says);
        stack_end_columns(stack, cards, 2, stack->page->gap);
        stack_gap(stack, stack->page->gap);
    }
    level_card_declare(stack, LEVEL_CANT_TELL, visit->level == LEVEL_CANT_TELL, false);
}

/* Declares the question, the levels and how sure in one column; the second way is without the
 * levels' texts. */
static bool declare_column(Stack *stack, const void *what, int way)
{
    const Visit *visit = what;
    const Page *page = stack->page;
    stack_text(stack, terms_question(page->language), TYPE_HEADING, COLOUR_INK);
    stack_gap(stack, page->gap * 0.5);
    stack_text(stack, not_truth(page), TYPE_TEXT, COLOUR_QUIET);
    stack_gap(stack, page->gap);
    declare_levels(stack, visit, way == 0);
    stack_gap(stack, page->gap);
    declare_sure(stack, visit);
    return way < 2;
}

/* Declares the sentence beside the column or above it, as large as fits in its part of the page. */
static bool declare_words(Stack *stack, const void *what, int way)
{
    const Claim *claim = what;
    Type type = (Type)(TYPE_CLAIM - way);
    stack_marked(stack, claim->words, type);
    /* A type in which a word would be broken is never used. */
    if (type > TYPE_READING &&
        page_widest_word(stack->page, claim->words, type) > stack->width_mm * 0.95)
        stack_gap(stack, INFINITY);
    return type >= TYPE_READING;
}

/* Shows the page in one or two columns. False when it does not fit. */
static bool wide_rate(Page *page, const View *view, const Claim *claim, Box body)
{
    double gutter = page->margin, left = (body.w - gutter) * 0.37;
    Stack head = stack_start(page, body.w);
    claim_head_declare(&head, view);
    double y = body.y + head.height_mm + page->gap;
    Box box = { body.x, y, page->portrait ? body.w : left, body.y + body.h - y };
    Stack words =
        stack_first(page, box.w, page->portrait ? box.h * 0.3 : box.h, declare_words, claim);
    Box column = { body.x + left + gutter, y, body.w - gutter - left, box.h };
    if (page->portrait) {
        double top = y + words.height_mm + 2 * page->gap;
        column = (Box){ body.x, top, body.w, body.y + body.h - top };
    }
    Stack choose = stack_first(page, column.w, column.h, declare_column, view->visit);
    if (!stack_fits(&choose, column.h) || words.height_mm > box.h)
        return false;
    stack_show(&head, body);
    stack_show(&words, (Box){ box.x, y, box.w, words.height_mm });
    if (view->visit->low || page->portrait)
        column.y = fmax(column.y, column.y + column.h - choose.height_mm);
    column.h = choose.height_mm;
    stack_show(&choose, column);
    return true;
}

Pages rate_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    if (page->compact || !wide_rate(page, view, claim, page->body))
        narrow_rate(page, view, claim, page->body);
    bar_show(page, view, visit_rated(view->visit) ? "next" : NULL,
             words_in(page->language, "Follow the trail"), true);
    return ONE_PAGE;
}
