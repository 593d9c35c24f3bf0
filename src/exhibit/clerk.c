#include "exhibit/clerk.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "ledger/ledger.h"
#include "staff/kept.h"
#include "staff/pin.h"
#include "staff/system.h"
#include "words/words.h"

/* More than staff can ask for while the first is being done: the panel waits for most of them. */
#define WAIT_MOST 16

struct Clerk {
    char *data, *program;
    void (*ring)(void *);
    void *ringer;
    pthread_t thread;
    bool running;
    bool class_lost; /* a class could not be kept, which was logged; only the thread's */

    pthread_mutex_t mutex; /* protects what follows */
    pthread_cond_t asked;
    bool ending;
    Order orders[WAIT_MOST];
    Done done[WAIT_MOST];
    int order_count, done_count;
};

/* ---- counting ---- */

typedef struct {
    char days[7][11]; /* today and the six before */
    Done *done;
} Counting;

static void count_day(void *context, const LedgerCount *count)
{
    Counting *counting = context;
    if (strcmp(count->what, "day") != 0)
        return;
    for (int i = 0; i < 7; i++) {
        if (strcmp(count->value, counting->days[i]) != 0)
            continue;
        counting->done->week += count->count;
        counting->done->today += i == 0 ? count->count : 0;
    }
}

void clerk_free_figures(Figures *figures)
{
    if (figures)
        figures_finish(figures);
    free(figures);
}

static bool count_visits(const Clerk *clerk, const Order *order, Done *done)
{
    int64_t wall_s = order->wall_s;
    Error error = { 0 };
    Counting counting = { .done = done };
    LedgerTotals totals;
    Ledger *ledger = clerk->data ? ledger_open_read(clerk->data, &error) : NULL;
    for (int i = 0; i < 7; i++)
        clock_day(wall_s - i * INT64_C(86400), counting.days[i]);
    bool good = ledger && ledger_totals(ledger, &totals, &error) &&
                ledger_each_count(ledger, count_day, &counting, &error);
    if (good) {
        done->all = totals.visits;
        done->ended = totals.finished;
        done->figures = memory_take(1, sizeof(*done->figures));
        good = figures_read(done->figures, ledger, words_find(order->language), &error);
    }
    if (!good) {
        clerk_free_figures(done->figures);
        done->figures = NULL;
        if (clerk->data)
            log_error("the visits cannot be counted: %s", error.message);
    }
    ledger_close(ledger);
    return good;
}

/* ---- copying ---- */

static bool run_report(const Clerk *clerk, const char *what, const char *to, const char *language)
{
    char program[4200], said[200];
    Error error = { 0 };
    if (!assets_program(program, sizeof(program), "sayswho-report"))
        return false;
    const char *const words[] = { program,  what, "--data", clerk->data, "--lang",
                                  language, "-o", to,       NULL };
    bool good = system_run(words, said, sizeof(said), &error);
    if (!good)
        log_error("%s", error.message);
    return good;
}

#define FOLDER_ROOM 2000

static bool open_stick(const Clerk *clerk, char folder[FOLDER_ROOM])
{
    Error error = { 0 };
    bool good = system_do(clerk->program, SYSTEM_STICK_OPEN, NULL, folder, FOLDER_ROOM, &error);
    if (!good)
        log_error("%s", error.message);
    return good;
}

/* The stick is closed in any case: what was begun is on it, and it may be pulled. */
static Failed close_stick(const Clerk *clerk, bool good)
{
    char said[200];
    Error error = { 0 };
    if (!system_do(clerk->program, SYSTEM_STICK_CLOSE, NULL, said, sizeof(said), &error)) {
        log_error("%s", error.message);
        good = false;
    }
    return good ? FAILED_NOTHING : FAILED_COPY;
}

/* Neither school nor day is in the name. */
static Failed copy_sheet(const Clerk *clerk, const Order *order)
{
    char folder[FOLDER_ROOM], path[FOLDER_ROOM + 40], aside[FOLDER_ROOM + 44];
    Error error = { 0 };
    if (!open_stick(clerk, folder))
        return FAILED_STICK;
    snprintf(path, sizeof(path), "%s/sayswho-class.pdf", folder);
    snprintf(aside, sizeof(aside), "%s.new", path);
    bool good = file_write_text(aside, order->text, order->size, 0644, &error) &&
                file_put_in_place(aside, path, &error);
    if (!good) {
        log_error("%s", error.message);
        unlink(aside);
    }
    return close_stick(clerk, good);
}

