#include "story_source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "content/picture.h"
#include "yaml_file.h"

#define ARTICLE_MOST ((size_t)64 << 20)
#define PNG_MOST     ((size_t)8 << 20)

const char *source_path(StorySource *source, const char *name)
{
    return arena_print(source->arena, "%s/%s", source->folder, name);
}

const char *source_words(StorySource *source, const char *file, int line, const char *field,
                         const char *text)
{
    uint32_t point = source->typeset ? typeset_uncovered(source->typeset, text) : 0;
    if (point)
        findings_add(source->findings, file, line,
                     "%s: no font on the exhibit has the character U+%04X; use another", field,
                     (unsigned)point);
    return text;
}

static unsigned char *read_png(StorySource *source, const char *path, size_t *size,
                               const char *yaml_path, int line)
{
    FILE *in = fopen(path, "rb");
    unsigned char *bytes = in ? arena_take(source->arena, PNG_MOST + 1, 1) : NULL;
    *size = in ? fread(bytes, 1, PNG_MOST + 1, in) : 0;
    if (in)
        fclose(in);
    if (!in || *size == 0 || *size > PNG_MOST) {
        findings_add(source->findings, yaml_path, line, "the picture %s %s", path,
                     in && *size ? "is larger than 8 MiB; make it smaller"
                                 : "is missing; put it there, or take the key out");
        return NULL;
    }
    Error error = { 0 };
    int width, height;
    unsigned char *pixels = picture_decode(bytes, *size, &width, &height, &error);
    if (!pixels)
        findings_add(source->findings, yaml_path, line, "the picture %s: %s", path, error.message);
    free(pixels);
    return pixels ? bytes : NULL;
}

const char *source_picture(StorySource *source, const char *yaml_path, int line, const char *file,
                           const char *alt)
{
    for (int i = 0; i < source->picture_count; i++) {
        if (strcmp(source->pictures[i].name, file) == 0)
            return source->pictures[i].name;
    }
    if (!file[0] || strchr(file, '/')) {
        findings_add(source->findings, yaml_path, line,
                     "write the name of a file in the folder pictures");
        return "";
    }
    size_t size;
    const char *path = arena_print(source->arena, "%s/pictures/%s", source->folder, file);
    unsigned char *png = read_png(source, path, &size, yaml_path, line);
    if (!png)
        return "";
    if (source->picture_count == source->picture_room) {
        int room = source->picture_room ? 2 * source->picture_room : 16;
        PictureSource *grown = arena_take(source->arena, (size_t)room, sizeof(*grown));
        if (source->picture_count)
            memcpy(grown, source->pictures, (size_t)source->picture_count * sizeof(*grown));
        source->pictures = grown;
        source->picture_room = room;
    }
    source->pictures[source->picture_count++] = (PictureSource){ file, alt, png, size };
    return file;
}

/* ---- article.md ---- */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const Claim *const *)a)->id, (*(const Claim *const *)b)->id);
}

static Claim *find_claim(Claim **sorted, int count, const char *id)
{
    Claim wanted = { .id = id };
    const Claim *key = &wanted;
    Claim **found = bsearch(&key, sorted, (size_t)count, sizeof(*sorted), by_id);
    return found ? *found : NULL;
}

/* Numbers the claims by where the article marks them, and puts them in that order. */
static void order_claims(StorySource *source, const char *path)
{
    int count = source->claim_count;
    Claim **sorted = arena_take(source->arena, (size_t)count + 1, sizeof(*sorted));
    for (int i = 0; i < count; i++) {
        sorted[i] = &source->claims[i];
        sorted[i]->number = -1;
    }
    if (count)
        qsort(sorted, (size_t)count, sizeof(*sorted), by_id);
    int next = 0;
    for (int b = 0; b < source->block_count; b++) {
        const MarkdownBlock *block = &source->blocks[b];
        for (int s = 0; s < block->span_count; s++) {
            const char *id = block->spans[s].claim;
            Claim *claim = id ? find_claim(sorted, count, id) : NULL;
            if (id && !claim)
                findings_add(source->findings, path, block->line,
                             "%s is marked here, but claims.yaml has no such claim; add it", id);
            else if (id && claim->number >= 0)
                findings_add(source->findings, path, block->line,
                             "%s is marked a second time; mark a claim once", id);
            else if (id) {
                claim->number = next++;
                claim->block = b;
            }
        }
    }
    Claim *ordered = arena_take(source->arena, (size_t)count + 1, sizeof(Claim));
    for (int i = 0; i < count; i++) {
        if (source->claims[i].number < 0)
            findings_add(source->findings, path, 0,
                         "%s is never marked; mark its words as [words](#%s)", source->claims[i].id,
                         source->claims[i].id);
        else
            ordered[source->claims[i].number] = source->claims[i];
    }
    if (next == count)
        source->claims = ordered;
}

static void read_article(StorySource *source)
{
    const char *path = source_path(source, "article.md");
    size_t length;
    char *text = text_file_read(path, ARTICLE_MOST, &length, source->findings);
    if (!text)
        return;
    Error error = { 0 };
    source->blocks = markdown_parse(source->arena, text, length, &source->block_count, &error);
    if (!source->blocks) {
        findings_add(source->findings, path, 0, "%s", error.message);
        source->block_count = 0;
        return;
    }
    for (int i = 0; i < source->block_count; i++) {
        const MarkdownBlock *block = &source->blocks[i];
        source_words(source, path, block->line, "the text", block->text);
        if (strlen(block->source) > 4096)
            findings_add(source->findings, path, block->line,
                         "the paragraph is longer than 4096 bytes; part it");
    }
    order_claims(source, path);
}

bool story_source_read(StorySource *source, const char *folder, Findings *findings, Arena *arena)
{
    *source = (StorySource){ .folder = folder, .arena = arena, .findings = findings };
    struct stat info;
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
        findings_add(findings, folder, 0, "there is no such folder; check the path");
        return false;
    }
    /* Fonts are asked which characters they have; without them that one check is left out. */
    source->typeset = typeset_open(4, NULL);
    claims_yaml_read(source);
    read_article(source);
    story_yaml_read(source);
    typeset_close(source->typeset);
    source->typeset = NULL;
    return findings->count == 0;
}
