/* trace.c: the trail. It is pulled span by span; below it a panel says what is touched: a knot or
 * one of four questions. With controls low the panel is above it. */
#include <math.h>

#include "drawing/trail.h"
#include "drawing/wording.h"
#include "screens/knot_panel.h"
#include "screens/motion.h"
#include "screens/sheets.h"
#include "screens/trace_choices.h"
#include "typeset/phrase.h"
#include "words/terms.h"

#define STRIP_MM   24.0 /* a trail is at least that high, whatever is open */
#define WORDS_MOST 70   /* of the story, on one page */

/* What the panel shows. */
typedef enum { SHOWS_LOOK, SHOWS_HINT, SHOWS_QUESTIONS, SHOWS_TOUCHED } Shows;

typedef struct {
    const View *view;
    const Visit *visit;
    Walk walk;
    Shows shows;
    bool low;          /* controls are low: the panel is above the trail */
    bool apart;        /* the questions have a page of their own */
    bool sentence;     /* the sentence stands above all, and not at the trail */
    double tallest_mm; /* height of the tallest panel */
    TrailOf trail;
} Trace;

/* Returns a bit for each knot (bit 0 is the article) that an open question is about. */
static uint64_t asked_about(const Walk *walk, const Trail *trail, int card)
{
    uint64_t ends = 0, between = 0, changed = 0;
    for (int k = 1; k < walk->knot_count; k++)
        ends |= UINT64_C(1) << k;
    for (int s = 0; s < walk->span_count; s++) {
        const WalkSpan *span = &walk->spans[s];
        if (span->from > 0 && span->to >= 0)
            between |= UINT64_C(1) << span->from;
        if (span->edge >= 0 && span->to >= 0 && trail->edges[span->edge].change != CHANGE_NONE)
            changed |= UINT64_C(1) << span->from | UINT64_C(1) << span->to;
    }
    switch (card) {
    case CARD_FIRST: return ends & ~between;
    case CARD_PASSED: return between;
    case CARD_SAYS: return changed;
    default: return 0;
    }
}

static int count_words(const char *text)
{
    int words = text && *text ? 1 : 0;
    for (; text && *text; text++)
        words += *text == ' ';
    return words;
}

/* The words that the trail may have so that it and any panel are not too much to read. */
static int words_left(const Claim *claim)
{
    int most = 0, changed = 0;
    for (int i = 0; i < claim->trail.edge_count; i++) {
        const Edge *edge = &claim->trail.edges[i];
        int words = count_words(edge->child_words) + count_words(edge->parent_words);
        for (int b = 0; b < claim->beside_count; b++) { /* it is told with the source */
            if (claim->beside[b].node == edge->parent)
                words += count_words(claim->beside[b].words);
        }
        most = words > most ? words : most;
        if (edge->change != CHANGE_NONE && words > changed)
            changed = words;
    }
    for (int card = 0; card < CARD_COUNT; card++) {
        int words = count_words(claim->cards[card]) + (card == CARD_SAYS ? changed : 0);
        most = words > most ? words : most;
    }
    return most < WORDS_MOST ? WORDS_MOST - most : 1;
}

static Trace trace_of(const Page *page, const View *view)
{
    const Visit *visit = view->visit;
    const Claim *claim = view->claim;
    Trace trace = { .view = view,
                    .visit = visit,
                    .walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict),
                    .low = page->touch_top > 0 };
    trace.shows = visit->asking                         ? SHOWS_QUESTIONS
                  : visit->knot > 0 || visit->card >= 0 ? SHOWS_TOUCHED
                  : visit_may_look(visit)               ? SHOWS_LOOK
                                                        : SHOWS_HINT;
    trace.sentence = trace.low && page->portrait;
    trace.trail = (TrailOf){ .claim = claim,
                             .article_date = view->story->original_date,
                             .wordings = !page->icons && !trace.sentence,
                             .most_words = words_left(claim),
                             .tags = !page->small, /* there they lie in the panel */
                             .ring = visit->card == CARD_MISSING,
                             .touch = true,
                             .knot = visit->knot,
                             .also = asked_about(&trace.walk, &claim->trail, visit->card),
                             .spans = visit->spans,
                             .grown = motion_pulled(view).grown };
    return trace;
}

