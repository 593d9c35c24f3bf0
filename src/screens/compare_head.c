#include "screens/compare_head.h"

#include <stdlib.h>

#include "screens/scale.h"
#include "typeset/phrase.h"
#include "words/terms.h"

static const char *heading(Page *page, const Claim *claim, const Answer *answer)
{
    Arena *arena = page->scene->arena;
    const char *trail = terms_level(page->language, claim->verdict.level);
    if (answer->second == LEVEL_CANT_TELL)
        /* TR: %s is a level, such as Weak */
        return phrase_print(arena, words_in(page->language, "You can't tell. The trail says %s."),
                            trail);
    if (answer->second == (int)claim->verdict.level)
        /* TR: %s is a level, such as Weak */
        return phrase_print(arena, words_in(page->language, "You and the trail agree: %s."), trail);
    /* TR: two levels, such as Good and Missing */
    return phrase_print(arena, words_in(page->language, "You said %s. The trail says %s."),
                        terms_level(page->language, (Level)answer->second), trail);
}

/* A kind line for who was very sure and two levels or more away, or NULL. */
static const char *kind_line(const Page *page, const Claim *claim, const Answer *answer)
{
    int level = answer->first;
    bool rated = level >= LEVEL_MISSING && level <= LEVEL_STRONG;
    if (answer->sure != SURE_VERY || !rated || abs(level - (int)claim->verdict.level) < 2)
        return NULL;
    return words_in(page->language,
                    "You were very sure. From the sentence alone, many people are.");
}

/* Declares who says what beside the scale without words. */
static void declare_head_with_scale(Stack *stack, const View *view, const char *says)
{
    Page *page = stack->page;
    double width = stack->width_mm - SCALE_SHORT_MM - page->gap;
    Stack sides[] = { stack_start(page, width), stack_start(page, SCALE_SHORT_MM) };
    bool one = page_break(page, says, TYPE_HEADING, width).line_count == 1;
    Type type = one ? TYPE_HEADING : TYPE_LABEL;
    stack_spring(&sides[0]);
    stack_text_unspoken(&sides[0], page_sentences(page, says, type, width), type, COLOUR_INK);
    stack_spring(&sides[0]);
    stack_speech(stack, says);
    scale_declare_short(&sides[1], view);
    stack_end_columns(stack, sides, 2, page->gap);
    stack_keep_height(stack);
}

bool compare_head_declare(Stack *stack, const void *what, int way)
{
    const View *view = what;
    Page *page = stack->page;
    const Answer *answer = visit_answer(view->visit);
    const char *kind = kind_line(page, view->claim, answer);
    if (way < 2 && !page->small && !page->terse)
        claim_head_declare(stack, view);
    Type type = page->terse ? TYPE_LABEL : TYPE_HEADING;
    const char *says = heading(page, view->claim, answer);
    bool scale = page->small && !page->terse;
    if (scale) {
        declare_head_with_scale(stack, view, says);
    } else {
        const char *apart = page_sentences(page, says, type, stack->width_mm);
        if (page->compact) /* one line needs no space for another */
            stack_text_close_unspoken(stack, apart, type, COLOUR_INK);
        else
            stack_text_unspoken(stack, apart, type, COLOUR_INK);
        stack_speech(stack, says);
    }
    if (kind && way == 0 && !page->icons)
        stack_text(stack, kind, TYPE_TEXT, COLOUR_QUIET);
    else if (kind)
        stack_speech(stack, kind);
    stack_gap(stack, page->compact ? 0 : page->terse || scale ? 1 : page->gap);
    return way < 2;
}
