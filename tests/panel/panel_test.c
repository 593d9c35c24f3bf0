/* The size of the glass: settings come before the display, impossible sizes are not used, and the
 * log says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "panel/edid.h"
#include "panel/panel.h"

typedef struct {
    /* Of the detailed timing; none when the pixels are 0. */
    int width_px, height_px, width_mm, height_mm;
    int width_cm, height_cm;
} Display;

/* Writes the 128 bytes that such a display would send. */
static void write_edid(unsigned char *edid, Display of)
{
    memset(edid, 0, EDID_BYTES);
    memset(edid + 1, 0xFF, 6);
    edid[21] = (unsigned char)of.width_cm;
    edid[22] = (unsigned char)of.height_cm;
    unsigned char *at = edid + 54;
    at[0] = of.width_px ? 1 : 0;
    at[2] = (unsigned char)of.width_px;
    at[4] = (unsigned char)(of.width_px >> 4 & 0xF0);
    at[5] = (unsigned char)of.height_px;
    at[7] = (unsigned char)(of.height_px >> 4 & 0xF0);
    at[12] = (unsigned char)of.width_mm;
    at[13] = (unsigned char)of.height_mm;
    at[14] = (unsigned char)((of.width_mm >> 4 & 0xF0) | of.height_mm >> 8);
    unsigned char sum = 0;
    for (int i = 0; i < EDID_BYTES - 1; i++)
        sum = (unsigned char)(sum + edid[i]);
    edid[EDID_BYTES - 1] = (unsigned char)-sum;
}

static void sizes_that_can_be_are_believed(void **state)
{
    (void)state;
    static const struct {
        Display display;
        Panel want;
    } good[] = {
        { { 1920, 1080, 476, 268, 48, 27 }, { 1920, 1080, 476, 268 } },
        { { 3840, 2160, 708, 398, 71, 40 }, { 3840, 2160, 708, 398 } },
        { { 800, 480, 154, 86, 15, 9 }, { 800, 480, 154, 86 } },
        { { 720, 1280, 88, 155, 9, 16 }, { 720, 1280, 88, 155 } },
        { { 1920, 1080, 476, 268, 48, 27 }, { 1080, 1920, 268, 476 } }, /* mounted upright */
        { { 1920, 1080, 476, 268, 48, 27 }, { 1280, 720, 476, 268 } },  /* a coarser mode */
        { { 1920, 1080, 0, 0, 48, 27 }, { 1920, 1080, 480, 270 } },
        { { 1920, 1080, 16, 9, 48, 27 }, { 1920, 1080, 480, 270 } },
        { { 1280, 800, 1600, 900, 22, 14 }, { 1280, 800, 220, 140 } },
        { { 0, 0, 0, 0, 48, 27 }, { 1920, 1080, 480, 270 } },
    };
    for (size_t i = 0; i < COUNT(good); i++) {
        unsigned char edid[EDID_BYTES];
        char why[200] = "";
        write_edid(edid, good[i].display);
        Panel panel = { good[i].want.width_px, good[i].want.height_px, 0, 0 };
        if (!edid_size(&panel, edid, sizeof(edid), why, sizeof(why)))
            fail_msg("display %zu: %s", i, why);
        assert_float_equal(panel.width_mm, good[i].want.width_mm, 0.01);
        assert_float_equal(panel.height_mm, good[i].want.height_mm, 0.01);
    }
}

static void nonsense_of_a_display_is_refused(void **state)
{
    (void)state;
    static const struct {
        Display display;
        const char *part;
    } wrong[] = {
        { { 1920, 1080, 0, 0, 0, 0 }, "is 0 x 0 mm, which is nothing" },
        { { 1920, 1080, 16, 9, 16, 9 }, "is 16 x 9 mm, which is a shape" },
        { { 1920, 1080, 0, 0, 16, 9 }, "is 160 x 90 mm, which is a shape" },
        { { 1920, 1080, 1600, 900, 0, 0 }, "is 1600 x 900 mm, which is a shape" },
        { { 1920, 1080, 48, 27, 4, 2 }, "is 48 x 27 mm, but a side has 50 to 3000" },
        { { 1920, 1080, 3200, 1800, 0, 0 }, "is 3200 x 1800 mm, but a side has 50 to 3000" },
        { { 1920, 1080, 0, 0, 48, 0 }, "is 480 x 0 mm, but a side" }, /* EDID 1.4: an aspect */
        { { 1920, 1080, 268, 476, 27, 48 }, "is 268 x 476 mm, its pixels would not be square" },
        { { 1920, 1080, 400, 300, 40, 30 }, "is 400 x 300 mm, its pixels would not be square" },
    };
    unsigned char edid[EDID_BYTES];
    char why[200];
    Panel panel = { 1920, 1080, 0, 0 };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        write_edid(edid, wrong[i].display);
        assert_false(edid_size(&panel, edid, sizeof(edid), why, sizeof(why)));
        if (!strstr(why, wrong[i].part))
            fail_msg("display %zu: %s", i, why);
        assert_true(panel.width_mm == 0 && panel.height_mm == 0);
    }
    write_edid(edid, (Display){ 1920, 1080, 476, 268, 48, 27 });
    assert_false(edid_size(&panel, edid, 0, why, sizeof(why)));
    assert_string_equal(why, "gives no EDID");
    assert_false(edid_size(&panel, edid, 100, why, sizeof(why)));
    assert_string_equal(why, "gives something that is no EDID");
    edid[66] ^= 1;
    assert_false(edid_size(&panel, edid, sizeof(edid), why, sizeof(why)));
    assert_string_equal(why, "gives an EDID with a wrong checksum");
}

