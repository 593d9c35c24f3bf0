/* notify.h: tells the service manager that started this process how it is: sd_notify(3).
 *
 * Without such a manager nothing is told and nobody asks. A telling that does not arrive is not
 * told again: the manager then does what it does when it hears nothing.
 */
#ifndef BASE_NOTIFY_H
#define BASE_NOTIFY_H

#include <stdint.h>

/* Sends lines as sd_notify(3) lists them, such as "READY=1". */
void notify_manager(const char *lines);

/* How often the manager wants to hear "WATCHDOG=1", in ms: half of the time after which it acts.
 * CLOCK_NEVER when it does not. */
int64_t notify_watchdog_ms(void);

#endif
