/* class_page.c: what the pages of a class share, and which page is shown. */
#include "screens/class.h"

#include <math.h>

#include "drawing/level.h"
#include "drawing/rope.h"
#include "typeset/phrase.h"
#include "words/terms.h"

static ClassBuild *const builds[CLASS_PAGES] = {
    [CLASS_START] = class_start_build,     [CLASS_CHOOSE] = class_choose_build,
    [CLASS_EXAMPLE] = class_example_build, [CLASS_READ] = class_read_build,
    [CLASS_VOTE] = class_vote_build,       [CLASS_PULL] = class_pull_build,
    [CLASS_AGAIN] = class_vote_build,      [CLASS_COMPARE] = class_compare_build,
    [CLASS_END] = class_end_build,
};

Pages class_build(Page *page, const View *view)
{
    const Class *class = view->class;
    bool needs_claim = class->page == CLASS_EXAMPLE || class_claim(class) >= 0;
    page->scene->screen = class_page_name(class->page);
    if (class->page != CLASS_AWAY && (!needs_claim || view->claim))
        return builds[class->page](page, view);
    StaffForm form = staff_form(page); /* its story was taken off; the class is about to close */
    staff_head(page, &form, words_in(page->language, "This story is gone."), NULL);
    return ONE_PAGE;
}

/* ---- the form ---- */

/* On 7-inch panels large text does not enlarge the interface's words, and so not the heading. */
static Type head_type(const Page *page)
{
    return page->compact && page->large ? TYPE_LABEL : TYPE_HEADING;
}

StaffForm class_form(const Page *page)
{
    StaffForm form = staff_form(page);
    double width = page->width_mm - 2 * page->margin;
    double two_lines = page_line(page, TYPE_TOOL) + page_capital(page, TYPE_TOOL) * 1.9;
    double row = fmin(form.row, fmax(17 * page->text_scale, two_lines));
    double foot = form.bar.y + form.bar.h;
    if (page->compact)
        row = form.row;
    form.row = row;
    form.head.x = form.bar.x = form.body.x = page->margin;
    form.head.w = form.bar.w = form.body.w = width;
    form.bar.y = foot - row;
    form.bar.h = row;
    form.body.h = form.bar.y - form.gap - form.body.y;
    return form;
}

/* ---- the head ---- */

static const char *const steps[CLASS_STEPS] = { N_("Read"), N_("Vote"), N_("Pull"), N_("Vote"),
                                                N_("End") };

static double steps_pitch(const Page *page, bool words)
{
    double pitch = page->compact ? (page->portrait ? 6.2 : 8.2) : 14 * page->text_scale;
    for (int i = 0; i < CLASS_STEPS && words; i++)
        pitch = fmax(pitch,
                     page_break(page, words_in(page->language, steps[i]), TYPE_TOOL, 1e6).width_mm +
                         3 * page->scale);
    return pitch;
}

static void line(Scene *scene, double x, double to, double y, double width, Colour colour)
{
    const Point points[] = { { x, y }, { x, y }, { to, y }, { to, y } };
    scene_stroke(scene, points, 4, width, colour, false);
}

static bool steps_have_names(const Page *page)
{
    return !page->compact && page->width_mm > 300;
}

static double steps_width(const Page *page, const StaffForm *form)
{
    double pitch = steps_pitch(page, steps_have_names(page));
    return pitch * (CLASS_STEPS - 1) + (steps_have_names(page) ? pitch : 5.6 * form->unit);
}

/* The five steps as knots on a rope, the present one large. */
static void show_steps(Page *page, const View *view, const StaffForm *form, double middle)
{
    int step = class_step(view->class);
    bool words = steps_have_names(page);
    double pitch = steps_pitch(page, words), unit = form->unit, small = 3.6 * unit;
    double large = 5.6 * unit, width = steps_width(page, form);
    double end = form->head.x + form->head.w, x = end - width + (width - pitch * 4) / 2;
    line(page->scene, x, x + step * pitch, middle, 1.2 * unit, COLOUR_ROPE);
    line(page->scene, x + step * pitch, x + 4 * pitch, middle, 0.4 * unit, COLOUR_BORDER);
    for (int i = 0; i < CLASS_STEPS; i++) {
        double side = i == step ? large : small;
        rope_knot(page->scene, (Point){ x + i * pitch, middle }, side, i < step);
        if (!words)
            continue;
        const Colour colour = i == step ? COLOUR_INK : COLOUR_QUIET;
        Lines name = page_break(page, words_in(page->language, steps[i]), TYPE_TOOL, pitch);
        scene_lines(page->scene, x + i * pitch - pitch / 2, middle + large * 0.7, pitch, &name,
                    ALIGN_CENTRE, &colour, 1);
        scene_speak(page->scene, "%s", words_in(page->language, steps[i]));
    }
}

