/* compare.c: yours beside the documented level, the one deciding fact, what we know today, how
 * others rated it. Never "right" or "wrong": the rule has its reason, and one may disagree. */
#include <math.h>

#include "base/log.h"
#include "layout/flow.h"
#include "typeset/phrase.h"
#include "words/words.h"

#define FEWEST_OTHERS 10 /* others' ratings are shown from so many on; docs/numbers.md */

const char *known_word(Known known)
{
    static const char *const words[KNOWN_COUNT] = { N_("Supported"), N_("Disputed"),
                                                    N_("Contradicted"), N_("Unknown") };
    return words_get(words[known]);
}

static const char *reason_word(int reason)
{
    static const char *const words[VISIT_REASONS] = {
        N_("The source can be trusted more"),
        N_("The source can be trusted less"),
        N_("The changed words matter more"),
        N_("The changed words matter less"),
    };
    return words_get(words[reason]);
}

static const char *heading(Sheet *sheet, const Claim *claim, const Answer *answer)
{
    Arena *arena = sheet->scene->arena;
    const char *yours = level_word((Level)answer->second);
    if (answer->second == (int)claim->verdict.level)
        /* TR: %s is a level, such as Good; "the rule" is the exhibit's rule for sources */
        return phrase_print(arena, _("You said %s. So does the rule."), yours);
    return phrase_print(arena, _("You said %s. By the rule it is %s."), yours,
                        level_word(claim->verdict.level));
}

/* A part of the page: what it is called, its text, how it is set. */
typedef struct {
    const char *label; /* NULL: none */
    const char *text;
    Type type;
    bool bar; /* the ochre bar beside the deciding fact */
} Part;

static double part_height(Sheet *sheet, const Part *part, double width)
{
    double indent = part->bar ? 4 * sheet->scale : 0;
    double label = 0;
    if (part->label)
        label = sheet_break(sheet, part->label, TYPE_TEXT, width - indent).height_mm;
    return label + sheet_break(sheet, part->text, part->type, width - indent).height_mm;
}

static void show_part(Sheet *sheet, const Part *part, double x, double y, double width)
{
    double indent = part->bar ? 4 * sheet->scale : 0;
    double height = part_height(sheet, part, width);
    if (part->bar)
        scene_box(sheet->scene, (Box){ x, y, 1.2 * sheet->scale, height }, COLOUR_ROPE, COLOUR_NONE,
                  0, 0);
    if (part->label)
        y += sheet_text(sheet, x + indent, y, width - indent, part->label, TYPE_TEXT, COLOUR_QUIET,
                        ALIGN_START);
    sheet_text(sheet, x + indent, y, width - indent, part->text, part->type, COLOUR_INK,
               ALIGN_START);
}

/* ---- yours and the rule's, and the others' ---- */

static double level_pair_height(const Sheet *sheet)
{
    return 22 * sheet->scale + sheet_line(sheet, TYPE_TEXT) + sheet_line(sheet, TYPE_LABEL);
}

static double level_pair(Sheet *sheet, const Claim *claim, const Answer *answer, Box box)
{
    const Level levels[] = { (Level)answer->second, claim->verdict.level };
    const char *const whose[] = { _("Your rating"), _("By the rule") };
    double width = (box.w - sheet->gap) / 2, pad = 4 * sheet->scale;
    double drawing = 14 * sheet->scale;
    double height = level_pair_height(sheet);
    for (int i = 0; i < 2; i++) {
        Box at = { box.x + i * (width + sheet->gap), box.y, width, height };
        scene_box(sheet->scene, at, i ? COLOUR_CHOSEN : COLOUR_CARD,
                  i ? COLOUR_TOUCH : COLOUR_HAIRLINE, 0.4 * sheet->scale, 2.2 * sheet->scale);
        double x = at.x + pad, y = at.y + pad, inner = width - 2 * pad;
        y += sheet_text(sheet, x, y, inner, whose[i], TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
        level_draw(sheet, levels[i],
                   (Box){ x, y + drawing * 0.1, fmin(inner, 44 * sheet->scale), drawing * 0.8 });
        y += drawing;
        sheet_text(sheet, x, y, inner, level_word(levels[i]), TYPE_LABEL, COLOUR_INK, ALIGN_START);
    }
    return height;
}

/* How the others rated it in the end: a bar a level. Nothing below ten. Returns the height. */
static double others(Sheet *sheet, const Claim *claim, Box box, bool show)
{
    if (!sheet->view->ledger)
        return 0;
    Tally tally = ledger_tally(sheet->view->ledger, sheet->story->id, claim->id);
    int64_t all = 0, most = 1;
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++) {
        all += tally.second[i];
        most = tally.second[i] > most ? tally.second[i] : most;
    }
    double line = sheet_line(sheet, TYPE_TEXT);
    if (all < FEWEST_OTHERS)
        return 0;
    if (!show)
        return 5 * line;
    const char *title = arena_print(
        sheet->scene->arena,
        words_count("How %d visitor rated it", "How %d visitors rated it", (unsigned long)all),
        (int)all);
    double y =
        box.y + sheet_text(sheet, box.x, box.y, box.w, title, TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    double words = 0;
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++)
        words = fmax(words, sheet_break(sheet, level_word((Level)i), TYPE_TEXT, box.w).width_mm);
    for (int i = LEVEL_STRONG; i >= LEVEL_MISSING; i--) {
        sheet_text(sheet, box.x, y, box.w, level_word((Level)i), TYPE_TEXT, COLOUR_INK,
                   ALIGN_START);
        double room = box.w - words - 2 * sheet->gap;
        double width = fmax(0.8, room * (double)tally.second[i] / (double)most);
        scene_box(sheet->scene,
                  (Box){ box.x + words + sheet->gap, y + line * 0.22, width, line * 0.5 },
                  COLOUR_ROPE, COLOUR_NONE, 0, 0);
        scene_speak(sheet->scene, "%s: %d", level_word((Level)i), (int)tally.second[i]);
        y += line;
    }
    return y - box.y;
}

