#include "words/words.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "words/catalogue.h"

/* A language needs a row here and a file assets/po/CODE.po. */
#define TRANSLATIONS(ROW)                                                                          \
    ROW("fr", "Français", false)                                                                   \
    ROW("nl", "Nederlands", false)                                                                 \
    ROW("ar", "العربية", true)

#define AS_LANGUAGE(code, name, right_to_left) { code, name, right_to_left },
#define AS_LISTED(code, name, right_to_left)   ", " code

const Language words_languages[] = { { WORDS_SOURCE, "English", false },
                                     TRANSLATIONS(AS_LANGUAGE){ NULL, NULL, false } };
const char words_codes[] = "one of " WORDS_SOURCE TRANSLATIONS(AS_LISTED);

static char catalogues[4096]; /* the folder with the catalogues */

/* In the order of words_languages. */
static struct {
    Catalogue *catalogue; /* NULL: not read yet, or it cannot be read */
    bool tried;
} files[COUNT(words_languages)];

const Language *words_find(const char *code)
{
    for (const Language *language = words_languages; language->code; language++) {
        if (strcmp(language->code, code) == 0)
            return language;
    }
    return NULL;
}

void words_start(const char *folder)
{
    for (int i = 0; words_languages[i].code; i++) {
        catalogue_close(files[i].catalogue);
        files[i].catalogue = NULL;
        files[i].tried = false;
    }
    snprintf(catalogues, sizeof(catalogues), "%s", folder);
}

/* Returns NULL when the source's own words are to be used. */
static const Catalogue *catalogue_of(const Language *language)
{
    int number = (int)(language - words_languages);
    if (number > 0 && !files[number].tried) {
        char path[sizeof(catalogues) + 64];
        Error error = { 0 };
        snprintf(path, sizeof(path), "%s/%s/LC_MESSAGES/sayswho.mo", catalogues, language->code);
        files[number].tried = true;
        files[number].catalogue = catalogue_open(path, &error);
        if (!files[number].catalogue)
            log_error("%s; the exhibit does not speak %s until it is installed again",
                      error.message, language->code);
    }
    return files[number].catalogue;
}

bool words_there(const Language *language)
{
    return language == &words_languages[0] || catalogue_of(language);
}

const char *words_in(const Language *language, const char *text)
{
    const Catalogue *catalogue = catalogue_of(language);
    const char *found = catalogue ? catalogue_get(catalogue, text) : NULL;
    return found ? found : text;
}

const char *words_count_in(const Language *language, const char *one, const char *many,
                           unsigned long count)
{
    const Catalogue *catalogue = catalogue_of(language);
    const char *found = catalogue ? catalogue_count(catalogue, one, count) : NULL;
    return found ? found : count == 1 ? one : many;
}
