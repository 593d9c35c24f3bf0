/* compare.c: the visitor's level beside the exhibit's, the deciding fact, what is known today, how
 * others rated it. Never "right" or "wrong": the rule has its reason, and visitors may disagree. */
#include <math.h>

#include "base/log.h"
#include "drawing/level.h"
#include "drawing/trail.h"
#include "layout/flow.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

#define FEWEST_OTHERS 10 /* others' ratings are shown from this many on; see docs/numbers.md */

static const char *reason_word(const Page *page, int reason)
{
    static const char *const words[VISIT_REASONS] = {
        N_("The source can be trusted more"),
        N_("The source can be trusted less"),
        N_("The changed words matter more"),
        N_("The changed words matter less"),
    };
    return words_in(page->language, words[reason]);
}

static const char *heading(Page *page, const Claim *claim, const Answer *answer)
{
    Arena *arena = page->scene->arena;
    const char *yours = terms_level(page->language, (Level)answer->second);
    if (answer->second == (int)claim->verdict.level)
        /* TR: %s is a level, such as Good; "the rule" is the exhibit's rule for sources */
        return phrase_print(arena, words_in(page->language, "You said %s. So does the rule."),
                            yours);
    return phrase_print(arena, words_in(page->language, "You said %s. By the rule it is %s."),
                        yours, terms_level(page->language, claim->verdict.level));
}

/* A part of the page: its label, its text, its type. */
typedef struct {
    const char *label; /* may be NULL */
    const char *text;
    Type type;
    bool bar; /* draw the ochre bar at the left */
} Part;

static double part_height(Page *page, const Part *part, double width)
{
    double indent = part->bar ? 4 * page->scale : 0;
    double label = 0;
    if (part->label)
        label = page_break(page, part->label, TYPE_TEXT, width - indent).height_mm;
    return label + page_break(page, part->text, part->type, width - indent).height_mm;
}

static void show_part(Page *page, const Part *part, double x, double y, double width)
{
    double indent = part->bar ? 4 * page->scale : 0;
    double height = part_height(page, part, width);
    if (part->bar)
        scene_box(page->scene, (Box){ x, y, 1.2 * page->scale, height }, COLOUR_ROPE, COLOUR_NONE,
                  0, 0);
    if (part->label)
        y += page_text(page, x + indent, y, width - indent, part->label, TYPE_TEXT, COLOUR_QUIET,
                       ALIGN_START);
    page_text(page, x + indent, y, width - indent, part->text, part->type, COLOUR_INK, ALIGN_START);
}

/* ---- the visitor's level, the exhibit's, the others' ---- */

static double level_pair_height(const Page *page)
{
    return 22 * page->scale + page_line(page, TYPE_TEXT) + page_line(page, TYPE_LABEL);
}

static double level_pair(Page *page, const Claim *claim, const Answer *answer, Box box)
{
    const Level levels[] = { (Level)answer->second, claim->verdict.level };
    const char *const whose[] = { words_in(page->language, "Your rating"),
                                  words_in(page->language, "By the rule") };
    double width = (box.w - page->gap) / 2, pad = 4 * page->scale;
    double drawing = 14 * page->scale;
    double height = level_pair_height(page);
    for (int i = 0; i < 2; i++) {
        Box at = { box.x + i * (width + page->gap), box.y, width, height };
        scene_box(page->scene, at, i ? COLOUR_CHOSEN : COLOUR_CARD,
                  i ? COLOUR_TOUCH : COLOUR_HAIRLINE, 0.4 * page->scale, 2.2 * page->scale);
        double x = at.x + pad, y = at.y + pad, inner = width - 2 * pad;
        y += page_text(page, x, y, inner, whose[i], TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
        level_draw(page->scene, levels[i],
                   (Box){ x, y + drawing * 0.1, fmin(inner, 44 * page->scale), drawing * 0.8 });
        y += drawing;
        page_text(page, x, y, inner, terms_level(page->language, levels[i]), TYPE_LABEL, COLOUR_INK,
                  ALIGN_START);
    }
    return height;
}

/* Shows how others rated it in the end, with a bar for each level, or nothing with fewer than ten.
 * Returns the height. */
static double others(Page *page, const View *view, Box box, bool show)
{
    if (!view->others)
        return 0;
    const int64_t *rated = view->others->second;
    int64_t all = 0, most = 1;
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++) {
        all += rated[i];
        most = rated[i] > most ? rated[i] : most;
    }
    double line = page_line(page, TYPE_TEXT);
    if (all < FEWEST_OTHERS)
        return 0;
    if (!show)
        return 5 * line;
    const char *title = arena_print(page->scene->arena,
                                    words_count_in(page->language, "How %d visitor rated it",
                                                   "How %d visitors rated it", (unsigned long)all),
                                    (int)all);
    double y =
        box.y + page_text(page, box.x, box.y, box.w, title, TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    double words = 0;
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++)
        words = fmax(
            words,
            page_break(page, terms_level(page->language, (Level)i), TYPE_TEXT, box.w).width_mm);
    for (int i = LEVEL_STRONG; i >= LEVEL_MISSING; i--) {
        page_text(page, box.x, y, box.w, terms_level(page->language, (Level)i), TYPE_TEXT,
                  COLOUR_INK, ALIGN_START);
        double room = box.w - words - 2 * page->gap;
        double width = fmax(0.8, room * (double)rated[i] / (double)most);
        scene_box(page->scene,
                  (Box){ box.x + words + page->gap, y + line * 0.22, width, line * 0.5 },
                  COLOUR_ROPE, COLOUR_NONE, 0, 0);
        scene_speak(page->scene, "%s: %d", terms_level(page->language, (Level)i), (int)rated[i]);
        y += line;
    }
    return y - box.y;
}