static KnotPanel panel_of(const Trace *trace, int knot, int card)
{
    return (KnotPanel){ trace->view, &trace->walk, knot, (Card)card, !trace->trail.tags };
}

/* ---- what can be touched beside the trail ---- */

/* Declares what stands below everything: the questions, and with controls low the places to look,
 * because the panel is out of reach. */
static void declare_foot(Stack *stack, const Trace *trace)
{
    bool questions = !trace->apart || (trace->low && trace->shows == SHOWS_QUESTIONS);
    if (trace->low && trace->shows == SHOWS_LOOK) {
        trace_choices_looks(stack);
        stack_gap(stack, questions ? stack->page->gap : 0);
    }
    if (questions)
        trace_choices_questions(stack, trace->visit, stack->page->terse || trace->apart);
}

/* ---- the panel ---- */

static double panel_pad(const Page *page)
{
    return page->compact ? 1.6 : (page->small ? 3 : 6) * page->text_scale;
}

static double notch_height(const Page *page)
{
    return page->compact ? 3 : 5 * page->text_scale;
}

/* The question before the first span. Later ways only speak, one after the other, that nobody marks
 * a guess, what the article points to, and the question. */
static void declare_look(Stack *stack, const Trace *trace, int way)
{
    Page *page = stack->page;
    const Language *in = page->language;
    const Walk *walk = &trace->walk;
    const Trail *trail = &trace->view->claim->trail;
    const char *question = words_in(in, "Where would you look?"), *whole = question;
    if (walk->knot_count > 1 && walk->spans[0].to > 0)
        whole = phrase_print(page->scene->arena,
                             /* TR: the name of a source, as it is below its knot */
                             words_in(in, "The article points to: %s. Where would you look?"),
                             trail->nodes[walk->knots[walk->spans[0].to].nodes[0]].label);
    const char *guess = words_in(in, "A guess is fine. Nobody marks it.");
    const char *apart = page_sentences(page, whole, TYPE_LABEL, stack->width_mm);
    if (way < 3)
        stack_text_unspoken(stack, way == 2 ? question : apart, TYPE_LABEL, COLOUR_INK);
    stack_speech(stack, whole);
    if (way == 0)
        stack_text(stack, guess, TYPE_TEXT, COLOUR_QUIET);
    else
        stack_speech(stack, guess);
    if (trace->low)
        return;
    if (way < 3)
        stack_gap(stack, page->small ? 1 : page->gap);
    trace_choices_looks(stack);
}

/* The sentence on small panels, where it has no room at the trail, and what to do. In later ways
 * one of them is only spoken. */
static void declare_hint(Stack *stack, const Trace *trace, int way)
{
    Page *page = stack->page;
    const Language *in = page->language;
    const char *words = trace->view->claim->words;
    const char *hint = trace->view->keys ? words_in(in, "Press a knot of the rope, or a question.")
                                         : words_in(in, "Touch a knot of the rope, or a question.");
    if (page->small && way < 2)
        wording_declare(stack, words, TYPE_READING, WORDING_MARKED);
    if (page->small && way == 0)
        stack_gap(stack, page->gap);
    if (page->small && way == 1)
        stack_speech(stack, hint);
    else
        stack_text(stack, hint, TYPE_TEXT, COLOUR_QUIET);
}

static bool declare_plain(Stack *stack, const void *what, int way)
{
    const Trace *trace = what;
    if (trace->shows == SHOWS_LOOK)
        declare_look(stack, trace, way);
    else if (trace->shows == SHOWS_QUESTIONS && !trace->low)
        trace_choices_questions(stack, trace->visit, way > 0);
    else
        declare_hint(stack, trace, way);
    return way < 4;
}

