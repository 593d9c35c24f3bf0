#include "layout/stack.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define EPSILON_MM 0.5 /* a stack may be this much higher than its room: nobody sees that */

Stack stack_start(Page *page, double width_mm)
{
    return (Stack){ .page = page, .width_mm = width_mm };
}

void stack_part(Stack *stack, double height_mm, bool grows, StackDraw *draw, const void *what)
{
    assert(stack->count < STACK_PARTS_MOST);
    stack->parts[stack->count++] = (StackPart){ height_mm, grows, draw, what };
    stack->height_mm += height_mm;
}

void stack_gap(Stack *stack, double height_mm)
{
    stack_part(stack, height_mm, false, NULL, NULL);
}

void stack_spring(Stack *stack)
{
    stack_part(stack, 0, true, NULL, NULL);
}

/* Returns a copy that is valid as long as the scene. */
static void *keep(const Stack *stack, const void *what, size_t size)
{
    void *copy = arena_take(stack->page->scene->arena, 1, size);
    memcpy(copy, what, size);
    return copy;
}

/* ---- texts ---- */

typedef struct {
    Lines lines;
    const char *text; /* NULL: not spoken */
    Colour colour;
} Text;

static void draw_text(Page *page, const void *what, Box box)
{
    const Text *text = what;
    page_show(page, box.x, box.y, box.w, &text->lines, text->text, text->colour, ALIGN_START);
}

static void add_lines(Stack *stack, Lines lines, const char *spoken, Colour colour)
{
    const Text how = { .lines = lines, .text = spoken, .colour = colour };
    stack_part(stack, lines.height_mm, false, draw_text, keep(stack, &how, sizeof(how)));
}

static Lines lines_of(const Stack *stack, const char *text, Type type)
{
    return page_break(stack->page, text, type, stack->width_mm);
}

void stack_text(Stack *stack, const char *text, Type type, Colour colour)
{
    add_lines(stack, lines_of(stack, text, type), text, colour);
}

void stack_text_close(Stack *stack, const char *text, Type type, Colour colour)
{
    add_lines(stack, page_close(lines_of(stack, text, type)), text, colour);
}

void stack_text_unspoken(Stack *stack, const char *text, Type type, Colour colour)
{
    add_lines(stack, lines_of(stack, text, type), NULL, colour);
}

void stack_text_close_unspoken(Stack *stack, const char *text, Type type, Colour colour)
{
    add_lines(stack, page_close(lines_of(stack, text, type)), NULL, colour);
}

static void draw_speech(Page *page, const void *what, Box box)
{
    (void)box;
    scene_speak(page->scene, "%s", (const char *)what);
}

void stack_speech(Stack *stack, const char *words)
{
    stack_part(stack, 0, false, draw_speech, words);
}

typedef struct {
    const char *text;
    Type type;
} Marked;

static void draw_marked(Page *page, const void *what, Box box)
{
    const Marked *marked = what;
    page_marked(page, box, marked->text, marked->type);
}

void stack_marked(Stack *stack, const char *text, Type type)
{
    const Marked marked = { text, type };
    stack_part(stack, page_marked_height(stack->page, stack->width_mm, text, type), false,
               draw_marked, keep(stack, &marked, sizeof(marked)));
}

/* ---- what can be touched ---- */

typedef struct {
    const char *id, *label, *name;
    AreaRole role;
    bool chosen;
} Button;

static void draw_button(Page *page, const void *what, Box box)
{
    const Button *button = what;
    button_show(page, button->id, box, NULL, button->label, button->name, button->role,
                button->chosen);
}

void stack_button(Stack *stack, double height_mm, const char *id, const char *label,
                  const char *name, AreaRole role, bool chosen)
{
    const Button button = { id, label, name, role, chosen };
    stack_part(stack, height_mm, true, draw_button, keep(stack, &button, sizeof(button)));
}

static void draw_choices(Page *page, const void *what, Box box)
{
    button_row_show(page, what, box);
}

void stack_choices(Stack *stack, const Choice *choices, int count)
{
    const ButtonRow row = button_row(stack->page, choices, count, stack->width_mm);
    stack_part(stack, row.height_mm, false, draw_choices, keep(stack, &row, sizeof(row)));
}

/* ---- columns ---- */

typedef struct {
    const Stack *columns;
    int count;
    double gap_mm;
} Columns;

void stack_columns(const Stack *stack, Stack *columns, int count, double gap_mm)
{
    for (int i = 0; i < count; i++)
        columns[i] = stack_start(stack->page, (stack->width_mm - (count - 1) * gap_mm) / count);
}

