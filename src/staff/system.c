#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np() */
#include "staff/system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/process.h"

static const char *const verbs[SYSTEM_VERBS] = {
    [SYSTEM_OFF] = "off",
    [SYSTEM_RESTART] = "restart",
    [SYSTEM_CLOCK] = "clock",
    [SYSTEM_VOLUME] = "volume",
    [SYSTEM_STICK_OPEN] = "stick-open",
    [SYSTEM_STICK_CLOSE] = "stick-close",
};

bool system_exists(const char *program)
{
    return access(program, X_OK) == 0;
}

/* Reads to the end, and keeps the first line. */
static void hear(int from, char *said, size_t room)
{
    char bytes[512];
    size_t at = 0;
    for (ssize_t got; (got = read(from, bytes, sizeof(bytes))) != 0;) {
        if (got < 0 && errno != EINTR)
            break;
        for (ssize_t i = 0; i < got && at < room - 1; i++)
            said[at++] = bytes[i];
    }
    said[at] = '\0';
    said[strcspn(said, "\n")] = '\0';
}

bool system_run(const char *const *words, char *said, size_t room, Error *error)
{
    int ends[2], status = 0;
    pid_t process;
    said[0] = '\0';
    if (pipe2(ends, O_CLOEXEC) != 0) {
        error_set(error, ERROR_IO, "%s cannot be started: %s", words[0], strerror(errno));
        return false;
    }
    int failed = process_start(words, -1, ends[1], &process);
    close(ends[1]);
    if (!failed)
        hear(ends[0], said, room);
    close(ends[0]);
    if (failed) {
        error_set(error, ERROR_IO, "%s cannot be started: %s; install it", words[0],
                  strerror(failed));
        return false;
    }
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        ;
    bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!good)
        error_set(error, ERROR_IO, "%s: %s", words[0], said[0] ? said : "it ended with an error");
    return good;
}

bool system_do(const char *program, SystemVerb verb, const char *with, char *said, size_t room,
               Error *error)
{
    const char *const words[] = { program, verbs[verb], with, NULL };
    return system_run(words, said, room, error);
}
