/* print_worksheet.c: the pupil's sheet: the text, then the claims of the walk-up path, two a page.
 * It has no place for a name, because nothing about a child is kept. */
#include <limits.h>
#include <math.h>

#include "drawing/picture.h"
#include "drawing/sign.h"
#include "print/print_parts.h"
#include "words/terms.h"
#include "words/words.h"

#define SMALLEST   0.95  /* factor for the letters of the retelling: 10 pt */
#define LARGEST    1.3   /* 13.7 pt */
#define HIGH_MM    120.0 /* from this height on the questions are below the drawing */
#define BETWEEN_MM 7.0   /* two claims on a page */
#define PICTURE_MM 45.0  /* a lower picture shows too little */
#define QUOTE_MM   6.0   /* indent of a quotation */
#define RULED_MM   7.0   /* between lines to write on; enough for a ten-year-old */

#define CLAIMS_A_PAGE 2

/* ---- the text ---- */

static bool marks_path(const Paper *paper, const Block *block)
{
    for (int i = 0; i < block->mark_count; i++) {
        if (part_path_number(paper->story, block->marks[i].claim))
            return true;
    }
    return false;
}

/* Draws the claim's number and short name in the margin, beside the line where it begins. */
static double aside(Paper *paper, int number, double y)
{
    const Claim *claim = paper_claim(paper, paper->story->path[number - 1]);
    if (!claim)
        return 0;
    double x = paper->body.x, line = paper_line(paper, STYLE_SMALL);
    part_badge(paper, x, y, PART_BADGE_MM, number);
    double words = x + PART_BADGE_MM + 2;
    Box at = { words, y + (PART_BADGE_MM - line) / 2, x + PART_ASIDE_MM - words, 0 };
    return fmax(PART_BADGE_MM, paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, claim->label)) + 1;
}

static double read_block(Paper *paper, const Block *block, double y)
{
    size_t most = (size_t)block->mark_count + (size_t)block->span_count;
    PaperMark *marks = arena_take(paper->arena, most + 1, sizeof(PaperMark));
    int *numbers = arena_take(paper->arena, most + 1, sizeof(int));
    int count = 0;
    for (int i = 0; i < block->mark_count; i++) {
        const Mark *mark = &block->marks[i];
        numbers[count] = part_path_number(paper->story, mark->claim);
        if (numbers[count])
            marks[count++] = (PaperMark){ mark->start, mark->end, false, 0 };
    }
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        if (span->emphasis)
            marks[count++] = (PaperMark){ span->start, span->end, true, 0 };
    }
    Box place = part_main(paper, y);
    if (block->kind == BLOCK_HEADING)
        return paper_text(paper, place, STYLE_LABEL, COLOUR_INK, block->text);
    if (block->kind == BLOCK_QUOTE) {
        place.x += QUOTE_MM;
        place.w -= QUOTE_MM;
    }
    double height = paper_marked_text(paper, place, STYLE_READ, block->text, marks, count);
    double below = 0; /* if two claims begin on one line, the second is put below the first */
    for (int i = 0; i < count; i++) {
        if (marks[i].emphasis)
            continue;
        double top = fmax(below, marks[i].top_mm);
        below = top + aside(paper, numbers[i], y + top);
    }
    return fmax(height, below);
}

/* A heading stays with the block after it; a paragraph is never divided. */
static void put_block(Paper *paper, const Block *block, const Block *heading)
{
    double above = (heading ? 5 : 2.6) * paper->letters;
    paper->measuring = true;
    double height = read_block(paper, block, 0) + (heading ? read_block(paper, heading, 0) + 1 : 0);
    paper->measuring = false;
    paper_need(paper, above + height);
    if (height > paper->body.h)
        paper_fail(paper, "the retelling has a paragraph that is longer than a page; part it");
    if (paper->y > paper->body.y)
        paper->y += above;
    if (heading)
        paper->y += read_block(paper, heading, paper->y) + 1;
    paper->y += read_block(paper, block, paper->y);
}

