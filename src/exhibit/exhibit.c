#include "exhibit/exhibit_private.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "base/words.h"
#include "exhibit/stories.h"
#include "scene/speech.h"

static int64_t now(const Exhibit *exhibit)
{
    return exhibit->virtual_time ? exhibit->virtual_ms : clock_now_ms();
}

/* ---- the scene ---- */

static void start_visits(Exhibit *exhibit)
{
    exhibit_list_stories(exhibit);
    visit_start(&exhibit->visit, &exhibit->setup, now(exhibit));
    exhibit->wake_ms = CLOCK_NEVER;
}

/* For staff alone, and once for a story and a language: what visitors cannot read in it. */
static void tell_untranslated(Bundle *bundle)
{
    const Story *story = bundle_story(bundle);
    const Language *own = words_find(story->language);
    const char *code = words_language()->code, *shown = own ? own->name : story->language;
    int count = bundle_untranslated(bundle);
    if (count < 0)
        log_info("%s: it is not in %s; %s is shown", story->id, code, shown);
    else if (count > 0)
        log_info("%s: %d text%s not in %s; %s is shown", story->id, count,
                 count == 1 ? " is" : "s are", code, shown);
}

static void use_language(Exhibit *exhibit)
{
    const char *code = exhibit->setup.languages[exhibit->visit.language];
    if (strcmp(words_language()->code, code) != 0)
        words_use(code);
    for (int i = 0; i < exhibit->setup.story_count; i++) {
        if (bundle_use_language(exhibit->bundles[i], code))
            tell_untranslated(exhibit->bundles[i]);
    }
    if (exhibit->example && bundle_use_language(exhibit->example, code))
        tell_untranslated(exhibit->example);
}

/* Builds the visit's screen. What fails is withdrawn, and the screen that the visit then has is
 * built: a visitor never sees an error. Gives in *moved what that asks of the voice. */
static void build_scene(Exhibit *exhibit, Effects *moved)
{
    Panel panel = stage_panel(exhibit->stage);
    Scene *next = &exhibit->scenes[!exhibit->scene];
    const Bundle *failed_once = NULL;
    for (;;) {
        use_language(exhibit);
        const View view = { .visit = &exhibit->visit,
                            .bundles = exhibit->bundles,
                            .example = exhibit->example,
                            .ledger = exhibit->ledger,
                            .typeset = exhibit->typeset,
                            .width_mm = panel.width_mm,
                            .height_mm = panel.height_mm,
                            .now_ms = now(exhibit),
                            .reduced_motion = exhibit->options.config.reduced_motion,
                            .staff_badge = exhibit->ledger && ledger_failing(exhibit->ledger),
                            .notice = exhibit->notice,
                            .notice_count = exhibit->notice_count };
        Error error = { 0 };
        if (screens_build(&view, next, &exhibit->shown, &error))
            return;
        const Bundle *failed = exhibit->shown.failed;
        if (error.kind == ERROR_IO && failed != failed_once) { /* the world often gives at once */
            failed_once = failed;
            continue;
        }
        Effects effects = exhibit_withdraw(exhibit, failed, &error, now(exhibit));
        exhibit_take_answers(exhibit, &effects);
        if (effects.hush)
            *moved = effects;
    }
}

static void show(Exhibit *exhibit)
{
    stage_show(exhibit->stage, &exhibit->scenes[exhibit->scene], exhibit->typeset,
               exhibit->visit.pressed);
}

/* What left the glass with this scene is closed; the scene before was borrowed from it. */
static void let_go(Exhibit *exhibit)
{
    if (exhibit->shelf.leaving_count == 0)
        return;
    scene_clear(&exhibit->scenes[!exhibit->scene], "");
    stories_let_go(&exhibit->shelf);
}

static void speak(Exhibit *exhibit, const Effects *effects);

/* After the glass was painted, so that nobody sees how fast a disk is. */
static void write_answers(Exhibit *exhibit)
{
    if (!exhibit->ledger)
        return;
    ledger_commit(exhibit->ledger);
    ledger_idle(exhibit->ledger, exhibit->visit.screen == SCREEN_ATTRACT);
}

