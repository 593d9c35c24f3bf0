/* measure.c: measuring for the checks: what ink covers, how high a letter is, where a curve runs,
 * the contrast of two colours. Letters are measured by drawing them, so that the check does not use
 * the numbers that the layout used.
 */
#include <SDL_surface.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "matrix.h"
#include "typeset/fonts.h"

#define INK_SLOTS     65536 /* a power of two */
#define CAPITAL_SLOTS 64
#define CURVE_STEPS   20

/* How far a run's ink is above and below the baseline, in mm. */
typedef struct {
    uint64_t key;
    float above, below;
} RunInk;

typedef struct {
    int font, size_px;
    double mm;
} Capital;

struct Measure {
    RunInk inks[INK_SLOTS];
    Capital capitals[CAPITAL_SLOTS];
    int capital_count;
};

static struct Measure *measure_of(Case *test)
{
    if (!test->measure)
        test->measure = memory_take(1, sizeof(*test->measure));
    return test->measure;
}

void measure_forget(Case *test)
{
    free(test->measure);
    test->measure = NULL;
}

/* ---- boxes ---- */

bool boxes_near(Box a, Box b, double apart)
{
    return a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart &&
           b.y < a.y + a.h + apart;
}

bool box_holds(Box box, Point point)
{
    return point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y &&
           point.y <= box.y + box.h;
}

bool box_within(Box inner, Box outer, double slack)
{
    return inner.x >= outer.x - slack && inner.x + inner.w <= outer.x + outer.w + slack &&
           inner.y >= outer.y - slack && inner.y + inner.h <= outer.y + outer.h + slack;
}

/* ---- letters ---- */

/* Returns the darkest pixel of a row, 0 to 255. */
static int row_cover(const SDL_Surface *surface, int row)
{
    const uint8_t *cover = (const uint8_t *)surface->pixels + row * surface->pitch;
    int most = 0;
    for (int x = 0; x < surface->w; x++)
        most = cover[x] > most ? cover[x] : most;
    return most;
}

/* Finds the ink above and below the baseline in px; rows at the edge count by their darkness. */
static void draw_ink(Case *test, const Run *run, double *above, double *below)
{
    int baseline = 0;
    *above = *below = 0;
    SDL_Surface *surface = typeset_draw(test->typeset, run, &baseline);
    for (int row = 0; surface && row < surface->h; row++) {
        double cover = row_cover(surface, row) / 255.0;
        if (cover < 0.1)
            continue;
        if (row < baseline)
            *above = fmax(*above, baseline - row - 1 + cover);
        else
            *below = fmax(*below, row - baseline + cover);
    }
    SDL_FreeSurface(surface);
}

static const RunInk *run_ink(Case *test, const Run *run)
{
    const int font[] = { run->font, run->size_px, run->right_to_left };
    uint64_t key = hash_bytes(hash_text(HASH_START, run->text), font, sizeof(font));
    RunInk *ink = &measure_of(test)->inks[(key ^ key >> 20) & (INK_SLOTS - 1)];
    if (ink->key != key) {
        double above, below;
        draw_ink(test, run, &above, &below);
        *ink = (RunInk){ key, (float)(above / test->px_per_mm), (float)(below / test->px_per_mm) };
    }
    return ink;
}

double run_capital_mm(Case *test, const Run *run)
{
    struct Measure *measure = measure_of(test);
    for (int i = 0; i < measure->capital_count; i++) {
        if (measure->capitals[i].font == run->font && measure->capitals[i].size_px == run->size_px)
            return measure->capitals[i].mm;
    }
    Run letter = *run;
    letter.text = fonts_arabic(run->font) ? "ا" : "H";
    double above, below;
    draw_ink(test, &letter, &above, &below);
    double mm = above / test->px_per_mm;
    if (measure->capital_count < CAPITAL_SLOTS)
        measure->capitals[measure->capital_count++] = (Capital){ run->font, run->size_px, mm };
    return mm;
}

const char *line_text(const Case *test, const Item *item)
{
    const char *text = "";
    for (int i = 0; i < item->line->run_count; i++)
        text = arena_print(test->scene->arena, "%s%s", text, item->line->runs[i].text);
    return text;
}

Box line_body(Case *test, const Item *item)
{
    double capital = 0;
    for (int i = 0; i < item->line->run_count; i++)
        capital = fmax(capital, run_capital_mm(test, &item->line->runs[i]));
    return (Box){ item->box.x, item->box.y + item->baseline_mm - capital, item->box.w, capital };
}

Box line_ink(Case *test, const Item *item)
{
    double above = 0, below = 0, baseline = item->box.y + item->baseline_mm;
    for (int i = 0; i < item->line->run_count; i++) {
        const RunInk *ink = run_ink(test, &item->line->runs[i]);
        above = fmax(above, (double)ink->above);
        below = fmax(below, (double)ink->below);
    }
    return (Box){ item->box.x, baseline - above, item->box.w, above + below };
}

const Area *line_area(Case *test, const Item *item)
{
    Box body = line_body(test, item);
    Point middle = { body.x + body.w / 2, body.y + body.h / 2 };
    for (int i = 0; i < test->scene->area_count; i++) {
        const Area *area = &test->scene->areas[i];
        if (area->role != AREA_WORDS && box_holds(area->box, middle))
            return area;
    }
    return NULL;
}

/* ---- curves and colours ---- */

int curve_points(const Item *item, Point out[CURVE_POINTS])
{
    int count = 0;
    const Point *p = item->points;
    out[count++] = p[0];
    for (int i = 0; i + 3 < item->point_count; i += 3) {
        for (int s = 1; s <= CURVE_STEPS && count < CURVE_POINTS; s++) {
            double t = (double)s / CURVE_STEPS, u = 1 - t;
            double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
            out[count++] = (Point){ a * p[i].x + b * p[i + 1].x + c * p[i + 2].x + d * p[i + 3].x,
                                    a * p[i].y + b * p[i + 1].y + c * p[i + 2].y + d * p[i + 3].y };
        }
    }
    return count;
}

/* WCAG 2.2, relative luminance. */
static double luminance(uint32_t colour)
{
    static const double weights[] = { 0.2126, 0.7152, 0.0722 };
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (double)(colour >> (16 - 8 * i) & 0xFF) / 255;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast_ratio(uint32_t a, uint32_t b)
{
    double one = luminance(a), other = luminance(b);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}
