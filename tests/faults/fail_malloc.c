/* fail_malloc.so, for LD_PRELOAD: the FAIL_AT-th allocation of the process finds no memory, and
 * with FAIL_ON=yes so does every later one. FAIL_COUNT=FILE: at exit, the number of allocations is
 * written there. The allocations of all threads are counted together.
 *
 * Those that cairo makes do not fail; the next one does in their place. Without memory cairo 1.16
 * crashes by itself: its scan converter jumps to a place it has not set yet, and its stroker writes
 * beyond an array. Nothing of ours could be seen behind that. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* glibc's own, by the names that it exports for this use. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong taken;
static atomic_bool failed;
static unsigned long fail_at; /* 0: never */
static bool fail_on;

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON");
    fail_at = at ? strtoul(at, NULL, 10) : 0;
    fail_on = on && strcmp(on, "yes") == 0;
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

static bool in_cairo(const void *caller)
{
    Dl_info info;
    return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "/libcairo.so");
}

static bool fails(const void *caller)
{
    unsigned long now = ++taken;
    if (!fail_at || now < fail_at || (!fail_on && failed) || in_cairo(caller))
        return false;
    failed = true;
    errno = ENOMEM;
    return true;
}

/* The caller's place is known only here. */
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
