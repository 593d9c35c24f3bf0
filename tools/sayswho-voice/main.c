/* sayswho-voice: reads texts on standard input and writes their sound to standard output; see
 * voice_pipe.h.
 *
 * This is the only program that is linked with espeak-ng, whose licence is the GPL. It is a program
 * of its own also because a few texts make espeak-ng crash. The exhibit starts and ends it.
 */
#include <errno.h>
#include <espeak-ng/speak_lib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <signal.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/options.h"
#include "speech/voice_pipe.h"

typedef struct {
    char language[LANGUAGE_CODE_MOST + 1]; /* the one that is set in espeak-ng */
    int16_t *samples;
    int count, room;
} Speaker;

/* espeak-ng calls this with each piece of sound. Returns 0 to go on, 1 to stop. */
static int collect(short *samples, int count, espeak_EVENT *events)
{
    Speaker *speaker = events->user_data;
    if (!samples || count <= 0 || !speaker)
        return 0;
    if (count > VOICE_SAMPLES_MOST - speaker->count)
        return 1;
    if (speaker->count + count > speaker->room) {
        speaker->room = 2 * (speaker->count + count);
        speaker->samples =
            memory_grow(speaker->samples, (size_t)speaker->room, sizeof(*speaker->samples));
    }
    memcpy(speaker->samples + speaker->count, samples, (size_t)count * sizeof(*samples));
    speaker->count += count;
    return 0;
}

static void speak(Speaker *speaker, const VoiceRequest *request, const char *text)
{
    if (strcmp(speaker->language, request->language) != 0) {
        if (espeak_SetVoiceByName(request->language) != EE_OK)
            espeak_SetVoiceByName("en");
        memcpy(speaker->language, request->language, sizeof(speaker->language));
    }
    espeak_SetParameter(espeakRATE, (int)request->words_a_minute, 0);
    speaker->count = 0;
    espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE,
                 NULL, speaker);
}

/* False when the other side has gone. */
static bool read_all(int file, void *to, size_t bytes)
{
    for (char *at = to; bytes > 0;) {
        ssize_t got = read(file, at, bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        bytes -= (size_t)got;
    }
    return true;
}

static bool write_all(int file, const void *from, size_t bytes)
{
    for (const char *at = from; bytes > 0;) {
        ssize_t written = write(file, at, bytes);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        bytes -= (size_t)written;
    }
    return true;
}

static bool serve(int in, int out, int rate_hz)
{
    static char text[VOICE_TEXT_MOST + 1];
    Speaker speaker = { 0 };
    VoiceRequest request;
    bool sound = true;
    while (sound && read_all(in, &request, sizeof(request))) {
        sound = request.bytes <= VOICE_TEXT_MOST &&
                request.language[sizeof(request.language) - 1] == '\0' &&
                read_all(in, text, request.bytes);
        if (!sound)
            break;
        text[request.bytes] = '\0';
        speak(&speaker, &request, text);
        const VoiceHead head = { (uint32_t)rate_hz, (uint32_t)speaker.count };
        sound = write_all(out, &head, sizeof(head)) &&
                write_all(out, speaker.samples, (size_t)speaker.count * sizeof(*speaker.samples));
    }
    free(speaker.samples);
    return sound;
}

/* Makes the process end with the exhibit, write no core files, and gain no privileges. */
static void give_up_rights(void)
{
    const struct rlimit no_core = { 0, 0 };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    setrlimit(RLIMIT_CORE, &no_core);
}

static int tell_help(void)
{
    puts("usage: sayswho-voice\n\n"
         "Reads aloud for sayswho, which starts it; texts on standard input become sound on\n"
         "standard output. See sayswho-voice(1).\n");
    options_print(NULL, 0, stdout);
    return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_WRONG;
}

int main(int argc, char **argv)
{
    Error error = { 0 };
    char **words = NULL;
    switch (options_read(NULL, 0, argc, argv, &words, &error)) {
    case OPTIONS_HELP: return tell_help();
    case OPTIONS_VERSION: return printf("sayswho-voice %s\n", SAYSWHO_VERSION) < 0;
    case OPTIONS_WRONG: log_error("%s", error.message); return EXIT_USAGE;
    case OPTIONS_READ: break;
    }
    if (words[0] || isatty(STDIN_FILENO)) {
        log_error("sayswho-voice is started by sayswho, not by hand; see sayswho-voice(1)");
        return EXIT_USAGE;
    }
    give_up_rights();
    int rate_hz = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
    if (rate_hz <= 0) {
        log_error("nothing can be read aloud: espeak-ng finds no voices; install espeak-ng-data");
        return EXIT_WRONG;
    }
    espeak_SetSynthCallback(collect);
    /* Keeps the output of libraries out of the samples. */
    int out = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    bool good = serve(STDIN_FILENO, out, rate_hz);
    espeak_Terminate();
    return good ? EXIT_GOOD : EXIT_WRONG;
}
