#include "drawing/picture.h"

#include <math.h>

double picture_show(Page *page, const Picture *picture, Box box)
{
    if (!picture->png || box.w <= 0 || box.h <= 0)
        return 0;
    double scale = fmin(box.w / picture->width_px, box.h / picture->height_px);
    double width = picture->width_px * scale, height = picture->height_px * scale;
    scene_picture(page->scene, (Box){ box.x + (box.w - width) / 2, box.y, width, height },
                  picture->png, picture->size, picture->key, picture->width_px, picture->height_px);
    scene_speak(page->scene, "%s", picture->alt);
    return height;
}
