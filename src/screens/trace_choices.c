#include "screens/trace_choices.h"

#include <math.h>

#include "words/terms.h"

static const char *card_label(const Page *page, Card card, bool brief)
{
    return brief ? terms_card_short(page->language, card) : terms_card(page->language, card);
}

void trace_choices_questions(Stack *stack, const Visit *visit, bool brief)
{
    Page *page = stack->page;
    int columns = page->portrait || page->icons ? 2 : 4;
    double widths[CARD_COUNT], height = PAGE_TOUCH_MM * page->text_scale;
    const char *labels[CARD_COUNT];
    for (int i = 0; i < CARD_COUNT; i++)
        labels[i] = card_label(page, (Card)i, brief);
    for (int i = 0; i < CARD_COUNT; i += columns)
        button_share(page, labels + i, columns, page->gap, stack->width_mm, widths + i);
    for (int i = 0; i < CARD_COUNT; i++) {
        Lines lines = page_break(page, labels[i], TYPE_LABEL, widths[i] - 2 * PAGE_GAP_MM);
        height = fmax(height, lines.height_mm + 2 * PAGE_GAP_MM * page->text_scale);
    }
    for (int first = 0; first < CARD_COUNT; first += columns) {
        Stack row[CARD_COUNT];
        for (int i = 0; i < columns; i++) {
            Card card = (Card)(first + i);
            row[i] = stack_start(page, widths[card]);
            stack_button(&row[i], height,
                         arena_print(page->scene->arena, "card:%s", content_card_name(card)),
                         labels[card], terms_card(page->language, card), AREA_CARD,
                         visit->card == (int)card);
        }
        stack_gap(stack, first > 0 ? page->gap : 0);
        stack_end_columns(stack, row, columns, page->gap);
    }
}

void trace_choices_looks(Stack *stack)
{
    static const char *const ids[TERMS_LOOKS] = { "look:ask", "look:open", "look:others" };
    Page *page = stack->page;
    double gap = page->gap, height = PAGE_TOUCH_MM * page->text_scale;
    int columns = page->portrait && page->icons ? 1 : TERMS_LOOKS;
    double width = (stack->width_mm - (columns - 1) * gap) / columns, words[TERMS_LOOKS];
    for (int i = 0; i < TERMS_LOOKS; i++) {
        Lines lines =
            page_break(page, terms_look(page->language, i), TYPE_LABEL, width - 2 * PAGE_GAP_MM);
        words[i] = fmax(height, lines.height_mm + PAGE_GAP_MM);
    }
    for (int i = 0; i < columns && columns > 1; i++)
        height = fmax(height, words[i]);
    for (int first = 0; first < TERMS_LOOKS; first += columns) {
        Stack row[TERMS_LOOKS];
        if (columns == 1) /* no room for buttons as high as the longest text needs */
            height = words[first];
        for (int i = 0; i < columns; i++) {
            row[i] = stack_start(page, width);
            stack_button(&row[i], height, ids[first + i], terms_look(page->language, first + i),
                         NULL, AREA_CHOICE, false);
        }
        stack_gap(stack, first > 0 ? gap : 0);
        stack_end_columns(stack, row, columns, gap);
        stack_keep_height(stack);
    }
}
