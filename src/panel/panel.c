#include "panel/panel.h"

#include <math.h>
#include <stdio.h>

#include "base/memory.h"
#include "panel/edid.h"

const char *panel_not_square(const Panel *panel)
{
    double across = panel->width_px / panel->width_mm, down = panel->height_px / panel->height_mm;
    return across > down * 1.15 || down > across * 1.15
               ? "its pixels would not be square; are width and height the right way round?"
               : NULL;
}

bool panel_parse(Panel *panel, const char *text, Error *error)
{
    Panel read = { 0 };
    int end = 0;
    int found = sscanf(text, "%dx%d@%lfx%lf%n", &read.width_px, &read.height_px, &read.width_mm,
                       &read.height_mm, &end);
    if (found != 4 || text[end] != '\0') {
        error_set(error, ERROR_USAGE,
                  "panel \"%s\": write pixels and millimetres, as in 1920x1080@476x268", text);
        return false;
    }
    const char *wrong;
    if (read.width_px < 320 || read.height_px < 320 || read.width_px > 8192 ||
        read.height_px > 8192)
        wrong = "a side has 320 to 8192 pixels";
    else if (!(read.width_mm >= 50 && read.width_mm <= 5000 && read.height_mm >= 50 &&
               read.height_mm <= 5000))
        wrong = "a side is 50 to 5000 mm long";
    else
        wrong = panel_not_square(&read);
    if (wrong) {
        error_set(error, ERROR_USAGE, "panel \"%s\": %s", text, wrong);
        return false;
    }
    *panel = read;
    return true;
}

/* Assumes the smallest common panel with that many pixels and returns its inches. */
static double guess_size(Panel *panel)
{
    static const struct {
        int longer_px, shorter_px;
        double inches;
    } smallest[] = {
        { 1024, 768, 7 }, { 1280, 720, 7 }, { 1366, 1024, 10.1 }, { 1920, 1200, 15.6 }
    };
    int longer = panel->width_px > panel->height_px ? panel->width_px : panel->height_px;
    int shorter = panel->width_px + panel->height_px - longer;
    double inches = 21.5;
    for (size_t i = COUNT(smallest); i-- > 0;) {
        if (longer <= smallest[i].longer_px && shorter <= smallest[i].shorter_px)
            inches = smallest[i].inches;
    }
    double diagonal = hypot(panel->width_px, panel->height_px);
    panel->width_mm = inches * 25.4 * panel->width_px / diagonal;
    panel->height_mm = inches * 25.4 * panel->height_px / diagonal;
    return inches;
}

/* Uses the size in the settings. False with `why` when there is none or it cannot be right.
 * src/settings has checked the range. */
static bool believe_settings(Panel *panel, double width_mm, double height_mm, char *why,
                             size_t room)
{
    *why = '\0';
    if (width_mm <= 0 && height_mm <= 0)
        return false;
    if (width_mm <= 0 || height_mm <= 0) {
        snprintf(why, room, "the settings have only one of [panel] width_mm and height_mm; ");
        return false;
    }
    Panel tried = { panel->width_px, panel->height_px, width_mm, height_mm };
    const char *wrong = panel_not_square(&tried);
    if (wrong) {
        snprintf(why, room, "the settings' [panel] is %.0f x %.0f mm for %d x %d pixels: %s; ",
                 width_mm, height_mm, panel->width_px, panel->height_px, wrong);
        return false;
    }
    *panel = tried;
    return true;
}

void panel_find(Panel *panel, double settings_width_mm, double settings_height_mm, const char *drm,
                char *note, size_t room)
{
    char settings[240], display[240] = "";
    *note = '\0';
    if (believe_settings(panel, settings_width_mm, settings_height_mm, settings, sizeof(settings)))
        return;
    if (edid_ask(panel, drm, display, sizeof(display))) {
        if (*settings)
            snprintf(note, room,
                     "%sthe display's own %.0f x %.0f mm are used; correct the settings or take "
                     "[panel] out",
                     settings, panel->width_mm, panel->height_mm);
        return;
    }
    double inches = guess_size(panel);
    snprintf(
        note, room,
        "%s%s; measure the glass and write [panel] width_mm = and height_mm = in the settings; "
        "until then it is taken to be %.1f inches (%.0f x %.0f mm), the smallest common size",
        settings, display, inches, panel->width_mm, panel->height_mm);
}
