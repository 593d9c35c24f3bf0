/* bar.c: the bar at the foot of a screen: the tools, back, and the button that leads on.
 *
 * A tool is an icon over its word, or an icon alone on panels narrower than 170 mm. Where a row has
 * no room for all tools, `tools` opens a tray with the settings. Everything has one place on all
 * screens: the button that leads on is as wide as the widest text it has in the language.
 */
#include <math.h>
#include <string.h>

#include "screens/screens_private.h"
#include "typeset/phrase.h"

#define ICON_BUTTON_MM 15.4 /* side of a tool without a word */
#define TOOL_LEAST_MM  20.0 /* widths of tools with a word, for a unit of 1 */
#define BACK_LEAST_MM  20.8
#define TOOLS_MOST     (1 + BAR_SETTINGS_MOST)

/* What the button that leads on says, on any screen. */
static const char *const primaries[] = {
    N_("Begin to read"),    N_("Now the story"), N_("Rate this sentence"),
    N_("Follow the trail"), N_("Rate it again"), N_("What we know"),
    N_("Next claim"),       N_("Next page"),     N_("See your ropes"),
    N_("Take it home"),     N_("Finish"),
};

/* ---- sizes ---- */

/* The bar grows as running text does. */
static double unit(const Page *page)
{
    return page->text_scale;
}

static double icon_mm(const Page *page)
{
    return (page->icons ? 8 : 5.8) * unit(page);
}

/* The words under the icons stand on a line so far above the button's edge: room for the tails of
 * letters. */
static double word_foot(const Page *page)
{
    double tail = page->language->right_to_left ? 0.72 : 0.42; /* of a capital */
    return tail * page_capital(page, TYPE_TOOL) + unit(page);
}

/* Between the button's edge and the icon, and between the icon and the word: room for the accents
 * of letters, which stand higher than a capital. */
static double tool_gap(const Page *page)
{
    double accent = page->language->right_to_left ? 0.45 : 0.35; /* of a capital */
    return fmax(1.7 * unit(page), accent * page_capital(page, TYPE_TOOL));
}

/* Height of everything in the bar. */
static double button_height(const Page *page)
{
    if (page->icons)
        return ICON_BUTTON_MM;
    double needed = 2 * tool_gap(page) + icon_mm(page) + page_capital(page, TYPE_TOOL);
    return fmax(16 * unit(page), needed + word_foot(page));
}

static double bar_gap(const Page *page)
{
    return page->icons ? PAGE_GAP_MM : 2.4 * unit(page);
}

/* On an upright panel back and the button that leads on have a row of their own. */
static int rows_of(const Page *page)
{
    return page->portrait ? 2 : 1;
}

/* Distance from row to row. */
static double row_pitch(const Page *page)
{
    return button_height(page) + bar_gap(page) * (page->icons ? 1 : 1.6);
}

static double below_bar(const Page *page)
{
    return page->icons || page->portrait ? page->margin : 4.3 * unit(page);
}

double bar_top(const Page *page)
{
    double buttons = button_height(page) + (rows_of(page) - 1) * row_pitch(page);
    double top = page->height_mm - below_bar(page) - buttons;
    return page->icons ? top : top - 3.4 * unit(page); /* space below the hairline */
}

/* ---- the tools ---- */

/* Lists the settings: the tools that are in the tray where the bar has no room for them. */
int bar_settings(const Page *page, const View *view, Tool tools[BAR_SETTINGS_MOST])
{
    const Visit *visit = view->visit;
    const Language *in = page->language;
    /* TR: the next five are each under an icon of the bar: one short word is best */
    const char *size = words_in(in, "Text size"), *contrast = words_in(in, "Contrast");
    const char *low = words_in(in, "Lower"), *speak = words_in(in, "Read aloud");
    const char *language = phrase_print(page->scene->arena, words_in(in, "Language: %s"), in->name);
    int count = 0;
    tools[count++] = (Tool){ "languages", "language", in->name, language, false };
    tools[count++] = (Tool){ "text_size", "text_size", size, size, visit->large };
    tools[count++] = (Tool){ "contrast", "contrast", contrast, contrast, visit->contrast };
    tools[count++] = (Tool){ "low", "low", low, low, visit->low };
    if (visit->setup->has_voice)
        tools[count++] = (Tool){ "speak", "speak", speak, speak, visit->aloud };
    return count;
}

/* Lists the tools in their order in the bar. */
static int list_tools(const Page *page, const View *view, bool tray, Tool tools[TOOLS_MOST])
{
    const char *restart = words_in(page->language, "Start again");
    const char *open = words_in(page->language, "Tools");
    tools[0] = (Tool){ "restart", "restart", restart, restart, false };
    if (!tray)
        return 1 + bar_settings(page, view, tools + 1);
    tools[1] = (Tool){ "tools", "tools", open, open, view->visit->screen == SCREEN_TOOLS };
    return 2;
}

