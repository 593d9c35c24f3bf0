/* fuzz.c: gives bytes from an attacker to what reads them first. One program has all targets; the
 * variable TARGET names one.
 *
 *   file       a file with a signature page, as it is
 *   database   edits of a good story, which is signed again, so that they get past the signature
 *   png        a picture
 *   names      names on a stick, and the note about it
 *   yaml       an author's YAML
 *   story      an author's folder: story.yaml, article.md and claims.yaml, with a NUL between; what
 *              has no error is written as a bundle, and that must open and be whole
 *   markdown   an author's article
 *   tour       a scripted visit
 *   settings   a settings file
 *
 * With libFuzzer (make fuzz) it looks for new inputs; without (replay.c) it runs those that are
 * kept.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "bundle/bundle.h"
#include "bundle/markdown.h"
#include "bundle/write.h"
#include "files/yaml_file.h"
#include "outcome/stick_note.h"
#include "picture/picture.h"
#include "script/tour.h"
#include "settings/settings.h"
#include "source/story_source.h"
#include "stick_private.h"

#define GOOD_MOST (1 << 20)

static char folder[] = "/dev/shm/sayswho-fuzz-XXXXXX", path[64], report[64]; /* in memory */
static char sources[3][64]; /* of an author's folder */
static SecretKey secret;
static Keyring keyring;
static unsigned char *good; /* a story without its signature */
static size_t good_size;

static void stop(const char *why)
{
    fprintf(stderr, "fuzz: %s\n", why);
    abort();
}

static void write_file(const char *to, const void *bytes, size_t size)
{
    FILE *out = fopen(to, "wb");
    if (!out || fwrite(bytes, 1, size, out) != size || fclose(out) != 0)
        stop(to);
}

/* ---- the targets ---- */

/* What opens is also read as a whole. */
static void open_signed(void)
{
    Signature signature;
    Error error = { 0 };
    Bundle *bundle = bundle_open_signed(path, &keyring, &signature, &error);
    if (bundle && !bundle_check(bundle, &error))
        (void)outcome_of_refusal(path, signature.found, &error);
    bundle_close(bundle);
}

static void fuzz_file(const uint8_t *data, size_t size)
{
    write_file(path, data, size);
    open_signed();
}

/* Each edit is a place (3 bytes), a length, and so many bytes. */
static void fuzz_database(const uint8_t *data, size_t size)
{
    char page[SIGNATURE_PAGE_BYTES];
    Error error = { 0 };
    unsigned char *bytes = malloc(good_size);
    memcpy(bytes, good, good_size);
    while (size > 4) {
        size_t at = (data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16) % good_size;
        size_t length = data[3] % 32 + 1;
        data += 4;
        size -= 4;
        for (size_t i = 0; i < length && i < size; i++)
            bytes[(at + i) % good_size] = data[i];
        data += length < size ? length : size;
        size -= length < size ? length : size;
    }
    memcpy(bytes + 92, bytes + 24, 4); /* the header says itself that it is up to date */
    write_file(path, bytes, good_size);
    free(bytes);
    int file = open(path, O_RDWR);
    if (!signature_make(file, (int64_t)good_size, path, &secret, "example", 1, page, &error) ||
        pwrite(file, page, sizeof(page), (off_t)good_size) != sizeof(page))
        stop("it cannot be signed");
    close(file);
    open_signed();
}

static void fuzz_png(const uint8_t *data, size_t size)
{
    static uint32_t pixels[16 * 16];
    int width, height;
    Error error = { 0 };
    if (!picture_measure(data, size, &width, &height, &error))
        return;
    Error again = { 0 }, scaled = { 0 };
    (void)!picture_check(data, size, &again);
    (void)!picture_scale(data, size, pixels, 16, width < 16 ? width : 16, height < 16 ? height : 16,
                         &scaled);
}

static void fuzz_names(const uint8_t *data, size_t size)
{
    StickNote note;
    char *text = calloc(size + 1, 1);
    if (size)
        memcpy(text, data, size);
    (void)stick_is_story(text);
    (void)outcome_named(text);
    free(text);
    write_file(report, data, size);
    (void)!stick_note_read(folder, &note);
}

/* Reads every value, as text and as a number. */
static void walk(Yaml at, int depth)
{
    static const char *const keys[] = { "id", "title", "claims", "version", "trail", "a", NULL };
    if (!yaml_present(at) || depth > 3)
        return;
    (void)yaml_text(at);
    (void)yaml_name(at);
    int count = yaml_count(at);
    for (int i = 0; i < count && i < 20; i++)
        walk(yaml_item(at, i), depth + 1);
    for (int i = 0; keys[i]; i++) {
        (void)yaml_get_number(at, keys[i], 1, 9);
        (void)yaml_get_date(at, keys[i]);
        walk(yaml_get(at, keys[i], false), depth + 1);
    }
    yaml_only(at, keys);
}

static void fuzz_yaml(const uint8_t *data, size_t size)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    YamlFile file;
    write_file(path, data, size);
    if (yaml_file_open(&file, path, &findings))
        walk(yaml_root(&file), 0);
    arena_free(arena);
}

/* Writes the parts of the data as the files of a folder. */
static void write_folder(const uint8_t *data, size_t size)
{
    for (int i = 0; i < 3; i++) {
        const uint8_t *end = size ? memchr(data, 0, size) : NULL;
        size_t length = end && i < 2 ? (size_t)(end - data) : size;
        write_file(sources[i], data, length);
        data += length;
        size -= length;
        if (size > 0) { /* the NUL */
            data++;
            size--;
        }
    }
}

