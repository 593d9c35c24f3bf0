/* memory.h: the one allocator, and the arena.
 *
 * Allocating our own small things never fails: when memory runs out the program says so and aborts,
 * the service starts it again, and no answer that was saved is lost. A size that comes from content
 * (pictures, texts) is checked against a limit before memory is asked for.
 *
 * An arena holds memory that is freed all at once: each scene and each bundle has one.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"

/* Number of elements of an array (not of a pointer). */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Ends the program. For a library that could not allocate a small thing for us. */
_Noreturn void memory_give_up(void);

/* Zeroed memory for count × size bytes; never NULL. The caller frees it with free(). */
void *memory_take(size_t count, size_t size);

/* Like realloc() to count × size bytes; never NULL. New bytes are not zeroed. */
void *memory_grow(void *old, size_t count, size_t size);

/* A copy the caller frees with free(). */
char *memory_copy_text(const char *text);

typedef struct Arena Arena;

Arena *arena_make(void);
void arena_free(Arena *arena); /* takes NULL */

/* Frees everything in it but the first block, which is used again. */
void arena_clear(Arena *arena);

/* A place in what was taken; arena_back_to() frees everything that was taken since then. */
typedef struct {
    const void *block;
    size_t used;
} ArenaMark;
ArenaMark arena_mark(const Arena *arena);
void arena_back_to(Arena *arena, ArenaMark mark);

/* Zeroed memory, aligned for any type, owned by the arena. */
void *arena_take(Arena *arena, size_t count, size_t size);

/* Copies; owned by the arena. `length` in bytes. */
char *arena_copy_text(Arena *arena, const char *text);
char *arena_copy_bytes(Arena *arena, const char *bytes, size_t length);
char *arena_print(Arena *arena, const char *format, ...) PRINTF(2, 3);
char *arena_print_list(Arena *arena, const char *format, va_list parts) PRINTF(2, 0);

#endif
