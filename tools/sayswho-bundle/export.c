/* export.c: the command export: a story's trails or assessments, for other programs. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "files/file_out.h"
#include "folder.h"
#include "linked/linked_data.h"

/* What can be exported, and the function that makes it. */
typedef json_t *Exporter(Arena *arena, const Story *story, const Claim *const *claims,
                         Error *error);
static const struct {
    const char *option;
    Exporter *make;
} kinds[] = { { "--prov", prov_export }, { "--review", review_export } };

typedef struct {
    Exporter *make;
    const char *story, *out; /* out NULL: standard output */
} Order;

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

static int hand_out(const Order *order, const Story *story, const Claim *const *claims,
                    Arena *arena)
{
    Error error = { 0 };
    json_t *document = order->make(arena, story, claims, &error);
    if (!document)
        error_add(&error, "%s", order->story);
    bool good = document != NULL;
    if (good && order->out)
        good = write_file(document, order->out, arena, &error);
    else if (good && !(good = write_json(document, stdout)))
        error_set(&error, ERROR_IO, "standard output cannot be written: %s; name a file with -o",
                  strerror(errno));
    json_decref(document);
    if (good && order->out)
        praise(story, order->out);
    return good ? EXIT_GOOD : complain(&error);
}

static int export_bundle(const Order *order, Arena *arena)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(order->story, &error);
    bool good = bundle && bundle_check(bundle, &error);
    int result = EXIT_WRONG;
    if (good) {
        const Story *story = bundle_story(bundle);
        const Claim **claims = arena_take(arena, (size_t)story->claim_count, sizeof(const Claim *));
        for (int i = 0; good && i < story->claim_count; i++)
            good = (claims[i] = bundle_claim(bundle, i, &error)) != NULL;
        if (good)
            result = hand_out(order, story, claims, arena);
    }
    if (!good)
        complain(&error);
    bundle_close(bundle);
    return result;
}

static int export_folder(const Order *order, Arena *arena)
{
    Findings findings = { .arena = arena };
    Folder folder;
    StorySource *source = &folder.source;
    if (!folder_read(&folder, NULL, order->story, &findings, arena)) {
        findings_print(&findings, stderr);
        return EXIT_WRONG;
    }
    source_find_words(source);
    const Claim **claims = arena_take(arena, (size_t)source->claim_count, sizeof(const Claim *));
    for (int i = 0; i < source->claim_count; i++)
        claims[i] = &source->claims[i];
    return hand_out(order, &source->story, claims, arena);
}

/* Returns EXIT_GOOD, or EXIT_USAGE after a message. */
static int understand(int count, char **words, Order *order)
{
    for (int i = 0; i < count; i++) {
        Exporter *make = NULL;
        for (size_t kind = 0; kind < COUNT(kinds); kind++)
            make = strcmp(words[i], kinds[kind].option) == 0 ? kinds[kind].make : make;
        if (make && order->make)
            return usage("export gives one thing at a time, not also ", words[i]);
        else if (make)
            order->make = make;
        else if (strcmp(words[i], "-o") == 0 && i + 1 == count)
            return usage("-o wants a file after it", "");
        else if (strcmp(words[i], "-o") == 0)
            order->out = words[++i];
        else if (words[i][0] == '-')
            return usage("export does not know ", words[i]);
        else if (order->story)
            return usage("export takes one story, not also ", words[i]);
        else
            order->story = words[i];
    }
    if (!order->make || !order->story || (order->out && !*order->out))
        return usage("export wants --prov or --review, and a folder or bundle", "");
    return EXIT_GOOD;
}

int command_export(int count, char **words)
{
    Order order = { 0 };
    struct stat from, to;
    int result = understand(count, words, &order);
    if (result != EXIT_GOOD)
        return result;
    bool there = stat(order.story, &from) == 0;
    if (there && order.out && stat(order.out, &to) == 0 && from.st_dev == to.st_dev &&
        from.st_ino == to.st_ino)
        return usage("-o names the story itself: ", order.out);
    json_set_alloc_funcs(take_bytes, free);
    Arena *arena = arena_make();
    result = there && S_ISDIR(from.st_mode) ? export_folder(&order, arena)
                                            : export_bundle(&order, arena);
    arena_free(arena);
    return result;
}
