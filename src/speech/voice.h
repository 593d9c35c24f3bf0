/* voice.h: words to sound, by a process of its own, `sayswho-voice`, without a network.
 *
 * espeak-ng, which makes the sound, lives in that process alone: when a text makes it fail, one
 * sentence is lost and the exhibit goes on. Nothing here waits for it unless asked to. Makes sound
 * and plays none: where it goes is for stage to say.
 */
#ifndef SPEECH_VOICE_H
#define SPEECH_VOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* A voice that has not answered after this long (on clock_now_ms()) hangs, and is ended. */
#define VOICE_WAIT_MS 2000

/* One channel of signed samples. */
typedef struct {
    const int16_t *samples;
    int count;
    int rate_hz;
} Sound;

typedef struct Voice Voice;

typedef enum {
    VOICE_WORKING, /* ask again in a few milliseconds */
    VOICE_READY,   /* the sound is there */
    VOICE_LOST,    /* the process died, hung or answered nonsense; it was ended */
} VoiceAnswer;

/* Remembers the path of `sayswho-voice`; starts nothing. */
Voice *voice_open(const char *program);
void voice_close(Voice *voice); /* takes NULL; ends the process */

/* Asks for the text (at most VOICE_TEXT_MOST bytes) spoken in the language (a code such as "en";
 * one without a voice is spoken as English), at so many words a minute. Starts the process when
 * none runs. An answer that is still due is given up. False with ERROR_IO: the process cannot be
 * started. */
MUST_CHECK bool voice_ask(Voice *voice, const char *text, const char *language, int words_a_minute,
                          Error *error);

/* The answer to the last voice_ask(), which must not have been given yet. `wait`: waits for it,
 * VOICE_WAIT_MS at most, and is never VOICE_WORKING. The samples are borrowed until the next
 * voice_ask(). VOICE_LOST sets *error. */
VoiceAnswer voice_answer(Voice *voice, bool wait, Sound *sound, Error *error);

/* Ends the process until the next voice_ask(); returns at once. */
void voice_stop(Voice *voice);

/* How long it lasts. */
int64_t voice_ms(const Sound *sound);

#endif
