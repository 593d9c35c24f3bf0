/* bench.c: measures what can only be measured inside the program.
 *
 *   bench touch PXxPX@MMxMM                 from a touch to the painted frame, and an empty frame
 *   bench press PXxPX@MMxMM                 painting a thing pressed and not pressed, without
 * layout bench looks PXxPX@MMxMM                 the same in English, in Arabic and with large text
 *   bench rope PXxPX@MMxMM                  each frame of a rope that draws itself
 *   bench idle                              wake-ups while nothing happens
 *   bench open SMALL.says LARGE.says        opening a small and a large bundle
 *   bench grow FROM.says TO.says CLAIMS     makes a large bundle
 *
 * Times are printed in microseconds of CPU time.
 */
#include <SDL.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "bundle/bundle.h"
#include "cpu.h"
#include "exhibit/exhibit.h"

#define ROUNDS   40
#define WAY_MOST 14

static Exhibit *open_exhibit(const char *panel, const char *language, bool virtual_time)
{
    Error error = { 0 };
    ExhibitOptions options = { .stage = { .windowed = true },
                               .keep_nothing = true,
                               .settings = settings_default() };
    snprintf(options.settings.language, sizeof(options.settings.language), "%s", language);
    Exhibit *exhibit = panel_parse(&options.stage.panel, panel, &error)
                           ? exhibit_open(&options, virtual_time, &error)
                           : NULL;
    if (!exhibit) {
        fprintf(stderr, "bench: %s\n", error.message);
        exit(1);
    }
    return exhibit;
}

/* Measures both frames of a touch: the pressed button when the finger comes down, and the result
 * when it goes up. False if the screen has nothing with this id to touch. */
static bool tap_us(Exhibit *exhibit, const char *id, int64_t took[2])
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        return false;
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    for (int up = 0; up < 2; up++) {
        Input input = stage_finger(exhibit_stage(exhibit), !up, 1, middle);
        int64_t before = cpu_us();
        exhibit_take(exhibit, &input);
        took[up] = cpu_us() - before;
        exhibit_pass(exhibit, 400);
    }
    return true;
}

/* Turns pages until the screen has this id. Large text has no room for the questions below the
 * trail: there they are asked for. */
static void turn_to(Exhibit *exhibit, const char *id)
{
    int64_t took[2];
    for (int page = 0; page < 10 && !scene_find(exhibit_scene(exhibit), id); page++) {
        if (strncmp(id, "card:", 5) != 0 || !tap_us(exhibit, "ask", took))
            tap_us(exhibit, "next", took);
    }
}

static int64_t empty_frame_us(void)
{
    SDL_Window *window = SDL_GetWindowFromID(1);
    SDL_Surface *glass = SDL_GetWindowSurface(window);
    int64_t before = cpu_us();
    SDL_FillRect(glass, NULL, 0xF7F2E8);
    SDL_UpdateWindowSurface(window);
    return cpu_us() - before;
}

/* How long presses took, and changes of screen. */
typedef struct {
    int64_t press[ROUNDS * WAY_MOST], change[ROUNDS * WAY_MOST];
    int count;
} Times;

/* What a visitor touches. */
static const char *const way[WAY_MOST] = {
    "start",      "story:brussels", "skip",     "level:good", "sure:very", "next",    "card:says",
    "card:first", "level:strong",   "disagree", "disagree:1", "next",      "restart", "restart:yes",
};

/* Makes one visit; with `large` it first touches the button for large text. */
static void walk(Exhibit *exhibit, bool large, Times *times)
{
    for (size_t i = 0; i < COUNT(way); i++) {
        int64_t took[2];
        if (i == 2 && large)
            tap_us(exhibit, "text_size", took);
        turn_to(exhibit, way[i]);
        if (!tap_us(exhibit, way[i], took)) {
            fprintf(stderr, "bench: there is no %s on %s\n", way[i],
                    exhibit_scene(exhibit)->screen);
            exit(1);
        }
        times->press[times->count] = took[0];
        times->change[times->count++] = took[1];
    }
    exhibit_pass(exhibit, 200000); /* back to the first screen */
}

static int touch(const char *panel)
{
    static Times times;
    Exhibit *exhibit = open_exhibit(panel, "en", true);
    int64_t empty[ROUNDS * 4];
    for (int round = 0; round < ROUNDS; round++)
        walk(exhibit, false, &times);
    for (int i = 0; i < ROUNDS * 4; i++)
        empty[i] = empty_frame_us();
    printf("%lld %lld %lld %lld %lld\n", (long long)part_of(times.press, times.count, 0.5),
           (long long)part_of(times.press, times.count, 0.99),
           (long long)part_of(times.change, times.count, 0.5),
           (long long)part_of(times.change, times.count, 0.99),
           (long long)part_of(empty, ROUNDS * 4, 0.5));
    exhibit_close(exhibit);
    return 0;
}

