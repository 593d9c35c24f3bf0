/* class_rope.c: a class pulls the rope, span by span; and looks at both votes and at the trail's
 * end. */
#include <math.h>

#include "drawing/trail.h"
#include "drawing/wording.h"
#include "screens/class.h"
#include "screens/decided.h"
#include "screens/knot_panel.h"
#include "screens/motion.h"
#include "typeset/phrase.h"
#include "words/terms.h"

/* ---- pulling ---- */

#define STRIP_MM 24.0 /* a trail is at least that high */

static TrailOf trail_of(const Page *page, const View *view)
{
    const Class *class = view->class;
    return (TrailOf){ .claim = view->claim,
                      .article_date = view->story->original_date,
                      .wordings = !page->icons,
                      .most_words = 60,
                      .tags = !page->small, /* there they lie in the panel */
                      .touch = true,
                      .knot = class->knot,
                      .spans = class->spans,
                      .grown = motion_of(view, class->pulled_ms, 1, MOTION_SPAN_MS).grown };
}

/* The sentence below the trail, where it is not at the trail's first knot. Returns its height. */
static double show_sentence(Page *page, const View *view, Box body, double trail_mm)
{
    double high = wording_height(page, body.w, view->claim->words, TYPE_READING, WORDING_MARKED);
    if (high + trail_mm + page->gap > body.h) {
        scene_speak(page->scene, "%s", wording_text(page, view->claim->words, WORDING_PLAIN));
        return 0;
    }
    wording_show(page, (Box){ body.x, body.y + body.h - high, body.w, high }, view->claim->words,
                 TYPE_READING, WORDING_MARKED);
    return high + page->gap;
}

/* What a touched knot is, in a panel at the foot of the body. Sets its height, and returns its
 * pages. */
static int show_knot(Page *page, const View *view, const Walk *walk, Box body, double *used)
{
    const Class *class = view->class;
    const KnotPanel panel = { view, walk, class->knot, CARD_FIRST, page->small };
    double pad = page->compact ? 1.6 : (page->small ? 3 : 6) * page->text_scale;
    double strip = STRIP_MM * page->scale, width = body.w - 2 * pad;
    double most = body.h - strip - page->gap - 2 * pad;
    double high = knot_panel_used(page, &panel, width, most, class->page_number) + 2 * pad;
    Box box = { body.x, body.y + body.h - high, body.w, high };
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_HAIRLINE, 0.3 * page->scale, 2.6 * page->scale);
    *used = high + page->gap;
    return knot_panel_show(page, &panel, (Box){ box.x + pad, box.y + pad, width, box.h - 2 * pad },
                           most, class->page_number);
}

Pages class_pull_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = class_form(page);
    const Walk walk = walk_trail(&view->claim->trail, &view->claim->facts, &view->claim->verdict);
    double top = class_head(page, view, &form, terms_trail_question(in), words_in(in, "The trail"));
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    TrailOf trail = trail_of(page, view);
    double used = 0;
    int pages = 1;
    if (class->knot > 0 && class->knot <= walk.knot_count)
        pages = show_knot(page, view, &walk, body, &used);
    else if (page->icons || !trail_fits_sentence(page, &trail, body))
        used = show_sentence(page, view, body, STRIP_MM * page->scale);
    trail.wordings = trail.wordings && used == 0;
    TrailShown shown = trail_draw(page, &trail, (Box){ body.x, body.y, body.w, body.h - used });
    trail_speak(page, &trail);
    bool pulled = class->spans >= shown.spans, open = class->knot > 0;
    const char *next = open && class->page_number < pages - 1 ? words_in(in, "Next page")
                       : open                                 ? words_in(in, "Go on")
                       : pulled                               ? words_in(in, "Vote again")
                                                              : words_in(in, "Pull further");
    class_bar(page, &form,
              &(ClassBar){ .next_id = !open && !pulled ? "class:pull" : "class:next",
                           .next = next,
                           .note = page->compact ? NULL : words_in(in, "Ask: who could know?"),
                           .back = true,
                           .end = !page->compact });
    return (Pages){ pages, pages - 1, shown.spans };
}

/* ---- both votes ---- */

typedef struct {
    const View *view;
    const ClassVotes *counted;
    bool revealed;
    int level;       /* of the trail */
    double votes[2]; /* the middle of the first line of dots before, and after */
} Both;

static void speak_both(Page *page, const Both *both)
{
    Arena *arena = page->scene->arena;
    for (int level = 0; level < CLASS_LEVELS; level++) {
        const char *before = class_votes_say(page, both->counted->votes[0][level]);
        const char *after = class_votes_say(page, both->counted->votes[1][level]);
        /* TR: a level, and what a class voted before and after it saw the trail */
        scene_speak(page->scene, "%s",
                    phrase_print(arena, words_in(page->language, "%s: before %s, after %s."),
                                 terms_level(page->language, (Level)level), before, after));
    }
}

