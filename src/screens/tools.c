/* tools.c: the tray of settings that `tools` opens over another screen, where the bar has no room
 * for them. */
#include <math.h>

#include "screens/screens_private.h"

Pages tools_build(Page *page, const View *view)
{
    Tool tools[BAR_SETTINGS_MOST];
    int count = bar_settings(page, view, tools);
    int columns = page->width_mm > 200 ? 3 : page->width_mm > 100 ? 2 : 1;
    int rows = (count + columns - 1) / columns;
    double gap = page->icons ? PAGE_GAP_MM : page->gap, line = page_line(page, TYPE_BUTTON);
    double below = page->height_mm - bar_top(page);
    double most = (overlay_room(page, below) + gap) / rows - gap;
    double height = fmax(15.7, fmin(20 * page->text_scale, most));
    height = fmax(height, fmin(most, 2 * line + PAGE_GAP_MM));
    Box box = overlay_sheet(page, rows * (height + gap) - gap, below);
    double width = (box.w + gap) / columns - gap, icon = (page->icons ? 7 : 8) * page->text_scale;
    for (int i = 0; i < count; i++)
        button_tool_beside(page, &tools[i],
                           (Box){ box.x + i % columns * (width + gap),
                                  box.y + i / columns * (height + gap), width, height },
                           icon);
    scene_speak(page->scene, "%s", words_in(page->language, "Tools"));
    const Bar bar = { .next = words_in(page->language, "Close"), .next_id = "stay", .back = true };
    bar_show(page, view, &bar);
    return ONE_PAGE;
}
