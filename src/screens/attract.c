/* attract.c: the picture that invites people to touch, and the still page when there is no story.
 *
 * A rope comes out of a newspaper, draws itself and rests; it ends in turn at a post, frayed, or in
 * a loop. Below are start buttons, one for each language. With reduced motion the rope is whole and
 * the picture changes only after a visitor. */
#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "drawing/newspaper.h"
#include "drawing/post.h"
#include "drawing/rope.h"
#include "screens/motion.h"
#include "screens/screens_private.h"
#include "screens/stick_lines.h"
#include "typeset/phrase.h"

#define SPANS     4
#define EVERY_MS  500
#define RESTS_MS  5000
#define ROUND_MS  ((SPANS - 1) * EVERY_MS + MOTION_SPAN_MS + RESTS_MS)
#define LANGUAGES 8 /* buttons that there is room for */
#define TURN      (-0.07)

typedef enum { END_POST, END_FRAY, END_LOOP, END_KINDS } EndKind;

static int64_t round_of(const View *view)
{
    return (view->reduced_motion ? view->visit->entered_ms : view->now_ms) / ROUND_MS;
}

static Motion motion(const View *view)
{
    return motion_of(view, round_of(view) * ROUND_MS, SPANS, EVERY_MS);
}

int64_t attract_change_ms(const View *view)
{
    if (view->reduced_motion)
        return CLOCK_NEVER;
    int64_t next = motion(view).change_ms;
    return next == CLOCK_NEVER ? (round_of(view) + 1) * ROUND_MS : next;
}

/* ---- words ---- */

/* A text in a size of its own: this screen is read from further away than the others. */
static Lines break_at(const Page *page, const char *text, Face face, double capital, double leading,
                      double width)
{
    TextStyle style = { .face = face,
                        .capital_mm = capital,
                        .leading = leading,
                        .right_to_left = page->language->right_to_left };
    return typeset_lines(page->typeset, page->scene->arena, text, &style, width);
}

/* The largest title of at most that many lines and mm, with capitals of at most `capital` mm. */
static Lines title_lines(const Page *page, const char *title, double capital, int most_lines,
                         double most_mm, double width)
{
    Lines lines = break_at(page, title, FACE_READING_BOLD, capital, 1.06, width);
    while ((lines.line_count > most_lines || lines.height_mm > most_mm) &&
           capital > page->capital) {
        capital = fmax(capital * 0.94, page->capital);
        lines = break_at(page, title, FACE_READING_BOLD, capital, 1.06, width);
    }
    return lines;
}

/* Lines of about equal length: as narrow as they can be without one more line. */
static Lines balanced(const Page *page, const char *text, double capital, double width)
{
    Lines lines = break_at(page, text, FACE_INTERFACE, capital, page->compact ? 1.2 : 1.4, width);
    for (double less = width * 0.96; less > width / 2; less *= 0.96) {
        Lines narrow =
            break_at(page, text, FACE_INTERFACE, capital, page->compact ? 1.2 : 1.4, less);
        if (narrow.line_count > lines.line_count || narrow.width_mm > less)
            return lines;
        lines = narrow;
    }
    return lines;
}

/* Shows the title and what the rope is about; where that leaves less than `least` mm above `low`,
 * without its first sentence, and beside a stick's lines without the second. Returns where the
 * words end. */
