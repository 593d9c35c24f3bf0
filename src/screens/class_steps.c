/* class_steps.c: a class's worked example, reading, and voting. */
#include <math.h>

#include "content/wording.h"
#include "drawing/trail.h"
#include "drawing/wording.h"
#include "screens/class.h"
#include "screens/motion.h"
#include "screens/passage.h"
#include "typeset/phrase.h"
#include "words/terms.h"

/* ---- the worked example ---- */

/* The sentence as large as it can be above the four levels, which are only to be looked at. */
static void show_guess(Page *page, const View *view, Box body)
{
    const Type types[] = { TYPE_QUOTE, TYPE_CLAIM, TYPE_LEAD, TYPE_READING };
    const char *words = wording_plain(page->scene->arena, view->claim->words);
    const LevelMarks marks = { LEVEL_NONE, LEVEL_NONE, LEVEL_NONE, LEVEL_NONE, true };
    LevelRow least = level_row_tight(page, body.w, SAYS_NAME);
    double room = body.h - least.height_mm - page->gap;
    Type type = TYPE_READING;
    for (size_t i = 0; i < COUNT(types); i++) {
        type = types[i];
        if (page_marked_height(page, body.w, words, type) <= fmin(room, body.h * 0.55))
            break;
    }
    double high = page_marked(page, body, words, type);
    Box rest = { body.x, body.y + high + page->gap, body.w, body.h - high - page->gap };
    LevelRow row = level_row_in(page, rest.w, rest.h);
    if (row.height_mm > rest.h)
        row = least;
    level_row_show(
        page, &row, &marks,
        (Box){ rest.x, rest.y + fmax(0, (rest.h - row.height_mm) / 2), rest.w, row.height_mm });
    for (int level = 0; level < CLASS_LEVELS && row.says != SAYS_ALL; level++)
        scene_speak(page->scene, "%s",
                    row.says == SAYS_WORDS  ? terms_level_words(page->language, (Level)level)
                    : row.says == SAYS_LINE ? terms_level_line(page->language, (Level)level)
                                            : terms_level(page->language, (Level)level));
}

static int show_example_rope(Page *page, const View *view, Box body)
{
    const Claim *claim = view->claim;
    const Walk walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict);
    Motion motion = motion_of(view, view->class->pulled_ms, walk.span_count, MOTION_SPAN_MS);
    const TrailOf trail = { .claim = claim,
                            .article_date = view->story->original_date,
                            .wordings = !page->compact,
                            .tags = true,
                            .spans = motion.spans,
                            .grown = motion.grown };
    const Type types[] = { TYPE_LEAD, TYPE_READING };
    const char *deciding = wording_plain(page->scene->arena, claim->deciding);
    double least = fmax(20 * page->scale, trail_least_height(page, &trail, body.w));
    Stack reason = stack_start(page, body.w);
    for (size_t i = page->compact ? 1 : 0; i < COUNT(types); i++) {
        reason = stack_start(page, body.w);
        Stack words = stack_barred(&reason);
        stack_text(&words, deciding, types[i], COLOUR_INK);
        stack_end_barred(&reason, &words);
        if (reason.height_mm + page->gap + least <= body.h)
            break;
    }
    double below = reason.height_mm + page->gap;
    trail_draw(page, &trail, (Box){ body.x, body.y, body.w, body.h - below });
    trail_speak(page, &trail);
    stack_show(&reason,
               (Box){ body.x, body.y + body.h - reason.height_mm, body.w, reason.height_mm });
    return walk.span_count;
}

Pages class_example_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = class_form(page);
    int spans = 0;
    const char *title = words_in(in, "First, an example");
    if (class->rope)
        /* TR: a level */
        title = phrase_print(page->scene->arena, words_in(in, "The trail says %s."),
                             terms_level(in, view->claim->verdict.level));
    double top = class_head(page, view, &form, title, NULL);
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    if (class->rope)
        spans = show_example_rope(page, view, body);
    else
        show_guess(page, view, body);
    class_bar(page, &form,
              &(ClassBar){ .next_id = "class:next",
                           .next = class->rope ? words_in(in, "First sentence")
                                               : words_in(in, "Pull the rope"),
                           .note = class->rope ? NULL : words_in(in, "What would you say?"),
                           .back = class->rope,
                           .end = true });
    return (Pages){ 1, 0, spans };
}