static bool copy_log(const char *folder, const char *text)
{
    char path[2200];
    Error error = { 0 };
    snprintf(path, sizeof(path), "%s/log.txt", folder);
    if (file_write_text(path, text, strlen(text), 0644, &error))
        return true;
    log_error("%s", error.message);
    return false;
}

static Failed copy(const Clerk *clerk, const Order *order)
{
    char folder[FOLDER_ROOM], path[2100], report[2200];
    if (!clerk->data)
        log_error("no answers are kept");
    if (!clerk->data || !open_stick(clerk, folder))
        return FAILED_STICK;
    snprintf(path, sizeof(path), "%s/sayswho-counts", folder);
    snprintf(report, sizeof(report), "%s/report.html", path);
    int code = file_make_folders(path);
    if (code != 0)
        log_error("%s: the folder cannot be made: %s", path, strerror(code));
    bool good = code == 0 && run_report(clerk, "html", report, order->language) &&
                run_report(clerk, "export", path, order->language) && copy_log(path, order->text);
    return close_stick(clerk, good);
}

/* ---- a class ---- */

/* A lesson writes with each touch: a disk that fails is logged once. */
static bool keep_class(Clerk *clerk, const Order *order)
{
    Error error = { 0 };
    int code = clerk->data ? file_make_folders(clerk->data) : 0;
    bool good = code == 0 && (!clerk->data ||
                              class_write(order->text, strlen(order->text), clerk->data, &error));
    if (!good && !clerk->class_lost)
        log_error("%s", code ? strerror(code) : error.message);
    clerk->class_lost = !good;
    return good;
}

static bool wipe_class(const Clerk *clerk)
{
    Error error = { 0 };
    bool good = !clerk->data || class_remove(clerk->data, &error);
    if (!good)
        log_error("%s", error.message);
    return good;
}

/* ---- all of it ---- */

static bool keep(const Clerk *clerk, const StaffKept *kept)
{
    Error error = { 0 };
    int code = clerk->data ? file_make_folders(clerk->data) : 0;
    bool good = code == 0 && (!clerk->data || kept_write(kept, clerk->data, &error));
    if (!good)
        log_error("%s", code ? strerror(code) : error.message);
    return good;
}

static bool keep_log(const Clerk *clerk, const char *text)
{
    Error error = { 0 };
    int code = clerk->data ? file_make_folders(clerk->data) : 0;
    bool good = !clerk->data || (code == 0 && diary_write(text, strlen(text), clerk->data, &error));
    if (!good)
        log_error("%s", code ? strerror(code) : error.message);
    return good;
}

static Failed ask_system(const Clerk *clerk, SystemVerb verb, const char *with)
{
    char said[200];
    Error error = { 0 };
    if (system_do(clerk->program, verb, with, said, sizeof(said), &error))
        return FAILED_NOTHING;
    log_error("%s", error.message);
    return FAILED_SYSTEM;
}

static Done work(Clerk *clerk, const Order *order)
{
    Done done = { .job = order->job };
    switch (order->job) {
    case JOB_KEEP: done.good = keep(clerk, &order->kept); break;
    case JOB_LOG: done.good = keep_log(clerk, order->text); break;
    case JOB_CHECK: done.good = pin_matches(order->digits, order->kept.pin); break;
    case JOB_HASH: done.good = pin_hash(order->digits, done.hash); break;
    case JOB_COUNT: done.good = count_visits(clerk, order, &done); break;
    case JOB_CLASS: done.good = keep_class(clerk, order); break;
    case JOB_CLASS_WIPE: done.good = wipe_class(clerk); break;
    case JOB_SHEET: done.failed = copy_sheet(clerk, order); break;
    case JOB_COPY: done.failed = copy(clerk, order); break;
    case JOB_OFF: done.failed = ask_system(clerk, SYSTEM_OFF, NULL); break;
    case JOB_RESTART: done.failed = ask_system(clerk, SYSTEM_RESTART, NULL); break;
    case JOB_CLOCK: done.failed = ask_system(clerk, SYSTEM_CLOCK, order->with); break;
    case JOB_VOLUME: done.failed = ask_system(clerk, SYSTEM_VOLUME, order->with); break;
    }
    free(order->text);
    if (order->job >= JOB_SHEET)
        done.good = done.failed == FAILED_NOTHING;
    return done;
}