/* True when a withdrawal moved the visitor elsewhere: then the new screen is spoken already. */
static bool rebuild(Exhibit *exhibit)
{
    Effects moved = { 0 };
    /* Telling the visit its pages may move it (the page is no more): then it is laid out once more.
     */
    for (int again = 0; again < 2; again++) {
        build_scene(exhibit, &moved);
        Effects effects =
            visit_shown(&exhibit->visit, exhibit->shown.words, exhibit->shown.pages, now(exhibit));
        exhibit->wake_ms = effects.wake_ms;
        if (!effects.scene_changed)
            break;
    }
    exhibit->scene = !exhibit->scene;
    exhibit->coverage.scenes[exhibit->visit.screen]++;
    show(exhibit);
    let_go(exhibit);
    if (exhibit->options.print_scenes) {
        scene_print(&exhibit->scenes[exhibit->scene], stdout);
        fflush(stdout); /* whoever reads along has it at once */
    }
    if (moved.hush) {
        speak(exhibit, &moved);
        write_answers(exhibit);
    }
    return moved.hush;
}

/* ---- reading aloud ---- */

/* Tells the visit whether something is being said; without a sound device, or while the voice rests,
 * nothing is offered. */
static void read_on(Exhibit *exhibit)
{
    Visit *visit = &exhibit->visit;
    if (!reader_tick(exhibit->reader, now(exhibit), &exhibit->voice_again_ms)) {
        reader_rest(exhibit->reader);
        exhibit->setup.has_voice = false;
        visit->aloud = false;
        rebuild(exhibit);
    }
    if (reader_busy(exhibit->reader) == visit->speaking)
        return;
    Effects effects = visit_speech(visit, reader_busy(exhibit->reader), now(exhibit));
    exhibit->wake_ms = effects.wake_ms;
    if (!visit->speaking && visit->screen == SCREEN_STILL_THERE)
        rebuild(exhibit); /* its countdown begins */
}

/* On a further page of a screen its heading and picture are not described again. */
static bool turns_page(const Scene *scene, const Scene *before, const char *touched)
{
    return strcmp(scene->screen, before->screen) == 0 &&
           (strcmp(touched, "next") == 0 || strcmp(touched, "back") == 0);
}

/* After the scene was built: the words are those of its language. */
static void speak(Exhibit *exhibit, const Effects *effects)
{
    const char *touched = effects->took;
    const Visit *visit = &exhibit->visit;
    Reader *reader = exhibit->reader;
    const Scene *scene = exhibit_scene(exhibit), *before = &exhibit->scenes[!exhibit->scene];
    if (effects->hush)
        reader_rest(reader);
    reader_set(reader, visit->volume, visit->speech_rate);
    if (effects->speak && turns_page(scene, before, touched))
        reader_change(reader, scene, before, "");
    else if (effects->speak)
        reader_scene(reader, scene, effects->help);
    else if (visit->aloud && touched[0] && effects->scene_changed)
        reader_change(reader, scene, before, touched);
    else if (visit->aloud && touched[0] && !reader_busy(reader))
        reader_setting(reader, touched);
    read_on(exhibit);
}

/* ---- what a touch leads to ---- */

/* Before the scene changes: only what it has is a tap; the keys of the voice are none. */
static void record_tap(Exhibit *exhibit, const char *id)
{
    if (!exhibit->record || !scene_find(exhibit_scene(exhibit), id))
        return;
    int64_t passed = now(exhibit) - exhibit->recorded_ms;
    if (passed >= 1000)
        fprintf(exhibit->record, "wait %lld\n", (long long)(passed / 1000));
    fprintf(exhibit->record, "tap %s\n", id);
    fflush(exhibit->record);
    exhibit->recorded_ms = now(exhibit);
}

static void count_ratings(Exhibit *exhibit, const Effects *effects)
{
    for (int i = 0; i < effects->entry_count; i++) {
        exhibit->coverage.first_ratings += effects->entries[i].record == RECORD_FIRST;
        exhibit->coverage.second_ratings += effects->entries[i].record == RECORD_SECOND;
    }
}

