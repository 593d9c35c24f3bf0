/* config.h: the settings file (INI), every key known by name, every key with a default.
 *
 * An unknown key or a value out of its range is an error that names file and line, so that a
 * slip of the pen is seen at once and never guessed at.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stdbool.h>

#include "base/error.h"

typedef struct {
    char language[8];       /* first language of every visit; default "en" */
    double panel_width_mm;  /* 0: ask the display */
    double panel_height_mm; /* 0: ask the display */
    bool reduced_motion;    /* default false */
    int idle_s;             /* quiet seconds before the warning, reading time comes on top; 45 */
    double slop_mm;         /* a finger may come up so far beside what it came down on; 6 */
    int least_hold_ms;      /* a finger that comes up sooner only brushed the glass; 0 */
    int dwell_ms;           /* a finger resting so long need not come up; 0: it has to */
    int repeat_ms;          /* the same thing is not touched twice within this; 300 */
    char unit[32];          /* the name this unit has in counts; default "unit" */
} Config;

/* The defaults, as commented above. */
Config config_default(void);

/* Reads the file over *config. ERROR_IO: cannot be read. ERROR_USAGE: names file, line, key, what
 * is wrong, what is allowed; *config is then unchanged. */
MUST_CHECK bool config_read(Config *config, const char *path, Error *error);

#endif
