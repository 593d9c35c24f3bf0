/* swap_test.c: the file on the stick is replaced again and again while it is copied. Whatever is
 * taken is whole, and signed.
 *
 *   swap_test         some hundred copies
 *   swap_test long    10,000
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "store_fixture.h"

static bool is_long;
static char *good, *evil;
static size_t size;

/* Writes good and evil bytes into the file in turn, as an evil stick could answer reads. It also
 * puts another file in its place now and then. */
static _Noreturn void swap_for_ever(const char *path, pid_t parent)
{
    char other[300];
    snprintf(other, sizeof(other), "%s.other", path);
    for (unsigned turn = 0;; turn++) {
        int file = open(path, O_WRONLY);
        size_t at = (turn * 40961) % size, part = size - at < 8192 ? size - at : 8192;
        if (getppid() != parent || file < 0 ||
            pwrite(file, (turn / 64 % 2 ? evil : good) + at, part, (off_t)at) < 0)
            _exit(1);
        close(file);
        if (turn % 256 == 0) {
            file = open(other, O_WRONLY | O_CREAT | O_TRUNC, 0644);
            if (write(file, turn / 256 % 2 ? evil : good, size) != (ssize_t)size)
                _exit(1);
            close(file);
            rename(other, path);
        }
    }
}

static char *read_whole(const char *path)
{
    FILE *in = fopen(path, "rb");
    char *bytes = memory_take(1, 1 << 20);
    size = fread(bytes, 1, 1 << 20, in);
    fclose(in);
    return bytes;
}

static void nothing_but_the_signed_bytes_is_taken(void **state)
{
    (void)state;
    Error error = { 0 };
    fixture_story("evil.says", "UPDATE story SET id = 'clock', version = 1, title = 'Evil'", -1);
    good = read_whole(fixture_path("v1.says"));
    evil = memory_take(1, size);
    memcpy(evil, good, size); /* with the good signature */
    FILE *in = fopen(fixture_path("evil.says"), "rb");
    assert_true(fread(evil, 1, size - SIGNATURE_PAGE_BYTES, in) > 0);
    fclose(in);
    fixture_run("cp v1.says stick.says");
    pid_t parent = getpid(), swapper = fork();
    if (swapper == 0)
        swap_for_ever(fixture_path("stick.says"), parent); /* ends with the test */
    long taken = 0, refused = 0, most = is_long ? 10000 : 200;
    for (long i = 0; i < most; i++) {
        OutcomeReport report;
        error = (Error){ 0 };
        fixture_run("rm -rf data/stories");
        Store *store = fixture_open(&error);
        assert_non_null(store);
        if (store_take(store, fixture_path("stick.says"), &report, &error)) {
            char *bytes = read_whole(fixture_path("data/stories/clock-1.says"));
            assert_memory_equal(bytes, good, size);
            free(bytes);
            taken++;
        } else {
            assert_null(store_find(store, "clock"));
            if (report.outcome != OUTCOME_CHANGED && report.outcome != OUTCOME_UNSIGNED)
                fail_msg("%s", error.message);
            refused++;
        }
        store_close(store);
    }
    kill(swapper, SIGKILL);
    waitpid(swapper, NULL, 0);
    print_message("%ld copies: %ld taken, whole; %ld refused\n", most, taken, refused);
    assert_true(refused > most / 10);
    free(good);
    free(evil);
}

static int start(void **state)
{
    (void)state;
    fixture_start();
    fixture_run("mkdir data");
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fixture_stop();
    return 0;
}

int main(int argc, char **argv)
{
    is_long = argc > 1 && strcmp(argv[1], "long") == 0;
    const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_but_the_signed_bytes_is_taken) };
    return cmocka_run_group_tests(tests, start, stop);
}
