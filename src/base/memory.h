/* memory.h: the one allocator, and the arena.
 *
 * Our own small things never fail to be allocated: with no memory left the program says so and
 * aborts, the service starts it again, and nothing acknowledged is lost. What content sizes
 * (pictures, texts) is checked against a limit before it comes here.
 *
 * An arena gives memory that lives together and ends together: one a scene, one a bundle.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"

/* Number of elements of an array whose size the compiler knows. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Ends the program. For what a library allocates for our own small things and says it could not. */
_Noreturn void memory_give_up(void);

/* Zeroed memory for count × size bytes; never NULL. The caller frees it with free(). */
void *memory_take(size_t count, size_t size);

/* As realloc() to count × size bytes; never NULL. New bytes are not zeroed. */
void *memory_grow(void *old, size_t count, size_t size);

/* A copy the caller frees with free(). */
char *memory_copy_text(const char *text);

typedef struct Arena Arena;

Arena *arena_make(void);
void arena_free(Arena *arena); /* takes NULL */

/* Forgets all that was given, keeps the first block for what comes next. */
void arena_clear(Arena *arena);

/* Zeroed memory, aligned for any type, owned by the arena. */
void *arena_take(Arena *arena, size_t count, size_t size);

/* Copies; owned by the arena. `length` in bytes. */
char *arena_copy_text(Arena *arena, const char *text);
char *arena_copy_bytes(Arena *arena, const char *bytes, size_t length);
char *arena_print(Arena *arena, const char *format, ...) PRINTF(2, 3);
char *arena_print_list(Arena *arena, const char *format, va_list parts) PRINTF(2, 0);

/* Bytes held from the system at present: for tests that want zero growth. */
size_t arena_held(const Arena *arena);

#endif
