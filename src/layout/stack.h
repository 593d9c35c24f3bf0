/* stack.h: things one below the other, declared once: that measures them, and shows them later.
 *
 * A screen says what stands in a column. Each thing is measured as it is declared, so that the
 * stack's height is known before anything is shown; stack_show() then shows all of it in a box.
 * What grows takes the room that is left over in the box. Columns are stacks side by side.
 *
 *     Stack stack = stack_start(page, width);
 *     stack_text(&stack, question, TYPE_HEADING, COLOUR_INK);
 *     stack_gap(&stack, page->gap);
 *     stack_choices(&stack, choices, count);
 *     stack_show(&stack, box);
 *
 * Where a page has several ways to look, stack_first() takes the first one that fits.
 */
#ifndef LAYOUT_STACK_H
#define LAYOUT_STACK_H

#include "layout/button.h"

/* Shows a thing in its box; `what` was given when it was declared. */
typedef void StackDraw(Page *page, const void *what, Box box);

typedef struct {
    double height_mm; /* at least */
    bool grows;
    StackDraw *draw; /* NULL: only room */
    const void *what;
} StackPart;

#define STACK_PARTS_MOST 16

/* All its memory is the scene's arena, so that one that is not shown need not be ended. */
typedef struct {
    Page *page;
    double width_mm, height_mm; /* of all that was declared so far */
    StackPart parts[STACK_PARTS_MOST];
    int count;
} Stack;

/* An empty stack of that width. */
Stack stack_start(Page *page, double width_mm);

/* Anything: at least that high; what it points to lives as long as the scene. The others are made
 * of this. */
void stack_part(Stack *stack, double height_mm, bool grows, StackDraw *draw, const void *what);

/* Room between two things, and room that takes what is left over. */
void stack_gap(Stack *stack, double height_mm);
void stack_spring(Stack *stack);

/* A text in the page's type; it is spoken too. */
void stack_text(Stack *stack, const char *text, Type type, Colour colour);
void stack_text_aligned(Stack *stack, const char *text, Type type, Colour colour, Align align);

/* The same without being spoken: what stands beside it says it already. */
void stack_text_unspoken(Stack *stack, const char *text, Type type, Colour colour);

/* Words that are only spoken, at this place in the reading order: what has no room on the page. */
void stack_speech(Stack *stack, const char *words);

/* The story's words on the marker. */
void stack_marked(Stack *stack, const char *text, Type type);

/* A button as wide as the stack, at least that high; it grows. See button_show(). */
void stack_button(Stack *stack, double height_mm, const char *id, const char *label,
                  const char *name, AreaRole role, bool chosen);

/* Buttons side by side, rows below when they do not fit in one: see button.h. */
void stack_choices(Stack *stack, const Choice *choices, int count);

/* Columns of equal width with so much between them: declare each, then end them. They are as high
 * as the highest, and grow when one of them has something that grows. Columns of other widths, or a
 * single one, are begun by stack_start(). */
void stack_columns(const Stack *stack, Stack *columns, int count, double gap_mm);
void stack_end_columns(Stack *stack, const Stack *columns, int count, double gap_mm);

/* A card as wide as the stack, so much of it around what stands on it; it grows with that. The
 * ochre bar beside a deciding fact, as in flow.h. Declare what is inside, then end it. */
Stack stack_card(const Stack *stack, double pad_mm);
void stack_end_card(Stack *stack, const Stack *inside, Colour fill, Colour edge, double edge_mm);
Stack stack_barred(const Stack *stack);
void stack_end_barred(Stack *stack, const Stack *inside);

/* What was declared last keeps its height, whatever grows inside it. */
void stack_keep_height(Stack *stack);

/* Shows it in the box, whose width is the stack's; returns the height in mm that was used: the
 * box's when something grows, else the stack's. */
double stack_show(const Stack *stack, Box box);

/* Whether it fits into that height; by less than one sees it may be higher. */
bool stack_fits(const Stack *stack, double height_mm);

/* Declares the page's way number `way` into the stack; false: there is no such way. */
typedef bool StackDeclare(Stack *stack, const void *what, int way);

/* The first way that is at most that high; when none is, the last. */
Stack stack_first(Page *page, double width_mm, double height_mm, StackDeclare *declare,
                  const void *what);

#endif
