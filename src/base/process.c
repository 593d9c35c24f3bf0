#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np() */
#include "base/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

int process_start(const char *const *words, int in, int out, pid_t *process)
{
    extern char **environ;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&how);
    int failed = in >= 0 ? posix_spawn_file_actions_adddup2(&files, in, 0)
                         : posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    failed = failed ? failed : posix_spawn_file_actions_adddup2(&files, out, 1);
    failed = failed ? failed : posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setsigdefault(&how, &all);
    failed = failed ? failed
                    : posix_spawn(process, words[0], &files, &how, (char *const *)words, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&how);
    return failed;
}