/* ---- reading ---- */

Pages class_read_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = class_form(page);
    const char *title = view->claim->label; /* on larger panels its number stands above it */
    if (page->compact)
        title = arena_print(page->scene->arena, words_in(in, "Sentence %d of %d"), class->at + 1,
                            class->claim_count);
    double top = class_head(page, view, &form, title, NULL);
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    body.w = fmin(body.w, page_capital(page, TYPE_LEAD) * 45); /* 62 letters, as in a book */
    Passage passage = passage_layout(page, view, TYPE_LEAD, body.w, body.h);
    int number = class->page_number < passage.page_count ? class->page_number : 0;
    passage_show(page, view->claim, &passage, number, body.x, body.y, body.w, false);
    passage_speak(page, &passage, number);
    bool more = number < passage.page_count - 1;
    class_bar(page, &form,
              &(ClassBar){ .next_id = "class:next",
                           .next = more ? words_in(in, "Next page") : words_in(in, "Vote"),
                           .back = class->at > 0 || class->facts->has_example || number > 0,
                           .end = true });
    return (Pages){ passage.page_count, passage.page_count - 1, 0 };
}

/* ---- voting ---- */

/* What a level means, in a sentence, a line or two words. */
static const char *meaning(const Page *page, int level, int shorter)
{
    const Level of = (Level)level;
    return shorter == 0   ? terms_level_says(page->language, of)
           : shorter == 1 ? terms_level_line(page->language, of)
                          : terms_level_words(page->language, of);
}

static bool meanings_fit(Page *page, int shorter, Type type, double width, double height)
{
    for (int level = 0; level < CLASS_LEVELS; level++) {
        const char *words = meaning(page, level, shorter);
        if (page_widest_word(page, words, type) > width ||
            page_break(page, words, type, width).height_mm > height)
            return false;
    }
    return true;
}

/* What a level means, on the card that a group touches: the most words that fit on all cards. */
static void show_meaning(Page *page, int level, Box box)
{
    const Type types[] = { TYPE_TEXT, TYPE_TOOL };
    const Colour quiet = COLOUR_QUIET;
    double pad = page->compact ? 1.2 : 3 * page->scale, width = box.w - 2 * pad;
    for (int i = 0; i < 3 * (int)COUNT(types); i++) {
        int shorter = i / (int)COUNT(types);
        Type type = types[i % (int)COUNT(types)];
        if (!meanings_fit(page, shorter, type, width, box.h))
            continue;
        Lines lines = page_break(page, meaning(page, level, shorter), type, width);
        scene_lines(page->scene, box.x + pad, box.y, width, &lines,
                    page->compact ? ALIGN_CENTRE : ALIGN_START, &quiet, 1);
        return;
    }
}

static const char *fingers(const Page *page, int level)
{
    return arena_print(
        page->scene->arena,
        words_count_in(page->language, "%d finger", "%d fingers", (unsigned long)(level + 1)),
        level + 1);
}

/* A class reads it from the back of the room: as large as all four can be. */
static double fingers_capital(Page *page, double width)
{
    const Type types[] = { TYPE_HEADING, TYPE_TEXT };
    for (size_t i = 0; i < COUNT(types) && !page->compact; i++) {
        double widest = 0;
        for (int level = 0; level < CLASS_LEVELS; level++)
            widest = fmax(widest, page_break(page, fingers(page, level), types[i], 1e6).width_mm);
        if (widest <= width - 4 * page->scale)
            return page_capital(page, types[i]);
    }
    return page_capital(page, TYPE_TOOL);
}

static double count_capital(const Page *page, Box box)
{
    return fmax(fmin(box.h * 0.66, page->compact ? 9 : 16 * page->scale),
                page_capital(page, TYPE_READING));
}

/* One or two hands: the ring that says so on the other pages, in the middle of the box, and as
 * large as the counts on the other cards where it has room. */
