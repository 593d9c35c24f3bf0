#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/paths.h"
#include "bundle/bundle_private.h"
#include "bundle/schema.h"
#include "picture/picture.h"

#define PAGE_BYTES   4096
#define HEADER_BYTES 100

static bool refuse(const char *path, const char *what, Error *error)
{
    error_set(error, ERROR_CONTENT, "%s: %s", path, what);
    return false;
}

static unsigned be32(const unsigned char *at)
{
    return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
}

/* Checks the database header before SQLite sees a byte. Offsets:
 * https://www.sqlite.org/fileformat2.html#the_database_header */
static bool check_header(const char *path, const unsigned char *header, off_t size, Error *error)
{
    if (memcmp(header, "SQLite format 3", 16) != 0)
        return refuse(path, "it is not a bundle; choose a .says file", error);
    if (be32(header + 68) != BUNDLE_APPLICATION_ID)
        return refuse(path, "it is another program's file; choose a .says file", error);
    if (be32(header + 60) > BUNDLE_FORMAT_VERSION)
        return refuse(path, "it is made for a newer version; update the exhibit", error);
    if (be32(header + 60) < BUNDLE_FORMAT_VERSION)
        return refuse(path, "it is of an old format; build it again", error);
    off_t pages = (off_t)be32(header + 28) * PAGE_BYTES;
    /* One more page may follow, for a signature; see docs/bundle.md. */
    if ((header[16] << 8 | header[17]) != PAGE_BYTES ||
        (size != pages && size != pages + PAGE_BYTES))
        return refuse(path, "it is cut short or damaged; copy it again", error);
    /* No write-ahead log (18, 19), and not changed since the header was last brought up to date
     * (24, 92). */
    if (header[18] != 1 || header[19] != 1 || be32(header + 24) != be32(header + 92))
        return refuse(path, "it was changed after it was built; build it again", error);
    return true;
}

static bool check_file(const char *path, Error *error)
{
    unsigned char header[HEADER_BYTES];
    const char *why = "";
    struct stat info;
    int file = file_open(path, &why);
    ssize_t got =
        file >= 0 && fstat(file, &info) == 0 ? pread(file, header, sizeof(header), 0) : -1;
    if (got < 0) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", path,
                  file >= 0 ? strerror(errno) : why);
        if (file >= 0)
            close(file);
        return false;
    }
    close(file);
    if (info.st_size == 0)
        return refuse(path, "it is empty; copy it again", error);
    if (got != (ssize_t)sizeof(header))
        return refuse(path, "it is cut short or damaged; copy it again", error);
    if (info.st_size > BUNDLE_BYTES_MOST)
        return refuse(path, "it is larger than 256 MiB; make it smaller", error);
    return check_header(path, header, info.st_size, error);
}

