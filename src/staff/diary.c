#include "staff/diary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"

#define FIRST     "sayswho log 1\n"
#define PATH_ROOM 4400
#define SAME_S    600 /* within ten minutes it is the same thing */

/* In the file; they do not change, because older files have them. */
static const struct {
    const char *name;
    bool merges; /* once more: the last entry is changed */
} whats[DIARY_WHATS] = {
    [DIARY_NOTHING] = { "nothing", false },
    [DIARY_STARTED] = { "started", false },
    [DIARY_FELL] = { "fell", false },
    [DIARY_NEW_STORY] = { "new-story", false },
    [DIARY_REFUSED] = { "refused", true },
    [DIARY_TAKEN_OFF] = { "taken-off", false },
    [DIARY_ANSWERS] = { "answers", true },
    [DIARY_ASIDE] = { "aside", false },
    [DIARY_HOT] = { "hot", true },
    [DIARY_POWER] = { "power", true },
    [DIARY_LOST] = { "lost", true },
    [DIARY_PIN_BACK] = { "pin-back", false },
    [DIARY_OPENED] = { "opened", true },
    [DIARY_WRONG_PIN] = { "wrong-pin", true },
    [DIARY_NEW_PIN] = { "new-pin", false },
    [DIARY_UNDONE] = { "undone", false },
    [DIARY_HIDDEN] = { "hidden", false },
    [DIARY_SHOWN] = { "shown", false },
    [DIARY_FIRST] = { "first", false },
    [DIARY_SOUND] = { "sound", true },
    [DIARY_HOURS] = { "hours", true },
    [DIARY_LANGUAGES] = { "languages", true },
    [DIARY_CLOCK] = { "clock", true },
    [DIARY_LOW] = { "low", true },
    [DIARY_STILL] = { "still", true },
    [DIARY_TOUCH] = { "touch", false },
    [DIARY_SIZE] = { "size", true },
    [DIARY_COPIED] = { "copied", false },
    [DIARY_NOT_COPIED] = { "not-copied", true },
    [DIARY_OFF] = { "off", false },
    [DIARY_RESTART] = { "restart", false },
    [DIARY_GIVEN_BACK] = { "given-back", false },
    [DIARY_CLASS] = { "class", false },
    [DIARY_CLASS_OVER] = { "class-over", false },
};

/* ---- adding ---- */

static bool is_same(const DiaryEntry *last, const DiaryEntry *entry)
{
    int64_t apart = entry->wall_s - last->wall_s;
    return whats[entry->what].merges && last->what == entry->what &&
           strcmp(last->title, entry->title) == 0 && apart >= 0 && apart <= SAME_S;
}

/* Ends a title that has been cut in the middle of a letter before that letter. */
static void end_whole(char *title)
{
    size_t length = strlen(title);
    while (length > 0 && !utf8_valid(title, length))
        title[--length] = '\0';
}

void diary_add(Diary *diary, const DiaryEntry *entry)
{
    DiaryEntry new = *entry;
    DiaryEntry *last = diary->count > 0 ? &diary->entries[diary->count - 1] : NULL;
    for (char *at = new.title; *at; at++) {
        if ((unsigned char)*at < ' ')
            *at = ' ';
    }
    end_whole(new.title);
    if (last && is_same(last, &new)) {
        new.number += new.what == DIARY_WRONG_PIN ? last->number : 0;
        *last = new;
        return;
    }
    if (diary->count == DIARY_MOST)
        memmove(diary->entries, diary->entries + 1,
                (size_t)--diary->count * sizeof(diary->entries[0]));
    diary->entries[diary->count++] = new;
}

/* ---- as text ---- */

static int entry_text(const DiaryEntry *entry, char *text, size_t room)
{
    return snprintf(text, room, "%" PRId64 " %s %d %d %s\n", entry->wall_s, whats[entry->what].name,
                    entry->number, entry->other, entry->title);
}

_Static_assert(20 + 12 + 2 * 11 + LABEL_MOST + 6 < DIARY_TEXT_ROOM / DIARY_MOST - 1,
               "every entry has room");

size_t diary_text(const Diary *diary, char text[DIARY_TEXT_ROOM])
{
    size_t at = (size_t)snprintf(text, DIARY_TEXT_ROOM, FIRST);
    for (int i = 0; i < diary->count; i++)
        at += (size_t)entry_text(&diary->entries[i], text + at, DIARY_TEXT_ROOM - at);
    return at;
}

/* A line has one form: it is written again and compared. */
static bool parse_line(const char *line, size_t length, DiaryEntry *entry)
{
    char name[16], again[160];
    int title = 0;
    *entry = (DiaryEntry){ 0 };
    if (length >= sizeof(again) ||
        sscanf(line, "%15" SCNd64 " %15[a-z-] %10d %10d%n", &entry->wall_s, name, &entry->number,
               &entry->other, &title) != 4)
        return false;
    size_t from = (size_t)title + 1;
    if (from > length || length - from > LABEL_MOST || !utf8_valid(line + from, length - from))
        return false;
    memcpy(entry->title, line + from, length - from);
    for (int i = DIARY_NOTHING + 1; i < DIARY_WHATS; i++) {
        if (strcmp(whats[i].name, name) == 0)
            entry->what = (DiaryWhat)i;
    }
    int size = entry_text(entry, again, sizeof(again));
    return entry->what != DIARY_NOTHING && entry->wall_s >= 0 && (size_t)size == length + 1 &&
           memcmp(again, line, length) == 0;
}

void diary_parse(Diary *diary, const char *text)
{
    const char *line = strchr(text, '\n');
    *diary = (Diary){ 0 };
    while (line && line[1]) {
        DiaryEntry entry;
        const char *end = strchr(++line, '\n');
        if (end && parse_line(line, (size_t)(end - line), &entry) && diary->count < DIARY_MOST)
            diary->entries[diary->count++] = entry;
        line = end;
    }
}

/* ---- as a file ---- */

bool diary_read(Diary *diary, const char *folder, Error *error)
{
    char path[PATH_ROOM];
    char *text = memory_take(DIARY_TEXT_ROOM, 1);
    ssize_t size;
    *diary = (Diary){ 0 };
    snprintf(path, sizeof(path), "%s/log", folder);
    bool good = file_read_text(path, text, DIARY_TEXT_ROOM, &size, error);
    if (good && size > 0)
        diary_parse(diary, text);
    free(text);
    return good;
}

bool diary_write(const char *text, size_t size, const char *folder, Error *error)
{
    char path[PATH_ROOM], aside[PATH_ROOM];
    snprintf(path, sizeof(path), "%s/log", folder);
    snprintf(aside, sizeof(aside), "%s/log.new", folder);
    bool good =
        file_write_text(aside, text, size, 0640, error) && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    return good;
}
