#include "translate/translations.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "source/story_source.h"
#include "translate/translation_file.h"
#include "words/words.h"

#define TRANSLATIONS_MOST (STORY_LANGUAGES_MOST - 1) /* one language is the story's own */
#define TOLD_MOST         20 /* texts that get a message of their own; the others are counted */
#define QUOTED_MOST       40 /* characters of a text that are quoted in a message */

/* A file that is being compared with the story. */
typedef struct {
    StorySource *source;
    const TranslationFile *file;
    const Phrase *phrases;
    int phrase_count;
    const Phrase **sorted;
    Translation *translation;
    int told;
    /* Texts that still have to be translated, and all texts, on the walk-up path and outside it. */
    int path_open, path_all, rest_open, rest_all;
    int rest_line; /* line of the first such text outside the path; 0: none is in the file */
} Comparing;

/* Returns the beginning of the text, cut between characters. */
static const char *quoted(Arena *arena, const char *text)
{
    const char *at = text;
    for (int i = 0; i < QUOTED_MOST && *at && *at != '\n'; i++)
        utf8_next(&at);
    return arena_print(arena, "\"%.*s%s\"", (int)(at - text), text, *at ? "..." : "");
}

static int characters(const char *text)
{
    int count = 0;
    while (utf8_next(&text))
        count++;
    return count;
}

/* Gives advice about the file that is being compared. The same advice in another language is told
 * for itself, as it is for another translator. */
