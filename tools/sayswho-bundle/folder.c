#include "folder.h"

#include "advice/advice.h"
#include "bundle/write.h"
#include "typography/set_type.h"

bool folder_read(Folder *folder, const Folder *before, const char *path, Findings *findings,
                 Arena *arena)
{
    StorySource *source = &folder->source;
    folder->translations = (Translations){ 0 };
    if (!source_start(source, before ? &before->source : NULL, path, findings, arena))
        return false;
    story_yaml_read(source);
    claims_yaml_read(source);
    advise_claims(source);
    article_read(source);
    if (source->article_read)
        advise_article(source);
    story_path_read(source);
    advise_story(source);
    folder->translations = translations_read(source);
    source_finish(source);
    return findings->count == 0;
}

void folder_set_type(Folder *folder)
{
    set_type(&folder->source, &folder->translations);
}

bool folder_write_bundle(const Folder *folder, const char *path, Error *error)
{
    StorySource printed = folder->source; /* only its texts are used */
    Translations translated = folder->translations;
    set_type(&printed, &translated);
    const StorySource *source = &printed;
    const Translations *all = &translated;
    Arena *arena = source->arena;
    BundlePicture *pictures =
        arena_take(arena, (size_t)source->picture_count + 1, sizeof(*pictures));
    for (int i = 0; i < source->picture_count; i++) {
        const PictureSource *picture = &source->pictures[i];
        pictures[i] = (BundlePicture){ picture->name, picture->text, picture->png, picture->size };
    }
    const char **sources = arena_take(arena, (size_t)all->phrase_count + 1, sizeof(*sources));
    for (int i = 0; i < all->phrase_count; i++)
        sources[i] = all->phrases[i].text;
    BundleTranslation *translations =
        arena_take(arena, (size_t)all->count + 1, sizeof(*translations));
    for (int i = 0; i < all->count; i++) {
        const Translation *one = &all->list[i];
        translations[i] = (BundleTranslation){ one->language, sources, one->targets,
                                               all->phrase_count, one->untranslated };
    }
    const BundleParts parts = {
        .story = &source->story,
        .blocks = source->blocks,
        .claims = source->claims,
        .pictures = pictures,
        .picture_count = source->picture_count,
        .corrections = source->corrections,
        .correction_count = source->correction_count,
        .translations = translations,
        .translation_count = all->count,
    };
    return bundle_write(path, &parts, error);
}
