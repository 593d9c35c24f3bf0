#include "screens/decided.h"

#include <math.h>
#include <stdlib.h>

#include "drawing/trail.h"
#include "drawing/wording.h"
#include "screens/sheets.h"
#include "words/terms.h"

/* The trail is at least that high; on the smallest panels the sentence takes some of that. */
#define STRIP_MM       24.0
#define STRIP_SMALL_MM 20.0
#define LINES_MOST     5    /* of the sentence at its knot: more are a narrow column */
#define STRIP_BARE_MM  12.0 /* where the words would go over the bar otherwise */
#define STRIP_ROPE_MM  8.0  /* of a rope without a ring, when everything is close */

/* ---- what hangs from the ring ---- */

static double pad_of(const Page *page)
{
    return page->compact ? 1.5 : (page->small ? 3 : 5) * page->text_scale;
}

/* Above the words, and below them. Close Arabic lines have space above their letters, and tails
 * that reach below them. */
static double pad_above(const Page *page, const Decided *decided)
{
    if (!decided->close)
        return pad_of(page);
    return page->language->right_to_left ? -0.1 : 1;
}

static double pad_below(const Page *page, const Decided *decided)
{
    if (!decided->close)
        return pad_of(page);
    return page->language->right_to_left ? 1.4 : 1;
}

double decided_close_leading(const Page *page, const char *text)
{
    return page_right_to_left(page, text) ? TYPESET_CLOSEST : 1.1;
}

static Type words_type(const Decided *decided)
{
    return decided->large ? TYPE_LEAD : TYPE_READING;
}

static Stack words_in_box(Page *page, const Decided *decided, double width)
{
    const char *label = words_in(page->language, "What decided it");
    Page *own = page->compact ? sheets_close_page(page) : page;
    if (decided->close)
        own->leading = decided_close_leading(page, decided->view->claim->deciding);
    Stack words = stack_start(own, width - 2 * pad_of(page));
    if (decided->label)
        stack_text(&words, label, TYPE_NOTE, COLOUR_QUIET);
    else
        stack_speech(&words, label);
    stack_text(&words, decided->view->claim->deciding, words_type(decided), COLOUR_INK);
    return words;
}

static double box_height(Page *page, const Decided *decided, double width)
{
    return words_in_box(page, decided, width).height_mm + pad_above(page, decided) +
           pad_below(page, decided);
}

/* ---- the free room below a trail ---- */

#define CELLS 48 /* the trail's width is divided into so many cells */

typedef struct {
    Box box;
    double bottom[CELLS]; /* for each cell, below everything that is drawn there */
} Skyline;

static Skyline skyline_of(const Scene *scene, int first_item, Box box)
{
    Skyline line = { .box = box };
    for (int i = first_item; i < scene->item_count; i++) {
        Box item = scene->items[i].box;
        for (int c = 0; c < CELLS; c++) {
            double left = box.x + box.w * c / CELLS, right = left + box.w / CELLS;
            if (item.x < right && item.x + item.w > left)
                line.bottom[c] = fmax(line.bottom[c], item.y + item.h);
        }
    }
    return line;
}

static double below(const Skyline *line, double left, double right)
{
    double lowest = line->box.y;
    for (int c = 0; c < CELLS; c++) {
        double from = line->box.x + line->box.w * c / CELLS;
        if (from < right - 0.01 && from + line->box.w / CELLS > left + 0.01)
            lowest = fmax(lowest, line->bottom[c]);
    }
    return lowest;
}

/* The width of a box for words that are broken for a box of that width: no wider than its lines. */
static double tight_width(Page *page, const Decided *decided, double width)
{
    const char *words = decided->view->claim->deciding;
    double pads = 2 * pad_of(page), inside = width - pads;
    double lines = page_break_balanced(page, words, words_type(decided), inside).width_mm;
    if (decided->label)
        lines = fmax(
            lines, page_break(page, words_in(page->language, "What decided it"), TYPE_NOTE, inside)
                       .width_mm);
    return fmin(width, lines + pads + 0.5);
}

/* Finds the place for what hangs from the ring: the one that ends highest; of those that end at the
 * same height the one whose middle is nearest to the ring. */
