/* pictures.c: the pictures of a bundle. They are measured once and read each time they are
 * shown. */
#include <string.h>

#include "base/hash.h"
#include "bundle/bundle_private.h"
#include "picture/picture.h"

/* The first columns of each statement of a picture. */
#define TEXT_COLUMNS "alt, caption, credit, licence, locator"

static PictureText read_text(Row *row)
{
    return (PictureText){ .alt = row_words(row, 0),
                          .caption = row_words(row, 1),
                          .credit = row_words(row, 2),
                          .licence = row_text(row, 3),
                          .locator = row_words(row, 4) };
}

bool bundle_picture_text(Bundle *bundle, const char *name, PictureText *text, Error *error)
{
    *text = (PictureText){ "", "", "", "", "" };
    if (!name[0])
        return true;
    Row row = row_start(bundle, "picture", "SELECT " TEXT_COLUMNS " FROM picture WHERE name = ?",
                        NULL, 0, error);
    if (!row.failed)
        sqlite3_bind_text(row.statement, 1, name, -1, SQLITE_STATIC);
    if (!row_next(&row))
        row_refuse(&row, "the picture %s is missing", name);
    *text = read_text(&row);
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
    PictureText text = read_text(row);
    if (row->failed)
        return;
    if (!picture_measure(picture->png, picture->size, &picture->width_px, &picture->height_px,
                         &why)) {
        fail_picture(row, known->name, &why);
        return;
    }
    picture->key = hash_bytes(HASH_START, picture->png, picture->size);
    picture->text = text;
}

bool bundle_picture(Bundle *bundle, const char *name, Arena *arena, Picture *picture, Error *error)
{
    KnownPicture *known = known_picture(bundle, name);
    Row row = row_start(bundle, "picture",
                        "SELECT " TEXT_COLUMNS ", png FROM picture WHERE name = ?", NULL, 0, error);
    if (!row.failed)
        sqlite3_bind_text(row.statement, 1, known->name, -1, SQLITE_STATIC);
    if (!row_next(&row))
        row_refuse(&row, "the picture %s is missing", known->name);
    if (!row.failed) {
        known->picture.png = sqlite3_column_blob(row.statement, 5);
        known->picture.size = (size_t)sqlite3_column_bytes(row.statement, 5);
        if (known->picture.width_px == 0)
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
bool bundle_check_picture(Bundle *bundle, const char *name, Error *error)
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
    bool good = !name[0] || bundle_check_picture(bundle, name, error);
    /* Frees the pages with the picture, which may never be shown. */
    sqlite3_db_release_memory(bundle->db);
    return good;
}
