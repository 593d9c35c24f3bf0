/* trail_layout.c: tries arrangements of a trail, best first, until one fits into the box.
 *
 * Words go first, the least important ones before the others, then tags; then knots are folded
 * together. What never goes is the rope itself with its sign.
 */
#include <math.h>

#include "base/hash.h"
#include "base/memory.h"
#include "drawing/trail_private.h"

#define STRIP_MM    24.0 /* smallest height, on panels of scale 1 */
#define NUMBERED_MM 14.0 /* of knots with numbers, whose names are in a key below */

/* What is shown, best first. */
typedef struct {
    int words, tags, fold;
} Shown;

static const Shown with_wordings[] = {
    { WORDS_ALL, TAGS_ALL, 0 },           { WORDS_ALL, TAGS_DECIDING, 0 },
    { WORDS_DECIDING, TAGS_ALL, 0 },      { WORDS_DECIDING, TAGS_DECIDING, 0 },
    { WORDS_SENTENCE, TAGS_ALL, 0 },      { WORDS_SENTENCE, TAGS_DECIDING, 0 },
    { WORDS_SENTENCE, TAGS_NONE, 0 },     { WORDS_NAMES, TAGS_ALL, 0 },
    { WORDS_NAMES, TAGS_DECIDING, 0 },    { WORDS_NAMES, TAGS_NONE, 0 },
    { WORDS_SENTENCE, TAGS_DECIDING, 1 }, { WORDS_NAMES, TAGS_DECIDING, 1 },
    { WORDS_NAMES, TAGS_NONE, 1 },        { WORDS_NAMES, TAGS_DECIDING, 2 },
    { WORDS_NAMES, TAGS_NONE, 2 },
};

static const Shown with_dates[] = {
    { WORDS_DATES, TAGS_ALL, 0 },  { WORDS_DATES, TAGS_DECIDING, 0 },
    { WORDS_NAMES, TAGS_ALL, 0 },  { WORDS_NAMES, TAGS_DECIDING, 0 },
    { WORDS_NAMES, TAGS_NONE, 0 }, { WORDS_NAMES, TAGS_DECIDING, 1 },
    { WORDS_NAMES, TAGS_NONE, 1 }, { WORDS_NAMES, TAGS_DECIDING, 2 },
    { WORDS_NAMES, TAGS_NONE, 2 },
};

/* How it is arranged. Those that a trail cannot have are left out. */
typedef struct {
    int rows;
    bool spread, below, low;
} Form;

static const Form forms[] = {
    { 1, false, false, false }, { 1, false, false, true }, { 1, false, true, true },
    { 1, true, false, true },   { 1, true, true, true },   { 2, false, false, true },
    { 2, false, true, true },   { 3, false, false, true },
};
#define THINNER    0.72 /* than the usual rope */
#define TALL_FORMS 1    /* so many of them have high posts */

/* The rope gets thinner before the tags go where the article's sentence is, and before the sentence
 * goes, if wordings are asked for. It also gets thinner before names become numbers, and that, and
 * one step thinner still, comes before knots are folded. Where the sentence is to be kept, names
 * become numbers before it goes.
 */
static const struct {
    double thick;
    int fold;
    bool sentence, numbers;
    bool tagged; /* only with tags, if there are any */
} passes[] = {
    { 1, 0, true, false, true },         { THINNER, 0, true, false, true },
    { 1, 0, true, false, false },        { THINNER, 0, true, false, false },
    { 1, 0, true, true, false },         { THINNER, 0, true, true, false },
    { 0.5, 0, true, true, false },       { 1, 0, false, false, false },
    { THINNER, 0, false, false, false }, { 1, 0, false, true, false },
    { THINNER, 0, false, true, false },  { TRAIL_THIN, 0, false, true, false },
    { 1, 1, false, false, false },       { THINNER, 1, false, false, false },
    { 1, 1, false, true, false },        { THINNER, 1, false, true, false },
    { 1, 2, false, true, false },        { THINNER, 2, false, true, false },
    { 0.5, 2, false, true, false },
};

static bool worth_trying(const TrailPlan *plan, const Form *form)
{
    if (form->rows > 1 && (plan->lanes > 1 || plan->columns < form->rows * 2))
        return false;
    return !form->spread || plan->lanes > 1;
}

/* ---- what is remembered ---- */