static double tool_width(const Page *page, const Tool *tool, double least)
{
    if (page->icons)
        return ICON_BUTTON_MM;
    double word = page_break(page, tool->word, TYPE_TOOL, 1e6).width_mm;
    return fmax(least * unit(page), word + 4 * unit(page));
}

static double tools_width(const Page *page, const Tool *tools, int count)
{
    double width = (count - 1) * bar_gap(page);
    for (int i = 0; i < count; i++)
        width += tool_width(page, &tools[i], TOOL_LEAST_MM);
    return width;
}

static void place_tool(Page *page, const Tool *tool, Box box)
{
    if (page->icons)
        button_show(page, tool->id, box, tool->icon, NULL, tool->name, AREA_BUTTON, tool->chosen);
    else
        button_tool(page, tool, box, icon_mm(page), word_foot(page));
}

static Tool back_tool(const Page *page)
{
    const char *word = words_in(page->language, "Back");
    return (Tool){ "back", "back", word, word, false };
}

static double back_width(const Page *page)
{
    Tool back = back_tool(page);
    return tool_width(page, &back, BACK_LEAST_MM);
}

/* ---- where everything is ---- */

typedef struct {
    bool tray;
    double back_mm, way_mm; /* widths of back and of the button that leads on */
} Plan;

/* The width that the button needs for the widest of its texts. */
static double primary_width(const Page *page, Type type)
{
    double widest = 0;
    for (size_t i = 0; i < COUNT(primaries); i++)
        widest = fmax(widest,
                      page_break(page, words_in(page->language, primaries[i]), type, 1e6).width_mm);
    return widest + 8 * unit(page);
}

/* True when all tools fit into a row, beside back and the button that leads on. Sets the button's
 * width. */
static bool fits_in_row(const Page *page, const View *view, bool tray, Plan *plan)
{
    static const Type types[] = { TYPE_BUTTON, TYPE_TOOL };
    Tool tools[TOOLS_MOST];
    int count = list_tools(page, view, tray, tools);
    double room = page->width_mm - 2 * page->margin - tools_width(page, tools, count);
    plan->tray = tray;
    if (rows_of(page) == 2)
        return room >= 0;
    room -= plan->back_mm + 3 * bar_gap(page);
    for (size_t i = 0; i < COUNT(types); i++) {
        double needed = primary_width(page, types[i]);
        plan->way_mm = fmin(needed + 6 * unit(page), room);
        if (needed <= room)
            return true;
    }
    return false;
}

static Plan plan_bar(const Page *page, const View *view)
{
    Plan plan = { .tray = page->icons, .back_mm = back_width(page) };
    if (!page->icons && !fits_in_row(page, view, false, &plan))
        fits_in_row(page, view, true, &plan);
    return plan;
}

/* ---- showing ---- */

/* Where the parts are. `second` is empty where there is no room beside the button that leads on. */
typedef struct {
    Box back, second, way;   /* `way`: the button that leads on, or choices */
    double tools_x, tools_y; /* of the first tool */
    double tools_w;          /* on an upright panel the tools fill it; 0: as wide as needed */
} Places;

/* True when the words are at most two lines, and not higher than the button with the tails of the
 * last one: in Arabic that is one line. */
static bool fits_second(const Page *page, const char *label, Type type, double width)
{
    Lines lines = page_break(page, label, type, width);
    double tails = lines.right_to_left ? 0.7 : 0.58; /* of a capital */
    double high = lines.height_mm - lines.line_mm + (1 + tails) * lines.capital_mm;
    return lines.line_count < 2 || (lines.line_count == 2 && high <= button_height(page));
}

/* The smallest width in which the secondary button's words fit. */
static double second_width(const Page *page, const char *label, Type type, double most)
{
    double width = page_widest_word(page, label, type);
    while (width < most && !fits_second(page, label, type, width))
        width += PAGE_GAP_MM;
    return fmin(fmax(width + 2 * PAGE_GAP_MM + 0.2, 2 * PAGE_TOUCH_MM), most);
}

/* Cuts the secondary button's place off the left of `way`. */
static void cut_second(const Page *page, const Bar *bar, Places *places)
{
    Box way = places->way;
    if (!bar->secondary)
        return;
    double most = way.w * 0.48, both = way.w - bar_gap(page);
    if (bar->next) { /* more if the words that lead on leave it, or if smaller letters need it */
        most = fmax(most, both - second_width(page, bar->next, TYPE_BUTTON, both));
        double small = second_width(page, bar->secondary, TYPE_TOOL, both);
        if (small <= both - second_width(page, bar->next, TYPE_TOOL, both))
            most = fmax(most, small);
    }
    double width = second_width(page, bar->secondary, TYPE_BUTTON, most);
    places->second = (Box){ way.x, way.y, width, way.h };
    places->way.x += width + bar_gap(page);
    places->way.w -= width + bar_gap(page);
}