/* ---- I still disagree ---- */

static double disagree_button(Page *page, const View *view, Box box, bool show)
{
    const Answer *answer = visit_answer(view->visit);
    const char *label = view->visit->disagreeing ? words_in(page->language, "Never mind")
                        : answer->disagree       ? words_in(page->language, "You disagree. Noted.")
                                                 : words_in(page->language, "I still disagree");
    double width = fmin(box.w, button_width(page, NULL, label) + 4 * page->scale);
    double height = PAGE_TOUCH_MM * page->scale;
    if (show)
        button_show(page, "disagree", (Box){ box.x, box.y, width, height }, NULL, label, NULL,
                    AREA_CHOICE, answer->disagree != 0);
    if (!view->visit->more || view->visit->disagreeing)
        return height;
    const char *enough = words_in(page->language, "That is enough");
    double enough_w = fmin(box.w, button_width(page, NULL, enough) + 4 * page->scale);
    bool beside = width + page->gap + enough_w <= box.w;
    Box at = { box.x, box.y + height + page->gap, enough_w, height };
    if (beside)
        at = (Box){ box.x + width + page->gap, box.y, enough_w, height };
    if (show)
        button_show(page, "finish", at, NULL, enough, NULL, AREA_CHOICE, false);
    return beside ? height : 2 * height + page->gap;
}

