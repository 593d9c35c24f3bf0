/* article.c: reads article.md: the blocks of the retelling; it numbers the claims in the order of
 * their marks. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "files/text_file.h"
#include "source/story_source.h"

#define FILE_MOST ((size_t)16 << 20) /* 24,000 claims take 6 MiB; md4c takes 50 times as much */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const Claim *const *)a)->id, (*(const Claim *const *)b)->id);
}

static Claim *find_claim(Claim **sorted, int count, const char *id)
{
    Claim wanted = { .id = id };
    const Claim *key = &wanted;
    Claim **found = bsearch(&key, sorted, (size_t)count, sizeof(*sorted), by_id);
    return found ? *found : NULL;
}

/* Handles the next mark in the article; the claim gets the number *next. */
static void take_mark(StorySource *source, const char *path, const MarkdownMark *mark, int block,
                      Claim *claim, int *next)
{
    int line = mark->line;
    if (mark->start == mark->end)
        findings_add(source->findings, path, line, "%s marks no words; write [words](#%s)",
                     mark->claim, mark->claim);
    if (!claim) {
        findings_add(source->findings, path, line,
                     "%s is marked here, but claims.yaml has no such claim; add it", mark->claim);
    } else if (claim->number >= 0) {
        findings_add(source->findings, path, line, "%s is marked a second time; mark a claim once",
                     mark->claim);
    } else {
        claim->number = (*next)++;
        claim->block = block;
    }
}

/* Complains about claims without a mark, but not about two claims with the same id: that is a
 * finding already.
 */
static bool all_marked(StorySource *source, const char *path, Claim **sorted, int count)
{
    bool good = true;
    for (int i = 0; i < count; i++) {
        const char *id = sorted[i]->id;
        bool twin = (i > 0 && strcmp(sorted[i - 1]->id, id) == 0) ||
                    (i + 1 < count && strcmp(sorted[i + 1]->id, id) == 0);
        if (sorted[i]->number >= 0)
            continue;
        good = false;
        if (!twin && id[0])
            findings_add(source->findings, path, 0,
                         "%s is never marked; mark its words as [words](#%s)", id, id);
    }
    return good;
}

/* Numbers and sorts the claims in the order of their marks. */
static void order_claims(StorySource *source, const char *path)
{
    int count = source->claim_count, next = 0;
    Claim **sorted = arena_take(source->arena, (size_t)count + 1, sizeof(*sorted));
    for (int i = 0; i < count; i++) {
        sorted[i] = &source->claims[i];
        sorted[i]->number = -1;
    }
    qsort(sorted, (size_t)count, sizeof(*sorted), by_id);
    for (int b = 0; b < source->block_count; b++) {
        const MarkdownBlock *block = &source->blocks[b];
        for (int m = 0; m < block->mark_count; m++) {
            const MarkdownMark *mark = &block->marks[m];
            take_mark(source, path, mark, b, find_claim(sorted, count, mark->claim), &next);
        }
    }
    if (!all_marked(source, path, sorted, count))
        return;
    Claim *ordered = arena_take(source->arena, (size_t)count + 1, sizeof(Claim));
    for (int i = 0; i < count; i++)
        ordered[source->claims[i].number] = source->claims[i];
    source->claims = ordered;
}

static bool same_block(const MarkdownBlock *one, const MarkdownBlock *other)
{
    bool same = one->kind == other->kind && strcmp(one->text, other->text) == 0 &&
                one->mark_count == other->mark_count && one->span_count == other->span_count;
    for (int i = 0; same && i < one->mark_count; i++) {
        const MarkdownMark *a = &one->marks[i], *b = &other->marks[i];
        same = a->start == b->start && a->end == b->end && strcmp(a->claim, b->claim) == 0;
    }
    for (int i = 0; same && i < one->span_count; i++) {
        const MarkdownSpan *a = &one->spans[i], *b = &other->spans[i];
        same = a->start == b->start && a->end == b->end && a->emphasis == b->emphasis;
    }
    return same;
}

/* The bundle stores the CommonMark of each block alone, so a block must not depend on lines outside
 * it, as a link does whose address is defined elsewhere. */
static void check_block(StorySource *source, const char *path, const MarkdownBlock *block,
                        Arena *scratch)
{
    source_check_shown(source, path, block->line, "the text", block->text);
    if (strlen(block->source) > TEXT_BYTES_MOST) {
        findings_add(source->findings, path, block->line,
                     "the paragraph is longer than %d bytes; part it", TEXT_BYTES_MOST);
        return;
    }
    Error error = { 0 };
    int count = 0;
    const MarkdownBlock *alone =
        markdown_parse(scratch, block->source, strlen(block->source), &count, NULL, &error);
    if (!alone || count != 1 || !same_block(block, alone))
        findings_add(source->findings, path, block->line,
                     "this reads otherwise by itself; write headings as # words, marks as "
                     "[words](#B01), and an empty line between paragraphs");
    arena_clear(scratch);
}

void article_read(StorySource *source)
{
    const char *path = source_path(source, "article.md");
    size_t length;
    char *text = text_file_read(path, FILE_MOST, &length, source->findings);
    if (!text)
        return;
    Error error = { 0 };
    int line = 0;
    source->blocks =
        markdown_parse(source->arena, text, length, &source->block_count, &line, &error);
    if (!source->blocks) {
        findings_add(source->findings, path, line, "%s", error.message);
        source->block_count = 0;
        return;
    }
    source->article_read = true;
    Arena *scratch = arena_make();
    for (int i = 0; i < source->block_count; i++)
        check_block(source, path, &source->blocks[i], scratch);
    arena_free(scratch);
    if (source->claims_read)
        order_claims(source, path);
}