/* Two rows: back and the way on, and the tools below them. */
static Places places_upright(const Page *page, const Plan *plan, const Bar *bar)
{
    double height = button_height(page), gap = bar_gap(page), x = page->margin;
    double low = page->height_mm - below_bar(page) - height, high = low - row_pitch(page);
    double width = page->width_mm - 2 * page->margin;
    Places places = { .back = { x, high, plan->back_mm, height },
                      .way = { x + plan->back_mm + gap, high, width - plan->back_mm - gap, height },
                      .tools_x = x,
                      .tools_y = low,
                      .tools_w = plan->tray ? 0 : width };
    if (!page->icons) {
        cut_second(page, bar, &places);
    } else { /* beside the two icons */
        double used = 2 * (ICON_BUTTON_MM + gap);
        places.second = (Box){ x + used, low, width - used, height };
    }
    return places;
}

static Places places_wide(const Page *page, const View *view, const Plan *plan, const Bar *bar)
{
    double height = button_height(page), gap = bar_gap(page), x = page->margin;
    double y = page->height_mm - below_bar(page) - height, right = page->width_mm - page->margin;
    Places places = { .tools_x = x, .tools_y = y };
    if (page->icons) {
        double back = x + 2 * (ICON_BUTTON_MM + gap), way = back + ICON_BUTTON_MM + gap;
        places.back = (Box){ back, y, ICON_BUTTON_MM, height };
        places.way = (Box){ way, y, right - way, height };
        cut_second(page, bar, &places);
        return places;
    }
    double way = right - plan->way_mm, back = way - gap - plan->back_mm;
    places.way = (Box){ way, y, plan->way_mm, height };
    places.back = (Box){ back, y, plan->back_mm, height };
    if (bar->secondary) {
        Tool tools[TOOLS_MOST];
        int count = list_tools(page, view, plan->tray, tools);
        double room = back - gap - (x + tools_width(page, tools, count) + 2 * gap);
        /* Small letters beside the tools are better than two buttons in the place of one. */
        double most = fmax(room, PAGE_TOUCH_MM);
        double small = second_width(page, bar->secondary, TYPE_TOOL, most);
        double width = second_width(page, bar->secondary, TYPE_BUTTON, most);
        places.second = (Box){ back - gap - width, y, width, height };
        if (small > room - 0.01 || page_widest_word(page, bar->secondary, TYPE_TOOL) > width - 4)
            cut_second(page, bar, &places); /* no room beside the tools */
    }
    return places;
}

static void show_choices(Page *page, const Bar *bar, Box box)
{
    double gap = bar_gap(page), width = (box.w + gap) / bar->choice_count - gap;
    for (int i = 0; i < bar->choice_count; i++) {
        const Choice *choice = &bar->choices[i];
        button_in_bar(page, choice->id, (Box){ box.x + i * (width + gap), box.y, width, box.h },
                      choice->icon, choice->label, AREA_CHOICE, choice->chosen);
    }
}

static void show_tools(Page *page, const View *view, const Plan *plan, const Places *places)
{
    Tool tools[TOOLS_MOST];
    int count = list_tools(page, view, plan->tray, tools);
    double spare = places->tools_w > 0 ? places->tools_w - tools_width(page, tools, count) : 0;
    double x = places->tools_x;
    for (int i = 0; i < count; i++) {
        double width = tool_width(page, &tools[i], TOOL_LEAST_MM) + spare / count;
        place_tool(page, &tools[i], (Box){ x, places->tools_y, width, button_height(page) });
        x += width + bar_gap(page);
    }
}

void bar_show(Page *page, const View *view, const Bar *bar)
{
    Plan plan = plan_bar(page, view);
    Places places =
        rows_of(page) == 2 ? places_upright(page, &plan, bar) : places_wide(page, view, &plan, bar);
    if (!page->icons && !bar->no_tools) {
        double line = bar_top(page) - 0.2, width = page->width_mm;
        Point hairline[] = { { 0, line }, { 0, line }, { width, line }, { width, line } };
        scene_stroke(page->scene, hairline, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    }
    /* In the order of the keyboard's focus: what leads on comes right after the page's own things,
     * and the tools, which are the same everywhere, come last. */
    if (bar->choice_count > 0)
        show_choices(page, bar, places.way);
    if (bar->next)
        button_in_bar(page, bar->next_id ? bar->next_id : "next", places.way, NULL, bar->next,
                      AREA_PRIMARY, false);
    if (bar->secondary)
        button_in_bar(page, bar->secondary_id, places.second, NULL, bar->secondary, AREA_BUTTON,
                      false);
    if (bar->back) {
        Tool back = back_tool(page);
        place_tool(page, &back, places.back);
    }
    if (!bar->no_tools)
        show_tools(page, view, &plan, &places);
}
