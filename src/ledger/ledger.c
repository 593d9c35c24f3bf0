/* ledger.c: rows wait in a ring buffer, and a thread writes them. */
#include "ledger/ledger.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/memory.h"
#include "ledger/ledger_private.h"

#define WAITING_MOST 1000
#define TOGETHER     64    /* most rows in one transaction */
#define LATE_MS      900   /* the screen, or a tour, waits for the disk no longer than this */
#define CLOSING_MS   3000  /* closing waits no longer than this */
#define PAUSE_MS     1000  /* the first pause after the disk failed; it doubles ... */
#define PAUSE_MOST   60000 /* ... up to this */
#define LAST_TRIES   5     /* so often the disk is tried while closing ... */
#define LAST_PAUSE   100   /* ... with this many milliseconds in between */

/* Rows are numbered from 0 in the order they come: `done` <= `given` <= `taken`. Rows from `done`
 * on wait in the ring. Rows from `given` on belong to a step that is not committed yet, so that the
 * thread must not write them. */
struct Ledger {
    pthread_mutex_t mutex; /* protects what follows, up to `counts` */
    pthread_cond_t changed;
    pthread_t thread;
    bool running;
    bool ended; /* the thread is about to return */
    bool closing;
    bool opened; /* the file has been open */
    bool idle;
    int64_t keep; /* visits whose rows are kept */
    bool failing, late;
    LedgerWait wait; /* why, while it is failing */
    bool set_aside;
    LedgerRow *waiting; /* ring */
    int64_t origin;     /* number of the row at the ring's first place: an emptied ring begins again
                           there, so that few of its pages are ever used */
    int64_t done, given, taken;
    int64_t lost, refused;
    int64_t retry_ms, pause_ms; /* when the disk is tried again, and the present pause */
    int failures;               /* in a row */
    int64_t base;               /* visits that the file had when it was opened first */
    Counts counts;

    /* Used only by the thread; without a thread, by the caller. */
    LedgerFile file;
    LedgerRow *batch;

    Present present; /* used only by the caller */
    int64_t visits;  /* begun since the start; used only by the caller */
};

/* Returns false when it is that time. */
static bool wait_until(Ledger *ledger, int64_t ms)
{
    if (ms == CLOCK_NEVER)
        return pthread_cond_wait(&ledger->changed, &ledger->mutex) == 0;
    struct timespec time = { .tv_sec = (time_t)(ms / 1000),
                             .tv_nsec = (long)(ms % 1000) * 1000000 };
    return pthread_cond_timedwait(&ledger->changed, &ledger->mutex, &time) == 0;
}

static LedgerRow *place_of(Ledger *ledger, int64_t number)
{
    return &ledger->waiting[(number - ledger->origin) % WAITING_MOST];
}

/* ---- on the thread; each function is called with the mutex held ---- */

/* After the first failure the file is opened afresh at once. After further ones it is logged, and
 * we pause before the next try. */
static void failed(Ledger *ledger, const Error *error)
{
    if (++ledger->failures == 1)
        return;
    if (ledger->closing) {
        ledger->retry_ms = clock_now_ms() + LAST_PAUSE;
        return;
    }
    int64_t longer = ledger->pause_ms ? 2 * ledger->pause_ms : PAUSE_MS;
    ledger->pause_ms = longer < PAUSE_MOST ? longer : PAUSE_MOST;
    ledger->retry_ms = clock_now_ms() + ledger->pause_ms;
    if (!ledger->failing)
        log_error("%s", error->message);
    ledger->failing = true;
    ledger->wait = ledger->file.wait;
    pthread_cond_broadcast(&ledger->changed);
}

static void succeeded(Ledger *ledger)
{
    bool caught_up = ledger->done == ledger->given;
    ledger->failures = 0;
    ledger->pause_ms = 0;
    if (caught_up && (ledger->failing || ledger->late)) {
        log_info("answers are written again; %lld were lost", (long long)ledger->lost);
        ledger->late = false;
    }
    ledger->failing = ledger->failing && !caught_up;
    pthread_cond_broadcast(&ledger->changed);
}

/* Visits are numbered on from the last one in the file; those that wait already, too. */
static void number_from(Ledger *ledger, int64_t last)
{
    ledger->base = last;
    for (int64_t i = ledger->done; i < ledger->taken; i++)
        place_of(ledger, i)->visit += last << VISIT_RANDOM_BITS;
}