static int most_votes(const ClassVotes *votes)
{
    int most = 1;
    for (int turn = 0; turn < 2; turn++) {
        for (int level = 0; level < CLASS_LEVELS; level++)
            most = votes->votes[turn][level] > most ? votes->votes[turn][level] : most;
    }
    return most;
}

static void hairline(Page *page, double x, double to, double y)
{
    const Point points[] = { { x, y }, { x, y }, { to, y }, { to, y } };
    scene_stroke(page->scene, points, 4, 0.3 * page->scale, COLOUR_HAIRLINE, false);
}

/* One level's column: its drawing and name, the first votes, the second ones. */
static void show_column(Page *page, Both *both, int level, double pitch, Box box)
{
    bool yellow = both->revealed && level == both->level, number = !page->compact;
    double pad = page->compact ? 2 : 3.2 * page->scale;
    scene_box(page->scene, box, yellow ? COLOUR_MARKER : COLOUR_NONE,
              yellow ? COLOUR_ROPE_DARK : COLOUR_HAIRLINE, 0.45 * page->scale, 2.2 * page->scale);
    double used =
        class_level(page, level, box, fmax(6, fmin(box.h * 0.13, 12 * page->scale))) + pad * 0.4;
    if (page->language->right_to_left) /* tails are longer */
        used += 0.2 * page_capital(page, TYPE_LABEL);
    double half = (box.h - used) / 2;
    for (int turn = 0; turn < 2; turn++) {
        double y = box.y + used + turn * half;
        hairline(page, box.x + pad, box.x + box.w - pad, y);
        both->votes[turn] = y + pad * 0.5 + pitch / 2;
        class_dots(page, (Box){ box.x + pad, y + pad * 0.5, box.w - 2 * pad, half - pad * 0.5 },
                   pitch, both->counted->votes[turn][level], turn == 0, number);
    }
}

/* Height of the drawing and the name in a column of that height. */
static double columns_head(const Page *page, double height)
{
    double pad = page->compact ? 2 : 3.2 * page->scale;
    return fmax(6, fmin(height * 0.13, 12 * page->scale)) + page_line(page, TYPE_LABEL) + pad * 2.4;
}

static void show_columns(Page *page, Both *both, Box box)
{
    ClassCards cards = class_cards(page, box, 24);
    Box card = class_card(&cards, 0);
    double pad = page->compact ? 2 : 3.2 * page->scale;
    double number = page->compact ? 0 : page_capital(page, TYPE_TOOL) * 2.6;
    double head = columns_head(page, card.h);
    double pitch = class_dot_pitch(card.w - 2 * pad - number, (card.h - head) / 2 - pad * 0.6,
                                   most_votes(both->counted), page->compact ? 5 : 9 * page->scale);
    for (int level = 0; level < CLASS_LEVELS; level++)
        show_column(page, both, level, pitch, class_card(&cards, level));
}

static Type legend_type(const Page *page)
{
    return page->compact ? TYPE_TOOL : TYPE_TEXT;
}

/* "before" beside a ring, "after" beside a disc. */
static double legend_width(const Page *page)
{
    const char *const words[] = { words_in(page->language, "before"),
                                  words_in(page->language, "after") };
    double width = 0;
    for (int i = 0; i < 2; i++)
        width = fmax(width, page_break(page, words[i], legend_type(page), 1e6).width_mm);
    return width + (page->compact ? 8 : 9 * page->scale);
}

/* Side by side in the box; or one above the other, where the votes are if these are given. */
static void show_legend(Page *page, Box box, bool beside, const double *votes)
{
    const char *const words[] = { words_in(page->language, "before"),
                                  words_in(page->language, "after") };
    double side = page->compact ? 5.4 : 6 * page->scale;
    const Colour quiet = COLOUR_QUIET;
    for (int i = 0; i < 2; i++) {
        double y = votes ? votes[i] : box.y + box.h * (beside ? 0.5 : 0.26 + 0.48 * i);
        double x = box.x + (beside ? i * box.w / 2 : 0);
        Lines text = page_break(page, words[i], legend_type(page), 1e6);
        class_dot(page, (Point){ x + side / 2, y }, side * 0.39, i == 0);
        scene_lines(page->scene, x + side * 1.25, y + text.capital_mm / 2 - text.ascent_mm,
                    text.width_mm + 0.1, &text, ALIGN_START, &quiet, 1);
    }
}

static const char *end_title(Page *page, const View *view)
{
    /* TR: a level */
    return phrase_print(page->scene->arena, words_in(page->language, "The trail says %s."),
                        terms_level(page->language, view->claim->verdict.level));
}

static void speak_trail(Page *page, const View *view)
{
    trail_speak(page, &(TrailOf){ .claim = view->claim,
                                  .article_date = view->story->original_date,
                                  .tags = true });
}

/* Where what decided has no room at the trail: below it, and as much of the trail as there is room
 * for. */