/* An author's claim has no words before its article is read, and only works have a body. */
static uint64_t add_text(uint64_t hash, const char *text)
{
    return hash_text(hash, text ? text : "");
}

/* A hash of all that an arrangement depends on: the trail and its texts, the page and the box. What
 * is pulled, has grown and is touched is drawn at the same places. */
static uint64_t key_of(const Page *page, const TrailOf *of, Box box, bool height)
{
    const Claim *claim = of->claim;
    const Trail *trail = &claim->trail;
    const double sizes[] = { box.x,         box.y,          box.w,
                             box.h,         page->scale,    page->text_scale,
                             page->capital, page->width_mm, page->height_mm };
    const bool flags[] = { of->wordings, of->tags,          of->ring,  of->touch,
                           of->knot > 0, of->keep_sentence, of->hangs, page->large,
                           page->terse,  page->compact,     height };
    uint64_t hash = hash_bytes(HASH_START, sizes, sizeof(sizes));
    hash = hash_bytes(hash, flags, sizeof(flags));
    hash = hash_bytes(hash, &of->most_words, sizeof(of->most_words));
    hash = hash_bytes(hash, &claim->facts, sizeof(claim->facts));
    hash = hash_text(hash_text(hash, page->language->code), claim->id);
    hash = hash_text(hash_text(hash, claim->words), claim->verdict.rule);
    hash = hash_text(hash, of->article_date ? of->article_date : "");
    for (int i = 0; i < trail->node_count; i++) {
        const Node *node = &trail->nodes[i];
        const int numbers[] = { node->type, node->kind, node->result };
        hash = add_text(add_text(hash, node->label), node->date);
        hash = hash_bytes(add_text(hash, node->body), numbers, sizeof(numbers));
    }
    for (int i = 0; i < claim->beside_count; i++) {
        const int numbers[] = { claim->beside[i].node, claim->beside[i].relation };
        hash = hash_text(hash, claim->beside[i].work.label);
        hash = hash_bytes(hash, numbers, sizeof(numbers));
    }
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        const int numbers[] = { edge->child, edge->parent, edge->change, edge->relation };
        hash = hash_bytes(hash, numbers, sizeof(numbers));
        hash = add_text(add_text(hash, edge->child_words), edge->parent_words);
    }
    return hash;
}

static int recall(const TrailMemo *memo, uint64_t key)
{
    for (int i = 0; memo && i < TRAIL_MEMO_MOST; i++) {
        if (memo->keys[i] == key)
            return memo->failed[i];
    }
    return 0;
}

static void remember(TrailMemo *memo, uint64_t key, int failed)
{
    if (!memo || recall(memo, key) == failed)
        return;
    memo->keys[memo->next % TRAIL_MEMO_MOST] = key;
    memo->failed[memo->next++ % TRAIL_MEMO_MOST] = failed;
}

/* ---- trying ---- */

/* Adds the key of numbers below the layout. False when the room that was kept for it is not enough.
 */
static bool add_key(TrailLayout *layout)
{
    const char *words = trail_key(layout);
    double bottom = layout->box.y + layout->box.h + layout->key_room;
    if (!words[0])
        return true;
    Lines key = page_break(layout->plan->page, words, TYPE_TEXT, layout->box.w);
    if (key.height_mm > bottom - trail_bottom(layout) - 1)
        return false;
    layout->key = key;
    layout->key_y = bottom - key.height_mm;
    return true;
}

/* All that can be wrong with an arrangement is found here, because those that were found wrong are
 * left out by number the next time. */
static bool attempt(TrailLayout *layout)
{
    if (++layout->tried <= layout->skip)
        return false;
    layout->key = (Lines){ 0 };
    return trail_place(layout) && trail_fit(layout) && (!layout->how.numbers || add_key(layout));
}

/* Arranges it in that form. `some`: a name that has no room is left out, or is a number where there
 * is room for a key. */
static bool try_form(TrailLayout *layout, const Form *form, const Shown *shown, double thick,
                     bool some)
{
    if (!worth_trying(layout->plan, form))
        return false;
    layout->how = (Arrangement){ .words = shown->words,
                                 .some = some,
                                 .numbers = layout->key_room > 0,
                                 .tags = shown->tags,
                                 .fold = shown->fold,
                                 .rows = form->rows,
                                 .spread = form->spread,
                                 .below = form->below,
                                 .low = form->low,
                                 .thick = thick };
    return attempt(layout);
}