static void speak_step(Page *page, const View *view)
{
    int step = class_step(view->class);
    if (step < 0)
        return;
    /* TR: the number of the step, how many there are, what it is called */
    scene_speak(page->scene, words_in(page->language, "Step %d of %d: %s"), step + 1, CLASS_STEPS,
                words_in(page->language, steps[step]));
}

/* Where the head begins: on an upright panel just above what can be reached, as on the other pages
 * for staff, and not at the top with a gap below. */
static double head_start(const Page *page, const StaffForm *form, const Lines *title)
{
    double line = page_line(page, TYPE_NOTE) + title->height_mm + form->gap;
    return page->compact || !page->portrait ? page->margin
                                            : fmax(page->margin, form->body.y - line);
}

/* The sentence's number, and what it is called where the title does not say so. */
static const char *place_of(Page *page, const View *view, const char *title)
{
    const Class *class = view->class;
    Arena *arena = page->scene->arena;
    if (title == view->claim->label)
        return arena_print(arena, words_in(page->language, "Sentence %d of %d"), class->at + 1,
                           class->claim_count);
    return phrase_print(arena, words_in(page->language, "Sentence %d of %d · %s"), class->at + 1,
                        class->claim_count, view->claim->label);
}

/* The title in its largest type that takes at most so many lines, or else in the smallest. */
static Lines break_title(const Page *page, const char *title, double width, int lines)
{
    const Type types[] = { head_type(page), TYPE_LABEL, TYPE_TOOL };
    size_t count = page->compact ? 3 : 2;
    Lines big = page_break(page, title, types[0], width);
    for (size_t i = 1; i < count && big.line_count > lines; i++)
        big = page_break(page, title, types[i], width);
    return big;
}

/* The steps stand at the end of the line above the title, with their names below them where these
 * have room: then the title stands beside them, too. */
static double tall_head(Page *page, const View *view, const StaffForm *form, const char *title)
{
    bool sentence = class_claim(view->class) >= 0, names = steps_have_names(page);
    double beside = sentence ? steps_width(page, form) + 3 * form->gap : 0, unit = form->unit;
    double width = form->head.w - (names ? beside : 0);
    Lines big = break_title(page, title, width, page->portrait ? 2 : 1);
    double start = head_start(page, form, &big), y = start;
    if (sentence) {
        const char *place = place_of(page, view, title);
        Lines above = page_break(page, place, TYPE_NOTE, form->head.w - beside);
        show_steps(page, view, form, start + 4 * unit);
        if (above.line_count == 1)
            y += page_show(page, form->head.x, y, form->head.w - beside, &above, place,
                           COLOUR_QUIET, ALIGN_START);
        else
            scene_speak(page->scene, "%s", place);
        y = fmax(y, names ? 0 : start + 7 * unit);
    }
    page_show(page, form->head.x, y, width, &big, title, COLOUR_INK, ALIGN_START);
    double tails = (page->language->right_to_left ? 0.75 : 0.45) * big.capital_mm;
    double end = y + big.height_mm - big.line_mm + big.ascent_mm + tails + form->gap;
    return fmax(end, sentence && names ? start + 4 * unit + page_line(page, TYPE_TOOL) * 1.9 : 0);
}

static double small_head(Page *page, const View *view, const StaffForm *form, const char *title,
                         const char *brief)
{
    bool sentence = class_claim(view->class) >= 0;
    double y = page->margin + 1.2 * form->unit, capital = page_capital(page, head_type(page));
    double width = form->head.w - (sentence ? steps_width(page, form) + 3 * form->gap : 0);
    if (sentence)
        show_steps(page, view, form, y + capital / 2);
    Lines big = break_title(page, title, width, 1);
    bool shortened = big.line_count > 1 && brief;
    if (shortened) {
        scene_speak(page->scene, "%s", title);
        big = break_title(page, brief, width, 1);
    }
    double top = y - (big.ascent_mm - big.capital_mm);
    page_show(page, form->head.x, top, width, &big, shortened ? brief : title, COLOUR_INK,
              ALIGN_START);
    double tails = (page->language->right_to_left ? 0.75 : 0.45) * big.capital_mm;
    return top + big.height_mm - big.line_mm + big.ascent_mm + tails + 0.6;
}