static double show_apart(Page *page, const View *view, Box box)
{
    const TrailOf trail = { .claim = view->claim,
                            .article_date = view->story->original_date,
                            .ring = true };
    Stack reason = stack_start(page, box.w), words = stack_barred(&reason);
    stack_text(&words, view->claim->deciding, TYPE_READING, COLOUR_INK);
    stack_end_barred(&reason, &words);
    double high = box.h - reason.height_mm - page->gap;
    if (high >= fmax(14, trail_least_height(page, &trail, box.w)))
        trail_draw(page, &trail, (Box){ box.x, box.y, box.w, high });
    stack_show(&reason, (Box){ box.x, box.y + box.h - reason.height_mm, box.w, reason.height_mm });
    return box.y + box.h;
}

/* The trail with what decided it. Returns where it ends. */
static double show_decided(Page *page, const View *view, Box box)
{
    Decided decided = { .view = view, .hangs = true };
    bool fits = decided_find(page, &decided, box.w, box.h);
    if (decided.normal) { /* the sentence is never smaller here than the class asked for */
        decided.normal = false;
        decided.bare = true;
        fits = decided_fits(page, &decided, box.w, box.h);
    }
    speak_trail(page, view);
    return fits ? decided_show(page, &decided, box).bottom_mm : show_apart(page, view, box);
}

/* The trail's height when the columns have room below it; 0: they are on two pages. On upright
 * panels it takes some of the empty glass above the page, so much as `above_mm` at most. */
static double height_above_columns(Page *page, const View *view, Box body, double above_mm)
{
    Decided decided = { .view = view, .hangs = true };
    double least = (page->portrait ? 80 : 62) * page->scale;
    double most = body.h + above_mm - least - page->gap;
    if (page->compact || most < 40 * page->scale || !decided_find(page, &decided, body.w, most) ||
        decided.bare)
        return 0;
    return page->portrait ? decided_height(page, &decided, body.w, most) : most;
}

/* On an upright panel the page begins so much higher that the columns keep their height below the
 * trail, if there is so much glass. Returns the trail's height, or 0. */
static double raise_for_trail(Page *page, const View *view, StaffForm *form)
{
    double head = page_line(page, TYPE_NOTE) + page_line(page, TYPE_HEADING) + form->gap;
    double above = form->body.y - head - page->margin;
    if (!page->portrait || page->compact || above <= 0)
        return 0;
    double high = height_above_columns(page, view, form->body, above);
    if (high > 0)
        form->body.y -= fmin(above, high + page->gap);
    return high;
}

static void show_bar(Page *page, const View *view, const StaffForm *form, bool more)
{
    const Class *class = view->class;
    const Language *in = page->language;
    bool last = class->at + 1 == class->claim_count;
    const char *next = !class->revealed ? words_in(in, "Show the trail’s end")
                       : more           ? words_in(in, "Why?")
                       : last           ? words_in(in, "The end")
                                        : words_in(in, "Next sentence");
    bool legend = page->compact && !page->portrait && (!class->revealed || more);
    const ClassBar bar = { .next_id = class->revealed ? "class:next" : "class:reveal",
                           .next = next,
                           .note = page->compact ? NULL : words_in(in, "Ask: who could know?"),
                           .room_mm = legend ? legend_width(page) : 0,
                           .back = true,
                           .end = !page->compact };
    Box room = class_bar(page, form, &bar);
    if (legend)
        show_legend(page, room, false, NULL);
}

Pages class_compare_build(Page *page, const View *view)
{
    const Class *class = view->class;
    StaffForm form = class_form(page);
    Both both = { .view = view,
                  .counted = &class->votes[class->at],
                  .revealed = class->revealed,
                  .level = (int)view->claim->verdict.level };
    const char *title =
        class->revealed ? end_title(page, view) : words_in(page->language, "Our class, twice");
    double trail_mm = class->revealed ? raise_for_trail(page, view, &form) : 0;
    double top = class_head(page, view, &form, title, NULL);
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    if (class->revealed && !page->portrait)
        trail_mm = height_above_columns(page, view, body, 0);
    int pages = class->revealed && trail_mm == 0 ? 2 : 1, number = class->page_number;
    if (trail_mm > 0) {
        double used = show_decided(page, view, (Box){ body.x, body.y, body.w, trail_mm }) - body.y +
                      page->gap;
        body.y += used;
        body.h -= used;
    }
    if (pages == 2 && number == 1) {
        show_decided(page, view, body);
    } else {
        double legend = legend_width(page);
        Box columns = body;
        if (page->portrait) {
            double high = 1.4 * page_line(page, legend_type(page));
            show_legend(page, (Box){ body.x, body.y, fmin(2.4 * legend, body.w), high }, true,
                        NULL);
            columns.y += high;
            columns.h -= high;
        } else if (!page->compact) {
            columns.x += legend + form.gap;
            columns.w -= legend + form.gap;
        }
        show_columns(page, &both, columns);
        if (columns.x > body.x)
            show_legend(page, (Box){ body.x, body.y, legend, body.h }, false, both.votes);
        speak_both(page, &both);
    }
    show_bar(page, view, &form, pages == 2 && number == 0);
    return (Pages){ pages, pages - 1, 0 };
}
