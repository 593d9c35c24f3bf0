#include "staff/kept.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define FIRST     "sayswho staff 1\n"
#define LAST      "end\n"
#define NONE      "-"
#define PATH_ROOM 4400
#define WAIT_MOST (30 * 60 * 1000)

/* ---- as text ---- */

size_t kept_text(const StaffKept *kept, char text[KEPT_TEXT_ROOM])
{
    size_t at = (size_t)snprintf(
        text, KEPT_TEXT_ROOM,
        FIRST "pin %s\nwrong %d wait %d\nvolume %d low %d still %d\nfirst %s\n"
              "language %s\nglass %d by %d dead %d\n",
        kept->pin[0] ? kept->pin : NONE, kept->wrong, (int)kept->wait_ms, kept->volume, kept->low,
        kept->still, kept->first[0] ? kept->first : NONE, kept->language[0] ? kept->language : NONE,
        kept->width, kept->height, kept->dead);
    for (int day = 0; day < STAFF_DAYS; day++)
        at += (size_t)snprintf(text + at, KEPT_TEXT_ROOM - at, "open %d to %d\n",
                               kept->hours[day].opens, kept->hours[day].closes);
    for (int i = 0; i < kept->hidden_count; i++)
        at += (size_t)snprintf(text + at, KEPT_TEXT_ROOM - at, "hidden %s\n", kept->hidden[i]);
    for (int i = 0; i < kept->without_count; i++)
        at += (size_t)snprintf(text + at, KEPT_TEXT_ROOM - at, "without %s\n", kept->without[i]);
    return at + (size_t)snprintf(text + at, KEPT_TEXT_ROOM - at, LAST);
}

static const char *next_line(const char *line)
{
    const char *end = line ? strchr(line, '\n') : NULL;
    return end ? end + 1 : NULL;
}

/* Reads the lines before the days; returns the line after them, or NULL. */
static const char *parse_head(StaffKept *kept, const char *line)
{
    int wait, low, still;
    if (strncmp(line, FIRST, strlen(FIRST)) != 0 ||
        sscanf(line + strlen(FIRST),
               "pin %127s wrong %7d wait %7d volume %3d low %1d still %1d first %20s language %15s "
               "glass %5d by %5d dead %3d",
               kept->pin, &kept->wrong, &wait, &kept->volume, &low, &still, kept->first,
               kept->language, &kept->width, &kept->height, &kept->dead) != 11)
        return NULL;
    if (kept->wrong < 0 || wait < 0 || wait > WAIT_MOST || kept->volume < 0 || kept->volume > 100)
        return NULL;
    bool sized = kept->width > 0 && kept->height > 0;
    if (kept->dead < 0 || (!sized && (kept->width != 0 || kept->height != 0)))
        return NULL;
    kept->wait_ms = wait;
    kept->low = low;
    kept->still = still;
    if (strcmp(kept->pin, NONE) == 0)
        kept->pin[0] = '\0';
    if (strcmp(kept->first, NONE) == 0)
        kept->first[0] = '\0';
    if (strcmp(kept->language, NONE) == 0)
        kept->language[0] = '\0';
    for (int i = 0; i < 7; i++)
        line = next_line(line);
    return line;
}

static const char *parse_days(StaffKept *kept, const char *line)
{
    for (int day = 0; day < STAFF_DAYS && line; day++) {
        StaffHours *hours = &kept->hours[day];
        if (sscanf(line, "open %2d to %2d", &hours->opens, &hours->closes) != 2 ||
            hours->opens < 0 || hours->closes < hours->opens || hours->closes > STAFF_QUARTERS)
            return NULL;
        line = next_line(line);
    }
    return line;
}

/* A hidden story, or a language that nobody can choose. */
static bool parse_name(StaffKept *kept, const char *line)
{
    if (kept->hidden_count < STAFF_ID_MOST &&
        sscanf(line, "hidden %20s", kept->hidden[kept->hidden_count]) == 1) {
        kept->hidden_count++;
        return true;
    }
    if (kept->without_count < STAFF_LANGUAGES_MOST &&
        sscanf(line, "without %15s", kept->without[kept->without_count]) == 1) {
        kept->without_count++;
        return true;
    }
    return false;
}

bool kept_parse(StaffKept *kept, const char *text, size_t size)
{
    char again[KEPT_TEXT_ROOM];
    StaffKept read = { 0 };
    const char *line = parse_head(&read, text);
    line = line ? parse_days(&read, line) : NULL;
    while (line && strcmp(line, LAST) != 0) {
        if (!parse_name(&read, line))
            return false;
        line = next_line(line);
    }
    if (!line || kept_text(&read, again) != size || memcmp(text, again, size) != 0)
        return false;
    *kept = read;
    return true;
}

/* ---- as a file ---- */

bool kept_read(StaffKept *kept, const char *folder, Error *error)
{
    char path[PATH_ROOM], text[KEPT_TEXT_ROOM];
    ssize_t size;
    *kept = staff_kept_default();
    snprintf(path, sizeof(path), "%s/staff", folder);
    if (!file_read_text(path, text, sizeof(text), &size, error))
        return false;
    if (size < 0 || kept_parse(kept, text, (size_t)size))
        return true;
    error_set(error, ERROR_CONTENT,
              "%s: it is damaged; what staff chose there is as it came, also the PIN", path);
    return false;
}

bool kept_write(const StaffKept *kept, const char *folder, Error *error)
{
    char path[PATH_ROOM], aside[PATH_ROOM], text[KEPT_TEXT_ROOM];
    size_t size = kept_text(kept, text);
    snprintf(path, sizeof(path), "%s/staff", folder);
    snprintf(aside, sizeof(aside), "%s/staff.new", folder);
    bool good =
        file_write_text(aside, text, size, 0600, error) && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    return good;
}
