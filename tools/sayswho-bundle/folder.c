#include "folder.h"

#include "advice/advice.h"

bool folder_read(Folder *folder, const Folder *before, const char *path, Findings *findings,
                 Arena *arena)
{
    StorySource *source = &folder->source;
    folder->translations = (Translations){ 0 };
    if (!source_start(source, before ? &before->source : NULL, path, findings, arena))
        return false;
    claims_yaml_read(source);
    advise_claims(source);
    article_read(source);
    if (source->article_read)
        advise_article(source);
    story_yaml_read(source);
    advise_story(source);
    folder->translations = translations_read(source);
    source_finish(source);
    return findings->count == 0;
}
