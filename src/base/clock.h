/* clock.h: the only place that asks what time it is. Rooms above take time as a number. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* "Never", as a deadline in milliseconds. */
#define CLOCK_NEVER INT64_MAX

/* Milliseconds on a clock that never goes back. Only differences mean something. */
int64_t clock_now_ms(void);

/* The same clock in microseconds: for the bench. */
int64_t clock_now_us(void);

/* Microseconds of the processor that this thread has used: for what must not take too long, however
 * busy the machine is. */
int64_t clock_spent_us(void);

/* Seconds since 1970 by the machine's clock. It may be wrong, because a Raspberry Pi may have no
 * battery for it: nothing may depend on it. */
int64_t clock_wall_s(void);

/* True when that clock is set: by a battery, by the network, or by staff. Without them it starts
 * long ago, or, because systemd moves it on, on the day of /usr/lib/clock-epoch: and then it runs
 * and looks like any other. */
bool clock_is_set(void);

/* The same of a machine whose clock says `wall_s`, which runs for `running_s` seconds, and whose
 * clock starts at `epoch_s` when nothing sets it. */
bool clock_was_set(int64_t wall_s, int64_t running_s, int64_t epoch_s);

/* The local day ("2026-11-24") of a wall time, and its part: "morning" before 12, "afternoon"
 * before 17, else "evening". No finer time is kept about a visit. */
void clock_day(int64_t wall_s, char day[11]);
const char *clock_part_of_day(int64_t wall_s);

#endif
