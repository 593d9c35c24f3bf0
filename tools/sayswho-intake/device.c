/* device.c: a stick that is not mounted. mtools reads its FAT file system as an ordinary program,
 * so that a wrong file system cannot hurt the kernel. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "stick_private.h"

#define LIST_MOST 10000 /* lines */

/* Runs mtools with its output in a pipe or a file. Returns its process, or -1. */
static pid_t start(const char *const *words, int out)
{
    /* No settings of a person: drive letters, and checks that refuse a stick formatted elsewhere.
     */
    static const char *const environment[] = { "PATH=/usr/bin:/bin", "MTOOLSRC=/dev/null",
                                               "MTOOLS_SKIP_CHECK=1", "LC_ALL=C.UTF-8", NULL };
    pid_t process;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int code = posix_spawnp(&process, words[0], &actions, NULL, (char *const *)words,
                            (char *const *)environment);
    posix_spawn_file_actions_destroy(&actions);
    errno = code;
    return code == 0 ? process : -1;
}

/* True when it ended well. */
static bool finish(pid_t process)
{
    int status;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* mtools takes * ? [ for patterns. A name with another sign is no loss: authors choose names. */
static bool is_plain(const char *path)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "-_. /:";
    return !path[strspn(path, allowed)] && !strstr(path, "..");
}

/* True for "::/NAME" and "::/FOLDER/NAME" of a story. */
static bool is_wanted(const char *path)
{
    const char *name = strrchr(path, '/');
    int depth = 0;
    for (const char *at = path; *at; at++)
        depth += *at == '/';
    return strncmp(path, "::/", 3) == 0 && name && depth <= 2 &&
           (stick_is_story(name + 1) || stick_is_pin(name + 1));
}

/* Has mtools copy one file, and takes it from there. The process may write no larger file than a
 * story may be, and mtools inherits that limit. */
static bool copy_file(const char *device, const char *path, const char *incoming, StickNote *note,
                      Error *error)
{
    char aside[4600];
    snprintf(aside, sizeof(aside), "%s/.stick.new", incoming);
    unlink(aside);
    const char *const words[] = { "mcopy", "-n", "-i", device, path, aside, NULL };
    int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    pid_t process = nothing >= 0 ? start(words, nothing) : -1;
    bool good = process > 0 && finish(process);
    if (nothing >= 0)
        close(nothing);
    int file = good ? open(aside, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (!good)
        errno = EIO;
    bool taken = stick_is_pin(strrchr(path, '/') + 1)
                     ? stick_take_pin(file, incoming, note, error)
                     : stick_take(file, path + 3, incoming, note, error);
    unlink(aside);
    return taken;
}

/* True when the first sector is that of a FAT file system. mtools, which is told not to check it,
 * reads much else as a file system without any file. */
static bool is_fat(const char *device)
{
    unsigned char sector[512];
    int file = open(device, O_RDONLY | O_CLOEXEC);
    bool whole = file >= 0 && read(file, sector, sizeof(sector)) == (ssize_t)sizeof(sector);
    if (file >= 0)
        close(file);
    int bytes = whole ? sector[11] | sector[12] << 8 : 0; /* in a sector */
    bool sizes = bytes >= 512 && bytes <= 4096 && (bytes & (bytes - 1)) == 0;
    return sizes && sector[510] == 0x55 && sector[511] == 0xAA;
}

/* A short list of a stick without any file fails like that of a stick that cannot be read; a long
 * one does not. */
static bool is_empty(const char *device)
{
    const char *const words[] = { "mdir", "-i", device, "::", NULL };
    int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    pid_t process = nothing >= 0 ? start(words, nothing) : -1;
    if (nothing >= 0)
        close(nothing);
    return process > 0 && finish(process);
}

static bool refuse(const char *device, StickNote *note, Error *error)
{
    error_set(error, ERROR_IO, "%s: this stick cannot be read; try another one, with FAT32",
              device);
    note->worst = OUTCOME_BAD_STICK;
    return false;
}

bool stick_copy_device(const char *device, const char *incoming, StickNote *note, Error *error)
{
    char line[1024];
    int ends[2], lines = 0;
    bool good = true;
    const char *const words[] = { "mdir", "-i", device, "-b", "-/", "-a", "::", NULL };
    if (!is_fat(device))
        return refuse(device, note, error);
    if (pipe(ends) != 0) {
        error_set(error, ERROR_IO, "%s: it cannot be read: %s", device, strerror(errno));
        return false;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t process = start(words, ends[1]);
    close(ends[1]);
    FILE *list = fdopen(ends[0], "r");
    while (process > 0 && good && list && fgets(line, sizeof(line), list) && lines++ < LIST_MOST) {
        line[strcspn(line, "\r\n")] = '\0';
        if (is_wanted(line) && is_plain(line))
            good = copy_file(device, line, incoming, note, error);
        else if (is_wanted(line))
            log_error("a story on the stick has a name with unusual signs; rename it");
    }
    if (list)
        fclose(list);
    bool read = process > 0 && finish(process);
    return good && !read && lines == 0 && !is_empty(device) ? refuse(device, note, error) : good;
}
