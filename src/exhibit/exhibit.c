/* exhibit.c: one turn of the loop: an input and its effects, and what is due by time. */
#include "base/clock.h"
#include "base/notify.h"
#include "exhibit/exhibit_private.h"

int64_t exhibit_now(const Exhibit *exhibit)
{
    return exhibit->virtual_time ? exhibit->virtual_ms : clock_now_ms();
}

/* ---- what a touch leads to ---- */

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
    exhibit_tell_hands(exhibit, effects);
    exhibit_take_answers(exhibit, effects);
    exhibit_end_seeing(exhibit);
    count_ratings(exhibit, effects);
    if (exhibit->options.touched && scene_find(exhibit_scene(exhibit), effects->took))
        exhibit->options.touched(exhibit->options.toucher, effects->took, exhibit_now(exhibit));
    bool withdrawn = effects->scene_changed && exhibit_rebuild(exhibit);
    exhibit_write_answers(exhibit);
    if (withdrawn)
        return;
    exhibit_speak(exhibit, effects);
}

/* ---- inputs and time ---- */

void exhibit_take(Exhibit *exhibit, const Input *input)
{
    exhibit_check_covers(exhibit);
    exhibit_put_off_preparing(exhibit, exhibit_now(exhibit));
    switch (input->type) {
    case INPUT_FINGER_DOWN:
    case INPUT_FINGER_MOVE:
    case INPUT_FINGER_UP:
    case INPUT_FINGER_LOST: exhibit_take_finger(exhibit, input); break;
    case INPUT_TOUCH:
    case INPUT_FOCUS:
    case INPUT_KEY: exhibit_take_key(exhibit, input); break;
    case INPUT_REDRAW: exhibit_press(exhibit); break;
    case INPUT_RESIZED:
        frame_resize(&exhibit->frame);
        exhibit_use_panel(exhibit);
        exhibit_rebuild(exhibit);
        break;
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
    exhibit_take(exhibit, &(Input){ .type = INPUT_FINGER_MOVE,
                                    .finger = number,
                                    .at = at_mm,
                                    .ms = exhibit_now(exhibit) });
}

/* When something is due; with `frames` also the next frame of a screen that changes by itself. */
static int64_t next_wake(const Exhibit *exhibit, bool frames)
{
    const int64_t wakes[] = { hands_wake_ms(&exhibit->hands),
                              exhibit->wake_ms,
                              frames ? exhibit->shown.change_ms : CLOCK_NEVER,
                              exhibit_voice_wake_ms(exhibit),
                              exhibit_stories_wake_ms(exhibit),
                              exhibit->staff_wake_ms,
                              exhibit->class_wake_ms,
                              exhibit_watch_wake_ms(exhibit),
                              exhibit_hours_wake_ms(exhibit) };
    int64_t soonest = CLOCK_NEVER;
    for (size_t i = 0; i < COUNT(wakes); i++)
        soonest = wakes[i] < soonest ? wakes[i] : soonest;
    return soonest;
}

/* Shows the next frame of a screen that changes by itself, if that is due. */
static void tick_frame(Exhibit *exhibit)
{
    int64_t due = exhibit->shown.change_ms;
    if (exhibit_now(exhibit) < due)
        return;
    exhibit_rebuild(exhibit);
    exhibit_put_off_preparing(exhibit, due);
}

/* Does what is due: a resting finger, the visit's deadline, or a screen that changes by itself. */
static void tick(Exhibit *exhibit)
{
    exhibit_tick_hands(exhibit);
    if (exhibit_now(exhibit) >= exhibit->wake_ms) {
        Effects effects = visit_tick(&exhibit->visit, exhibit_now(exhibit));
        exhibit_carry_out(exhibit, &effects);
    }
    exhibit_tick_voice(exhibit);
    tick_frame(exhibit);
    exhibit_tick_stories(exhibit);
    exhibit_tick_staff(exhibit);
    exhibit_tick_watch(exhibit);
    if (exhibit->asleep != exhibit_is_asleep(exhibit))
        exhibit_rebuild(exhibit);
}

void exhibit_pass(Exhibit *exhibit, int64_t ms)
{
    int64_t until = exhibit->virtual_ms + ms;
    exhibit_tick_stories(exhibit);
    exhibit_tick_staff(exhibit);
    /* Nobody sees the frames in between. */
    while (next_wake(exhibit, false) <= until) {
        int64_t wake = next_wake(exhibit, false);
        exhibit->virtual_ms = wake > exhibit->virtual_ms ? wake : exhibit->virtual_ms;
        tick(exhibit);
    }
    exhibit->virtual_ms = until;
    tick_frame(exhibit);
    while (exhibit_prepare_ms(exhibit) <= until)
        exhibit_prepare(exhibit);
}

bool exhibit_turn(Exhibit *exhibit, int64_t deadline_ms)
{
    exhibit_check_covers(exhibit);
    int64_t wake = next_wake(exhibit, true), prepare = exhibit_prepare_ms(exhibit);
    if (prepare < wake) /* touches come first */
        wake = prepare > clock_now_ms() ? prepare : clock_now_ms() + 1;
    Input input = stage_wait(exhibit->stage, wake < deadline_ms ? wake : deadline_ms);
    if (input.type == INPUT_QUIT)
        return false;
    if (input.type == INPUT_NONE && prepare <= clock_now_ms())
        exhibit_prepare(exhibit);
    if (input.type != INPUT_NONE)
        exhibit_take(exhibit, &input);
    tick(exhibit);
    return true;
}

/* Reports each complete turn to the service manager: what was due is on the display, and inputs
 * were read. So nothing is reported while a present hangs. */
void exhibit_run(Exhibit *exhibit)
{
    int64_t every_ms = notify_watchdog_ms(), due_ms = CLOCK_NEVER;
    if (every_ms != CLOCK_NEVER) /* the watchdog waits since the first frame */
        due_ms = clock_now_ms();
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

const VisitSetup *exhibit_setup(const Exhibit *exhibit)
{
    return &exhibit->setup;
}

const Coverage *exhibit_coverage(const Exhibit *exhibit)
{
    return &exhibit->coverage;
}
