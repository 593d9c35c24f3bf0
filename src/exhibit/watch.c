/* watch.c: notices what is not well while visitors have the glass, and writes the log for staff. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "exhibit/exhibit_private.h"
#include "words/words.h"

#define WATCH_MS INT64_C(60000)

/* ---- the log ---- */

/* Has the clerk write it. */
static void keep_diary(Exhibit *exhibit)
{
    if (!exhibit->clerk)
        return; /* exhibit_keep_diary() comes later */
    char *text = memory_take(DIARY_TEXT_ROOM, 1);
    diary_text(&exhibit->diary, text);
    clerk_ask(exhibit->clerk, &(Order){ .job = JOB_LOG, .text = text });
}

void exhibit_note(Exhibit *exhibit, DiaryWhat what, int number, int other, const char *title)
{
    int64_t wall = clock_is_set() ? clock_wall_s() : 0;
    DiaryEntry entry = { .what = what, .wall_s = wall, .number = number, .other = other };
    snprintf(entry.title, sizeof(entry.title), "%s", title ? title : "");
    diary_add(&exhibit->diary, &entry);
    keep_diary(exhibit);
}

void exhibit_start_diary(Exhibit *exhibit, const char *data)
{
    Error error = { 0 };
    if (data && !diary_read(&exhibit->diary, data, &error))
        log_error("%s", error.message);
    exhibit_note(exhibit, exhibit->shelf.restarts > 0 ? DIARY_FELL : DIARY_STARTED, 0, 0, NULL);
}

void exhibit_keep_diary(Exhibit *exhibit)
{
    keep_diary(exhibit);
}

void exhibit_note_refused(Exhibit *exhibit, const OutcomeReport *report)
{
    int64_t mb = report->missing_bytes / 1000000;
    const char *title = shelf_title(&exhibit->shelf, report->id);
    exhibit_note(exhibit, DIARY_REFUSED, outcome_words(report->outcome)->status,
                 mb > 0 ? (int)mb : report->version, title ? title : report->id);
}

void exhibit_note_news(Exhibit *exhibit, const OutcomeReport *report)
{
    const char *title = shelf_title(&exhibit->shelf, report->id);
    if (report->outcome != OUTCOME_NEW) {
        exhibit_note_refused(exhibit, report);
        return;
    }
    exhibit_note(exhibit, DIARY_NEW_STORY, report->version, 0, title ? title : report->id);
    exhibit_make_fresh(exhibit, report->id);
}

/* ---- what is not well ---- */

/* A new trouble is written down once, until it is over. */
static void note_troubles(Exhibit *exhibit)
{
    static const struct {
        Trouble trouble;
        DiaryWhat what;
    } notes[] = { { TROUBLE_ANSWERS, DIARY_ANSWERS },
                  { TROUBLE_ASIDE, DIARY_ASIDE },
                  { TROUBLE_HOT, DIARY_HOT },
                  { TROUBLE_POWER, DIARY_POWER },
                  { TROUBLE_SETTINGS, DIARY_LOST } };
    unsigned now = exhibit->facts.troubles;
    for (size_t i = 0; i < COUNT(notes); i++) {
        unsigned bit = 1U << notes[i].trouble;
        if (now & bit & ~exhibit->noted)
            exhibit_note(exhibit, notes[i].what,
                         notes[i].trouble == TROUBLE_HOT ? exhibit->facts.degrees : 0, 0, NULL);
    }
    exhibit->noted = now;
}

int64_t exhibit_watch_wake_ms(const Exhibit *exhibit)
{
    bool watches = exhibit->visit.screen == SCREEN_ATTRACT || exhibit->visit.screen == SCREEN_SLEEP;
    return watches && !exhibit->options.preview ? exhibit->watch_ms : CLOCK_NEVER;
}

void exhibit_tick_watch(Exhibit *exhibit)
{
    if (exhibit_now(exhibit) < exhibit_watch_wake_ms(exhibit))
        return;
    unsigned before = exhibit->facts.troubles;
    exhibit->watch_ms = exhibit_now(exhibit) + WATCH_MS;
    exhibit_learn_facts(exhibit);
    note_troubles(exhibit);
    if ((before == 0) != (exhibit->facts.troubles == 0))
        exhibit_rebuild(exhibit);
}
