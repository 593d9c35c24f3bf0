#include "base/clock.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FIRST_DAY INT64_C(1735689600) /* 2025: an earlier clock was never set */
/* Where systemd starts a clock that is earlier. It also knows when it last ran, which on a new unit
 * is a little later: when the unit was restarted after it had been set up. */
#define EPOCH   "/usr/lib/clock-epoch"
#define NEAR_S  3600
#define NETWORK "/run/systemd/timesync/synchronized"

int64_t clock_now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_now_ms(void)
{
    return clock_now_us() / 1000;
}

int64_t clock_spent_us(void)
{
    struct timespec spent;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return (int64_t)spent.tv_sec * 1000000 + spent.tv_nsec / 1000;
}

int64_t clock_wall_s(void)
{
    return (int64_t)time(NULL);
}

bool clock_was_set(int64_t wall_s, int64_t running_s, int64_t epoch_s)
{
    return wall_s >= FIRST_DAY && wall_s - running_s > epoch_s + NEAR_S;
}

bool clock_is_set(void)
{
    struct stat epoch;
    struct timespec running;
    if (stat(EPOCH, &epoch) != 0 || access(NETWORK, F_OK) == 0 ||
        clock_gettime(CLOCK_BOOTTIME, &running) != 0)
        return clock_was_set(clock_wall_s(), 0, 0);
    return clock_was_set(clock_wall_s(), running.tv_sec, epoch.st_mtime);
}

static struct tm local(int64_t wall_s)
{
    time_t when = (time_t)wall_s;
    struct tm parts = { 0 };
    localtime_r(&when, &parts);
    return parts;
}

void clock_day(int64_t wall_s, char day[11])
{
    struct tm parts = local(wall_s);
    if (strftime(day, 11, "%Y-%m-%d", &parts) != 10)
        snprintf(day, 11, "1970-01-01"); /* a year of more than four digits: a broken clock */
}

const char *clock_part_of_day(int64_t wall_s)
{
    int hour = local(wall_s).tm_hour;
    return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}