static void carry_out(Exhibit *exhibit, const Effects *effects)
{
    exhibit->wake_ms = effects->wake_ms;
    exhibit_take_answers(exhibit, effects);
    count_ratings(exhibit, effects);
    record_tap(exhibit, effects->took);
    bool withdrawn = effects->scene_changed && rebuild(exhibit);
    if (effects->press_changed && !effects->scene_changed)
        show(exhibit);
    write_answers(exhibit);
    if (withdrawn)
        return;
    speak(exhibit, effects);
}

void exhibit_fail_story(Exhibit *exhibit, int story)
{
    Error error = { 0 };
    error_set(&error, ERROR_IO, "a read error, made up by the monkey");
    const Bundle *bundle = story == VISIT_EXAMPLE ? exhibit->example : exhibit->bundles[story];
    Effects effects = exhibit_withdraw(exhibit, bundle, &error, now(exhibit));
    carry_out(exhibit, &effects);
}

/* ---- hands and time ---- */

/* A key ends what is being said, unless it only asks for it to be louder or faster. */
static void interrupt(Exhibit *exhibit, const Input *input)
{
    static const char *const adjust[] = { "louder", "softer", "faster", "slower" };
    for (size_t i = 0; i < COUNT(adjust); i++) {
        if (strcmp(input->id, adjust[i]) == 0)
            return;
    }
    reader_hush(exhibit->reader);
    read_on(exhibit);
}

static void take_finger(Exhibit *exhibit, const Input *input)
{
    Visit *visit = &exhibit->visit;
    const Finger finger = { input->finger, input->id[0] ? input->id : NULL, input->at.x,
                            input->at.y };
    Effects effects =
        input->type == INPUT_FINGER_DOWN   ? visit_finger_down(visit, &finger, now(exhibit))
        : input->type == INPUT_FINGER_MOVE ? visit_finger_move(visit, &finger, now(exhibit))
                                           : visit_finger_up(visit, &finger, now(exhibit));
    carry_out(exhibit, &effects);
}

static void take_key(Exhibit *exhibit, const Input *input)
{
    interrupt(exhibit, input);
    Effects effects = visit_touch(&exhibit->visit, input->id, now(exhibit));
    carry_out(exhibit, &effects);
    if (input->type != INPUT_FOCUS || effects.scene_changed)
        return;
    show(exhibit);
    if (exhibit->visit.aloud)
        reader_area(exhibit->reader, exhibit_scene(exhibit), stage_focus(exhibit->stage));
    read_on(exhibit);
}

/* The glass has another size: all is laid out anew where the visitor is. */
static void take_size(Exhibit *exhibit)
{
    Panel panel = stage_panel(exhibit->stage);
    Error error = { 0 };
    Typeset *old = exhibit->typeset;
    Typeset *fresh = typeset_open(panel.width_px / panel.width_mm, &error);
    if (!fresh)
        log_error("%s", error.message);
    else
        exhibit->typeset = fresh;
    for (int i = 0; i < 2; i++) {
        exhibit->scenes[i].width_mm = panel.width_mm;
        exhibit->scenes[i].height_mm = panel.height_mm;
    }
    rebuild(exhibit);
    if (fresh)
        typeset_close(old);
}

void exhibit_take(Exhibit *exhibit, const Input *input)
{
    switch (input->type) {
    case INPUT_FINGER_DOWN:
    case INPUT_FINGER_MOVE:
    case INPUT_FINGER_UP: take_finger(exhibit, input); break;
    case INPUT_TOUCH:
    case INPUT_FOCUS:
    case INPUT_KEY: take_key(exhibit, input); break;
    case INPUT_REDRAW: show(exhibit); break;
    case INPUT_RESIZED: take_size(exhibit); break;
    default: break;
    }
}

void exhibit_finger(Exhibit *exhibit, bool down, int64_t number, Point at_mm)
{
    Input input = stage_finger(exhibit->stage, down, number, at_mm);
    exhibit_take(exhibit, &input);
}

void exhibit_finger_move(Exhibit *exhibit, int64_t number, Point at_mm)
{
    Input input = stage_finger_move(exhibit->stage, number, at_mm);
    exhibit_take(exhibit, &input);
}

