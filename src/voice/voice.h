/* voice.h: words to sound, by espeak-ng, without a network. The one room with espeak-ng.
 *
 * Makes sound and plays none: where it goes is for stage to say. One voice at a time; espeak-ng
 * keeps its state for the whole process.
 */
#ifndef VOICE_VOICE_H
#define VOICE_VOICE_H

#include <stdint.h>

#include "base/error.h"

/* One channel of signed samples. */
typedef struct {
    const int16_t *samples;
    int count;
    int rate_hz;
} Sound;

typedef struct Voice Voice;

/* NULL with ERROR_IO: espeak-ng's data is not there; says what to install. Takes about 10 ms. */
MUST_CHECK Voice *voice_open(Error *error);
void voice_close(Voice *voice); /* takes NULL */

/* The text spoken in the language (a code such as "en"; one without a voice is spoken as English),
 * at so many words a minute. Borrowed until the next call. About 1 ms a second of speech. */
Sound voice_make(Voice *voice, const char *text, const char *language, int words_a_minute);

/* How long it lasts. */
int64_t voice_ms(const Sound *sound);

#endif
