/* fail_malloc.so, for LD_PRELOAD: the FAIL_AT-th allocation of the process finds no memory, and
 * with FAIL_ON=yes so does every later one. FAIL_COUNT=FILE: at exit, the number of allocations is
 * written there. Of the threads' allocations all count together. */
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

static bool fails(void)
{
    unsigned long now = ++taken;
    bool fail = fail_at && (fail_on ? now >= fail_at : now == fail_at);
    if (fail)
        errno = ENOMEM;
    return fail;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    void *got = fails() ? NULL : __libc_memalign(alignment, size);
    if (got)
        *out = got;
    return got ? 0 : ENOMEM;
}
