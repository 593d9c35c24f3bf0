/* picture.h: a story's picture on a page. */
#ifndef DRAWING_PICTURE_H
#define DRAWING_PICTURE_H

#include "content/content.h"
#include "layout/page.h"

/* As large as the box allows, in its middle across and at its top; speaks what it shows. Returns
 * the height in mm; 0 where there is no picture (no PNG) or no room. */
double picture_show(Page *page, const Picture *picture, Box box);

#endif
