/* system: asks the machine for what only root may do, for the exhibit: see src/staff/system.h.
 *
 *   system off | restart | stick-open | stick-close | clock TIME | volume PERCENT
 *
 * Hands its words to sayswho-system.socket, and prints what that answers. Linked statically: the
 * exhibit's service may start few other programs. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef SYSTEM_SOCKET
#define SYSTEM_SOCKET "/run/sayswho-system.socket"
#endif
#define WAIT_S 120 /* a slow stick */

static int fail(const char *what)
{
    printf("%s: %s\n", what, strerror(errno));
    return 1;
}

int main(int argc, char **argv)
{
    char text[512] = "";
    size_t at = 0;
    struct sockaddr_un there = { .sun_family = AF_UNIX, .sun_path = SYSTEM_SOCKET };
    const struct timeval wait = { .tv_sec = WAIT_S };
    if (argc < 2 || argc > 3 ||
        snprintf(text, sizeof(text), "%s %s\n", argv[1], argc > 2 ? argv[2] : "") >=
            (int)sizeof(text))
        return puts("usage: system WORD [VALUE]"), 2;
    int link = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (link < 0 || setsockopt(link, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait)) != 0 ||
        connect(link, (struct sockaddr *)&there, sizeof(there)) != 0)
        return fail(SYSTEM_SOCKET);
    if (send(link, text, strlen(text), MSG_NOSIGNAL) != (ssize_t)strlen(text))
        return fail(SYSTEM_SOCKET);
    shutdown(link, SHUT_WR);
    for (ssize_t got; at < sizeof(text) - 1; at += (size_t)got) {
        got = recv(link, text + at, sizeof(text) - 1 - at, 0);
        if (got < 0)
            return fail("it did not answer");
        if (got == 0)
            break;
    }
    text[at] = '\0';
    text[strcspn(text, "\n")] = '\0';
    if (strncmp(text, "ok", 2) == 0) {
        if (text[2] == ' ')
            puts(text + 3);
        return 0;
    }
    puts(strncmp(text, "no ", 3) == 0 ? text + 3 : "it gave no answer");
    return 1;
}