/* Shows that something was left out. */
static void put_cut(Paper *paper)
{
    paper->y += paper_text(paper, part_main(paper, paper->y + 1), STYLE_READ, COLOUR_QUIET, "[…]");
}

static void put_retelling(Paper *paper, bool whole)
{
    const Block *heading = NULL;
    bool cut = false;
    for (int i = 0; i < paper->story->block_count && !paper->failed; i++) {
        const Block *block = bundle_block(paper->bundle, i, paper->error);
        if (!block) {
            paper->failed = true;
            return;
        }
        if (block->kind == BLOCK_HEADING) {
            heading = block;
        } else if (whole || marks_path(paper, block)) {
            if (cut && !heading)
                put_cut(paper);
            put_block(paper, block, heading);
            heading = NULL;
            cut = false;
        } else {
            cut = true;
        }
    }
}

/* Returns the page on which the text ends, whole or in passages, with letters of that size; INT_MAX
 * when it does not fit. Draws nothing. */
static int pages_used(const Paper *paper, bool whole, double letters)
{
    Error error = { 0 };
    Paper trial = *paper;
    trial.cairo = NULL;
    trial.error = &error;
    trial.letters = letters;
    put_retelling(&trial, whole);
    return trial.failed ? INT_MAX : trial.page;
}

/* Draws the story's picture and what is said about it, if the last page of the text has room. */
static void put_picture(Paper *paper)
{
    Box place = part_main(paper, paper->y + 8);
    place.h = paper->body.y + paper->body.h - place.y - 1.5;
    const PictureText *text = &paper->story->picture_text;
    const char *const below[] = { text->caption, picture_credit(&paper->drawing, text) };
    for (size_t i = 0; i < COUNT(below); i++)
        place.h -= below[i][0] ? paper_height(paper, place.w, STYLE_SMALL, below[i]) : 0;
    if (paper->failed || !paper->story->picture[0] || place.h < PICTURE_MM)
        return;
    place.y += paper_picture(paper, place, paper->story->picture) + 1.5;
    for (size_t i = 0; i < COUNT(below); i++)
        place.y += below[i][0] ? paper_text(paper, place, STYLE_SMALL, COLOUR_QUIET, below[i]) : 0;
    paper->y = place.y;
}

/* Puts the whole text if it needs two pages at most, otherwise only the passages with the claims.
 * The letters are as large as these pages allow, so that no page is half empty. */
static void put_reading(Paper *paper)
{
    bool whole = pages_used(paper, true, SMALLEST) <= 2;
    int pages = pages_used(paper, whole, SMALLEST);
    double letters = pages < INT_MAX ? LARGEST : SMALLEST;
    while (letters > SMALLEST && pages_used(paper, whole, letters) > pages)
        letters -= 0.02;
    paper->letters = letters;
    put_retelling(paper, whole);
    paper->letters = 1;
    put_picture(paper);
}

static void put_beginning(Paper *paper)
{
    part_title(paper);
    paper->y += 5;
    paper_rule(paper, paper->body.x, paper->y, paper->body.w, 0.25, COLOUR_HAIRLINE);
    paper->y += 4;
    paper->y += part_row(paper, paper->y, words_in(paper->language, "Before you read"), STYLE_TEXT,
                         paper->story->content_note);
    paper->y += 2.5;
    paper->y += part_row(
        paper, paper->y, words_in(paper->language, "What to do"), STYLE_TEXT,
        words_in(
            paper->language,
            "Read the text. For each marked sentence, guess how good the trail behind it is. Then "
            "follow the trail and answer four questions."));
    paper->y += 2.5;
    paper->y += part_row(
        paper, paper->y, words_in(paper->language, "Good to know"), STYLE_LABEL,
        words_in(
            paper->language,
            "This is not about whether a sentence is true. It is about its sources: how good the "
            "trail behind it is."));
    paper->y += 4.5;
    paper_rule(paper, paper->body.x, paper->y, paper->body.w, 0.25, COLOUR_HAIRLINE);
    paper->y += 4;
    part_check_beginning(paper);
}