static void show_few(Page *page, Box box, double capital)
{
    const Colour ink = COLOUR_INK;
    double least = page_capital(page, TYPE_READING), ring, start;
    Lines words;
    for (;; capital = fmax(least, capital * 0.95)) {
        const TextStyle style = { .face = FACE_READING_BOLD,
                                  .capital_mm = capital,
                                  .leading = 1.2,
                                  .right_to_left = page->language->right_to_left };
        words = typeset_lines(page->typeset, page->scene->arena, CLASS_FEW_TEXT, &style, 1e6);
        ring = capital;
        start = box.x + (box.w - ring * 1.35 - words.width_mm) / 2;
        if (start >= box.x + 2 || capital <= least)
            break;
    }
    double middle = box.y + box.h / 2;
    class_dot(page, (Point){ start + ring / 2, middle }, ring / 2, true);
    scene_lines(page->scene, start + ring * 1.35, middle + words.capital_mm / 2 - words.ascent_mm,
                words.width_mm, &words, ALIGN_START, &ink, 1);
}

/* A card's count: none yet, by how many fingers it is chosen; else the number. */
static void show_count(Page *page, const Class *class, int level, Box box)
{
    const int *votes = class->votes[class->at].votes[class_turn(class)];
    Arena *arena = page->scene->arena;
    bool none = class_voted(class) == 0;
    if (class->groups) {
        double pitch = class_dot_pitch(box.w - 4, box.h, CLASS_GROUPS_MOST,
                                       page->compact ? 5 : 8 * page->scale);
        if (class_complete(class))
            class_dots(
                page,
                (Box){ box.x + 2, box.y + fmax(0, (box.h - 2 * pitch) / 2), box.w - 4, box.h },
                pitch, votes[level], class_turn(class) == 0, !page->compact);
        else
            show_meaning(page, level, box);
        return;
    }
    const char *text = none ? fingers(page, level) : arena_print(arena, "%d", votes[level]);
    double capital = none ? fingers_capital(page, box.w) : count_capital(page, box);
    if (class_told(votes[level]) == CLASS_FEW) {
        show_few(page, box, capital);
        return;
    }
    const TextStyle style = { .face = none ? FACE_INTERFACE : FACE_READING_BOLD,
                              .capital_mm = capital,
                              .leading = 1.2,
                              .right_to_left = page->language->right_to_left };
    Lines lines = typeset_lines(page->typeset, arena, text, &style, box.w);
    const Colour colour = none ? COLOUR_QUIET : COLOUR_INK;
    if (lines.line_count == 1 && (!none || page_close(lines).height_mm <= box.h))
        scene_lines(page->scene, box.x,
                    box.y + (box.h - lines.capital_mm) / 2 - (lines.ascent_mm - lines.capital_mm),
                    box.w, &lines, ALIGN_CENTRE, &colour, 1);
}

static void speak_card(Page *page, const Class *class, int level)
{
    const int *votes = class->votes[class->at].votes[class_turn(class)];
    const char *name = terms_level(page->language, (Level)level);
    const char *says = fingers(page, level);
    if (class->groups && !class_complete(class))
        return; /* the card is touched, and says itself */
    if (class_voted(class) > 0)
        says = class_votes_say(page, votes[level]);
    scene_speak(page->scene, words_in(page->language, "%s: %s"), name, says);
}

static void show_buttons(Page *page, int level, Box box, double gap)
{
    Arena *arena = page->scene->arena;
    const char *name = terms_level(page->language, (Level)level);
    const char *id = rubric_level_name((Level)level);
    /* TR: one vote less or more for a level */
    const StaffButton less = { arena_print(arena, "class:%s:less", id),
                               "minus",
                               NULL,
                               phrase_print(arena, words_in(page->language, "%s: less"), name),
                               AREA_BUTTON,
                               false,
                               false };
    const StaffButton more = { arena_print(arena, "class:%s:more", id),
                               "plus",
                               NULL,
                               phrase_print(arena, words_in(page->language, "%s: more"), name),
                               AREA_BUTTON,
                               false,
                               false };
    double width = (box.w - gap) / 2;
    staff_button(page, &less, (Box){ box.x, box.y, width, box.h });
    scene_runs(page->scene);
    staff_button(page, &more, (Box){ box.x + width + gap, box.y, width, box.h });
    scene_runs(page->scene);
}