/* Paints each thing of the visit pressed and not pressed again, before it is touched. */
static int press(const char *panel)
{
    static int64_t both[ROUNDS * WAY_MOST];
    int64_t empty[ROUNDS * 4], took[2];
    int count = 0;
    Exhibit *exhibit = open_exhibit(panel, "en", true);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < COUNT(way); i++) {
            turn_to(exhibit, way[i]);
            int64_t before = cpu_us();
            stage_press(exhibit_stage(exhibit), way[i]);
            stage_press(exhibit_stage(exhibit), "");
            both[count++] = cpu_us() - before;
            if (!tap_us(exhibit, way[i], took))
                return 1;
        }
        exhibit_pass(exhibit, 1000);
    }
    for (int i = 0; i < ROUNDS * 4; i++)
        empty[i] = empty_frame_us();
    printf("%lld %lld\n", (long long)part_of(both, count, 0.5),
           (long long)part_of(empty, ROUNDS * 4, 0.5));
    exhibit_close(exhibit);
    return 0;
}

/* Measures changes of screen, in turn in English, in Arabic and in large English text. */
static int looks(const char *panel)
{
    static Times times[3];
    for (int round = 0; round < ROUNDS / 4; round++) {
        for (int look = 0; look < 3; look++) {
            Exhibit *exhibit = open_exhibit(panel, look == 1 ? "ar" : "en", true);
            for (int visit = 0; visit < 4; visit++)
                walk(exhibit, look == 2, &times[look]);
            exhibit_close(exhibit);
        }
    }
    for (int look = 0; look < 3; look++)
        printf("%lld ", (long long)part_of(times[look].change, times[look].count, 0.5));
    return printf("\n") < 0;
}

/* The frames of ropes that grow, on the first screen, in the example and on trails. */
static struct {
    int64_t took[40000];
    int count;
} frames;

static long scenes_built(const Exhibit *exhibit)
{
    long all = 0;
    for (int i = 0; i < SCREEN_COUNT; i++)
        all += exhibit_coverage(exhibit)->scenes[i];
    return all;
}

/* Lets time pass in small steps, and notes what each took in which a frame was due. */
static void watch(Exhibit *exhibit, int ms)
{
    for (int passed = 0; passed < ms; passed += 3) {
        long built = scenes_built(exhibit);
        int64_t before = cpu_us();
        exhibit_pass(exhibit, 3);
        if (scenes_built(exhibit) > built && frames.count < (int)COUNT(frames.took))
            frames.took[frames.count++] = cpu_us() - before;
    }
}

/* Touches without waiting, so that the first frames are seen, too. */
static void touch_and_watch(Exhibit *exhibit, const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        return;
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    exhibit_finger(exhibit, true, 1, middle);
    exhibit_pass(exhibit, 100);
    exhibit_finger(exhibit, false, 1, middle);
    watch(exhibit, 400);
}

static int rope(const char *panel)
{
    static const char *const cards[] = { "card:first", "card:passed", "card:says", "card:missing" };
    int64_t took[2];
    Exhibit *exhibit = open_exhibit(panel, "en", true);
    exhibit_pass(exhibit, 100);
    for (int round = 0; round < 8; round++) {
        watch(exhibit, 5000);
        tap_us(exhibit, "start", took);
        tap_us(exhibit, round % 2 ? "story:brussels" : "story:chocolate", took);
        turn_to(exhibit, "skip");
        touch_and_watch(exhibit, "level:good");
        watch(exhibit, 2000);
        for (int claim = 0; claim < 3; claim++) {
            turn_to(exhibit, "level:good");
            tap_us(exhibit, "level:good", took);
            tap_us(exhibit, "sure:very", took);
            touch_and_watch(exhibit, "next");
            for (size_t card = 0; card < COUNT(cards); card++)
                touch_and_watch(exhibit, cards[card]);
            turn_to(exhibit, "level:good"); /* keep */
            tap_us(exhibit, "level:good", took);
        }
        tap_us(exhibit, "restart", took);
        tap_us(exhibit, "restart:yes", took);
    }
    printf("%lld %lld %d\n", (long long)part_of(frames.took, frames.count, 0.5),
           (long long)part_of(frames.took, frames.count, 0.99), frames.count);
    exhibit_close(exhibit);
    return 0;
}

static long switches(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_nvcsw;
}