/* Of things that nobody collected the oldest is dropped: the panel was closed. */
static void deliver(Clerk *clerk, const Done *done)
{
    if (clerk->done_count == WAIT_MOST) {
        clerk_free_figures(clerk->done[0].figures);
        memmove(clerk->done, clerk->done + 1, (size_t)--clerk->done_count * sizeof(*clerk->done));
    }
    clerk->done[clerk->done_count++] = *done;
}

static void *serve(void *user)
{
    Clerk *clerk = user;
    pthread_mutex_lock(&clerk->mutex);
    while (!clerk->ending || clerk->order_count > 0) {
        if (clerk->order_count == 0) {
            pthread_cond_wait(&clerk->asked, &clerk->mutex);
            continue;
        }
        Order order = clerk->orders[0];
        memmove(clerk->orders, clerk->orders + 1,
                (size_t)--clerk->order_count * sizeof(*clerk->orders));
        pthread_mutex_unlock(&clerk->mutex);
        Done done = work(clerk, &order);
        pthread_mutex_lock(&clerk->mutex);
        deliver(clerk, &done);
        clerk->ring(clerk->ringer);
    }
    pthread_mutex_unlock(&clerk->mutex);
    return NULL;
}

Clerk *clerk_open(const char *data, const char *program, void (*ring)(void *), void *ringer)
{
    Clerk *clerk = memory_take(1, sizeof(*clerk));
    sigset_t all, old;
    clerk->data = data ? memory_copy_text(data) : NULL;
    clerk->program = memory_copy_text(program);
    clerk->ring = ring;
    clerk->ringer = ringer;
    pthread_mutex_init(&clerk->mutex, NULL);
    pthread_cond_init(&clerk->asked, NULL);
    if (!ring)
        return clerk;
    sigfillset(&all); /* signals are for the main thread */
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int code = pthread_create(&clerk->thread, NULL, serve, clerk);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    clerk->running = code == 0;
    if (code != 0)
        log_error("the panel for staff makes the glass wait: the system gives no thread: %s",
                  strerror(code));
    return clerk;
}

void clerk_close(Clerk *clerk)
{
    if (!clerk)
        return;
    if (clerk->running) {
        pthread_mutex_lock(&clerk->mutex);
        clerk->ending = true;
        pthread_cond_signal(&clerk->asked);
        pthread_mutex_unlock(&clerk->mutex);
        pthread_join(clerk->thread, NULL);
    }
    pthread_cond_destroy(&clerk->asked);
    pthread_mutex_destroy(&clerk->mutex);
    for (int i = 0; i < clerk->done_count; i++)
        clerk_free_figures(clerk->done[i].figures);
    free(clerk->data);
    free(clerk->program);
    free(clerk);
}

/* Of two things to keep only the newer one counts, so there is always room. */
void clerk_ask(Clerk *clerk, const Order *order)
{
    Order *last = NULL;
    if (!clerk->running) {
        Done done = work(clerk, order);
        deliver(clerk, &done);
        return;
    }
    pthread_mutex_lock(&clerk->mutex);
    for (int i = 0; i < clerk->order_count && order->job <= JOB_LOG; i++) {
        if (clerk->orders[i].job == order->job)
            last = &clerk->orders[i];
        if (clerk->orders[i].job == JOB_CLASS_WIPE && order->job == JOB_CLASS)
            last = NULL; /* that was another class */
    }
    char *unused = order->text;
    if (last) {
        unused = last->text;
        *last = *order;
    } else if (clerk->order_count < WAIT_MOST) {
        unused = NULL;
        clerk->orders[clerk->order_count++] = *order;
    }
    free(unused);
    pthread_cond_signal(&clerk->asked);
    pthread_mutex_unlock(&clerk->mutex);
}

bool clerk_collect(Clerk *clerk, Done *done)
{
    pthread_mutex_lock(&clerk->mutex);
    bool has = clerk->done_count > 0;
    if (has) {
        *done = clerk->done[0];
        memmove(clerk->done, clerk->done + 1, (size_t)--clerk->done_count * sizeof(*clerk->done));
    }
    pthread_mutex_unlock(&clerk->mutex);
    return has;
}
