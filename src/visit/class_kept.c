#include "visit/class_kept.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define FIRST     "sayswho class 1\n"
#define LAST      "end\n"
#define NONE      "-"
#define PATH_ROOM 4400

/* ---- as text ---- */

/* The pages of a lesson. */
static const char *const pages[CLASS_PAGES] = {
    [CLASS_EXAMPLE] = "example", [CLASS_READ] = "read",   [CLASS_VOTE] = "vote",
    [CLASS_PULL] = "pull",       [CLASS_AGAIN] = "again", [CLASS_COMPARE] = "compare"
};

static size_t put(char *text, size_t at, const char *format, ...) PRINTF(3, 4);
static size_t put(char *text, size_t at, const char *format, ...)
{
    va_list parts;
    va_start(parts, format);
    int length = vsnprintf(text + at, CLASS_TEXT_ROOM - at, format, parts);
    va_end(parts);
    return at + (size_t)length;
}

static size_t put_sentence(char *text, size_t at, int claim, const ClassVotes *votes)
{
    const int *first = votes->votes[0], *second = votes->votes[1];
    return put(text, at, "sentence %d first %d %d %d %d second %d %d %d %d\n", claim, first[0],
               first[1], first[2], first[3], second[0], second[1], second[2], second[3]);
}

size_t class_text(const Class *class, const ClassLook *look, char text[CLASS_TEXT_ROOM])
{
    size_t at =
        put(text, 0,
            FIRST "story %s %d\nlesson %d groups %d pupils %d of %d\n"
                  "look %s large %d contrast %d\nday %s age %" PRId64 "\n"
                  "page %s at %d spans %d revealed %d rope %d ending %d\n",
            class->story, class->version, (int)class->lesson, class->groups, class->pupils,
            class->group_count, look->language, look->large, look->contrast,
            class->day[0] ? class->day : NONE, class->age_ms, pages[class->under], class->at,
            class->spans, class->revealed, class->rope, class->page == CLASS_END);
    for (int i = 0; i < class->claim_count; i++)
        at = put_sentence(text, at, class->claims[i], &class->votes[i]);
    for (int i = 0; i < class->turn_count; i++)
        at = put(text, at, "group %d\n", class->turns[i]);
    return put(text, at, LAST);
}

static const char *next_line(const char *line)
{
    const char *end = line ? strchr(line, '\n') : NULL;
    return end ? end + 1 : NULL;
}

/* Reads the lines before the sentences; returns the line after them, or NULL. */
static const char *parse_head(Class *class, ClassLook *look, const char *line)
{
    int lesson, groups, large, contrast, revealed, rope, ending;
    char page[12];
    if (strncmp(line, FIRST, strlen(FIRST)) != 0 ||
        sscanf(
            line + strlen(FIRST),
            "story %20s %9d lesson %1d groups %1d pupils %2d of %2d look %15s large %1d contrast "
            "%1d day %10s age %12" SCNd64 " page %11s at %2d spans %4d revealed %1d rope %1d "
            "ending %1d",
            class->story, &class->version, &lesson, &groups, &class->pupils, &class->group_count,
            look->language, &large, &contrast, class->day, &class->age_ms, page, &class->at,
            &class->spans, &revealed, &rope, &ending) != 17)
        return NULL;
    class->page = CLASS_AWAY;
    for (int i = CLASS_EXAMPLE; i < CLASS_END; i++) {
        if (strcmp(pages[i], page) == 0)
            class->page = (ClassPage)i;
    }
    class->under = class->page;
    class->page = ending ? CLASS_END : class->page;
    class->lesson = (LessonKind)lesson;
    class->groups = groups;
    class->revealed = revealed;
    class->rope = rope;
    look->large = large;
    look->contrast = contrast;
    if (strcmp(class->day, NONE) == 0)
        class->day[0] = '\0';
    for (int i = 0; i < 6; i++)
        line = next_line(line);
    return line;
}

static const char *parse_rest(Class *class, const char *line)
{
    for (; line && class->claim_count < LESSON_CLAIMS_MOST; class->claim_count++) {
        int *first = class->votes[class->claim_count].votes[0];
        int *second = class->votes[class->claim_count].votes[1];
        if (sscanf(line, "sentence %7d first %2d %2d %2d %2d second %2d %2d %2d %2d",
                   &class->claims[class->claim_count], &first[0], &first[1], &first[2], &first[3],
                   &second[0], &second[1], &second[2], &second[3]) != 9)
            break;
        line = next_line(line);
    }
    for (; line && class->turn_count < CLASS_GROUPS_MOST; class->turn_count++) {
        if (sscanf(line, "group %1d", &class->turns[class->turn_count]) != 1)
            break;
        line = next_line(line);
    }
    return line;
}

bool class_parse(Class *class, ClassLook *look, const char *text, size_t size)
{
    char again[CLASS_TEXT_ROOM];
    ClassLook looked = { 0 };
    Class read = { .facts = class->facts, .page_count = 1, .rows = 1 };
    const char *line = parse_head(&read, &looked, text);
    line = line ? parse_rest(&read, line) : NULL;
    if (!line || strcmp(line, LAST) != 0 || !class_is_whole(&read) ||
        class_text(&read, &looked, again) != size || memcmp(text, again, size) != 0)
        return false;
    *class = read;
    *look = looked;
    return true;
}

/* ---- as a file ---- */

bool class_read(Class *class, ClassLook *look, const char *folder, bool *there, Error *error)
{
    char path[PATH_ROOM], text[CLASS_TEXT_ROOM];
    ssize_t size;
    snprintf(path, sizeof(path), "%s/class", folder);
    *there = false;
    if (!file_read_text(path, text, sizeof(text), &size, error))
        return false;
    *there = size >= 0;
    if (size < 0 || class_parse(class, look, text, (size_t)size))
        return true;
    error_set(error, ERROR_CONTENT,
              "%s: it is damaged; the class that it was of cannot go on, and it is removed", path);
    return false;
}

bool class_write(const char *text, size_t size, const char *folder, Error *error)
{
    char path[PATH_ROOM], aside[PATH_ROOM];
    snprintf(path, sizeof(path), "%s/class", folder);
    snprintf(aside, sizeof(aside), "%s/class.new", folder);
    bool good =
        file_write_text(aside, text, size, 0600, error) && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    return good;
}

bool class_remove(const char *folder, Error *error)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof(path), "%s/class", folder);
    if ((unlink(path) != 0 && errno != ENOENT) || !file_sync_folder(folder)) {
        error_set(error, ERROR_IO, "%s: the class cannot be removed: %s; remove this file", path,
                  strerror(errno));
        return false;
    }
    return true;
}