/* Height of the tallest panel of this claim, so that the trail has one place for all of them. */
static double tallest(Page *page, const Trace *trace, double width)
{
    double most = 0;
    for (int i = 1; i <= trace->walk.knot_count; i++) {
        const KnotPanel panel = panel_of(trace, i, -1);
        most = fmax(most, knot_panel_height(page, &panel, width));
    }
    for (int i = 0; i < CARD_COUNT; i++) {
        const KnotPanel panel = panel_of(trace, 0, i);
        most = fmax(most, knot_panel_height(page, &panel, width));
    }
    Stack look = stack_start(page, width);
    declare_look(&look, trace, page->icons ? 2 : page->small ? 1 : 0);
    return fmax(most, look.height_mm) + 2 * panel_pad(page);
}

/* How many pages all panels have with so much height, and how many questions are not repeated. */
static int all_pages(Page *page, const Trace *trace, double width, double most)
{
    int pages = 0;
    bool asked;
    for (int i = 1; i <= trace->walk.knot_count; i++) {
        const KnotPanel panel = panel_of(trace, i, -1);
        pages += knot_panel_pages(page, &panel, width, most, &asked);
    }
    for (int i = 0; i < CARD_COUNT; i++) {
        const KnotPanel panel = panel_of(trace, 0, i);
        pages += knot_panel_pages(page, &panel, width, most, &asked);
        pages += !asked;
    }
    return pages;
}

/* Draws the panel's ground with a notch at x that points at the trail; x below 0: without. */
static void draw_ground(Page *page, Box box, double x, bool down)
{
    double stroke = 0.3 * page->scale, radius = 2.6 * page->scale;
    double high = notch_height(page), half = high * 1.1;
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_HAIRLINE, stroke, radius);
    if (x < 0)
        return;
    x = fmax(box.x + radius + half, fmin(x, box.x + box.w - radius - half));
    double edge = down ? box.y + box.h - stroke : box.y + stroke;
    double tip = down ? edge + high : edge - high;
    const Point corners[] = { { x - half, edge }, { x, tip }, { x + half, edge } };
    scene_shape(page->scene, corners, 3, COLOUR_CARD, COLOUR_NONE, 0);
    for (int i = 0; i < 2; i++) {
        const Point side[] = { corners[i], corners[i], corners[i + 1], corners[i + 1] };
        scene_stroke(page->scene, side, 4, stroke, COLOUR_HAIRLINE, false);
    }
}

/* Shows the panel in the room, at the trail's side of it, as tall as its words; on small panels as
 * tall as the room. Returns the pages, and sets *place to where it is. */
static int show_panel(Page *page, const Trace *trace, Box room, double notch, Box *place)
{
    double pad = panel_pad(page), width = room.w - 2 * pad, most = room.h - 2 * pad;
    const KnotPanel touched = panel_of(trace, trace->visit->knot, trace->visit->card);
    bool open = trace->shows == SHOWS_TOUCHED;
    if (trace->shows == SHOWS_QUESTIONS && !trace->low) { /* buttons need no ground */
        const Stack questions = stack_first(page, room.w, room.h, declare_plain, trace);
        *place = (Box){ room.x, room.y, room.w, questions.height_mm };
        stack_show(&questions, *place);
        return 1;
    }
    Stack plain = stack_start(page, width);
    if (!open)
        plain = stack_first(page, width, most, declare_plain, trace);
    double height =
        open ? knot_panel_used(page, &touched, width, most, trace->visit->page) : plain.height_mm;
    Box box = room;
    box.h = page->icons ? room.h : fmin(room.h, height + 2 * pad);
    if (trace->low)
        box.y += room.h - box.h;
    *place = box;
    draw_ground(page, box, open ? notch : -1, trace->low);
    Box in = { box.x + pad, box.y + pad, width, box.h - 2 * pad };
    if (open)
        return knot_panel_show(page, &touched, in, most, trace->visit->page);
    if (page->icons) /* what does not fill it is in its middle */
        in.y += fmax(0, in.h - plain.height_mm) / 2;
    in.h = plain.height_mm;
    stack_show(&plain, in);
    return 1;
}

