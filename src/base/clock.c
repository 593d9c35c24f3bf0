#include "base/clock.h"

#include <stdio.h>
#include <time.h>

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
