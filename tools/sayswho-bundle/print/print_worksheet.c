/* print_worksheet.c: the pupil's sheet: the text, then a page for each claim of the walk-up path.
 * It has no place for a name, because nothing about a child is kept. */
#include <limits.h>
#include <math.h>

#include "drawing/picture.h"
#include "drawing/sign.h"
#include "print/print_parts.h"
#include "words/terms.h"
#include "words/words.h"

#define SMALLEST   0.95 /* factor for the letters of the retelling: 10 pt */
#define LARGEST    1.3  /* 13.7 pt */
#define DRAWING_MM 52.0 /* height that is needed to draw a trail by hand */
#define PICTURE_MM 45.0 /* a lower picture shows too little */
#define QUOTE_MM   6.0  /* indent of a quotation */
#define RULED_MM   8.0  /* between lines to write on; enough for a ten-year-old */

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

/* ---- a claim ---- */

static double put_heading(Paper *paper, double y, const char *words, const char *quiet)
{
    Box body = paper->body;
    double height =
        paper_text(paper, (Box){ body.x, y, body.w, 0 }, STYLE_LABEL, COLOUR_INK, words);
    if (!quiet)
        return height;
    double x = body.x + paper_width(paper, STYLE_LABEL, words) + 3;
    paper_text(paper, (Box){ x, y, body.x + body.w - x, 0 }, STYLE_TEXT, COLOUR_QUIET, quiet);
    return height;
}

static double put_card(Paper *paper, Level level, Box box)
{
    double pad = 3, width = box.w - 2 * pad, tick = 4.2;
    if (box.h > 0)
        paper_box(paper, box, COLOUR_CARD, COLOUR_BORDER, 0.25, 1.6);
    double y = box.y + pad;
    paper_box(paper, (Box){ box.x + box.w - pad - tick, y + 2, tick, tick }, COLOUR_PAPER,
              COLOUR_INK, 0.3, 0.8);
    part_level(paper, 0.4, level, (Box){ box.x + pad, y, width - tick - 6, 8 });
    paper_put(paper);
    y += 8 + 2;
    Box place = { box.x + pad, y, width, 0 };
    place.y +=
        paper_text(paper, place, STYLE_LABEL, COLOUR_INK, terms_level(paper->language, level)) +
        0.5;
    place.y += paper_text(paper, place, STYLE_SMALL, COLOUR_QUIET,
                          terms_level_says(paper->language, level));
    return place.y + pad - box.y;
}

static double put_cards(Paper *paper, double y)
{
    double gap = 3.5, width = (paper->body.w - 3 * gap) / 4, height = 0;
    bool measuring = paper->measuring;
    paper->measuring = true;
    for (int i = 0; i < 4; i++)
        height = fmax(height, put_card(paper, terms_offered[i], (Box){ 0, 0, width, 0 }));
    paper->measuring = measuring;
    for (int i = 0; i < 4; i++)
        put_card(paper, terms_offered[i],
                 (Box){ paper->body.x + i * (width + gap), y, width, height });
    return height;
}

/* Puts "Can't tell yet", and below it how sure one is. */
static double put_sure(Paper *paper, double y)
{
    double line = paper_line(paper, STYLE_TEXT), x = paper->body.x;
    /* TR: "can't tell yet", and what it says */
    const char *cant = paper_say(paper, "%s: %s", terms_level(paper->language, LEVEL_CANT_TELL),
                                 terms_level_says(paper->language, LEVEL_CANT_TELL));
    double after = x + part_tick(paper, x, y, STYLE_TEXT, cant) + 2;
    part_level(paper, 0.4, LEVEL_CANT_TELL, (Box){ after, y, line, line });
    paper_put(paper);
    double below = y + line + 2.4;
    const char *words[TERMS_SURE];
    for (int i = 0; i < TERMS_SURE; i++)
        words[i] = terms_sure(paper->language, i);
    part_ticks(paper, below, words_in(paper->language, "How sure are you?"), words, TERMS_SURE);
    return below + line - y;
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
    double between = fmax(2, (paper->body.w - used) / (SIGN_COUNT - 1));
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
    Point at = { box.x + 14, box.y + box.h / 2 };
    sign_draw_beginning(paper_page(paper, 0.5, 2)->scene, at, 4.5);
    paper_put(paper);
    paper_text_centred(paper, (Box){ box.x + 1, at.y + 4, 26, 0 }, STYLE_SMALL, COLOUR_QUIET,
                       terms_article(paper->language));
}

