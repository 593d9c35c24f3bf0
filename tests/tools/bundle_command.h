/* bundle_command.h: what the tests of the author's command share: a good story in a folder of its
 * own; making mistakes in it; running the command there; reading its output.
 *
 * Every test begins in a temporary folder that contains the story "pond" and nothing else.
 * Everything here is inline, because each test is one file and one program.
 */
#ifndef TESTS_BUNDLE_COMMAND_H
#define TESTS_BUNDLE_COMMAND_H

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"

#define STORY "story.yaml"
#define TEXT  "article.md"
#define CLAIM "claims.yaml"
#define IMAGE "pictures/pond.png"

static char fixture[PATH_MAX], command[PATH_MAX], scratch[] = "/tmp/sayswho-bundle-XXXXXX";

static inline char *read_whole(const char *path, size_t *length)
{
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    char *bytes = memory_take(1 << 20, 1);
    *length = fread(bytes, 1, (1 << 20) - 1, in);
    fclose(in);
    return bytes;
}

static inline void write_whole(const char *path, const char *bytes, size_t length)
{
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, length, out), length);
    assert_int_equal(fclose(out), 0);
}

static inline void put_story(const char *folder)
{
    static const char *const files[] = { STORY, TEXT, CLAIM, IMAGE };
    char from[PATH_MAX + 32], to[PATH_MAX];
    snprintf(to, sizeof(to), "%s/pictures", folder);
    assert_true(mkdir(folder, 0755) == 0 || errno == EEXIST);
    assert_true(mkdir(to, 0755) == 0 || errno == EEXIST);
    for (size_t i = 0; i < COUNT(files); i++) {
        size_t length;
        snprintf(from, sizeof(from), "%s/%s", fixture, files[i]);
        snprintf(to, sizeof(to), "%s/%s", folder, files[i]);
        char *bytes = read_whole(from, &length);
        write_whole(to, bytes, length);
        free(bytes);
    }
}

/* Replaces the only occurrence of `find` by `put`. When `find` is NULL the whole file is replaced;
 * when both are NULL it is removed. */
static inline void edit(const char *file, const char *find, const char *put)
{
    char path[PATH_MAX];
    snprintf(path, sizeof(path), "pond/%s", file);
    if (!find && !put) {
        assert_int_equal(unlink(path), 0);
    } else if (!find) {
        write_whole(path, put, strlen(put));
    } else {
        size_t length;
        char *text = read_whole(path, &length), *at = strstr(text, find);
        if (!at || strstr(at + 1, find))
            print_error("%s: \"%s\" has to stand there once\n", file, find);
        assert_non_null(at);
        assert_null(strstr(at + 1, find));
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        fprintf(out, "%.*s%s%s", (int)(at - text), text, put, at + strlen(find));
        fclose(out);
        free(text);
    }
}

static inline void remove_tree(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder) {
        unlink(path);
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        size_t room = strlen(path) + strlen(entry->d_name) + 2;
        char *inner = memory_take(room, 1);
        snprintf(inner, room, "%s/%s", path, entry->d_name);
        remove_tree(inner);
        free(inner);
    }
    closedir(folder);
    rmdir(path);
}

static inline int files_in(const char *path)
{
    int count = -2; /* . and .. */
    DIR *folder = opendir(path);
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

/* ---- running the command ---- */

typedef struct {
    int status; /* exit status; -1: ended by a signal */
    char *out, *err;
} Ran;

static Ran ran; /* the last run; its texts are valid until the next */

/* Runs the command with these arguments, which end with NULL. No file that it writes can grow
 * beyond `most` bytes. */
static inline void run_within(rlim_t most, const char *const *words)
{
    char *arguments[8] = { command };
    for (int i = 0; words[i]; i++)
        arguments[i + 1] = (char *)words[i];
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const struct rlimit limit = { most, most };
        signal(SIGXFSZ, SIG_IGN);
        if (most != RLIM_INFINITY)
            setrlimit(RLIMIT_FSIZE, &limit);
        if (!freopen(".out", "wb", stdout) || !freopen(".err", "wb", stderr))
            _exit(127);
        execv(command, arguments);
        _exit(127);
    }
    int status;
    size_t length;
    assert_int_equal(waitpid(child, &status, 0), child);
    free(ran.out);
    free(ran.err);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ran.out = read_whole(".out", &length);
    ran.err = read_whole(".err", &length);
    unlink(".out");
    unlink(".err");
}

#define RUN(...) run_within(RLIM_INFINITY, (const char *const[]){ __VA_ARGS__, NULL })

static inline int lines(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* Counts the lines with errors: not advice and not the total at the end. */
static inline int complaints(const char *text)
{
    int count = 0;
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        char line[1000];
        snprintf(line, sizeof(line), "%.*s", (int)(end - text), text);
        count += !strstr(line, ": advice: ") && !strstr(line, " of advice");
    }
    return count;
}

/* Asserts that the last run wrote exactly one line to stderr, with `part` in it, and exited with
 * `status`. */
static inline void assert_said(int status, const char *part)
{
    if (ran.status != status || complaints(ran.err) != 1 || !strstr(ran.err, part) || ran.out[0])
        print_error("wanted %d, \"%s\"\ngot %d, %s%s\n", status, part, ran.status, ran.err,
                    ran.out);
    assert_int_equal(ran.status, status);
    assert_non_null(strstr(ran.err, part));
    assert_int_equal(complaints(ran.err), 1);
    assert_string_equal(ran.out, "");
}

static inline void assert_good(const char *line)
{
    assert_string_equal(ran.err, "");
    assert_string_equal(ran.out, line);
    assert_int_equal(ran.status, 0);
}

/* Asserts that check found nothing to say about the story, which has two claims on its path. */
static inline void assert_praised(const char *id)
{
    char line[100];
    snprintf(line, sizeof(line), "%s: 2 claims, 2 on the walk-up path: ", id);
    assert_string_equal(ran.err, "");
    assert_int_equal(strncmp(ran.out, line, strlen(line)), 0);
    assert_int_equal(lines(ran.out), 1);
    assert_int_equal(ran.status, 0);
}

/* Asserts that the last run reported errors, with this among them. */
static inline void assert_told(const char *part)
{
    if (!strstr(ran.err, part))
        print_error("wanted \"%s\"\ngot %s", part, ran.err);
    assert_non_null(strstr(ran.err, part));
    assert_int_equal(ran.status, 1);
}

static inline int begin(void **state)
{
    (void)state;
    if (mkdir(scratch, 0700) != 0 || chdir(scratch) != 0)
        return -1;
    put_story("pond");
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    int good = chdir("/");
    remove_tree(scratch);
    return good;
}

#define STORY_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

/* For the whole group: finds the absolute paths of the command and of the good story. */
static inline int find_command(void **state)
{
    (void)state;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char here[PATH_MAX / 2];
    if (!getcwd(here, sizeof(here)))
        return -1;
    snprintf(command, sizeof(command), "%s%s%.1000s/sayswho-bundle", build[0] == '/' ? "" : here,
             build[0] == '/' ? "" : "/", build);
    snprintf(fixture, sizeof(fixture), "%s/tests/tools/bundle_fixture", here);
    if (access(command, X_OK) != 0 || access(fixture, R_OK) != 0 || !mkdtemp(scratch) ||
        rmdir(scratch) != 0) {
        perror("run the tests from the top folder, after make");
        return -1;
    }
    return 0;
}

static inline int forget_run(void **state)
{
    (void)state;
    free(ran.out);
    free(ran.err);
    return 0;
}

#endif