/* ---- the claims ---- */

static double put_heading(Paper *paper, Box place, const char *words, const char *quiet)
{
    double height = paper_text(paper, place, STYLE_LABEL, COLOUR_INK, words);
    double used = paper_width(paper, STYLE_LABEL, words) + 3;
    paper_text(paper, (Box){ place.x + used, place.y, place.w - used, 0 }, STYLE_TEXT, COLOUR_QUIET,
               quiet);
    return height;
}

/* A level as the exhibit's cards show it. */
static double put_card(Paper *paper, Level level, Box box)
{
    double pad = 2.5;
    if (box.h > 0)
        paper_box(paper, box, COLOUR_CARD, COLOUR_BORDER, 0.25, 1.6);
    Box place = { box.x + pad, box.y + pad, box.w - 2 * pad, 7.5 };
    part_level(paper, 0.4, level, (Box){ place.x, place.y, place.w - 4, place.h });
    paper_put(paper);
    place.y += 7.5 + 1;
    place.y +=
        paper_text(paper, place, STYLE_LABEL, COLOUR_INK, terms_level(paper->language, level)) +
        0.5;
    place.y += paper_text(paper, place, STYLE_SMALL, COLOUR_QUIET,
                          terms_level_says(paper->language, level));
    return place.y + pad - box.y;
}

/* Says once on each page what the levels mean. */
static double put_levels(Paper *paper, double y)
{
    Box body = paper->body;
    double gap = 3.5, width = (body.w - 3 * gap) / COUNT(terms_offered), height = 0;
    bool measuring = paper->measuring;
    paper->measuring = true;
    for (size_t i = 0; i < COUNT(terms_offered); i++)
        height = fmax(height, put_card(paper, terms_offered[i], (Box){ 0, 0, width, 0 }));
    paper->measuring = measuring;
    for (size_t i = 0; i < COUNT(terms_offered); i++)
        put_card(paper, terms_offered[i],
                 (Box){ body.x + (double)i * (width + gap), y, width, height });
    return height;
}

/* A row to guess a level in. */
static double put_guess(Paper *paper, double y, const char *label)
{
    const char *words[COUNT(terms_offered) + 1];
    size_t count = 0;
    for (; count < COUNT(terms_offered); count++)
        words[count] = terms_level(paper->language, terms_offered[count]);
    words[count++] = terms_level(paper->language, LEVEL_CANT_TELL);
    part_ticks(paper, y, label, words, (int)count);
    return paper_line(paper, STYLE_TEXT);
}

static double put_sure(Paper *paper, double y)
{
    const char *words[TERMS_SURE];
    for (int i = 0; i < TERMS_SURE; i++)
        words[i] = terms_sure(paper->language, i);
    part_ticks(paper, y, words_in(paper->language, "How sure are you?"), words, TERMS_SURE);
    return paper_line(paper, STYLE_TEXT);
}

/* Explains the signs on the rope, in a row below the place to draw. */
static void put_signs(Paper *paper, double y)
{
    static const char *const words[SIGN_COUNT] = { N_("someone passed it on"), N_("here it began"),
                                                   N_("the trail stops"), N_("nothing"),
                                                   N_("a circle") };
    double x = paper->body.x, drawing = 11, gap = 2, line = paper_line(paper, STYLE_SMALL);
    double used = 0;
    for (int i = 0; i < SIGN_COUNT; i++)
        used +=
            drawing + gap + paper_width(paper, STYLE_SMALL, words_in(paper->language, words[i]));
    double over = fmax(0, used + 2 * (SIGN_COUNT - 1) - paper->body.w);
    drawing -= over / SIGN_COUNT;
    used -= over;
    double between = (paper->body.w - used) / (SIGN_COUNT - 1);
    for (int i = 0; i < SIGN_COUNT; i++) {
        sign_draw(paper_page(paper, 0.4, 2)->scene, (Sign)i, (Box){ x, y, drawing, line });
        paper_put(paper);
        x += drawing + gap;
        double width = paper_width(paper, STYLE_SMALL, words_in(paper->language, words[i]));
        paper_text(paper, (Box){ x, y, width + 1, 0 }, STYLE_SMALL, COLOUR_QUIET,
                   words_in(paper->language, words[i]));
        x += width + between;
    }
}

