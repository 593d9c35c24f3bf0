#include "files/text_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "files/text_signs.h"

static char *read_open(Arena *arena, int file, size_t most, size_t *length, Error *error)
{
    struct stat info;
    if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
        error_set(error, ERROR_IO, "it is not a file; put a file of that name there");
        return NULL;
    }
    if ((uintmax_t)info.st_size > most) {
        error_set(error, ERROR_CONTENT, "it is larger than %zu bytes; make it smaller", most);
        return NULL;
    }
    size_t size = (size_t)info.st_size, used = 0;
    char *bytes = arena_take(arena, size + 1, 1);
    while (used < size) {
        ssize_t got = read(file, bytes + used, size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            error_set(error, ERROR_IO, "it cannot be read: %s; check the disk",
                      got < 0 ? strerror(errno) : "it became shorter meanwhile");
            return NULL;
        }
        used += (size_t)got;
    }
    *length = used;
    return bytes;
}

char *file_read(Arena *arena, const char *path, size_t most, size_t *length, Error *error)
{
    /* O_NONBLOCK, so that a pipe with that name does not make us wait. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        error_set(error, ERROR_IO, "it cannot be read: %s; check that it is there and may be read",
                  strerror(errno));
        return NULL;
    }
    char *bytes = read_open(arena, file, most, length, error);
    close(file);
    return bytes;
}

int text_line(const char *text, const char *at)
{
    int line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

/* Returns the first byte that is not UTF-8. */
static const char *not_utf8(const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        size_t bytes = (size_t)((line_end ? line_end + 1 : end) - text);
        if (!utf8_valid(text, bytes))
            return text;
        text += bytes;
    }
    return text;
}

/* Returns what is wrong with a byte that is not allowed anywhere, or NULL. Tabs change the meaning
 * of YAML unexpectedly. */
static const char *wrong_byte(unsigned char byte)
{
    if (byte == '\t')
        return "there is a tab; use spaces";
    if ((byte < ' ' && byte != '\n') || byte == 0x7F)
        return "there is a control character; take it out";
    return NULL;
}

/* Takes out what Windows adds: a byte order mark at the beginning, and a carriage return at the end
 * of each line. A return alone, as old Macs had it, becomes a line end. */
static size_t without_windows(char *text, size_t length)
{
    size_t to = 0, from = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (; from < length; from++) {
        if (text[from] == '\r' && from + 1 < length && text[from + 1] == '\n')
            continue;
        text[to++] = text[from];
        if (text[to - 1] == '\r')
            text[to - 1] = '\n';
    }
    text[to] = '\0';
    return to;
}

/* Tells each line with a character that nobody types on purpose. True when there is none. */
static bool check_signs(const char *path, const char *text, Findings *findings)
{
    int line = 1;
    const char *counted = text, *at = text, *wrong;
    bool good = true;
    while ((wrong = text_signs_wrong(findings->arena, at, &at))) {
        for (; counted < at; counted++)
            line += *counted == '\n';
        findings_add(findings, path, line, "%s", wrong);
        at += strcspn(at, "\n");
        good = false;
    }
    return good;
}

char *text_file_read(const char *path, size_t most, size_t *length, Findings *findings)
{
    Error error = { 0 };
    char *text = file_read(findings->arena, path, most, length, &error);
    if (!text) {
        findings_add(findings, path, 0, "%s", error.message);
        return NULL;
    }
    const char *wrong = NULL, *at = text;
    *length = without_windows(text, *length);
    if (*length == 0)
        wrong = "it is empty; write it";
    else if (!utf8_valid(text, *length)) {
        wrong = "it is not UTF-8; save it as UTF-8 in your editor";
        at = not_utf8(text, *length);
    } else {
        while (at < text + *length && !(wrong = wrong_byte((unsigned char)*at)))
            at++;
    }
    if (wrong)
        findings_add(findings, path, *length ? text_line(text, at) : 0, "%s", wrong);
    return !wrong && check_signs(path, text, findings) ? text : NULL;
}