static void write_story(StorySource *source)
{
    Error error = { 0 };
    const BundleParts parts = { .story = &source->story,
                                .blocks = source->blocks,
                                .claims = source->claims,
                                .corrections = source->corrections,
                                .correction_count = source->correction_count };
    source_find_words(source);
    if (!bundle_write(path, &parts, &error))
        stop(error.message);
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle || !bundle_check(bundle, &error))
        stop(error.message);
    bundle_close(bundle);
}

static void fuzz_story(const uint8_t *data, size_t size)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    StorySource source;
    write_folder(data, size);
    if (source_start(&source, NULL, folder, &findings, arena)) {
        story_yaml_read(&source);
        claims_yaml_read(&source);
        article_read(&source);
        story_path_read(&source);
        source_finish(&source);
        if (findings.count == 0)
            write_story(&source);
    }
    arena_free(arena);
}

static void fuzz_tour(const uint8_t *data, size_t size)
{
    Error error = { 0 };
    write_file(path, data, size);
    (void)!tour_play(NULL, path, NULL, &error);
}

static void fuzz_markdown(const uint8_t *data, size_t size)
{
    Arena *arena = arena_make();
    Error error = { 0 };
    int count;
    if (utf8_valid((const char *)data, size) && !memchr(data, 0, size)) {
        const char *text = arena_copy_bytes(arena, (const char *)data, size);
        (void)!markdown_parse(arena, text, size, &count, NULL, &error);
    }
    arena_free(arena);
}

static void fuzz_settings(const uint8_t *data, size_t size)
{
    Settings settings = settings_default();
    write_file(path, data, size);
    settings_read(&settings, path);
}

static const struct {
    const char *name;
    void (*run)(const uint8_t *data, size_t size);
} targets[] = {
    { "file", fuzz_file },   { "database", fuzz_database }, { "png", fuzz_png },
    { "names", fuzz_names }, { "yaml", fuzz_yaml },         { "story", fuzz_story },
    { "tour", fuzz_tour },   { "markdown", fuzz_markdown }, { "settings", fuzz_settings },
};

/* ---- the start ---- */

/* A key pair of its own; the files in the corpus that are signed are signed with another one, which
 * is trusted, too: tests/fuzz/test.pub. */
static void make_keys(void)
{
    char public_path[64], secret_path[64];
    Error error = { 0 };
    snprintf(public_path, sizeof(public_path), "%s/pub", folder);
    snprintf(secret_path, sizeof(secret_path), "%s/key", folder);
    if (!keys_make(public_path, secret_path, NULL, &error) ||
        !key_read_secret(secret_path, NULL, NULL, &secret, &error) ||
        !key_read("tests/fuzz/test.pub", &keyring.trusted[1], &error))
        stop(error.message);
    keyring.trusted[0] = secret.key;
    keyring.trusted_count = 2;
    unlink(public_path);
    unlink(secret_path);
}

static size_t read_file(const char *from, void *bytes, size_t most)
{
    FILE *in = fopen(from, "rb");
    size_t size = in ? fread(bytes, 1, most, in) : 0;
    if (size == 0)
        stop(from);
    fclose(in);
    return size;
}

/* The example with a small picture and one translation: then edits hit words and tables rather than
 * pixels, and a run takes a tenth of the time. */
static void make_good(void)
{
    const char *build = getenv("BUILD");
    char from[300];
    unsigned char png[4096];
    sqlite3 *db;
    sqlite3_stmt *change;
    snprintf(from, sizeof(from), "%s/stories/example.says", build ? build : "build");
    good = malloc(GOOD_MOST);
    write_file(path, good, read_file(from, good, GOOD_MOST));
    int size = (int)read_file("tests/fuzz/corpus/png/small", png, sizeof(png));
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "DELETE FROM translation WHERE language <> 'fr'", NULL, NULL, NULL) !=
            SQLITE_OK ||
        sqlite3_prepare_v2(db, "UPDATE picture SET png = ?", -1, &change, NULL) != SQLITE_OK ||
        sqlite3_bind_blob(change, 1, png, size, SQLITE_STATIC) != SQLITE_OK ||
        sqlite3_step(change) != SQLITE_DONE || sqlite3_finalize(change) != SQLITE_OK ||
        sqlite3_exec(db, "VACUUM", NULL, NULL, NULL) != SQLITE_OK)
        stop("the good story cannot be made");
    sqlite3_close(db);
    good_size = read_file(path, good, GOOD_MOST);
}

static void clear(void)
{
    unlink(path);
    unlink(report);
    for (int i = 0; i < 3; i++)
        unlink(sources[i]);
    rmdir(folder);
    free(good);
}

void fuzz_start(void)
{
    if (!mkdtemp(folder))
        stop(folder);
    snprintf(path, sizeof(path), "%s/input", folder);
    snprintf(report, sizeof(report), "%s/report", folder);
    snprintf(sources[0], sizeof(sources[0]), "%s/story.yaml", folder);
    snprintf(sources[1], sizeof(sources[1]), "%s/article.md", folder);
    snprintf(sources[2], sizeof(sources[2]), "%s/claims.yaml", folder);
    make_keys();
    make_good();
    atexit(clear);
}

void fuzz_run(const char *target, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < COUNT(targets); i++) {
        if (strcmp(targets[i].name, target) == 0) {
            targets[i].run(data, size);
            return;
        }
    }
    stop("TARGET has to name one; see fuzz.c");
}
