/* story_yaml.c: story.yaml: what the story is, and the walk-up path. */
#include <string.h>

#include "story_source.h"
#include "yaml_file.h"

#define PATH_MOST 5

static void check_id(Yaml root, const char *id)
{
    if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] || strlen(id) > 20)
        yaml_complain(yaml_get(root, "id", true),
                      "\"%s\" is not a name; use up to 20 of a to z, 0 to 9 and hyphens", id);
}

/* A text that visitors will read. */
static const char *words(StorySource *source, Yaml map, const char *key)
{
    const char *text = yaml_get_text(map, key, true);
    Yaml at = yaml_get(map, key, false);
    return source_words(source, map.file->path, yaml_line(at), at.name, text);
}

static void read_path(StorySource *source, Yaml root)
{
    Yaml list = yaml_get(root, "path", true);
    int count = yaml_count(list);
    if (yaml_present(list) && (count < 1 || count > PATH_MOST))
        yaml_complain(list, "the walk-up path has %d claims; choose 1 to %d", count, PATH_MOST);
    int *path = arena_take(source->arena, PATH_MOST, sizeof(int));
    for (int i = 0; i < count && i < PATH_MOST; i++) {
        Yaml item = yaml_item(list, i);
        const char *id = yaml_text(item);
        int number = -1;
        for (int c = 0; c < source->claim_count; c++) {
            if (strcmp(source->claims[c].id, id) == 0)
                number = source->claims[c].number;
        }
        if (number < 0)
            yaml_complain(item, "no marked claim is called \"%s\"; choose one of claims.yaml", id);
        for (int other = 0; other < i; other++) {
            if (path[other] == number && number >= 0)
                yaml_complain(item, "%s is on the path twice; take one out", id);
        }
        path[i] = number;
    }
    source->story.path = path;
    source->story.path_count = count < PATH_MOST ? count : PATH_MOST;
}

static void read_original(StorySource *source, Yaml root)
{
    static const char *const keys[] = { "title", "author", "publisher", "date", "address", NULL };
    Yaml original = yaml_get(root, "original", true);
    yaml_only(original, keys);
    Story *story = &source->story;
    story->original_title = words(source, original, "title");
    story->original_author = words(source, original, "author");
    story->original_publisher = words(source, original, "publisher");
    story->original_date = yaml_get_date(original, "date");
    story->original_address = yaml_get_text(original, "address", false);
}

static void read_corrections(StorySource *source, Yaml root)
{
    static const char *const keys[] = { "date", "what", NULL };
    Yaml list = yaml_get(root, "corrections", false);
    source->correction_count = yaml_count(list);
    source->corrections =
        arena_take(source->arena, (size_t)source->correction_count + 1, sizeof(Correction));
    for (int i = 0; i < source->correction_count; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        source->corrections[i] =
            (Correction){ yaml_get_date(item, "date"), words(source, item, "what") };
    }
}

static void read_picture(StorySource *source, Yaml root)
{
    static const char *const keys[] = { "file", "alt", NULL };
    Yaml picture = yaml_get(root, "picture", false);
    source->story.picture = "";
    if (!yaml_present(picture))
        return;
    yaml_only(picture, keys);
    const char *file = yaml_get_text(picture, "file", true);
    source->story.picture = source_picture(source, root.file->path, yaml_line(picture), file,
                                           words(source, picture, "alt"));
}

void story_yaml_read(StorySource *source)
{
    static const char *const keys[] = { "id",       "version",  "language",     "title",
                                        "minutes",  "age_note", "content_note", "about",
                                        "original", "credit",   "licence",      "as_of",
                                        "path",     "picture",  "corrections",  NULL };
    YamlFile file;
    if (yaml_file_open(&file, source_path(source, "story.yaml"), source->findings)) {
        Yaml root = yaml_root(&file);
        Story *story = &source->story;
        yaml_only(root, keys);
        story->id = yaml_get_text(root, "id", true);
        check_id(root, story->id);
        story->version = yaml_get_number(root, "version", 1, 1000000);
        story->language = yaml_get_text(root, "language", true);
        story->title = words(source, root, "title");
        story->minutes = yaml_get_number(root, "minutes", 1, 60);
        story->age_note = words(source, root, "age_note");
        story->content_note = words(source, root, "content_note");
        story->about = words(source, root, "about");
        story->credit = words(source, root, "credit");
        story->licence = words(source, root, "licence");
        story->as_of = yaml_get_date(root, "as_of");
        read_original(source, root);
        read_path(source, root);
        read_picture(source, root);
        read_corrections(source, root);
        story->claim_count = source->claim_count;
        story->block_count = source->block_count;
    }
    yaml_file_close(&file);
}
