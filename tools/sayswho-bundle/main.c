/* sayswho-bundle: what an author of a story uses at the desk. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "story_source.h"

static const char help[] =
    "usage: sayswho-bundle build -o FILE.says FOLDER\n"
    "       sayswho-bundle check FOLDER|FILE.says\n"
    "\n"
    "  build    make a bundle from an author's folder\n"
    "  check    say what is wrong with a folder, all of it at once, or with a bundle\n"
    "\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 all is well; 1 something is wrong with the story, the bundle or the\n"
    "disk; 2 the command was not understood. More: sayswho-bundle(1).\n";

enum { GOOD, WRONG, USAGE };

static int usage(const char *what, const char *word)
{
    fprintf(stderr, "sayswho-bundle: %s%s; sayswho-bundle --help lists what there is\n", what,
            word);
    return USAGE;
}

static int complain(const Error *error)
{
    fprintf(stderr, "sayswho-bundle: %s\n", error->message);
    return WRONG;
}

static void praise(const Story *story, const char *path)
{
    struct stat info;
    long size = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? (long)info.st_size / 1024 : 0;
    printf("%s: %d claim%s, %d on the walk-up path", story->id, story->claim_count,
           story->claim_count == 1 ? "" : "s", story->path_count);
    if (size)
        printf(", %ld KB", size);
    printf("\n");
}

static int check_bundle(const char *path)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    bool good = bundle && bundle_check(bundle, &error);
    if (good)
        praise(bundle_story(bundle), path);
    bundle_close(bundle);
    return good ? GOOD : complain(&error);
}

/* Reads a folder; with `out` writes the bundle too. */
static int take_folder(const char *folder, const char *out)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    StorySource source;
    Error error = { 0 };
    int result = GOOD;
    if (!story_source_read(&source, folder, &findings, arena)) {
        findings_print(&findings, stderr);
        result = WRONG;
    } else if (out && !bundle_write(&source, out, &error)) {
        result = complain(&error);
    } else {
        praise(&source.story, out ? out : folder);
    }
    arena_free(arena);
    return result;
}

static int build(int count, char **words)
{
    const char *out = NULL, *folder = NULL;
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], "-o") == 0 && i + 1 == count)
            return usage("-o wants a file after it", "");
        else if (strcmp(words[i], "-o") == 0)
            out = words[++i];
        else if (words[i][0] == '-')
            return usage("build does not know ", words[i]);
        else if (folder)
            return usage("build takes one folder, not also ", words[i]);
        else
            folder = words[i];
    }
    if (!out || !*out || !folder)
        return usage("build wants -o FILE.says and a folder", "");
    return take_folder(folder, out);
}

static int check(int count, char **words)
{
    struct stat info;
    if (count != 1)
        return usage("check wants one folder or bundle", "");
    if (stat(words[0], &info) == 0 && S_ISDIR(info.st_mode))
        return take_folder(words[0], NULL);
    return check_bundle(words[0]);
}

int main(int count, char **words)
{
    if (count < 2)
        return usage("say what to do: build or check", "");
    const char *command = words[1];
    if (strcmp(command, "--help") == 0)
        return fputs(help, stdout) < 0;
    if (strcmp(command, "--version") == 0)
        return printf("sayswho-bundle %s\n", SAYSWHO_VERSION) < 0;
    if (strcmp(command, "build") == 0)
        return build(count - 2, words + 2);
    if (strcmp(command, "check") == 0)
        return check(count - 2, words + 2);
    fprintf(stderr, "sayswho-bundle: there is no command \"%s\"; there are build and check\n",
            command);
    return USAGE;
}
