#include "layout/flow.h"

#include <string.h>

#include "base/utf8.h"
#include "typeset/phrase.h"

#define MOST_WORDS 70

/* The state of filling pages. */
typedef struct {
    Page *page;
    Box box;
    double first_less;
    int shown, at, words; /* the page to show; the page that is being filled, and its words */
    double y;
} Flow;

static double height_of(const Flow *flow)
{
    return flow->box.h - (flow->at == 0 ? flow->first_less : 0) + 0.01;
}

static double indent_of(const Flow *flow, const FlowPart *part)
{
    return part->bar ? 4 * flow->page->scale : 0;
}

static void turn(Flow *flow)
{
    flow->at++;
    flow->words = 0;
    flow->y = 0;
}

/* Puts the lines of `text`, a part or what is left of it, on the present page, and shows them if it
 * is the page to show. */
static void put(Flow *flow, const FlowPart *part, const char *text, const Lines *lines)
{
    if (lines->line_count == 0)
        return;
    Lines some = *lines;
    if (part->start) /* this decides only the side: the lines are broken */
        some.right_to_left = flow->page->language->right_to_left;
    const Line *last = &some.lines[some.line_count - 1];
    const char *words = arena_copy_bytes(flow->page->scene->arena, text + some.lines->start,
                                         (size_t)(last->end - some.lines->start));
    if (flow->at == flow->shown) {
        double y = flow->box.y + flow->y, indent = indent_of(flow, part);
        if (part->bar)
            scene_box(flow->page->scene,
                      (Box){ flow->box.x, y, 1.2 * flow->page->scale, some.height_mm }, COLOUR_ROPE,
                      COLOUR_NONE, 0, 0);
        const char *before = flow->page->scene->language;
        page_language_of(flow->page, part->text);
        page_show(flow->page, flow->box.x + indent, y, flow->box.w - indent, &some, words,
                  part->colour, ALIGN_START);
        scene_language(flow->page->scene, before);
    }
    flow->y += some.height_mm;
    flow->words += utf8_words(words);
}

static Lines break_rest(const Flow *flow, const FlowPart *part, const char *rest)
{
    double width = flow->box.w - indent_of(flow, part);
    return page_break_spans(flow->page, rest, part->text, part->type, NULL, 0, width);
}

/* Puts as much of the rest as the present page has room for: whole sentences, or lines when there
 * is no room for the first sentence. Returns how many bytes. */
static int put_some(Flow *flow, const FlowPart *part, const char *rest)
{
    Lines lines = break_rest(flow, part, rest);
    int room = (int)((height_of(flow) - flow->y) / lines.line_mm);
    room = room < 1 ? 1 : room;
    int sentence =
        room < lines.line_count ? phrase_sentence_end(rest, lines.lines[room - 1].end) : 0;
    if (sentence > 0) {
        rest = arena_copy_bytes(flow->page->scene->arena, rest, (size_t)sentence);
        lines = break_rest(flow, part, rest);
    } else if (room < lines.line_count) {
        lines.line_count = room;
        lines.height_mm = room * lines.line_mm;
    }
    put(flow, part, rest, &lines);
    return lines.lines[lines.line_count - 1].end;
}

static void put_part(Flow *flow, const FlowPart *part, double more)
{
    double width = flow->box.w - indent_of(flow, part);
    Lines lines = page_break(flow->page, part->text, part->type, width);
    bool whole = flow->y + lines.height_mm + more <= height_of(flow) &&
                 flow->words + utf8_words(part->text) <= MOST_WORDS;
    if (!whole && flow->y > 0)
        turn(flow);
    if (flow->y + lines.height_mm <= height_of(flow)) {
        put(flow, part, part->text, &lines);
    } else {
        for (const char *rest = part->text; *rest;) {
            rest += put_some(flow, part, rest);
            rest += strspn(rest, " \n");
            if (*rest)
                turn(flow);
        }
    }
    flow->y += part->tight ? 0 : flow->page->gap;
}

int flow_show(Page *page, const FlowPart *parts, int count, Box box, double first_less, int shown)
{
    Flow flow = { .page = page, .box = box, .first_less = first_less, .shown = shown };
    for (int i = 0; i < count; i++) {
        double more = 0; /* height of what must be on the same page as this */
        if (parts[i].tight && i + 1 < count)
            more = page_break(page, parts[i + 1].text, parts[i + 1].type, box.w).height_mm;
        put_part(&flow, &parts[i], more);
    }
    return flow.at + 1;
}
