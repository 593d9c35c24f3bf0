/* build.c: the commands build and check: read an author's folder, and write it as a bundle. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bundle/sign.h"
#include "commands.h"
#include "folder.h"

static int check_bundle(const char *path)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    bool opened = bundle != NULL, good = opened && bundle_check(bundle, &error);
    if (good)
        praise(bundle_story(bundle), path);
    bundle_close(bundle);
    if (good)
        return EXIT_GOOD;
    /* Without keys a signature is neither good nor wrong; one that opens is whole. */
    return refuse_bundle(path, opened ? SIGNATURE_GOOD : SIGNATURE_UNREAD, &error);
}

/* The total comes last, because the messages above may have scrolled away. */
static int refuse(const StorySource *source, const char *end)
{
    fprintf(stderr, "%s: %s%s\n", source->folder, findings_total(source->findings), end);
    return EXIT_WRONG;
}

static int check_folder(const char *path)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    Folder folder;
    bool good = folder_read(&folder, NULL, path, &findings, arena);
    findings_print_all(&findings, stderr);
    if (good)
        praise_folder(&folder.source.story,
                      findings.advice_count ? findings_total(&findings) : NULL);
    else
        refuse(&folder.source, "");
    arena_free(arena);
    return good ? EXIT_GOOD : EXIT_WRONG;
}

/* Signs what was built, unless there is no key. */
static bool sign_built(const char *out, const SecretKey *secret, Error *error)
{
    return !secret || bundle_sign(out, secret, error);
}

/* Prints no advice; check does. */
static int build_folder(const char *path, const char *out, const SecretKey *secret)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    Folder folder;
    Error error = { 0 };
    int result = EXIT_GOOD;
    if (!folder_read(&folder, NULL, path, &findings, arena)) {
        findings_print(&findings, stderr);
        result = refuse(&folder.source, "; nothing was built");
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

int command_check(const Order *order, char **words)
{
    (void)order;
    struct stat info;
    if (stat(words[0], &info) == 0 && S_ISDIR(info.st_mode))
        return check_folder(words[0]);
    return check_bundle(words[0]);
}