/* The place to draw in, with the article's knot and a piece of rope to start from. */
static void put_drawing_place(Paper *paper, Box box)
{
    paper_box(paper, box, COLOUR_NONE, COLOUR_BORDER, 0.25, 1.6);
    Point at = { box.x + 12, box.y + box.h / 2 };
    sign_draw_beginning(paper_page(paper, 0.5, 2)->scene, at, 4.5);
    paper_put(paper);
    paper_text_centred(paper, (Box){ box.x + 0.5, at.y + 4, 23, 0 }, STYLE_SMALL, COLOUR_QUIET,
                       terms_article(paper->language));
}

/* The four questions with lines to write on, in so many columns. Returns how many lines each
 * has. */
static int put_questions(Paper *paper, Box box, int columns)
{
    int rows = CARD_COUNT / columns;
    double gap = 8, width = (box.w - (columns - 1) * gap) / columns;
    double row = box.h / rows, line = paper_line(paper, STYLE_LABEL);
    int lines = (int)((row - line) / RULED_MM + 0.01);
    for (int i = 0; i < CARD_COUNT; i++) {
        Box at = { box.x + i % columns * (width + gap), box.y + i / columns * row, width, 0 };
        paper_text(paper, at, STYLE_LABEL, COLOUR_INK, terms_card(paper->language, (Card)i));
        for (int l = 1; l <= lines; l++)
            paper_rule(paper, at.x, at.y + line + l * RULED_MM, width, 0.2, COLOUR_BORDER);
    }
    return lines;
}

/* The place to draw the trail and the four questions: side by side, or with much room one below the
 * other. */
static void put_work(Paper *paper, Box box)
{
    bool high = box.h >= HIGH_MM;
    double gap = 6;
    Box place = box, questions = box;
    if (high) {
        place.h = box.h * 0.45;
        questions.y += place.h + gap;
        questions.h -= place.h + gap;
    } else {
        place.w = (box.w - gap) / 2;
        questions.x += place.w + gap;
        questions.w -= place.w + gap;
    }
    double head = put_heading(paper, place, terms_trail_question(paper->language),
                              words_in(paper->language, "Draw it.")) +
                  1.5;
    place.y += head;
    place.h -= head;
    put_drawing_place(paper, place);
    put_questions(paper, questions, high ? 2 : 1);
}

static void put_claim_head(Paper *paper, const Claim *claim, int number)
{
    Box body = paper->body;
    double words = body.x + PART_BADGE_MM + 2.5, line = paper_line(paper, STYLE_TEXT);
    double y = paper->y + (PART_BADGE_MM - line) / 2;
    part_badge(paper, body.x, paper->y, PART_BADGE_MM, number);
    /* TR: where one is in the visit, then the claim's short name */
    const char *where =
        paper_say(paper, "Claim %d of %d · %s", number, paper->story->path_count, claim->label);
    double height =
        paper_text(paper, (Box){ words, y, body.w - 30, 0 }, STYLE_TEXT, COLOUR_QUIET, where);
    paper_text_at_end(paper, (Box){ body.x + body.w - 20, y, 20, 0 }, STYLE_TEXT, COLOUR_QUIET,
                      claim->id);
    paper->y += fmax(PART_BADGE_MM, height) + 3.5;
    paper->y += part_claim_words(paper, (Box){ body.x + 0.8, paper->y, body.w - 1.6, 0 },
                                 STYLE_LEAD, claim);
}

