/* picture.h: shows a story's picture on a page. */
#ifndef DRAWING_PICTURE_H
#define DRAWING_PICTURE_H

#include "content/content.h"
#include "layout/page.h"

/* Shows it as large as the box allows, at the top and centred; speaks its alt text. Returns the
 * height in mm; 0 when there is no picture (no PNG) or no room. */
double picture_show(Page *page, const Picture *picture, Box box);

/* The same with its caption below it, and who made it, unless they would take more than a third of
 * the box. The height is that of both. */
double picture_show_told(Page *page, const Picture *picture, Box box);

/* Returns who made it and its licence in a line, "" when neither is given. */
const char *picture_credit(const Page *page, const PictureText *text);

#endif
