/* trail_text.c: the names and tags of a trail, and their lines. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "content/wording.h"
#include "drawing/trail_private.h"
#include "drawing/wording.h"
#include "words/terms.h"

/* ---- names ---- */

static bool is_press(WorkKind kind)
{
    return kind == WORK_NEWSPAPER || kind == WORK_NEWS_SITE || kind == WORK_WIRE_REPORT ||
           kind == WORK_PARTISAN_SITE || kind == WORK_OPINION_ARTICLE;
}

/* Returns the kind that all works of the knots have, or WORK_KIND_COUNT. */
static WorkKind common_kind(const TrailPlan *plan, const WalkKnot *knot)
{
    WorkKind kind = plan->trail->nodes[knot->nodes[0]].kind;
    for (int i = 1; i < knot->count; i++) {
        if (plan->trail->nodes[knot->nodes[i]].kind != kind)
            return WORK_KIND_COUNT;
    }
    return kind;
}

static const char *print_count(Arena *arena, const Language *language, WorkKind kind, int count)
{
    unsigned long n = (unsigned long)count;
    if (kind == WORK_NEWSPAPER)
        return arena_print(arena, words_count_in(language, "%d newspaper", "%d newspapers", n),
                           count);
    if (kind == WORK_NEWS_SITE)
        return arena_print(arena, words_count_in(language, "%d news site", "%d news sites", n),
                           count);
    return arena_print(arena, words_count_in(language, "%d source", "%d sources", n), count);
}

/* The number stays on the line of what it counts: alone it would be a number without a key. */
static const char *count_works(const TrailPlan *plan, WorkKind kind, int count)
{
    Arena *arena = plan->page->scene->arena;
    const char *text = print_count(arena, plan->page->language, kind, count);
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || text[digits] != ' ')
        return text;
    return arena_print(arena, "%.*s\u00A0%s", (int)digits, text, text + digits + 1);
}

/* The names of all gaps that begin at the knot and are drawn as one. */
static const char *gap_names(const TrailPlan *plan, const WalkSpan *span)
{
    const Trail *trail = plan->trail;
    const Edge *first = &trail->edges[span->edge];
    const char *names = trail->nodes[first->parent].label;
    for (int i = span->edge + 1; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (edge->child == first->child && trail->nodes[edge->parent].type == NODE_GAP)
            names = arena_print(plan->page->scene->arena, "%s · %s", names,
                                trail->nodes[edge->parent].label);
    }
    return names;
}

const char *trail_name(const TrailPlan *plan, const Stand *stand)
{
    const Trail *trail = plan->trail;
    if (stand->type == STAND_NOTHING) {
        const WalkSpan *span = &plan->walk.spans[stand->span];
        return span->edge < 0 ? "" : gap_names(plan, span);
    }
    const WalkKnot *knot = &plan->walk.knots[stand->knot];
    const Node *node = &trail->nodes[knot->nodes[0]];
    if (stand->knot == 0)
        return terms_article(plan->page->language);
    if (stand->works == 1)
        return node->label;
    if (stand->knots == 1 && knot->post != WALK_KNOT && node->body[0])
        return node->body;
    return count_works(plan, stand->knots == 1 ? common_kind(plan, knot) : WORK_KIND_COUNT,
                       stand->works);
}

const char *trail_note(const TrailPlan *plan, const Stand *stand)
{
    static const char *const results[GAP_RESULT_COUNT] = {
        N_("not found: the trail stops here"), N_("behind a paywall: the trail stops here"),
        N_("lost: the trail stops here"),      N_("not told: the trail stops here"),
        N_("it comes back to itself"),
    };
    const Trail *trail = plan->trail;
    if (stand->type == STAND_NOTHING) {
        const WalkSpan *span = &plan->walk.spans[stand->span];
        if (span->edge < 0)
            return "";
        const Node *gap = &trail->nodes[trail->edges[span->edge].parent];
        return words_in(plan->page->language, results[gap->result]);
    }
    if (stand->knot == 0)
        return page_date(plan->page, plan->of->article_date);
    if (stand->works > 1)
        return "";
    return page_date(plan->page, trail->nodes[plan->walk.knots[stand->knot].nodes[0]].date);
}

const char *trail_node_words(const Trail *trail, int node)
{
    const char *words = "";
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return trail->edges[i].child_words;
        if (trail->edges[i].parent == node)
            words = trail->edges[i].parent_words;
    }
    return words;
}

const char *trail_words(const TrailPlan *plan, const Stand *stand)
{
    if (stand->type != STAND_KNOT || stand->works > 1)
        return "";
    if (stand->knot == 0)
        return plan->of->claim->words;
    return trail_node_words(plan->trail, plan->walk.knots[stand->knot].nodes[0]);
}

/* ---- tags ---- */

static int held_posts(const Walk *walk)
{
    int count = 0;
    for (int i = 0; i < walk->knot_count; i++)
        count += walk->knots[i].held;
    return count;
}

static const char *separate_sources(const TrailPlan *plan, int count)
{
    const Language *language = plan->page->language;
    if (count == 3)
        return words_in(language, "three separate sources");
    return arena_print(
        plan->page->scene->arena,
        words_count_in(language, "%d separate source", "%d separate sources", (unsigned long)count),
        count);
}

static const char *change_tag(const TrailPlan *plan, const WalkSpan *span)
{
    return span->edge < 0
               ? ""
               : terms_tag_change(plan->page->language, plan->trail->edges[span->edge].change);
}

/* The tag of the rule hangs once, at the place that decided. There the change is told only if it is
 * what decided. */