/* Counts wake-ups in five seconds on a screen that does not change. Waits as the exhibit does. */
static int idle(void)
{
    Exhibit *exhibit = open_exhibit("1920x1080@476x268", "en", true);
    int64_t took[2];
    tap_us(exhibit, "start", took);
    int64_t until = clock_now_ms() + 1000;
    while (clock_now_ms() < until) /* waits for the last events of the window system */
        stage_wait(exhibit_stage(exhibit), until);
    long before = switches();
    until = clock_now_ms() + 5000;
    int inputs = 0;
    while (clock_now_ms() < until)
        inputs += stage_wait(exhibit_stage(exhibit), until).type != INPUT_NONE;
    printf("%ld %d\n", switches() - before, inputs);
    exhibit_close(exhibit);
    return 0;
}

static int64_t open_us(const char *path)
{
    Error error = { 0 };
    int64_t before = cpu_us();
    Bundle *bundle = bundle_open(path, &error);
    bundle_close(bundle);
    if (!bundle) {
        fprintf(stderr, "bench: %s\n", error.message);
        exit(1);
    }
    return cpu_us() - before;
}

/* Opens them in turn, so that other work on the machine slows both equally. */
static int open_both(const char *small, const char *large)
{
    int64_t times[2][ROUNDS * 10];
    for (int i = 0; i < ROUNDS * 10; i++) {
        times[0][i] = open_us(small);
        times[1][i] = open_us(large);
    }
    return printf("%lld %lld\n", (long long)part_of(times[0], ROUNDS * 10, 0.5),
                  (long long)part_of(times[1], ROUNDS * 10, 0.5)) < 0;
}

/* Makes a bundle with that many claims, which are copies of the story's own under new ids. */
static int grow(const char *from, const char *to, int claims)
{
    char sql[4000];
    sqlite3 *db;
    unlink(to);
    snprintf(sql, sizeof(sql), "VACUUM INTO '%s'", to);
    if (sqlite3_open(from, &db) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return 1;
    sqlite3_close(db);
    sqlite3_open(to, &db);
    int copies = claims / 24;
    snprintf(
        sql, sizeof(sql),
        "PRAGMA journal_mode=OFF; BEGIN;"
        "CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE "
        "i < %d - 1) SELECT i FROM c;"
        "CREATE TEMP TABLE b AS SELECT * FROM block; CREATE TEMP TABLE k AS SELECT * FROM claim;"
        "CREATE TEMP TABLE d AS SELECT * FROM node; CREATE TEMP TABLE e AS SELECT * FROM edge;"
        "INSERT INTO block SELECT i * (SELECT count(*) FROM b) + position, kind, "
        "replace(words, '](#', '](#N' || i || 'X'), i * 24 + first_claim FROM n, b;"
        "INSERT INTO node SELECT i * 24 + claim, position, type, id, label, kind, title, author, "
        "publisher, body, date, address, archived, hash, seen, sought, place, looked, result FROM "
        "n, "
        "d;"
        "INSERT INTO edge SELECT i * 24 + claim, position, child, parent, relation, change, "
        "child_words, parent_words, locator FROM n, e;"
        "INSERT INTO claim SELECT i * 24 + position, 'N' || i || 'X' || id, i * (SELECT count(*) "
        "FROM "
        "b) + block, label, attribution, trail_end, position_fact, fidelity, access, standing, "
        "independent_origins, stake, kind, level, rule, deciding, card_first, card_passed, "
        "card_says, card_missing, known, known_line, known_as_of, picture, picture_after_rated "
        "FROM "
        "n, k;"
        "UPDATE story SET claim_count = claim_count * %d, block_count = block_count * %d;"
        "COMMIT; VACUUM",
        copies, copies, copies);
    char *message = NULL;
    int code = sqlite3_exec(db, sql, NULL, NULL, &message);
    if (code != SQLITE_OK)
        fprintf(stderr, "bench: %s\n", message);
    sqlite3_close(db);
    return code != SQLITE_OK;
}

int main(int count, char **words)
{
    const char *what = count > 1 ? words[1] : "";
    if (strcmp(what, "touch") == 0 && count == 3)
        return touch(words[2]);
    if (strcmp(what, "looks") == 0 && count == 3)
        return looks(words[2]);
    if (strcmp(what, "press") == 0 && count == 3)
        return press(words[2]);
    if (strcmp(what, "rope") == 0 && count == 3)
        return rope(words[2]);
    if (strcmp(what, "idle") == 0)
        return idle();
    if (strcmp(what, "grow") == 0 && count == 5)
        return grow(words[2], words[3], (int)strtol(words[4], NULL, 10));
    if (strcmp(what, "open") == 0 && count == 4)
        return open_both(words[2], words[3]);
    fprintf(
        stderr,
        "bench: touch PANEL, press PANEL, looks PANEL, rope PANEL, idle, open SMALL LARGE, grow "
        "FROM TO CLAIMS\n");
    return 2;
}
