/* settings.h: the settings file (INI). Every setting has a default; sayswho(1) lists them.
 *
 * An unknown setting or a value out of its range is logged with file and line, and the default is
 * used: a typing mistake must not keep the exhibit from starting.
 */
#ifndef SETTINGS_SETTINGS_H
#define SETTINGS_SETTINGS_H

#include <stdbool.h>

/* What a key is used for. */
typedef enum {
    KEY_NEXT, /* moves to the next thing that can be touched */
    KEY_PREVIOUS,
    KEY_TAKE,
    KEY_BACK,
    KEY_HELP, /* starts reading aloud and explains the keys */
    KEY_REPEAT,
    KEY_LOUDER,
    KEY_SOFTER,
    KEY_FASTER,
    KEY_SLOWER,
    KEY_HEADPHONES_IN,  /* sent by a keypad when headphones are plugged in: starts reading aloud */
    KEY_HEADPHONES_OUT, /* sent when they are pulled out: stops it */
    KEY_USE_COUNT
} KeyUse;

/* Their names in the settings file, such as "headphones_in". */
extern const char *const settings_key_uses[KEY_USE_COUNT];

/* The keys for each use, as SDL names them, with commas between: "Tab, Right, Down". */
typedef struct {
    char of[KEY_USE_COUNT][80];
} Keys;

typedef struct {
    char language[8];       /* first language of every visit; default: the source's */
    double panel_width_mm;  /* 0: ask the display */
    double panel_height_mm; /* 0: ask the display */
    int rotate;             /* degrees clockwise: 0, 90, 180 or 270; default 0 */
    bool reduced_motion;    /* default false */
    int idle_s; /* seconds without a touch before the warning, without the reading time; default 45
                 */
    double slop_mm; /* how far outside a thing a finger may come up and still take it; default 6 */
    int least_hold_ms; /* a shorter touch does not count; default 0 */
    int dwell_ms;  /* a finger that rests this long takes a thing; 0, the default: it has to come up
                    */
    int repeat_ms; /* the same thing is not taken twice within this time; default 300 */
    bool voice;    /* reading aloud is offered; default true */
    int volume;    /* of the voice, at the beginning of each visit, percent; default 50 */
    int speech_rate;   /* words a minute, at the beginning of each visit; default 150 */
    Keys keys;         /* the defaults are in settings_default() */
    char unit[32];     /* name of this exhibit in the ledger; default "unit" */
    char first_pin[9]; /* of the panel for staff, until they choose one; "", the default: none */
    bool staff_off;    /* who has no PIN may switch off; default true */
    bool staff_sound;  /* ... and change the volume; default true */
    char system[200];  /* program that switches off and so on: see staff/system.h */
    int keep_visits; /* so many visits keep their answers; older ones only count; default 100000 */
} Settings;

/* The defaults, as commented above. */
Settings settings_default(void);

/* Reads the file into *settings. Each mistake is logged with file, line, name and what is allowed,
 * and leaves that setting as it was; a file that cannot be read is logged and changes nothing.
 * Returns the number of mistakes. Of lines that are not settings at all only the first is
 * logged. */
int settings_read(Settings *settings, const char *path);

#endif