double class_head(Page *page, const View *view, const StaffForm *form, const char *title,
                  const char *brief)
{
    speak_step(page, view);
    double end = page->compact ? small_head(page, view, form, title, brief)
                               : tall_head(page, view, form, title);
    /* Of both votes nothing can be touched, so that they may stand above what can be reached. */
    double reach = view->class->page == CLASS_COMPARE ? 0 : page->touch_top;
    return fmax(fmax(end, form->body.y), reach);
}

/* ---- the bar ---- */

static StaffButton end_button(const Page *page)
{
    return (StaffButton){ "class:end", NULL,        words_in(page->language, "End class"),
                          NULL,        AREA_BUTTON, false,
                          false };
}

/* Width of a button with these words on so many lines. */
static double words_width(const Page *page, const char *words, int lines)
{
    if (!words)
        return 0;
    if (lines == 1)
        return page_break(page, words, TYPE_BUTTON, 1e6).width_mm + 8;
    double pad = page->compact ? 3 : 5;
    for (double width = page_widest_word(page, words, TYPE_TOOL) + 0.2;; width *= 1.04) {
        if (page_break_balanced(page, words, TYPE_TOOL, width).line_count <= lines)
            return width + pad;
    }
}

/* Takes so much from the end, or the start, of what is left of the bar. */
static Box from_end(Box *rest, double width, double gap)
{
    Box box = { rest->x + rest->w - width, rest->y, width, rest->h };
    rest->w -= width + gap;
    return box;
}

static Box from_start(Box *rest, double width, double gap)
{
    Box box = { rest->x, rest->y, width, rest->h };
    rest->x += width + gap;
    rest->w -= width + gap;
    return box;
}

static void show_back(Page *page, Box box)
{
    const char *word = words_in(page->language, "Back");
    const StaffButton back = { "back", "back", page->compact ? NULL : word, word, AREA_BUTTON,
                               false,  false };
    staff_button(page, &back, box);
}

/* The widths of the bar's buttons; 0: there is none. */
typedef struct {
    double end, other, back, next;
} Widths;

static double sum_of(const Widths *widths, double gap)
{
    const double all[] = { widths->end, widths->other, widths->back, widths->next };
    double sum = 0;
    for (size_t i = 0; i < COUNT(all); i++)
        sum += all[i] > 0 ? all[i] + gap : 0;
    return sum;
}

/* How wide the note is on so many lines. */
static double note_width(const Page *page, const char *note, int lines)
{
    double width = page_widest_word(page, note, TYPE_TOOL) + 0.2;
    while (page_break_balanced(page, note, TYPE_TOOL, width).line_count > lines)
        width *= 1.04;
    return width;
}

/* The free room that is wanted, of what the caller draws there or of the note on so many lines (0:
 * it is only spoken), with a gap on each side. */
static double room_wanted(const Page *page, const StaffForm *form, const ClassBar *bar, int lines)
{
    double wide = bar->room_mm;
    if (bar->note && wide <= 0 && lines > 0)
        wide = note_width(page, bar->note, lines);
    if (bar->room_mm <= 0 && wide > 0 &&
        !staff_note_fits(page, (Box){ 0, 0, wide, form->bar.h }, bar->note))
        return form->bar.w; /* its lines are too high */
    return wide > 0 ? wide + 3 * form->gap : 0;
}

/* The widths of the buttons with their words on so many lines. */
static Widths widths_on(const Page *page, const StaffForm *form, const ClassBar *bar, int lines)
{
    const char *end = words_in(page->language, "End class"),
               *back = words_in(page->language, "Back");
    double least = form->row, icon = lines > 1 ? 0 : 10 * form->unit;
    Widths widths = { 0 };
    if (bar->next)
        widths.next = fmax(least, words_width(page, bar->next, lines));
    if (bar->other)
        widths.other = fmax(least, words_width(page, bar->other, lines));
    if (bar->end)
        widths.end = fmax(least, words_width(page, end, lines));
    if (bar->back)
        widths.back = page->compact ? least : fmax(least, words_width(page, back, lines) + icon);
    return widths;
}

/* Lines of the buttons' words, and of the note: on low panels the note is worth two lines on the
 * buttons, on others it is only spoken then. */
static const int small_ways[][2] = { { 1, 1 }, { 1, 2 }, { 2, 2 }, { 1, 0 }, { 2, 0 } };
static const int tall_ways[][2] = { { 1, 1 }, { 1, 2 }, { 1, 0 }, { 2, 2 }, { 2, 0 } };

