/* notify.h: reports the state of this process to the service manager that started it; see
 * sd_notify(3).
 *
 * Without a manager nothing is sent. A message that does not arrive is not repeated; the manager
 * then acts as if there were none.
 */
#ifndef BASE_NOTIFY_H
#define BASE_NOTIFY_H

#include <stdint.h>

/* Sends lines from sd_notify(3), such as "READY=1". */
void notify_manager(const char *lines);

/* Returns how often to send "WATCHDOG=1", in ms: half of the time after which the manager acts;
 * CLOCK_NEVER when it wants none. */
int64_t notify_watchdog_ms(void);

#endif
