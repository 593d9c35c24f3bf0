/* visit.c: makes whole visits, as a visitor does. In the first visit the exhibit shows every screen
 * and claim of the story's walk-up path for the first time, as in the first visit of a day.
 *
 *   visit PANEL VISITS DATA STORY...          makes VISITS visits to each story, in a window
 *   visit slowly PANEL VISITS DATA STORY...   without a display; waits 0.5 s after each touch
 *
 * Prints one line of numbers:
 *   how often the screen changed;
 *   the time from the finger's release to the painted frame: median, 95th percentile, 99th
 *       percentile and maximum, in microseconds of CPU time;
 *   the same four in microseconds of real time, without the time that other programs took;
 *   the CPU time of all visits, in milliseconds;
 *   the memory afterwards, in KiB.
 */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "cpu.h"
#include "exhibit/exhibit.h"

#define CHANGES_MOST 20000
#define TAPS_MOST    400 /* of one visit */

typedef struct {
    Exhibit *exhibit;
    bool slowly;
    int64_t cpu[CHANGES_MOST], clock[CHANGES_MOST];
    int count;
} Visitor;

static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

/* How long this thread was ready to run but waited for a processor. */
static int64_t kept_waiting_us(void)
{
    long long ran, waited = 0;
    FILE *in = fopen("/proc/thread-self/schedstat", "r");
    if (in && fscanf(in, "%lld %lld", &ran, &waited) != 2)
        waited = 0;
    if (in)
        fclose(in);
    return waited / 1000;
}

/* The visitor reads: two seconds pass for the exhibit, and with `slowly` half a second really
 * passes, so that a slow disk can finish. */
static void read_on(Visitor *visitor)
{
    const struct timespec pause = { 0, 500000000 };
    exhibit_pass(visitor->exhibit, 2000);
    if (visitor->slowly)
        nanosleep(&pause, NULL);
}

/* False if the screen has nothing with this id to touch. */
static bool tap(Visitor *visitor, const char *id)
{
    const Area *area = scene_find(exhibit_scene(visitor->exhibit), id);
    if (!area)
        return false;
    Point at = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    exhibit_finger(visitor->exhibit, true, 1, at);
    exhibit_pass(visitor->exhibit, 60);
    if (visitor->count == CHANGES_MOST)
        give_up("visit", "there are too many changes of screen");
    int64_t waited = kept_waiting_us(), clock = clock_now_us(), cpu = cpu_us();
    exhibit_finger(visitor->exhibit, false, 1, at);
    visitor->cpu[visitor->count] = cpu_us() - cpu;
    visitor->clock[visitor->count] = clock_now_us() - clock - (kept_waiting_us() - waited);
    visitor->count++;
    read_on(visitor);
    return true;
}

/* What the visitor touches once on each visit to a screen before going on. */
static const struct {
    const char *screen, *ids[5];
} touched[] = {
    { "example", { "level:good" } },
    { "rate", { "level:good", "sure:very" } },
    { "trace", { "card:first", "card:passed", "card:says", "card:missing" } },
    { "keep", { "level:good" } },
};

static void make_visit(Visitor *visitor, const char *story)
{
    char choice[64];
    snprintf(choice, sizeof(choice), "story:%s", story);
    const char *const on[] = { choice, "next", "finish" };
    for (int taps = 0; taps < TAPS_MOST; taps++) {
        const char *screen = exhibit_scene(visitor->exhibit)->screen;
        for (size_t i = 0; i < COUNT(touched); i++) {
            for (int id = 0; strcmp(screen, touched[i].screen) == 0 && touched[i].ids[id]; id++)
                tap(visitor, touched[i].ids[id]);
        }
        screen = exhibit_scene(visitor->exhibit)->screen;
        bool led = strcmp(screen, "attract") == 0 && tap(visitor, "start");
        for (size_t i = 0; !led && i < COUNT(on); i++)
            led = tap(visitor, on[i]);
        if (strcmp(exhibit_scene(visitor->exhibit)->screen, "attract") == 0)
            return;
    }
    give_up(story, "the visit does not end");
}

static void print_parts(int64_t *times, int count)
{
    static const double parts[] = { 0.5, 0.95, 0.99, 1 };
    for (size_t i = 0; i < COUNT(parts); i++)
        printf(" %lld", (long long)part_of(times, count, parts[i]));
}

/* All memory of this process, as if it alone used its libraries. What it shares with the X server
 * counts half. Unlike PSS this does not depend on what else runs on the machine. */
static long memory_kib(void)
{
    char line[500], kind[20];
    long sum = 0, kib;
    bool shared = false;
    FILE *in = fopen("/proc/self/smaps", "r");
    if (!in)
        give_up("/proc/self/smaps", "it cannot be read");
    while (fgets(line, sizeof(line), in)) {
        if (strchr(line, '-') && strchr(line, '-') < strchr(line, ' '))
            shared = strstr(line, "/SYSV") != NULL;
        else if (sscanf(line, "%19s %ld", kind, &kib) == 2 &&
                 strcmp(kind, shared ? "Pss:" : "Rss:") == 0)
            sum += kib;
    }
    fclose(in);
    return sum;
}

int main(int count, char **words)
{
    static Visitor visitor;
    Error error = { 0 };
    visitor.slowly = count > 1 && strcmp(words[1], "slowly") == 0;
    words += visitor.slowly;
    count -= visitor.slowly;
    if (count < 5) {
        fprintf(stderr, "usage: visit [slowly] PANEL VISITS DATA STORY...\n");
        return 2;
    }
    ExhibitOptions options = { .stage = { .windowed = !visitor.slowly, .headless = visitor.slowly },
                               .settings = settings_default(),
                               .data = words[3],
                               .stories = (const char *const *)words + 4 };
    if (panel_parse(&options.stage.panel, words[1], &error))
        visitor.exhibit = exhibit_open(&options, true, &error);
    if (!visitor.exhibit)
        give_up(words[1], error.message);
    const VisitSetup *setup = exhibit_setup(visitor.exhibit);
    exhibit_take(visitor.exhibit, &(Input){ .type = INPUT_NONE });
    exhibit_pass(visitor.exhibit, 2000);
    int64_t before = cpu_us();
    long visits = strtol(words[2], NULL, 10);
    for (long i = 0; i < visits * setup->story_count; i++)
        make_visit(&visitor, setup->stories[i % setup->story_count].id);
    int64_t cpu = cpu_us() - before;
    long memory = memory_kib();
    printf("%d", visitor.count);
    print_parts(visitor.cpu, visitor.count);
    print_parts(visitor.clock, visitor.count);
    printf(" %lld %ld\n", (long long)cpu / 1000, memory);
    exhibit_close(visitor.exhibit);
    return 0;
}
