/* show.c: the command show: prints a story from a folder or a bundle as text. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "folder.h"
#include "show/show_story.h"

static int tell(Arena *arena, const Telling *telling)
{
    show_story(stdout, arena, telling);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_GOOD;
    Error error = { 0 };
    error_set(&error, ERROR_IO, "the text cannot be written; is there room?");
    return complain(&error);
}

/* ---- from a folder ---- */

static int show_folder(const char *path, Arena *arena)
{
    Findings findings = { .arena = arena };
    Folder folder;
    StorySource *source = &folder.source;
    if (!folder_read(&folder, NULL, path, &findings, arena)) {
        findings_print(&findings, stderr);
        return EXIT_WRONG;
    }
    const Claim **claims = arena_take(arena, (size_t)source->claim_count, sizeof(*claims));
    folder_set_type(&folder);
    source_find_words(source);
    for (int i = 0; i < source->claim_count; i++)
        claims[i] = &source->claims[i];
    return tell(arena, &(Telling){ .story = &source->story,
                                   .blocks = source->blocks,
                                   .claims = claims,
                                   .corrections = source->corrections,
                                   .correction_count = source->correction_count });
}

/* ---- from a bundle ---- */

/* Returns the block as in the author's files, where marks name the claims' ids. */
static MarkdownBlock as_written(Arena *arena, const Block *block, const Claim *const *claims)
{
    MarkdownMark *marks = arena_take(arena, (size_t)block->mark_count + 1, sizeof(*marks));
    for (int i = 0; i < block->mark_count; i++) {
        const Mark *mark = &block->marks[i];
        marks[i] = (MarkdownMark){ .start = mark->start,
                                   .end = mark->end,
                                   .claim = claims[mark->claim]->id };
    }
    return (MarkdownBlock){
        .kind = block->kind, .text = block->text, .marks = marks, .mark_count = block->mark_count
    };
}

static bool read_bundle(Bundle *bundle, Arena *arena, Telling *telling, Error *error)
{
    const Story *story = bundle_story(bundle);
    MarkdownBlock *blocks = arena_take(arena, (size_t)story->block_count, sizeof(*blocks));
    const Claim **claims = arena_take(arena, (size_t)story->claim_count, sizeof(*claims));
    for (int i = 0; i < story->claim_count; i++) {
        if (!(claims[i] = bundle_claim(bundle, i, error)))
            return false;
    }
    for (int i = 0; i < story->block_count; i++) {
        const Block *block = bundle_block(bundle, i, error);
        if (!block)
            return false;
        blocks[i] = as_written(arena, block, claims);
    }
    *telling = (Telling){ .story = story, .blocks = blocks, .claims = claims };
    telling->corrections = bundle_corrections(bundle, &telling->correction_count, error);
    return telling->corrections != NULL;
}

static int show_bundle(const char *path, Arena *arena)
{
    Error error = { 0 };
    Telling telling;
    Bundle *bundle = bundle_open(path, &error);
    bool good =
        bundle && bundle_check(bundle, &error) && read_bundle(bundle, arena, &telling, &error);
    int result = good ? tell(arena, &telling) : complain(&error);
    bundle_close(bundle);
    return result;
}

int command_show(const Order *order, char **words)
{
    (void)order;
    struct stat info;
    Arena *arena = arena_make();
    bool folder = stat(words[0], &info) == 0 && S_ISDIR(info.st_mode);
    int result = folder ? show_folder(words[0], arena) : show_bundle(words[0], arena);
    arena_free(arena);
    return result;
}
