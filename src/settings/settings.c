#include "settings/settings.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "words/words.h"

Settings settings_default(void)
{
    /* What a tactile keypad sends can be configured in the keypad. The defaults are keys of a usual
     * keyboard, and for the headphones two keys that no usual keyboard has. */
    return (Settings){ .language = WORDS_SOURCE,
                       .idle_s = 45,
                       .slop_mm = 6,
                       .repeat_ms = 300,
                       .voice = true,
                       .volume = 50,
                       .speech_rate = 150,
                       .unit = "unit",
                       .staff_off = true,
                       .staff_sound = true,
                       .system = "/usr/lib/sayswho/system",
                       .keep_visits = 100000,
                       .keys.of = { [KEY_NEXT] = "Tab, Right, Down",
                                    [KEY_PREVIOUS] = "Shift+Tab, Left, Up",
                                    [KEY_TAKE] = "Return, Space, Keypad Enter",
                                    [KEY_BACK] = "Escape, Backspace",
                                    [KEY_HELP] = "F1, Help",
                                    [KEY_REPEAT] = "F2",
                                    [KEY_LOUDER] = "+, =, Keypad +, VolumeUp",
                                    [KEY_SOFTER] = "-, Keypad -, VolumeDown",
                                    [KEY_FASTER] = "PageUp",
                                    [KEY_SLOWER] = "PageDown",
                                    [KEY_HEADPHONES_IN] = "F15",
                                    [KEY_HEADPHONES_OUT] = "F16" } };
}

const char *const settings_key_uses[KEY_USE_COUNT] = {
    [KEY_NEXT] = "next",
    [KEY_PREVIOUS] = "previous",
    [KEY_TAKE] = "take",
    [KEY_BACK] = "back",
    [KEY_HELP] = "help",
    [KEY_REPEAT] = "repeat",
    [KEY_LOUDER] = "louder",
    [KEY_SOFTER] = "softer",
    [KEY_FASTER] = "faster",
    [KEY_SLOWER] = "slower",
    [KEY_HEADPHONES_IN] = "headphones_in",
    [KEY_HEADPHONES_OUT] = "headphones_out",
};

/* Returns NULL, or a text that says what is allowed. */
typedef const char *Setter(Settings *settings, const char *value);

static bool number(const char *value, double low, double high, double *out)
{
    char *end;
    errno = 0;
    double read = strtod(value, &end);
    if (errno || end == value || *end || !(read >= low && read <= high))
        return false;
    *out = read;
    return true;
}

static bool word(const char *value, char *out, size_t room)
{
    size_t length = strlen(value);
    if (length == 0 || length >= room)
        return false;
    memcpy(out, value, length + 1);
    return true;
}

/* The same, without the digits after the decimal point. */
static bool whole(const char *value, double least, double most, int *out)
{
    double parsed;
    if (!number(value, least, most, &parsed))
        return false;
    *out = (int)parsed;
    return true;
}

static const char *set_language(Settings *settings, const char *value)
{
    bool good = words_find(value) && word(value, settings->language, sizeof(settings->language));
    return good ? NULL : words_codes;
}

static const char *set_panel_width(Settings *settings, const char *value)
{
    return number(value, 50, 5000, &settings->panel_width_mm) ? NULL : "50 to 5000 millimetres";
}

static const char *set_panel_height(Settings *settings, const char *value)
{
    return number(value, 50, 5000, &settings->panel_height_mm) ? NULL : "50 to 5000 millimetres";
}

static const char *set_rotate(Settings *settings, const char *value)
{
    bool good = whole(value, 0, 270, &settings->rotate) && settings->rotate % 90 == 0;
    return good ? NULL : "0, 90, 180 or 270";
}

static const char *set_reduced_motion(Settings *settings, const char *value)
{
    settings->reduced_motion = strcmp(value, "yes") == 0;
    return settings->reduced_motion || strcmp(value, "no") == 0 ? NULL : "yes or no";
}

static const char *set_idle(Settings *settings, const char *value)
{
    return whole(value, 20, 600, &settings->idle_s) ? NULL : "20 to 600 seconds";
}

static const char *set_slop(Settings *settings, const char *value)
{
    return number(value, 0, 20, &settings->slop_mm) ? NULL : "0 to 20 millimetres";
}

static const char *set_least_hold(Settings *settings, const char *value)
{
    return whole(value, 0, 2000, &settings->least_hold_ms) ? NULL : "0 to 2000 milliseconds";
}

static const char *set_dwell(Settings *settings, const char *value)
{
    bool good =
        whole(value, 0, 0, &settings->dwell_ms) || whole(value, 300, 5000, &settings->dwell_ms);
    return good ? NULL : "0 for none, or 300 to 5000 milliseconds";
}

static const char *set_repeat(Settings *settings, const char *value)
{
    return whole(value, 0, 2000, &settings->repeat_ms) ? NULL : "0 to 2000 milliseconds";
}

static const char *set_unit(Settings *settings, const char *value)
{
    return word(value, settings->unit, sizeof(settings->unit)) ? NULL : "a name of 1 to 31 bytes";
}

static const char *set_first_pin(Settings *settings, const char *value)
{
    size_t length = strlen(value);
    bool good = length >= 4 && strspn(value, "0123456789") == length;
    return good && word(value, settings->first_pin, sizeof(settings->first_pin)) ? NULL
                                                                                 : "4 to 8 digits";
}

