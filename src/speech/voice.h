/* voice.h: turns text into sound, with the process `sayswho-voice` and without a network.
 *
 * espeak-ng makes the sound. It runs only in that process: when a text makes it crash, one sentence
 * is lost and the exhibit goes on. These functions do not wait for it unless told to. Playing the
 * sound is stage's part.
 */
#ifndef SPEECH_VOICE_H
#define SPEECH_VOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* A voice that has not answered after this time (on clock_now_ms()) hangs and is killed. */
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
    VOICE_READY,   /* the sound is complete */
    VOICE_LOST,    /* the process died, hung or sent a wrong answer; it was killed */
} VoiceAnswer;

/* False when the exhibit was built without a voice (voice_none.c). Then voice_ask() always
 * fails. */
bool voice_exists(void);

/* Remembers the path of `sayswho-voice`; starts nothing. */
Voice *voice_open(const char *program);
void voice_close(Voice *voice); /* takes NULL; ends the process */

/* Asks for the sound of the text (at most VOICE_TEXT_MOST bytes) in that language (a code such as
 * "en"; a language without a voice is spoken as English), at that many words a minute. Starts the
 * process if needed. An answer to an earlier request is dropped. False with ERROR_IO when the
 * process cannot be started. */
MUST_CHECK bool voice_ask(Voice *voice, const char *text, const char *language, int words_a_minute,
                          Error *error);

/* Returns the answer to the last voice_ask(). Do not call it again after VOICE_READY or VOICE_LOST.
 * With `wait` it waits at most VOICE_WAIT_MS and never returns VOICE_WORKING. The samples are
 * borrowed until the next voice_ask(). VOICE_LOST sets *error. */
VoiceAnswer voice_answer(Voice *voice, bool wait, Sound *sound, Error *error);

/* Ends the process until the next voice_ask(); returns at once. */
void voice_stop(Voice *voice);

/* How long the sound lasts. */
int64_t voice_ms(const Sound *sound);

#endif
