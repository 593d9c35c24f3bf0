#include "shelf/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "shelf/keeper_private.h"

/* Without a watch on the folder the thread looks this often. */
#define LOOK_MS 3000

/* ---- what there is to collect ---- */

static Kept *kept(Keeper *keeper, const char *id)
{
    for (int i = 0; i < keeper->count; i++) {
        if (strcmp(keeper->stories[i].stored.id, id) == 0)
            return &keeper->stories[i];
    }
    if (keeper->count == STORE_STORIES_MOST)
        return NULL;
    Kept *new = &keeper->stories[keeper->count++];
    *new = (Kept){ 0 };
    snprintf(new->stored.id, sizeof(new->stored.id), "%s", id);
    return new;
}

/* Of more than nobody collected the oldest is dropped. */
static void add_news(Keeper *keeper, const OutcomeReport *report)
{
    if (keeper->news_count == NEWS_MOST)
        memmove(keeper->news, keeper->news + 1,
                (size_t)--keeper->news_count * sizeof(keeper->news[0]));
    keeper->news[keeper->news_count++] = *report;
}

/* Lets the shelf collect a bundle instead of one that it has not collected yet. */
static void deliver(Keeper *keeper, const char *id, Bundle *bundle, bool again)
{
    pthread_mutex_lock(&keeper->mutex);
    Kept *story = kept(keeper, id);
    Bundle *old = !story ? bundle : story->ready ? story->stored.bundle : NULL;
    if (story) {
        story->stored.bundle = bundle;
        story->stored.again = again;
        keeper->ready += !story->ready;
        story->ready = true;
        if (story->news.outcome != OUTCOME_READING)
            add_news(keeper, &story->news);
        story->news = (OutcomeReport){ 0 };
    }
    pthread_mutex_unlock(&keeper->mutex);
    bundle_close(old);
}

bool keeper_has(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    bool has = keeper->ready > 0;
    pthread_mutex_unlock(&keeper->mutex);
    return has;
}

bool keeper_collect(Keeper *keeper, Stored *stored)
{
    bool found = false;
    pthread_mutex_lock(&keeper->mutex);
    for (int i = 0; i < keeper->count && !found; i++) {
        Kept *story = &keeper->stories[i];
        found = story->ready;
        if (!found)
            continue;
        *stored = story->stored;
        story->stored.bundle = NULL;
        story->ready = false;
        keeper->ready--;
    }
    pthread_mutex_unlock(&keeper->mutex);
    return found;
}

bool keeper_has_news(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    bool has = keeper->news_count > 0;
    pthread_mutex_unlock(&keeper->mutex);
    return has;
}

bool keeper_news(Keeper *keeper, OutcomeReport *report)
{
    pthread_mutex_lock(&keeper->mutex);
    bool has = keeper->news_count > 0;
    if (has) {
        *report = keeper->news[0];
        memmove(keeper->news, keeper->news + 1,
                (size_t)--keeper->news_count * sizeof(keeper->news[0]));
    }
    pthread_mutex_unlock(&keeper->mutex);
    return has;
}

/* A new story is told when it can be shown: see deliver(). */
void keeper_tell_file(Keeper *keeper, const OutcomeReport *report)
{
    pthread_mutex_lock(&keeper->mutex);
    Kept *story = report->outcome == OUTCOME_NEW ? kept(keeper, report->id) : NULL;
    if (story)
        story->news = *report;
    else if (report->outcome != OUTCOME_KNOWN)
        add_news(keeper, report);
    pthread_mutex_unlock(&keeper->mutex);
}

KeptStick keeper_stick(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    KeptStick stick = keeper->stick;
    pthread_mutex_unlock(&keeper->mutex);
    return stick;
}

bool keeper_pin_is_back(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    bool back = keeper->pin_is_back;
    keeper->pin_is_back = false;
    pthread_mutex_unlock(&keeper->mutex);
    return back;
}

void keeper_tell_stick(Keeper *keeper, StickState state, const OutcomeReport *report)
{
    pthread_mutex_lock(&keeper->mutex);
    keeper->stick = (KeptStick){ keeper->stick.number + 1, state, *report };
    pthread_mutex_unlock(&keeper->mutex);
    if (keeper->ring)
        keeper->ring(keeper->ringer);
}

/* ---- opening ---- */

/* Opens the live version, or the one before. A cover that cannot be shown makes the version wrong.
 */
