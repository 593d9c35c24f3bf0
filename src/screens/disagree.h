/* disagree.h: the page on which a visitor says why the trail's level is not theirs. Private to
 * src/screens. */
#ifndef SCREENS_DISAGREE_H
#define SCREENS_DISAGREE_H

#include "screens/screens_private.h"

/* Shows and speaks the page without its bar. */
void disagree_show(Page *page, const View *view);

#endif