static double questions_height(const Paper *paper, int lines)
{
    return 2 * (paper_line(paper, STYLE_LABEL) + lines * RULED_MM) + 4;
}

static void put_questions(Paper *paper, double y, int lines)
{
    double gap = 8, width = (paper->body.w - gap) / 2, line = paper_line(paper, STYLE_LABEL);
    double row = line + lines * RULED_MM;
    for (int i = 0; i < CARD_COUNT; i++) {
        Box at = { paper->body.x + i % 2 * (width + gap), y + i / 2 * (row + 4), width, 0 };
        paper_text(paper, at, STYLE_LABEL, COLOUR_INK, terms_card(paper->language, (Card)i));
        for (int l = 1; l <= lines; l++)
            paper_rule(paper, at.x, at.y + line + l * RULED_MM, width, 0.2, COLOUR_BORDER);
    }
}

/* The second guess, after the trail is known. */
static void put_second(Paper *paper, double y)
{
    const char *words[COUNT(terms_offered)];
    for (size_t i = 0; i < COUNT(terms_offered); i++)
        words[i] = terms_level(paper->language, terms_offered[i]);
    part_ticks(paper, y, words_in(paper->language, "And now that you know the trail?"), words,
               COUNT(terms_offered));
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

/* Puts what has a fixed height at the top and at the foot; the place to draw gets the height that
 * is left. Returns that height. */
static double lay_claim(Paper *paper, const Claim *claim, int number, int lines)
{
    Box body = paper->body;
    paper->y = body.y;
    put_claim_head(paper, claim, number);
    double y = paper->y + 6;
    y += put_heading(paper, y, terms_question(paper->language),
                     words_in(paper->language, "Not: is it true?")) +
         2.5;
    y += put_cards(paper, y) + 3.5;
    y += put_sure(paper, y) + 6;
    y += put_heading(paper, y, terms_trail_question(paper->language),
                     words_in(paper->language, "Draw it.")) +
         2.5;
    double second = body.y + body.h - paper_line(paper, STYLE_TEXT);
    double questions = second - 6 - questions_height(paper, lines);
    double signs = questions - 6 - paper_line(paper, STYLE_SMALL);
    Box place = { body.x, y, body.w, signs - 3 - y };
    put_drawing_place(paper, place);
    put_signs(paper, signs);
    put_questions(paper, questions, lines);
    put_second(paper, second);
    paper->y = body.y + body.h;
    return place.h;
}

/* On a short page there is less room to write, not to draw. */
static void put_claim(Paper *paper, int number)
{
    const Claim *claim = paper_claim(paper, paper->story->path[number - 1]);
    if (!claim)
        return;
    paper_new_page(paper);
    paper->measuring = true;
    int lines = 3;
    while (lines > 1 && lay_claim(paper, claim, number, lines) < DRAWING_MM)
        lines--;
    double room = lay_claim(paper, claim, number, lines);
    paper->measuring = false;
    if (room < DRAWING_MM / 2)
        paper_fail(paper, "claim %s: its words leave no room on the sheet; shorten them",
                   claim->id);
    else
        lay_claim(paper, claim, number, lines);
}

void worksheet_fill(Paper *paper)
{
    put_beginning(paper);
    put_reading(paper);
    for (int i = 1; i <= paper->story->path_count && !paper->failed; i++)
        put_claim(paper, i);
}
