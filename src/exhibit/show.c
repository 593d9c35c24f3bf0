/* show.c: builds the present screen from the visit and the stories, and shows it. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "exhibit/exhibit_private.h"
#include "exhibit/gather.h"
#include "words/words.h"

void exhibit_use_panel(Exhibit *exhibit)
{
    Panel panel = stage_panel(exhibit->stage);
    exhibit->setup.sure_leads_on = screens_sure_leads_on(panel.width_mm, panel.height_mm);
}

void exhibit_start_visits(Exhibit *exhibit)
{
    exhibit_use_panel(exhibit);
    exhibit_list_stories(exhibit);
    visit_start(&exhibit->visit, &exhibit->setup, exhibit_now(exhibit));
    exhibit->wake_ms = CLOCK_NEVER;
}

/* Sets the visit's language for the stories and the voice. */
static const Language *use_language(Exhibit *exhibit)
{
    const Language *language = words_find(exhibit->setup.languages[exhibit->visit.language]);
    shelf_use_language(&exhibit->shelf, language->code);
    reader_use_language(exhibit->reader, language);
    return language;
}

bool exhibit_build(Exhibit *exhibit, const Visit *visit, Scene *scene, Shown *shown,
                   const Bundle **failed, Error *error)
{
    Panel panel = stage_panel(exhibit->stage);
    const StickLines stick = { exhibit->stick.report,
                               shelf_title(&exhibit->shelf, exhibit->stick.report.id) };
    View view = { .visit = visit,
                  .language = use_language(exhibit),
                  .typeset = exhibit->frame.typeset,
                  .width_mm = panel.width_mm,
                  .height_mm = panel.height_mm,
                  .now_ms = exhibit_now(exhibit),
                  .keys = exhibit->keys,
                  .memo = &exhibit->memo,
                  .reduced_motion = exhibit->options.settings.reduced_motion,
                  .staff_badge = (exhibit->ledger && ledger_failing(exhibit->ledger)) ||
                                 exhibit->kept_lost || exhibit->taken[0] ||
                                 exhibit->facts.troubles != 0,
                  .staff = &exhibit->staff,
                  .class = &exhibit->class,
                  .corner_ms = hands_corner_ms(&exhibit->hands, exhibit_now(exhibit)),
                  .asleep = exhibit->asleep,
                  .stick = exhibit->stick_shown ? &stick : NULL,
                  .last_stick = &stick,
                  .notice = exhibit->notice.lines,
                  .notice_count = exhibit->notice.count };
    const GatherFrom from = { exhibit->bundles, exhibit->setup.story_count, exhibit->example,
                              exhibit->ledger, exhibit->seen[0] };
    scene_clear(scene, visit_screen_name(visit->screen));
    if (!gather_view(&from, scene->arena, &view, failed, error))
        return false;
    screens_build(&view, scene, shown);
    return true;
}

/* Withdraws a bundle that fails and builds the screen that the visit has then, so that a visitor
 * never sees an error. *moved gets the effects for the voice. */
static void build_scene(Exhibit *exhibit, Effects *moved)
{
    const Bundle *failed_once = NULL;
    for (;;) {
        const Bundle *failed;
        Error error = { 0 };
        if (exhibit_build(exhibit, &exhibit->visit, frame_next(&exhibit->frame), &exhibit->shown,
                          &failed, &error))
            return;
        if (error.kind == ERROR_IO && failed != failed_once) { /* a second try often succeeds */
            failed_once = failed;
            continue;
        }
        Effects effects = exhibit_withdraw(exhibit, failed, &error, exhibit_now(exhibit));
        exhibit_tell_hands(exhibit, &effects);
        exhibit_take_answers(exhibit, &effects);
        if (effects.hush)
            *moved = effects;
    }
}

void exhibit_press(Exhibit *exhibit)
{
    stage_press(exhibit->stage, exhibit->hands.pressed);
}

void exhibit_forget_stories(Exhibit *exhibit)
{
    for (int i = 0; i < exhibit->setup.story_count; i++)
        bundle_forget(exhibit->bundles[i]);
    if (exhibit->example)
        bundle_forget(exhibit->example);
    malloc_trim(0); /* returns the memory to the system: half a megabyte for each story */
}

/* Closes withdrawn bundles, which the scene before had borrowed from, and at the end of a visit
 * drops what was read for it. */
static void let_go(Exhibit *exhibit)
{
    const Scene *before = frame_before(&exhibit->frame);
    bool ended = exhibit->visit.screen == SCREEN_ATTRACT &&
                 strcmp(before->screen, visit_screen_name(SCREEN_ATTRACT)) != 0;
    if (!ended && exhibit->shelf.leaving_count == 0)
        return;
    frame_forget_before(&exhibit->frame);
    shelf_let_go(&exhibit->shelf);
    if (ended)
        exhibit_forget_stories(exhibit);
}

/* For the case that showing this story ends the exhibit. */
static void note_shown(Exhibit *exhibit)
{
    const Visit *visit = &exhibit->visit;
    bool in_story = visit->screen != SCREEN_ATTRACT && visit->story >= 0 &&
                    visit->story < exhibit->setup.story_count;
    shelf_shows(&exhibit->shelf, in_story ? exhibit->bundles[visit->story] : NULL);
}

/* Passes the panel, or the class, what only the layout knows. True when the scene changes again. */
static bool tell_staff(Exhibit *exhibit)
{
    const Pages *pages = &exhibit->shown.pages;
    int64_t now = exhibit_now(exhibit);
    if (exhibit->staff.page == STAFF_CLASS)
        return class_shown(&exhibit->class, pages->count, pages->spans, now).changed;
    StaffEffects rows = staff_shown(&exhibit->staff, pages->count, now);
    exhibit->staff_wake_ms = rows.wake_ms;
    return rows.changed;
}

/* True when a story was withdrawn and the visitor moved to another screen, which is spoken
 * already. */
bool exhibit_rebuild(Exhibit *exhibit)
{
    Effects moved = { 0 };
    note_shown(exhibit);
    exhibit->asleep = exhibit_is_asleep(exhibit);
    if (exhibit->visit.screen == SCREEN_STAFF)
        exhibit_learn_facts(exhibit);
    /* When it gets its number of pages, the visit may change its page: then lay out again.
     */
    for (int again = 0; again < 2; again++) {
        build_scene(exhibit, &moved);
        Effects effects = visit_shown(&exhibit->visit, exhibit->shown.words, exhibit->shown.pages,
                                      exhibit_now(exhibit));
        exhibit->wake_ms = effects.wake_ms;
        if (exhibit->visit.screen == SCREEN_STAFF) {
            effects.scene_changed = tell_staff(exhibit);
        }
        if (!effects.scene_changed)
            break;
    }
    exhibit->coverage.scenes[exhibit->visit.screen]++;
    frame_show(&exhibit->frame, exhibit->hands.pressed);
    bool warns = exhibit->visit.screen == SCREEN_STAFF && exhibit->staff.page == STAFF_STILL;
    hands_see(&exhibit->hands, exhibit_scene(exhibit),
              warns ? "stay" : visit_at_once(&exhibit->visit), exhibit_now(exhibit));
    let_go(exhibit);
    if (exhibit->options.print_scenes) {
        scene_print(exhibit_scene(exhibit), stdout);
        fflush(stdout); /* so that a reader of the output has it at once */
    }
    if (moved.hush) {
        exhibit_speak(exhibit, &moved);
        exhibit_write_answers(exhibit);
    }
    return moved.hush;
}

const Scene *exhibit_scene(const Exhibit *exhibit)
{
    return frame_scene(&exhibit->frame);
}
