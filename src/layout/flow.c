#include "layout/flow.h"

#include <math.h>

#include "base/utf8.h"

#define MOST_WORDS 70

/* How far the pages are filled. */
typedef struct {
    Sheet *sheet;
    Box box;
    double first_less;
    int page, words;
    double y;
} Flow;

static double height_of(const Flow *flow)
{
    return flow->box.h - (flow->page == 0 ? flow->first_less : 0) + 0.01;
}

static double indent_of(const Flow *flow, const FlowPart *part)
{
    return part->bar ? 4 * flow->sheet->scale : 0;
}

static void turn(Flow *flow)
{
    flow->page++;
    flow->words = 0;
    flow->y = 0;
}

/* Some lines of a part on the present page: shown when it is the visit's. */
static void put(Flow *flow, const FlowPart *part, const Lines *lines, int first, int count)
{
    Lines some = *lines;
    some.lines += first;
    some.line_count = count;
    some.height_mm = count * lines->line_mm;
    const Line *last = &some.lines[count - 1];
    const char *words = arena_copy_bytes(flow->sheet->scene->arena, part->text + some.lines->start,
                                         (size_t)(last->end - some.lines->start));
    if (flow->page == flow->sheet->visit->page) {
        double y = flow->box.y + flow->y, indent = indent_of(flow, part);
        if (part->bar)
            scene_box(flow->sheet->scene,
                      (Box){ flow->box.x, y, 1.2 * flow->sheet->scale, some.height_mm },
                      COLOUR_ROPE, COLOUR_NONE, 0, 0);
        const char *before = flow->sheet->scene->language;
        sheet_language_of(flow->sheet, part->text);
        sheet_show(flow->sheet, flow->box.x + indent, y, flow->box.w - indent, &some, words,
                   part->colour, ALIGN_START);
        scene_language(flow->sheet->scene, before);
    }
    flow->y += some.height_mm;
    flow->words += utf8_words(words);
}

static void put_part(Flow *flow, const FlowPart *part, double more)
{
    double width = flow->box.w - indent_of(flow, part);
    Lines lines = sheet_break(flow->sheet, part->text, part->type, width);
    bool whole = flow->y + lines.height_mm + more <= height_of(flow) &&
                 flow->words + utf8_words(part->text) <= MOST_WORDS;
    if (!whole && flow->y > 0)
        turn(flow);
    for (int first = 0; first < lines.line_count;) {
        int room = (int)((height_of(flow) - flow->y) / lines.line_mm);
        int count = lines.line_count - first;
        count = room < 1 ? 1 : count < room ? count : room;
        put(flow, part, &lines, first, count);
        first += count;
        if (first < lines.line_count)
            turn(flow);
    }
    flow->y += part->tight ? 0 : flow->sheet->gap;
}

int flow_show(Sheet *sheet, const FlowPart *parts, int count, Box box, double first_less)
{
    Flow flow = { .sheet = sheet, .box = box, .first_less = first_less };
    for (int i = 0; i < count; i++) {
        double more = 0; /* what must stand on the same page as this */
        if (parts[i].tight && i + 1 < count)
            more = sheet_break(sheet, parts[i + 1].text, parts[i + 1].type, box.w).height_mm;
        put_part(&flow, &parts[i], more);
    }
    return flow.page + 1;
}
