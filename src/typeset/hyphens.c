#include "typeset/hyphens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"

#define LEFT_LEAST  3 /* letters before the hyphen, so that a part is not a mere stump */
#define RIGHT_LEAST 3

static HyphenDict *patterns_of(Hyphens *hyphens, const char *language)
{
    char name[32], path[4200];
    for (int i = 0; i < hyphens->count; i++) {
        if (strcmp(hyphens->read[i].language, language) == 0)
            return hyphens->read[i].patterns;
    }
    if (hyphens->count == HYPHENS_LANGUAGES)
        return NULL;
    int i = hyphens->count++;
    snprintf(hyphens->read[i].language, sizeof(hyphens->read[i].language), "%s", language);
    snprintf(name, sizeof(name), "hyphens/%s.dic", language);
    if (assets_path(path, sizeof(path), name))
        hyphens->read[i].patterns = hnj_hyphen_load(path);
    return hyphens->read[i].patterns;
}

/* Patterns have small letters only; these are the capitals that their languages have. */
static uint32_t small(uint32_t point)
{
    bool capital = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE);
    return capital && point != 0xD7 ? point + 0x20 : point == 0x152 ? 0x153 : point;
}

/* Writes the character in the patterns' encoding; NULL when it has none there. */
static char *append(char *end, const HyphenDict *patterns, uint32_t point)
{
    if (point > (patterns->utf8 ? 0xFFFF : 0xFF))
        return NULL;
    if (patterns->utf8 && point >= 0x800) {
        *end++ = (char)(0xE0 | point >> 12);
        *end++ = (char)(0x80 | (point >> 6 & 0x3F));
    } else if (patterns->utf8 && point >= 0x80) {
        *end++ = (char)(0xC0 | point >> 6);
    }
    *end++ = (char)(patterns->utf8 && point >= 0x80 ? 0x80 | (point & 0x3F) : point);
    return end;
}

void hyphens_find(Hyphens *hyphens, const char *language, const uint32_t *letters, int count,
                  bool *after)
{
    char word[HYPHENS_WORD * 3 + 1], marks[HYPHENS_WORD * 3 + 6], *end = word;
    char **changed = NULL;
    int *at = NULL, *cut = NULL;
    HyphenDict *patterns = language ? patterns_of(hyphens, language) : NULL;
    memset(after, 0, (size_t)count * sizeof(*after));
    if (!patterns || count > HYPHENS_WORD)
        return;
    for (int i = 0; i < count; i++) {
        end = append(end, patterns, small(letters[i]));
        if (!end)
            return;
    }
    *end = '\0';
    if (hnj_hyphen_hyphenate3(patterns, word, (int)(end - word), marks, NULL, &changed, &at, &cut,
                              LEFT_LEAST, RIGHT_LEAST, LEFT_LEAST, RIGHT_LEAST) != 0)
        return;
    /* Where a division changes the spelling (omaatje: oma-tje) the word stays whole. */
    for (int i = 0; i < count - 1; i++) {
        after[i] = (marks[i] & 1) && !(changed && changed[i]);
        if (changed)
            free(changed[i]);
    }
    free(changed);
    free(at);
    free(cut);
}

void hyphens_close(Hyphens *hyphens)
{
    for (int i = 0; i < hyphens->count; i++) {
        if (hyphens->read[i].patterns)
            hnj_hyphen_free(hyphens->read[i].patterns);
    }
    *hyphens = (Hyphens){ 0 };
}
