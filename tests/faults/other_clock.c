/* other_clock.so, for LD_PRELOAD: the wall clock stands at WALL_S seconds since 1970, as on a unit
 * whose clock was never set. What runs, such as a wait, is not touched. */
#include <stdlib.h>
#include <time.h>

time_t time(time_t *to)
{
    const char *text = getenv("WALL_S");
    time_t now = text ? (time_t)strtoll(text, NULL, 10) : 0;
    if (to)
        *to = now;
    return now;
}
