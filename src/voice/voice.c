#include "voice/voice.h"

#include <espeak-ng/speak_lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct Voice {
    int rate_hz;
    char language[8]; /* set in espeak-ng */
    int16_t *samples;
    int count, room;
};

/* espeak-ng hands the sound out in pieces. 0: go on. */
static int collect(short *samples, int count, espeak_EVENT *events)
{
    Voice *voice = events->user_data;
    if (!samples || count <= 0 || !voice)
        return 0;
    if (voice->count + count > voice->room) {
        voice->room = 2 * (voice->count + count);
        voice->samples = memory_grow(voice->samples, (size_t)voice->room, sizeof(*voice->samples));
    }
    memcpy(voice->samples + voice->count, samples, (size_t)count * sizeof(*samples));
    voice->count += count;
    return 0;
}

Voice *voice_open(Error *error)
{
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) {
        error_set(error, ERROR_IO,
                  "nothing can be read aloud: espeak-ng finds no voices; install espeak-ng-data");
        return NULL;
    }
    espeak_SetSynthCallback(collect);
    Voice *voice = memory_take(1, sizeof(*voice));
    voice->rate_hz = rate;
    return voice;
}

void voice_close(Voice *voice)
{
    if (!voice)
        return;
    espeak_Terminate();
    free(voice->samples);
    free(voice);
}

static void use_language(Voice *voice, const char *language)
{
    if (strcmp(voice->language, language) == 0)
        return;
    if (espeak_SetVoiceByName(language) != EE_OK)
        espeak_SetVoiceByName("en");
    snprintf(voice->language, sizeof(voice->language), "%s", language);
}

Sound voice_make(Voice *voice, const char *text, const char *language, int words_a_minute)
{
    use_language(voice, language);
    espeak_SetParameter(espeakRATE, words_a_minute, 0);
    voice->count = 0;
    espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE,
                 NULL, voice);
    return (Sound){ voice->samples, voice->count, voice->rate_hz };
}

int64_t voice_ms(const Sound *sound)
{
    return (int64_t)sound->count * 1000 / sound->rate_hz;
}
