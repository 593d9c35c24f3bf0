#include "print/print_fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "typeset/typeset.h"

PangoFontMap *print_fonts_open(void)
{
    FcConfig *config = FcConfigCreate();
    char path[4200];
    for (int i = 0; typeset_font(i, path, sizeof(path)); i++) {
        if (path[0])
            FcConfigAppFontAddFile(config, (const FcChar8 *)path);
    }
    PangoFontMap *fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts), config);
    FcConfigDestroy(config); /* the font map holds a reference */
    return fonts;
}