static void open_file(Ledger *ledger)
{
    Error error = { 0 };
    Counts counts = { 0 };
    pthread_mutex_unlock(&ledger->mutex);
    bool good = ledger_file_open(&ledger->file, &counts, &error);
    pthread_mutex_lock(&ledger->mutex);
    for (int i = 0; i < counts.count; i++)
        counts_add_tally(&ledger->counts, &counts.list[i]);
    counts_finish(&counts);
    if (good && !ledger->opened)
        number_from(ledger, ledger->file.last);
    ledger->opened = ledger->opened || good;
    ledger->set_aside = ledger->file.set_aside;
    if (!good)
        failed(ledger, &error);
    else if (ledger->done == ledger->given)
        succeeded(ledger);
    pthread_cond_broadcast(&ledger->changed);
}

static void write_rows(Ledger *ledger)
{
    Error error = { 0 };
    int64_t from = ledger->done, refused = 0;
    int count = ledger->given - from < TOGETHER ? (int)(ledger->given - from) : TOGETHER;
    for (int i = 0; i < count; i++)
        ledger->batch[i] = *place_of(ledger, from + i);
    pthread_mutex_unlock(&ledger->mutex);
    bool good = ledger_file_write(&ledger->file, ledger->batch, count, &refused, &error);
    pthread_mutex_lock(&ledger->mutex);
    if (!good) {
        failed(ledger, &error);
        return;
    }
    /* Some of these rows may have been dropped for newer ones while they were being written. */
    int64_t given_up = ledger->done - from < count ? ledger->done - from : count;
    ledger->lost -= given_up;
    ledger->done += count - given_up;
    ledger->refused += refused;
    if (ledger->done == ledger->taken)
        ledger->origin = ledger->taken;
    succeeded(ledger);
}

static void check_file(Ledger *ledger)
{
    Error error = { 0 };
    pthread_mutex_unlock(&ledger->mutex);
    bool good = ledger_file_check(&ledger->file, &error);
    pthread_mutex_lock(&ledger->mutex);
    if (!good)
        failed(ledger, &error);
}

static void fold_file(Ledger *ledger)
{
    Error error = { 0 };
    pthread_mutex_unlock(&ledger->mutex);
    bool good = ledger_file_fold(&ledger->file, &error);
    pthread_mutex_lock(&ledger->mutex);
    if (!good)
        failed(ledger, &error);
}

static void *keep(void *user)
{
    Ledger *ledger = user;
    pthread_mutex_lock(&ledger->mutex);
    for (;;) {
        bool rows = ledger->done < ledger->given;
        bool paused = clock_now_ms() < ledger->retry_ms;
        if (ledger->closing && (!rows || ledger->failures >= LAST_TRIES))
            break;
        if (paused)
            wait_until(ledger, ledger->retry_ms);
        else if (!ledger->file.db)
            open_file(ledger);
        else if (rows)
            write_rows(ledger);
        else if (ledger->idle && !ledger->file.checked)
            check_file(ledger);
        else if (ledger->idle && ledger_file_can_fold(&ledger->file, ledger->keep))
            fold_file(ledger);
        else
            wait_until(ledger, CLOCK_NEVER);
    }
    pthread_mutex_unlock(&ledger->mutex);
    ledger_file_close(&ledger->file);
    pthread_mutex_lock(&ledger->mutex);
    ledger->ended = true;
    pthread_cond_broadcast(&ledger->changed);
    pthread_mutex_unlock(&ledger->mutex);
    return NULL;
}

/* The thread blocks all signals; they are for the main thread. If no thread can be made, the next
 * answer tries again. */
static void start_thread(Ledger *ledger)
{
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int code = pthread_create(&ledger->thread, NULL, keep, ledger);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (code != 0 && !ledger->failing)
        log_error("answers cannot be written: the system gives no thread: %s; until then they wait "
                  "in memory",
                  strerror(code));
    ledger->running = code == 0;
    ledger->failing = code != 0;
    ledger->wait = LEDGER_BROKEN;
}

/* ---- opening and closing ---- */

static Ledger *make_ledger(void)
{
    Ledger *ledger = memory_take(1, sizeof(*ledger));
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC); /* the wall clock may jump */
    pthread_cond_init(&ledger->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&ledger->mutex, NULL);
    ledger->keep = LEDGER_KEEP;
    return ledger;
}

