#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bundle/bundle_private.h"
#include "bundle/schema.h"

/* Compares what the schema's table says with what the CREATE statement would make of it. Only the
 * page where a table begins may differ. */
static bool is_row_of(const char *create, const char *type, const char *name, const char *table)
{
    char its_name[64], its_table[64];
    if (sscanf(create, "CREATE TABLE %63[a-z_]", its_name) == 1)
        return strcmp(type, "table") == 0 && strcmp(name, its_name) == 0 &&
               strcmp(table, its_name) == 0;
    return sscanf(create, "CREATE UNIQUE INDEX %63[a-z_] ON %63[a-z_]", its_name, its_table) == 2 &&
           strcmp(type, "index") == 0 && strcmp(name, its_name) == 0 &&
           strcmp(table, its_table) == 0;
}

static bool check_schema(Bundle *bundle, Error *error)
{
    static const char wrong[] = "its tables are not a bundle's";
    Row row = row_start(bundle, "sqlite_schema",
                        "SELECT sql, type, name, tbl_name FROM sqlite_schema ORDER BY name", NULL,
                        0, error);
    int table = 0;
    while (row_next(&row)) {
        const char *sql = row_text(&row, 0), *type = row_text(&row, 1);
        const char *name = row_text(&row, 2), *of = row_text(&row, 3);
        const char *create = bundle_schema[table];
        if (!row.failed &&
            (!create || strcmp(sql, create) != 0 || !is_row_of(create, type, name, of)))
            row_refuse(&row, wrong);
        table += create != NULL;
    }
    if (bundle_schema[table])
        row_refuse(&row, wrong);
    return row_end(&row);
}

/* Reads *story without its path and the text of its picture. Texts are translated into the language
 * in use, if there is one yet.
 */
static bool read_story_row(Bundle *bundle, Story *story, Error *error)
{
    Row row = row_start(
        bundle, "story",
        "SELECT id, version, language, title, minutes, age_note, content_note, about, "
        "original_title, original_author, original_publisher, original_date, original_address, "
        "credit, licence, as_of, picture, claim_count, block_count FROM story",
        NULL, 0, error);
    if (!row_next(&row))
        row_refuse(&row, "there is no story in it");
    story->id = row_id(&row, 0, STORY_ID_MOST);
    story->version = row_number(&row, 1, 1, STORY_VERSION_MOST);
    story->language = row_text(&row, 2);
    story->title = row_words(&row, 3);
    story->minutes = row_number(&row, 4, 1, STORY_MINUTES_MOST);
    story->age_note = row_words(&row, 5);
    story->content_note = row_words(&row, 6);
    story->about = row_words(&row, 7);
    story->original_title = row_words(&row, 8);
    story->original_author = row_words(&row, 9);
    story->original_publisher = row_words(&row, 10);
    story->original_date = row_text(&row, 11);
    story->original_address = row_text(&row, 12);
    story->credit = row_words(&row, 13);
    story->licence = row_text(&row, 14);
    story->as_of = row_text(&row, 15);
    story->picture = row_text(&row, 16);
    story->claim_count = row_number(&row, 17, 1, STORY_CLAIMS_MOST);
    story->block_count = row_number(&row, 18, 1, STORY_CLAIMS_MOST);
    return row_end(&row);
}

/* The story's texts stay when bundle_forget() drops the rest. */
bool bundle_read_story(Bundle *bundle, Story *story, Error *error)
{
    Arena *reading = bundle->arena;
    bundle->arena = bundle->story_arena;
    bool good = read_story_row(bundle, story, error) &&
                bundle_picture_text(bundle, story->picture, &story->picture_text, error);
    bundle->arena = reading;
    return good;
}

