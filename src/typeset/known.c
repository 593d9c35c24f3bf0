#include "typeset/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define SLOTS      2048 /* a power of two */
#define KNOWN_MOST 1024 /* a visit has about 700 */

struct KnownLines {
    Arena *arena; /* what the slots point to */
    int count;
    struct {
        uint64_t key; /* 0: empty */
        Lines lines;
    } slots[SLOTS];
};

KnownLines *known_make(void)
{
    KnownLines *known = memory_take(1, sizeof(*known));
    known->arena = arena_make();
    return known;
}

void known_free(KnownLines *known)
{
    if (known)
        arena_free(known->arena);
    free(known);
}

uint64_t known_key(const char *text, const TextStyle *style, double width_mm)
{
    const double numbers[] = { style->capital_mm, style->leading, width_mm, style->face,
                               style->right_to_left };
    uint64_t key = hash_bytes(hash_text(HASH_START, text), numbers, sizeof(numbers));
    key = hash_text(key, style->language ? style->language : "");
    for (int i = 0; i < style->span_count; i++) {
        const TextSpan *span = &style->spans[i];
        const int parts[] = { span->start, span->end, span->tag, span->italic, span->bold };
        key = hash_bytes(key, parts, sizeof(parts));
    }
    return key ? key : 1;
}

/* Returns the slot with that key, or the empty one in which it belongs. */
static int slot_of(const KnownLines *known, uint64_t key)
{
    int slot = (int)(key >> 20 & (SLOTS - 1));
    while (known->slots[slot].key && known->slots[slot].key != key)
        slot = (slot + 1) & (SLOTS - 1);
    return slot;
}

static Line copy_line(Arena *arena, const Line *line)
{
    Line copy = *line;
    copy.runs = arena_take(arena, (size_t)line->run_count, sizeof(Run));
    for (int i = 0; i < line->run_count; i++) {
        copy.runs[i] = line->runs[i];
        copy.runs[i].text = arena_copy_text(arena, line->runs[i].text);
    }
    return copy;
}

static Lines copy_lines(Arena *arena, const Lines *lines)
{
    Lines copy = *lines;
    copy.lines = arena_take(arena, (size_t)lines->line_count, sizeof(Line));
    for (int i = 0; i < lines->line_count; i++)
        copy.lines[i] = copy_line(arena, &lines->lines[i]);
    return copy;
}

bool known_recall(const KnownLines *known, uint64_t key, Arena *arena, Lines *lines)
{
    int slot = slot_of(known, key);
    if (!known->slots[slot].key)
        return false;
    *lines = copy_lines(arena, &known->slots[slot].lines);
    return true;
}

void known_remember(KnownLines *known, uint64_t key, const Lines *lines)
{
    if (known->count == KNOWN_MOST) {
        arena_clear(known->arena);
        memset(known->slots, 0, sizeof(known->slots));
        known->count = 0;
    }
    int slot = slot_of(known, key);
    known->slots[slot].key = key;
    known->slots[slot].lines = copy_lines(known->arena, lines);
    known->count++;
}