static Box hanging_place(Page *page, const Decided *decided, const Skyline *line, Point ring,
                         double radius)
{
    static const double shares[] = { 1, 0.8, 0.64, 0.5 };
    Box best = { 0 };
    double edge = 4 * page->scale, nearest = 0;
    for (size_t s = 0; s < COUNT(shares); s++) {
        double width = tight_width(page, decided, line->box.w * shares[s]);
        double height = box_height(page, decided, width);
        for (int step = 0; step <= 24; step++) {
            double x = line->box.x + (line->box.w - width) * step / 24;
            double y = fmax(below(line, x, x + width), ring.y + radius) +
                       page->gap * (page->compact ? 0.4 : 0.75);
            double away = fabs(x + width / 2 - ring.x), end = best.y + best.h;
            bool under = ring.x > x + edge && ring.x < x + width - edge;
            bool higher = best.w == 0 || y + height < end - 0.5;
            bool nearer = y + height < end + 0.5 && away < nearest;
            if (under && (higher || nearer)) {
                best = (Box){ x, y, width, height };
                nearest = away;
            }
        }
    }
    if (best.w == 0) { /* the ring is at the very edge */
        double height = box_height(page, decided, line->box.w);
        best = (Box){ line->box.x, below(line, line->box.x, line->box.x + line->box.w) + page->gap,
                      line->box.w, height };
    }
    return best;
}

/* ---- showing ---- */

/* Shows why the level is not the next better one beside what hangs from the ring, below the trail.
 * False when there is no room for it. */
static bool show_better(Page *page, const Decided *decided, const Skyline *line, Box hanging)
{
    Arena *arena = page->scene->arena;
    const char *words = terms_better(arena, page->language, &decided->view->claim->facts);
    double left = hanging.x - line->box.x,
           right = line->box.x + line->box.w - hanging.x - hanging.w;
    Box at = { line->box.x, 0, left - 2 * page->gap, 0 };
    if (right > left)
        at = (Box){ hanging.x + hanging.w + 2 * page->gap, 0, right - 2 * page->gap, 0 };
    if (!*words || at.w < 70 * page->text_scale)
        return false;
    at.y = below(line, at.x, at.x + at.w) + page->gap;
    Lines lines = page_break(page, words, TYPE_TEXT, at.w);
    if (at.y + lines.height_mm > hanging.y + hanging.h + 2)
        return false;
    page_show(page, at.x, at.y, at.w, &lines, words, COLOUR_QUIET, ALIGN_START);
    return true;
}

/* The thread from the ring's edge to what hangs from it. It is straight where it can be: a bow
 * looks like rope. */
typedef struct {
    Point from, by, towards, to; /* the points of a curve */
} Thread;

/* Leaves the ring at that angle, of which 0 is straight down. */
static Point at_ring(Point ring, double radius, double angle)
{
    return (Point){ ring.x + radius * sin(angle), ring.y + radius * cos(angle) };
}

static Thread straight_thread(Point ring, double radius, double x, double y)
{
    Point from = at_ring(ring, radius, atan2(x - ring.x, y - ring.y)), to = { x, y };
    return (Thread){ from,
                     { from.x + (x - from.x) / 3, from.y + (y - from.y) / 3 },
                     { from.x + (x - from.x) * 2 / 3, from.y + (y - from.y) * 2 / 3 },
                     to };
}

/* One that leaves the ring to its side, and then hangs straight down. */
static Thread bent_thread(Point ring, double radius, double angle, double x, double y)
{
    Point from = at_ring(ring, radius, angle), to = { x, y };
    double out = fabs(x - from.x) * 0.9;
    return (Thread){ from,
                     { from.x + out * sin(angle), from.y + out * cos(angle) },
                     { x, from.y + (y - from.y) * 0.3 },
                     to };
}

static Point thread_at(const Thread *thread, double part)
{
    double rest = 1 - part, a = rest * rest * rest, b = 3 * rest * rest * part,
           c = 3 * rest * part * part, d = part * part * part;
    return (
        Point){ a * thread->from.x + b * thread->by.x + c * thread->towards.x + d * thread->to.x,
                a * thread->from.y + b * thread->by.y + c * thread->towards.y + d * thread->to.y };
}

/* True for a text, and with `all` for a line of a post, and for a work beside the trail that is
 * below `from`. */
static bool is_in_the_way(const Item *item, bool all, Point from)
{
    bool page = item->type == ITEM_SHAPE && item->fill == COLOUR_CARD && item->box.y > from.y - 1;
    return item->type == ITEM_LINE ||
           (all && (page || (item->type == ITEM_STROKE && item->stroke == COLOUR_POST)));
}

