/* The settings: correct ones are used; wrong ones are logged with file, line and name and are not
 * used.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "settings/settings.h"

static char path[] = "/tmp/sayswho-settings-XXXXXX";
static char told[4096]; /* what the last reading logged */

static int make_file(void **state)
{
    (void)state;
    int file = mkstemp(path);
    return file < 0 ? -1 : close(file);
}

static int remove_file(void **state)
{
    (void)state;
    return remove(path);
}

/* Reads a settings file with that text; its log goes to `told`. */
static int read_settings(Settings *config, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    FILE *log = tmpfile();
    assert_non_null(log);
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    dup2(fileno(log), STDERR_FILENO);
    int faults = settings_read(config, path);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(log);
    told[fread(told, 1, sizeof(told) - 1, log)] = '\0';
    fclose(log);
    return faults;
}

static void what_is_right_is_taken(void **state)
{
    (void)state;
    Settings config = settings_default();
    assert_int_equal(read_settings(&config, "; ours\n[visit]\nlanguage = ar\nidle_seconds = 90\n"
                                            "[panel]\nwidth_mm = 344\nheight_mm = 194.5\n"
                                            "rotate = 270\n"
                                            "[keys]\nnext = F13\n[unit]\nname = hall 2\n"
                                            "[answers]\nkeep_visits = 5000\n"),
                     0);
    assert_string_equal(told, "");
    assert_string_equal(config.language, "ar");
    assert_int_equal(config.idle_s, 90);
    assert_float_equal(config.panel_height_mm, 194.5, 0.001);
    assert_int_equal(config.rotate, 270);
    assert_string_equal(config.keys.of[KEY_NEXT], "F13");
    assert_string_equal(config.unit, "hall 2");
    assert_int_equal(config.keep_visits, 5000);
}

static void what_is_wrong_is_told_and_the_default_stays(void **state)
{
    (void)state;
    static const struct {
        const char *line, *part;
    } wrong[] = {
        { "[visit]\nlanguage = xx", ":2: [visit] language is \"xx\"; write one of en, " },
        { "[visit]\nidle_seconds = 5", ":2: [visit] idle_seconds is \"5\"; write 20 to 600" },
        { "[visit]\nidle_seconds = soon", "[visit] idle_seconds is \"soon\"" },
        { "[visit]\nidle_seconds = nan", "[visit] idle_seconds is \"nan\"" },
        { "[visit]\nreduced_motion = true", "write yes or no" },
        { "[panel]\nwidth_mm = 48cm", "[panel] width_mm is \"48cm\"; write 50 to 5000" },
        { "[panel]\nheight_mm = 9", "[panel] height_mm is \"9\"" },
        { "[panel]\nrotate = 45", "[panel] rotate is \"45\"; write 0, 90, 180 or 270" },
        { "[panel]\nrotate = 360", "[panel] rotate is \"360\"" },
        { "[panel]\nrotate = right", "[panel] rotate is \"right\"" },
        { "[speech]\nvoice = loud", "[speech] voice is \"loud\"; write yes or no" },
        { "[speech]\nvolume = 0", "write 10 to 100 percent" },
        { "[speech]\nrate = 9000", "write 80 to 320 words" },
        { "[unit]\nname =", "write a name of 1 to 31 bytes" },
        { "[answers]\nkeep_visits = 10", "write 1000 to 10000000 visits" },
        { "[keys]\nnext =", "[keys] next is \"\"; write names of keys" },
        { "[visit]\n\n\nlangage = en", ":4: no setting is called [visit] langage" },
        { "[visit]\nrubbish", ":2: not a setting" },
    };
    const Settings untouched = settings_default();
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char text[200];
        snprintf(text, sizeof(text), "%s\n[panel]\nwidth_mm = 300\n", wrong[i].line);
        Settings config = settings_default();
        assert_int_equal(read_settings(&config, text), 1);
        if (!strstr(told, wrong[i].part) || !strstr(told, path))
            fail_msg("settings %zu: \"%s\" has no \"%s\"", i, told, wrong[i].part);
        assert_float_equal(config.panel_width_mm, 300, 0.001); /* the next line is still read */
        config.panel_width_mm = 0;
        assert_memory_equal(&config, &untouched, sizeof(config));
    }
}

static void every_fault_is_told(void **state)
{
    (void)state;
    Settings config = settings_default();
    assert_int_equal(read_settings(&config, "[visit]\nidle_seconds = 1\nlanguage = q\nx = y\n"), 3);
    assert_non_null(strstr(told, ":2:"));
    assert_non_null(strstr(told, ":3:"));
    assert_non_null(strstr(told, ":4:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_is_taken),
        cmocka_unit_test(what_is_wrong_is_told_and_the_default_stays),
        cmocka_unit_test(every_fault_is_told),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
