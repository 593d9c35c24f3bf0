/* print_fonts.h: the fonts of printed sheets. */
#ifndef SAYSWHO_BUNDLE_PRINT_FONTS_H
#define SAYSWHO_BUNDLE_PRINT_FONTS_H

#include <pango/pango.h>

/* The files that the glass is set in, and no others: whatever else is installed, and whatever the
 * user set up, a sheet comes out the same. The caller unrefs it. */
PangoFontMap *print_fonts_open(void);

#endif
