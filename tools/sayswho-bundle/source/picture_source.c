/* picture_source.c: reads the pictures of a story (SVG, JPEG, PNG), decodes them once as a check,
 * and keeps them as PNG of at most 1,200 px.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "files/text_file.h"
#include "picture/picture.h"
#include "source/coding.h"
#include "source/drawing.h"
#include "source/paint_aside.h"
#include "source/photo.h"
#include "source/story_source.h"

static bool is_drawing(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".svg") == 0;
}

/* Returns the same picture from an earlier reading, or NULL. */
static const PictureSource *made_before(const StorySource *source, const PictureSource *picture)
{
    const StorySource *before = source->before;
    for (int i = 0; before && i < before->picture_count; i++) {
        const PictureSource *made = &before->pictures[i];
        if (made->file_size == picture->file_size &&
            memcmp(made->file, picture->file, picture->file_size) == 0)
            return made;
    }
    return NULL;
}

/* True for a PNG that the exhibit can show as it is. */
static bool is_ready(const PictureSource *picture)
{
    int width, height;
    Error error = { 0 };
    return picture->file_size <= PNG_BYTES_MOST &&
           picture_measure(picture->file, picture->file_size, &width, &height, &error) &&
           width <= PICTURE_SIDE_PX && height <= PICTURE_SIDE_PX &&
           picture_check(picture->file, picture->file_size, &error);
}

/* False with *error when the file cannot be read or is not a picture that the exhibit can show. */
static bool read_png(StorySource *source, const char *path, PictureSource *picture, Error *error)
{
    picture->file = (unsigned char *)file_read(source->arena, path,
                                               is_drawing(path) ? PNG_BYTES_MOST : PHOTO_BYTES_MOST,
                                               &picture->file_size, error);
    if (!picture->file)
        return false;
    picture->png = picture->file;
    picture->size = picture->file_size;
    const PictureSource *made = made_before(source, picture);
    if (made) {
        picture->size = made->size;
        picture->png = (const unsigned char *)arena_copy_bytes(source->arena,
                                                               (const char *)made->png, made->size);
        return true;
    }
    if (is_ready(picture))
        return true;
    picture->png = is_drawing(path)
                       ? drawing_to_png(source->arena, picture->file, &picture->size, error)
                       : photo_to_png(source->arena, picture->file, &picture->size, error);
    return picture->png && picture_check(picture->png, picture->size, error);
}

static void keep(StorySource *source, PictureSource picture)
{
    if (source->picture_count == source->picture_room) {
        int room = source->picture_room ? 2 * source->picture_room : 16;
        PictureSource *grown = arena_take(source->arena, (size_t)room, sizeof(*grown));
        if (source->picture_count)
            memcpy(grown, source->pictures, (size_t)source->picture_count * sizeof(*grown));
        source->pictures = grown;
        source->picture_room = room;
    }
    source->pictures[source->picture_count++] = picture;
}

/* Reads the key `after`, which may be missing. */
static bool read_after(Yaml picture)
{
    Yaml after = yaml_get(picture, "after", false);
    const char *text = yaml_text(after);
    bool rated = strcmp(text, "rated") == 0;
    if (yaml_present(after) && !rated)
        yaml_complain(after,
                      "\"%s\" is nothing to wait for; write rated, or take the line out to show "
                      "the picture from the beginning",
                      yaml_quote(after, text));
    return rated;
}

/* Reads what is said about the picture. */
static PictureText read_text(StorySource *source, Yaml at)
{
    PictureText text = { .alt = source_words(source, at, "alt", true),
                         .caption = source_words(source, at, "caption", false),
                         .credit = source_words(source, at, "credit", false),
                         .licence = source_words(source, at, "licence", false),
                         .locator = source_words(source, at, "locator", false) };
    coding_check_address(at, "locator", text.locator);
    return text;
}

/* A picture may be shown in two places. What is said about it is the same in both; what is left out
 * in one of them is taken from the other. */
static void join_text(Yaml at, const char *file, PictureText *text, const PictureText *other)
{
    const struct {
        const char *key, **one, *other;
    } parts[] = {
        { "alt", &text->alt, other->alt },
        { "caption", &text->caption, other->caption },
        { "credit", &text->credit, other->credit },
        { "licence", &text->licence, other->licence },
        { "locator", &text->locator, other->locator },
    };
    for (size_t i = 0; i < COUNT(parts); i++) {
        const char **one = parts[i].one;
        if (!(*one)[0])
            *one = parts[i].other;
        else if (parts[i].other[0] && strcmp(*one, parts[i].other) != 0)
            yaml_complain(yaml_get(at, parts[i].key, false),
                          "%s has another %s elsewhere; write the same in both places",
                          yaml_quote(at, file), parts[i].key);
    }
}

/* Returns the picture of that file, which is read when it is named first; NULL with a finding. */
static const PictureSource *read_picture(StorySource *source, Yaml at, const char *file)
{
    Yaml file_at = yaml_get(at, "file", false);
    if (strchr(file, '/')) {
        yaml_complain(file_at, "\"%s\" is a path; write the name of a file in the folder pictures",
                      yaml_quote(file_at, file));
        return NULL;
    }
    const char *path = arena_print(source->arena, "%s/pictures/%s", source->folder, file);
    if (access(path, F_OK) != 0) {
        yaml_complain(file_at, "the picture %s is missing; put it there, or take the key out",
                      path);
        return NULL;
    }
    PictureSource picture = { .name = file };
    Error error = { 0 };
    if (!read_png(source, path, &picture, &error)) {
        yaml_complain(file_at, "the picture %s: %s", path, error.message);
        return NULL;
    }
    if (is_drawing(path) && drawing_has_text(picture.file))
        yaml_advise(file_at, ADVICE_PICTURES,
                    "the drawing has text: it is drawn in any font that this machine has, and is "
                    "not translated; turn it into paths, or leave it out");
    keep(source, picture);
    return &source->pictures[source->picture_count - 1];
}

const char *source_picture(StorySource *source, Yaml map, bool *after_rated)
{
    /* The last one only for a claim. */
    static const char *const keys[] = { "file",    "alt",     "caption", "credit",
                                        "licence", "locator", NULL };
    static const char *const claim_keys[] = { "file",    "alt",     "caption", "credit",
                                              "licence", "locator", "after",   NULL };
    Yaml at = yaml_get(map, "picture", false);
    yaml_only(at, after_rated ? claim_keys : keys);
    if (after_rated)
        *after_rated = read_after(at);
    if (!yaml_present(at))
        return "";
    const char *file = yaml_get_text(at, "file", true);
    PictureText text = read_text(source, at);
    PictureSource *known = source_find_picture(source, file);
    if (known) {
        join_text(at, file, &text, &known->text);
        known->text = text;
        return known->name;
    }
    if (!file[0] || !read_picture(source, at, file))
        return "";
    source->pictures[source->picture_count - 1].text = text;
    return file;
}
