#include "base/config.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

Config config_default(void)
{
    return (
        Config){ .language = "en", .idle_s = 45, .slop_mm = 6, .repeat_ms = 300, .unit = "unit" };
}

/* Each returns NULL, or what is allowed. */
typedef const char *Setter(Config *config, const char *value);

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

static const char *set_language(Config *config, const char *value)
{
    return word(value, config->language, sizeof(config->language)) ? NULL : "a code such as en";
}

static const char *set_panel_width(Config *config, const char *value)
{
    return number(value, 50, 5000, &config->panel_width_mm) ? NULL : "50 to 5000 millimetres";
}

static const char *set_panel_height(Config *config, const char *value)
{
    return number(value, 50, 5000, &config->panel_height_mm) ? NULL : "50 to 5000 millimetres";
}

static const char *set_reduced_motion(Config *config, const char *value)
{
    config->reduced_motion = strcmp(value, "yes") == 0;
    return config->reduced_motion || strcmp(value, "no") == 0 ? NULL : "yes or no";
}

static const char *set_idle(Config *config, const char *value)
{
    double seconds;
    if (!number(value, 20, 600, &seconds))
        return "20 to 600 seconds";
    config->idle_s = (int)seconds;
    return NULL;
}

static const char *set_slop(Config *config, const char *value)
{
    return number(value, 0, 20, &config->slop_mm) ? NULL : "0 to 20 millimetres";
}

static const char *set_least_hold(Config *config, const char *value)
{
    double ms;
    if (!number(value, 0, 2000, &ms))
        return "0 to 2000 milliseconds";
    config->least_hold_ms = (int)ms;
    return NULL;
}

static const char *set_dwell(Config *config, const char *value)
{
    double ms;
    if (!number(value, 0, 5000, &ms) || (ms > 0 && ms < 300))
        return "0 for none, or 300 to 5000 milliseconds";
    config->dwell_ms = (int)ms;
    return NULL;
}

static const char *set_repeat(Config *config, const char *value)
{
    double ms;
    if (!number(value, 0, 2000, &ms))
        return "0 to 2000 milliseconds";
    config->repeat_ms = (int)ms;
    return NULL;
}

static const char *set_unit(Config *config, const char *value)
{
    return word(value, config->unit, sizeof(config->unit)) ? NULL : "a name of 1 to 31 bytes";
}

static const struct {
    const char *section, *key;
    Setter *set;
} keys[] = {
    { "visit", "language", set_language },
    { "visit", "idle_seconds", set_idle },
    { "visit", "reduced_motion", set_reduced_motion },
    { "touch", "slop_mm", set_slop },
    { "touch", "least_hold_ms", set_least_hold },
    { "touch", "dwell_ms", set_dwell },
    { "touch", "repeat_ms", set_repeat },
    { "panel", "width_mm", set_panel_width },
    { "panel", "height_mm", set_panel_height },
    { "unit", "name", set_unit },
};

typedef struct {
    Config config;
    char wrong[300]; /* the first thing wrong; inih tells its line only afterwards */
} Reading;

/* inih calls this for each pair; 0 marks the line as wrong. */
static int take(void *user, const char *section, const char *key, const char *value)
{
    Reading *reading = user;
    if (reading->wrong[0])
        return 0;
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (strcmp(keys[i].section, section) != 0 || strcmp(keys[i].key, key) != 0)
            continue;
        const char *allowed = keys[i].set(&reading->config, value);
        if (!allowed)
            return 1;
        snprintf(reading->wrong, sizeof(reading->wrong), "[%s] %s is \"%s\"; write %s", section,
                 key, value, allowed);
        return 0;
    }
    snprintf(reading->wrong, sizeof(reading->wrong),
             "no setting is called [%s] %s; sayswho(1) lists them", section, key);
    return 0;
}

bool config_read(Config *config, const char *path, Error *error)
{
    Reading reading = { .config = *config };
    int line = ini_parse(path, take, &reading);
    if (line < 0) {
        error_set(error, ERROR_IO, "%s: cannot be read: %s; check the path", path, strerror(errno));
        return false;
    }
    if (line > 0) {
        error_set(error, ERROR_USAGE, "%s:%d: %s", path, line,
                  reading.wrong[0] ? reading.wrong
                                   : "not a setting; write [section] or key = value");
        return false;
    }
    *config = reading.config;
    return true;
}
