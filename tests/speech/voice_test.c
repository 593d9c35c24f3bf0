/* The voice's process: what it says; and one that dies, hangs or sends a wrong answer costs one
 * sentence and leaves nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "speech/voice.h"

static char real[4200]; /* path of sayswho-voice */
static char folder[] = "/tmp/sayswho-voice-XXXXXX";
static char fake[sizeof(folder) + 10]; /* a shell script in its place */

static Voice *open_fake(const char *script)
{
    FILE *out = fopen(fake, "w");
    assert_non_null(out);
    fprintf(out, "#!/bin/sh\n%s\n", script);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(chmod(fake, 0755), 0);
    return voice_open(fake);
}

static VoiceAnswer say(Voice *voice, const char *text, Sound *sound, Error *error)
{
    *error = (Error){ 0 };
    assert_true(voice_ask(voice, text, "en", 150, error));
    return voice_answer(voice, true, sound, error);
}

/* Closes it and checks that no process is left, not even a zombie. */
static void close_clean(Voice *voice)
{
    voice_close(voice);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* Asks twice: both answers are lost, and the second started a new process. */
static void expect_lost(const char *script, const char *why)
{
    Voice *voice = open_fake(script);
    Sound sound;
    Error error;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_LOST);
        assert_non_null(strstr(error.message, why));
    }
    close_clean(voice);
}

static void a_text_sounds_the_same_each_time(void **state)
{
    (void)state;
    Voice *voice = voice_open(real);
    Sound sound;
    Error error;
    assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
    assert_in_range(voice_ms(&sound), 300, 3000);
    int count = sound.count;
    int16_t *first = memory_take((size_t)count, sizeof(*first));
    memcpy(first, sound.samples, (size_t)count * sizeof(*first));
    voice_stop(voice); /* the next request starts it again */
    assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
    assert_int_equal(sound.count, count);
    assert_memory_equal(sound.samples, first, (size_t)count * sizeof(*first));
    assert_int_equal(say(voice, "Hello, and a good day to you all.", &sound, &error), VOICE_READY);
    assert_true(sound.count > count);
    free(first);
    close_clean(voice);
}

static void an_answer_that_is_due_is_given_up_for_the_next(void **state)
{
    (void)state;
    Voice *voice = voice_open(real);
    Sound sound;
    Error error = { 0 };
    assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
    int count = sound.count;
    assert_true(voice_ask(voice, "Hello, and a good day to you all.", "en", 150, &error));
    assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
    assert_int_equal(sound.count, count);
    close_clean(voice);
}

static void three_braille_letters_cost_one_sentence_at_most(void **state)
{
    (void)state;
    Voice *voice = voice_open(real);
    Sound sound;
    Error error = { 0 };
    assert_true(voice_ask(voice, "⣿ الضفادع في البركة.", "ar", 150, &error));
    voice_answer(voice, true, &sound, &error); /* lost or said: that depends on the library */
    assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
    close_clean(voice);
}

static void one_that_dies_is_lost(void **state)
{
    (void)state;
    expect_lost("head -c 16 >$0.read; exit 3", "ended in the middle of a sentence");
    expect_lost("kill -6 $$", "ended in the middle of a sentence");
}

static void one_that_dies_amid_its_answer_is_lost(void **state)
{
    (void)state;
    expect_lost("head -c 16 >/dev/null; printf '\\042\\126\\0\\0\\100\\0\\0\\0half'",
                "ended in the middle of a sentence");
}

static void nonsense_is_lost(void **state)
{
    (void)state;
    expect_lost("echo I am no voice, and I go on; exec sleep 1000", "answers what is no sound");
    expect_lost("printf '\\042\\126\\0\\0\\377\\377\\377\\377'; exec sleep 1000",
                "answers what is no sound"); /* more samples than are allowed */
}

static void one_that_hangs_is_waited_for_only_on_demand(void **state)
{
    (void)state;
    Voice *voice = open_fake("exec sleep 1000");
    Sound sound;
    Error error = { 0 };
    assert_true(voice_ask(voice, "Hello.", "en", 150, &error));
    assert_int_equal(voice_answer(voice, false, &sound, &error), VOICE_WORKING);
    assert_int_equal(voice_answer(voice, true, &sound, &error), VOICE_LOST);
    assert_non_null(strstr(error.message, "does not answer"));
    close_clean(voice);
}

static void one_that_says_more_than_was_asked_is_started_again(void **state)
{
    (void)state;
    Voice *voice = open_fake("echo >>$0.starts; printf '\\042\\126\\0\\0\\0\\0\\0\\0more'; "
                             "exec sleep 1000");
    Sound sound;
    Error error;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
        assert_int_equal(sound.count, 0);
    }
    close_clean(voice);
    char starts[sizeof(fake) + 8];
    struct stat info;
    snprintf(starts, sizeof(starts), "%s.starts", fake);
    assert_int_equal(stat(starts, &info), 0);
    assert_int_equal(info.st_size, 3);
}

static void it_inherits_three_files_alone(void **state)
{
    (void)state;
    int file = open("/dev/null", O_RDONLY);
    assert_int_equal(dup2(file, 57), 57);
    Voice *voice = open_fake("test ! -e /proc/$$/fd/57 && test -e /proc/$$/fd/2 && "
                             "printf '\\042\\126\\0\\0\\0\\0\\0\\0'");
    Sound sound;
    Error error;
    assert_int_equal(say(voice, "Hello.", &sound, &error), VOICE_READY);
    close_clean(voice);
    close(57);
    close(file);
}

static void one_that_is_not_there_is_named(void **state)
{
    (void)state;
    Voice *voice = voice_open("/none/sayswho-voice");
    Error error = { 0 };
    assert_false(voice_ask(voice, "Hello.", "en", 150, &error));
    assert_string_equal(error.message, "/none/sayswho-voice cannot be started: No such file or "
                                       "directory; install it beside sayswho");
    close_clean(voice);
}

static int start(void **state)
{
    (void)state;
    snprintf(fake, sizeof(fake), "%s/voice", mkdtemp(folder));
    return 0;
}

static int finish(void **state)
{
    (void)state;
    char path[sizeof(fake) + 8];
    static const char *const ends[] = { "", ".read", ".starts" };
    for (size_t i = 0; i < COUNT(ends); i++) {
        snprintf(path, sizeof(path), "%s%s", fake, ends[i]);
        unlink(path);
    }
    return rmdir(folder);
}

int main(int count, char **words)
{
    (void)count;
    snprintf(real, sizeof(real), "%s", words[0]);
    char *end = strstr(real, "/tests/speech/");
    assert_non_null(end);
    snprintf(end, sizeof(real) - (size_t)(end - real), "/sayswho-voice");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_sounds_the_same_each_time),
        cmocka_unit_test(an_answer_that_is_due_is_given_up_for_the_next),
        cmocka_unit_test(three_braille_letters_cost_one_sentence_at_most),
        cmocka_unit_test(one_that_dies_is_lost),
        cmocka_unit_test(one_that_dies_amid_its_answer_is_lost),
        cmocka_unit_test(nonsense_is_lost),
        cmocka_unit_test(one_that_hangs_is_waited_for_only_on_demand),
        cmocka_unit_test(one_that_says_more_than_was_asked_is_started_again),
        cmocka_unit_test(it_inherits_three_files_alone),
        cmocka_unit_test(one_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests_name("voice", tests, start, finish);
}