static double show_words(Page *page, Box box, double capital, double low, double least, bool stick)
{
    const char *title = words_in(page->language, "Says who?");
    const char *first = words_in(page->language, "Every sentence in the news came from somewhere.");
    const char *second = words_in(page->language, "Pull the rope and see where it ends.");
    const char *both = arena_print(page->scene->arena, "%s\n%s", first, second);
    int lines = page->portrait && !page->compact ? 2 : 1;
    Lines big = title_lines(page, title, capital, lines, low - box.y, box.w);
    /* The empty part of the first line, above the capitals, is not part of the page. */
    double y = box.y - (big.ascent_mm - big.capital_mm);
    y += page_show(page, box.x, y, box.w, &big, title, COLOUR_INK, ALIGN_START);
    y += page->compact ? 0 : capital * 0.2;
    double small = fmax(page_capital(page, TYPE_TEXT), capital * 0.234);
    Lines lead = balanced(page, both, small, box.w);
    if (low - y - lead.height_mm >= least)
        return y + page_show(page, box.x, y, box.w, &lead, both, COLOUR_QUIET, ALIGN_START);
    scene_speak(page->scene, "%s", first);
    lead = balanced(page, second, small, box.w);
    if (stick && low - y - lead.height_mm < least) {
        scene_speak(page->scene, "%s", second);
        return y;
    }
    return y + page_show(page, box.x, y, box.w, &lead, second, COLOUR_QUIET, ALIGN_START);
}

/* ---- the start buttons ---- */

typedef struct {
    const char *code, *name, *words;
    const Language *language;
    bool against; /* its language runs against the page's direction */
    double width_mm;
} Start;

typedef struct {
    Start starts[LANGUAGES];
    int count, columns;
    bool named; /* the language's name stands above its words */
    double row_mm, pad_mm, gap_mm, height_mm;
} Starts;

static Page page_in(const Page *page, const Start *start)
{
    Page other = *page;
    other.language = start->language;
    return other;
}

static double start_width(const Page *page, const Start *start, double pad)
{
    Page in = page_in(page, start);
    return 2 * pad + fmax(page_break(&in, start->words, TYPE_LABEL, 1e6).width_mm,
                          page_break(&in, start->name, TYPE_NOTE, 1e6).width_mm);
}

/* In one row if the words of all languages fit on one line, else in two columns or one. */
static void place_starts(const Page *page, Starts *starts, double width_mm)
{
    double all = (starts->count - 1) * starts->gap_mm, widest = 0;
    for (int i = 0; i < starts->count; i++) {
        all += starts->starts[i].width_mm;
        widest = fmax(widest, starts->starts[i].width_mm);
    }
    if (all <= width_mm && !page->portrait) {
        starts->columns = starts->count;
        for (int i = 0; i < starts->count; i++)
            starts->starts[i].width_mm += (width_mm - all) / starts->count;
        return;
    }
    starts->columns = 2 * widest + starts->gap_mm <= width_mm || page->width_mm > 100 ? 2 : 1;
    for (int i = 0; i < starts->count; i++)
        starts->starts[i].width_mm = (width_mm + starts->gap_mm) / starts->columns - starts->gap_mm;
}

static Starts measure_starts(const Page *page, const View *view, double width_mm)
{
    const char *const *codes = view->visit->setup->languages;
    Starts starts = { .named = !page->small,
                      .pad_mm = page->small ? PAGE_GAP_MM : 4.6 * page->scale,
                      .gap_mm = page->small ? PAGE_GAP_MM : 4 * page->scale };
    for (int i = 0; codes[i] && starts.count < LANGUAGES; i++) {
        const Language *language = words_find(codes[i]);
        Start start = { .code = codes[i], .language = language ? language : page->language };
        start.name = start.language->name;
        start.words = words_in(start.language, N_("Touch to start"));
        start.against = start.language->right_to_left != page->language->right_to_left;
        start.width_mm = start_width(page, &start, starts.pad_mm);
        starts.starts[starts.count++] = start;
    }
    place_starts(page, &starts, width_mm);
    double row = PAGE_TOUCH_MM;
    for (int i = 0; i < starts.count; i++) {
        const Start *start = &starts.starts[i];
        Page in = page_in(page, start);
        double inside = start->width_mm - 2 * starts.pad_mm;
        double words = page_break(&in, start->words, TYPE_LABEL, inside).height_mm;
        double name = starts.named ? page_line(&in, TYPE_NOTE) : 0;
        row = fmax(row, words + name + (starts.named ? starts.pad_mm : 1));
    }
    starts.row_mm = row;
    int rows = (starts.count + starts.columns - 1) / starts.columns;
    starts.height_mm = rows * (row + starts.gap_mm) - starts.gap_mm;
    return starts;
}

