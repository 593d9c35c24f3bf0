#include "screens/sheets.h"

Page *sheets_close_page(const Page *page)
{
    Page *close = arena_take(page->scene->arena, 1, sizeof(*close));
    *close = *page;
    close->leading = SHEETS_CLOSE_LEADING;
    return close;
}

bool sheets_close(const Page *page)
{
    return page->leading <= SHEETS_CLOSE_LEADING;
}

Sheets sheets_start(Page *page, Type words, double width_mm, double height_mm)
{
    return (Sheets){ .page = page, .words = words, .width_mm = width_mm, .height_mm = height_mm };
}

/* The last line, whose letters do not fill it, may reach that far into the space around the panel's
 * words where there is little room. */
static double over_mm(const Page *page)
{
    return sheets_close(page) ? 1.0 : 0.01;
}

bool sheets_fit(const Sheets *sheets, double height_mm)
{
    return sheets->count == 1 && stack_fits(&sheets->all[0], height_mm + over_mm(sheets->page));
}

Stack *sheets_add(Sheets *sheets)
{
    if (sheets->count == sheets->room) {
        sheets->room = sheets->room ? 2 * sheets->room : 4;
        Stack *all = arena_take(sheets->page->scene->arena, (size_t)sheets->room, sizeof(Stack));
        for (int i = 0; i < sheets->count; i++)
            all[i] = sheets->all[i];
        sheets->all = all;
    }
    sheets->all[sheets->count] = stack_start(sheets->page, sheets->width_mm);
    return &sheets->all[sheets->count++];
}

/* Some of a text's lines. */
typedef struct {
    Lines lines;
    const char *of, *spoken;
    WordingStyle style;
} Piece;

static void draw_piece(Page *page, const void *what, Box box)
{
    const Piece *piece = what;
    const char *before = page->scene->language;
    page_language_of(page, piece->of);
    scene_speak(page->scene, "%s", piece->spoken);
    scene_language(page->scene, before);
    wording_draw(page, box.x, box.y, box.w, &piece->lines, piece->style, ALIGN_START);
}

void sheets_piece(Sheets *sheets, const char *of, const char *text, const Lines *lines,
                  WordingStyle style, int first, int count)
{
    Arena *arena = sheets->page->scene->arena;
    Piece *piece = arena_take(arena, 1, sizeof(*piece));
    *piece = (Piece){ *lines, of, "", style };
    piece->lines.lines += first;
    piece->lines.line_count = count;
    piece->lines.height_mm = count * lines->line_mm;
    int start = piece->lines.lines[0].start, end = piece->lines.lines[count - 1].end;
    piece->spoken = arena_copy_bytes(arena, text + start, (size_t)(end - start));
    stack_part(&sheets->all[sheets->count - 1], piece->lines.height_mm, false, draw_piece, piece);
}

int sheets_line_room(const Sheets *sheets, const Lines *lines)
{
    double free = sheets->height_mm - sheets->all[sheets->count - 1].height_mm;
    return (int)((free + over_mm(sheets->page)) / lines->line_mm);
}

void sheets_lines(Sheets *sheets, const char *of, const char *text, const Lines *lines,
                  WordingStyle style, int first)
{
    while (first < lines->line_count) {
        int left = lines->line_count - first, room = sheets_line_room(sheets, lines);
        if (room < left && room < 1 && sheets->all[sheets->count - 1].count > 0) {
            sheets_add(sheets);
            continue;
        }
        int count = room < 1 ? 1 : room < left ? room : left;
        sheets_piece(sheets, of, text, lines, style, first, count);
        first += count;
    }
}
