/* voice.c: the visitor's settings for reading aloud: on, off, louder, faster. Makes no sound. */
#include <string.h>

#include "visit/visit_private.h"

/* Steps and limits: percent, and words a minute. espeak-ng needs at least 80; above 320 few people
 * understand an unknown text. */
#define VOLUME_STEP  10
#define VOLUME_LEAST 10
#define VOLUME_MOST  100
#define RATE_STEP    20
#define RATE_LEAST   80
#define RATE_MOST    320

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

void visit_step_read_aloud(Step *step, bool aloud)
{
    step->visit->aloud = aloud;
    step->effects.speak = aloud;
    step->effects.hush = !aloud;
    visit_step_changed(step);
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* Louder, softer, faster, slower. */
bool visit_step_set_voice(Step *step, const char *id)
{
    Visit *visit = step->visit;
    int volume = is(id, "louder") ? VOLUME_STEP : is(id, "softer") ? -VOLUME_STEP : 0;
    int rate = is(id, "faster") ? RATE_STEP : is(id, "slower") ? -RATE_STEP : 0;
    visit->volume = within(visit->volume + volume, VOLUME_LEAST, VOLUME_MOST);
    visit->speech_rate = within(visit->speech_rate + rate, RATE_LEAST, RATE_MOST);
    return volume != 0 || rate != 0;
}
