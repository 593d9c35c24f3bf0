/* print_fonts.h: the fonts of printed sheets. */
#ifndef SAYSWHO_BUNDLE_PRINT_FONTS_H
#define SAYSWHO_BUNDLE_PRINT_FONTS_H

#include <pango/pango.h>

/* Returns a font map with the exhibit's own font files and no others, so that a sheet looks the
 * same whatever fonts and settings the user has. The caller unrefs it. */
PangoFontMap *print_fonts_open(void);

#endif
