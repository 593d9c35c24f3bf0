#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

#define BLOCK_BYTES 16384

typedef struct ArenaBlock {
    struct ArenaBlock *next;
    size_t size, used;
    max_align_t bytes[];
} ArenaBlock;

struct Arena {
    ArenaBlock *blocks; /* the one in use comes first */
};

/* The message shows that this was no crash. log_error() allocates nothing. */
void memory_give_up(void)
{
    log_error("no memory is left; the program ends, to be started again");
    abort();
}

static size_t product(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_give_up();
    return count * size;
}

void *memory_take(size_t count, size_t size)
{
    void *taken = calloc(count ? count : 1, size ? size : 1);
    if (!taken)
        memory_give_up();
    return taken;
}

void *memory_grow(void *old, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    void *grown = realloc(old, bytes ? bytes : 1);
    if (!grown)
        memory_give_up();
    return grown;
}

char *memory_copy_text(const char *text)
{
    size_t bytes = strlen(text) + 1;
    return memcpy(memory_take(bytes, 1), text, bytes);
}

Arena *arena_make(void)
{
    return memory_take(1, sizeof(Arena));
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    while (arena->blocks) {
        ArenaBlock *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    free(arena);
}

void arena_clear(Arena *arena)
{
    while (arena->blocks && arena->blocks->next) {
        ArenaBlock *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    if (arena->blocks) {
        memset(arena->blocks->bytes, 0, arena->blocks->used);
        arena->blocks->used = 0;
    }
}

ArenaMark arena_mark(const Arena *arena)
{
    return (ArenaMark){ arena->blocks, arena->blocks ? arena->blocks->used : 0 };
}

void arena_back_to(Arena *arena, ArenaMark mark)
{
    while (arena->blocks && arena->blocks != mark.block) {
        ArenaBlock *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    ArenaBlock *block = arena->blocks;
    assert(block == mark.block);
    if (!block)
        return;
    assert(block->used >= mark.used);
    memset((char *)block->bytes + mark.used, 0, block->used - mark.used);
    block->used = mark.used;
}

void *arena_take(Arena *arena, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    bytes = (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (!arena->blocks || arena->blocks->size - arena->blocks->used < bytes) {
        size_t room = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
        ArenaBlock *block = memory_take(1, sizeof(*block) + room);
        block->size = room;
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *taken = (char *)arena->blocks->bytes + arena->blocks->used;
    arena->blocks->used += bytes;
    return taken;
}

char *arena_copy_bytes(Arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_take(arena, length + 1, 1);
    memcpy(copy, bytes, length);
    return copy;
}

char *arena_copy_text(Arena *arena, const char *text)
{
    return arena_copy_bytes(arena, text, strlen(text));
}

char *arena_print_list(Arena *arena, const char *format, va_list parts)
{
    va_list again;
    va_copy(again, parts);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(length >= 0);
    char *text = arena_take(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, parts);
    return text;
}

char *arena_print(Arena *arena, const char *format, ...)
{
    va_list parts;
    va_start(parts, format);
    char *text = arena_print_list(arena, format, parts);
    va_end(parts);
    return text;
}
