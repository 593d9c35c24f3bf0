/* stack.h: things one below the other. They are declared once, which measures them, and shown
 * later.
 *
 * A screen declares what is in a column. Each thing is measured when it is declared, so that the
 * stack's height is known before anything is shown. stack_show() then shows everything in a box;
 * things that can grow share the height that is left. Columns are stacks side by side.
 *
 *     Stack stack = stack_start(page, width);
 *     stack_text(&stack, question, TYPE_HEADING, COLOUR_INK);
 *     stack_gap(&stack, page->gap);
 *     stack_choices(&stack, choices, count);
 *     stack_show(&stack, box);
 *
 * If a page can be laid out in several ways, stack_first() chooses the first that fits.
 */
#ifndef LAYOUT_STACK_H
#define LAYOUT_STACK_H

#include "layout/button.h"

/* Shows a thing in its box. `what` was passed when it was declared. */
typedef void StackDraw(Page *page, const void *what, Box box);

typedef struct {
    double height_mm; /* smallest height */
    bool grows;
    StackDraw *draw; /* NULL: only an empty space */
    const void *what;
} StackPart;

#define STACK_PARTS_MOST 32

/* All its memory is in the scene's arena, so a stack that is not shown need not be freed. */
typedef struct {
    Page *page;
    double width_mm, height_mm; /* `height_mm`: of everything declared so far */
    StackPart parts[STACK_PARTS_MOST];
    int count;
} Stack;

/* Returns an empty stack of that width. */
Stack stack_start(Page *page, double width_mm);

/* Adds anything with at least that height. `what` must be valid as long as the scene. The functions
 * below use this one. */
void stack_part(Stack *stack, double height_mm, bool grows, StackDraw *draw, const void *what);

/* The first adds an empty space, the second one that grows. */
void stack_gap(Stack *stack, double height_mm);
void stack_spring(Stack *stack);

/* Adds a text in one of the page's types; it is spoken, too. */
void stack_text(Stack *stack, const char *text, Type type, Colour colour);

/* The same with the least space above and below, for pages with little room: see page_close(). */
void stack_text_close(Stack *stack, const char *text, Type type, Colour colour);

/* Both, but not spoken, because something else speaks it. */
void stack_text_unspoken(Stack *stack, const char *text, Type type, Colour colour);
void stack_text_close_unspoken(Stack *stack, const char *text, Type type, Colour colour);

/* Adds a text that is only spoken, at this place in the reading order: for what has no room on the
 * page. */
void stack_speech(Stack *stack, const char *words);

/* Adds words of the story with the marker behind them. */
void stack_marked(Stack *stack, const char *text, Type type);

/* Adds a button as wide as the stack, with at least that height; it grows. See button_show(). */
void stack_button(Stack *stack, double height_mm, const char *id, const char *label,
                  const char *name, AreaRole role, bool chosen);

/* Adds buttons side by side, in several rows if needed: see button.h. */
void stack_choices(Stack *stack, const Choice *choices, int count);

/* The first starts columns of equal width with that gap between them. Declare what is in each
 * column, then add all of them to the stack with the second. They are as high as the highest, and
 * they grow if something in them grows. For columns with other widths use stack_start(). */
void stack_columns(const Stack *stack, Stack *columns, int count, double gap_mm);
void stack_end_columns(Stack *stack, const Stack *columns, int count, double gap_mm);

/* The first starts a card as wide as the stack, with that padding around its content. The second
 * adds the card to the stack; it grows if something on it grows. The other two do the same for
 * content with the ochre bar at its left, which marks a deciding fact. */
Stack stack_card(const Stack *stack, double pad_mm);
void stack_end_card(Stack *stack, const Stack *inside, Colour fill, Colour edge, double edge_mm);
Stack stack_barred(const Stack *stack);
void stack_end_barred(Stack *stack, const Stack *inside);

/* What was added last does not grow, even if something inside it grows. */
void stack_keep_height(Stack *stack);

/* Shows the stack in the box, which has the stack's width. Returns the height in mm that was used:
 * the box's if something grows, else the stack's. */
double stack_show(const Stack *stack, Box box);

/* True when it fits into that height; it may be higher by less than one can see. */
bool stack_fits(const Stack *stack, double height_mm);

/* Declares layout number `way` of the page in the stack. False when there is no such layout. */
typedef bool StackDeclare(Stack *stack, const void *what, int way);

/* Returns the first layout that is at most that high, or the last one if none is. */
Stack stack_first(Page *page, double width_mm, double height_mm, StackDeclare *declare,
                  const void *what);

#endif