/* ---- I still disagree ---- */

static double disagree_button(Sheet *sheet, Box box, bool show)
{
    const Answer *answer = visit_answer(sheet->visit);
    const char *label = sheet->visit->disagreeing ? _("Never mind")
                        : answer->disagree        ? _("You disagree. Noted.")
                                                  : _("I still disagree");
    double width = fmin(box.w, sheet_button_width(sheet, NULL, label) + 4 * sheet->scale);
    double height = TOUCH_MM * sheet->scale;
    if (show)
        sheet_button(sheet, "disagree", (Box){ box.x, box.y, width, height }, NULL, label, NULL,
                     AREA_CHOICE, answer->disagree != 0);
    if (!sheet->visit->more || sheet->visit->disagreeing)
        return height;
    const char *enough = _("That is enough");
    double enough_w = fmin(box.w, sheet_button_width(sheet, NULL, enough) + 4 * sheet->scale);
    bool beside = width + sheet->gap + enough_w <= box.w;
    Box at = { box.x, box.y + height + sheet->gap, enough_w, height };
    if (beside)
        at = (Box){ box.x + width + sheet->gap, box.y, enough_w, height };
    if (show)
        sheet_button(sheet, "finish", at, NULL, enough, NULL, AREA_CHOICE, false);
    return beside ? height : 2 * height + sheet->gap;
}

static void reasons(Sheet *sheet, Box box)
{
    double y = box.y;
    y += sheet_text(sheet, box.x, y, box.w, _("Why?"), sheet->terse ? TYPE_LABEL : TYPE_HEADING,
                    COLOUR_INK, ALIGN_START);
    y += sheet->gap;
    double room = (box.y + box.h - y - 4 * sheet->gap) / 5;
    int columns = room < TOUCH_MM * sheet->scale ? 2 : 1;
    double width = fmin((box.w - (columns - 1) * sheet->gap) / columns, 190 * sheet->scale);
    double least = fmax(TOUCH_MM, fmin(room, TOUCH_MM * 1.3 * sheet->scale));
    for (int first = 0; first < VISIT_REASONS; first += columns) {
        double height = least; /* a row is as high as its own words need */
        for (int i = first; i < first + columns; i++) {
            Lines lines = sheet_break(sheet, reason_word(i), TYPE_LABEL, width - 2 * GAP_MM);
            height = fmax(height, lines.height_mm + 2);
        }
        for (int i = first; i < first + columns; i++) {
            Box at = { box.x + i % columns * (width + sheet->gap), y, width, height };
            sheet_button(sheet, arena_print(sheet->scene->arena, "disagree:%d", i + 1), at, NULL,
                         reason_word(i), NULL, AREA_CHOICE,
                         visit_answer(sheet->visit)->disagree == i + 1);
        }
        y += height + sheet->gap;
    }
    if (columns == 1)
        disagree_button(sheet, (Box){ box.x, y, width, least }, true);
}

/* ---- the page ---- */

