/* stick_lines.h: the two lines about a USB stick on the first screen. Private to src/screens. */
#ifndef SCREENS_STICK_LINES_H
#define SCREENS_STICK_LINES_H

#include "screens/screens_private.h"

#define STICK_LINES 2

/* The lines, broken for a width. */
typedef struct {
    const char *texts[STICK_LINES];
    Lines lines[STICK_LINES];
    double icon_mm, pad_mm, height_mm;
} StickBox;

/* A sentence of outcome.h in that language, with what the report knows filled in. `title` is the
 * story's; NULL: "this story". In the arena. */
const char *stick_line_says(Arena *arena, const Language *language, const OutcomeReport *report,
                            const char *title, const char *text);

StickBox stick_lines_measure(const Page *page, const StickLines *stick, double width_mm);
void stick_lines_show(Page *page, const StickLines *stick, const StickBox *lines, Box box);

#endif