static void advise(const Comparing *comparing, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
static void advise(const Comparing *comparing, const char *file, int line, const char *format, ...)
{
    Findings *findings = comparing->source->findings;
    va_list args;
    va_start(args, format);
    findings_take(
        findings,
        (Finding){ .file = file,
                   .line = line,
                   .field = "",
                   .advice = true,
                   .kind = ADVICE_TRANSLATIONS,
                   .group = arena_print(findings->arena, "%s: %s", comparing->file->path, format) },
        format, args);
    va_end(args);
}

/* ---- one translated text ---- */

/* Gives advice on marked words that are too long for the 7-inch panel. */
static void advise_marks(Comparing *comparing, const MarkdownBlock *own, int line)
{
    for (int i = 0; i < own->mark_count; i++) {
        const MarkdownMark *mark = &own->marks[i];
        size_t bytes = (size_t)(mark->end - mark->start);
        Arena *arena = comparing->source->arena;
        int length = characters(arena_copy_bytes(arena, own->text + mark->start, bytes));
        if (length > MARKED_MOST)
            advise(comparing, comparing->file->path, line,
                   "the words marked for %s have %d characters; the 7-inch panel has room "
                   "for %d",
                   mark->claim, length, MARKED_MOST);
    }
}

/* Returns the claim of the block's mark number `place`; NULL after the last. */
static const char *marked(const MarkdownBlock *block, int place)
{
    return place < block->mark_count ? block->marks[place].claim : NULL;
}

/* A translated block must be one block of the same kind that marks the same claims in the same
 * order, because the bundle tells them apart by that order. */
static bool check_block(Comparing *comparing, const MarkdownBlock *block,
                        const TranslationEntry *entry)
{
    static const char *const kinds[] = { "a heading (# words)", "a paragraph",
                                         "a quote (> words)" };
    StorySource *source = comparing->source;
    Findings *findings = source->findings;
    const char *path = comparing->file->path;
    Error error = { 0 };
    int count = 0, line = entry->line;
    const MarkdownBlock *own =
        markdown_parse(source->arena, entry->target, strlen(entry->target), &count, NULL, &error);
    if (!own || count != 1) {
        findings_add(findings, path, line, "the translation is not one block: %s",
                     own ? "leave out empty lines" : error.message);
        return false;
    }
    if (own->kind != block->kind) {
        findings_add(findings, path, line,
                     "the translation is %s, the text is %s; make it the same", kinds[own->kind],
                     kinds[block->kind]);
        return false;
    }
    advise_marks(comparing, own, line);
    int place = 0;
    while (place < block->mark_count && place < own->mark_count &&
           strcmp(block->marks[place].claim, own->marks[place].claim) == 0)
        place++;
    const char *mark = marked(block, place), *own_mark = marked(own, place);
    if (mark)
        findings_add(findings, path, line,
                     "the mark of %s is not there in its place; keep [words](#%s), in the text's "
                     "order",
                     mark, mark);
    else if (own_mark)
        findings_add(findings, path, line, "%s is marked, but not in the text; take the mark out",
                     own_mark);
    return !mark && !own_mark;
}

static bool has_control(const char *text)
{
    for (; *text; text++) {
        if (((unsigned char)*text < ' ' && *text != '\n') || *text == 0x7F)
            return true;
    }
    return false;
}

static bool check_text(Comparing *comparing, const Phrase *phrase, const TranslationEntry *entry)
{
    Findings *findings = comparing->source->findings;
    const char *path = comparing->file->path, *target = entry->target;
    int before = findings->count, length = characters(target);
    source_check_shown(comparing->source, path, entry->line, "the translation", target);
    if (strlen(target) > TEXT_BYTES_MOST)
        findings_add(findings, path, entry->line,
                     "the translation is longer than %d bytes; make it shorter", TEXT_BYTES_MOST);
    if (has_control(target))
        findings_add(findings, path, entry->line,
                     "there is a tab or control character in the translation; take it out");
    if (!phrase->block && strchr(target, '\n') && !strchr(phrase->text, '\n'))
        findings_add(findings, path, entry->line,
                     "the translation has a line end (\\n), the text has none; take it out");
    if (findings->count == before && phrase->block)
        return check_block(comparing, phrase->block, entry);
    if (!phrase->block && strchr(phrase->text, '*') && !strchr(target, '*'))
        advise(comparing, path, entry->line,
               "the text marks the words that differ as *words*, and the translation does "
               "not; mark them, too");
    if (phrase->most && length > phrase->most)
        advise(comparing, path, entry->line,
               "the translation has %d characters; the 7-inch panel has room for %d", length,
               phrase->most);
    return findings->count == before;
}

/* ---- what is still to be done ---- */

static void tell_open(Comparing *comparing, const Phrase *phrase, const TranslationEntry *entry)
{
    StorySource *source = comparing->source;
    const char *text = quoted(source->arena, phrase->text);
    if (comparing->told++ >= TOLD_MOST)
        return;
    if (entry && entry->target[0])
        advise(comparing, comparing->file->path, entry->line,
               "a text of the walk-up path is marked fuzzy; look at it and take the mark off: %s",
               text);
    else if (entry)
        advise(comparing, comparing->file->path, entry->line,
               "a text of the walk-up path is not translated: %s", text);
    else
        advise(comparing, source_path(source, phrase->places[0].file), phrase->places[0].line,
               "a text of the walk-up path is not in %s; msgmerge puts it there: %s",
               comparing->file->path, text);
}

static void count_open(Comparing *comparing, const Phrase *phrase, const TranslationEntry *entry)
{
    comparing->translation->untranslated++;
    if (phrase->on_path) {
        comparing->path_open++;
        tell_open(comparing, phrase, entry);
        return;
    }
    comparing->rest_open++;
    if (entry && (!comparing->rest_line || entry->line < comparing->rest_line))
        comparing->rest_line = entry->line;
}

static void compare_phrase(Comparing *comparing, int number)
{
    const Phrase *phrase = &comparing->phrases[number];
    const TranslationEntry *entry = translation_file_find(comparing->file, phrase->text);
    if (!phrase->name && phrase->on_path)
        comparing->path_all++;
    else if (!phrase->name)
        comparing->rest_all++;
    if (!entry || !entry->target[0] || entry->fuzzy) {
        if (!phrase->name)
            count_open(comparing, phrase, entry);
    } else if (check_text(comparing, phrase, entry)) {
        comparing->translation->targets[number] = entry->target;
    }
}

static void tell_counts(const Comparing *comparing)
{
    const char *path = comparing->file->path;
    if (comparing->rest_open > 0)
        advise(comparing, path, comparing->rest_line,
               "%d text%s beyond the walk-up path %s not translated, or fuzzy%s",
               comparing->rest_open, comparing->rest_open == 1 ? "" : "s",
               comparing->rest_open == 1 ? "is" : "are",
               comparing->rest_line ? "; the first is here" : "");
    if (comparing->path_open + comparing->rest_open > 0)
        advise(comparing, path, 0,
               "translated: %d of %d texts of the walk-up path, %d of the %d others",
               comparing->path_all - comparing->path_open, comparing->path_all,
               comparing->rest_all - comparing->rest_open, comparing->rest_all);
}

/* Gives advice on entries whose text is no longer in the story. */
static void tell_left_over(const Comparing *comparing)
{
    const TranslationEntry *first = NULL;
    int count = 0;
    for (int i = 0; i < comparing->file->count; i++) {
        const TranslationEntry *entry = &comparing->file->entries[i];
        if (phrases_find(comparing->sorted, comparing->phrase_count, entry->source))
            continue;
        count++;
        if (!first || entry->line < first->line)
            first = entry;
    }
    if (count)
        advise(comparing, comparing->file->path, first->line,
               "%d text%s not in the story any more; msgmerge sets %s aside. The first: "
               "%s",
               count, count == 1 ? " is" : "s are", count == 1 ? "it" : "them",
               quoted(comparing->source->arena, first->source));
}

static void compare(StorySource *source, const Translations *all, const TranslationFile *file,
                    Translation *translation, const Phrase **sorted)
{
    Comparing comparing = { .source = source,
                            .file = file,
                            .phrases = all->phrases,
                            .phrase_count = all->phrase_count,
                            .sorted = sorted,
                            .translation = translation };
    translation->targets =
        arena_take(source->arena, (size_t)all->phrase_count + 1, sizeof(const char *));
    for (int i = 0; i < all->phrase_count; i++)
        compare_phrase(&comparing, i);
    tell_left_over(&comparing);
    tell_counts(&comparing);
}

/* ---- the files ---- */

static int is_po(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 3 && strcmp(entry->d_name + length - 3, ".po") == 0;
}

/* Checks that the file belongs to this story and to the language in its name. */
static bool check_owner(StorySource *source, const TranslationFile *file, const char *language)
{
    Findings *findings = source->findings;
    int before = findings->count;
    const char *id = source->story.id;
    if (!file->story)
        findings_add(findings, file->path, 1,
                     "its header has no \"%s: %s\"; begin with what sayswho-bundle pot writes",
                     STORY_FIELD, id);
    else if (id && strcmp(file->story, id) != 0)
        findings_add(findings, file->path, 1,
                     "it belongs to the story \"%s\" and not to \"%s\"; put it in that folder",
                     file->story, id);
    if (file->language && file->language[0] && strcmp(file->language, language) != 0)
        findings_add(findings, file->path, 1,
                     "its header says that it is in \"%s\", its name that it is in \"%s\"; make "
                     "them the same",
                     file->language, language);
    if (source->story.language && strcmp(source->story.language, language) == 0)
        findings_add(findings, file->path, 0,
                     "the story is written in \"%s\" already; take the file out", language);
    if (!words_find(language))
        findings_advise(findings, ADVICE_TRANSLATIONS, file->path, 0,
                        "the exhibit does not speak \"%s\"; visitors cannot choose it", language);
    return findings->count == before;
}

/* Gives advice on languages of the exhibit without a file, if there is a file for another
 * language. */
static void tell_missing_languages(StorySource *source, const TranslationFile *files, int count)
{
    for (const Language *language = words_languages; language->code; language++) {
        bool there = source->story.language && strcmp(source->story.language, language->code) == 0;
        const char *path =
            source_path(source, arena_print(source->arena, "po/%s.po", language->code));
        for (int i = 0; i < count; i++)
            there = there || strcmp(files[i].path, path) == 0;
        if (!there)
            findings_advise(source->findings, ADVICE_TRANSLATIONS, path, 0,
                            "there is no such file; visitors who read %s see the story as it is "
                            "written",
                            language->name);
    }
}

static void read_file(StorySource *source, const char *name, TranslationFile *file,
                      Translation *translation)
{
    const char *path = source_path(source, arena_print(source->arena, "po/%s", name));
    translation->language = arena_copy_bytes(source->arena, name, strlen(name) - 3);
    if (strlen(translation->language) > LANGUAGE_CODE_MOST)
        findings_add(source->findings, path, 0,
                     "its name is not a language's code; name it as in fr.po, up to %d letters",
                     LANGUAGE_CODE_MOST);
    else if (translation_file_read(file, path, source->findings))
        check_owner(source, file, translation->language);
    file->path = path;
}

Translations translations_read(StorySource *source)
{
    struct dirent **names = NULL;
    int count = scandir(source_path(source, "po"), &names, is_po, alphasort);
    if (count <= 0)
        return (Translations){ 0 };
    int taken = count < TRANSLATIONS_MOST ? count : TRANSLATIONS_MOST;
    TranslationFile *files = arena_take(source->arena, (size_t)taken, sizeof(*files));
    Translation *list = arena_take(source->arena, (size_t)taken, sizeof(*list));
    if (count > TRANSLATIONS_MOST)
        findings_add(source->findings, source_path(source, "po"), 0,
                     "there are %d translations; a bundle holds %d", count, TRANSLATIONS_MOST);
    for (int i = 0; i < count; i++) {
        if (i < taken)
            read_file(source, names[i]->d_name, &files[i], &list[i]);
        free(names[i]);
    }
    free(names);
    tell_missing_languages(source, files, taken);
    if (source->findings->count > 0)
        return (Translations){
            /* Compared with a story with errors, much would seem wrong that is not. */
            0
        };
    Translations all = { .list = list, .count = taken };
    all.phrases = phrases_make(source, &all.phrase_count);
    const Phrase **sorted = phrases_sort(source->arena, all.phrases, all.phrase_count);
    for (int i = 0; i < taken; i++)
        compare(source, &all, &files[i], &list[i], sorted);
    return all;
}
