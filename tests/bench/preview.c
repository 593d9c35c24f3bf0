/* preview.c: measures the time from an author's save to the painted frame in `sayswho-bundle
 * preview`. That prints a scene after it painted it, so the frame was shown when the words arrive.
 *
 *   preview SAYSWHO-BUNDLE FOLDER      changes FOLDER/story.yaml; prints median and maximum in ms
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"

#define SAVES 21
#define MOST  (1 << 20)

static void give_up(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

/* Starts the preview and returns a stream with its scenes. */
static FILE *start(const char *program, const char *folder, pid_t *child)
{
    int ends[2];
    if (pipe(ends) != 0 || (*child = fork()) < 0)
        give_up("no process can be started");
    if (*child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(program, program, "preview", "--scene", "--panel", "1920x1080@476x268", folder,
              (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return fdopen(ends[0], "r");
}

static void wait_for(FILE *scenes, const char *words)
{
    char line[8192];
    while (fgets(line, sizeof(line), scenes)) {
        if (strstr(line, words))
            return;
    }
    give_up("the preview ended");
}

/* Writes the story with another title, as an editor would. */
static void save(const char *path, const char *text, const char *title)
{
    const char *at = strstr(text, "\ntitle:"), *rest = at ? strchr(at + 1, '\n') : NULL;
    FILE *out = rest ? fopen(path, "w") : NULL;
    if (!out)
        give_up("FOLDER/story.yaml has no title, or cannot be written");
    fprintf(out, "%.*s\ntitle: %s%s", (int)(at - text), text, title, rest);
    fclose(out);
}

static int by_time(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int main(int count, char **words)
{
    char path[4200], *text = memory_take(MOST, 1);
    if (count != 3)
        give_up("preview SAYSWHO-BUNDLE FOLDER");
    snprintf(path, sizeof(path), "%s/story.yaml", words[2]);
    FILE *in = fopen(path, "r");
    if (!in || fread(text, 1, MOST - 1, in) == 0)
        give_up("FOLDER/story.yaml cannot be read");
    fclose(in);
    pid_t child;
    FILE *scenes = start(words[1], words[2], &child);
    wait_for(scenes, "spoken");
    int64_t took[SAVES];
    for (int i = 0; i < SAVES; i++) {
        const struct timespec rest = {
            /* The pause changes, so that it does not keep step with the preview. */
            0, 300000000 + i * 7000000
        };
        char title[32];
        snprintf(title, sizeof(title), "Save number %d", i + 1);
        nanosleep(&rest, NULL);
        int64_t before = clock_now_us();
        save(path, text, title);
        wait_for(scenes, title);
        took[i] = clock_now_us() - before;
    }
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    fclose(scenes);
    free(text);
    qsort(took, SAVES, sizeof(*took), by_time);
    return printf("%.1f %.1f\n", (double)took[SAVES / 2] / 1000, (double)took[SAVES - 1] / 1000) <
           0;
}
