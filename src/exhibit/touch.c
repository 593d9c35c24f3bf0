/* touch.c: hands turns fingers and keys into touches, which move the visit; hands is told what the
 * visit did. */
#include <string.h>

#include "exhibit/exhibit_private.h"

/* Called before the next scene is built, because that is shown with what is pressed then. */
void exhibit_tell_hands(Exhibit *exhibit, const Effects *effects)
{
    if (effects->left)
        hands_forget(&exhibit->hands);
    else if (effects->moved)
        hands_let_go(&exhibit->hands);
}

/* True when the scene was built again. */
static bool take_touch(Exhibit *exhibit, const Touch *touch)
{
    Effects effects = { 0 };
    if (touch->corner_changed)
        exhibit_rebuild(exhibit);
    if (strcmp(touch->id, "staff_corner") == 0) {
        exhibit_open_staff(exhibit);
        return true;
    }
    if (exhibit->asleep && touch->felt) {
        exhibit_wake(exhibit);
        return true;
    }
    long built = exhibit->coverage.scenes[SCREEN_STAFF];
    if (touch->felt && exhibit_touch_staff(exhibit, touch->id)) {
        bool again = exhibit->coverage.scenes[SCREEN_STAFF] != built;
        if (touch->press_changed && !again)
            exhibit_press(exhibit);
        return again;
    }
    if (touch->id[0])
        effects = visit_touch(&exhibit->visit, touch->id, exhibit_now(exhibit));
    else if (touch->felt)
        effects = visit_felt(&exhibit->visit, exhibit_now(exhibit));
    if (touch->felt)
        exhibit_carry_out(exhibit, &effects);
    if (touch->press_changed && !effects.scene_changed)
        exhibit_press(exhibit);
    return effects.scene_changed;
}

void exhibit_take_finger(Exhibit *exhibit, const Input *input)
{
    Hands *hands = &exhibit->hands;
    exhibit->keys = false;
    bool down = input->type == INPUT_FINGER_DOWN || input->type == INPUT_FINGER_MOVE;
    if (down && exhibit_wipe_staff(exhibit, input->at))
        return;
    const Finger finger = { input->finger, input->at,
                            exhibit->virtual_time ? exhibit->virtual_ms : input->ms };
    Touch touch = input->type == INPUT_FINGER_DOWN   ? hands_down(hands, &finger)
                  : input->type == INPUT_FINGER_MOVE ? hands_move(hands, &finger)
                  : input->type == INPUT_FINGER_UP   ? hands_up(hands, &finger)
                                                     : hands_lost(hands, &finger);
    take_touch(exhibit, &touch);
}

void exhibit_take_key(Exhibit *exhibit, const Input *input)
{
    exhibit_interrupt(exhibit, input);
    exhibit->keys = true;
    Touch touch = hands_key(&exhibit->hands, input->id, exhibit_now(exhibit));
    if (take_touch(exhibit, &touch) || input->type != INPUT_FOCUS)
        return;
    exhibit_press(exhibit);
    if (exhibit->visit.aloud)
        reader_area(exhibit->reader, exhibit_scene(exhibit), stage_focus(exhibit->stage));
    exhibit_read_on(exhibit);
}

void exhibit_tick_hands(Exhibit *exhibit)
{
    if (exhibit_now(exhibit) < hands_wake_ms(&exhibit->hands))
        return;
    Touch touch = hands_tick(&exhibit->hands, exhibit_now(exhibit));
    take_touch(exhibit, &touch);
}
