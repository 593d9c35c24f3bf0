#include "content/wording.h"

#include <stdbool.h>
#include <string.h>

/* Returns the star that closes the one at `open`, or NULL when that is an ordinary character. */
static const char *closing_star(const char *open)
{
    if (open[1] == '\0' || open[1] == ' ' || open[1] == '*')
        return NULL;
    const char *close = strchr(open + 1, '*');
    while (close && close[-1] == ' ')
        close = strchr(close + 1, '*');
    return close;
}

Wording wording_parse(Arena *arena, const char *words)
{
    if (!strchr(words, '*'))
        return (Wording){ .text = words };
    size_t bytes = strlen(words), length = 0;
    char *text = arena_take(arena, bytes + 1, 1);
    Differing *differing = arena_take(arena, bytes / 3 + 1, sizeof(*differing));
    Wording wording = { text, differing, 0 };
    const char *close = NULL;
    for (const char *at = words; *at; at++) {
        if (*at == '*' && at == close) {
            differing[wording.differing_count++].end = (int)length;
            close = NULL;
        } else if (*at == '*' && !close && (close = closing_star(at)) != NULL) {
            differing[wording.differing_count].start = (int)length;
        } else {
            text[length++] = *at;
        }
    }
    return wording;
}

const char *wording_plain(Arena *arena, const char *words)
{
    return wording_parse(arena, words).text;
}
