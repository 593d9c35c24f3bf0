#include "screens/passage.h"

#include <math.h>
#include <string.h>

#include "content/wording.h"
#include "typeset/phrase.h"

#define MOST_WORDS 70 /* on a page; a guideline of the museum Te Papa */

enum { TAG_PLAIN, TAG_CLAIM, TAG_OTHER_CLAIM };

static PassageBlock lay_block(const Page *page, const Block *block, const Claim *claim,
                              Type text_type, double width_mm)
{
    const Type type = block->kind == BLOCK_HEADING ? TYPE_LABEL : text_type;
    Arena *arena = page->scene->arena;
    TextSpan *spans = arena_take(arena, (size_t)block->span_count + 1, sizeof(TextSpan));
    PassageBlock laid = { .block = block, .claim_first = -1, .claim_last = -1 };
    const Mark *own = NULL;
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        int tag = span->claim < 0                ? TAG_PLAIN
                  : span->claim == claim->number ? TAG_CLAIM
                                                 : TAG_OTHER_CLAIM;
        spans[i] = (TextSpan){
            .start = span->start, .end = span->end, .tag = tag, .italic = span->emphasis
        };
    }
    for (int i = 0; i < block->mark_count; i++) {
        if (block->marks[i].claim == claim->number)
            own = &block->marks[i];
    }
    double capital = page_capital_of(page, block->text, type);
    TextStyle style = { .face = type == TYPE_LABEL ? FACE_INTERFACE_BOLD : FACE_READING,
                        .capital_mm = capital,
                        .leading = page_line(page, type) * 0.72 / capital,
                        .right_to_left = page_right_to_left(page, block->text),
                        .spans = spans,
                        .span_count = block->span_count };
    laid.lines = typeset_lines(page->typeset, arena, block->text, &style, width_mm);
    for (int i = 0; own && i < laid.lines.line_count; i++) {
        const Line *line = &laid.lines.lines[i];
        if (line->start < own->end && line->end > own->start) {
            if (laid.claim_first < 0)
                laid.claim_first = i;
            laid.claim_last = i;
        }
    }
    laid.above = laid.lines.line_mm * (block->kind == BLOCK_HEADING ? 0.8 : 0.5);
    return laid;
}

/* The text begins one block before the claim's, or at a heading above that. Returns how many of the
 * view's blocks are left out. */
static int left_out(const View *view)
{
    int last = view->block_count - 1, first = last;
    for (int back = 0; first > 0 && back < 2; back++) {
        const Block *before = view->blocks[first - 1];
        if (back == 1 && before->kind != BLOCK_HEADING)
            break;
        first--;
        if (before->kind == BLOCK_HEADING)
            break;
    }
    return first;
}