/* Puts a claim, with so much height for the drawing and the questions. Returns the height of all of
 * it. */
static double put_claim(Paper *paper, const Claim *claim, int number, double y, double work_mm)
{
    paper->y = y;
    put_claim_head(paper, claim, number);
    double at = paper->y + 2.5;
    at += put_guess(paper, at, terms_question(paper->language)) + 1;
    at += put_sure(paper, at) + 3;
    if (work_mm > 0)
        put_work(paper, (Box){ paper->body.x, at, paper->body.w, work_mm });
    at += work_mm + 2.5;
    at += put_guess(paper, at, words_in(paper->language, "And now that you know the trail?"));
    return at - y;
}

/* The claims of one page, and where they are on it. */
typedef struct {
    const Claim *claims[CLAIMS_A_PAGE];
    int first, count;           /* `first` from 1 */
    double top, signs, work_mm; /* `signs`: where the row of signs is */
} ClaimsPage;

/* Divides what the page has left between the claims. Each needs room for the four questions with a
 * line to write on, which is room enough to draw, too. False when there is less. */
static bool divide_page(Paper *paper, ClaimsPage *page)
{
    bool measuring = paper->measuring;
    paper->measuring = true;
    page->top = paper->body.y + put_levels(paper, paper->body.y) + 5;
    page->signs = paper->body.y + paper->body.h - paper_line(paper, STYLE_SMALL);
    double fixed = (page->count - 1) * BETWEEN_MM + 3;
    for (int i = 0; i < page->count; i++)
        fixed += put_claim(paper, page->claims[i], page->first + i, 0, 0);
    paper->measuring = measuring;
    page->work_mm = (page->signs - page->top - fixed) / page->count;
    return page->work_mm >= CARD_COUNT * (paper_line(paper, STYLE_LABEL) + RULED_MM);
}

/* Finds letters with which the claims fit, or leaves the last claim to the next page. */
static bool fit_page(Paper *paper, ClaimsPage *page)
{
    double whole = paper->letters;
    for (; page->count > 0; page->count--) {
        for (double part = 1; part > 0.895; part -= 0.02) {
            paper->letters = whole * part;
            if (divide_page(paper, page))
                return true;
        }
    }
    paper->letters = whole;
    return false;
}

/* Puts the next one or two claims on a page of their own. Returns how many. */
static int put_claims_page(Paper *paper, int first)
{
    ClaimsPage page = { .first = first };
    Box body = paper->body;
    while (page.count < CLAIMS_A_PAGE && first + page.count <= paper->story->path_count) {
        const Claim *claim = paper_claim(paper, paper->story->path[first + page.count - 1]);
        if (!claim)
            return 0;
        page.claims[page.count++] = claim;
    }
    paper_new_page(paper);
    double letters = paper->letters;
    if (!fit_page(paper, &page)) {
        paper_fail(paper, "claim %s: its words leave no room on the sheet; shorten them",
                   page.claims[0]->id);
        return 0;
    }
    put_levels(paper, body.y);
    double y = page.top;
    for (int i = 0; i < page.count; i++) {
        if (i > 0) {
            paper_rule(paper, body.x, y + BETWEEN_MM / 2, body.w, 0.25, COLOUR_HAIRLINE);
            y += BETWEEN_MM;
        }
        y += put_claim(paper, page.claims[i], first + i, y, page.work_mm);
    }
    put_signs(paper, page.signs);
    paper->letters = letters;
    paper->y = body.y + body.h;
    return page.count;
}

void worksheet_fill(Paper *paper)
{
    put_beginning(paper);
    put_reading(paper);
    for (int number = 1; number <= paper->story->path_count && !paper->failed;)
        number += put_claims_page(paper, number);
}
