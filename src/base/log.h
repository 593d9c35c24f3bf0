/* log.h: lines for whoever keeps the unit running: to stderr, where the journal takes them.
 *
 * Never anything about a visitor. A function that returns an Error does not log it as well.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

#include "base/error.h"

void log_error(const char *format, ...) PRINTF(1, 2);
void log_info(const char *format, ...) PRINTF(1, 2);

#endif