static void free_ledger(Ledger *ledger)
{
    ledger_file_finish(&ledger->file);
    counts_finish(&ledger->counts);
    pthread_cond_destroy(&ledger->changed);
    pthread_mutex_destroy(&ledger->mutex);
    free(ledger->waiting);
    free(ledger->batch);
    free(ledger);
}

Ledger *ledger_open(const char *folder)
{
    Ledger *ledger = make_ledger();
    ledger_file_start(&ledger->file, folder);
    ledger->waiting = memory_take(WAITING_MOST, sizeof(LedgerRow));
    ledger->batch = memory_take(TOGETHER, sizeof(LedgerRow));
    pthread_mutex_lock(&ledger->mutex);
    start_thread(ledger);
    pthread_mutex_unlock(&ledger->mutex);
    return ledger;
}

Ledger *ledger_open_read(const char *place, Error *error)
{
    Ledger *ledger = make_ledger();
    ledger_file_start_at(&ledger->file, place);
    if (ledger_file_open_read(&ledger->file, &ledger->counts, error))
        return ledger;
    free_ledger(ledger);
    return NULL;
}

void ledger_close(Ledger *ledger)
{
    if (!ledger)
        return;
    pthread_mutex_lock(&ledger->mutex);
    ledger->closing = true;
    ledger->given = ledger->taken;
    ledger->retry_ms = 0; /* a disk that failed is tried again */
    ledger->failures = 0;
    pthread_cond_broadcast(&ledger->changed);
    int64_t until = clock_now_ms() + CLOSING_MS;
    while (ledger->running && !ledger->ended && wait_until(ledger, until)) {
    }
    int64_t left = ledger->taken - ledger->done;
    bool hangs = ledger->running && !ledger->ended, running = ledger->running;
    pthread_mutex_unlock(&ledger->mutex);
    if (left > 0)
        log_error("%s: the last %lld answers could not be written", ledger->file.path,
                  (long long)left);
    if (hangs) {
        pthread_detach(ledger->thread); /* it hangs in the disk; its memory is not freed */
        return;
    }
    if (running)
        pthread_join(ledger->thread, NULL);
    free_ledger(ledger);
}

/* ---- adding rows ---- */

/* The number of a visit: which one it is since the start, and random bits, so that no other unit
 * has the same. SQLite's generator cannot fail; the clock is mixed in for a system without a source
 * of randomness. */
static int64_t new_visit(Ledger *ledger)
{
    uint64_t random, now = (uint64_t)clock_now_us();
    sqlite3_randomness(sizeof(random), &random);
    random ^= hash_bytes(HASH_START, &now, sizeof(now));
    return ++ledger->visits << VISIT_RANDOM_BITS | (int64_t)(random >> (64 - VISIT_RANDOM_BITS));
}

static void take_row(Ledger *ledger, LedgerRow row)
{
    pthread_mutex_lock(&ledger->mutex);
    if (ledger->taken - ledger->done == WAITING_MOST) { /* drop the oldest */
        ledger->done++;
        ledger->lost++;
        ledger->given = ledger->given < ledger->done ? ledger->done : ledger->given;
    }
    row.visit += ledger->base << VISIT_RANDOM_BITS;
    *place_of(ledger, ledger->taken++) = row;
    for (int i = 0; i < row.count_count; i++)
        counts_add(&ledger->counts,
                   &(LedgerCount){ row.story, row.version, rows_claim(&row, &row.counts[i]),
                                   row.counts[i].what, row.counts[i].value, 1 });
    pthread_mutex_unlock(&ledger->mutex);
}

void ledger_begin(Ledger *ledger, const LedgerVisit *visit)
{
    take_row(ledger, rows_visit(&ledger->present, new_visit(ledger), visit));
}

void ledger_first(Ledger *ledger, const LedgerFirst *first)
{
    take_row(ledger, rows_first(&ledger->present, first));
}

void ledger_second(Ledger *ledger, const LedgerSecond *second)
{
    take_row(ledger, rows_second(&ledger->present, second));
}

void ledger_disagree(Ledger *ledger, const char *claim, int reason)
{
    take_row(ledger, rows_disagree(&ledger->present, claim, reason));
}

void ledger_end(Ledger *ledger, const char *how, const char *screen, int took_s)
{
    take_row(ledger, rows_ending(&ledger->present, how, screen, took_s));
    ledger->present = (Present){ 0 };
}

