/* keys.c: finds the use of a key, by SDL's names for keys. */
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "stage/stage_private.h"

#define KEY_HELD_MS 3000

/* SDL's names are without modifiers; this is the only combination that we treat as a key of its
 * own. */
#define SHIFT_TAB "Shift+Tab"

/* Reads the next name of a list with commas and moves *at on. False at the end. */
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

bool keys_held(KeyHeld *held, const SDL_KeyboardEvent *key)
{
    if (key->type == SDL_KEYDOWN && !key->repeat)
        *held = (KeyHeld){ key->keysym.sym, clock_now_ms() };
    bool long_enough = clock_now_ms() - held->since_ms >= KEY_HELD_MS;
    if (key->keysym.sym != held->key || !long_enough)
        return false;
    *held = (KeyHeld){ SDLK_UNKNOWN, 0 };
    return true;
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