/* When a story that was set aside is tried: only while nobody is in a visit, who would wait for the
 * disk. */
static int64_t story_wake_ms(const Exhibit *exhibit)
{
    Screen screen = exhibit->visit.screen;
    bool resting = screen == SCREEN_ATTRACT || screen == SCREEN_SLEEP;
    return resting ? stories_wake_ms(&exhibit->shelf) : CLOCK_NEVER;
}

static int64_t next_wake(const Exhibit *exhibit)
{
    int64_t change = exhibit->shown.change_ms, speech = reader_wake_ms(exhibit->reader);
    int64_t wake = exhibit->wake_ms < change ? exhibit->wake_ms : change;
    if (!exhibit->setup.has_voice)
        speech = exhibit->voice_again_ms;
    int64_t story = story_wake_ms(exhibit);
    wake = story < wake ? story : wake;
    return wake < speech ? wake : speech;
}

static void try_stories_again(Exhibit *exhibit)
{
    if (!stories_try_again(&exhibit->shelf, now(exhibit)))
        return;
    exhibit_list_stories(exhibit);
    Effects effects = visit_resume(&exhibit->visit, NULL, now(exhibit)); /* nothing is answered */
    carry_out(exhibit, &effects);
}

/* What is due now: the visit's deadline, or a screen that changes by itself. */
static void tick(Exhibit *exhibit)
{
    if (now(exhibit) >= exhibit->wake_ms) {
        Effects effects = visit_tick(&exhibit->visit, now(exhibit));
        carry_out(exhibit, &effects);
    }
    if (now(exhibit) >= reader_wake_ms(exhibit->reader))
        read_on(exhibit);
    if (!exhibit->setup.has_voice && now(exhibit) >= exhibit->voice_again_ms) {
        exhibit->setup.has_voice = true;
        rebuild(exhibit);
    }
    if (now(exhibit) >= exhibit->shown.change_ms)
        rebuild(exhibit);
    if (now(exhibit) >= story_wake_ms(exhibit))
        try_stories_again(exhibit);
}

void exhibit_pass(Exhibit *exhibit, int64_t ms)
{
    int64_t until = exhibit->virtual_ms + ms;
    while (next_wake(exhibit) <= until) {
        int64_t wake = next_wake(exhibit);
        exhibit->virtual_ms = wake > exhibit->virtual_ms ? wake : exhibit->virtual_ms;
        tick(exhibit);
    }
    exhibit->virtual_ms = until;
}

bool exhibit_turn(Exhibit *exhibit, int64_t deadline_ms)
{
    int64_t wake = next_wake(exhibit);
    Input input = stage_wait(exhibit->stage, wake < deadline_ms ? wake : deadline_ms);
    if (input.type == INPUT_QUIT)
        return false;
    if (input.type != INPUT_NONE)
        exhibit_take(exhibit, &input);
    tick(exhibit);
    return true;
}

void exhibit_run(Exhibit *exhibit)
{
    while (exhibit_turn(exhibit, CLOCK_NEVER)) {
    }
}

/* ---- for an author ---- */

/* What the claim of the old story is called in the new one. A claim that only got another id keeps
 * its number. */
static int renumbered(Bundle *old, Bundle *new, int number)
{
    const Claim *was = bundle_claim(old, number, NULL);
    int found = was ? bundle_claim_number(new, was->id) : -1;
    if (found >= 0 || bundle_story(old)->claim_count != bundle_story(new)->claim_count)
        return found;
    const Claim *is = bundle_claim(new, number, NULL);
    return is && bundle_claim_number(old, is->id) < 0 ? number : -1;
}

static void forget_notice(Exhibit *exhibit)
{
    arena_clear(exhibit->notices);
    exhibit->notice = NULL;
    exhibit->notice_count = 0;
}