/* The door of the panel always offers to clean the glass. */
static const char *set_staff_free(Settings *settings, const char *value)
{
    static const struct {
        const char *words;
        bool sound, off;
    } ways[] = { { "clean", false, false },
                 { "clean sound", true, false },
                 { "clean off", false, true },
                 { "clean sound off", true, true } };
    for (size_t i = 0; i < COUNT(ways); i++) {
        if (strcmp(value, ways[i].words) != 0)
            continue;
        settings->staff_sound = ways[i].sound;
        settings->staff_off = ways[i].off;
        return NULL;
    }
    return "clean, clean sound, clean off or clean sound off";
}

static const char *set_system(Settings *settings, const char *value)
{
    bool good = value[0] == '/' && word(value, settings->system, sizeof(settings->system));
    return good ? NULL : "the path of a program, from / on";
}

static const char *set_keep_visits(Settings *settings, const char *value)
{
    return whole(value, 1000, 10000000, &settings->keep_visits) ? NULL : "1000 to 10000000 visits";
}

static const char *set_voice(Settings *settings, const char *value)
{
    settings->voice = strcmp(value, "yes") == 0;
    return settings->voice || strcmp(value, "no") == 0 ? NULL : "yes or no";
}

static const char *set_volume(Settings *settings, const char *value)
{
    return whole(value, 10, 100, &settings->volume) ? NULL : "10 to 100 percent";
}

static const char *set_speech_rate(Settings *settings, const char *value)
{
    return whole(value, 80, 320, &settings->speech_rate) ? NULL : "80 to 320 words a minute";
}

/* In [keys] the name of a setting is the use of the key. */
static const char *set_keys(Settings *settings, KeyUse use, const char *value)
{
    return word(value, settings->keys.of[use], sizeof(settings->keys.of[use]))
               ? NULL
               : "names of keys with commas between, as in Tab, Down";
}

static const struct {
    const char *section, *key;
    Setter *set;
} known_keys[] = {
    { "visit", "language", set_language },
    { "visit", "idle_seconds", set_idle },
    { "visit", "reduced_motion", set_reduced_motion },
    { "touch", "slop_mm", set_slop },
    { "touch", "least_hold_ms", set_least_hold },
    { "touch", "dwell_ms", set_dwell },
    { "touch", "repeat_ms", set_repeat },
    { "panel", "width_mm", set_panel_width },
    { "panel", "height_mm", set_panel_height },
    { "panel", "rotate", set_rotate },
    { "speech", "voice", set_voice },
    { "speech", "volume", set_volume },
    { "speech", "rate", set_speech_rate },
    { "unit", "name", set_unit },
    { "answers", "keep_visits", set_keep_visits },
    { "staff", "first_pin", set_first_pin },
    { "staff", "free", set_staff_free },
    { "staff", "system", set_system },
};

/* Sets one setting. Returns NULL when done, else what is allowed. *known is false when there is no
 * such setting. */
static const char *set(Settings *settings, const char *section, const char *key, const char *value,
                       bool *known)
{
    *known = true;
    for (size_t i = 0; i < COUNT(known_keys); i++) {
        if (strcmp(known_keys[i].section, section) == 0 && strcmp(known_keys[i].key, key) == 0)
            return known_keys[i].set(settings, value);
    }
    for (int use = 0; strcmp(section, "keys") == 0 && use < KEY_USE_COUNT; use++) {
        if (strcmp(key, settings_key_uses[use]) == 0)
            return set_keys(settings, (KeyUse)use, value);
    }
    *known = false;
    return NULL;
}

typedef struct {
    Settings *settings;
    const char *path;
    FILE *file;
    int line; /* the line that was read last */
    int faults;
} Reading;

/* Used by inih to read; counts lines, so that messages can name the line. */
static char *read_line(char *text, int room, void *user)
{
    Reading *reading = user;
    char *line = fgets(text, room, reading->file);
    reading->line += line && strchr(line, '\n');
    return line;
}

/* inih calls this for each setting. A wrong one is logged and changes nothing. */
static int take(void *user, const char *section, const char *key, const char *value)
{
    Reading *reading = user;
    bool known;
    Settings tried = *reading->settings;
    const char *allowed = set(&tried, section, key, value, &known);
    if (known && !allowed) {
        *reading->settings = tried;
        return 1;
    }
    reading->faults++;
    if (known)
        log_error("%s:%d: [%s] %s is \"%s\"; write %s; until then the default is used",
                  reading->path, reading->line, section, key, value, allowed);
    else
        log_error("%s:%d: no setting is called [%s] %s; sayswho(1) lists them", reading->path,
                  reading->line, section, key);
    return 1;
}

int settings_read(Settings *settings, const char *path)
{
    const char *why = "";
    Reading reading = { .settings = settings, .path = path, .file = file_open_stream(path, &why) };
    if (!reading.file) {
        log_error("%s: cannot be read: %s; check the path; until then the defaults are used", path,
                  why);
        return 1;
    }
    int line = ini_parse_stream(read_line, &reading, take, &reading);
    if (line > 0) {
        log_error("%s:%d: not a setting; write [section] or key = value; it is left out", path,
                  line);
        reading.faults++;
    }
    if (ferror(reading.file)) {
        log_error("%s: cannot be read to its end: %s; until then the defaults are used", path,
                  strerror(errno));
        reading.faults++;
    }
    fclose(reading.file);
    return reading.faults;
}
