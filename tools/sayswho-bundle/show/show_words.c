#include "show/show_words.h"
#include "words/terms.h"

const char *show_code(Arena *arena, const char *code)
{
    char *words = arena_copy_text(arena, code);
    for (char *at = words; *at; at++) {
        if (*at == '_')
            *at = ' ';
    }
    return words;
}

const char *show_why_not_better(Arena *arena, const Claim *claim)
{
    const char *better = terms_better(arena, WORDS_ENGLISH, &claim->facts);
    return *better ? better : "There is no better level.";
}
