/* An exhibit that was built without a voice (this program is linked with voice_none.c): a visit
 * works as usual, and no voice is offered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "exhibit/exhibit.h"
#include "script/tour.h"
#include "speech/voice.h"

static void a_visit_goes_without_a_voice(void **state)
{
    (void)state;
    char story[200];
    const char *build = getenv("BUILD");
    Error error = { 0 };
    snprintf(story, sizeof(story), "%s/stories/brussels.says", build ? build : "build");
    const ExhibitOptions options = { .stories = (const char *const[]){ story, NULL },
                                     .stage = { .headless = true,
                                                .panel = { 1920, 1080, 476, 268 } },
                                     .settings = settings_default(),
                                     .seed = 7, /* the path as the tour goes it */
                                     .keep_nothing = true };
    assert_true(options.settings.voice);
    Exhibit *exhibit = exhibit_open(&options, true, &error);
    assert_non_null(exhibit);
    assert_false(exhibit_setup(exhibit)->has_voice);
    if (!tour_play(exhibit, "tests/tours/walk-up.tour", NULL, &error))
        fail_msg("%s", error.message);
    exhibit_close(exhibit);
}

static void none_is_offered_nor_asked_for(void **state)
{
    (void)state;
    Error error = { 0 };
    assert_false(voice_exists());
    Voice *voice = voice_open("/usr/bin/sayswho-voice");
    assert_false(voice_ask(voice, "Who says so?", "en", 160, &error));
    assert_int_equal(error.kind, ERROR_IO);
    voice_stop(voice);
    voice_close(voice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visit_goes_without_a_voice),
        cmocka_unit_test(none_is_offered_nor_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
