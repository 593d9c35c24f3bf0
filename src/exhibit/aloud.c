/* aloud.c: reading the screen aloud: what is said after a touch, and what stops it. */
#include <string.h>

#include "exhibit/exhibit_private.h"
#include "speech/speech.h"

/* Tells the visit whether something is being said. Without a sound device, or while the voice
 * pauses, reading aloud is not offered. */
void exhibit_read_on(Exhibit *exhibit)
{
    Visit *visit = &exhibit->visit;
    if (!reader_tick(exhibit->reader, exhibit_now(exhibit), &exhibit->voice_again_ms)) {
        reader_rest(exhibit->reader);
        exhibit->setup.has_voice = false;
        visit->aloud = false;
        exhibit_rebuild(exhibit);
    }
    if (reader_busy(exhibit->reader) == visit->speaking)
        return;
    Effects effects = visit_speech(visit, reader_busy(exhibit->reader), exhibit_now(exhibit));
    exhibit->wake_ms = effects.wake_ms;
    if (!visit->speaking && visit->screen == SCREEN_STILL_THERE)
        exhibit_rebuild(exhibit); /* the countdown begins */
}

int64_t exhibit_voice_wake_ms(const Exhibit *exhibit)
{
    return exhibit->setup.has_voice ? reader_wake_ms(exhibit->reader) : exhibit->voice_again_ms;
}

void exhibit_tick_voice(Exhibit *exhibit)
{
    if (exhibit_now(exhibit) >= reader_wake_ms(exhibit->reader))
        exhibit_read_on(exhibit);
    if (!exhibit->setup.has_voice && exhibit_now(exhibit) >= exhibit->voice_again_ms) {
        exhibit->setup.has_voice = true;
        exhibit_rebuild(exhibit);
    }
}

/* True when only the page changed: its heading and picture are then not spoken again. */
static bool turns_page(const Scene *scene, const Scene *before, const char *touched)
{
    return strcmp(scene->screen, before->screen) == 0 &&
           (strcmp(touched, "next") == 0 || strcmp(touched, "back") == 0);
}

/* Called after the scene was built, so that the texts are in its language. */
void exhibit_speak(Exhibit *exhibit, const Effects *effects)
{
    const char *touched = effects->took;
    const Visit *visit = &exhibit->visit;
    Reader *reader = exhibit->reader;
    const Scene *scene = exhibit_scene(exhibit), *before = frame_before(&exhibit->frame);
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
    exhibit_read_on(exhibit);
}

/* A key stops what is being said, unless it only changes the volume or the rate. */
void exhibit_interrupt(Exhibit *exhibit, const Input *input)
{
    static const char *const adjust[] = { "louder", "softer", "faster", "slower" };
    for (size_t i = 0; i < COUNT(adjust); i++) {
        if (strcmp(input->id, adjust[i]) == 0)
            return;
    }
    reader_hush(exhibit->reader);
    exhibit_read_on(exhibit);
}

bool exhibit_says(const Exhibit *exhibit, const char *words)
{
    if (exhibit->visit.aloud)
        return reader_has(exhibit->reader, words);
    Arena *arena = arena_make();
    Speech speech =
        speech_of_scene(exhibit_scene(exhibit),
                        words_find(exhibit->languages[exhibit->visit.language]), false, arena);
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