static bool thread_meets(const Scene *scene, int first_item, const Thread *thread, bool all)
{
    for (int i = first_item; i < scene->item_count; i++) {
        Box box = scene->items[i].box;
        if (!is_in_the_way(&scene->items[i], all, thread->from))
            continue;
        for (int step = 0; step <= 64; step++) {
            Point at = thread_at(thread, step / 64.0);
            if (at.x > box.x - 1.2 && at.x < box.x + box.w + 1.2 && at.y > box.y - 0.6 &&
                at.y < box.y + box.h + 0.6)
                return true;
        }
    }
    return false;
}

/* Finds a straight thread that meets no text and, with `all` or if possible, nothing else. */
static bool find_straight(const Page *page, int first_item, Box box, Point ring, double radius,
                          bool all, Thread *thread)
{
    double edge = 4 * page->scale, low = box.x + edge, high = box.x + box.w - edge;
    double start = fmin(fmax(ring.x, low), high), width = high - low;
    for (int step = 0; step < (all ? 80 : 160); step++) {
        int away = (step % 80 + 1) / 2;
        double x = start + (step % 2 ? -1 : 1) * away * width / 40;
        *thread = straight_thread(ring, radius, x, box.y);
        if (x >= low - 0.01 && x <= high + 0.01 &&
            !thread_meets(page->scene, first_item, thread, step < 80))
            return true;
    }
    return false;
}

/* Finds the nearest thread round a text that is straight below the ring. */
static bool find_bent(const Page *page, int first_item, Box box, Point ring, double radius,
                      Thread *thread)
{
    static const double angles[] = { 0.4, 0.8, 1.2, 1.5 };
    double edge = 4 * page->scale, low = box.x + edge, high = box.x + box.w - edge;
    for (int away = 1; away <= 40; away++) {
        for (int i = 0; i < 2 * (int)COUNT(angles); i++) {
            double way = i % 2 ? -1 : 1, x = ring.x + way * (radius + away * 2 * page->scale);
            *thread = bent_thread(ring, radius, way * angles[i / 2], x, box.y);
            if (x >= low && x <= high && thread->from.y < box.y &&
                !thread_meets(page->scene, first_item, thread, false))
                return true;
        }
    }
    return false;
}

/* False where none has room. */
static bool find_thread(const Page *page, const Decided *decided, int first_item, Box box,
                        Point ring, double radius, Thread *thread)
{
    /* A bent one may run along the rope, and another cross a post: without words at the trail they
     * need not. */
    bool best = decided->wordings;
    return find_straight(page, first_item, box, ring, radius, best, thread) ||
           (!best && find_bent(page, first_item, box, ring, radius, thread));
}

/* False when no thread has room. */
static bool hang(Page *page, const Decided *decided, Box box, Point ring, double radius,
                 int first_item)
{
    double pad = pad_of(page), above = pad_above(page, decided);
    double high = box.h - above - pad_below(page, decided);
    Thread thread;
    bool hung = radius > 0 && find_thread(page, decided, first_item, box, ring, radius, &thread);
    if (hung) {
        const Point line[] = { thread.from, thread.by, thread.towards, thread.to };
        scene_stroke(page->scene, line, 4, 0.7 * page->scale, COLOUR_ROPE_DARK, false);
    }
    scene_box(page->scene, box, COLOUR_MARKER, COLOUR_ROPE_DARK, 0.55 * page->scale,
              2.6 * page->scale);
    Stack words = words_in_box(page, decided, box.w);
    stack_show(&words, (Box){ box.x + pad, box.y + above, words.width_mm, high });
    return hung;
}

static TrailOf trail_of(const Page *page, const Decided *decided)
{
    return (TrailOf){ .claim = decided->view->claim,
                      .article_date = decided->view->story->original_date,
                      .wordings = decided->wordings,
                      .hangs = true,
                      .keep_sentence = decided->tight,
                      .ring = decided->hangs ||
                              !(decided->plain ||
                                (page->compact && (decided->bare || decided->tight))) };
}

/* The scene as it was. */
typedef struct {
    Scene scene;
    ArenaMark mark;
} Before;

static Before before_now(const Scene *scene)
{
    return (Before){ *scene, arena_mark(scene->arena) };
}

