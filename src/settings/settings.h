/* settings.h: the settings file (INI), every key known by name, every key with a default.
 *
 * An unknown key or a value out of its range is told in the log with file and line and never
 * guessed at; the exhibit goes on with the default, for a slip of the pen must not darken the
 * glass.
 */
#ifndef SETTINGS_SETTINGS_H
#define SETTINGS_SETTINGS_H

#include <stdbool.h>

/* What a key can be for. */
typedef enum {
    KEY_NEXT, /* on to the next thing that can be touched */
    KEY_PREVIOUS,
    KEY_TAKE,
    KEY_BACK,
    KEY_HELP, /* begins reading aloud; says how the keys work */
    KEY_REPEAT,
    KEY_LOUDER,
    KEY_SOFTER,
    KEY_FASTER,
    KEY_SLOWER,
    KEY_HEADPHONES_IN,  /* what a keypad sends when headphones are plugged in: begins reading aloud
                         */
    KEY_HEADPHONES_OUT, /* ends it */
    KEY_USE_COUNT
} KeyUse;

/* The uses as the settings call them: "headphones_in". */
extern const char *const settings_key_uses[KEY_USE_COUNT];

/* The keys for each use, as SDL names them, with commas between: "Tab, Right, Down". */
typedef struct {
    char of[KEY_USE_COUNT][80];
} Keys;

typedef struct {
    char language[8];       /* first language of every visit; default: the source's */
    double panel_width_mm;  /* 0: ask the display */
    double panel_height_mm; /* 0: ask the display */
    int rotate;             /* the picture is turned clockwise by 0, 90, 180 or 270 degrees; 0 */
    bool reduced_motion;    /* default false */
    int idle_s;             /* quiet seconds before the warning, reading time comes on top; 45 */
    double slop_mm;         /* a finger may come up so far beside what it came down on; 6 */
    int least_hold_ms;      /* a finger that comes up sooner only brushed the glass; 0 */
    int dwell_ms;           /* a finger resting so long need not come up; 0: it has to */
    int repeat_ms;          /* the same thing is not touched twice within this; 300 */
    bool voice;             /* reading aloud is offered; default true */
    int volume;             /* of the voice as each visitor finds it, percent; 50 */
    int speech_rate;        /* words a minute as each visitor finds it; 150 */
    Keys keys;              /* see sayswho(1) for the defaults */
    char unit[32];          /* the name this unit has in counts; default "unit" */
} Settings;

/* The defaults, as commented above. */
Settings settings_default(void);

/* Reads the file over *settings. What is wrong in it is logged, file, line, key and what is
 * allowed, and left as it was in *settings; so is a file that cannot be read. Returns how much was
 * wrong. Of lines that are no settings at all only the first is told. */
int settings_read(Settings *settings, const char *path);

#endif