static bool read_path(Bundle *bundle, Error *error)
{
    Row row = row_start(bundle, "path", "SELECT claim, swaps FROM path ORDER BY position", NULL, 0,
                        error);
    int *path = arena_take(bundle->story_arena, PATH_CLAIMS_MOST, sizeof(int));
    Story *story = &bundle->story;
    int swaps = 0; /* a bit for each claim of the path */
    while (row_next(&row)) {
        if (story->path_count == PATH_CLAIMS_MOST) {
            row_refuse(&row, "the walk-up path has more than %d claims", PATH_CLAIMS_MOST);
            break;
        }
        swaps |= row_number(&row, 1, 0, 1) << story->path_count;
        path[story->path_count++] = row_number(&row, 0, 0, story->claim_count - 1);
    }
    if (story->path_count == 0)
        row_refuse(&row, "the walk-up path is empty");
    story->path = path;
    if (swaps != 0 && (story->path_count < 2 || swaps != (1 | 1 << (story->path_count - 1))))
        row_refuse(&row, "only the first and the last claim of the walk-up path may change places");
    story->swap[0] = swaps ? path[0] : -1;
    story->swap[1] = swaps ? path[story->path_count - 1] : -1;
    return row_end(&row);
}

static bool check_swap(Bundle *bundle, Error *error)
{
    if (bundle->story.swap[0] < 0)
        return true;
    const Claim *well = bundle_claim(bundle, bundle->story.swap[0], error);
    const Claim *badly = well ? bundle_claim(bundle, bundle->story.swap[1], error) : NULL;
    if (badly && (well->verdict.level < LEVEL_GOOD || badly->verdict.level > LEVEL_WEAK)) {
        error_set(error, ERROR_CONTENT,
                  "%s: %s and %s cannot change places: the first must be Good or Strong, the last "
                  "Weak or Missing; build the bundle again",
                  bundle->path, well->id, badly->id);
        return false;
    }
    return badly != NULL;
}

static bool check_path(Bundle *bundle, Error *error)
{
    for (int i = 0; i < bundle->story.path_count; i++) {
        if (!bundle_claim(bundle, bundle->story.path[i], error))
            return false;
    }
    return check_swap(bundle, error);
}

#define PART 256 /* entries in one part of a list */

void **known_place(Arena *arena, KnownList *list, int number, int count)
{
    assert(number >= 0 && number < count);
    if (!list->parts)
        list->parts = arena_take(arena, (size_t)count / PART + 1, sizeof(*list->parts));
    void ***part = &list->parts[number / PART];
    if (!*part)
        *part = arena_take(arena, PART, sizeof(void *));
    return &(*part)[number % PART];
}

/* Returns the cache of a language and makes it if needed. NULL when there are too many
 * languages. */
static Cache *cache_for(Bundle *bundle, const char *code)
{
    for (int i = 0; i < bundle->cache_count; i++) {
        if (strcmp(bundle->caches[i].code, code) == 0)
            return &bundle->caches[i];
    }
    if (bundle->cache_count == STORY_LANGUAGES_MOST)
        return NULL;
    Cache *cache = &bundle->caches[bundle->cache_count++];
    snprintf(cache->code, sizeof(cache->code), "%s", code);
    return cache;
}

/* Frees what SQLite keeps for the next read: most of its memory for a bundle. 256 may be open. */
static void rest(Bundle *bundle)
{
    if (!bundle->db) /* it did not open */
        return;
    while (bundle->prepared_count > 0)
        sqlite3_finalize(bundle->prepared[--bundle->prepared_count].statement);
    sqlite3_db_release_memory(bundle->db);
}

/* Opens the bundle and reads its story. */
static bool open_bundle(Bundle *bundle, const Keyring *keyring, Signature *signature, Error *error)
{
    if (!bundle_file_open(bundle, keyring, signature, error) || !check_schema(bundle, error) ||
        !bundle_read_story(bundle, &bundle->story, error) || !read_path(bundle, error))
        return false;
    bundle->cache = cache_for(bundle, bundle->story.language);
    bundle->cache->story = bundle->story;
    bundle->cache->story.untranslated = &bundle->cache->kept;
    bool good = check_path(bundle, error);
    rest(bundle);
    return good;
}

