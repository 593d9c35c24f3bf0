/* new.c: the command new: writes a small complete story, with comments on every line, to start
 * from.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/limits.h"
#include "commands.h"
#include "files/text_file.h"
#include "import.h"

#define FILE_MOST ((size_t)1 << 20)
#define SENTENCES "sentences.txt" /* only of a story that began with a text */

/* A folder comes before its contents. */
static const char *const folders[] = { "", "/pictures" };
static const char *const files[] = {
    "story.yaml",         "article.md",          "claims.yaml",
    "pictures/cover.svg", "pictures/plaque.svg", "pictures/gap.svg"
};

/* ---- the story's id and title, from the folder's name ---- */

static bool letter_or_digit(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

/* Returns the last part of a path that has no slash at its end. */
static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* "Our_frogs" gives the id "our-frogs" and the title "Our frogs". False when no id can be made of
 * it. */
static bool name_after(const char *name, char id[STORY_ID_MOST + 1], char title[STORY_ID_MOST + 1])
{
    size_t length = strlen(name);
    if (length > STORY_ID_MOST || !letter_or_digit(name[0]))
        return false;
    for (size_t i = 0; i <= length; i++) {
        char byte = name[i];
        bool capital = byte >= 'A' && byte <= 'Z', joint = byte && strchr("-_ ", byte);
        if (byte && !joint && !letter_or_digit(byte))
            return false;
        id[i] = (char)(joint ? '-' : capital ? byte - 'A' + 'a' : byte);
        title[i] = (char)(joint                                  ? ' '
                          : i == 0 && byte >= 'a' && byte <= 'z' ? byte - 'a' + 'A'
                                                                 : byte);
    }
    return true;
}

/* Returns the text with another value in the line "key: value # why"; the comment stays where it
 * was. */
static const char *with_value(Arena *arena, const char *text, const char *key, const char *value)
{
    const char *line = strstr(text, arena_print(arena, "\n%s: ", key));
    if (!line)
        return text;
    line++;
    const char *comment = strchr(line, '#');
    int column = (int)(comment - line) - (int)strlen(key) - 2;
    return arena_print(arena, "%.*s%s: %-*s%s", (int)(line - text), text, key, column,
                       arena_print(arena, "%s ", value), comment);
}

/* ---- writing ---- */

static bool cannot(const char *path, Error *error)
{
    error_set(error, ERROR_IO, "%s: it cannot be written: %s; is there room, may you write there?",
              path, strerror(errno));
    return false;
}

static bool write_new(const char *path, const char *bytes, size_t length, Error *error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return cannot(path, error);
    bool good = true;
    for (size_t done = 0; good && done < length;) {
        ssize_t wrote = write(file, bytes + done, length - done);
        good = wrote > 0 || (wrote < 0 && errno == EINTR);
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    if (!good)
        cannot(path, error);
    if (close(file) != 0 && good)
        good = cannot(path, error);
    return good;
}

/* Returns a file of the template as it is written for this story; `text` is NULL without a text to
 * begin with. */
static const char *file_for(Arena *arena, const char *template, const char *folder,
                            const char *name, const Imported *text, size_t *length, Error *error)
{
    const char *from = arena_print(arena, "%s/%s", template, name);
    const char *bytes = file_read(arena, from, FILE_MOST, length, error);
    char id[STORY_ID_MOST + 1], title[STORY_ID_MOST + 1];
    if (!bytes) {
        error_add(error, "%s", from);
        return NULL;
    }
    if (text && strcmp(name, "article.md") == 0)
        bytes = text->article;
    else if (strcmp(name, "story.yaml") == 0 && name_after(last_part(folder), id, title))
        bytes = with_value(arena, with_value(arena, bytes, "id", id), "title", title);
    else
        return bytes; /* it may be a picture */
    *length = strlen(bytes);
    return bytes;
}

static bool copy_file(Arena *arena, const char *template, const char *folder, const char *name,
                      const Imported *text, Error *error)
{
    size_t length;
    const char *bytes = file_for(arena, template, folder, name, text, &length, error);
    return bytes && write_new(arena_print(arena, "%s/%s", folder, name), bytes, length, error);
}

/* Removes what was written. The folder was made by this command, so nothing else is in it. */
static void take_back(Arena *arena, const char *folder)
{
    unlink(arena_print(arena, "%s/%s", folder, SENTENCES));
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(arena_print(arena, "%s/%s", folder, files[i]));
    for (size_t i = COUNT(folders); i-- > 0;)
        rmdir(arena_print(arena, "%s%s", folder, folders[i]));
}

static bool make_story(Arena *arena, const char *template, const char *folder, const Imported *text,
                       Error *error)
{
    if (mkdir(folder, 0777) != 0) {
        error_set(error, ERROR_IO,
                  errno == EEXIST ? "%s: it is there already; choose another name"
                                  : "%s: the folder cannot be made: %s; is the folder above there, "
                                    "may you write there?",
                  folder, strerror(errno));
        return false;
    }
    bool good = true;
    for (size_t i = 1; good && i < COUNT(folders); i++) {
        const char *path = arena_print(arena, "%s%s", folder, folders[i]);
        good = mkdir(path, 0777) == 0 || cannot(path, error);
    }
    for (size_t i = 0; good && i < COUNT(files); i++)
        good = copy_file(arena, template, folder, files[i], text, error);
    if (good && text)
        good = write_new(arena_print(arena, "%s/%s", folder, SENTENCES), text->sentences,
                         strlen(text->sentences), error);
    if (!good)
        take_back(arena, folder);
    return good;
}

/* Returns a file's name as a shell wants it: in quotes, unless it has only plain letters. */
static const char *for_shell(Arena *arena, const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-./";
    if (!name[strspn(name, plain)])
        return name;
    const char *quoted = "'";
    for (const char *next; (next = strchr(name, '\'')); name = next + 1)
        quoted = arena_print(arena, "%s%.*s'\\''", quoted, (int)(next - name), name);
    return arena_print(arena, "%s%s'", quoted, name);
}

static void tell_what_next(Arena *arena, const char *folder, const Imported *text)
{
    const char *name = for_shell(arena, folder);
    const char *bundle = for_shell(arena, arena_print(arena, "%s.says", folder));
    if (text)
        printf(
            "%s: a story that begins with your text: retell it in your own words in article.md.\n"
            "Its %d sentences are numbered in " SENTENCES ", as candidates for claims; the first "
            "two are\nmarked, and claims.yaml still says of them what it says of a clock. Then:\n",
            folder, text->count);
    else
        printf("%s: a story of two claims, to go on from; open story.yaml in it first. Then:\n",
               folder);
    printf("  sayswho-bundle check %s\n"
           "  sayswho-bundle preview %s\n"
           "  sayswho-bundle build -o %s %s\n",
           name, name, bundle, name);
}

int command_new(const Order *order, char **words)
{
    char template[PATH_MAX], filter[PATH_MAX];
    Error error = { 0 };
    if (!words[0][0])
        return usage("new wants the name of a folder", "");
    if (!assets_path(template, sizeof(template), "template") ||
        !assets_path(filter, sizeof(filter), "template/pandoc.lua")) {
        error_set(&error, ERROR_IO,
                  "the template that came with the program is gone; install it again");
        return complain(&error);
    }
    Arena *arena = arena_make();
    size_t length = strlen(words[0]);
    while (length > 1 && words[0][length - 1] == '/')
        length--;
    const char *folder = arena_copy_bytes(arena, words[0], length);
    Imported imported;
    const Imported *text = order->from ? &imported : NULL;
    bool good = (!text || import_text(arena, order->from, filter, &imported, &error)) &&
                make_story(arena, template, folder, text, &error);
    if (good)
        tell_what_next(arena, folder, text);
    arena_free(arena);
    return good ? EXIT_GOOD : complain(&error);
}
