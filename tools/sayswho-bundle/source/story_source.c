/* story_source.c: what the readers of a story's files share. */
#include "source/story_source.h"

#include <string.h>
#include <sys/stat.h>

#define PX_PER_MM 4 /* any number will do: nothing is drawn */

/* "brussels/" names the same folder as "brussels", which reads better before a file's name. */
static const char *without_slashes(Arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return arena_copy_bytes(arena, folder, length);
}

const char *source_path(const StorySource *source, const char *name)
{
    return arena_print(source->arena, "%s/%s", source->folder, name);
}

#define NO_FONT "no font on the exhibit has the character U+%04X; use another"

/* Returns the first character that no font has; 0 when there is none or fonts are not available. */
static uint32_t uncovered(const StorySource *source, const char *text)
{
    return source->typeset ? typeset_uncovered(source->typeset, text) : 0;
}

void source_check_shown(StorySource *source, const char *file, int line, const char *called,
                        const char *text)
{
    uint32_t point = uncovered(source, text);
    if (point)
        findings_add(source->findings, file, line, "%s: " NO_FONT, called, (unsigned)point);
}

/* A line end within a paragraph is a space, as in CommonMark; empty lines part paragraphs. */
static const char *joined(Arena *arena, const char *text)
{
    if (!strchr(text, '\n'))
        return text;
    char *whole = arena_take(arena, strlen(text) + 1, 1), *to = whole;
    while (*text) {
        size_t blank = strspn(text, " \n");
        const char *first = memchr(text, '\n', blank);
        if (first) {
            bool parted = memchr(first + 1, '\n', blank - (size_t)(first + 1 - text)) != NULL;
            *to++ = parted ? '\n' : ' ';
            if (parted)
                *to++ = '\n';
            text += blank;
        } else {
            *to++ = *text++;
        }
    }
    return whole;
}

const char *source_words(StorySource *source, Yaml map, const char *key, bool required)
{
    const char *text = joined(source->arena, yaml_get_text(map, key, required));
    if (!text[0])
        return text;
    Yaml at = yaml_get(map, key, false);
    uint32_t point = uncovered(source, text);
    if (point)
        yaml_complain(at, NO_FONT, (unsigned)point);
    const char *file = map.file->path + strlen(source->folder) + 1;
    places_add(&source->places, source->arena,
               (Place){ .text = text,
                        .file = file,
                        .line = yaml_line(at),
                        .node = at.node,
                        .within = source->within });
    return text;
}

const char *source_wording(StorySource *source, Yaml map, const char *key, bool required)
{
    const char *text = source_words(source, map, key, required);
    int asterisks = 0;
    for (const char *at = strchr(text, '*'); at; at = strchr(at + 1, '*'))
        asterisks++;
    if (asterisks % 2)
        yaml_complain(yaml_get(map, key, false),
                      "an asterisk has no partner; write *words* around the words that differ");
    return text;
}

bool source_start(StorySource *source, const StorySource *before, const char *folder,
                  Findings *findings, Arena *arena)
{
    *source = (StorySource){ .folder = without_slashes(arena, folder),
                             .before = before,
                             .arena = arena,
                             .findings = findings,
                             .within = "" };
    struct stat info;
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
        findings_add(findings, folder, 0, "there is no such folder; check the path");
        return false;
    }
    Error error = { 0 };
    source->typeset = typeset_open(PX_PER_MM, &error);
    if (!source->typeset)
        findings_add(findings, folder, 0, "whether its texts can be shown cannot be checked: %s",
                     error.message);
    return true;
}

void source_finish(StorySource *source)
{
    typeset_close(source->typeset);
    source->typeset = NULL;
    source->before = NULL;
}

PictureSource *source_find_picture(const StorySource *source, const char *name)
{
    for (int i = 0; i < source->picture_count; i++) {
        if (strcmp(source->pictures[i].name, name) == 0)
            return &source->pictures[i];
    }
    return NULL;
}

static PictureText text_of(const StorySource *source, const char *picture)
{
    const PictureSource *found = source_find_picture(source, picture);
    return found ? found->text : (PictureText){ "", "", "", "", "" };
}

void source_find_picture_texts(StorySource *source)
{
    source->story.picture_text = text_of(source, source->story.picture);
    for (int i = 0; i < source->claim_count; i++)
        source->claims[i].picture_text = text_of(source, source->claims[i].picture);
}

void source_find_words(StorySource *source)
{
    int claim = 0;
    for (int i = 0; i < source->block_count; i++) {
        const MarkdownBlock *block = &source->blocks[i];
        for (int m = 0; m < block->mark_count; m++) {
            const MarkdownMark *mark = &block->marks[m];
            source->claims[claim++].words = arena_copy_bytes(
                source->arena, block->text + mark->start, (size_t)(mark->end - mark->start));
        }
    }
}