static Bundle *open_live(Keeper *keeper, const char *id)
{
    Error error = { 0 }, why = { 0 };
    Bundle *bundle = store_open_bundle(keeper->store, id);
    if (!bundle || bundle_check_cover(bundle, &error))
        return bundle;
    log_error("%s", error.message);
    bundle_close(bundle);
    if (error.kind == ERROR_IO)
        return store_open_before(keeper->store, id);
    if (!store_give_up(keeper->store, id, &why))
        log_error("%s", why.message);
    return store_open_bundle(keeper->store, id);
}

/* Lets the shelf collect what was opened, or hear that nothing can be. */
static void deliver_live(Keeper *keeper, const char *id, Bundle *bundle)
{
    const StoreStory *story = store_find(keeper->store, id);
    pthread_mutex_lock(&keeper->mutex);
    Kept *mine = kept(keeper, id);
    if (mine)
        mine->opened = story ? story->live : 0;
    if (mine)
        mine->other = story ? store_other(story) : 0;
    pthread_mutex_unlock(&keeper->mutex);
    deliver(keeper, id, bundle, !bundle && story && story->live);
}

/* The glass waits for this, so no picture is decoded: all were when the story was taken in. */
void keeper_open_now(Keeper *keeper, const char *id)
{
    deliver_live(keeper, id, store_open_bundle(keeper->store, id));
}

/* What the shelf asked for. */
static Asked asked_for(Keeper *keeper, const char *id)
{
    pthread_mutex_lock(&keeper->mutex);
    Kept *mine = kept(keeper, id);
    Asked asked = mine ? mine->asked : ASKED_NOTHING;
    if (mine)
        mine->asked = ASKED_NOTHING;
    pthread_mutex_unlock(&keeper->mutex);
    return asked;
}

/* True when the shelf has, or will collect, what is live. */
static bool is_open(Keeper *keeper, const StoreStory *story)
{
    pthread_mutex_lock(&keeper->mutex);
    Kept *mine = kept(keeper, story->id);
    bool open = !mine || mine->opened == story->live;
    pthread_mutex_unlock(&keeper->mutex);
    return open;
}

/* Opens the next story that became live or was asked for. False when there is none. */
static bool open_next(Keeper *keeper)
{
    for (int i = 0; i < store_count(keeper->store); i++) {
        const StoreStory story = *store_story(keeper->store, i);
        Asked asked = asked_for(keeper, story.id);
        Error error = { 0 };
        if (asked == ASKED_NOTHING && is_open(keeper, &story))
            continue;
        if (asked == ASKED_GIVE_UP && !store_give_up(keeper->store, story.id, &error))
            log_error("%s", error.message);
        if (asked == ASKED_UNDO && !store_undo(keeper->store, story.id, &error))
            log_error("%s", error.message);
        if (asked == ASKED_FORGET && !store_forget(keeper->store, story.id, &error))
            log_error("%s", error.message);
        deliver_live(keeper, story.id, open_live(keeper, story.id));
        if (keeper->ring)
            keeper->ring(keeper->ringer);
        return true;
    }
    return false;
}

static void ask(Keeper *keeper, const char *id, Asked asked)
{
    pthread_mutex_lock(&keeper->mutex);
    Kept *mine = kept(keeper, id);
    if (mine)
        mine->asked = asked;
    pthread_mutex_unlock(&keeper->mutex);
    if (keeper->running)
        (void)!write(keeper->pipe[1], "", 1);
}

void keeper_again(Keeper *keeper, const char *id)
{
    ask(keeper, id, ASKED_AGAIN);
}

void keeper_give_up(Keeper *keeper, const char *id)
{
    ask(keeper, id, ASKED_GIVE_UP);
}

void keeper_undo(Keeper *keeper, const char *id)
{
    ask(keeper, id, ASKED_UNDO);
}

void keeper_forget(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    for (int i = 0; i < keeper->count; i++)
        keeper->stories[i].asked = ASKED_FORGET;
    pthread_mutex_unlock(&keeper->mutex);
    if (keeper->running)
        (void)!write(keeper->pipe[1], "", 1);
}

int keeper_other(Keeper *keeper, const char *id, bool *by_stick)
{
    int other = 0;
    *by_stick = false;
    pthread_mutex_lock(&keeper->mutex);
    for (int i = 0; i < keeper->count; i++) {
        const Kept *story = &keeper->stories[i];
        if (strcmp(story->stored.id, id) != 0)
            continue;
        other = story->other;
        *by_stick = story->opened > 0;
    }
    pthread_mutex_unlock(&keeper->mutex);
    return other;
}

/* The note is no part of the list, which the thread may be changing. */
void keeper_note_shown(Keeper *keeper, const char *id)
{
    store_note_shown(keeper->store, id);
}

/* ---- the thread ---- */

static bool is_ending(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    bool ending = keeper->ending;
    pthread_mutex_unlock(&keeper->mutex);
    return ending;
}

