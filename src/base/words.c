#include "base/words.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "sayswho"

const Language words_languages[] = {
    { "en", "English", false }, { "fr", "Français", false }, { "nl", "Nederlands", false },
    { "ar", "العربية", true },  { NULL, NULL, false },
};

static const Language *in_use = &words_languages[0];

/* glibc's own: to be bumped after LANGUAGE changed, or gettext keeps giving the old words. */
extern int _nl_msg_cat_cntr;

void words_start(const char *folder)
{
    /* gettext translates under any locale but "C"; C.UTF-8 is always there on Debian. */
    setlocale(LC_MESSAGES, "C.UTF-8");
    setlocale(LC_CTYPE, "C.UTF-8");
    bindtextdomain(DOMAIN, folder);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    words_use("en");
}

const Language *words_find(const char *code)
{
    for (const Language *language = words_languages; language->code; language++) {
        if (strcmp(language->code, code) == 0)
            return language;
    }
    return NULL;
}

const Language *words_use(const char *code)
{
    const Language *found = words_find(code);
    in_use = found ? found : &words_languages[0];
    setenv("LANGUAGE", in_use->code, 1);
    _nl_msg_cat_cntr++;
    return in_use;
}

const Language *words_language(void)
{
    return in_use;
}

const char *words_get(const char *text)
{
    return dgettext(DOMAIN, text);
}

const char *words_count(const char *one, const char *many, unsigned long count)
{
    return dngettext(DOMAIN, one, many, count);
}
