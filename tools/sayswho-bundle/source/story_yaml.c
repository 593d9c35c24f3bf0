/* story_yaml.c: reads story.yaml: what the story is, and the walk-up path. */
#include <string.h>

#include "base/limits.h"
#include "source/coding.h"
#include "source/path_time.h"
#include "source/story_source.h"

static const char *read_id(Yaml root)
{
    const char *id = yaml_get_text(root, "id", true);
    if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] || strlen(id) > STORY_ID_MOST) {
        Yaml at = yaml_get(root, "id", false);
        yaml_complain(at, "\"%s\" is not a name; use up to %d of a to z, 0 to 9 and hyphens",
                      yaml_quote(at, id), STORY_ID_MOST);
    }
    return id;
}

static const char *read_language(Yaml root)
{
    const char *code = yaml_get_text(root, "language", true);
    size_t letters = strspn(code, "abcdefghijklmnopqrstuvwxyz"), length = strlen(code);
    Yaml at = yaml_get(root, "language", false);
    if (length > 0 && (letters < 2 || letters > 3 || length > LANGUAGE_CODE_MOST ||
                       (code[letters] && code[letters] != '-')))
        yaml_complain(at,
                      "\"%s\" is not a language's code; write the two or three letters of ISO 639",
                      yaml_quote(at, code));
    return code;
}

/* Returns the claim's number; -1 when there is no such claim or it is not marked. */
static int path_claim(StorySource *source, Yaml item, const char *id)
{
    for (int i = 0; i < source->claim_count; i++) {
        if (strcmp(source->claims[i].id, id) == 0)
            return source->claims[i].number;
    }
    if (source->claims_read && id[0])
        yaml_complain(item, "no marked claim is called \"%s\"; choose one of claims.yaml",
                      yaml_quote(item, id));
    return -1;
}

static void read_path(StorySource *source, Yaml root)
{
    Yaml list = yaml_get(root, "path", true);
    int before = source->findings->count;
    int count = yaml_count(list);
    const char *ids[PATH_CLAIMS_MOST];
    int *path = arena_take(source->arena, PATH_CLAIMS_MOST, sizeof(int));
    for (int i = 0; i < count && i < PATH_CLAIMS_MOST; i++) {
        Yaml item = yaml_item(list, i);
        ids[i] = yaml_text(item);
        path[i] = path_claim(source, item, ids[i]);
        for (int other = 0; other < i; other++) {
            if (ids[i][0] && strcmp(ids[other], ids[i]) == 0)
                yaml_complain(item, "%s is on the path twice; take one out",
                              yaml_quote(item, ids[i]));
        }
    }
    if (yaml_present(list) && (count < 1 || count > PATH_CLAIMS_MOST) &&
        source->findings->count == before)
        yaml_complain(list, "the walk-up path has %d claims; choose 1 to %d", count,
                      PATH_CLAIMS_MOST);
    source->story.path = path;
    source->story.path_count = count < PATH_CLAIMS_MOST ? count : PATH_CLAIMS_MOST;
}

/* The claims that may change places: the first and the last of the path, so that what is between
 * them stays where it is. */
static void read_swap(StorySource *source, Yaml root)
{
    Story *story = &source->story;
    Yaml list = yaml_get(root, "swap", false);
    int before = source->findings->count, count = yaml_count(list);
    story->swap[0] = story->swap[1] = -1;
    if (!yaml_present(list))
        return;
    if (count != 2 && source->findings->count == before) {
        yaml_complain(list, "it has %d claim%s; name two, the first and the last of the path",
                      count, count == 1 ? "" : "s");
        return;
    }
    for (int i = 0; i < 2 && i < count; i++)
        story->swap[i] = path_claim(source, yaml_item(list, i), yaml_text(yaml_item(list, i)));
    if (source->findings->count > 0) /* what follows could be wrong only for that reason */
        return;
    const Claim *well = &source->claims[story->swap[0]], *badly = &source->claims[story->swap[1]];
    int last = story->path_count - 1;
    if (last < 1 || story->swap[0] != story->path[0] || story->swap[1] != story->path[last])
        yaml_complain(list,
                      "%s and %s are not the first and the last claim of the path; put them "
                      "there, in this order",
                      well->id, badly->id);
    else if (well->verdict.level < LEVEL_GOOD)
        yaml_complain(list, "%s is %s; the first must be good or strong", well->id,
                      rubric_level_name(well->verdict.level));
    else if (badly->verdict.level > LEVEL_WEAK)
        yaml_complain(list, "%s is %s; the second must be weak or missing", badly->id,
                      rubric_level_name(badly->verdict.level));
}

static void read_original(StorySource *source, Yaml root)
{
    static const char *const keys[] = { "title", "author", "publisher", "date", "address", NULL };
    Yaml original = yaml_get(root, "original", true);
    yaml_only(original, keys);
    Story *story = &source->story;
    story->original_title = source_words(source, original, "title", true);
    story->original_author = source_words(source, original, "author", true);
    story->original_publisher = source_words(source, original, "publisher", true);
    story->original_date = yaml_get_date(original, "date");
    story->original_address = yaml_get_text(original, "address", false);
    coding_check_future(source, original, "date", story->original_date);
    coding_check_address(original, "address", story->original_address);
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
            (Correction){ yaml_get_date(item, "date"), source_words(source, item, "what", true) };
    }
}

void story_yaml_read(StorySource *source)
{
    static const char *const keys[] = { "id",       "version",  "language",     "title",
                                        "minutes",  "age_note", "content_note", "about",
                                        "original", "credit",   "licence",      "as_of",
                                        "path",     "swap",     "picture",      "corrections",
                                        NULL };
    if (!yaml_file_open(&source->story_yaml, source_path(source, "story.yaml"), source->findings))
        return;
    Yaml root = yaml_root(&source->story_yaml);
    Story *story = &source->story;
    yaml_only(root, keys);
    story->id = read_id(root);
    story->version = yaml_get_number(root, "version", 1, STORY_VERSION_MOST);
    story->language = read_language(root);
    story->title = source_words(source, root, "title", true);
    story->age_note = source_words(source, root, "age_note", true);
    story->content_note = source_words(source, root, "content_note", true);
    story->about = source_words(source, root, "about", true);
    story->credit = source_words(source, root, "credit", true);
    story->licence = source_words(source, root, "licence", true);
    story->as_of = yaml_get_date(root, "as_of");
    read_original(source, root);
    read_corrections(source, root);
}

void story_path_read(StorySource *source)
{
    if (!source->story_yaml.root)
        return;
    Yaml root = yaml_root(&source->story_yaml);
    Story *story = &source->story;
    read_path(source, root);
    read_swap(source, root);
    story->picture = source_picture(source, root, NULL);
    source_find_picture_texts(source);
    story->claim_count = source->claim_count;
    story->block_count = source->block_count;
    story->minutes = path_time_minutes(source_path_time(source));
}