/* ---- the head, and where things are ---- */

static void speak_head(Page *page, const void *what, Box box)
{
    (void)box;
    claim_head_speak(page, what);
}

/* Declares the sentence above the trail; on small panels with close lines. */
static void declare_sentence(Stack *stack, const Trace *trace, Type type)
{
    const char *words = trace->view->claim->words;
    Page *page = stack->page;
    Stack sentence = stack_start(page->small ? sheets_close_page(page) : page, stack->width_mm);
    wording_declare(&sentence, words, type, WORDING_MARKED);
    stack_end_columns(stack, &sentence, 1, 0);
    stack_gap(stack, page->gap * (page->small ? 0.5 : 1));
}

/* Declares where the visitor is, the question, and the sentence if it has no place at the trail. In
 * the second way the first is only spoken; in the third the question is small on small panels, and
 * spoken on others; in the fourth it is spoken on all, and in the fifth the sentence is smaller. */
static bool declare_head(Stack *stack, const void *what, int way)
{
    const Trace *trace = what;
    Page *page = stack->page;
    const char *question = terms_trail_question(page->language);
    if (way == 0)
        claim_head_declare(stack, trace->view);
    else
        stack_part(stack, 0, false, speak_head, trace->view);
    if (way < 2) {
        stack_text(stack, question, TYPE_HEADING, COLOUR_INK);
        stack_gap(stack, page->gap);
    } else if (way == 2 && page->small) {
        stack_text_close(stack, question, TYPE_LABEL, COLOUR_INK);
        stack_gap(stack, 0.1 * page->gap);
    } else {
        stack_speech(stack, question);
    }
    if (trace->sentence)
        declare_sentence(stack, trace, trace->low && way < 4 ? TYPE_CLAIM : TYPE_READING);
    return way < 5;
}

typedef struct {
    Box trail, panel; /* the panel is as tall as this at most */
} Places;

/* The height that the trail wants is the same whatever is open, so that it does not move. */
static double trail_wanted(Page *page, const Trace *trace, double width)
{
    TrailOf trail = trace->trail;
    trail.ring = false;
    trail.knot = 0;
    return trail_height(page, &trail, width);
}

/* How many names a trail of that height has, whatever is open. */
static int names_in(Page *page, const Trace *trace, Box room, double high)
{
    TrailOf trail = trace->trail;
    trail.knot = 1;
    trail.ring = false;
    room.h = high;
    return trail_count_names(page, &trail, room);
}

/* Returns a lower height for the trail on a small panel, the strip or half of the way to it, if the
 * panels then have fewer pages, or more questions above their answers. No names go for that. */
static double yield_to_words(Page *page, const Trace *trace, Box room, double high)
{
    if (!page->small || high <= STRIP_MM)
        return high;
    double width = room.w - 2 * panel_pad(page);
    double most = room.h - notch_height(page) - 2 * panel_pad(page);
    const double lower[] = { (high + STRIP_MM) / 2, STRIP_MM };
    int pages = all_pages(page, trace, width, most - high);
    int names = names_in(page, trace, room, high);
    for (size_t i = 0; i < COUNT(lower); i++) {
        int now = all_pages(page, trace, width, most - lower[i]);
        if (now < pages && names_in(page, trace, room, lower[i]) >= names) {
            pages = now;
            high = lower[i];
        }
    }
    return high;
}

/* Divides the room between the head and the foot. The trail gets what the tallest panel leaves, and
 * at least half of the room if it wants that; then the panel has several pages. On a small panel
 * the words come first, but the trail is never less than a strip. */
