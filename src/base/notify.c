#include "base/notify.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"

void notify_manager(const char *lines)
{
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    size_t length = path ? strlen(path) : 0;
    if (length == 0 || length >= sizeof(address.sun_path))
        return;
    memcpy(address.sun_path, path, length);
    if (path[0] == '@') /* an abstract name, which is not in any folder */
        address.sun_path[0] = '\0';
    int file = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (file < 0)
        return;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    /* Does not wait: a manager that does not listen must not stop the exhibit. */
    sendto(file, lines, strlen(lines), MSG_DONTWAIT | MSG_NOSIGNAL, (struct sockaddr *)&address,
           size);
    close(file);
}

int64_t notify_watchdog_ms(void)
{
    const char *limit_us = getenv("WATCHDOG_USEC"), *process = getenv("WATCHDOG_PID");
    if (!limit_us || (process && strtol(process, NULL, 10) != (long)getpid()))
        return CLOCK_NEVER;
    long long us = strtoll(limit_us, NULL, 10);
    return us > 0 ? us / 2000 : CLOCK_NEVER;
}
