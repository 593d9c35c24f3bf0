#include "panel/edid.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define TIMING_BYTES 18
#define TIMINGS      4 /* descriptors in the block; the first is the display's preferred timing */
#define FIRST_TIMING 54

typedef struct {
    int width_px, height_px, width_mm, height_mm;
} Timing;

/* False when the descriptor holds something else, such as a name. */
static bool read_timing(const unsigned char *edid, int place, Timing *timing)
{
    const unsigned char *at = edid + FIRST_TIMING + (ptrdiff_t)place * TIMING_BYTES;
    *timing = (Timing){ .width_px = at[2] | (at[4] & 0xF0) << 4,
                        .height_px = at[5] | (at[7] & 0xF0) << 4,
                        .width_mm = at[12] | (at[14] & 0xF0) << 4,
                        .height_mm = at[13] | (at[14] & 0x0F) << 8 };
    return at[0] || at[1];
}

static const char *not_an_edid(const unsigned char *bytes, size_t count)
{
    static const unsigned char start[] = { 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0 };
    if (count == 0)
        return "gives no EDID";
    if (count < EDID_BYTES || memcmp(bytes, start, sizeof(start)) != 0)
        return "gives something that is no EDID";
    unsigned char sum = 0;
    for (int i = 0; i < EDID_BYTES; i++)
        sum = (unsigned char)(sum + bytes[i]);
    return sum ? "gives an EDID with a wrong checksum" : NULL;
}

/* Some makers write the aspect ratio (16:9) into the fields for the size. */
static bool is_a_shape(double width_mm, double height_mm)
{
    static const int shapes[][2] = { { 16, 9 },    { 16, 10 },    { 4, 3 },      { 160, 90 },
                                     { 160, 100 }, { 1600, 900 }, { 1600, 1000 } };
    for (size_t i = 0; i < COUNT(shapes); i++) {
        if (width_mm == shapes[i][0] && height_mm == shapes[i][1])
            return true;
    }
    return false;
}

/* Returns why these millimetres cannot be right, or NULL. */
static const char *not_a_size(const Panel *panel)
{
    double shorter = fmin(panel->width_mm, panel->height_mm);
    double longer = fmax(panel->width_mm, panel->height_mm);
    if (longer <= 0)
        return "which is nothing";
    if (is_a_shape(longer, shorter))
        return "which is a shape and no size";
    if (shorter < 50 || longer > 3000)
        return "but a side has 50 to 3000 mm";
    return panel_not_square(panel);
}

/* Sets the panel's size if it can be right; else returns why not. */
static const char *try_size(Panel *panel, int width_mm, int height_mm, bool turned)
{
    Panel tried = *panel;
    tried.width_mm = turned ? height_mm : width_mm;
    tried.height_mm = turned ? width_mm : height_mm;
    const char *wrong = not_a_size(&tried);
    if (!wrong)
        *panel = tried;
    return wrong;
}

bool edid_size(Panel *panel, const unsigned char *bytes, size_t count, char *why, size_t room)
{
    const char *wrong = not_an_edid(bytes, count);
    if (wrong) {
        snprintf(why, room, "%s", wrong);
        return false;
    }
    Timing timing, first = { 0 };
    bool turned = false;
    for (int i = TIMINGS - 1; i >= 0; i--) {
        if (read_timing(bytes, i, &timing))
            first = timing;
    }
    if (first.width_px && first.height_px)
        turned = (first.width_px > first.height_px) != (panel->width_px > panel->height_px);
    for (int i = 0; i < TIMINGS; i++) {
        if (read_timing(bytes, i, &timing) &&
            !try_size(panel, timing.width_mm, timing.height_mm, turned))
            return true;
    }
    wrong = try_size(panel, bytes[21] * 10, bytes[22] * 10, turned);
    if (!wrong)
        return true;
    /* Report the first size it gave: staff can compare that with the display's data sheet. */
    Timing said = first;
    if (said.width_mm == 0 && said.height_mm == 0)
        said = (Timing){ .width_mm = bytes[21] * 10, .height_mm = bytes[22] * 10 };
    else
        wrong = try_size(&(Panel){ panel->width_px, panel->height_px, 0, 0 }, said.width_mm,
                         said.height_mm, turned);
    snprintf(why, room, "says it is %d x %d mm, %s", said.width_mm, said.height_mm, wrong);
    return false;
}

/* ---- which display ---- */

static size_t read_file(const char *drm, const char *display, const char *name,
                        unsigned char *bytes, size_t room)
{
    char path[600];
    int length = snprintf(path, sizeof(path), "%s/%s/%s", drm, display, name);
    FILE *file = length > 0 && (size_t)length < sizeof(path) ? fopen(path, "rb") : NULL;
    if (!file)
        return 0;
    size_t count = fread(bytes, 1, room, file);
    fclose(file);
    return count;
}

static bool is_connected(const char *drm, const char *display)
{
    unsigned char status[16] = { 0 };
    read_file(drm, display, "status", status, sizeof(status) - 1);
    return strncmp((const char *)status, "connected", 9) == 0;
}

/* True when a timing has the panel's pixels, in either orientation. */
static bool shows_pixels(const unsigned char *bytes, size_t count, const Panel *panel)
{
    Timing timing;
    for (int i = 0; i < TIMINGS && !not_an_edid(bytes, count); i++) {
        if (read_timing(bytes, i, &timing) &&
            ((timing.width_px == panel->width_px && timing.height_px == panel->height_px) ||
             (timing.width_px == panel->height_px && timing.height_px == panel->width_px)))
            return true;
    }
    return false;
}

typedef struct {
    char name[80];
    unsigned char bytes[EDID_BYTES];
    size_t count;
    int alike; /* number of displays that fit as well as this one */
    bool fits;
} Found;

/* Looks at one more display and keeps the better one in *best. */
static void consider(Found *best, const char *drm, const char *name, const Panel *panel)
{
    Found found = { .alike = 1 };
    if (!is_connected(drm, name))
        return;
    snprintf(found.name, sizeof(found.name), "%.79s", name);
    found.count = read_file(drm, name, "edid", found.bytes, sizeof(found.bytes));
    found.fits = shows_pixels(found.bytes, found.count, panel);
    if (!best->alike || (found.fits && !best->fits))
        *best = found;
    else if (found.fits == best->fits)
        best->alike++;
}

bool edid_ask(Panel *panel, const char *drm, char *why, size_t room)
{
    if (!drm)
        drm = "/sys/class/drm";
    Found best = { 0 };
    struct dirent **entries;
    int count = scandir(drm, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        consider(&best, drm, entries[i]->d_name, panel);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    if (best.alike != 1) {
        snprintf(why, room, "%s",
                 best.alike ? "several displays are connected and it cannot be told which is this"
                            : "no connected display is found in /sys/class/drm");
        return false;
    }
    char reason[160];
    if (edid_size(panel, best.bytes, best.count, reason, sizeof(reason)))
        return true;
    snprintf(why, room, "the display on %s %s", best.name, reason);
    return false;
}
