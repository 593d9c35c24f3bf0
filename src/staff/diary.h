/* diary.h: the log that staff can read: what they did and what happened, as the file DATA/log.
 *
 * Only the last 200 entries are kept. The file is replaced in one step, so a pulled plug leaves the
 * old one or the new one; a line of it that is damaged is left out, and the others stay. It has
 * nothing about visitors. The words are made when it is shown: see screens/staff_log.c.
 */
#ifndef STAFF_DIARY_H
#define STAFF_DIARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"

#define DIARY_MOST      200
#define DIARY_TEXT_ROOM (DIARY_MOST * 128)

/* The numbers in an entry are named after each; {title} is a story's. */
typedef enum {
    DIARY_NOTHING,
    /* what happened */
    DIARY_STARTED,
    DIARY_FELL,      /* it started again after an abnormal end */
    DIARY_NEW_STORY, /* {title}; version */
    DIARY_REFUSED,   /* {title}; exit status of outcome.h, version or MB */
    DIARY_TAKEN_OFF, /* {title} */
    DIARY_ANSWERS,   /* answers wait */
    DIARY_ASIDE,     /* the file of answers was damaged and set aside */
    DIARY_HOT,       /* degrees */
    DIARY_POWER,
    DIARY_LOST,     /* what staff chose was lost */
    DIARY_PIN_BACK, /* the first PIN is valid again, by stick */
    /* what staff did */
    DIARY_OPENED,
    DIARY_WRONG_PIN, /* how often */
    DIARY_NEW_PIN,
    DIARY_UNDONE, /* {title}; version */
    DIARY_HIDDEN, /* {title} */
    DIARY_SHOWN,  /* {title} */
    DIARY_FIRST,  /* {title} */
    DIARY_SOUND,
    DIARY_HOURS,
    DIARY_LANGUAGES,
    DIARY_CLOCK,
    DIARY_LOW,
    DIARY_STILL,
    DIARY_TOUCH, /* fields that did not answer */
    DIARY_SIZE,
    DIARY_COPIED,
    DIARY_NOT_COPIED,
    DIARY_OFF,
    DIARY_RESTART,
    DIARY_GIVEN_BACK, /* stories from sticks that went */
    DIARY_CLASS,      /* {title}: a school class began; nothing else about it is kept */
    DIARY_CLASS_OVER,
    DIARY_WHATS
} DiaryWhat;

typedef struct {
    DiaryWhat what;
    int64_t wall_s; /* 0: the clock was not set */
    int number, other;
    char title[LABEL_MOST + 1];
} DiaryEntry;

/* Start it as { 0 }. */
typedef struct {
    DiaryEntry entries[DIARY_MOST]; /* the oldest first */
    int count;
} Diary;

/* Adds an entry. The same thing, done once more within ten minutes, only changes the last entry:
 * who sets the hours touches many times. A title that is too long is cut. */
void diary_add(Diary *diary, const DiaryEntry *entry);

/* Writes the file's text; returns its length. The second reads it, without what is damaged. */
size_t diary_text(const Diary *diary, char text[DIARY_TEXT_ROOM]);
void diary_parse(Diary *diary, const char *text);

/* The first reads the file in that folder; without one the diary is empty. False with *error when
 * it cannot be read or written. */
MUST_CHECK bool diary_read(Diary *diary, const char *folder, Error *error);
MUST_CHECK bool diary_write(const char *text, size_t size, const char *folder, Error *error);

#endif
