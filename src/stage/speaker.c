/* speaker.c: plays samples on the default sound device, with SDL. */
#include <limits.h>
#include <string.h>

#include "base/log.h"
#include "stage/stage_private.h"

/* Called in SDL's thread. */
static void fill(void *user, Uint8 *stream, int bytes)
{
    Speaker *speaker = user;
    int wanted = bytes / (int)sizeof(Sint16), left = speaker->count - speaker->at;
    int count = left < wanted ? left : wanted;
    memset(stream, 0, (size_t)bytes);
    if (count <= 0)
        return;
    SDL_MixAudioFormat(stream, (const Uint8 *)(speaker->samples + speaker->at), AUDIO_S16SYS,
                       (Uint32)count * sizeof(Sint16), speaker->percent * SDL_MIX_MAXVOLUME / 100);
    speaker->at += count;
}

static bool open_device(Speaker *speaker, int rate_hz)
{
    if (speaker->device && speaker->rate_hz == rate_hz)
        return true;
    speaker_close(speaker);
    const SDL_AudioSpec wanted = { .freq = rate_hz,
                                   .format = AUDIO_S16SYS,
                                   .channels = 1,
                                   .samples = 1024, /* 46 ms: a key must stop it quickly */
                                   .callback = fill,
                                   .userdata = speaker };
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0)
        speaker->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    speaker->rate_hz = rate_hz;
    if (!speaker->device && !speaker->missing)
        log_error("nothing can be read aloud: %s; connect a sound device, or write voice = no "
                  "under [speech] in the settings",
                  SDL_GetError());
    speaker->missing = !speaker->device;
    return speaker->device != 0;
}

bool speaker_play(Speaker *speaker, const int16_t *samples, int count, int rate_hz, int percent)
{
    if (!open_device(speaker, rate_hz))
        return false;
    SDL_LockAudioDevice(speaker->device);
    speaker->samples = samples;
    speaker->count = count;
    speaker->at = 0;
    speaker->percent = percent;
    SDL_UnlockAudioDevice(speaker->device);
    SDL_PauseAudioDevice(speaker->device, 0);
    return true;
}

void speaker_volume(Speaker *speaker, int percent)
{
    SDL_LockAudioDevice(speaker->device);
    speaker->percent = percent;
    SDL_UnlockAudioDevice(speaker->device);
}

void speaker_stop(Speaker *speaker)
{
    if (!speaker->device)
        return;
    SDL_LockAudioDevice(speaker->device);
    speaker->count = speaker->at = 0;
    speaker->samples = NULL;
    SDL_UnlockAudioDevice(speaker->device);
    SDL_PauseAudioDevice(speaker->device, 1);
}

void speaker_close(Speaker *speaker)
{
    if (!speaker->device)
        return;
    speaker_stop(speaker);
    SDL_CloseAudioDevice(speaker->device);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    speaker->device = 0;
}