static void show_card(Page *page, const View *view, const StaffForm *form, int level, Box box)
{
    const Class *class = view->class;
    Arena *arena = page->scene->arena;
    bool touched = class->groups && !class_complete(class);
    double buttons = class->groups ? 0 : form->row + form->gap;
    Box card = { box.x, box.y, box.w, box.h - buttons };
    scene_box(page->scene, card, touched ? COLOUR_CARD : COLOUR_NONE,
              touched ? COLOUR_BORDER : COLOUR_HAIRLINE, 0.45 * page->scale, 2.2 * page->scale);
    double drawing = fmax(6, fmin(card.h * 0.26, 15 * page->scale));
    double used = class_level(page, level, card, drawing);
    Box count = { card.x, card.y + used, card.w, card.h - used - 1 };
    show_count(page, class, level, count);
    speak_card(page, class, level);
    if (touched)
        scene_area(page->scene, arena_print(arena, "class:%s", rubric_level_name((Level)level)),
                   card,
                   phrase_print(arena, words_in(page->language, "%s: %s"),
                                terms_level(page->language, (Level)level),
                                terms_level_says(page->language, (Level)level)),
                   AREA_CHOICE, false);
    if (!class->groups)
        show_buttons(page, level, (Box){ box.x, card.y + card.h + form->gap, box.w, form->row },
                     form->gap);
}

static const char *vote_title(Page *page, const Class *class, const Claim *claim, bool whole)
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    bool second = class_turn(class) == 1;
    if (class->groups && !class_complete(class))
        return arena_print(arena, words_in(in, "Group %d of %d"), class_voted(class) + 1,
                           class->group_count);
    if (!class->groups && class_voted(class) == 0)
        return whole ? words_in(in, "Think. On three: fingers at your chest, 1 to 4.")
                     : words_in(in, "On three: 1 to 4 fingers");
    if (whole && page->compact) /* elsewhere it stands above */
        return phrase_print(
            arena, second ? words_in(in, "Second vote: %s") : words_in(in, "First vote: %s"),
            claim->label);
    return second ? words_in(in, "Second vote") : words_in(in, "First vote");
}

static const char *vote_note(Page *page, const Class *class)
{
    const Language *in = page->language;
    if (class->groups)
        return class_complete(class) ? NULL : words_in(in, "Nobody sees it before all have voted.");
    if (class_voted(class) == 0)
        return words_in(in, "A fist: can’t tell.");
    if (class_has_few(class)) /* from the sum it could be told how many they are */
        return words_in(in, "One or two hands: one ring");
    return arena_print(page->scene->arena, words_in(in, "%d of %d hands"), class_voted(class),
                       class->pupils);
}

Pages class_vote_build(Page *page, const View *view)
{
    const Class *class = view->class;
    const Language *in = page->language;
    StaffForm form = class_form(page);
    double top = class_head(page, view, &form, vote_title(page, class, view->claim, true),
                            vote_title(page, class, view->claim, false));
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    double least = 2 * PAGE_TOUCH_MM + form.gap;
    ClassCards cards = class_cards(page, body, least);
    bool complete = class_complete(class), second = class_turn(class) == 1;
    bool undo = class->groups && class_voted(class) > 0;
    for (int level = 0; level < CLASS_LEVELS; level++)
        show_card(page, view, &form, level, class_card(&cards, level));
    class_bar(page, &form,
              &(ClassBar){ .next_id = "class:next",
                           .next = !complete ? NULL
                                   : second  ? words_in(in, "Our class, twice")
                                             : words_in(in, "Pull the rope"),
                           .other_id = "class:undo",
                           .other = !undo ? NULL
                                    : complete && !(page->portrait && page->compact)
                                        ? words_in(in, "Undo all")
                                        : words_in(in, "Undo"),
                           .note = vote_note(page, class),
                           .back = true,
                           .end = !page->compact });
    return ONE_PAGE;
}