static int line_words(const PassageBlock *laid, int line)
{
    const Line *at = &laid->lines.lines[line];
    int words = 0;
    bool inside = false;
    for (int i = at->start; i < at->end; i++) {
        bool space = laid->block->text[i] == ' ';
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static int block_words(const PassageBlock *laid)
{
    int words = 0;
    for (int i = 0; i < laid->lines.line_count; i++)
        words += line_words(laid, i);
    return words;
}

/* False when the claim is longer than a page, as with large text on a small panel. It is then
 * divided, and marked on both pages. */
static bool claim_fits(const PassageBlock *laid, double height_mm)
{
    return (laid->claim_last - laid->claim_first + 1) * laid->lines.line_mm <= height_mm + 0.01;
}

/* Returns how many lines, from this one on, must be on one page: the claim's paragraph if a page
 * can hold it, so that a page does not end inside a sentence; otherwise the claim's own lines. The
 * first line of a paragraph is never the last one of a page. Without `whole` the paragraph may be
 * divided, because otherwise its heading would be alone on a page. */
static int lines_together(const PassageBlock *laid, int line, double height_mm, bool whole)
{
    int last = line;
    if (whole && line == 0 && laid->claim_first >= 0 && block_words(laid) <= MOST_WORDS &&
        laid->lines.height_mm <= height_mm)
        return laid->lines.line_count;
    if (line == 0 && laid->lines.line_count > 1)
        last = 1;
    if (laid->claim_first >= line && laid->claim_first <= last && laid->claim_last > last &&
        claim_fits(laid, height_mm))
        last = laid->claim_last;
    return last - line + 1;
}

/* Divides the lines into pages. A page ends when it is full, when it has its number of words, or
 * before a claim that would not end on it. */
static void cut_pages(const Page *page, Passage *passage, double height_mm)
{
    int room = 1;
    for (int b = 0; b < passage->block_count; b++)
        room += passage->blocks[b].lines.line_count;
    passage->page_starts = arena_take(page->scene->arena, (size_t)room + 1, sizeof(int));
    passage->page_count = 1;
    double used = 0;
    int words = 0;
    bool headed = false; /* the last line on the page belongs to a heading */
    for (int b = 0; b < passage->block_count; b++) {
        const PassageBlock *laid = &passage->blocks[b];
        double line_mm = laid->lines.line_mm;
        for (int l = 0; l < laid->lines.line_count; l++) {
            double above = l == 0 && used > 0 ? laid->above : 0;
            bool inside =
                l > laid->claim_first && l <= laid->claim_last && claim_fits(laid, height_mm);
            int together = lines_together(laid, l, height_mm, !headed);
            int more = 0;
            for (int i = l; i < l + together; i++)
                more += line_words(laid, i);
            if (l == 0 && laid->block->kind == BLOCK_HEADING)
                together = laid->lines.line_count + 2; /* and two lines of the next block */
            bool full = used + above + together * line_mm > height_mm + 0.01;
            if (used > 0 && !inside && (full || words + more > MOST_WORDS)) {
                passage->page_starts[passage->page_count++] = b * 1000 + l;
                used = above = 0;
                words = 0;
            }
            used += above + line_mm;
            words += line_words(laid, l);
            headed = laid->block->kind == BLOCK_HEADING;
            if (laid->claim_first >= 0 && l == laid->claim_last)
                passage->claim_page = passage->page_count - 1;
        }
    }
}

/* Returns the block up to the end of the last sentence before that line that is not before the
 * claim's end. What comes after it would be on a page that nobody turns to, since from the claim
 * the visitor goes on to rate it. */
static const Block *block_until(const Page *page, const PassageBlock *laid, const Claim *claim,
                                int line)
{
    Arena *arena = page->scene->arena;
    Block *cut = arena_take(arena, 1, sizeof(*cut));
    int least = 0, most = laid->lines.lines[line - 1].end;
    *cut = *laid->block;
    for (int i = 0; i < cut->mark_count; i++) {
        if (cut->marks[i].claim == claim->number)
            least = cut->marks[i].end;
    }
    int end = phrase_sentence_end(cut->text, most);
    end = end < least ? most : end;
    cut->text = arena_copy_bytes(arena, cut->text, (size_t)end);
    Span *spans = arena_take(arena, (size_t)cut->span_count + 1, sizeof(*spans));
    int count = 0;
    for (int i = 0; i < cut->span_count && cut->spans[i].start < end; i++) {
        spans[count] = cut->spans[i];
        spans[count].end = spans[count].end < end ? spans[count].end : end;
        count++;
    }
    cut->spans = spans;
    cut->span_count = count;
    return cut;
}

Passage passage_layout(const Page *page, const View *view, Type type, double width_mm,
                       double height_mm)
{
    int first = left_out(view);
    Passage passage = { .block_count = view->block_count - first };
    passage.blocks =
        arena_take(page->scene->arena, (size_t)passage.block_count, sizeof(PassageBlock));
    for (int i = 0; i < passage.block_count; i++)
        passage.blocks[i] = lay_block(page, view->blocks[first + i], view->claim, type, width_mm);
    cut_pages(page, &passage, height_mm);
    /* A small panel leaves out what comes before the claim's paragraph: the first rating is few
     * touches away. */
    while (passage.claim_page > 0 && passage.block_count > 1) {
        passage.blocks++;
        passage.block_count--;
        cut_pages(page, &passage, height_mm);
    }
    if (passage.claim_page < passage.page_count - 1) {
        PassageBlock *last = &passage.blocks[passage.block_count - 1];
        int next = passage.page_starts[passage.claim_page + 1] % 1000;
        *last = lay_block(page, block_until(page, last, view->claim, next), view->claim, type,
                          width_mm);
        cut_pages(page, &passage, height_mm);
    }
    return passage;
}

bool passage_is_whole(const Passage *passage, const Passage *other)
{
    if (passage->page_count != 1 || passage->block_count != other->block_count ||
        passage->block_count == 0)
        return false;
    const Block *last = passage->blocks[passage->block_count - 1].block;
    return strlen(last->text) == strlen(other->blocks[other->block_count - 1].block->text);
}

/* Draws the marker behind the part of a claim that is on a line. */
static void mark_line(Page *page, const Lines *lines, const Line *line, double x, double y, int tag)
{
    double left = 1e9, right = -1e9;
    for (int i = 0; i < line->run_count; i++) {
        const Run *run = &line->runs[i];
        if (run->tag != tag)
            continue;
        left = fmin(left, run->x_mm);
        right = fmax(right, run->x_mm + run->width_mm);
    }
    if (right < left)
        return;
    if (page->language->right_to_left) { /* the line as a whole is mirrored, its runs are not */
        double from = line->width_mm - right;
        right = line->width_mm - left;
        left = from;
    }
    double capital = lines->capital_mm;
    double top = y + lines->ascent_mm - capital * 1.38;
    if (tag == TAG_CLAIM) {
        double pad = capital * 0.25;
        Box box = { x + left - pad, top, right - left + 2 * pad, lines->line_mm };
        scene_box(page->scene, box, COLOUR_MARKER, COLOUR_NONE, 0, 0);
    } else { /* other claims have a fine line below, visible but quiet */
        double under = y + lines->ascent_mm + capital * 0.3;
        Point points[] = {
            { x + left, under }, { x + left, under }, { x + right, under }, { x + right, under }
        };
        scene_stroke(page->scene, points, 4, capital * 0.06, COLOUR_BORDER, true);
    }
}

/* Shows a line; `quiet`: what is around the claim is quieter, so that one sees what it is about. */
static void show_line(Page *page, const PassageBlock *laid, bool quiet, int l, double x, double y,
                      double width_mm)
{
    const Lines *lines = &laid->lines;
    const Line *line = &lines->lines[l];
    double at = x;
    if (lines->right_to_left != page->language->right_to_left)
        at = x + width_mm - line->width_mm;
    mark_line(page, lines, line, at, y, TAG_OTHER_CLAIM);
    mark_line(page, lines, line, at, y, TAG_CLAIM);
    Lines one = *lines;
    one.lines = &lines->lines[l];
    one.line_count = 1;
    const Colour colours[] = { quiet && laid->block->kind != BLOCK_HEADING ? COLOUR_QUIET
                                                                           : COLOUR_INK,
                               COLOUR_INK, COLOUR_QUIET };
    scene_lines(page->scene, at, y, line->width_mm, &one, ALIGN_START, colours, COUNT(colours));
}

/* Returns the first line of block `b` on a page, and in *last the line after the last one there. */
static int page_lines(const Passage *passage, int number, int b, int *last)
{
    int start = passage->page_starts[number];
    int end = number + 1 < passage->page_count ? passage->page_starts[number + 1]
                                               : passage->block_count * 1000;
    int count = passage->blocks[b].lines.line_count;
    *last = b < end / 1000 ? count : b == end / 1000 ? end % 1000 : 0;
    return b == start / 1000 ? start % 1000 : b > start / 1000 ? 0 : count;
}

double passage_height(const Passage *passage)
{
    double height = 0;
    for (int b = 0; b < passage->block_count; b++)
        height += passage->blocks[b].lines.height_mm + (b > 0 ? passage->blocks[b].above : 0);
    return height;
}

void passage_speak(Page *page, const Passage *passage, int number)
{
    for (int b = 0; b < passage->block_count; b++) {
        const PassageBlock *laid = &passage->blocks[b];
        int last, first = page_lines(passage, number, b, &last);
        if (last <= first)
            continue;
        int begin = laid->lines.lines[first].start, stop = laid->lines.lines[last - 1].end;
        page_language_of(page, laid->block->text);
        scene_speak(page->scene, "%.*s", stop - begin, laid->block->text + begin);
        scene_language(page->scene, NULL);
    }
}

/* Makes the claim's words an area. If the claim is on two pages, the end of it can be touched. */
static void add_claim_area(Page *page, const Claim *claim, Box box)
{
    if (box.h < PAGE_TOUCH_MM) { /* one line is not high enough for a finger */
        box.y -= (PAGE_TOUCH_MM - box.h) / 2;
        box.h = PAGE_TOUCH_MM;
    }
    page_language_of(page, claim->words);
    scene_area(page->scene, arena_print(page->scene->arena, "claim:%s", claim->id), box,
               wording_plain(page->scene->arena, claim->words), AREA_WORDS, false);
    scene_language(page->scene, NULL);
}

double passage_show(Page *page, const Claim *claim, const Passage *passage, int number, double x,
                    double y, double width_mm, bool read)
{
    double top = y;
    Box claim_box = { x, 0, width_mm, 0 };
    for (int b = 0; b < passage->block_count; b++) {
        const PassageBlock *laid = &passage->blocks[b];
        int last, first = page_lines(passage, number, b, &last);
        page_language_of(page, laid->block->text);
        for (int l = first; l < last; l++) {
            if (l == 0 && y > top)
                y += laid->above;
            show_line(page, laid, number == passage->claim_page, l, x, y, width_mm);
            if (l >= laid->claim_first && l <= laid->claim_last && laid->claim_first >= 0) {
                if (claim_box.h == 0)
                    claim_box.y = y;
                claim_box.h = y + laid->lines.line_mm - claim_box.y;
            }
            y += laid->lines.line_mm;
        }
        scene_language(page->scene, NULL);
    }
    if (read)
        passage_speak(page, passage, number);
    if (read && claim_box.h > 0 && number == passage->claim_page)
        add_claim_area(page, claim, claim_box);
    return y - top;
}
