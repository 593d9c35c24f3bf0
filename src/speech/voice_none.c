/* voice_none.c: replaces voice.c when the exhibit is built without a voice (VOICE=none). */
#include "speech/voice.h"

#include <stdlib.h>

#include "base/memory.h"

struct Voice {
    char nothing;
};

bool voice_exists(void)
{
    return false;
}

Voice *voice_open(const char *program)
{
    (void)program;
    return memory_take(1, sizeof(Voice));
}

void voice_close(Voice *voice)
{
    free(voice);
}

static void refuse(Error *error)
{
    error_set(error, ERROR_IO, "this exhibit was built without a voice");
}

bool voice_ask(Voice *voice, const char *text, const char *language, int words_a_minute,
               Error *error)
{
    (void)voice, (void)text, (void)language, (void)words_a_minute;
    refuse(error);
    return false;
}

VoiceAnswer voice_answer(Voice *voice, bool wait, Sound *sound, Error *error)
{
    (void)voice, (void)wait, (void)sound;
    refuse(error);
    return VOICE_LOST;
}

void voice_stop(Voice *voice)
{
    (void)voice;
}

int64_t voice_ms(const Sound *sound)
{
    (void)sound;
    return 0;
}
