/* Disks that damage the file, fail at a sync, or are slow: no answer is lost or counted twice. */
#include <errno.h>
#include <stdatomic.h>

#include "base/clock.h"
#include "visits.h"

/* SQLite calls this program's fdatasync(): it can be slow, or fail after that many good calls. */
static atomic_int sync_takes_ms, sync_good, sync_bad;

int fdatasync(int file)
{
    int ms = sync_takes_ms;
    if (ms)
        nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000L }, NULL);
    if (sync_bad > 0 && sync_good-- <= 0) {
        sync_bad--;
        errno = EIO;
        return -1;
    }
    return fsync(file);
}

static bool is_set_aside(Ledger *ledger)
{
    (void)ledger;
    return is_there("answers.bad-1");
}

static void damage(size_t at, const char *bytes, off_t cut)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, (long)at, SEEK_SET);
    fwrite(bytes, 1, strlen(bytes), file);
    fclose(file);
    if (cut)
        assert_int_equal(truncate(path, cut), 0);
}

static void a_damaged_file_is_set_aside_and_kept(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        const char *bytes;
        off_t cut;
    } damages[] = { { 0, "not a database at all", 0 },
                    { 4096, "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", 0 },
                    { 5000, "", 6000 },
                    { 18, "\xFF", 0 }, /* SQLite then opens it read-only without an error */
                    { 19, "\xFF", 0 },
                    { 68, "abcd", 0 } };
    for (size_t i = 0; i < COUNT(damages); i++) {
        make_visit(1);
        assert_false(is_there("answers.bad-1"));
        damage(damages[i].at, damages[i].bytes, damages[i].cut);
        make_visit(2);
        assert_true(is_there("answers.bad-1"));
        assert_int_equal(totals_on_disk(NULL).first_ratings, 1);
        remove_folder(NULL);
        assert_int_equal(mkdir(folder, 0755), 0);
    }
}

/* Makes a file that is too large to be checked when it is opened. */
static void make_large(void)
{
    make_visit(1);
    run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) "
        "INSERT INTO first(key, claim, level, place, sure, read_s, rate_s, other) SELECT i * "
        "60000000000000, 'B10', 'weak', 1, 1, 1, 1, '' FROM n;"
        "PRAGMA wal_checkpoint(TRUNCATE)");
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_true(info.st_size > LEDGER_CHECKED_BYTES);
}

/* Damages the page that every insert reads. */
static void damage_met_while_writing_loses_no_answer(void **state)
{
    (void)state;
    make_large();
    char page[4097];
    memset(page, 'X', 4096);
    page[4096] = '\0';
    int64_t root = number("SELECT rootpage FROM sqlite_schema WHERE name = 'first'");
    damage((size_t)(root - 1) * 4096, page, 0);
    make_visit(3);
    assert_true(is_there("answers.bad-1"));
    Tally tally;
    assert_int_equal(totals_on_disk(&tally).visits, 1);
    assert_int_equal(tally.first[3], 1);
}

static void a_large_file_is_checked_while_nobody_touches(void **state)
{
    (void)state;
    make_large();
    Ledger *ledger = ledger_open(folder);
    ledger_idle(ledger, true);
    make_visit(3); /* the check delays nothing, and finds nothing */
    nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
    ledger_close(ledger);
    assert_false(is_there("answers.bad-1"));
    char page[4097];
    memset(page, 'X', 4096);
    page[4096] = '\0';
    damage((size_t)700 * 4096, page, 0); /* a leaf page, which few inserts would ever read */
    ledger = ledger_open(folder);
    settle(ledger);
    assert_false(is_there("answers.bad-1"));
    ledger_idle(ledger, true);
    assert_true(soon(is_set_aside, ledger));
    begin(ledger);
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).visits, 1);
}

/* An error while the file is made can leave it like this. */
static void a_file_without_tables_is_new(void **state)
{
    (void)state;
    run("PRAGMA page_size=4096; PRAGMA journal_mode=WAL");
    make_visit(2);
    assert_false(is_there("answers.bad-1"));
    assert_int_equal(totals_on_disk(NULL).finished, 1);
}

/* Each answer is there once, whichever sync fails while the file is made, written and closed. */
static void a_sync_that_fails_loses_and_doubles_nothing(void **state)
{
    (void)state;
    int tried = 0;
    for (int bad = 1; bad <= 3; bad++) {
        for (int n = 0, all = 1; n < all; n++, tried++) {
            sync_good = n;
            sync_bad = bad;
            make_visit(2);
            make_visit(2);
            all = sync_bad > 0 ? n : n + 2; /* there were no more syncs: done */
            sync_bad = 0;
            Tally tally;
            LedgerTotals totals = totals_on_disk(&tally);
            if (totals.visits != 2 || totals.first_ratings != 2 || totals.finished != 2 ||
                tally.first[2] != 2 || tally.second[2] != 2 ||
                number("SELECT count(*) FROM first") != 2 || is_there("answers.bad-1"))
                fail_msg("%d from sync %d on: %d visits, %d first answers, %d counted", bad, n,
                         (int)totals.visits, (int)totals.first_ratings, (int)tally.first[2]);
            remove_folder(NULL);
            assert_int_equal(mkdir(folder, 0755), 0);
        }
    }
    assert_true(tried > 30);
}

/* A sync takes 80 ms, and a visitor touches every 150 ms. */
static void a_slow_card_holds_no_touch_up(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    settle(ledger);
    sync_takes_ms = 80;
    int held = 0;
    for (int i = 0; i < 12; i++) {
        int64_t before = clock_now_ms();
        ledger_first(ledger, &(LedgerFirst){
                                 .claim = "B10", .order = 1, .level = 2, .other = -1, .sure = 2 });
        ledger_commit(ledger);
        held += clock_now_ms() - before >= sync_takes_ms;
        nanosleep(&(struct timespec){ .tv_nsec = 150000000 }, NULL);
    }
    sync_takes_ms = 0;
    assert_in_range(held, 0, 6); /* all, if a touch waited for its own sync */
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).first_ratings, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_damaged_file_is_set_aside_and_kept),
        TEST(damage_met_while_writing_loses_no_answer),
        TEST(a_large_file_is_checked_while_nobody_touches),
        TEST(a_file_without_tables_is_new),
        TEST(a_sync_that_fails_loses_and_doubles_nothing),
        TEST(a_slow_card_holds_no_touch_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