void ledger_class(Ledger *ledger, const LedgerClass *claims, int count)
{
    Present present = { .visit = new_visit(ledger) };
    for (int i = 0; i < count; i++) {
        for (int turn = 0; turn < 2; turn++) {
            LedgerRow row;
            if (rows_class(&present, &claims[i], turn, &row))
                take_row(ledger, row);
        }
    }
}

bool ledger_commit(Ledger *ledger)
{
    pthread_mutex_lock(&ledger->mutex);
    int64_t before = ledger->given, until = clock_now_ms() + LATE_MS;
    bool more = ledger->taken > ledger->given;
    if (more && !ledger->running)
        start_thread(ledger);
    while (more && ledger->done < before && !ledger->failing && !ledger->late) {
        if (wait_until(ledger, until) || ledger->done >= before || ledger->failing)
            continue;
        ledger->late = true;
        log_error("%s: the disk is late; answers wait in memory until it has caught up",
                  ledger->file.path);
    }
    bool kept = ledger->done >= before;
    ledger->given = ledger->taken;
    if (more)
        pthread_cond_broadcast(&ledger->changed);
    pthread_mutex_unlock(&ledger->mutex);
    return kept;
}

void ledger_keep(Ledger *ledger, int64_t visits)
{
    pthread_mutex_lock(&ledger->mutex);
    ledger->keep = visits;
    pthread_cond_broadcast(&ledger->changed);
    pthread_mutex_unlock(&ledger->mutex);
}

void ledger_idle(Ledger *ledger, bool idle)
{
    pthread_mutex_lock(&ledger->mutex);
    bool begins = idle && !ledger->idle;
    ledger->idle = idle;
    if (begins)
        pthread_cond_broadcast(&ledger->changed);
    pthread_mutex_unlock(&ledger->mutex);
}

bool ledger_settle(Ledger *ledger)
{
    int64_t until = clock_now_ms() + LATE_MS;
    pthread_mutex_lock(&ledger->mutex);
    while (ledger->running && (!ledger->opened || ledger->done < ledger->given) &&
           !ledger->failing && wait_until(ledger, until)) {
    }
    bool settled = ledger->opened && ledger->done == ledger->given;
    pthread_mutex_unlock(&ledger->mutex);
    return settled;
}

/* ---- asking ---- */

bool ledger_failing(Ledger *ledger)
{
    pthread_mutex_lock(&ledger->mutex);
    bool failing = ledger->failing || ledger->late;
    pthread_mutex_unlock(&ledger->mutex);
    return failing;
}

LedgerWait ledger_wait(Ledger *ledger)
{
    pthread_mutex_lock(&ledger->mutex);
    LedgerWait wait = ledger->failing ? ledger->wait : ledger->late ? LEDGER_LATE : LEDGER_WRITES;
    pthread_mutex_unlock(&ledger->mutex);
    return wait;
}

bool ledger_set_aside(Ledger *ledger)
{
    pthread_mutex_lock(&ledger->mutex);
    bool set_aside = ledger->set_aside;
    pthread_mutex_unlock(&ledger->mutex);
    return set_aside;
}

static int64_t read_number(Ledger *ledger, const int64_t *number)
{
    pthread_mutex_lock(&ledger->mutex);
    int64_t copy = *number;
    pthread_mutex_unlock(&ledger->mutex);
    return copy;
}

int ledger_waiting(Ledger *ledger)
{
    pthread_mutex_lock(&ledger->mutex);
    int waiting = (int)(ledger->taken - ledger->done);
    pthread_mutex_unlock(&ledger->mutex);
    return waiting;
}

int64_t ledger_lost(Ledger *ledger)
{
    return read_number(ledger, &ledger->lost);
}

int64_t ledger_refused(Ledger *ledger)
{
    return read_number(ledger, &ledger->refused);
}

Tally ledger_tally(Ledger *ledger, const char *story, int version, const char *claim)
{
    pthread_mutex_lock(&ledger->mutex);
    Tally tally = counts_find(&ledger->counts, story, version, claim);
    pthread_mutex_unlock(&ledger->mutex);
    return tally;
}

const LedgerFile *ledger_to_read(const Ledger *ledger)
{
    assert(!ledger->running);
    return &ledger->file;
}
