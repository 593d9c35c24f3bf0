/* preview.c: shows the author's folder in a window with the real exhibit, again after each save. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "commands.h"
#include "exhibit/exhibit.h"
#include "folder.h"
#include "preview/watch.h"

/* Writes and opens a bundle. The file is removed at once: nothing is left behind however the
 * program ends, and an open bundle does not need its name. */
static Bundle *open_aside(const Folder *read, Arena *arena, Error *error)
{
    const char *base = getenv("TMPDIR");
    char *folder = arena_print(arena, "%s/.sayswho-preview-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(folder)) {
        error_set(error, ERROR_IO, "%s: no folder can be made there; check that it may be written",
                  folder);
        return NULL;
    }
    char *path = arena_print(arena, "%s/story.says", folder);
    Bundle *bundle = folder_write_bundle(read, path, error) ? bundle_open(path, error) : NULL;
    unlink(path);
    rmdir(folder);
    return bundle;
}

/* Two readings in turn: the last one that could be shown, and the present one. */
typedef struct {
    const char *folder;
    Folder read[2];
    Arena *arenas[2];
    int last;
} Desk;

/* Returns the folder as a bundle; NULL when the findings say why not. */
static Bundle *read_folder(Desk *desk, Findings *findings)
{
    int next = !desk->last;
    Error error = { 0 };
    if (!folder_read(&desk->read[next], &desk->read[desk->last], desk->folder, findings,
                     findings->arena))
        return NULL;
    Bundle *bundle = open_aside(&desk->read[next], findings->arena, &error);
    if (bundle)
        desk->last = next;
    else
        findings_add(findings, desk->folder, 0, "%s", error.message);
    return bundle;
}

/* Shows the folder as it is now: the story, or its errors. */
static void load(Exhibit *exhibit, Desk *desk)
{
    Arena *arena = desk->arenas[!desk->last];
    arena_clear(arena);
    Findings findings = { .arena = arena, .quiet = { [ADVICE_ROOM] = true } };
    Bundle *bundle = read_folder(desk, &findings);
    if (bundle) {
        exhibit_replace_story(exhibit, bundle);
        return;
    }
    findings_print(&findings, stderr); /* all of it, where it can be copied */
    int count;
    const char *const *lines = findings_lines(&findings, &count);
    exhibit_notice(exhibit, lines, count);
}

static void follow(Exhibit *exhibit, const char *folder, Watch *watch)
{
    Desk desk = { .folder = folder, .arenas = { arena_make(), arena_make() } };
    int64_t next_ms = 0;
    load(exhibit, &desk);
    while (exhibit_turn(exhibit, next_ms)) {
        if (watch_saved(watch, clock_now_ms(), &next_ms))
            load(exhibit, &desk);
    }
    arena_free(desk.arenas[0]);
    arena_free(desk.arenas[1]);
}

static int run(const ExhibitOptions *options, const char *folder)
{
    Error error = { 0 };
    Watch watch;
    if (!watch_start(&watch, folder, &error)) /* before reading, so that no save is missed */
        return complain(&error);
    Exhibit *exhibit = exhibit_open(options, false, &error);
    if (exhibit)
        follow(exhibit, folder, &watch);
    exhibit_close(exhibit);
    watch_finish(&watch);
    return exhibit ? EXIT_GOOD : complain(&error);
}

int command_preview(const Order *order, char **words)
{
    ExhibitOptions options = { .stage.windowed = true,
                               .stage.headless = order->headless,
                               .settings = settings_default(),
                               .print_scenes = order->scene,
                               .preview = true };
    const char *folder = words[0];
    Error error = { 0 };
    struct stat info;
    if (order->panel && !panel_parse(&options.stage.panel, order->panel, &error))
        return usage(error.message, "");
    if (order->language && !(options.language = find_language(order->language)))
        return EXIT_USAGE;
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
        error_set(&error, ERROR_IO, "%s: there is no such folder; check the path", folder);
        return complain(&error);
    }
    if (options.stage.headless && options.stage.panel.width_px == 0)
        options.stage.panel = (Panel){ 1920, 1080, 476, 268 };
    return run(&options, folder);
}