static Places divide(Page *page, const Trace *trace, Box room)
{
    double notch = notch_height(page), width = room.w - 2 * panel_pad(page);
    double panel = trace->tallest_mm;
    double least = fmax(STRIP_MM * page->scale,
                        fmin(trail_least_height(page, &trace->trail, room.w), room.h * 0.44));
    double wanted = trail_wanted(page, trace, room.w);
    double high = fmax(least, room.h - notch - panel);
    high = fmax(high, fmin(wanted, room.h * (page->small ? 0.44 : 0.5)));
    /* With some air around it; the rest is for the page that was read. */
    if (read_is_below(trace->view) && !page->large)
        high = fmin(high, fmax(least, wanted + 14 * page->scale));
    high = yield_to_words(page, trace, room, high);
    if (trace->shows != SHOWS_TOUCHED) { /* which have one page */
        bool ground = trace->shows != SHOWS_QUESTIONS;
        Stack plain = stack_first(page, ground ? width : room.w, 0, declare_plain, trace);
        if (trace->shows == SHOWS_LOOK) { /* with its question, if a strip of the trail is left */
            Stack asks = stack_start(page, width);
            declare_look(&asks, trace, 2);
            if (asks.height_mm + 2 * panel_pad(page) <= room.h - notch - STRIP_MM * page->scale)
                plain = asks;
        }
        double used = plain.height_mm + (ground ? 2 * panel_pad(page) : 0);
        high = fmin(high, fmax(STRIP_MM * page->scale, room.h - notch - used));
    }
    Places places = { room, room };
    if (trace->low) { /* everything that can be touched is in the lower part */
        places.trail.y = page->touch_top + notch;
        places.trail.h = room.y + room.h - places.trail.y;
        places.panel.h = places.trail.y - notch - room.y;
    } else {
        places.trail.h = high;
        places.panel.y += high + notch;
        places.panel.h -= high + notch;
    }
    return places;
}

/* ---- the screen ---- */

static const char *next_label(const Page *page, const Visit *visit, int pages)
{
    const Answer *answer = visit_answer(visit);
    if (!answer->opened)
        return NULL;
    if (visit->page < pages - 1)
        return words_in(page->language, "Next page");
    return answer->second == LEVEL_NONE ? words_in(page->language, "Rate it again")
                                        : words_in(page->language, "What we know");
}

/* Where the panel's notch points: at the touched knot, or at what is missing. */
static double notch_at(const Trace *trace, const TrailShown *shown)
{
    if (shown->list)
        return -1;
    if (trace->visit->knot > 0)
        return shown->knot.x;
    bool there = trace->visit->spans > trace->walk.deciding_span;
    return trace->visit->card == CARD_MISSING && there ? shown->decided.x : -1;
}

/* True on a panel of 10 inches when a strip of the trail, and the panel with the places to look or
 * a few lines, have room below the sentence. The sentence does not come and go with what is open.
 */
static bool sentence_above(Page *page, const Trace *trace, Box body, double below)
{
    if (!page->small || page->icons)
        return false;
    Stack look = stack_start(page, body.w - 2 * panel_pad(page)), head = stack_start(page, body.w);
    Trace above = *trace;
    above.sentence = true;
    declare_look(&look, &above, 2);
    declare_head(&head, &above, 5);
    double trail = fmax(STRIP_MM * page->scale,
                        fmin(trail_least_height(page, &trace->trail, body.w), body.h * 0.44));
    double panel = fmax(look.height_mm, 3 * page_line(page, TYPE_READING)) + 2 * panel_pad(page);
    return head.height_mm + trail + notch_height(page) + panel <= body.h - below;
}

/* Lays out the head in *head. Returns the places below it; the foot takes `below`. */
static Places lay_out(Page *page, const Trace *trace, Box body, double below, Stack *head)
{
    /* Heading and question are left out only where trail and panel would be too low without their
     * room. */
    double needed = notch_height(page) + 2 * panel_pad(page) + 3 * page_line(page, TYPE_READING) +
                    fmin(trail_wanted(page, trace, body.w), body.h * 0.36);
    double most = trace->low ? (page->touch_top - body.y) * 0.5 : body.h - below - needed;
    *head = stack_first(page, body.w, page->icons ? 0 : most, declare_head, trace);
    return divide(
        page, trace,
        (Box){ body.x, body.y + head->height_mm, body.w, body.h - head->height_mm - below });
}