void exhibit_replace_story(Exhibit *exhibit, Bundle *bundle)
{
    Visit *visit = &exhibit->visit;
    Bundle *old = exhibit->setup.story_count ? exhibit->bundles[0] : NULL;
    int *claims = memory_take((size_t)visit->answer_count + 1, sizeof(*claims));
    for (int i = 0; i < visit->answer_count; i++)
        claims[i] = renumbered(old, bundle, visit->answers[i].claim);
    forget_notice(exhibit);
    stories_replace(&exhibit->shelf, bundle);
    exhibit_list_stories(exhibit);
    Effects effects = visit_resume(visit, claims, now(exhibit));
    if (!old)
        effects = visit_touch(visit, "start", now(exhibit));
    carry_out(exhibit, &effects);
    free(claims);
}

void exhibit_notice(Exhibit *exhibit, const char *const *lines, int count)
{
    forget_notice(exhibit);
    exhibit->notice = arena_take(exhibit->notices, (size_t)count + 1, sizeof(*exhibit->notice));
    exhibit->notice_count = count;
    for (int i = 0; i < count; i++) {
        char *line = arena_copy_text(exhibit->notices, lines[i]);
        exhibit->notice[i] = line;
        if (utf8_valid(line, strlen(line)))
            continue;
        for (; *line; line++) { /* a folder's name may be in any encoding */
            if ((unsigned char)*line >= 0x80)
                *line = '?';
        }
    }
    rebuild(exhibit);
}

const Scene *exhibit_scene(const Exhibit *exhibit)
{
    return &exhibit->scenes[exhibit->scene];
}

bool exhibit_says(const Exhibit *exhibit, const char *words)
{
    if (exhibit->visit.aloud)
        return reader_has(exhibit->reader, words);
    Arena *arena = arena_make();
    Speech speech = speech_of_scene(exhibit_scene(exhibit), false, arena);
    bool says = false;
    for (int i = 0; i < speech.count && !says; i++)
        says = strstr(speech.list[i].text, words) != NULL;
    arena_free(arena);
    return says;
}

bool exhibit_silent(const Exhibit *exhibit)
{
    return !reader_busy(exhibit->reader);
}

Stage *exhibit_stage(Exhibit *exhibit)
{
    return exhibit->stage;
}

/* ---- opening ---- */

/* The first visitor's language first, then the others; only those whose words are there. */
static void list_languages(Exhibit *exhibit)
{
    const char *first =
        exhibit->options.language ? exhibit->options.language : exhibit->options.config.language;
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
    const char *built_in[] = { stories_folder(folder, sizeof(folder)), NULL };
    const char *const *named = exhibit->options.stories;
    stories_open_example(&exhibit->shelf, now(exhibit));
    if (exhibit->options.preview)
        return true;
    bool by_person = named && named[0] && !exhibit->options.service;
    if (by_person && !stories_are_there(named, error))
        return false;
    if (!named || !named[0])
        named = built_in;
    stories_open(&exhibit->shelf, named, now(exhibit));
    int count = stories_list(&exhibit->shelf, exhibit->bundles);
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
    exhibit->ledger = ledger_open(data);
    ledger_idle(exhibit->ledger, true);
    if (exhibit->virtual_time) /* a tour's screens are the same however fast the disk is */
        ledger_settle(exhibit->ledger);
}

static bool open_record(Exhibit *exhibit, Error *error)
{
    if (!exhibit->options.record)
        return true;
    exhibit->record = fopen(exhibit->options.record, "w");
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
    exhibit->setup.idle_ms =
        options->preview ? CLOCK_NEVER : options->config.idle_s * INT64_C(1000);
    exhibit->setup.warn_ms = 20000;
    exhibit->setup.repeat_ms = options->config.repeat_ms;
    exhibit->setup.least_hold_ms = options->config.least_hold_ms;
    exhibit->setup.dwell_ms = options->config.dwell_ms;
    exhibit->options.stage.slop_mm = options->config.slop_mm;
    exhibit->setup.has_voice = options->config.voice;
    exhibit->voice_again_ms = CLOCK_NEVER;
    exhibit->setup.volume = options->config.volume;
    exhibit->setup.speech_rate = options->config.speech_rate;
    exhibit->options.stage.keys = &exhibit->options.config.keys;
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
    start_visits(exhibit);
    if (!options->preview)
        rebuild(exhibit); /* the first frame */
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
    stories_close(&exhibit->shelf);
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