/* Refuses everything but reading, in case a file finds a way to ask for more. */
static int authorize(void *user, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
    (void)user, (void)a, (void)b, (void)c, (void)d;
    return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

static int spend(void *user)
{
    Bundle *bundle = user;
    return --bundle->budget < 0;
}

/* A bundle may come from an attacker: nothing in it can run, load or write anything, and no
 * statement may take more memory or time than a good bundle needs. */
static void set_limits(Bundle *bundle)
{
    static const struct {
        int what, value;
    } switches[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
        { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    }, limits[] = {
        { SQLITE_LIMIT_LENGTH, ROW_BYTES_MOST },    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
        { SQLITE_LIMIT_COLUMN, 100 },        { SQLITE_LIMIT_EXPR_DEPTH, 10 },
        { SQLITE_LIMIT_COMPOUND_SELECT, 3 }, { SQLITE_LIMIT_VDBE_OP, 25000 },
        { SQLITE_LIMIT_FUNCTION_ARG, 8 },    { SQLITE_LIMIT_ATTACHED, 0 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 }, { SQLITE_LIMIT_VARIABLE_NUMBER, 10 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },   { SQLITE_LIMIT_WORKER_THREADS, 0 },
    };
    for (size_t i = 0; i < COUNT(switches); i++)
        sqlite3_db_config(bundle->db, switches[i].what, switches[i].value, NULL);
    for (size_t i = 0; i < COUNT(limits); i++)
        sqlite3_limit(bundle->db, limits[i].what, limits[i].value);
    sqlite3_exec(bundle->db,
                 "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON; "
                 "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048",
                 NULL, NULL, NULL);
    sqlite3_set_authorizer(bundle->db, authorize, NULL);
    sqlite3_progress_handler(bundle->db, 1000, spend, bundle);
}

static bool open_database(Bundle *bundle, Error *error)
{
    char *uri = paths_uri(bundle->path, "mode=ro&immutable=1");
    int code = sqlite3_open_v2(
        uri, &bundle->db,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    free(uri);
    if (code != SQLITE_OK) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; copy it again", bundle->path,
                  sqlite3_errmsg(bundle->db));
        return false;
    }
    set_limits(bundle);
    return true;
}

static bool check_schema(Bundle *bundle, Error *error)
{
    Row row = row_start(bundle, "sqlite_schema", "SELECT sql FROM sqlite_schema ORDER BY name",
                        NULL, 0, error);
    int table = 0;
    while (row_next(&row)) {
        const char *sql = row_text(&row, 0);
        if (!row.failed && (!content_schema[table] || strcmp(sql, content_schema[table++]) != 0))
            row_refuse(&row, "its tables are not a bundle's");
    }
    if (content_schema[table])
        row_refuse(&row, "its tables are not a bundle's");
    return row_end(&row);
}

/* Reads *story. Texts are translated into the language in use, if there is one yet.
 */
static bool read_story(Bundle *bundle, Story *story, Error *error)
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

static bool read_path(Bundle *bundle, Error *error)
{
    Row row = row_start(bundle, "path", "SELECT claim FROM path ORDER BY position", NULL, 0, error);
    int *path = arena_take(bundle->arena, PATH_CLAIMS_MOST, sizeof(int));
    Story *story = &bundle->story;
    while (row_next(&row)) {
        if (story->path_count == PATH_CLAIMS_MOST)
            row_refuse(&row, "the walk-up path has more than %d claims", PATH_CLAIMS_MOST);
        else
            path[story->path_count++] = row_number(&row, 0, 0, story->claim_count - 1);
    }
    if (story->path_count == 0)
        row_refuse(&row, "the walk-up path is empty");
    story->path = path;
    return row_end(&row);
}

static bool check_path(Bundle *bundle, Error *error)
{
    for (int i = 0; i < bundle->story.path_count; i++) {
        if (!bundle_claim(bundle, bundle->story.path[i], error))
            return false;
    }
    return !bundle->story.picture[0] || bundle_has_picture(bundle, bundle->story.picture, error);
}

#define PART 256 /* entries in one part of a list */

void **known_place(Arena *arena, KnownList *list, int number, int count)
{
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

Bundle *bundle_open(const char *path, Error *error)
{
    if (!check_file(path, error))
        return NULL;
    Bundle *bundle = memory_take(1, sizeof(*bundle));
    bundle->path = memory_copy_text(path);
    bundle->arena = arena_make();
    bool good = open_database(bundle, error) && check_schema(bundle, error) &&
                read_story(bundle, &bundle->story, error) && read_path(bundle, error);
    if (good) {
        bundle->cache = cache_for(bundle, bundle->story.language);
        bundle->cache->story = bundle->story;
        bundle->cache->story.untranslated = &bundle->cache->kept;
        good = check_path(bundle, error);
    }
    if (!good) {
        bundle_close(bundle);
        return NULL;
    }
    return bundle;
}

void bundle_close(Bundle *bundle)
{
    if (!bundle)
        return;
    for (int i = 0; i < bundle->prepared_count; i++)
        sqlite3_finalize(bundle->prepared[i].statement);
    sqlite3_close(bundle->db);
    for (int i = 0; i < bundle->cache_count; i++)
        text_set_free(&bundle->caches[i].kept);
    arena_free(bundle->arena);
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
    if (read_story(bundle, &story, &error)) {
        cache->story = story;
    } else if (error.kind == ERROR_IO) { /* not for ever: the next call reads it again */
        text_set_free(&cache->kept);
        *cache = (Cache){ 0 };
        bundle->cache_count--;
        bundle->cache = before;
        return false;
    }
    return true;
}

bool bundle_has_picture(Bundle *bundle, const char *name, Error *error)
{
    Row row = row_start(bundle, "picture", "SELECT 1 FROM picture WHERE name = ?", NULL, 0, error);
    if (!row.failed)
        sqlite3_bind_text(row.statement, 1, name, -1, SQLITE_STATIC);
    if (!row_next(&row))
        row_refuse(&row, "the picture %s is missing", name);
    return row_end(&row);
}

/* Returns the entry of a picture in the language in use and makes it if needed. */
static KnownPicture *known_picture(Bundle *bundle, const char *name)
{
    for (KnownPicture *known = bundle->pictures; known; known = known->next) {
        if (known->cache == bundle->cache && strcmp(known->name, name) == 0)
            return known;
    }
    KnownPicture *known = arena_take(bundle->arena, 1, sizeof(*known));
    known->name = arena_copy_text(bundle->arena, name);
    known->cache = bundle->cache;
    known->next = bundle->pictures;
    bundle->pictures = known;
    return known;
}

/* Makes *why the row's error, with the same kind. */
static void fail_picture(Row *row, const char *name, const Error *why)
{
    if (why->kind == ERROR_IO)
        row_give_up(row, why->message);
    else
        row_refuse(row, "picture %s: %s", name, why->message);
}

/* Sets everything but the bytes; needed only once. */
static void measure_picture(Row *row, KnownPicture *known)
{
    Picture *picture = &known->picture;
    Error why = { 0 };
    const char *alt = row_words(row, 0);
    if (row->failed)
        return;
    if (!picture_measure(picture->png, picture->size, &picture->width_px, &picture->height_px,
                         &why)) {
        fail_picture(row, known->name, &why);
        return;
    }
    picture->key = hash_bytes(HASH_START, picture->png, picture->size);
    picture->alt = alt;
}

bool bundle_picture(Bundle *bundle, const char *name, Arena *arena, Picture *picture, Error *error)
{
    KnownPicture *known = known_picture(bundle, name);
    Row row =
        row_start(bundle, "picture", "SELECT alt, png FROM picture WHERE name = ?", NULL, 0, error);
    if (!row.failed)
        sqlite3_bind_text(row.statement, 1, known->name, -1, SQLITE_STATIC);
    if (!row_next(&row))
        row_refuse(&row, "the picture %s is missing", known->name);
    if (!row.failed) {
        known->picture.png = sqlite3_column_blob(row.statement, 1);
        known->picture.size = (size_t)sqlite3_column_bytes(row.statement, 1);
        if (!known->picture.alt)
            measure_picture(&row, known);
    }
    if (!row.failed) {
        *picture = known->picture;
        picture->png = (const unsigned char *)arena_copy_bytes(arena, (const char *)picture->png,
                                                               picture->size);
    }
    known->picture.png = NULL; /* it belongs to SQLite and ends with the row */
    return row_end(&row);
}

/* Decodes the whole picture to see that it is good. */
static bool check_picture(Bundle *bundle, const char *name, Error *error)
{
    Arena *arena = arena_make();
    Picture picture;
    Error why = { 0 };
    bool good = bundle_picture(bundle, name, arena, &picture, error);
    if (good && !picture_check(picture.png, picture.size, &why)) {
        error_set(error, why.kind, "%s: picture %s: %s", bundle->path, name, why.message);
        good = false;
    }
    arena_free(arena);
    return good;
}

bool bundle_check_cover(Bundle *bundle, Error *error)
{
    const char *name = bundle->story.picture;
    bool good = !name[0] || check_picture(bundle, name, error);
    /* Frees the pages with the picture, which may never be shown. */
    sqlite3_db_release_memory(bundle->db);
    return good;
}

static bool check_pictures(Bundle *bundle, Error *error)
{
    Row row =
        row_start(bundle, "picture", "SELECT name FROM picture ORDER BY name", NULL, 0, error);
    while (row_next(&row)) {
        const char *name = row_text(&row, 0);
        if (!row.failed && !check_picture(bundle, name, error))
            row.failed = true;
        bundle->budget = 20000;
    }
    return row_end(&row);
}

static bool check_words(Bundle *bundle, Error *error)
{
    for (int i = 0; i < bundle->story.block_count; i++) {
        if (!bundle_block(bundle, i, error))
            return false;
    }
    for (int i = 0; i < bundle->story.claim_count; i++) {
        if (!bundle_claim(bundle, i, error))
            return false;
    }
    return true;
}

/* Checks everything once more in the language of a translation. */
static bool check_language(Bundle *bundle, const char *code, Error *error)
{
    Story story;
    bundle_use_language(bundle, code);
    bool good = strcmp(bundle->cache->code, code) == 0 && read_story(bundle, &story, error) &&
                check_words(bundle, error);
    if (!good)
        error_add(error, "in %s", code);
    return good;
}

static bool check_languages(Bundle *bundle, Error *error)
{
    Cache *own = bundle->cache;
    char codes[STORY_LANGUAGES_MOST][sizeof(own->code)];
    int count = 0;
    Row row =
        row_start(bundle, "translation",
                  "SELECT DISTINCT language FROM translation ORDER BY language", NULL, 0, error);
    while (row_next(&row)) {
        const char *code = row_text(&row, 0);
        if (count == STORY_LANGUAGES_MOST - 1 || strlen(code) >= sizeof(codes[0]))
            row_refuse(&row, "there are more than %d languages, or one has no short code",
                       STORY_LANGUAGES_MOST - 1);
        else
            memcpy(codes[count++], code, strlen(code) + 1);
    }
    bool good = row_end(&row);
    for (int i = 0; good && i < count; i++)
        good = check_language(bundle, codes[i], error);
    bundle->cache = own;
    return good;
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

bool bundle_check(Bundle *bundle, Error *error)
{
    int corrections;
    bundle->strict = true;
    bool good = check_words(bundle, error) && check_languages(bundle, error) &&
                bundle_corrections(bundle, &corrections, error) && check_pictures(bundle, error);
    bundle->strict = false;
    return good;
}