void keeper_work(Keeper *keeper)
{
    if (keeper->running)
        return;
    while (open_next(keeper) || incoming_take_next(keeper))
        ;
}

/* True when something was waiting. */
static bool drain(int file)
{
    char bytes[4096];
    bool any = false;
    while (read(file, bytes, sizeof(bytes)) > 0)
        any = true;
    return any;
}

static void *keep(void *user)
{
    Keeper *keeper = user;
    struct pollfd polled[2] = { { .fd = keeper->pipe[0], .events = POLLIN },
                                { .fd = keeper->watch, .events = POLLIN } };
    while (!is_ending(keeper)) {
        if (open_next(keeper) || incoming_take_next(keeper))
            continue;
        poll(polled, 2, keeper->watch >= 0 ? -1 : LOOK_MS);
        drain(keeper->pipe[0]);
        /* A folder's time is not fine enough to tell two changes apart. */
        if (keeper->watch >= 0 && drain(keeper->watch))
            keeper->looked = (struct timespec){ 0 };
    }
    return NULL;
}

/* The thread looks once after the watch is there, so nothing is missed. */
static void watch_incoming(Keeper *keeper)
{
    mkdir(keeper->incoming, 0770);
    keeper->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (keeper->watch >= 0 &&
        inotify_add_watch(keeper->watch, keeper->incoming, IN_MOVED_TO | IN_ONLYDIR) >= 0)
        return;
    log_error("%s: it cannot be watched: %s; it is looked at every few seconds", keeper->incoming,
              strerror(errno));
    if (keeper->watch >= 0)
        close(keeper->watch);
    keeper->watch = -1;
}

/* What a step leads to is known of every story, also of one whose built-in version is shown. */
static void learn_others(Keeper *keeper)
{
    for (int i = 0; i < store_count(keeper->store); i++) {
        const StoreStory *story = store_story(keeper->store, i);
        Kept *mine = kept(keeper, story->id);
        if (mine)
            mine->other = store_other(story);
    }
}

void keeper_start(Keeper *keeper, KeeperRing *ring, void *ringer)
{
    sigset_t all, old;
    learn_others(keeper);
    if (!ring || pipe(keeper->pipe) != 0)
        return;
    for (int i = 0; i < 2; i++) {
        fcntl(keeper->pipe[i], F_SETFD, FD_CLOEXEC);
        fcntl(keeper->pipe[i], F_SETFL, O_NONBLOCK);
    }
    watch_incoming(keeper);
    keeper->ring = ring;
    keeper->ringer = ringer;
    sigfillset(&all); /* signals are for the main thread */
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int code = pthread_create(&keeper->thread, NULL, keep, keeper);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    keeper->running = code == 0;
    if (code != 0)
        log_error("stories from sticks come only after the next start: the system gives no thread: "
                  "%s",
                  strerror(code));
}

/* ---- opening and closing ---- */

Keeper *keeper_open(const char *data, const char *keys, const char *unit, Error *error)
{
    Store *store = store_open(data, keys, error);
    if (!store)
        return NULL;
    Keeper *keeper = memory_take(1, sizeof(*keeper));
    size_t room = strlen(data) + sizeof("/incoming");
    keeper->store = store;
    keeper->incoming = memory_take(room, 1);
    snprintf(keeper->incoming, room, "%s/incoming", data);
    keeper->data = memory_copy_text(data);
    keeper->unit = memory_copy_text(unit);
    keeper->watch = keeper->pipe[0] = keeper->pipe[1] = -1;
    pthread_mutex_init(&keeper->mutex, NULL);
    incoming_start(keeper);
    return keeper;
}

Store *keeper_store(Keeper *keeper)
{
    return keeper->store;
}

void keeper_close(Keeper *keeper)
{
    if (!keeper)
        return;
    if (keeper->running) {
        pthread_mutex_lock(&keeper->mutex);
        keeper->ending = true;
        pthread_mutex_unlock(&keeper->mutex);
        (void)!write(keeper->pipe[1], "", 1);
        pthread_join(keeper->thread, NULL);
    }
    const int files[] = { keeper->watch, keeper->pipe[0], keeper->pipe[1] };
    for (size_t i = 0; i < COUNT(files); i++) {
        if (files[i] >= 0)
            close(files[i]);
    }
    for (int i = 0; i < keeper->count; i++)
        bundle_close(keeper->stories[i].stored.bundle);
    store_note_end(keeper->store);
    store_close(keeper->store);
    pthread_mutex_destroy(&keeper->mutex);
    free(keeper->incoming);
    free(keeper->data);
    free(keeper->unit);
    free(keeper);
}
