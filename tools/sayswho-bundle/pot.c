/* pot.c: the command pot: writes all texts of a story that can be translated, as a template for
 * translators.
 */
#include <errno.h>
#include <gettext-po.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "commands.h"
#include "folder.h"
#include "out.h"
#include "translate/translation_file.h"

/* ---- gettext's errors while it writes ---- */

/* gettext's handler gets no pointer from us, so this has to be global. */
static struct {
    Error *error;
    jmp_buf give_up;
} writing;

static void take_error(int severity, po_message_t message, const char *file, size_t line,
                       size_t column, int multiline, const char *text)
{
    (void)message, (void)file, (void)line, (void)column, (void)multiline;
    if (severity != PO_SEVERITY_WARNING && writing.error->kind == ERROR_NONE)
        error_set(writing.error, ERROR_IO, "%.*s; is there room, may you write there?",
                  (int)strcspn(text, "\n"), text);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(writing.give_up, 1); /* the handler must not return */
}

static void take_two_errors(int severity, po_message_t message, const char *file, size_t line,
                            size_t column, int multiline, const char *text, po_message_t message2,
                            const char *file2, size_t line2, size_t column2, int multiline2,
                            const char *text2)
{
    (void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
    take_error(severity, message, file, line, column, multiline, text);
}

static const struct po_xerror_handler handler = { take_error, take_two_errors };

/* ---- the messages ---- */

static po_message_t header_of(const StorySource *source)
{
    const Story *story = &source->story;
    po_message_t header = po_message_create();
    po_message_set_msgid(header, "");
    po_message_set_msgstr(header,
                          arena_print(source->arena,
                                      "Project-Id-Version: %s %d\n"
                                      "Report-Msgid-Bugs-To: \n"
                                      "POT-Creation-Date: %s 00:00+0000\n"
                                      "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                                      "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                                      "Language-Team: LANGUAGE <LL@li.org>\n"
                                      "Language: \n"
                                      "MIME-Version: 1.0\n"
                                      "Content-Type: text/plain; charset=UTF-8\n"
                                      "Content-Transfer-Encoding: 8bit\n" STORY_FIELD ": %s\n",
                                      story->id, story->version, story->as_of, story->id));
    po_message_set_comments(
        header, arena_print(source->arena,
                            "Texts of the story \"%s\", written in %s.\n"
                            "Plain words that a ten-year-old can read; kind and fair to everyone.\n"
                            "A text that is not translated is shown as it is written.\n",
                            story->id, story->language));
    po_message_set_fuzzy(header, 1);
    return header;
}

/* What a translator should know: what each place is, whether it is on the path, what must not
 * change. */
static const char *comment_of(const StorySource *source, const Phrase *phrase)
{
    Arena *arena = source->arena;
    const char *comment = "", *last = "";
    for (int i = 0; i < phrase->place_count; i++) {
        const Place *place = &phrase->places[i];
        const char *line = arena_print(arena, "%s%s%s\n", place->within,
                                       place->within[0] ? ": " : "", phrases_what(place));
        if (strcmp(line, last) != 0)
            comment = arena_print(arena, "%s%s", comment, line);
        last = line;
    }
    for (int i = 0; phrase->block && i < phrase->block->mark_count; i++)
        comment = arena_print(arena,
                              "%smarked claim: keep [...](#%s) around the same words, at most "
                              "%d characters\n",
                              comment, phrase->block->marks[i].claim, MARKED_MOST);
    if (!phrase->block && strchr(phrase->text, '*'))
        comment = arena_print(
            arena, "%skeep *asterisks* around the words that differ from the other wording\n",
            comment);
    if (phrase->most)
        comment = arena_print(arena, "%sat most %d characters\n", comment, phrase->most);
    if (phrase->on_path && !phrase->name)
        comment = arena_print(arena, "%son the walk-up path\n", comment);
    return comment;
}

static po_message_t message_of(const StorySource *source, const Phrase *phrase)
{
    po_message_t message = po_message_create();
    po_message_set_msgid(message, phrase->text);
    po_message_set_msgstr(message, "");
    po_message_set_extracted_comments(message, comment_of(source, phrase));
    for (int i = 0; i < phrase->place_count; i++)
        po_message_add_filepos(message, phrase->places[i].file, (size_t)phrase->places[i].line);
    return message;
}

static int count_messages(po_file_t po)
{
    int count = 0;
    po_message_iterator_t messages = po_message_iterator(po, NULL);
    while (po_next_message(messages))
        count++;
    po_message_iterator_free(messages);
    return count;
}

static po_file_t read_back(const char *path)
{
    return setjmp(writing.give_up) == 0 ? po_file_read(path, &handler) : NULL;
}

/* gettext does not report a full disk, so the file is read again and its messages are counted. */
static void check_written(const char *path, int count, Error *error)
{
    Error unread = { 0 };
    writing.error = &unread;
    po_file_t po = read_back(path);
    if (!po || count_messages(po) != count || unread.kind != ERROR_NONE)
        error_set(error, ERROR_IO, "%s: it cannot be written whole; is there room?", path);
    if (po)
        po_file_free(po);
}

static bool write_pot(const StorySource *source, const char *path, Error *error)
{
    int count;
    const Phrase *phrases = phrases_make(source, &count);
    po_file_t po = po_file_create();
    po_message_iterator_t end = po_message_iterator(po, NULL);
    po_message_insert(end, header_of(source));
    for (int i = 0; i < count; i++)
        po_message_insert(end, message_of(source, &phrases[i]));
    po_message_iterator_free(end);
    writing.error = error;
    if (setjmp(writing.give_up) == 0)
        po_file_write(po, path, &handler);
    po_file_free(po);
    if (error->kind == ERROR_NONE)
        check_written(path, count + 1, error); /* plus the header */
    return error->kind == ERROR_NONE;
}

/* Writes another file first, so that an older one stays whole until the new one is. */
static bool write_aside(const StorySource *source, const char *path, Error *error)
{
    const char *aside = arena_print(source->arena, "%s.new", path);
    bool good = write_pot(source, aside, error) && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    return good;
}

static int take_folder(const char *path, const char *out)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    Folder folder;
    const StorySource *source = &folder.source;
    Error error = { 0 };
    bool read = folder_read(&folder, NULL, path, &findings, arena);
    int result = EXIT_GOOD;
    if (!read) {
        findings_print(&findings, stderr);
        result = EXIT_WRONG;
    } else {
        if (!out) {
            const char *po = source_path(source, "po");
            mkdir(po, 0755); /* it may exist; if this fails, writing there reports the error */
            out = arena_print(arena, "%s/%s.pot", po, source->story.id);
        }
        bool good = out_may_replace(out, OUT_POT, &error) && write_aside(source, out, &error);
        result = good ? EXIT_GOOD : complain(&error);
        if (good)
            printf("%s\n", out);
    }
    arena_free(arena);
    return result;
}

int command_pot(const Order *order, char **words)
{
    return take_folder(words[0], order->out);
}