static Bundle *make_bundle(const char *path)
{
    Bundle *bundle = memory_take(1, sizeof(*bundle));
    bundle->file.descriptor = -1;
    bundle->path = memory_copy_text(path);
    bundle->arena = arena_make();
    bundle->story_arena = arena_make();
    return bundle;
}

Bundle *bundle_open(const char *path, Error *error)
{
    Bundle *bundle = make_bundle(path);
    if (open_bundle(bundle, NULL, NULL, error))
        return bundle;
    bundle_close(bundle);
    return NULL;
}

Bundle *bundle_open_signed(const char *path, const Keyring *keyring, Signature *signature,
                           Error *error)
{
    Bundle *bundle = make_bundle(path);
    *signature = (Signature){ 0 };
    bool good = open_bundle(bundle, keyring, signature, error);
    if (good && (strcmp(signature->story, bundle->story.id) != 0 ||
                 signature->version != bundle->story.version)) {
        signature->found = SIGNATURE_WRONG;
        error_set(error, ERROR_CONTENT,
                  "%s: its signature is for version %d of %s, but it is version %d of %s; sign it "
                  "again",
                  path, signature->version, signature->story, bundle->story.version,
                  bundle->story.id);
        good = false;
    }
    if (good)
        return bundle;
    bundle_close(bundle);
    return NULL;
}

void bundle_forget(Bundle *bundle)
{
    for (int i = 0; i < bundle->cache_count; i++)
        bundle->caches[i].claims = bundle->caches[i].blocks = (KnownList){ 0 };
    bundle->pictures = NULL;
    arena_free(bundle->arena);
    bundle->arena = arena_make();
    rest(bundle);
}

void bundle_close(Bundle *bundle)
{
    if (!bundle)
        return;
    rest(bundle);
    sqlite3_close(bundle->db);
    if (bundle->file.descriptor >= 0)
        close(bundle->file.descriptor);
    seal_free(bundle->file.seal);
    for (int i = 0; i < bundle->cache_count; i++)
        text_set_free(&bundle->caches[i].kept);
    arena_free(bundle->arena);
    arena_free(bundle->story_arena);
    free(bundle->path);
    free(bundle);
}

const Story *bundle_story(const Bundle *bundle)
{
    return &bundle->cache->story;
}

bool bundle_use_language(Bundle *bundle, const char *code)
{
    if (strcmp(bundle->cache->code, code) == 0)
        return false;
    int known = bundle->cache_count;
    Cache *before = bundle->cache, *cache = cache_for(bundle, code);
    if (!cache)
        return false;
    bundle->cache = cache;
    if (bundle->cache_count == known)
        return false;
    /* The row was checked when the bundle was opened, so an error here is in the translation, and
     * the story's own texts stay. */
    cache->story = bundle->story;
    cache->story.untranslated = &cache->kept;
    Story story = cache->story;
    Error error = { 0 };
    if (bundle_read_story(bundle, &story, &error)) {
        cache->story = story;
    } else if (error.kind == ERROR_IO) { /* may pass: the next call reads it again */
        text_set_free(&cache->kept);
        *cache = (Cache){ 0 };
        bundle->cache_count--;
        bundle->cache = before;
        return false;
    }
    return true;
}

const Correction *bundle_corrections(Bundle *bundle, int *count, Error *error)
{
    Row row = row_start(bundle, "correction", "SELECT date, what FROM correction ORDER BY position",
                        NULL, 0, error);
    int room = 16;
    Correction *list = arena_take(bundle->arena, (size_t)room, sizeof(*list));
    *count = 0;
    while (row_next(&row)) {
        if (*count == room) {
            Correction *grown = arena_take(bundle->arena, 2 * (size_t)room, sizeof(*list));
            memcpy(grown, list, (size_t)room * sizeof(*list));
            list = grown;
            room *= 2;
        }
        list[(*count)++] = (Correction){ row_text(&row, 0), row_words(&row, 1) };
    }
    return row_end(&row) ? list : NULL;
}
