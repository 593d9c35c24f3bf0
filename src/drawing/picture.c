#include "drawing/picture.h"

#include <math.h>

#include "typeset/phrase.h"

double picture_show(Page *page, const Picture *picture, Box box)
{
    if (!picture->png || box.w <= 0 || box.h <= 0)
        return 0;
    double scale = fmin(box.w / picture->width_px, box.h / picture->height_px);
    double width = picture->width_px * scale, height = picture->height_px * scale;
    scene_picture(page->scene, (Box){ box.x + (box.w - width) / 2, box.y, width, height },
                  picture->png, picture->size, picture->key, picture->width_px, picture->height_px);
    scene_speak(page->scene, "%s", picture->text.alt);
    return height;
}

const char *picture_credit(const Page *page, const PictureText *text)
{
    if (text->credit[0] && text->licence[0])
        return phrase_print(page->scene->arena, "%s · %s", text->credit, text->licence);
    return text->credit[0] ? text->credit : text->licence;
}

double picture_show_told(Page *page, const Picture *picture, Box box)
{
    const char *const texts[] = { picture->png ? picture->text.caption : "",
                                  picture->png ? picture_credit(page, &picture->text) : "" };
    double below = 0;
    for (size_t i = 0; i < COUNT(texts); i++)
        below += texts[i][0] ? page_break(page, texts[i], TYPE_NOTE, box.w).height_mm : 0;
    if (below == 0 || below + page->gap > box.h / 3)
        return picture_show(page, picture, box);
    double height =
        picture_show(page, picture, (Box){ box.x, box.y, box.w, box.h - below - 0.5 * page->gap });
    double y = box.y + height + 0.5 * page->gap;
    for (size_t i = 0; i < COUNT(texts); i++)
        y += texts[i][0]
                 ? page_text(page, box.x, y, box.w, texts[i], TYPE_NOTE, COLOUR_QUIET, ALIGN_START)
                 : 0;
    return y - box.y;
}