static void reasons(Page *page, const View *view, Box box)
{
    double y = box.y;
    y += page_text(page, box.x, y, box.w, words_in(page->language, "Why?"),
                   page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += page->gap;
    double room = (box.y + box.h - y - 4 * page->gap) / 5;
    int columns = room < PAGE_TOUCH_MM * page->scale ? 2 : 1;
    double width = fmin((box.w - (columns - 1) * page->gap) / columns, 190 * page->scale);
    double least = fmax(PAGE_TOUCH_MM, fmin(room, PAGE_TOUCH_MM * 1.3 * page->scale));
    for (int first = 0; first < VISIT_REASONS; first += columns) {
        double height = least; /* a row is as high as its text needs */
        for (int i = first; i < first + columns; i++) {
            Lines lines =
                page_break(page, reason_word(page, i), TYPE_LABEL, width - 2 * PAGE_GAP_MM);
            height = fmax(height, lines.height_mm + 2);
        }
        for (int i = first; i < first + columns; i++) {
            Box at = { box.x + i % columns * (width + page->gap), y, width, height };
            button_show(page, arena_print(page->scene->arena, "disagree:%d", i + 1), at, NULL,
                        reason_word(page, i), NULL, AREA_CHOICE,
                        visit_answer(view->visit)->disagree == i + 1);
        }
        y += height + page->gap;
    }
    if (columns == 1)
        disagree_button(page, view, (Box){ box.x, y, width, least }, true);
}

/* ---- the page ---- */

/* Shows everything on one page: side by side, or one below the other on an upright panel. False
 * when it does not fit. */
static bool wide_compare(Page *page, const View *view, const Claim *claim, const Part *parts,
                         Box box)
{
    double gutter = page->portrait ? 0 : page->margin;
    double left = page->portrait ? box.w : (box.w - gutter) * 0.56;
    double right = page->portrait ? box.w : box.w - gutter - left;
    double button = disagree_button(page, view, (Box){ box.x, box.y, left, 0 }, false);
    double words =
        part_height(page, &parts[0], left) + part_height(page, &parts[1], left) + 4 * page->gap;
    double below = button + (page->portrait ? level_pair_height(page) + 2 * page->gap : 0);
    if (page->compact || words + below > box.h)
        return false;
    double y = box.y;
    for (int i = 0; i < 2; i++) {
        show_part(page, &parts[i], box.x, y, left);
        y += part_height(page, &parts[i], left) + 2 * page->gap;
    }
    double x = page->portrait ? box.x : box.x + left + gutter;
    double side_y = page->portrait ? y : box.y;
    side_y += level_pair(page, claim, visit_answer(view->visit), (Box){ x, side_y, right, 0 }) +
              2 * page->gap;
    double bars = others(page, view, (Box){ x, side_y, right, 0 }, false);
    if (side_y + bars <= box.y + box.h - (page->portrait ? button + page->gap : 0))
        others(page, view, (Box){ x, side_y, right, 0 }, true);
    double under = fmax(y, side_y + bars) + page->gap;
    double room = box.y + box.h - button - page->gap - under;
    const TrailOf trail = { claim, view->story->original_date, false };
    if (room >= trail_least_height(page, &trail))
        trail_draw(page, &trail, (Box){ box.x, under, box.w, room });
    else
        trail_speak(page, &trail);
    disagree_button(page, view, (Box){ box.x, box.y + box.h - button, left, button }, true);
    return true;
}

/* For narrow panels: uses as many pages as needed, with the button on the first and the others'
 * ratings on the last. Returns the number of pages. */
static int paged_compare(Page *page, const View *view, const Part *parts, Box box)
{
    const FlowPart flow[] = { { parts[0].text, TYPE_READING, COLOUR_INK, false, true },
                              { parts[1].label, TYPE_TEXT, COLOUR_QUIET, true, false },
                              { parts[1].text, TYPE_READING, COLOUR_INK, false, false } };
    double button = disagree_button(page, view, box, false);
    int pages = flow_show(page, flow, COUNT(flow), box, button + page->gap, view->visit->page);
    if (view->visit->page == 0)
        disagree_button(page, view, (Box){ box.x, box.y + box.h - button, box.w, button }, true);
    double bars = others(page, view, box, false);
    if (bars <= 0 || bars > box.h)
        return pages;
    if (view->visit->page == pages)
        others(page, view, box, true);
    return pages + 1;
}

static const char *next_label(const Page *page, const View *view)
{
    const Visit *visit = view->visit;
    if (visit->more)
        return words_in(page->language, "Next claim");
    return visit->answer_count < view->story->path_count
               ? words_in(page->language, "Next claim")
               : words_in(page->language, "See how it went");
}

Pages compare_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    Box body = page->body;
    Arena *arena = page->scene->arena;
    const Answer *answer = visit_answer(view->visit);
    double y = body.y;
    if (!page->terse)
        y += claim_head_show(page, view, body, claim);
    else
        claim_head_speak(page, view, claim);
    if (view->visit->disagreeing) {
        reasons(page, view, (Box){ body.x, y, body.w, body.y + body.h - y });
        bar_show(page, view, "next", next_label(page, view), true);
        return ONE_PAGE;
    }
    y += page_text(page, body.x, y, body.w, heading(page, claim, answer),
                   page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += page->terse ? 1 : page->gap;
    /* TR: a state such as Supported, and the date it was last looked at */
    const char *known = phrase_print(arena, words_in(page->language, "What we know: %s (%s)"),
                                     terms_known(page->language, claim->known),
                                     page_date(page, claim->known_as_of));
    const Part parts[] = { { page->compact ? NULL : words_in(page->language, "What decided it"),
                             claim->deciding, page->compact ? TYPE_READING : TYPE_LEAD, true },
                           { known, claim->known_line, TYPE_READING, false } };
    Box box = { body.x, y, body.w, body.y + body.h - y };
    int pages = 1;
    if (!wide_compare(page, view, claim, parts, box))
        pages = paged_compare(page, view, parts, box);
    bool more_pages = view->visit->page < pages - 1;
    bar_show(page, view, "next",
             more_pages ? words_in(page->language, "Go on") : next_label(page, view), true);
    return (Pages){ pages, pages - 1 };
}
