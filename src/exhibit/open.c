/* open.c: opens everything that an exhibit needs, in the order that shows the first frame
 * soonest. */
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/notify.h"
#include "base/paths.h"
#include "exhibit/exhibit_private.h"
#include "signature/keys.h"
#include "speech/voice.h"
#include "staff/kept.h"
#include "words/words.h"

/* Lists the languages: first the one that visits begin in, then the others; only those with a
 * catalogue. Staff choose among them. */
static void list_languages(Exhibit *exhibit)
{
    const char *first =
        exhibit->options.language ? exhibit->options.language : exhibit->options.settings.language;
    int count = 0;
    exhibit->installed[count++] = first;
    for (const Language *language = words_languages; language->code; language++) {
        if (strcmp(language->code, first) != 0 && words_there(language) && count < LANGUAGES_MOST)
            exhibit->installed[count++] = language->code;
    }
    exhibit->installed_count = count;
    memcpy(exhibit->languages, exhibit->installed, (size_t)count * sizeof(exhibit->languages[0]));
    exhibit->setup.languages = exhibit->languages;
}

/* Returns the folder of the ledger and the store. NULL when nothing is to be kept, or after a line
 * in the log when there is no such folder. */
static const char *data_folder(const Exhibit *exhibit, char *folder, size_t room)
{
    if (exhibit->options.keep_nothing || exhibit->options.preview)
        return NULL;
    if (exhibit->options.data)
        return exhibit->options.data;
    if (paths_data_folder(folder, room))
        return folder;
    log_error("no answers are kept: the path of the home folder is too long; say where with "
              "--data");
    return NULL;
}

static void ring(void *stage)
{
    stage_ring(stage);
}

/* When nothing was named: the built-in stories and those that came by stick. */
static void open_unnamed(Exhibit *exhibit)
{
    char folder[4200], data[4200];
    const char *built_in[] = { shelf_built_in_folder(folder, sizeof(folder)), NULL };
    shelf_open(&exhibit->shelf, built_in, exhibit_now(exhibit));
    const char *where = data_folder(exhibit, data, sizeof(data));
    if (where)
        shelf_open_store(&exhibit->shelf, where,
                         exhibit->options.keys ? exhibit->options.keys : KEYS_TRUSTED,
                         exhibit->options.settings.unit);
    if (exhibit->virtual_time) /* a tour's screens must not depend on the speed of the disk */
        shelf_keep(&exhibit->shelf, NULL, NULL);
}

/* If a person named a story that does not open, that is an error; a service goes on without it. */
static bool open_stories(Exhibit *exhibit, Error *error)
{
    const char *const *named = exhibit->options.stories;
    shelf_open_example(&exhibit->shelf, exhibit_now(exhibit));
    if (exhibit->options.preview)
        return true;
    bool by_person = named && named[0] && !exhibit->options.service;
    if (by_person && !shelf_check_named(named, error))
        return false;
    if (named && named[0])
        shelf_open(&exhibit->shelf, named, exhibit_now(exhibit));
    else
        open_unnamed(exhibit);
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
    const char *data = data_folder(exhibit, folder, sizeof(folder));
    if (!data)
        return;
    exhibit->ledger = ledger_open(data);
    ledger_keep(exhibit->ledger, exhibit->options.settings.keep_visits);
    ledger_idle(exhibit->ledger, true);
    if (exhibit->virtual_time) /* a tour's screens must not depend on the speed of the disk */
        ledger_settle(exhibit->ledger);
}

/* What staff measured counts more than the settings and what the display says. A file that is
 * damaged is told later: see exhibit_start_staff(). */
static void use_measured(Exhibit *exhibit)
{
    char folder[4200];
    StaffKept kept;
    Error error = { 0 };
    StageOptions *stage = &exhibit->options.stage;
    const char *data = data_folder(exhibit, folder, sizeof(folder));
    if (!data || !kept_read(&kept, data, &error) || kept.width == 0)
        return;
    stage->settings_width_mm = kept.width / 10.0;
    stage->settings_height_mm = kept.height / 10.0;
}

Exhibit *exhibit_open(const ExhibitOptions *options, bool virtual_time, Error *error)
{
    char locale[4200], folder[4200];
    Exhibit *exhibit = memory_take(1, sizeof(*exhibit));
    exhibit->options = *options;
    exhibit->coming.screen = SCREEN_COUNT; /* nothing was prepared yet */
    exhibit->virtual_time = virtual_time;
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    exhibit->notice.arena = arena_make();
    exhibit->setup.idle_ms =
        options->preview ? CLOCK_NEVER : options->settings.idle_s * INT64_C(1000);
    exhibit->setup.warn_ms = 20000;
    hands_start(&exhibit->hands, &(HandsSetup){ .slop_mm = options->settings.slop_mm,
                                                .least_hold_ms = options->settings.least_hold_ms,
                                                .dwell_ms = options->settings.dwell_ms,
                                                .repeat_ms = options->settings.repeat_ms,
                                                .corner_mm = options->preview ? 0 : 20 });
    exhibit->setup.has_voice = options->settings.voice && voice_exists();
    exhibit->voice_again_ms = exhibit->stick_until_ms = CLOCK_NEVER;
    exhibit->setup.volume = options->settings.volume;
    exhibit->setup.speech_rate = options->settings.speech_rate;
    exhibit->options.stage.keys = &exhibit->options.settings.keys;
    exhibit->options.stage.decode_aside = !virtual_time; /* a tour's pictures must all be there */
    exhibit->setup.seed = options->seed;
    list_languages(exhibit);
    use_measured(exhibit);
    exhibit->stage = options->service ? stage_await(&exhibit->options.stage)
                                      : stage_open(&exhibit->options.stage, error);
    bool laid_out = false;
    if (exhibit->stage) {
        exhibit->reader =
            reader_make(exhibit->stage, options->print_speech ? stdout : NULL, virtual_time);
        laid_out = frame_open(&exhibit->frame, exhibit->stage, error);
    }
    if (!laid_out || !open_stories(exhibit, error)) {
        exhibit_close(exhibit);
        return NULL;
    }
    exhibit_start_staff(exhibit, data_folder(exhibit, folder, sizeof(folder)));
    exhibit_start_visits(exhibit);
    if (!options->preview) {
        exhibit_rebuild(exhibit);           /* the first frame */
        notify_manager("READY=1\nSTATUS="); /* it does not wait for what follows */
    }
    if (!options->preview && !stage_check(exhibit->stage, error)) {
        exhibit_close(exhibit);
        return NULL;
    }
    open_ledger(exhibit);
    exhibit->clerk =
        clerk_open(data_folder(exhibit, folder, sizeof(folder)), options->settings.system,
                   virtual_time ? NULL : ring, exhibit->stage);
    exhibit_keep_diary(exhibit);
    if (!virtual_time)
        shelf_keep(&exhibit->shelf, ring, exhibit->stage);
    exhibit_start_class(exhibit, data_folder(exhibit, folder, sizeof(folder)));
    return exhibit;
}

void exhibit_close(Exhibit *exhibit)
{
    if (!exhibit)
        return;
    visit_finish(&exhibit->visit);
    clerk_close(exhibit->clerk);
    clerk_free_figures(exhibit->figures);
    ledger_close(exhibit->ledger);
    shelf_close(&exhibit->shelf);
    arena_free(exhibit->notice.arena);
    exhibit_forget_coming(exhibit);
    frame_close(&exhibit->frame);
    reader_free(exhibit->reader);
    stage_close(exhibit->stage);
    free(exhibit);
}
