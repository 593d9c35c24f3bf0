/* sheets.h: words of a panel on as many pages as they need. Private to src/screens. */
#ifndef SCREENS_SHEETS_H
#define SCREENS_SHEETS_H

#include "drawing/wording.h"
#include "layout/stack.h"

/* Lines are close together on panels where there is little room. */
#define SHEETS_CLOSE_LEADING 1.2
bool sheets_close(const Page *page);

/* Returns a copy of the page, in its arena, on which they are. */
Page *sheets_close_page(const Page *page);

/* A page of the panel is a stack. What fits is on one page; the rest follows. All of it is in the
 * scene's arena. */
typedef struct {
    Page *page;
    Type words; /* of the story's words */
    double width_mm, height_mm;
    Stack *all;
    int count, room;
} Sheets;

/* Starts without a page; the height is that of each. */
Sheets sheets_start(Page *page, Type words, double width_mm, double height_mm);

/* Adds a page, the last one now, and returns it. */
Stack *sheets_add(Sheets *sheets);

/* True when everything is on one page of that height. */
bool sheets_fit(const Sheets *sheets, double height_mm);

/* How many of a text's lines the last page has room for. */
int sheets_line_room(const Sheets *sheets, const Lines *lines);

/* Adds `count` lines of a text to the last page. `text` is what is shown, and `of` the story's text
 * that it was made from: it tells the language. */
void sheets_piece(Sheets *sheets, const char *of, const char *text, const Lines *lines,
                  WordingStyle style, int first, int count);

/* Adds its lines from `first` on, and pages where they do not fit. */
void sheets_lines(Sheets *sheets, const char *of, const char *text, const Lines *lines,
                  WordingStyle style, int first);

#endif
