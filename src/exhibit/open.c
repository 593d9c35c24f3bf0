/* open.c: everything an exhibit needs, opened in the order that shows the first frame soonest. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/paths.h"
#include "exhibit/exhibit_private.h"
#include "speech/voice.h"
#include "words/words.h"

/* The first visitor's language first, then the others; only those whose words are there. */
static void list_languages(Exhibit *exhibit)
{
    const char *first =
        exhibit->options.language ? exhibit->options.language : exhibit->options.settings.language;
    int count = 0;
    exhibit->languages[count++] = first;
    for (const Language *language = words_languages; language->code; language++) {
        if (strcmp(language->code, first) != 0 && words_there(language) && count < LANGUAGES_MOST)
            exhibit->languages[count++] = language->code;
    }
    exhibit->setup.languages = exhibit->languages;
}

/* What a person named and does not open is that person's to mend; the unit goes on without it. */
static bool open_stories(Exhibit *exhibit, Error *error)
{
    char folder[4200];
    const char *built_in[] = { shelf_folder(folder, sizeof(folder)), NULL };
    const char *const *named = exhibit->options.stories;
    shelf_open_example(&exhibit->shelf, exhibit_now(exhibit));
    if (exhibit->options.preview)
        return true;
    bool by_person = named && named[0] && !exhibit->options.service;
    if (by_person && !shelf_are_there(named, error))
        return false;
    if (!named || !named[0])
        named = built_in;
    shelf_open(&exhibit->shelf, named, exhibit_now(exhibit));
    int count = shelf_list(&exhibit->shelf, exhibit->bundles);
    if (count == 0 && by_person)
        error_set(error, ERROR_CONTENT,
                  "none of the stories named opens: nothing to show; name a bundle that opens");
    else if (count == 0)
        log_error(
            "there is no story to show: \"back soon\" is on the glass; name a bundle that opens");
    return error->kind == ERROR_NONE;
}

static void open_ledger(Exhibit *exhibit)
{
    char folder[4200];
    const char *data = exhibit->options.data;
    if (exhibit->options.keep_nothing || exhibit->options.preview)
        return;
    if (!data && paths_data_folder(folder, sizeof(folder)))
        data = folder;
    if (!data) {
        log_error("no answers are kept: the path of the home folder is too long; say where with "
                  "--data");
        return;
    }
    exhibit->ledger = ledger_open(data);
    ledger_idle(exhibit->ledger, true);
    if (exhibit->virtual_time) /* a tour's screens are the same however fast the disk is */
        ledger_settle(exhibit->ledger);
}

static bool open_record(Exhibit *exhibit, Error *error)
{
    if (!exhibit->options.record)
        return true;
    exhibit->record = fopen(exhibit->options.record, "wx"); /* never over what is there */
    if (!exhibit->record)
        error_set(error, ERROR_IO, "%s: the tour cannot be written: %s; choose another place",
                  exhibit->options.record, strerror(errno));
    return exhibit->record != NULL;
}

Exhibit *exhibit_open(const ExhibitOptions *options, bool virtual_time, Error *error)
{
    char locale[4200];
    Exhibit *exhibit = memory_take(1, sizeof(*exhibit));
    exhibit->options = *options;
    exhibit->virtual_time = virtual_time;
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    exhibit->notices = arena_make();
    exhibit->coming_screen = SCREEN_COUNT; /* nothing was looked at yet */
    exhibit->setup.idle_ms =
        options->preview ? CLOCK_NEVER : options->settings.idle_s * INT64_C(1000);
    exhibit->setup.warn_ms = 20000;
    hands_start(&exhibit->hands, &(HandsSetup){ .slop_mm = options->settings.slop_mm,
                                                .least_hold_ms = options->settings.least_hold_ms,
                                                .dwell_ms = options->settings.dwell_ms,
                                                .repeat_ms = options->settings.repeat_ms });
    exhibit->setup.has_voice = options->settings.voice && voice_exists();
    exhibit->voice_again_ms = CLOCK_NEVER;
    exhibit->setup.volume = options->settings.volume;
    exhibit->setup.speech_rate = options->settings.speech_rate;
    exhibit->options.stage.keys = &exhibit->options.settings.keys;
    list_languages(exhibit);
    exhibit->stage = options->service ? stage_await(&exhibit->options.stage)
                                      : stage_open(&exhibit->options.stage, error);
    if (exhibit->stage) {
        exhibit->reader =
            reader_make(exhibit->stage, options->print_speech ? stdout : NULL, virtual_time);
        Panel panel = stage_panel(exhibit->stage);
        exhibit->typeset = typeset_open(panel.width_px / panel.width_mm, error);
        for (int i = 0; i < 2; i++)
            scene_start(&exhibit->scenes[i], panel.width_mm, panel.height_mm);
    }
    if (!exhibit->typeset || !open_record(exhibit, error) || !open_stories(exhibit, error)) {
        exhibit_close(exhibit);
        return NULL;
    }
    exhibit_start_visits(exhibit);
    if (!options->preview)
        exhibit_rebuild(exhibit); /* the first frame */
    if (!options->preview && !stage_check(exhibit->stage, error)) {
        exhibit_close(exhibit);
        return NULL;
    }
    open_ledger(exhibit);
    return exhibit;
}

void exhibit_close(Exhibit *exhibit)
{
    if (!exhibit)
        return;
    visit_finish(&exhibit->visit);
    ledger_close(exhibit->ledger);
    shelf_close(&exhibit->shelf);
    exhibit_forget_coming(exhibit);
    arena_free(exhibit->notices);
    typeset_close(exhibit->typeset);
    reader_free(exhibit->reader);
    stage_close(exhibit->stage);
    for (int i = 0; i < 2; i++) {
        if (exhibit->scenes[i].arena)
            scene_finish(&exhibit->scenes[i]);
    }
    if (exhibit->record)
        fclose(exhibit->record);
    free(exhibit);
}
