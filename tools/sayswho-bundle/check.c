/* check.c: the command check: says all that is wrong with a folder or a bundle, as text or as JSON,
 * and how long the walk-up path takes.
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "folder.h"
#include "outcome/outcome.h"
#include "source/path_time.h"

static void quiet_some(const Order *order, Findings *findings)
{
    for (int kind = 0; kind < ADVICE_KIND_COUNT; kind++)
        findings->quiet[kind] = order->quiet >> kind & 1;
}

/* ---- as text ---- */

static void tell_path(const Story *story, PathTime time)
{
    int minutes = path_time_minutes(time);
    printf("%s: %d claim%s, %d on the walk-up path: %d minute%s, %d words, %d touches\n", story->id,
           story->claim_count, story->claim_count == 1 ? "" : "s", story->path_count, minutes,
           minutes == 1 ? "" : "s", time.words, time.touches);
    if (story->path_count == 1)
        printf("With one claim on the path none can change places.\n");
}

/* The total comes last, because the messages above may have scrolled away. */
static void print_text(const Folder *folder, Findings *findings)
{
    const char *total = findings_total(findings);
    findings_print_all(findings, stderr);
    if (findings->count == 0)
        tell_path(&folder->source.story, source_path_time(&folder->source));
    if (total[0])
        fprintf(findings->count ? stderr : stdout, "%s: %s\n", folder->source.folder, total);
}

/* ---- as JSON ---- */

static json_t *finding_as_json(const Finding *finding)
{
    json_t *all = json_pack("{s:s, s:s}", "file", finding->file, "message", finding->what);
    if (finding->line)
        json_object_set_new(all, "line", json_integer(finding->line));
    if (finding->field[0])
        json_object_set_new(all, "field", json_string(finding->field));
    if (finding->advice)
        json_object_set_new(all, "kind", json_string(findings_kind_name(finding->kind)));
    return all;
}

static bool print_json(json_t *all)
{
    bool good = all && json_dumpf(all, stdout, JSON_INDENT(2)) == 0 && putchar('\n') != EOF;
    json_decref(all);
    return good && fflush(stdout) == 0;
}

/* Prints every finding at its place, also the same advice at several. */
static bool print_folder_as_json(const Folder *folder, Findings *findings)
{
    const Finding *sorted = findings_sorted(findings);
    json_t *errors = json_array(), *advice = json_array();
    json_t *all = json_pack("{s:s, s:o, s:o}", "story", folder->source.folder, "errors", errors,
                            "advice", advice);
    for (int i = 0; i < findings->kept; i++) {
        if (!sorted[i].advice || !findings->quiet[sorted[i].kind])
            json_array_append_new(sorted[i].advice ? advice : errors, finding_as_json(&sorted[i]));
    }
    PathTime time = source_path_time(&folder->source);
    if (findings->count == 0)
        json_object_set_new(
            all, "path",
            json_pack("{s:i, s:i, s:i, s:i}", "claims", folder->source.story.path_count, "minutes",
                      path_time_minutes(time), "words", time.words, "touches", time.touches));
    return print_json(all);
}

/* ---- the command ---- */

static int check_folder(const Order *order, const char *path)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    Folder folder;
    quiet_some(order, &findings);
    bool good = folder_read(&folder, NULL, path, &findings, arena);
    if (order->json)
        good = print_folder_as_json(&folder, &findings) && good;
    else
        print_text(&folder, &findings);
    arena_free(arena);
    return good ? EXIT_GOOD : EXIT_WRONG;
}

static bool print_bundle_as_json(const char *path, const Error *error, bool good)
{
    json_t *errors = json_array();
    if (!good)
        json_array_append_new(errors,
                              json_pack("{s:s, s:s}", "file", path, "message", error->message));
    return print_json(json_pack("{s:s, s:o, s:[]}", "story", path, "errors", errors, "advice"));
}

static int check_bundle(const Order *order, const char *path)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    bool opened = bundle != NULL, good = opened && bundle_check(bundle, &error);
    /* Without keys a signature is neither good nor wrong; one that opens is whole. */
    SignatureFound found = opened ? SIGNATURE_GOOD : SIGNATURE_UNREAD;
    int status = good ? EXIT_GOOD : outcome_words(outcome_of_refusal(path, found, &error))->status;
    if (order->json && !print_bundle_as_json(path, &error, good))
        status = EXIT_WRONG;
    else if (good && !order->json)
        praise(bundle_story(bundle), path);
    else if (!order->json)
        complain(&error);
    bundle_close(bundle);
    return status;
}

int command_check(const Order *order, char **words)
{
    struct stat info;
    if (stat(words[0], &info) == 0 && S_ISDIR(info.st_mode))
        return check_folder(order, words[0]);
    return check_bundle(order, words[0]);
}
