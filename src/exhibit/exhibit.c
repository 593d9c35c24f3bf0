/* exhibit.c: one turn of the loop: an input, what it leads to, and what time brings. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/notify.h"
#include "exhibit/exhibit_private.h"

int64_t exhibit_now(const Exhibit *exhibit)
{
    return exhibit->virtual_time ? exhibit->virtual_ms : clock_now_ms();
}

/* ---- what a touch leads to ---- */

/* Before the scene changes: only what it has is a tap; the keys of the voice are none. */
static void record_tap(Exhibit *exhibit, const char *id)
{
    if (!exhibit->record || !scene_find(exhibit_scene(exhibit), id))
        return;
    int64_t passed = exhibit_now(exhibit) - exhibit->recorded_ms;
    if (passed >= 1000)
        fprintf(exhibit->record, "wait %lld\n", (long long)(passed / 1000));
    fprintf(exhibit->record, "tap %s\n", id);
    fflush(exhibit->record);
    exhibit->recorded_ms = exhibit_now(exhibit);
}

static void count_ratings(Exhibit *exhibit, const Effects *effects)
{
    for (int i = 0; i < effects->entry_count; i++) {
        exhibit->coverage.first_ratings += effects->entries[i].record == RECORD_FIRST;
        exhibit->coverage.second_ratings += effects->entries[i].record == RECORD_SECOND;
    }
}

void exhibit_carry_out(Exhibit *exhibit, const Effects *effects)
{
    exhibit->wake_ms = effects->wake_ms;
    exhibit_take_answers(exhibit, effects);
    count_ratings(exhibit, effects);
    record_tap(exhibit, effects->took);
    bool withdrawn = effects->scene_changed && exhibit_rebuild(exhibit);
    if (effects->press_changed && !effects->scene_changed)
        exhibit_show(exhibit);
    exhibit_write_answers(exhibit);
    if (withdrawn)
        return;
    exhibit_speak(exhibit, effects);
}

void exhibit_fail_story(Exhibit *exhibit, int story)
{
    Error error = { 0 };
    error_set(&error, ERROR_IO, "a read error, made up by the monkey");
    const Bundle *bundle = story == VISIT_EXAMPLE ? exhibit->example : exhibit->bundles[story];
    Effects effects = exhibit_withdraw(exhibit, bundle, &error, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}

/* ---- hands and time ---- */

static void take_finger(Exhibit *exhibit, const Input *input)
{
    Visit *visit = &exhibit->visit;
    const Finger finger = { input->finger, input->id[0] ? input->id : NULL, input->at.x,
                            input->at.y };
    Effects effects =
        input->type == INPUT_FINGER_DOWN   ? visit_finger_down(visit, &finger, exhibit_now(exhibit))
        : input->type == INPUT_FINGER_MOVE ? visit_finger_move(visit, &finger, exhibit_now(exhibit))
                                           : visit_finger_up(visit, &finger, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}

static void take_key(Exhibit *exhibit, const Input *input)
{
    exhibit_interrupt(exhibit, input);
    Effects effects = visit_touch(&exhibit->visit, input->id, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
    if (input->type != INPUT_FOCUS || effects.scene_changed)
        return;
    exhibit_show(exhibit);
    if (exhibit->visit.aloud)
        reader_area(exhibit->reader, exhibit_scene(exhibit), stage_focus(exhibit->stage));
    exhibit_read_on(exhibit);
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
    exhibit_rebuild(exhibit);
    if (fresh)
        typeset_close(old);
}

/* Once, after the first frame, which nobody wants to wait for, and before anybody can be where the
 * stories are offered: decoding a cover takes 5 ms. */
static void check_covers(Exhibit *exhibit)
{
    if (exhibit->covers_checked)
        return;
    exhibit->covers_checked = true;
    for (int i = exhibit->setup.story_count - 1; i >= 0; i--) {
        Error error = { 0 };
        if (bundle_check_cover(exhibit->bundles[i], &error))
            continue;
        Effects effects =
            exhibit_withdraw(exhibit, exhibit->bundles[i], &error, exhibit_now(exhibit));
        exhibit_carry_out(exhibit, &effects);
    }
    malloc_trim(0); /* what opening and decoding took for a moment goes back: 1 MB */
}

void exhibit_take(Exhibit *exhibit, const Input *input)
{
    check_covers(exhibit);
    switch (input->type) {
    case INPUT_FINGER_DOWN:
    case INPUT_FINGER_MOVE:
    case INPUT_FINGER_UP: take_finger(exhibit, input); break;
    case INPUT_TOUCH:
    case INPUT_FOCUS:
    case INPUT_KEY: take_key(exhibit, input); break;
    case INPUT_REDRAW: exhibit_show(exhibit); break;
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
    if (!stories_try_again(&exhibit->shelf, exhibit_now(exhibit)))
        return;
    exhibit_list_stories(exhibit);
    Effects effects =
        visit_resume(&exhibit->visit, NULL, exhibit_now(exhibit)); /* nothing is answered */
    exhibit_carry_out(exhibit, &effects);
}

/* What is due now: the visit's deadline, or a screen that changes by itself. */
static void tick(Exhibit *exhibit)
{
    if (exhibit_now(exhibit) >= exhibit->wake_ms) {
        Effects effects = visit_tick(&exhibit->visit, exhibit_now(exhibit));
        exhibit_carry_out(exhibit, &effects);
    }
    if (exhibit_now(exhibit) >= reader_wake_ms(exhibit->reader))
        exhibit_read_on(exhibit);
    if (!exhibit->setup.has_voice && exhibit_now(exhibit) >= exhibit->voice_again_ms) {
        exhibit->setup.has_voice = true;
        exhibit_rebuild(exhibit);
    }
    if (exhibit_now(exhibit) >= exhibit->shown.change_ms)
        exhibit_rebuild(exhibit);
    if (exhibit_now(exhibit) >= story_wake_ms(exhibit))
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
    check_covers(exhibit);
    int64_t wake = next_wake(exhibit);
    Input input = stage_wait(exhibit->stage, wake < deadline_ms ? wake : deadline_ms);
    if (input.type == INPUT_QUIT)
        return false;
    if (input.type != INPUT_NONE)
        exhibit_take(exhibit, &input);
    tick(exhibit);
    return true;
}

/* The manager hears of each turn that was whole: what was due is on the glass, and the hands were
 * looked at. So it hears nothing while a present hangs. */
void exhibit_run(Exhibit *exhibit)
{
    int64_t every_ms = notify_watchdog_ms(), due_ms = CLOCK_NEVER;
    notify_manager("READY=1\nSTATUS=");
    if (every_ms != CLOCK_NEVER)
        due_ms = clock_now_ms() + every_ms;
    while (exhibit_turn(exhibit, due_ms)) {
        if (clock_now_ms() < due_ms)
            continue;
        notify_manager("WATCHDOG=1");
        due_ms = clock_now_ms() + every_ms;
    }
}

Stage *exhibit_stage(Exhibit *exhibit)
{
    return exhibit->stage;
}