static void show_start(Page *page, const Starts *starts, const Start *start, Box box)
{
    Scene *scene = page->scene;
    Page in = page_in(page, start);
    bool first = start == starts->starts;
    double pad = starts->pad_mm;
    Lines words = page_break(&in, start->words, TYPE_LABEL, box.w - 2 * pad);
    Lines name = page_break(&in, start->name, TYPE_NOTE, box.w - 2 * pad);
    double name_mm = starts->named ? name.height_mm : 0;
    double y = box.y + (box.h - name_mm - words.height_mm) / 2, width = box.w - 2 * pad;
    Align align = start->against ? ALIGN_END : ALIGN_START;
    const Colour quiet = first ? COLOUR_ON_TOUCH : COLOUR_QUIET;
    const Colour strong = first ? COLOUR_ON_TOUCH : COLOUR_TOUCH;
    scene_box(scene, box, first ? COLOUR_TOUCH : COLOUR_CARD, COLOUR_TOUCH, 0.65 * page->scale,
              2.6 * page->scale);
    scene_language(scene, start->code);
    if (starts->named)
        scene_lines(scene, box.x + pad, y, width, &name, align, &quiet, 1);
    scene_lines(scene, box.x + pad, y + name_mm, width, &words, align, &strong, 1);
    scene_area(
        scene, arena_print(scene->arena, "start:%s", start->code), box,
        phrase_print(scene->arena, words_in(start->language, "%s: %s"), start->name, start->words),
        first ? AREA_PRIMARY : AREA_BUTTON, false);
    scene_language(scene, NULL);
}

static void show_starts(Page *page, const Starts *starts, Point at)
{
    double x = at.x, y = at.y;
    for (int i = 0; i < starts->count; i++) {
        const Start *start = &starts->starts[i];
        show_start(page, starts, start, (Box){ x, y, start->width_mm, starts->row_mm });
        x += start->width_mm + starts->gap_mm;
        if ((i + 1) % starts->columns == 0) {
            x = at.x;
            y += starts->row_mm + starts->gap_mm;
        }
    }
}
/* ---- the rope ---- */

typedef struct {
    Point points[SPANS + 1]; /* the knots, and where it ends */
    Point handles[SPANS][2]; /* of the curve between two of them */
    double width_mm, knot_mm;
    double room;  /* above and below its end, together */
    double angle; /* in which it arrives there */
} Way;

/* From left to right, up and down. */
static Way way_across(Point start, double right, double amplitude, double width)
{
    static const double xs[] = { 0, 0.253, 0.504, 0.749, 1 }, ys[] = { 0.12, -0.68, 1, -1, 0.2 };
    Way way = { .width_mm = width, .knot_mm = 2.67 * width };
    for (int i = 0; i <= SPANS; i++)
        way.points[i] = (Point){ start.x + xs[i] * (right - start.x), start.y + ys[i] * amplitude };
    way.points[0] = start;
    for (int i = 0; i < SPANS; i++) {
        Point a = way.points[i], b = way.points[i + 1];
        double reach = (b.x - a.x) * 0.4;
        way.handles[i][0] = (Point){ a.x + reach, a.y };
        way.handles[i][1] = (Point){ b.x - reach, b.y };
    }
    return way;
}

