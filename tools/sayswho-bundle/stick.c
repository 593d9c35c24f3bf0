/* stick.c: the command stick: builds and signs stories for a USB stick, with a card to print. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/file.h"
#include "bundle/sign.h"
#include "commands.h"
#include "folder.h"
#include "out.h"
#include "print/print_parts.h"
#include "words/words.h"

#define CARD "card.pdf"

/* What is being written. */
typedef struct {
    const char *folder; /* of the stick */
    SecretKey secret;
    Arena *arena;
    StickCard card;
    StickStory *stories;
} Stick;

static bool is_new(const Stick *stick, const char *file, const char *from, Error *error)
{
    for (int i = 0; i < stick->card.count; i++) {
        if (strcmp(stick->stories[i].file, file) == 0) {
            error_set(error, ERROR_CONTENT,
                      "%s: another story on this stick has the same id; give it another one", from);
            return false;
        }
    }
    return true;
}

/* Writes and signs one story. */
static bool add_story(Stick *stick, const Folder *folder, Error *error)
{
    const Story *story = &folder->source.story;
    const char *file = arena_print(stick->arena, "%s.says", story->id);
    const char *path = arena_print(stick->arena, "%s/%s", stick->folder, file);
    if (!is_new(stick, file, folder->source.folder, error) ||
        !out_may_replace(path, OUT_BUNDLE, error) || !folder_write_bundle(folder, path, error) ||
        !bundle_sign(path, &stick->secret, error))
        return false;
    stick->stories[stick->card.count++] =
        (StickStory){ arena_copy_text(stick->arena, story->title), file, story->version };
    printf("%s: %s, version %d\n", path, story->title, story->version);
    return true;
}

static bool add_folder(Stick *stick, const char *path)
{
    Findings findings = { .arena = stick->arena };
    Folder *folder = arena_take(stick->arena, 1, sizeof(*folder));
    Error error = { 0 };
    if (!folder_read(folder, NULL, path, &findings, stick->arena)) {
        findings_print(&findings, stderr);
        return false;
    }
    if (add_story(stick, folder, &error))
        return true;
    complain(&error);
    return false;
}

/* The card has the fonts and the paper of the other sheets. */
static bool print_card(Stick *stick, const Language *language, Error *error)
{
    const char *path = arena_print(stick->arena, "%s/" CARD, stick->folder);
    const char *aside = arena_print(stick->arena, "%s.new", path);
    const char *first = arena_print(stick->arena, "%s/%s", stick->folder, stick->stories[0].file);
    if (!out_may_replace(path, OUT_PDF, error))
        return false;
    Bundle *bundle = bundle_open(first, error);
    Typeset *typeset = bundle ? typeset_open(PAPER_PX_PER_MM, error) : NULL;
    const PaperJob job = { bundle,
                           language,
                           typeset,
                           &paper_sizes[0],
                           words_in(language, "What is on this stick"),
                           card_fill,
                           &stick->card };
    bool good = typeset && paper_print(&job, aside, error) && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    typeset_close(typeset);
    bundle_close(bundle);
    if (good)
        printf("%s: print it, and keep it with the stick\n", path);
    return good;
}

static bool write_stick(Stick *stick, char **folders, const Language *language)
{
    Error error = { 0 };
    for (; *folders; folders++) {
        if (!add_folder(stick, *folders))
            return false;
    }
    return print_card(stick, language, &error) || complain(&error) == EXIT_GOOD;
}

static bool make_folder(const char *path)
{
    struct stat info;
    if (mkdir(path, 0777) == 0 || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
        return true;
    Error error = { 0 };
    error_set(&error, ERROR_IO, "%s: it is no folder, and none can be made: %s", path,
              strerror(errno));
    complain(&error);
    return false;
}

int command_stick(const Order *order, char **words)
{
    int count = 0;
    char locale[PATH_MAX], name[KEY_NAME_ROOM];
    Stick stick = { .folder = order->out };
    const char *code = order->language ? find_language(order->language) : WORDS_SOURCE;
    while (words[count])
        count++;
    if (!order->secret_key)
        return usage("write: sayswho-bundle stick -s FILE.key -o STICK FOLDER...", "");
    if (!code)
        return EXIT_USAGE;
    if (!make_folder(order->out) || !read_secret_key(order->secret_key, &stick.secret))
        return EXIT_WRONG;
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    stick.arena = arena_make();
    stick.stories = arena_take(stick.arena, (size_t)count, sizeof(*stick.stories));
    stick.card = (StickCard){ stick.stories, 0, key_name(stick.secret.key.id, name) };
    bool good = write_stick(&stick, words, words_find(code));
    key_forget(&stick.secret);
    arena_free(stick.arena);
    return good ? EXIT_GOOD : EXIT_WRONG;
}