/* ---- a folder like the kernel's ---- */

static char drm[] = "/tmp/sayswho-drm-XXXXXX";
static const char *const connectors[] = { "card0-HDMI-A-1", "card0-HDMI-A-2" };

static void write_file(const char *connector, const char *name, const void *bytes, size_t count)
{
    char path[200];
    snprintf(path, sizeof(path), "%s/%s", drm, connector);
    mkdir(path, 0700);
    snprintf(path, sizeof(path), "%s/%s/%s", drm, connector, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

/* NULL: nothing is connected there. */
static void plug(int connector, const Display *display)
{
    unsigned char edid[EDID_BYTES];
    const char *status = display ? "connected\n" : "disconnected\n";
    write_file(connectors[connector], "status", status, strlen(status));
    if (display)
        write_edid(edid, *display);
    write_file(connectors[connector], "edid", edid, display ? sizeof(edid) : 0);
}

static int make_tree(void **state)
{
    (void)state;
    return mkdtemp(drm) ? 0 : -1;
}

static int remove_tree(void **state)
{
    (void)state;
    static const char *const names[] = { "/status", "/edid", "" };
    for (size_t i = 0; i < COUNT(connectors) * COUNT(names); i++) {
        char path[200];
        snprintf(path, sizeof(path), "%s/%s%s", drm, connectors[i / COUNT(names)],
                 names[i % COUNT(names)]);
        if (remove(path) != 0)
            return -1;
    }
    return rmdir(drm);
}

static void find(double width_mm, double height_mm, double want_mm, const char *part)
{
    Panel panel = { 1920, 1080, 0, 0 };
    char note[640];
    panel_find(&panel, width_mm, height_mm, drm, note, sizeof(note));
    assert_float_equal(panel.width_mm, want_mm, 0.5);
    if (*part ? !strstr(note, part) : *note != '\0')
        fail_msg("note: \"%s\", wanted \"%s\"", note, part);
}

static void settings_come_before_the_display_and_nonsense_is_told(void **state)
{
    (void)state;
    const Display display = { 1920, 1080, 476, 268, 48, 27 };
    const Display nonsense = { 1920, 1080, 160, 90, 16, 9 };
    const Display other = { 1280, 1024, 376, 301, 38, 30 };
    plug(0, NULL);
    plug(1, &display);
    find(600, 340, 600, "");
    find(0, 0, 476, "");
    find(340, 600, 476, "[panel] is 340 x 600 mm for 1920 x 1080 pixels: its pixels would not be");
    find(600, 0, 476, "only one of [panel] width_mm and height_mm");
    plug(1, &nonsense);
    find(0, 0, 345.4,
         "card0-HDMI-A-2 says it is 160 x 90 mm, which is a shape and no size; measure");
    find(0, 0, 345.4, "taken to be 15.6 inches (345 x 194 mm)");
    plug(1, NULL);
    find(0, 0, 345.4, "no connected display");
    plug(0, &other);
    plug(1, &display);
    find(0, 0, 476, ""); /* the one that has these pixels */
    plug(0, &display);
    find(0, 0, 345.4, "several displays");
}

static void a_guess_is_the_smallest_such_panel(void **state)
{
    (void)state;
    static const Panel known[] = { { 800, 480, 154, 86 },    { 720, 1280, 88, 155 },
                                   { 1280, 800, 217, 136 },  { 1920, 1080, 344, 194 },
                                   { 1920, 1080, 476, 268 }, { 1080, 1920, 268, 476 },
                                   { 3840, 2160, 708, 398 } };
    for (size_t i = 0; i < COUNT(known); i++) {
        Panel panel = { known[i].width_px, known[i].height_px, 0, 0 };
        char note[640];
        panel_find(&panel, 0, 0, "/nowhere", note, sizeof(note));
        assert_true(panel.width_mm <= known[i].width_mm * 1.01);
        assert_true(panel.width_mm >= known[i].width_mm * 0.6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_that_can_be_are_believed),
        cmocka_unit_test(nonsense_of_a_display_is_refused),
        cmocka_unit_test(settings_come_before_the_display_and_nonsense_is_told),
        cmocka_unit_test(a_guess_is_the_smallest_such_panel),
    };
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