const char *trail_span_tag(const TrailPlan *plan, int number)
{
    const WalkSpan *span = &plan->walk.spans[number];
    const char *rule = plan->of->claim->verdict.rule, *change = change_tag(plan, span);
    if (number != plan->walk.deciding_span)
        return change;
    if (change[0] && strcmp(rule, "W5") == 0)
        return change;
    int held = held_posts(&plan->walk);
    if (strcmp(rule, "S1") == 0 && held > 2)
        return separate_sources(plan, held);
    return terms_tag_rule(plan->page->language, rule);
}

/* Counts the outlets that all repeat this knot; 0 when they are fewer than two. */
static int repeating(const TrailPlan *plan, int knot, bool *press)
{
    const Walk *walk = &plan->walk;
    int count = 0;
    *press = true;
    for (int i = 0; i < walk->span_count; i++) {
        const WalkKnot *from = &walk->knots[walk->spans[i].from];
        if (walk->spans[i].to != knot || walk->spans[i].from == 0)
            continue;
        for (int k = 0; k < from->count; k++)
            *press = *press && is_press(plan->trail->nodes[from->nodes[k]].kind);
        count += from->count;
    }
    return count > 1 ? count : 0;
}

const char *trail_knot_tag(const TrailPlan *plan, int knot)
{
    const Language *language = plan->page->language;
    bool press;
    int count = repeating(plan, knot, &press);
    if (!count && plan->walk.knots[knot].post != WALK_KNOT) {
        count = plan->walk.knots[knot].count; /* works with the same body behind them */
        press = false;
    }
    if (count < 2)
        return "";
    if (count == 2)
        return press ? words_in(language, "two papers, one source")
                     : words_in(language, "two voices, one source");
    Arena *arena = plan->page->scene->arena;
    unsigned long n = (unsigned long)count;
    if (press)
        return arena_print(
            arena, words_count_in(language, "%d paper, one source", "%d papers, one source", n),
            count);
    return arena_print(
        arena, words_count_in(language, "%d voice, one source", "%d voices, one source", n), count);
}

const char *trail_gap_tag(const TrailPlan *plan, int knot)
{
    int edge = plan->walk.knots[knot].gap_edge;
    if (edge < 0)
        return "";
    const Node *gap = &plan->trail->nodes[plan->trail->edges[edge].parent];
    return terms_tag_result(plan->page->language, gap->result);
}

/* ---- lines ---- */

/* What is remembered besides lines; `width` is then not used. */
enum { MEASURE_WIDEST = STYLE_MARKED + 1, MEASURE_LINE = 100 };

static const Broken *remembered(const TrailLayout *layout, const char *words, int style,
                                double width)
{
    for (int i = 0; i < layout->broken_count; i++) {
        const Broken *broken = &layout->broken[i];
        if (broken->words == words && broken->style == style && fabs(broken->width - width) < 0.1)
            return broken;
    }
    return NULL;
}

static Lines remember(TrailLayout *layout, const char *words, int style, double width, Lines lines)
{
    if (layout->broken_count < BROKEN_MOST)
        layout->broken[layout->broken_count++] = (Broken){ words, style, width, lines };
    return lines;
}

Lines trail_lines(TrailLayout *layout, const char *words, int style, double width)
{
    Page *page = layout->plan->page;
    /* One of a few widths, so that the lines are the same whatever was tried before. */
    width = floor(width * 5) / 5;
    const Broken *broken = remembered(layout, words, style, width);
    if (broken)
        return broken->lines;
    Lines lines =
        style == STYLE_QUOTED   ? wording_lines(page, width, words, TYPE_READING, WORDING_QUOTED)
        : style == STYLE_MARKED ? wording_lines(page, width, words, TYPE_READING, WORDING_MARKED)
                                : page_break(page, words, (Type)style, width);
    return remember(layout, words, style, width, lines);
}

double trail_line(TrailLayout *layout, Type type)
{
    const Broken *broken = remembered(layout, NULL, MEASURE_LINE + (int)type, 0);
    if (broken)
        return broken->lines.line_mm;
    Lines lines = { .line_mm = page_line(layout->plan->page, type) };
    return remember(layout, NULL, MEASURE_LINE + (int)type, 0, lines).line_mm;
}

double trail_widest_word(TrailLayout *layout, const char *words, Type type)
{
    const Broken *broken = remembered(layout, words, MEASURE_WIDEST + (int)type, 0);
    if (broken)
        return broken->lines.width_mm;
    Lines lines = { .width_mm = page_widest_word(layout->plan->page, words, type) };
    return remember(layout, words, MEASURE_WIDEST + (int)type, 0, lines).width_mm;
}

double trail_least_width(TrailLayout *layout, const char *name, const char *note, int style,
                         bool whole)
{
    double name_mm = trail_widest_word(layout, name, TYPE_LABEL) + 0.2;
    if (!note[0])
        return name_mm;
    if (whole)
        return fmax(name_mm, trail_lines(layout, note, style, 1e4).width_mm + 0.2);
    /* Bold words and quotation marks are a little wider. */
    Type type = style == TYPE_TEXT ? TYPE_TEXT : TYPE_READING;
    return fmax(name_mm, trail_widest_word(layout, note, type) * 1.12 + 1);
}

/* ---- how much there is to read ---- */

static int count_words(const char *text)
{
    int words = *text ? 1 : 0;
    for (; *text; text++)
        words += *text == ' ';
    return words;
}

bool trail_is_short_enough(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    int words = 0;
    for (int i = 0; i < layout->label_count; i++) {
        const Label *label = &layout->labels[i];
        if (label->sentence || label->wording)
            words += count_words(trail_words(plan, &plan->stands[label->stand]));
    }
    return !plan->of->most_words || words <= plan->of->most_words ||
           layout->how.words < WORDS_DECIDING;
}
