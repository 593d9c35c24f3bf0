#include "import.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "advice/prose.h"
#include "bundle/markdown.h"
#include "content/content.h"
#include "files/text_file.h"

#define FILE_MOST ((size_t)16 << 20)
#define MARKED    2 /* as many claims has the template */

#define HOW_TO                                                                                     \
    "Every sentence of the text, as a candidate for a claim. To make one a claim, put its mark "   \
    "into\n"                                                                                       \
    "article.md in place of the sentence, and describe it in claims.yaml. Nothing reads this "     \
    "file.\n"

extern char **environ;

/* ---- pandoc ---- */

/* Reads all that comes, up to FILE_MOST bytes; NULL when there is more. */
static char *read_pipe(Arena *arena, int from, size_t *length)
{
    char *bytes = memory_take(FILE_MOST, 1), *text = NULL;
    ssize_t got;
    *length = 0;
    while (*length < FILE_MOST && ((got = read(from, bytes + *length, FILE_MOST - *length)) > 0 ||
                                   (got < 0 && errno == EINTR)))
        *length += got > 0 ? (size_t)got : 0;
    if (*length < FILE_MOST)
        text = arena_copy_bytes(arena, bytes, *length);
    free(bytes);
    return text;
}

static int start_pandoc(const char *path, const char *filter, int to, pid_t *process)
{
    Arena *arena = arena_make();
    const char *words[] = { "pandoc",
                            "--sandbox", /* it opens no other file and no address */
                            "--to=commonmark",
                            "--wrap=none",
                            arena_print(arena, "--lua-filter=%s", filter),
                            arena_print(arena, "%s%s", path[0] == '-' ? "./" : "", path),
                            NULL };
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    int failed = posix_spawn_file_actions_adddup2(&files, to, 1);
    failed =
        failed ? failed : posix_spawnp(process, words[0], &files, NULL, (char **)words, environ);
    posix_spawn_file_actions_destroy(&files);
    arena_free(arena);
    return failed;
}

static char *run_pandoc(Arena *arena, const char *path, const char *filter, size_t *length,
                        Error *error)
{
    int ends[2], status = 0;
    pid_t process;
    if (pipe(ends) != 0) {
        error_set(error, ERROR_IO, "%s: pandoc cannot be started: %s", path, strerror(errno));
        return NULL;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC); /* so that pandoc ends when we stop reading */
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    int failed = start_pandoc(path, filter, ends[1], &process);
    close(ends[1]);
    char *text = failed ? NULL : read_pipe(arena, ends[0], length);
    close(ends[0]);
    while (!failed && waitpid(process, &status, 0) < 0 && errno == EINTR)
        ;
    if (failed)
        error_set(error, ERROR_IO,
                  "%s: reading it needs pandoc, which cannot be started: %s; install the package "
                  "pandoc, or save the text as Markdown (.md)",
                  path, strerror(failed));
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !text)
        error_set(error, ERROR_CONTENT,
                  "%s: pandoc cannot read it; save it as Word, OpenDocument, HTML or Markdown",
                  path);
    else
        return text;
    return NULL;
}

/* ---- Markdown ---- */

static bool is_markdown(const char *path)
{
    static const char *const ends[] = { ".md", ".markdown", ".txt" };
    size_t length = strlen(path);
    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t end = strlen(ends[i]);
        if (length > end && strcmp(path + length - end, ends[i]) == 0)
            return true;
    }
    return false;
}

/* As text_file_read(), but with the first finding as an error. */
static char *read_markdown(Arena *arena, const char *path, size_t *length, Error *error)
{
    Findings findings = { .arena = arena };
    char *text = text_file_read(path, FILE_MOST, length, &findings);
    int count;
    if (!text)
        error_set(error, ERROR_CONTENT, "%s", findings_lines(&findings, &count)[0]);
    return text;
}

/* ---- sentences ---- */

/* The text with the marks that were put into it. */
typedef struct {
    Arena *arena;
    const char *text; /* what was not yet taken over */
    const char *marked;
    int marks;
} Marking;

/* Marks a sentence, if it stands in the text as it reads: without emphasis and the like. Returns
 * its number, or 0. */
static int mark(Marking *marking, const Sentence *sentence, const char *words)
{
    const char *at = strstr(marking->text, words);
    if (!at || marking->marks == MARKED || sentence->words < 3 || strpbrk(words, "[]*_\\`"))
        return 0;
    marking->marks++;
    marking->marked = arena_print(marking->arena, "%s%.*s[%s](#C%02d)", marking->marked,
                                  (int)(at - marking->text), marking->text, words, marking->marks);
    marking->text = at + strlen(words);
    return marking->marks;
}

/* Writes each sentence with its mark, and marks the first ones. Returns how many there are. The
 * marked ones have the first numbers, the others those that follow. */
static int list_sentences(Marking *marking, const MarkdownBlock *blocks, int count, FILE *out)
{
    int others = 0;
    fputs(HOW_TO, out);
    for (int i = 0; i < count; i++) {
        Sentence sentence;
        for (const char *at = blocks[i].text;
             blocks[i].kind != BLOCK_HEADING && prose_next_sentence(&at, &sentence);) {
            const char *words = arena_copy_bytes(marking->arena, sentence.text, sentence.length);
            int number = mark(marking, &sentence, words);
            others += number == 0;
            fprintf(out, "\n[%s](#C%02d)\n", words, number ? number : MARKED + others);
        }
    }
    return marking->marks + others;
}

bool import_text(Arena *arena, const char *path, const char *filter, Imported *imported,
                 Error *error)
{
    size_t length;
    char *text = is_markdown(path) ? read_markdown(arena, path, &length, error)
                                   : run_pandoc(arena, path, filter, &length, error);
    if (!text)
        return false;
    int count, line = 0;
    const MarkdownBlock *blocks = markdown_parse(arena, text, length, &count, &line, error);
    if (!blocks) {
        error_add(error, "%s: line %d", path, line);
        return false;
    }
    Marking marking = { arena, text, "", 0 };
    char *list = NULL;
    size_t size;
    FILE *out = open_memstream(&list, &size);
    if (!out) {
        error_set(error, ERROR_IO, "%s: there is not enough memory for it now", path);
        return false;
    }
    imported->count = list_sentences(&marking, blocks, count, out);
    bool good = fclose(out) == 0 && marking.marks == MARKED;
    imported->sentences = arena_copy_text(arena, list);
    imported->article = arena_print(arena, "%s%s", marking.marked, marking.text);
    free(list);
    if (!good)
        error_set(error, ERROR_CONTENT,
                  "%s: it has fewer than two plain sentences; write some more", path);
    return good;
}
