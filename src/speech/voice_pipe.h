/* voice_pipe.h: the protocol between the exhibit and `sayswho-voice`, in the machine's own byte
 * order.
 *
 * The exhibit writes a VoiceRequest and then `bytes` bytes of UTF-8. The voice answers each
 * request, in order, with a VoiceHead and then `count` samples, each an int16_t. There is nothing
 * else; the voice ends when its input ends. Neither side trusts the other: both check the limits
 * below.
 */
#ifndef SPEECH_VOICE_PIPE_H
#define SPEECH_VOICE_PIPE_H

#include <stdint.h>

#include "base/limits.h"

#define VOICE_TEXT_MOST    4096      /* bytes of a request's text */
#define VOICE_SAMPLES_MOST (4 << 20) /* in an answer: 190 seconds at espeak-ng's 22,050 Hz */
#define VOICE_RATE_LEAST   8000      /* Hz */
#define VOICE_RATE_MOST    48000

typedef struct {
    uint32_t words_a_minute;
    uint32_t bytes;                        /* of the text that follows, without a NUL */
    char language[LANGUAGE_CODE_MOST + 1]; /* "fr", padded with NULs; the last byte is always NUL */
} VoiceRequest;

typedef struct {
    uint32_t rate_hz;
    uint32_t count; /* samples that follow; 0: silence */
} VoiceHead;

#endif