static bool try_forms(TrailLayout *layout, const Shown *shown, double thick, bool some, int count)
{
    for (int i = 0; i < count; i++) {
        if (try_form(layout, &forms[i], shown, thick, some))
            return true;
    }
    return false;
}

/* Takes the form that has room for the most names, also of those with a thinner rope. Those before
 * it count as tried in vain, so that it is the first the next time. */
static bool try_most_names(TrailLayout *layout, const Shown *shown, double thick)
{
    const double thicks[] = { thick, THINNER };
    const Form *best = NULL;
    double how_thick = thick;
    int most = -1, tried = 0;
    for (size_t i = 0; i < COUNT(forms) * (thick > THINNER ? 2 : 1); i++) {
        const Form *form = &forms[i % COUNT(forms)];
        double now = thicks[i / COUNT(forms)];
        if (try_form(layout, form, shown, now, true) && layout->label_count > most) {
            best = form;
            how_thick = now;
            most = layout->label_count;
            tried = layout->tried;
        }
    }
    if (!best)
        return false;
    layout->tried = tried - 1;
    return try_form(layout, best, shown, how_thick, true);
}

/* Returns what may be shown, best first, and sets *count. */
static const Shown *choices(const TrailOf *of, int *count)
{
    *count = of->wordings ? (int)COUNT(with_wordings) : (int)COUNT(with_dates);
    return of->wordings ? with_wordings : with_dates;
}

/* Without tags some of the choices are the same as others. */
static bool is_another(const TrailOf *of, const Shown *shown)
{
    return of->tags || shown->tags == TAGS_NONE || (shown->tags == TAGS_ALL && shown->fold == 0);
}

/* True for what a pass tries. */
static bool is_in_pass(size_t pass, const TrailOf *of, const Shown *shown)
{
    if (shown->fold != passes[pass].fold || !is_another(of, shown))
        return false;
    if (passes[pass].tagged && of->tags && shown->tags == TAGS_NONE)
        return false;
    if (passes[pass].sentence && passes[pass].numbers)
        return of->wordings && of->keep_sentence && shown->words == WORDS_SENTENCE;
    if (passes[pass].sentence)
        return of->wordings && shown->words >= WORDS_SENTENCE;
    return passes[pass].numbers ? shown->words == WORDS_NAMES
                                : !of->wordings || shown->words < WORDS_SENTENCE || shown->fold > 0;
}

/* Names with numbers and room for their key; then only the names that have room: a number that no
 * key explains looks like a knot's count of works. */
static bool try_numbers(TrailLayout *layout, const Shown *shown, double thick)
{
    const TrailPlan *plan = layout->plan;
    double least = fmax(NUMBERED_MM * plan->page->scale, plan->of->touch ? KNOT_TOUCH_MM : 0);
    double height = layout->box.h;
    for (int key = 4; key >= 0; key--) {
        layout->key_room = key * page_line(plan->page, TYPE_TEXT) + (key ? 1 : 0);
        layout->box.h = height - layout->key_room;
        if (key && layout->box.h < least)
            continue;
        if (key ? try_forms(layout, shown, thick, true, COUNT(forms))
                : try_most_names(layout, shown, thick))
            return true;
    }
    return false;
}

static bool try_all(TrailLayout *layout, TrailPlan **plans)
{
    const TrailOf *of = plans[0]->of;
    int count;
    const Shown *shown = choices(of, &count);
    for (size_t p = 0; p < COUNT(passes); p++) {
        int fold = passes[p].fold;
        if (!plans[fold])
            plans[fold] = trail_plan(plans[0]->page, of, fold);
        layout->plan = plans[fold];
        for (int i = 0; i < count && !layout->plan->too_large; i++) {
            if (!is_in_pass(p, of, &shown[i]))
                continue;
            if (passes[p].numbers
                    ? try_numbers(layout, &shown[i], passes[p].thick)
                    : try_forms(layout, &shown[i], passes[p].thick, false, COUNT(forms)))
                return true;
        }
    }
    return false;
}

static TrailLayout *start(Page *page, const TrailOf *of, Box box, TrailPlan **plans)
{
    TrailLayout *layout = arena_take(page->scene->arena, 1, sizeof(*layout));
    plans[0] = trail_plan(page, of, 0);
    plans[1] = plans[2] = NULL;
    layout->box = box;
    layout->plan = plans[0];
    return layout;
}