/* Takes away what was added since then, also from the arena: a try needs a quarter of a megabyte.
 */
static void take_back(Scene *scene, const Before *before)
{
    arena_back_to(scene->arena, before->mark);
    *scene = before->scene;
}

/* The page for the sentence above the trail. */
static Page page_of_sentence(const Page *page, const Decided *decided)
{
    Page own = decided->normal ? page_unlarged(page) : *page;
    if (page->compact)
        own.leading = decided->close ? decided_close_leading(page, decided->view->claim->words)
                                     : SHEETS_CLOSE_LEADING;
    return own;
}

/* Keeps the rope, and a cord above it, off the tails of letters: close lines have them lower. */
static double below_sentence(const Page *page, const Decided *decided)
{
    if (!page->compact)
        return page->gap * 0.5;
    if (decided->close && decided->hangs && page->language->right_to_left)
        return 0.8;
    if (decided->low)
        return 1.2;
    return decided->normal || decided->tight ? 2 : 0.5;
}

/* Height of the sentence above the trail, and of what is below it. */
static double sentence_height(const Page *page, const Decided *decided, double width)
{
    const Page own = page_of_sentence(page, decided);
    if (decided->wordings || decided->bare)
        return 0;
    return wording_height(&own, width, decided->view->claim->words, TYPE_READING, WORDING_MARKED) +
           below_sentence(page, decided);
}

/* Shows it with a trail of that height. */
static DecidedShown show_with(Page *page, const Decided *decided, Box box, double high)
{
    const TrailOf trail = trail_of(page, decided);
    int first_item = page->scene->item_count;
    double above = sentence_height(page, decided, box.w);
    Page own = page_of_sentence(page, decided);
    if (above > 0)
        wording_show(&own, box, decided->view->claim->words, TYPE_READING, WORDING_MARKED);
    TrailShown shown = trail_draw(page, &trail, (Box){ box.x, box.y + above, box.w, high });
    bool sentence = above > 0 || (shown.sentence > 0 && shown.sentence <= LINES_MOST);
    if (!decided->hangs)
        return (DecidedShown){ .bottom_mm = shown.bottom_mm,
                               .sentence = sentence,
                               .hung = true,
                               .list = shown.list,
                               .unnamed = shown.unnamed };
    Skyline line = skyline_of(page->scene, first_item, box);
    if (shown.list) { /* there is no place that it could hang from */
        shown.decided = (Point){ box.x + box.w / 2, shown.bottom_mm };
        shown.ring_mm = 0;
    }
    Box place = hanging_place(page, decided, &line, shown.decided, shown.ring_mm);
    bool hung = hang(page, decided, place, shown.decided, shown.ring_mm, first_item);
    bool better = decided->better && show_better(page, decided, &line, place);
    return (DecidedShown){ .bottom_mm = fmax(place.y + place.h, shown.bottom_mm),
                           .better = better,
                           .sentence = sentence,
                           .hung = hung,
                           .list = shown.list,
                           .blot = page->compact && shown.thin &&
                                   trail_end_sign(decided->view->claim) == WALK_GIVES_OUT,
                           .unnamed = shown.unnamed };
}

/* True when it is as it should be, and nothing is below `bottom_mm`. */
static bool is_whole(const Decided *decided, const DecidedShown *shown, double bottom_mm)
{
    return (decided->bare || (shown->sentence && !shown->list && !shown->blot)) &&
           (shown->hung || decided->bare) && !(decided->named && shown->unnamed) &&
           (shown->better || !decided->aside) && shown->bottom_mm <= bottom_mm + 0.5;
}

/* Shows a trail between `high` and `least` that has a thread and, with `named`, all names, or
 * numbers and their key: a lower one leaves more room for these, or has them elsewhere. False, and
 * nothing is shown, where none has. */
static bool show_lower(Page *page, const Decided *decided, Box box, double high, double least,
                       bool named, const Before *before, DecidedShown *shown)
{
    for (double lower = high - 3; lower >= least; lower -= 3) {
        take_back(page->scene, before);
        *shown = show_with(page, decided, box, lower);
        if (shown->hung && !(named && shown->unnamed) && is_whole(decided, shown, box.y + box.h))
            return true;
    }
    take_back(page->scene, before);
    return false;
}

