#include "drawing/level.h"
#include "print/print_parts.h"

#include <math.h>
#include <string.h>

#include "words/terms.h"

void part_badge(Paper *paper, double x, double y, double side, int number)
{
    paper_disc(paper, (Box){ x, y, side, side }, COLOUR_TOUCH, COLOUR_NONE, 0);
    double line = paper_line(paper, STYLE_SMALL_BOLD);
    paper_text_centred(paper, (Box){ x - side, y + (side - line) / 2, 3 * side, 0 },
                       STYLE_SMALL_BOLD, COLOUR_ON_TOUCH, paper_words(paper, "%d", number));
}

#define TICK_MM  4.2 /* side of a box */
#define AFTER_MM 2.0 /* from the box to its text */

void part_level(Paper *paper, double scale, Level level, Box box)
{
    double cap = fmin(box.h * 0.16, box.w * 0.07) / 2; /* a rope's end is round, and stays inside */
    if (level >= LEVEL_WEAK && level <= LEVEL_STRONG) {
        box.x += cap;
        box.w -= cap;
    }
    level_draw(paper_page(paper, scale, 2)->scene, level, box);
}

double part_tick(Paper *paper, double x, double y, PaperStyle style, const char *words)
{
    double line = paper_line(paper, style);
    paper_box(paper, (Box){ x, y + (line - TICK_MM) / 2, TICK_MM, TICK_MM }, COLOUR_PAPER,
              COLOUR_INK, 0.3, 0.8);
    double width = paper_width(paper, style, words);
    paper_text(paper, (Box){ x + TICK_MM + AFTER_MM, y, width + 1, 0 }, style, COLOUR_INK, words);
    return TICK_MM + AFTER_MM + width;
}

void part_ticks(Paper *paper, double y, const char *label, const char *const *words, int count)
{
    static const PaperStyle labels[] = { STYLE_LABEL, STYLE_LABEL, STYLE_SMALL_BOLD },
                            texts[] = { STYLE_TEXT, STYLE_SMALL, STYLE_SMALL };
    PaperStyle style, named;
    double x, gap = 0;
    for (size_t way = 0; way < COUNT(texts) && gap < 3; way++) {
        double used = 0;
        style = texts[way];
        named = labels[way];
        x = paper->body.x + paper_width(paper, named, label) + 6;
        for (int i = 0; i < count; i++)
            used += TICK_MM + AFTER_MM + paper_width(paper, style, words[i]);
        gap = (paper->body.x + paper->body.w - x - used) / (count - 1);
    }
    double drop = paper_beside(paper, named, STYLE_LABEL);
    paper_text(paper, (Box){ paper->body.x, y + drop, paper->body.w, 0 }, named, COLOUR_INK, label);
    y += paper_beside(paper, style, STYLE_LABEL);
    for (int i = 0; i < count; i++)
        x += part_tick(paper, x, y, style, words[i]) + fmin(gap, 7);
}

void part_title(Paper *paper)
{
    const Story *story = paper->story;
    Box at = { paper->body.x, paper->y, paper->body.w, 0 };
    at.y += paper_text(paper, at, STYLE_LABEL, COLOUR_TOUCH, paper->kind) + 1;
    at.y += paper_text(paper, at, STYLE_TITLE, COLOUR_INK, story->title) + 2;
    /* TR: title, author, publisher and date of the original article */
    const char *from = paper_say(paper, "Retold from “%s” by %s, %s, %s.", story->original_title,
                                 story->original_author, story->original_publisher,
                                 paper_date(paper, story->original_date));
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, from);
    paper->y = at.y;
}

void part_check_beginning(Paper *paper)
{
    if (paper->y > paper->body.y + paper->body.h)
        paper_fail(paper, "title and notes take more than a page; shorten them");
}

double part_claim_words(Paper *paper, Box place, PaperStyle style, const Claim *claim)
{
    const Block *block = bundle_block(paper->bundle, claim->block, paper->error);
    if (!block) {
        paper->failed = true;
        return 0;
    }
    PaperMark *marks = arena_take(paper->arena, (size_t)block->span_count + 1, sizeof(*marks));
    int count = 0, start = 0;
    for (int i = 0; i < block->mark_count; i++)
        start = block->marks[i].claim == claim->number ? block->marks[i].start : start;
    marks[count++] = (PaperMark){ 0, (int)strlen(claim->words), false, 0 };
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        if (span->emphasis && span->claim == claim->number)
            marks[count++] = (PaperMark){ span->start - start, span->end - start, true, 0 };
    }
    return paper_marked_text(paper, place, style, claim->words, marks, count);
}

double part_answers(Paper *paper, double y, PaperStyle question, const Claim *claim)
{
    double gap = 5.5, width = (paper->body.w - 3 * gap) / CARD_COUNT, height = 0, heads = 0;
    for (int i = 0; i < CARD_COUNT; i++)
        heads =
            fmax(heads, paper_height(paper, width, question, terms_card(paper->language, (Card)i)));
    for (int i = 0; i < CARD_COUNT; i++) {
        Box at = { paper->body.x + i * (width + gap), y, width, 0 };
        paper_text(paper, at, question, COLOUR_INK, terms_card(paper->language, (Card)i));
        at.y += heads + 0.8;
        at.y += paper_text(paper, at, STYLE_READ_SMALL, COLOUR_INK, claim->cards[i]);
        height = fmax(height, at.y - y);
    }
    return height;
}

double part_deciding(Paper *paper, Box place, PaperStyle style, const Claim *claim)
{
    Box text = { place.x + 4, place.y, place.w - 4, 0 };
    double height = paper_text(paper, text, style, COLOUR_INK, claim->deciding);
    paper_box(paper, (Box){ place.x, place.y + 0.6, 1, height - 1.2 }, COLOUR_ROPE, COLOUR_NONE, 0,
              0);
    return height;
}

Box part_aside(const Paper *paper, double y)
{
    return (Box){ paper->body.x, y, PART_ASIDE_MM, 0 };
}

Box part_main(const Paper *paper, double y)
{
    double left = PART_ASIDE_MM + PART_GUTTER_MM;
    return (Box){ paper->body.x + left, y, paper->body.w - left, 0 };
}

double part_row(Paper *paper, double y, const char *label, PaperStyle style, const char *words)
{
    PaperStyle small = style == STYLE_READ_SMALL ? STYLE_SMALL_BOLD : STYLE_LABEL;
    double drop = paper_beside(paper, small, style);
    double left = drop + paper_text(paper, part_aside(paper, y + drop), small, COLOUR_INK, label);
    return fmax(left, paper_text(paper, part_main(paper, y), style, COLOUR_INK, words));
}

int part_path_number(const Story *story, int claim)
{
    for (int i = 0; i < story->path_count; i++) {
        if (story->path[i] == claim)
            return i + 1;
    }
    return 0;
}