TrailLayout *trail_lay_out(Page *page, const TrailOf *of, Box box)
{
    TrailPlan *plans[3];
    TrailLayout *layout = start(page, of, box, plans);
    uint64_t key = key_of(page, of, box, false);
    layout->skip = recall(page->memo, key);
    layout->list = !try_all(layout, plans);
    remember(page->memo, key, layout->list ? layout->tried : layout->tried - 1);
    return layout;
}

static double find_height(Page *page, const TrailOf *of, double width_mm)
{
    TrailPlan *plans[3];
    TrailLayout *layout = start(page, of, (Box){ 0 }, plans);
    double step = 5 * page->scale, least = STRIP_MM * page->scale, most = 145 * page->scale;
    int count;
    const Shown *shown = choices(of, &count);
    uint64_t key = key_of(page, of, (Box){ 0, 0, width_mm, 0 }, true);
    layout->skip = recall(page->memo, key);
    for (int i = 0; i < count && !plans[0]->too_large; i++) {
        for (double height = least; shown[i].fold == 0 && height < most; height += step) {
            layout->box = (Box){ 0, 0, width_mm, height };
            if (try_forms(layout, &shown[i], 1, false, i < 2 ? TALL_FORMS : COUNT(forms))) {
                remember(page->memo, key, layout->tried - 1);
                return height;
            }
        }
    }
    remember(page->memo, key, layout->tried);
    return 2 * least;
}

/* What it was found with is a hundred kilobytes, and a screen asks again and again. */
double trail_height(Page *page, const TrailOf *of, double width_mm)
{
    ArenaMark mark = arena_mark(page->scene->arena);
    double height = find_height(page, of, width_mm);
    arena_back_to(page->scene->arena, mark);
    return height;
}

double trail_least_height(Page *page, const TrailOf *of, double width_mm)
{
    (void)width_mm;
    ArenaMark mark = arena_mark(page->scene->arena);
    const TrailPlan *plan = trail_plan(page, of, 0);
    int beside = plan->lanes > 3 ? 2 : plan->lanes - 1;
    double strip = fmax(STRIP_MM * page->scale, page_line(page, TYPE_LABEL) + 16 * page->scale);
    arena_back_to(page->scene->arena, mark);
    return strip + 8 * beside * page->scale;
}

/* ---- what was laid out ---- */

static bool has_number(const TrailLayout *layout, int knot)
{
    for (int i = 0; i < layout->label_count; i++) {
        if (layout->labels[i].number && layout->plan->stands[layout->labels[i].stand].knot == knot)
            return true;
    }
    return false;
}

const char *trail_key(TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    Arena *arena = plan->page->scene->arena;
    const char *key = "";
    for (int i = 0; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->type == STAND_KNOT && has_number(layout, stand->knot))
            key = arena_print(arena, "%s%s%s", key, key[0] ? " · " : "",
                              /* each stays together, whatever direction its name has */
                              arena_print(arena, "\u2068%d\u00a0%s\u2069", stand->knot + 1,
                                          trail_name(plan, stand)));
    }
    return key;
}

double trail_bottom(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    double bottom = layout->box.y;
    for (int i = 0; i < plan->stand_count; i++) {
        Box box = trail_stand_box(layout, &plan->stands[i]);
        bottom = fmax(bottom, box.y + box.h);
    }
    for (int i = 0; i < plan->link_count; i++) {
        RopeSpan span = trail_link_span(layout, &plan->links[i]);
        bottom = fmax(bottom, span_sign(&span).y + span_height(&span) / 2);
    }
    for (int i = 0; i < layout->label_count; i++)
        bottom = fmax(bottom, layout->labels[i].box.y + layout->labels[i].box.h);
    for (int i = 0; i < layout->tag_count; i++)
        bottom = fmax(bottom, layout->tags[i].box.y + layout->tags[i].box.h);
    for (int i = 0; i < layout->beside_count; i++) {
        Box page = layout->beside[i].page, text = layout->beside[i].text;
        bottom = fmax(bottom, fmax(page.y + page.h, text.y + text.h));
    }
    if (layout->key.line_count)
        bottom = fmax(bottom, layout->key_y + layout->key.height_mm);
    return bottom;
}
