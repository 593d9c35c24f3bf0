/* log.h: lines for the people who keep the exhibit running: on stderr, which systemd's journal
 * stores.
 *
 * Nothing about a visitor is logged. A function that returns an Error does not log it as well.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

#include "base/error.h"

void log_error(const char *format, ...) PRINTF(1, 2);
void log_info(const char *format, ...) PRINTF(1, 2);

#endif
