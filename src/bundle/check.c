/* check.c: reads everything in a bundle once, as the author's tool does. */
#include <string.h>

#include "bundle/bundle_private.h"

static bool check_pictures(Bundle *bundle, Error *error)
{
    Row row =
        row_start(bundle, "picture", "SELECT name FROM picture ORDER BY name", NULL, 0, error);
    while (row_next(&row)) {
        const char *name = row_text(&row, 0);
        if (!row.failed && !bundle_check_picture(bundle, name, error))
            row.failed = true;
        bundle->budget = 20000;
    }
    return row_end(&row);
}

static bool check_words(Bundle *bundle, Error *error)
{
    for (int i = 0; i < bundle->story.block_count; i++) {
        if (!bundle_block(bundle, i, error))
            return false;
    }
    for (int i = 0; i < bundle->story.claim_count; i++) {
        if (!bundle_claim(bundle, i, error))
            return false;
    }
    return true;
}

/* Checks everything once more in the language of a translation. */
static bool check_language(Bundle *bundle, const char *code, Error *error)
{
    Story story;
    bundle_use_language(bundle, code);
    if (strcmp(bundle->cache->code, code) != 0) {
        error_set(error, ERROR_IO, "%s: it cannot be read now in %s; check the disk and the memory",
                  bundle->path, code);
        return false;
    }
    bool good = bundle_read_story(bundle, &story, error) && check_words(bundle, error);
    if (!good)
        error_add(error, "in %s", code);
    return good;
}

static bool check_languages(Bundle *bundle, Error *error)
{
    Cache *own = bundle->cache;
    char codes[STORY_LANGUAGES_MOST][sizeof(own->code)];
    int count = 0;
    Row row =
        row_start(bundle, "translation",
                  "SELECT DISTINCT language FROM translation ORDER BY language", NULL, 0, error);
    while (row_next(&row)) {
        const char *code = row_text(&row, 0);
        if (count == STORY_LANGUAGES_MOST - 1 || strlen(code) >= sizeof(codes[0]))
            row_refuse(&row, "there are more than %d languages, or one has no short code",
                       STORY_LANGUAGES_MOST - 1);
        else
            memcpy(codes[count++], code, strlen(code) + 1);
    }
    bool good = row_end(&row);
    for (int i = 0; good && i < count; i++)
        good = check_language(bundle, codes[i], error);
    bundle->cache = own;
    return good;
}

bool bundle_check(Bundle *bundle, Error *error)
{
    int corrections;
    bundle->strict = true;
    bool good = bundle_file_quick_check(bundle, error) && check_words(bundle, error) &&
                check_languages(bundle, error) && bundle_corrections(bundle, &corrections, error) &&
                check_pictures(bundle, error);
    bundle->strict = false;
    return good;
}
