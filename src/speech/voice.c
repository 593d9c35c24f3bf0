#include "speech/voice.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/process.h"
#include "speech/voice_pipe.h"

#define ENDING_MOST 4

struct Voice {
    char *program;
    pid_t process;             /* 0: not running */
    pid_t ending[ENDING_MOST]; /* killed, but not waited for yet; 0: free */
    int socket;                /* to the process's standard input and output */
    bool asked;                /* an answer is expected */
    int64_t deadline_ms;       /* when the whole answer must be there */
    VoiceHead head;
    size_t got; /* bytes of the answer so far, with its head */
    int16_t *samples;
    size_t room;
};

bool voice_exists(void)
{
    return true;
}

Voice *voice_open(const char *program)
{
    Voice *voice = memory_take(1, sizeof(*voice));
    voice->program = memory_copy_text(program);
    return voice;
}

/* ---- the process ---- */

/* Waits for the processes that have ended, so that no zombies stay. `wait`: waits until all have
 * ended. */
static void bury(Voice *voice, bool wait)
{
    for (int i = 0; i < ENDING_MOST; i++) {
        pid_t *process = &voice->ending[i];
        if (*process && (waitpid(*process, NULL, wait ? 0 : WNOHANG) != 0))
            *process = 0; /* it has ended, or is not our child */
    }
}

/* A killed process may take a while to end, for instance when the disk does not answer. The exhibit
 * does not wait for that now; bury() does it later. */
void voice_stop(Voice *voice)
{
    voice->asked = false;
    if (voice->process) {
        close(voice->socket);
        kill(voice->process, SIGKILL);
        for (int i = 0; i < ENDING_MOST; i++) {
            if (!voice->ending[i]) {
                voice->ending[i] = voice->process;
                break;
            }
        }
        voice->process = 0;
    }
    bury(voice, false);
}

void voice_close(Voice *voice)
{
    if (!voice)
        return;
    voice_stop(voice);
    bury(voice, true);
    free(voice->samples);
    free(voice->program);
    free(voice);
}

static bool start(Voice *voice, Error *error)
{
    bool full = true;
    for (int i = 0; i < ENDING_MOST; i++)
        full = full && voice->ending[i];
    if (full) {
        error_set(error, ERROR_IO, "%s: the last ones do not end; is the disk slow?",
                  voice->program);
        return false;
    }
    signal(SIGCHLD, SIG_DFL); /* if it were ignored, the id of a dead process could already belong
                                 to another one */
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        error_set(error, ERROR_IO, "%s cannot be started: %s", voice->program, strerror(errno));
        return false;
    }
    const char *const words[] = { voice->program, NULL };
    int failed = process_start(words, ends[1], ends[1], &voice->process);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        voice->process = 0;
        error_set(error, ERROR_IO, "%s cannot be started: %s; install it beside sayswho",
                  voice->program, strerror(failed));
        return false;
    }
    voice->socket = ends[0];
    return true;
}

/* ---- asking ---- */

/* True when the process is alive and has sent nothing, as it should be between two requests. */
static bool at_rest(const Voice *voice)
{
    char byte;
    return voice->process && !voice->asked &&
           recv(voice->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

bool voice_ask(Voice *voice, const char *text, const char *language, int words_a_minute,
               Error *error)
{
    VoiceRequest request = { .words_a_minute = (uint32_t)words_a_minute,
                             .bytes = (uint32_t)strlen(text) };
    assert(request.bytes <= VOICE_TEXT_MOST);
    strncat(request.language, language, sizeof(request.language) - 1);
    if (!at_rest(voice))
        voice_stop(voice);
    if (!voice->process && !start(voice, error))
        return false;
    struct iovec parts[] = { { &request, sizeof(request) }, { (char *)text, request.bytes } };
    const struct msghdr message = { .msg_iov = parts, .msg_iovlen = COUNT(parts) };
    /* An idle socket has room for a request. When this fails the process has died, and no answer
     * will come.
     */
    ssize_t sent = sendmsg(voice->socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    (void)sent;
    voice->asked = true;
    voice->got = 0;
    voice->deadline_ms = clock_now_ms() + VOICE_WAIT_MS;
    return true;
}

/* ---- the answer ---- */

/* Receives what has arrived: first the head and, after that was checked, the samples. Returns as
 * recv() does: 0 when the process has ended. */
static ssize_t take(Voice *voice)
{
    size_t head = sizeof(voice->head), at = voice->got;
    char *to = at < head ? (char *)&voice->head + at : (char *)voice->samples + (at - head);
    size_t left = at < head ? head - at : voice->head.count * sizeof(*voice->samples) - (at - head);
    ssize_t got = recv(voice->socket, to, left, MSG_DONTWAIT);
    voice->got += got > 0 ? (size_t)got : 0;
    return got;
}

static bool has_head(const Voice *voice)
{
    return voice->got >= sizeof(voice->head);
}

static bool complete(const Voice *voice)
{
    return has_head(voice) &&
           voice->got == sizeof(voice->head) + voice->head.count * sizeof(*voice->samples);
}

static bool sensible(const VoiceHead *head)
{
    return head->rate_hz >= VOICE_RATE_LEAST && head->rate_hz <= VOICE_RATE_MOST &&
           head->count <= VOICE_SAMPLES_MOST;
}

static void make_room(Voice *voice)
{
    if (voice->room >= voice->head.count)
        return;
    voice->room = voice->head.count;
    voice->samples = memory_grow(voice->samples, voice->room, sizeof(*voice->samples));
}

/* Receives as much of the answer as has arrived. Returns what is wrong with the voice, or NULL. */
static const char *hear(Voice *voice)
{
    while (!complete(voice)) {
        ssize_t got = take(voice);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            break;
        if (got <= 0)
            return "ended in the middle of a sentence";
        if (has_head(voice) && !sensible(&voice->head))
            return "answers what is no sound";
        if (has_head(voice))
            make_room(voice);
    }
    return complete(voice) || clock_now_ms() < voice->deadline_ms ? NULL : "does not answer";
}

VoiceAnswer voice_answer(Voice *voice, bool wait, Sound *sound, Error *error)
{
    assert(voice->asked);
    const char *wrong = hear(voice);
    while (wait && !wrong && !complete(voice)) {
        struct pollfd one = { .fd = voice->socket, .events = POLLIN };
        int64_t left = voice->deadline_ms - clock_now_ms();
        poll(&one, 1, left > 0 ? (int)left : 0);
        wrong = hear(voice);
    }
    if (wrong) {
        error_set(error, ERROR_IO, "%s %s", voice->program, wrong);
        voice_stop(voice);
        return VOICE_LOST;
    }
    if (!complete(voice))
        return VOICE_WORKING;
    voice->asked = false;
    *sound = (Sound){ voice->samples, (int)voice->head.count, (int)voice->head.rate_hz };
    return VOICE_READY;
}

int64_t voice_ms(const Sound *sound)
{
    return (int64_t)sound->count * 1000 / sound->rate_hz;
}
