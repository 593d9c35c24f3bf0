/* build.c: the command build: reads an author's folder and writes it as a bundle. */
#include <stdio.h>

#include "bundle/sign.h"
#include "commands.h"
#include "folder.h"

/* Signs what was built, unless there is no key. */
static bool sign_built(const char *out, const SecretKey *secret, Error *error)
{
    return !secret || bundle_sign(out, secret, error);
}

/* Prints no advice; check does. */
static int build_folder(const char *path, const char *out, const SecretKey *secret)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena, .quiet = { [ADVICE_ROOM] = true } };
    Folder folder;
    Error error = { 0 };
    int result = EXIT_GOOD;
    if (!folder_read(&folder, NULL, path, &findings, arena)) {
        findings_print(&findings, stderr);
        fprintf(stderr, "%s: %s; nothing was built\n", folder.source.folder,
                findings_total(&findings));
        result = EXIT_WRONG;
    } else if (!folder_write_bundle(&folder, out, &error) || !sign_built(out, secret, &error)) {
        result = complain(&error);
    } else {
        praise(&folder.source.story, out);
    }
    arena_free(arena);
    return result;
}

int command_build(const Order *order, char **words)
{
    SecretKey secret;
    if (!order->sign_key)
        return build_folder(words[0], order->out, NULL);
    if (!read_secret_key(order->sign_key, &secret))
        return EXIT_WRONG;
    int result = build_folder(words[0], order->out, &secret);
    key_forget(&secret);
    return result;
}
