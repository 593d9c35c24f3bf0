/* cpu.c: runs a command several times without its output. Prints the median of the CPU times that
 * it and its children took, in milliseconds.
 *
 *   cpu TIMES COMMAND...
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cpu.h"

#define TIMES_MOST 100

static int64_t children_us(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return ((int64_t)usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 +
           usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static int64_t run_us(char **words)
{
    int64_t before = children_us();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(words[0], words);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
        fprintf(stderr, "bench: %s fails\n", words[0]);
        exit(1);
    }
    return children_us() - before;
}

int main(int count, char **words)
{
    int64_t took[TIMES_MOST];
    int times = count > 2 ? (int)strtol(words[1], NULL, 10) : 0;
    if (times < 1 || times > TIMES_MOST) {
        fprintf(stderr, "usage: cpu TIMES COMMAND...\n");
        return 2;
    }
    for (int i = 0; i < times; i++)
        took[i] = run_us(words + 2);
    return printf("%.1f\n", (double)part_of(took, times, 0.5) / 1000) < 0;
}
