/* glass.c: the touch test, and how large the panel is. */
#include <math.h>
#include <string.h>

#include "staff/staff_private.h"

#define FIELD_MM   15.0 /* as the smallest thing to touch */
#define TEST_MS    INT64_C(30000)
#define CARD_LEAST 30 /* percent */
#define CARD_MOST  300
#define CARD_STEP  2
#define SIDE_LEAST 500 /* tenths of a mm */
#define SIDE_MOST  50000

static int fields_along(double mm, int most)
{
    int count = (int)(mm / FIELD_MM);
    return count < 1 ? 1 : count > most ? most : count;
}

void staff_fields(const Staff *staff, int *columns, int *rows)
{
    *columns = fields_along(staff->facts->width_mm, STAFF_FIELD_COLUMNS);
    *rows = fields_along(staff->facts->height_mm, STAFF_FIELD_ROWS);
}

bool staff_field_wiped(const Staff *staff, int field)
{
    return staff->wiped[field / 8] >> field % 8 & 1;
}

int staff_fields_left(const Staff *staff)
{
    int columns, rows, left = 0;
    staff_fields(staff, &columns, &rows);
    for (int i = 0; i < columns * rows; i++)
        left += !staff_field_wiped(staff, i);
    return left;
}

void staff_test_start(StaffStep *step)
{
    Staff *staff = step->staff;
    staff_step_go(step, STAFF_TEST);
    staff->until_ms = step->now_ms + TEST_MS;
    memset(staff->wiped, 0, sizeof(staff->wiped));
}

void staff_test_end(StaffStep *step)
{
    Staff *staff = step->staff;
    staff->kept.dead = staff_fields_left(staff);
    staff_step_go(step, STAFF_TESTED);
    staff->touched_ms = step->now_ms;
    staff_step_note(step, DIARY_TOUCH);
    step->effects.keep = true;
}

void staff_test_wipe(StaffStep *step, double x_mm, double y_mm)
{
    Staff *staff = step->staff;
    const StaffFacts *facts = staff->facts;
    int columns, rows;
    if (staff->page != STAFF_TEST)
        return;
    staff_fields(staff, &columns, &rows);
    int column = (int)(x_mm / facts->width_mm * columns);
    int row = (int)(y_mm / facts->height_mm * rows);
    column = column < 0 ? 0 : column >= columns ? columns - 1 : column;
    row = row < 0 ? 0 : row >= rows ? rows - 1 : row;
    int field = row * columns + column;
    staff->touched_ms = step->now_ms;
    if (staff_field_wiped(staff, field))
        return;
    staff->wiped[field / 8] = (unsigned char)(staff->wiped[field / 8] | 1 << field % 8);
    step->effects.changed = true;
    if (staff_fields_left(staff) == 0)
        staff_test_end(step);
}

void staff_size_open(StaffStep *step)
{
    Staff *staff = step->staff;
    staff_step_go(step, STAFF_SIZE);
    staff->card = staff->kept.width > 0
                      ? (int)lround(1000 * staff->facts->width_mm / staff->kept.width)
                      : 100;
    staff->card = staff->card < CARD_LEAST  ? CARD_LEAST
                  : staff->card > CARD_MOST ? CARD_MOST
                                            : staff->card;
}

/* A card that fits a larger outline says that the panel is smaller than was thought. */
bool staff_size_touch(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    const char *way = staff_after(id, "staff:size:");
    int by = !way                       ? 0
             : strcmp(way, "less") == 0 ? -CARD_STEP
             : strcmp(way, "more") == 0 ? CARD_STEP
                                        : 0;
    int to = staff->card + by;
    long width = lround(1000 * staff->facts->width_mm / to);
    long height = lround(1000 * staff->facts->height_mm / to);
    long least = width < height ? width : height, most = width + height - least;
    if (by == 0 || to < CARD_LEAST || to > CARD_MOST || least < SIDE_LEAST || most > SIDE_MOST)
        return false;
    staff->card = to;
    staff->kept.width = (int)width;
    staff->kept.height = (int)height;
    staff_step_note(step, DIARY_SIZE);
    step->effects.keep = step->effects.changed = true;
    return true;
}