/* The first way in which all have room. */
static Widths share_bar(const Page *page, const StaffForm *form, const ClassBar *bar)
{
    bool tight = page->compact;
    Widths widths = { 0 };
    double used = 0;
    for (size_t i = 0; i < COUNT(small_ways); i++) {
        const int *way = tight && !page->portrait ? small_ways[i] : tall_ways[i];
        widths = widths_on(page, form, bar, way[0]);
        used = sum_of(&widths, form->gap) - form->gap + room_wanted(page, form, bar, way[1]);
        if (used <= form->bar.w)
            break;
    }
    if (tight && used > form->bar.w) { /* another page has room for it */
        used -= widths.end + form->gap;
        widths.end = 0;
    }
    double spare = form->bar.w - used;
    if (bar->next && spare > 0)
        widths.next += tight ? spare : fmin(spare, fmax(0, form->bar.w * 0.28 - widths.next));
    return widths;
}

/* On larger panels a class reads it from the back of the room. */
static void show_note(Page *page, const ClassBar *bar, Box box)
{
    if (!bar->note || box.w < page_widest_word(page, bar->note, TYPE_TOOL)) {
        if (bar->note)
            scene_speak(page->scene, "%s", bar->note);
        return;
    }
    Lines large = page_break_balanced(page, bar->note, TYPE_TEXT, box.w);
    double block = large.height_mm - large.line_mm + large.capital_mm;
    if (page->compact || large.line_count > 2 || block > box.h * 0.8)
        staff_note(page, box, bar->note, COLOUR_QUIET);
    else
        page_show(page, box.x, box.y + (box.h - block) / 2 - (large.ascent_mm - large.capital_mm),
                  box.w, &large, bar->note, COLOUR_QUIET, ALIGN_START);
}

/* From the start: on larger panels "End class", the note, Back and what leads on; on small ones
 * Back, which needs the corner, first. What leads on is first in focus order. */
Box class_bar(Page *page, const StaffForm *form, const ClassBar *bar)
{
    const StaffButton leads = { bar->next_id, NULL, bar->next, NULL, AREA_PRIMARY, false, false };
    const StaffButton more = { bar->other_id, NULL, bar->other, NULL, AREA_BUTTON, false, false };
    const StaffButton over = end_button(page);
    Widths widths = share_bar(page, form, bar);
    Box rest = form->bar, back = { 0 }, end = { 0 }, next = { 0 }, other = { 0 };
    double gap = form->gap;
    if (bar->back && page->compact)
        back = from_start(&rest, widths.back, gap);
    if (widths.end > 0)
        end = from_start(&rest, widths.end, gap);
    if (bar->next)
        next = from_end(&rest, widths.next, gap);
    if (bar->back && !page->compact)
        back = from_end(&rest, widths.back, gap);
    if (bar->other)
        other = from_end(&rest, widths.other, gap);
    Box room = { rest.x + gap, rest.y, fmax(0, rest.w - 2 * gap), rest.h };
    show_note(page, bar, room);
    if (bar->next)
        staff_button(page, &leads, next);
    if (bar->other)
        staff_button(page, &more, other);
    if (bar->back)
        show_back(page, back);
    if (widths.end > 0)
        staff_button(page, &over, end);
    return room;
}

/* ---- cards ---- */

ClassCards class_cards(const Page *page, Box box, double least_mm)
{
    double gap = page->compact ? PAGE_GAP_MM : 3 * page->scale;
    int columns = (box.w + gap) / CLASS_LEVELS - gap < least_mm ? 2 : CLASS_LEVELS;
    return (ClassCards){ columns, gap, box };
}

Box class_card(const ClassCards *cards, int level)
{
    int rows = CLASS_LEVELS / cards->columns;
    double width = (cards->box.w + cards->gap) / cards->columns - cards->gap;
    double height = (cards->box.h + cards->gap) / rows - cards->gap;
    return (Box){ cards->box.x + level % cards->columns * (width + cards->gap),
                  cards->box.y + level / cards->columns * (height + cards->gap), width, height };
}

