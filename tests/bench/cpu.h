/* cpu.h: the CPU time of this process, which does not count what other programs do. */
#ifndef TESTS_BENCH_CPU_H
#define TESTS_BENCH_CPU_H

#include <stdint.h>
#include <stdlib.h>
#include <time.h>

static inline int64_t cpu_us(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static inline int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Returns the time that `part` of the times do not exceed; 0.5 gives the median. Sorts them. */
static inline int64_t part_of(int64_t *times, int count, double part)
{
    qsort(times, (size_t)count, sizeof(*times), by_size);
    return times[(int)((count - 1) * part)];
}

#endif
