/* fuzz.c: gives bytes from an attacker to what reads them first. One program has all targets; the
 * variable TARGET names one.
 *
 *   file       a file with a signature page, as it is
 *   database   edits of a good story, which is signed again, so that they get past the signature
 *   png        a picture
 *   names      names on a stick, and the note about it
 *   yaml       an author's YAML
 *   markdown   an author's article
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
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "bundle/bundle.h"
#include "bundle/markdown.h"
#include "files/yaml_file.h"
#include "outcome/stick_note.h"
#include "picture/picture.h"
#include "settings/settings.h"
#include "stick_private.h"

static char folder[] = "/dev/shm/sayswho-fuzz-XXXXXX", path[64], report[64]; /* in memory */
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
    { "file", fuzz_file },         { "database", fuzz_database }, { "png", fuzz_png },
    { "names", fuzz_names },       { "yaml", fuzz_yaml },         { "markdown", fuzz_markdown },
    { "settings", fuzz_settings },
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

static void read_good(void)
{
    const char *build = getenv("BUILD");
    char from[300];
    snprintf(from, sizeof(from), "%s/stories/example.says", build ? build : "build");
    FILE *in = fopen(from, "rb");
    good = malloc(1 << 20);
    good_size = in ? fread(good, 1, 1 << 20, in) : 0;
    if (good_size < 4096)
        stop(from);
    fclose(in);
}

static void clear(void)
{
    unlink(path);
    unlink(report);
    rmdir(folder);
    free(good);
}

void fuzz_start(void)
{
    if (!mkdtemp(folder))
        stop(folder);
    snprintf(path, sizeof(path), "%s/input", folder);
    snprintf(report, sizeof(report), "%s/report", folder);
    make_keys();
    read_good();
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