/* True when the questions have a page of their own, because beside them there is too little room
 * for the trail, the places to look and a sentence of two lines; on small panels always. It is the
 * same for all claims. */
static bool questions_apart(Page *page, const Trace *trace, Box body)
{
    Stack questions = stack_start(page, body.w), looks = questions;
    Stack look = stack_start(page, body.w - 2 * panel_pad(page));
    double names = trace->low ? 0 : page_line(page, TYPE_LABEL);
    double trail = STRIP_MM * page->scale + names + notch_height(page);
    if (page->small)
        return true;
    trace_choices_questions(&questions, trace->visit, page->terse);
    trace_choices_looks(&looks);
    declare_look(&look, trace, 2);
    double room = body.h - questions.height_mm - 2 * page->gap - trail;
    if (trace->low)
        return room < page->touch_top - body.y + looks.height_mm;
    return room < look.height_mm + 2 * panel_pad(page) + 2 * page_line(page, TYPE_READING);
}

/* Shows the page that was read where an open panel leaves room for it: at the foot. */
static void show_read(Page *page, const View *view, Box room, Box panel)
{
    double y = panel.y + panel.h + page->gap;
    read_below(page, view, (Box){ room.x, y, room.w, room.y + room.h - 0.5 * page->gap - y });
}

Pages trace_build(Page *page, const View *view)
{
    const Box body = read_beside(page, view, page->body);
    Trace trace = trace_of(page, view);
    trace.apart = questions_apart(page, &trace, body);
    trace.tallest_mm = tallest(page, &trace, body.w - 2 * panel_pad(page));
    Stack foot = stack_start(page, body.w), head;
    declare_foot(&foot, &trace);
    double below = foot.height_mm > 0 ? foot.height_mm + page->gap : 0;
    if (sentence_above(page, &trace, body, below)) {
        trace.sentence = true;
        trace.trail.wordings = false;
    }
    Places places = lay_out(page, &trace, body, below, &head);
    /* The sentence and the tags do not come and go with what is open. */
    TrailOf plain = trace.trail, ringed;
    plain.ring = false;
    plain.knot = 1;
    ringed = plain;
    ringed.ring = true;
    if (!page->small && !trace.sentence &&
        !(trail_fits_sentence(page, &plain, places.trail) &&
          trail_fits_sentence(page, &ringed, places.trail))) {
        trace.sentence = true;
        trace.trail.wordings = false;
        places = lay_out(page, &trace, body, below, &head);
    }
    trace.trail.tags = trace.trail.tags && trail_fits_tag(page, &plain, places.trail) &&
                       trail_fits_tag(page, &ringed, places.trail);
    stack_show(&head, (Box){ body.x, body.y, body.w, head.height_mm });
    const TrailShown shown = trail_draw(page, &trace.trail, places.trail);
    Box panel;
    int pages = show_panel(page, &trace, places.panel, notch_at(&trace, &shown), &panel);
    trail_speak(page, &trace.trail);
    if (!trace.low)
        show_read(page, view, places.panel, panel);
    read_beside_speak(page, view);
    stack_show(&foot, (Box){ body.x, body.y + body.h - foot.height_mm, body.w, foot.height_mm });
    bool ask = trace.apart && !view->visit->asking;
    bar_show(page, view,
             &(Bar){ .next = next_label(page, view->visit, pages),
                     .secondary_id = ask ? "ask" : NULL,
                     .secondary = ask ? words_in(page->language, "Ask a question") : NULL,
                     .back = true });
    return (Pages){ pages, pages - 1, shown.spans };
}
