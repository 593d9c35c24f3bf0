/* export.c: the command export: a story's trails or assessments, for other programs. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "commands.h"
#include "folder.h"
#include "linked/linked_data.h"

/* Makes a document to export. */
typedef json_t *Exporter(Arena *arena, const Story *story, const Claim *const *claims,
                         Error *error);
typedef struct {
    Exporter *make;
    const char *story, *out; /* out NULL: standard output */
} Export;

static void *take_bytes(size_t size)
{
    return memory_take(size, 1);
}

static bool write_json(const json_t *document, FILE *file)
{
    return json_dumpf(document, file, JSON_INDENT(2)) == 0 && fputc('\n', file) != EOF &&
           fflush(file) == 0;
}

/* Writes another file first and renames it, so that an older file stays whole until the new one
 * is. */
static bool write_file(const json_t *document, const char *path, Arena *arena, Error *error)
{
    const char *aside = arena_print(arena, "%s.new", path);
    FILE *file = fopen(aside, "wb");
    bool good = file && write_json(document, file);
    int why = errno;
    if (file && fclose(file) != 0 && good) {
        good = false;
        why = errno;
    }
    if (!good)
        error_set(error, ERROR_IO,
                  "%s: it cannot be written: %s; is there room, may you write there?", path,
                  strerror(why));
    good = good && file_put_in_place(aside, path, error);
    if (file && !good)
        unlink(aside);
    return good;
}

static int hand_out(const Export *export, const Story *story, const Claim *const *claims,
                    Arena *arena)
{
    Error error = { 0 };
    json_t *document = export->make(arena, story, claims, &error);
    if (!document)
        error_add(&error, "%s", export->story);
    bool good = document != NULL;
    if (good && export->out)
        good = write_file(document, export->out, arena, &error);
    else if (good && !(good = write_json(document, stdout)))
        error_set(&error, ERROR_IO, "standard output cannot be written: %s; name a file with -o",
                  strerror(errno));
    json_decref(document);
    if (good && export->out)
        praise(story, export->out);
    return good ? EXIT_GOOD : complain(&error);
}

static int export_bundle(const Export *export, Arena *arena)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(export->story, &error);
    bool good = bundle && bundle_check(bundle, &error);
    int result = EXIT_WRONG;
    if (good) {
        const Story *story = bundle_story(bundle);
        const Claim **claims = arena_take(arena, (size_t)story->claim_count, sizeof(const Claim *));
        for (int i = 0; good && i < story->claim_count; i++)
            good = (claims[i] = bundle_claim(bundle, i, &error)) != NULL;
        if (good)
            result = hand_out(export, story, claims, arena);
    }
    if (!good)
        complain(&error);
    bundle_close(bundle);
    return result;
}

static int export_folder(const Export *export, Arena *arena)
{
    Findings findings = { .arena = arena };
    Folder folder;
    StorySource *source = &folder.source;
    if (!folder_read(&folder, NULL, export->story, &findings, arena)) {
        findings_print(&findings, stderr);
        return EXIT_WRONG;
    }
    folder_set_type(&folder);
    source_find_words(source);
    const Claim **claims = arena_take(arena, (size_t)source->claim_count, sizeof(const Claim *));
    for (int i = 0; i < source->claim_count; i++)
        claims[i] = &source->claims[i];
    return hand_out(export, &source->story, claims, arena);
}

int command_export(const Order *order, char **words)
{
    if (order->prov == order->review)
        return usage("export wants one of --prov and --review", "");
    const Export export = { order->prov ? prov_export : review_export, words[0], order->out };
    struct stat info;
    json_set_alloc_funcs(take_bytes, free);
    Arena *arena = arena_make();
    int result = stat(export.story, &info) == 0 && S_ISDIR(info.st_mode)
                     ? export_folder(&export, arena)
                     : export_bundle(&export, arena);
    arena_free(arena);
    return result;
}
