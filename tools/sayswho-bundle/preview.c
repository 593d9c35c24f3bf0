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
#include "words/words.h"

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
    Findings findings = { .arena = arena };
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

/* An option with a value. */
static bool read_value(ExhibitOptions *options, const char *name, const char *value, Error *error)
{
    const Language *language = NULL;
    if (strcmp(name, "--panel") == 0)
        return panel_parse(&options->stage.panel, value, error);
    language = words_find(value);
    if (language)
        options->language = language->code;
    else
        error_set(error, ERROR_USAGE, "--lang %s: write %s", value, words_codes);
    return language != NULL;
}

int command_preview(int count, char **words)
{
    ExhibitOptions options = { .stage.windowed = true,
                               .settings = settings_default(),
                               .preview = true };
    const char *folder = NULL;
    Error error = { 0 };
    struct stat info;
    for (int i = 0; i < count; i++) {
        bool valued = strcmp(words[i], "--panel") == 0 || strcmp(words[i], "--lang") == 0;
        if (valued && i + 1 == count)
            return usage("a value is missing after ", words[i]);
        else if (valued && !read_value(&options, words[i], words[i + 1], &error))
            return usage(error.message, "");
        else if (valued)
            i++;
        else if (strcmp(words[i], "--headless") == 0)
            options.stage.headless = true;
        else if (strcmp(words[i], "--scene") == 0)
            options.print_scenes = true;
        else if (words[i][0] == '-')
            return usage("preview does not know ", words[i]);
        else if (folder)
            return usage("preview takes one folder, not also ", words[i]);
        else
            folder = words[i];
    }
    if (!folder)
        return usage("preview wants a folder", "");
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
        error_set(&error, ERROR_IO, "%s: there is no such folder; check the path", folder);
        return complain(&error);
    }
    if (options.stage.headless && options.stage.panel.width_px == 0)
        options.stage.panel = (Panel){ 1920, 1080, 476, 268 };
    return run(&options, folder);
}
