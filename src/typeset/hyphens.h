/* hyphens.h: where a long word may be divided, by libhyphen. Its patterns for a language are copied
 * from Debian's packages when the program is built (hyphens/nl.dic in share/sayswho). Private to
 * src/typeset. */
#ifndef TYPESET_HYPHENS_H
#define TYPESET_HYPHENS_H

#include <hyphen.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HYPHENS_LANGUAGES 8
#define HYPHENS_WORD      64 /* letters; a longer word is not divided by the rules of a language */

/* Patterns, each read when its language first needs them. All zero: none is read yet. */
typedef struct {
    struct {
        char language[8];
        HyphenDict *patterns; /* NULL: there are none */
    } read[HYPHENS_LANGUAGES];
    int count;
} Hyphens;

/* Fills `after`, one entry for each letter: true where a hyphen may stand after it. That is nowhere
 * when there are no patterns for the language, a code such as "nl", or it is NULL. `count` is at
 * most HYPHENS_WORD. */
void hyphens_find(Hyphens *hyphens, const char *language, const uint32_t *letters, int count,
                  bool *after);
void hyphens_close(Hyphens *hyphens);

#endif
