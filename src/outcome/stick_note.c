#include "outcome/stick_note.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define TEXT_ROOM 200

static const char *const states[] = { "reading", "in", "gone" };

static void write_text(const StickNote *note, char text[TEXT_ROOM])
{
    snprintf(
        text, TEXT_ROOM,
        "sayswho stick 3\nstate %s\nfound %d\ncopied %d\nrefused %d\nworst %s\nmissing %d\nend\n",
        states[note->state], note->found, note->copied, note->refused,
        outcome_words(note->worst)->name, note->missing_mb);
}

bool stick_note_write(const char *incoming, const StickNote *note, Error *error)
{
    char aside[4600], path[4600], text[TEXT_ROOM];
    write_text(note, text);
    snprintf(aside, sizeof(aside), "%s/.report.new", incoming);
    snprintf(path, sizeof(path), "%s/report", incoming);
    return file_write_text(aside, text, strlen(text), 0644, error) &&
           file_put_in_place(aside, path, error);
}

/* The note has one form: it is written again and compared, so nothing else is believed. */
static bool read_text(const char *text, StickNote *note)
{
    char state[16], worst[16], again[TEXT_ROOM];
    if (sscanf(text,
               "sayswho stick 3 state %15s found %5d copied %5d refused %5d worst %15s missing %5d",
               state, &note->found, &note->copied, &note->refused, worst, &note->missing_mb) != 6)
        return false;
    note->pins = 0;
    note->worst = outcome_named(worst);
    for (int i = 0; i < 3; i++) {
        note->state = (StickState)i;
        if (strcmp(states[i], state) == 0 && note->worst != OUTCOME_COUNT) {
            write_text(note, again);
            return strcmp(again, text) == 0;
        }
    }
    return false;
}

bool stick_note_read(const char *incoming, StickNote *note)
{
    char path[4600], text[TEXT_ROOM];
    const char *why;
    snprintf(path, sizeof(path), "%s/report", incoming);
    int file = file_open_no_link(path, &why);
    ssize_t size = file >= 0 ? read(file, text, sizeof(text) - 1) : -1;
    if (file >= 0)
        close(file);
    text[size < 0 ? 0 : size] = '\0';
    return size > 0 && read_text(text, note);
}
