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

/* The five steps as knots on a rope, the present one large. Returns the width. */
static double show_steps(Page *page, const View *view, const StaffForm *form, double middle)
{
    int step = class_step(view->class);
    bool words = !page->compact && page->width_mm > 300;
    double pitch = steps_pitch(page, words), unit = form->unit, small = 3.6 * unit;
    double large = 5.6 * unit, width = pitch * (CLASS_STEPS - 1) + large;
    if (words)
        width += pitch - large;
    if (step < 0)
        return 0;
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
    return width;
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
static double head_start(const Page *page, const StaffForm *form)
{
    double line = page_line(page, TYPE_NOTE) + page_line(page, TYPE_HEADING) + form->gap;
    return page->compact || !page->portrait ? page->margin
                                            : fmax(page->margin, form->body.y - line);
}

double class_head(Page *page, const View *view, const StaffForm *form, const char *title,
                  const char *brief)
{
    const Class *class = view->class;
    const Type types[] = { head_type(page), TYPE_LABEL, TYPE_TOOL };
    bool tall = !page->compact, sentence = class_claim(class) >= 0;
    double marks = page->language->right_to_left && !page->compact ? 2 * form->unit : 0;
    double start = head_start(page, form);
    double y = start + (tall ? 0 : 1.2 * form->unit) + marks;
    double used = sentence ? show_steps(page, view, form,
                                        tall ? start + 4 * form->unit
                                             : y + page_capital(page, head_type(page)) / 2)
                           : 0;
    double width = form->head.w - used - (used > 0 ? 3 * form->gap : 0);
    speak_step(page, view);
    if (tall && sentence) {
        const char *place =
            phrase_print(page->scene->arena, words_in(page->language, "Claim %d of %d · %s"),
                         class->at + 1, class->claim_count, view->claim->label);
        Lines above = page_break(page, place, TYPE_NOTE, width);
        if (above.line_count == 1)
            y += page_show(page, form->head.x, y, width, &above, place, COLOUR_QUIET, ALIGN_START);
        else
            scene_speak(page->scene, "%s", place);
    }
    Lines big = page_break(page, title, types[0], width);
    for (size_t i = 1; i < COUNT(types) && big.line_count > 1 && !(tall && i > 1); i++)
        big = page_break(page, title, types[i], width);
    bool shortened = big.line_count > 1 && brief && !tall;
    if (shortened)
        scene_speak(page->scene, "%s", title);
    for (size_t i = 0; i < COUNT(types) && shortened; i++) {
        big = page_break(page, brief, types[i], width);
        if (big.line_count == 1)
            break;
    }
    double top = tall ? y : y - (big.ascent_mm - big.capital_mm);
    page_show(page, form->head.x, top, width, &big, shortened ? brief : title, COLOUR_INK,
              ALIGN_START);
    double tails = (page->language->right_to_left ? 0.75 : 0.45) * big.capital_mm;
    double end = top + big.height_mm - big.line_mm + big.ascent_mm + tails;
    double under = used > 0 && tall && page->width_mm > 300
                       ? start + 4 * form->unit + page_line(page, TYPE_TOOL) * 1.9
                       : 0;
    return fmax(fmax(fmax(end + (tall ? form->gap : 0.6), form->body.y), under), page->touch_top);
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

/* Words on one line if all of the buttons and the free room have place then, else on two. */
static Widths share_bar(const Page *page, const StaffForm *form, const ClassBar *bar)
{
    const char *end = words_in(page->language, "End class"),
               *back = words_in(page->language, "Back");
    bool tight = page->compact;
    Widths widths = { 0 };
    for (int lines = 1; lines <= 2; lines++) {
        double least = form->row, icon = 10 * form->unit;
        widths = (Widths){ .other = words_width(page, bar->other, lines),
                           .next = words_width(page, bar->next, lines) };
        widths.next = bar->next ? fmax(widths.next, least) : 0;
        widths.other = bar->other ? fmax(widths.other, least) : 0;
        if (bar->end)
            widths.end = fmax(least, words_width(page, end, lines));
        if (bar->back)
            widths.back =
                tight ? least
                      : fmax(least, words_width(page, back, lines) + (lines > 1 ? 0 : icon));
        if (sum_of(&widths, form->gap) - form->gap + bar->room_mm <= form->bar.w)
            break;
    }
    if (tight && sum_of(&widths, form->gap) - form->gap > form->bar.w)
        widths.end = 0; /* another page has room for it */
    double spare = form->bar.w - sum_of(&widths, form->gap) + form->gap - bar->room_mm;
    bool alone = !bar->note && bar->room_mm <= 0;
    if (bar->next && spare > 0)
        widths.next +=
            tight && alone ? spare : fmin(spare, fmax(0, form->bar.w * 0.28 - widths.next));
    return widths;
}

static void show_note(Page *page, const ClassBar *bar, Box box)
{
    if (bar->note && box.w > 20)
        staff_note(page, box, bar->note, COLOUR_QUIET);
    else if (bar->note)
        scene_speak(page->scene, "%s", bar->note);
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
    return pitch;
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
    double width = radius * 0.28;
    if (dashed)
        ring(page, at, radius - width / 2, width);
    else
        scene_disc(page->scene, (Box){ at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                   COLOUR_QUIET, COLOUR_NONE, 0);
}

static void beside(Page *page, double x, double middle, double width, const char *text, Type type,
                   Colour colour)
{
    Lines words = page_break(page, text, type, 1e6);
    if (words.width_mm <= width)
        scene_lines(page->scene, x, middle + words.capital_mm / 2 - words.ascent_mm, width, &words,
                    ALIGN_START, &colour, 1);
}

void class_dots(Page *page, Box box, double pitch_mm, int votes, bool dashed, bool number)
{
    int told = class_told(votes), shown = told == CLASS_FEW ? 1 : votes;
    double radius = pitch_mm * 0.39, words = page_capital(page, TYPE_TOOL) * 2.6;
    int columns = (int)((box.w - (number ? words : 0)) / pitch_mm);
    columns = columns < 1 ? 1 : columns;
    for (int i = 0; i < shown; i++)
        class_dot(page,
                  (Point){ box.x + (i % columns + 0.5) * pitch_mm,
                           box.y + (i / columns + 0.5) * pitch_mm },
                  radius, dashed);
    double middle = box.y + pitch_mm / 2;
    double x = box.x + (shown < columns ? shown : columns) * pitch_mm + pitch_mm * 0.25;
    if (told == CLASS_FEW)
        beside(page, x, middle, box.x + box.w - x, CLASS_FEW_TEXT, TYPE_TOOL, COLOUR_QUIET);
    else if (number && votes > 0)
        beside(page, x, middle, box.x + box.w - x, arena_print(page->scene->arena, "%d", votes),
               TYPE_LABEL, COLOUR_INK);
}

const char *class_votes_say(Page *page, int votes)
{
    if (class_told(votes) == CLASS_FEW)
        return words_in(page->language, "1–2 votes");
    return arena_print(
        page->scene->arena,
        words_count_in(page->language, "%d vote", "%d votes", (unsigned long)(votes)), votes);
}
