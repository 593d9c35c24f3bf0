/* build.c: the command build: reads an author's folder and writes it as a bundle. */
#include <stdio.h>

#include "commands.h"
#include "folder.h"

/* Prints no advice; check does. */
static int build_folder(const char *path, const char *out)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    Folder folder;
    Error error = { 0 };
    int result = EXIT_GOOD;
    if (!folder_read(&folder, NULL, path, &findings, arena)) {
        findings_print(&findings, stderr);
        fprintf(stderr, "%s: %s; nothing was built\n", folder.source.folder,
                findings_total(&findings));
        result = EXIT_WRONG;
    } else if (!folder_write_bundle(&folder, out, &error)) {
        result = complain(&error);
    } else {
        praise(&folder.source.story, out);
    }
    arena_free(arena);
    return result;
}

int command_build(const Order *order, char **words)
{
    return build_folder(words[0], order->out);
}
