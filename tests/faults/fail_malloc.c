/* fail_malloc.so, for LD_PRELOAD: allocation number FAIL_AT of the process fails, and with
 * FAIL_ON=yes every later one, too. With FAIL_COUNT=FILE the number of allocations is written to
 * that file at exit. All threads are counted together.
 *
 * Allocations by cairo, and by pixman for cairo, do not fail; the next other one does. When memory
 * runs out, cairo 1.16 itself crashes: its scan converter jumps to an address that is not set yet,
 * its stroker writes beyond an array, and it frees an image twice.
 *
 * After a segmentation fault one line says in which library it happened, and which library's
 * allocation had failed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* glibc's own functions, under the names that it exports for wrappers. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong taken;
static atomic_bool failed;
static unsigned long fail_at; /* 0: never */
static bool fail_on;
static const char *failed_in = "none"; /* the library whose allocation failed */

/* Returns the name of the file with the code at that address. */
static const char *library(const void *place)
{
    Dl_info info;
    const char *path = dladdr(place, &info) && info.dli_fname ? info.dli_fname : "nowhere";
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void crashed(int number)
{
    void *frames[16];
    int count = backtrace(frames, 16), at = 0;
    const char *self = library(&taken), *where = self;
    /* A crash inside libc, as in strcmp(NULL, ...), is blamed on the caller. */
    while (at < count && (strcmp(where, self) == 0 || strncmp(where, "libc.so", 7) == 0))
        where = library(frames[at++]);
    char line[300];
    int length = snprintf(line, sizeof(line), "fail_malloc: crashed in %s, no memory in %s\n",
                          where, failed_in);
    if (write(STDERR_FILENO, line, (size_t)length) != length)
        _exit(3);
    signal(number, SIG_DFL); /* return, to crash again without a handler */
}

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON");
    fail_at = at ? strtoul(at, NULL, 10) : 0;
    fail_on = on && strcmp(on, "yes") == 0;
    void *frame;
    backtrace(&frame, 1); /* the first call allocates */
    signal(SIGSEGV, crashed);
}

__attribute__((destructor)) static void finish(void)
{
    const char *path = getenv("FAIL_COUNT");
    unsigned long count = taken;
    FILE *out = path ? fopen(path, "w") : NULL;
    if (out) {
        fprintf(out, "%lu\n", count);
        fclose(out);
    }
}

static bool fails(const void *caller)
{
    unsigned long now = ++taken;
    if (!fail_at || now < fail_at || (!fail_on && failed))
        return false;
    const char *name = library(caller);
    if (strncmp(name, "libcairo.so", 11) == 0 || strncmp(name, "libpixman", 9) == 0)
        return false;
    if (!failed)
        failed_in = name;
    failed = true;
    errno = ENOMEM;
    return true;
}

/* The caller's address is known only here. */
#define FAILS() fails(__builtin_return_address(0))

void *malloc(size_t size)
{
    return FAILS() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return FAILS() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return FAILS() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return FAILS() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    void *got = FAILS() ? NULL : __libc_memalign(alignment, size);
    if (got)
        *out = got;
    return got ? 0 : ENOMEM;
}