double class_level(Page *page, int level, Box card, double drawing_mm)
{
    const Colour ink = COLOUR_INK;
    double pad = page->compact ? 1.6 : 3 * page->scale, width = card.w - 2 * pad;
    level_draw(page->scene, (Level)level,
               (Box){ card.x + pad, card.y + pad, fmin(width, drawing_mm * 5), drawing_mm });
    const Type types[] = { TYPE_LABEL, TYPE_TOOL };
    Lines name = page_break(page, terms_level(page->language, (Level)level), TYPE_LABEL, 1e6);
    for (size_t i = 0; i < COUNT(types) && name.width_mm > width; i++)
        name = page_break(page, terms_level(page->language, (Level)level), types[i], 1e6);
    name = page_close(name);
    double y = card.y + pad + drawing_mm + (page->compact ? 0.8 : pad * 0.6);
    scene_lines(page->scene, card.x + pad, y, width, &name,
                page->compact ? ALIGN_CENTRE : ALIGN_START, &ink, 1);
    return y + name.height_mm - card.y;
}

/* ---- votes ---- */

double class_dot_pitch(double width_mm, double height_mm, int most, double largest_mm)
{
    double pitch = largest_mm;
    for (; pitch > 1; pitch *= 0.95) {
        int columns = (int)(width_mm / pitch), rows = (int)(height_mm / pitch);
        if (columns * rows >= most)
            break;
    }
    double ten = width_mm / 10 - 0.001; /* ten on a line can be counted at a glance */
    return pitch > ten && pitch * 0.85 < ten ? ten : pitch;
}

/* A circle, in four curves. */
static void ring(Page *page, Point at, double radius, double width)
{
    double k = radius * 0.5523, x = at.x, y = at.y, r = radius;
    const Point points[] = { { x + r, y },     { x + r, y + k }, { x + k, y + r }, { x, y + r },
                             { x - k, y + r }, { x - r, y + k }, { x - r, y },     { x - r, y - k },
                             { x - k, y - r }, { x, y - r },     { x + k, y - r }, { x + r, y - k },
                             { x + r, y } };
    scene_stroke(page->scene, points, (int)COUNT(points), width, COLOUR_QUIET, true);
}

void class_dot(Page *page, Point at, double radius, bool dashed)
{
    double width = radius * 0.15;
    if (dashed)
        ring(page, at, radius - width / 2, width);
    else
        scene_disc(page->scene, (Box){ at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                   COLOUR_QUIET, COLOUR_NONE, 0);
}

/* Words beside dots, in the middle of their line. */
static void beside(Page *page, double x, double middle, const Lines *words, Colour colour)
{
    scene_lines(page->scene, x, middle + words->capital_mm / 2 - words->ascent_mm,
                words->width_mm + 0.1, words, ALIGN_START, &colour, 1);
}

/* One or two votes: one dot and what it stands for, on a line that is as high as the words. */
static void show_few(Page *page, Box box, double pitch_mm, bool dashed)
{
    double x = box.x + pitch_mm * 1.25;
    Lines words = page_break(page, CLASS_FEW_TEXT, page->compact ? TYPE_TOOL : TYPE_TEXT, 1e6);
    if (words.width_mm > box.x + box.w - x)
        words = page_break(page, CLASS_FEW_TEXT, TYPE_TOOL, 1e6);
    double middle = box.y + fmax(pitch_mm, words.capital_mm * 1.2) / 2;
    class_dot(page, (Point){ box.x + pitch_mm / 2, middle }, pitch_mm * 0.39, dashed);
    beside(page, x, middle, &words, COLOUR_QUIET);
}

void class_dots(Page *page, Box box, double pitch_mm, int votes, bool dashed, bool number)
{
    double words = page_capital(page, TYPE_TOOL) * 2.6;
    int columns = (int)((box.w - (number ? words : 0)) / pitch_mm);
    columns = columns < 1 ? 1 : columns;
    if (class_told(votes) == CLASS_FEW) {
        show_few(page, box, pitch_mm, dashed);
        return;
    }
    for (int i = 0; i < votes; i++)
        class_dot(page,
                  (Point){ box.x + (i % columns + 0.5) * pitch_mm,
                           box.y + (i / columns + 0.5) * pitch_mm },
                  pitch_mm * 0.39, dashed);
    double x = box.x + (votes < columns ? votes : columns) * pitch_mm + pitch_mm * 0.25;
    Lines count = page_break(page, arena_print(page->scene->arena, "%d", votes), TYPE_LABEL, 1e6);
    if (number && votes > 0 && x + count.width_mm <= box.x + box.w)
        beside(page, x, box.y + pitch_mm / 2, &count, COLOUR_INK);
}

const char *class_votes_say(Page *page, int votes)
{
    if (class_told(votes) == CLASS_FEW)
        return words_in(page->language, "1–2 votes");
    return arena_print(
        page->scene->arena,
        words_count_in(page->language, "%d vote", "%d votes", (unsigned long)(votes)), votes);
}