static void draw_columns(Page *page, const void *what, Box box)
{
    const Columns *columns = what;
    (void)page;
    for (int i = 0; i < columns->count; i++) {
        box.w = columns->columns[i].width_mm;
        stack_show(&columns->columns[i], box);
        box.x += box.w + columns->gap_mm;
    }
}

static bool grows(const Stack *stack)
{
    for (int i = 0; i < stack->count; i++) {
        if (stack->parts[i].grows)
            return true;
    }
    return false;
}

void stack_end_columns(Stack *stack, const Stack *columns, int count, double gap_mm)
{
    const Columns kept = { keep(stack, columns, (size_t)count * sizeof(*columns)), count, gap_mm };
    double height = 0;
    bool grow = false;
    for (int i = 0; i < count; i++) {
        height = fmax(height, columns[i].height_mm);
        grow = grow || grows(&columns[i]);
    }
    stack_part(stack, height, grow, draw_columns, keep(stack, &kept, sizeof(kept)));
}

/* ---- cards and bars ---- */

/* A stack inside another one, with a card or a bar behind it. */
typedef struct {
    Stack inside;
    double left_mm, top_mm; /* padding; the same at the bottom as at the top */
    Colour fill, edge;
    double edge_mm;
} Backed;

static void show_inside(const Backed *backed, Box box)
{
    stack_show(&backed->inside, (Box){ box.x + backed->left_mm, box.y + backed->top_mm,
                                       backed->inside.width_mm, box.h - 2 * backed->top_mm });
}

static void draw_card(Page *page, const void *what, Box box)
{
    const Backed *card = what;
    scene_box(page->scene, box, card->fill, card->edge, card->edge_mm, 2.2 * page->scale);
    show_inside(card, box);
}

static void draw_barred(Page *page, const void *what, Box box)
{
    scene_box(page->scene, (Box){ box.x, box.y, 1.2 * page->scale, box.h }, COLOUR_ROPE,
              COLOUR_NONE, 0, 0);
    show_inside(what, box);
}

static void add_backed(Stack *stack, const Backed *backed, StackDraw *draw)
{
    stack_part(stack, backed->inside.height_mm + 2 * backed->top_mm, grows(&backed->inside), draw,
               keep(stack, backed, sizeof(*backed)));
}

Stack stack_card(const Stack *stack, double pad_mm)
{
    return stack_start(stack->page, stack->width_mm - 2 * pad_mm);
}

void stack_end_card(Stack *stack, const Stack *inside, Colour fill, Colour edge, double edge_mm)
{
    double pad = (stack->width_mm - inside->width_mm) / 2;
    add_backed(stack, &(Backed){ *inside, pad, pad, fill, edge, edge_mm }, draw_card);
}

Stack stack_barred(const Stack *stack)
{
    return stack_start(stack->page, stack->width_mm - 4 * stack->page->scale);
}

void stack_end_barred(Stack *stack, const Stack *inside)
{
    double left = stack->width_mm - inside->width_mm;
    add_backed(stack, &(Backed){ .inside = *inside, .left_mm = left }, draw_barred);
}

void stack_keep_height(Stack *stack)
{
    assert(stack->count > 0);
    stack->parts[stack->count - 1].grows = false;
}

/* ---- showing ---- */

double stack_show(const Stack *stack, Box box)
{
    int growing = 0;
    for (int i = 0; i < stack->count; i++)
        growing += stack->parts[i].grows;
    double more = growing ? fmax(0, box.h - stack->height_mm) / growing : 0, y = box.y;
    for (int i = 0; i < stack->count; i++) {
        const StackPart *part = &stack->parts[i];
        double height = part->height_mm + (part->grows ? more : 0);
        if (part->draw)
            part->draw(stack->page, part->what, (Box){ box.x, y, box.w, height });
        y += height;
    }
    return y - box.y;
}

bool stack_fits(const Stack *stack, double height_mm)
{
    return stack->height_mm <= height_mm + EPSILON_MM;
}

Stack stack_first(Page *page, double width_mm, double height_mm, StackDeclare *declare,
                  const void *what)
{
    Stack fitting = stack_start(page, width_mm);
    for (int way = 0;; way++) {
        Stack stack = stack_start(page, width_mm);
        if (!declare(&stack, what, way))
            return fitting;
        fitting = stack;
        if (stack_fits(&stack, height_mm))
            return fitting;
    }
}
