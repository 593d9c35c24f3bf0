#include "exhibit/sheet.h"

#include "paper/paper.h"
#include "screens/screens.h"

bool sheet_make(const Class *class, Bundle *bundle, const Language *language, unsigned char **pdf,
                size_t *size, Error *error)
{
    const Claim *claims[LESSON_CLAIMS_MOST];
    Scene scene;
    for (int i = 0; i < class->claim_count; i++) {
        claims[i] = bundle_claim(bundle, class->claims[i], error);
        if (!claims[i])
            return false;
    }
    Typeset *typeset = typeset_open(PAPER_PX_PER_MM, error);
    if (!typeset)
        return false;
    scene_start(&scene, SCREENS_SHEET_WIDTH_MM, SCREENS_SHEET_HEIGHT_MM);
    scene_clear(&scene, "class_sheet");
    screens_class_sheet(&scene, typeset, language, class, bundle_story(bundle), claims);
    bool good = paper_make(&scene, bundle_story(bundle)->title, pdf, size, error);
    scene_finish(&scene);
    typeset_close(typeset);
    return good;
}
