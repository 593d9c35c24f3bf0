/* keys.c: which key is for what, by SDL's names for keys. */
#include <string.h>

#include "base/log.h"
#include "stage/stage_private.h"

/* SDL knows the key alone; the one with Shift that is a key of its own here is this one. */
#define SHIFT_TAB "Shift+Tab"

/* The next name of a list with commas between; *at moves on. False: there is none. */
static bool next_name(const char **at, char *name, size_t room)
{
    *at += strspn(*at, ", ");
    size_t length = strcspn(*at, ",");
    const char *begin = *at;
    *at += length;
    while (length > 0 && begin[length - 1] == ' ')
        length--;
    SDL_snprintf(name, room, "%.*s", (int)length, begin);
    return length > 0;
}

KeyUse keys_use(const Keys *keys, const char *wanted)
{
    char name[sizeof(keys->of[0])];
    for (int use = 0; use < KEY_USE_COUNT; use++) {
        for (const char *at = keys->of[use]; next_name(&at, name, sizeof(name));) {
            if (strcmp(name, wanted) == 0)
                return (KeyUse)use;
        }
    }
    return KEY_USE_COUNT;
}

void keys_check(const Keys *keys)
{
    char name[sizeof(keys->of[0])];
    for (int use = 0; use < KEY_USE_COUNT; use++) {
        for (const char *at = keys->of[use]; next_name(&at, name, sizeof(name));) {
            if (strcmp(name, SHIFT_TAB) != 0 && SDL_GetKeyFromName(name) == SDLK_UNKNOWN)
                log_error("the settings, [keys] %s: no key is called \"%s\"; write a name that SDL "
                          "has, as sayswho(1) says",
                          settings_key_uses[use], name);
        }
    }
}