/* The least height in mm of the trail. */
static double least_height(Page *page, const Decided *decided, const TrailOf *trail, double width)
{
    if (!page->compact)
        return fmax(STRIP_MM * page->scale, trail_least_height(page, trail, width));
    if (decided->close && !trail->ring)
        return STRIP_ROPE_MM;
    return decided->bare || decided->low ? STRIP_BARE_MM : STRIP_SMALL_MM;
}

DecidedShown decided_show(Page *page, const Decided *decided, Box box)
{
    const TrailOf trail = trail_of(page, decided);
    double least = least_height(page, decided, &trail, box.w);
    double wanted = decided->tight ? box.h : trail_height(page, &trail, box.w);
    double high =
        fmax(fmax(least, page->compact && !decided->low ? STRIP_SMALL_MM : 0), fmin(box.h, wanted));
    const Before before = before_now(page->scene);
    /* The words hang as high as the trail lets them: only a drawing tells how much is left. */
    DecidedShown shown = show_with(page, decided, box, high);
    for (double over; (over = shown.bottom_mm - box.y - box.h) > 0.01 && high > least;) {
        take_back(page->scene, &before);
        high = fmax(least, high - fmax(over * 0.7, 1));
        shown = show_with(page, decided, box, high);
    }
    bool hung = shown.hung;
    if ((hung && (page->compact || !shown.unnamed)) ||
        show_lower(page, decided, box, high, least, true, &before, &shown) ||
        (!hung && show_lower(page, decided, box, high, least, false, &before, &shown)))
        return shown;
    return show_with(page, decided, box, high);
}

double decided_wanted(Page *page, const Decided *decided, double width_mm)
{
    const TrailOf trail = trail_of(page, decided);
    double hanging = decided->hangs ? box_height(page, decided, width_mm) + page->gap : 0;
    return sentence_height(page, decided, width_mm) + trail_height(page, &trail, width_mm) +
           hanging;
}

/* Shows it at the top of the page, for the caller to take away again. */
static DecidedShown try(Page *page, const Decided *decided, double width, double height)
{
    return decided_show(page, decided, (Box){ page->body.x, 0, width, height });
}

double decided_height(Page *page, const Decided *decided, double width_mm, double height_mm)
{
    const Before before = before_now(page->scene);
    double height = try(page, decided, width_mm, height_mm).bottom_mm;
    take_back(page->scene, &before);
    return height;
}

bool decided_fits(Page *page, const Decided *decided, double width_mm, double height_mm)
{
    const Before before = before_now(page->scene);
    const DecidedShown shown = try(page, decided, width_mm, height_mm);
    bool whole = is_whole(decided, &shown, height_mm);
    take_back(page->scene, &before);
    return whole;
}

bool decided_show_if_fits(Page *page, const Decided *decided, Box box, DecidedShown *shown)
{
    const Before before = before_now(page->scene);
    *shown = decided_show(page, decided, box);
    if (is_whole(decided, shown, box.y + box.h))
        return true;
    take_back(page->scene, &before);
    return false;
}

bool decided_find(Page *page, Decided *decided, double width_mm, double height_mm)
{
    /* The space of close lines is known for one script. */
    bool alike =
        page_right_to_left(page, decided->view->claim->deciding) == page->language->right_to_left;
    const struct {
        bool wordings, normal, tight, low, close, bare, possible;
    } ways[] = {
        { true, false, false, false, false, false, true },
        { false, false, false, false, false, false, true },
        { false, true, false, false, false, false, page->small && page->large },
        { true, false, true, false, false, false, page->compact },
        { false, false, true, false, false, false, page->compact },
        { false, false, true, true, false, false, page->compact },
        { false, false, true, true, true, false,
          page->compact && decided->hangs && alike && !page->large },
        /* what hangs from a rope that is so low cannot be told from its sign */
        { false, true, true, false, false, false, page->compact && !decided->hangs },
        { false, true, true, true, false, false, page->compact && !decided->hangs },
        { false, false, false, false, false, true, true },
    };
    for (size_t i = 0; i < COUNT(ways); i++) {
        decided->wordings = ways[i].wordings;
        decided->normal = ways[i].normal;
        decided->tight = ways[i].tight;
        decided->low = ways[i].low;
        decided->close = ways[i].close;
        decided->bare = ways[i].bare;
        if (ways[i].possible && decided_fits(page, decided, width_mm, height_mm))
            return true;
    }
    return false;
}