/* On an upright panel: out to the right, and back below. */
static Way way_down(Point start, Box box, double width)
{
    static const double to[][6] = { /* the handles and the end of each span */
                                    { 0.128, -0.020, 0.256, -0.106, 0.384, -0.096 },
                                    { 0.512, -0.086, 0.802, -0.066, 0.779, 0.086 },
                                    { 0.756, 0.237, 0.698, 0.268, 0.535, 0.338 },
                                    { 0.372, 0.409, 0.314, 0.399, 0.174, 0.530 }
    };
    Way way = { .width_mm = width, .knot_mm = 2.8 * width, .angle = 2.35 };
    way.points[0] = start;
    for (int i = 0; i < SPANS; i++) {
        Point points[3];
        for (int p = 0; p < 3; p++)
            points[p] =
                (Point){ start.x + to[i][2 * p] * box.w, start.y + to[i][2 * p + 1] * box.h };
        way.handles[i][0] = points[0];
        way.handles[i][1] = points[1];
        way.points[i + 1] = points[2];
    }
    return way;
}

static Point between(Point a, Point b, double share)
{
    return (Point){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
}

/* The first part of a span's curve. */
static void draw_span(Scene *scene, const Way *way, int span, double share)
{
    Point a = way->points[span], b = way->handles[span][0], c = way->handles[span][1];
    Point ab = between(a, b, share), bc = between(b, c, share);
    Point cd = between(c, way->points[span + 1], share);
    Point abc = between(ab, bc, share), bcd = between(bc, cd, share);
    const Point points[] = { a, ab, abc, between(abc, bcd, share) };
    if (share > 0)
        scene_rope(scene, points, 4, way->width_mm, COLOUR_ROPE);
}

static void draw_end(Page *page, const Way *way, EndKind kind)
{
    Scene *scene = page->scene;
    Point end = way->points[SPANS];
    double w = way->width_mm;
    switch (kind) {
    case END_POST: {
        double height = fmin(w * 8, way->room), thick = height * 0.19;
        post_draw(scene, POST_SOLID, end, height, thick);
        rope_tie(scene, end, fmin(w, height * 0.22), thick);
        break;
    }
    case END_FRAY: rope_frayed_end(scene, end, w, way->angle); break;
    default: rope_loop(scene, end, w * 3, w);
    }
}

static void draw_rope(Page *page, const View *view, const Way *way)
{
    Scene *scene = page->scene;
    Motion now = motion(view);
    for (int i = 0; i < now.spans; i++)
        draw_span(scene, way, i, i + 1 < now.spans ? 1 : now.grown);
    bool whole = now.spans == SPANS && now.grown >= 1;
    for (int i = 0; i < SPANS && i < now.spans + (now.grown >= 1); i++)
        rope_knot(scene, way->points[i], i ? way->knot_mm : way->knot_mm * 0.8, i == 0);
    if (whole)
        draw_end(page, way, (EndKind)(round_of(view) % END_KINDS));
}

/* Draws the newspaper so that its mark is at `knot`, at the left edge of the glass. */
static void draw_paper(Page *page, Point knot, double unit)
{
    static const NewspaperMark mark = { 2, 6, 4 };
    Newspaper paper = { .width_mm = 118 * unit,
                        .height_mm = 220 * unit,
                        .turn = TURN,
                        .pitch_mm = 5.2 * unit,
                        .marks = &mark,
                        .mark_count = 1 };
    Point tied = newspaper_knot(&paper, 0, true);
    paper.corner = (Point){ knot.x - tied.x, knot.y - tied.y };
    newspaper_draw(page->scene, &paper);
}

static Way wide_picture(Page *page, Box box, double unit, Point shift)
{
    double amplitude = fmin(box.h / 2 - 7.2 * unit, 24 * unit);
    Point knot = { 89 * unit + shift.x, box.y + box.h / 2 };
    draw_paper(page, knot, unit);
    double width = fmax(5.4 * unit, 2);
    Way way = way_across(knot, box.x + box.w - 5 * width, fmax(amplitude, 2), width);
    way.room = box.h - fabs(way.points[SPANS].y - knot.y) * 2;
    return way;
}

static Way upright_picture(Page *page, Box box, double unit, Point shift)
{
    double tall = fmin(unit, box.h / 198); /* of the paper and the rope */
    Point knot = { 84 * tall + shift.x, box.y + 64 * tall };
    draw_paper(page, knot, tall);
    Box way = { 0, 0, page->width_mm - knot.x - 12 * unit, 198 * tall };
    Way rope = way_down(knot, way, fmax(5 * tall, 2));
    rope.room = 2 * (box.y + box.h - rope.points[SPANS].y);
    return rope;
}

/* ---- the page ---- */

/* Everything stands a little further round a small circle in each round, so that no edge stays in
 * one place for long. */
static Point shift_of(const Page *page, const View *view)
{
    double far = (page->compact ? 1.2 : 3) * page->scale, place = (double)(round_of(view) % 360);
    return (Point){ far * cos(place), far * sin(place) };
}

Pages attract_build(Page *page, const View *view)
{
    Scene *scene = page->scene;
    Point shift = shift_of(page, view);
    double far = (page->compact ? 1.2 : 3) * page->scale;
    double unit = page->portrait ? view->width_mm / 268 : view->height_mm / 268;
    Box box = { page->margin + shift.x, page->margin + shift.y, view->width_mm - 2 * page->margin,
                view->height_mm - 2 * page->margin - far };
    /* A touch beside the buttons starts, too: the area lies under them. */
    scene_area(scene, "start", (Box){ 0, 0, view->width_mm, view->height_mm },
               words_in(page->language, "Touch to start"), AREA_WORDS, false);
    Starts starts = measure_starts(page, view, box.w);
    double buttons = box.y + box.h - starts.height_mm, low = buttons;
    StickBox stick = { 0 };
    if (view->stick) {
        stick = stick_lines_measure(page, view->stick, box.w);
        low -= stick.height_mm + (page->small ? PAGE_GAP_MM : page->gap);
    }
    double left = page->portrait ? 0 : 112 * unit - page->margin;
    double top = page->small ? 0 : 6 * unit;
    Box words = { box.x + left, box.y + top, box.w - left, 0 };
    double least = (page->portrait ? 130 : 60) * unit;
    double y = show_words(page, words, (page->portrait ? 38 : 35) * unit, low, least, view->stick);
    Box picture = { box.x, y + page->gap, box.w, low - y - 2 * page->gap };
    Way way = page->portrait ? upright_picture(page, picture, unit, shift)
                             : wide_picture(page, picture, unit, shift);
    /* On a low panel the rope makes room for a stick's lines. */
    if (!view->stick || picture.h >= 8 * way.width_mm)
        draw_rope(page, view, &way);
    if (view->stick)
        stick_lines_show(page, view->stick, &stick, (Box){ box.x, low, box.w, stick.height_mm });
    show_starts(page, &starts, (Point){ box.x, buttons });
    scene_speak(scene, "%s", words_in(page->language, "Or press Enter to start."));
    return ONE_PAGE;
}

Pages sleep_build(Page *page, const View *view)
{
    Box box = { page->margin, 0, view->width_mm - 2 * page->margin, view->height_mm };
    double middle = view->height_mm / 2;
    double rope = 3 * page->scale * (page->compact ? 0.7 : 1);
    double half = fmin(box.w * 0.3, 90 * page->scale);
    double centre = view->width_mm / 2;
    rope_span(page->scene, (Point){ centre - half, middle - 12 * page->scale },
              (Point){ centre + half, middle - 12 * page->scale }, rope, 6 * page->scale);
    double y = middle + 6 * page->scale;
    y += page_text(page, box.x, y, box.w, words_in(page->language, "Back soon"), TYPE_DISPLAY,
                   COLOUR_INK, ALIGN_CENTRE);
    page_text(page, box.x, y + page->gap, box.w,
              words_in(page->language, "This exhibit is resting."), TYPE_TEXT, COLOUR_QUIET,
              ALIGN_CENTRE);
    return ONE_PAGE;
}