/* Side by side, or one below the other on an upright panel; false when it does not fit so. */
static bool wide_compare(Sheet *sheet, const Claim *claim, const Part *parts, Box box)
{
    double gutter = sheet->portrait ? 0 : sheet->margin;
    double left = sheet->portrait ? box.w : (box.w - gutter) * 0.56;
    double right = sheet->portrait ? box.w : box.w - gutter - left;
    double button = disagree_button(sheet, (Box){ box.x, box.y, left, 0 }, false);
    double words =
        part_height(sheet, &parts[0], left) + part_height(sheet, &parts[1], left) + 4 * sheet->gap;
    double below = button + (sheet->portrait ? level_pair_height(sheet) + 2 * sheet->gap : 0);
    if (sheet->compact || words + below > box.h)
        return false;
    double y = box.y;
    for (int i = 0; i < 2; i++) {
        show_part(sheet, &parts[i], box.x, y, left);
        y += part_height(sheet, &parts[i], left) + 2 * sheet->gap;
    }
    double x = sheet->portrait ? box.x : box.x + left + gutter;
    double side_y = sheet->portrait ? y : box.y;
    side_y += level_pair(sheet, claim, visit_answer(sheet->visit), (Box){ x, side_y, right, 0 }) +
              2 * sheet->gap;
    double bars = others(sheet, claim, (Box){ x, side_y, right, 0 }, false);
    if (side_y + bars <= box.y + box.h - (sheet->portrait ? button + sheet->gap : 0))
        others(sheet, claim, (Box){ x, side_y, right, 0 }, true);
    double under = fmax(y, side_y + bars) + sheet->gap;
    double room = box.y + box.h - button - sheet->gap - under;
    if (room >= trail_least_height(sheet, claim))
        trail_draw(sheet, claim, (Box){ box.x, under, box.w, room });
    else
        trail_speak(sheet, claim);
    disagree_button(sheet, (Box){ box.x, box.y + box.h - button, left, button }, true);
    return true;
}

/* Where it is narrow: as many pages as it takes, the button below the first, the others on the
 * last. Returns the pages. */
static int paged_compare(Sheet *sheet, const Claim *claim, const Part *parts, Box box)
{
    const FlowPart flow[] = { { parts[0].text, TYPE_READING, COLOUR_INK, false, true },
                              { parts[1].label, TYPE_TEXT, COLOUR_QUIET, true, false },
                              { parts[1].text, TYPE_READING, COLOUR_INK, false, false } };
    double button = disagree_button(sheet, box, false);
    int pages = flow_show(sheet, flow, COUNT(flow), box, button + sheet->gap);
    if (sheet->visit->page == 0)
        disagree_button(sheet, (Box){ box.x, box.y + box.h - button, box.w, button }, true);
    double bars = others(sheet, claim, box, false);
    if (bars <= 0 || bars > box.h)
        return pages;
    if (sheet->visit->page == pages)
        others(sheet, claim, box, true);
    return pages + 1;
}

static const char *next_label(const Visit *visit, const Story *story)
{
    if (visit->more)
        return _("Next claim");
    return visit->answer_count < story->path_count ? _("Next claim") : _("See how it went");
}

void compare_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    Box body = sheet->body;
    Arena *arena = sheet->scene->arena;
    const Answer *answer = visit_answer(sheet->visit);
    double y = body.y;
    if (!sheet->terse)
        y += sheet_claim_eyebrow(sheet, body, claim);
    else
        sheet_claim_place_speak(sheet, claim);
    if (sheet->visit->disagreeing) {
        reasons(sheet, (Box){ body.x, y, body.w, body.y + body.h - y });
        sheet_bar(sheet, "next", next_label(sheet->visit, sheet->story), true);
        return;
    }
    y += sheet_text(sheet, body.x, y, body.w, heading(sheet, claim, answer),
                    sheet->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += sheet->terse ? 1 : sheet->gap;
    /* TR: a state such as Supported, and the date it was last looked at */
    const char *known = phrase_print(arena, _("What we know: %s (%s)"), known_word(claim->known),
                                     sheet_date(sheet, claim->known_as_of));
    const Part parts[] = { { sheet->compact ? NULL : _("What decided it"), claim->deciding,
                             sheet->compact ? TYPE_READING : TYPE_LEAD, true },
                           { known, claim->known_line, TYPE_READING, false } };
    Box box = { body.x, y, body.w, body.y + body.h - y };
    bool more_pages = false;
    if (!wide_compare(sheet, claim, parts, box)) {
        int pages = paged_compare(sheet, claim, parts, box);
        sheet->shown->pages = (Pages){ pages, pages - 1 };
        more_pages = sheet->visit->page < pages - 1;
    }
    sheet_bar(sheet, "next", more_pages ? _("Go on") : next_label(sheet->visit, sheet->story),
              true);
}
