/* swap.c: a stick is put in while a visitor is reading.
 *
 *   swap DATA KEYS FILE.says     FILE.says is a signed new version of moon; DATA has nothing yet
 *
 * Prints the most time that one turn of the exhibit's loop took, in microseconds of its own thread:
 * while the story is copied, checked and opened, and then on the first screen, where it is swapped.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/memory.h"
#include "exhibit/exhibit.h"

static void give_up(const char *why)
{
    fprintf(stderr, "bench: swap: %s\n", why);
    exit(1);
}

static int64_t most; /* the longest turn */

/* Turns for so long, or until the file is gone. */
static void turn_for(Exhibit *exhibit, int64_t ms, const char *until_gone)
{
    int64_t end_ms = clock_now_ms() + ms;
    struct stat info;
    while (clock_now_ms() < end_ms && (!until_gone || stat(until_gone, &info) == 0)) {
        int64_t before = clock_spent_us();
        exhibit_turn(exhibit, clock_now_ms() + 5);
        int64_t took = clock_spent_us() - before;
        most = took > most ? took : most;
    }
}

static bool tap(Exhibit *exhibit, const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        return false;
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    exhibit_finger(exhibit, true, 1, middle);
    turn_for(exhibit, 120, NULL);
    exhibit_finger(exhibit, false, 1, middle);
    turn_for(exhibit, 600, NULL);
    return true;
}

static void go_to_read(Exhibit *exhibit)
{
    static const char *const ids[] = { "story:moon", "skip", "next", "start" };
    for (int taps = 0; strcmp(exhibit_scene(exhibit)->screen, "read") != 0; taps++) {
        size_t i = 0;
        while (i < COUNT(ids) && !tap(exhibit, ids[i]))
            i++;
        if (taps == 20)
            give_up("the visitor does not come to the story");
    }
}

/* As sayswho-intake leaves it. */
static void bring(const char *from, const char *to)
{
    char line[2000], aside[900];
    snprintf(aside, sizeof(aside), "%s.new", to);
    snprintf(line, sizeof(line), "cp '%s' '%s'", from, aside);
    if (system(line) != 0 || rename(aside, to) != 0)
        give_up("the file cannot be copied");
}

int main(int count, char **words)
{
    if (count != 4)
        return 2;
    char incoming[800];
    Error error = { 0 };
    static const char *const none[] = { NULL };
    const ExhibitOptions options = { .stories = none,
                                     .stage = { .headless = true,
                                                .panel = { 1920, 1080, 476, 268 } },
                                     .settings = settings_default(),
                                     .data = words[1],
                                     .keys = words[2] };
    Exhibit *exhibit = exhibit_open(&options, false, &error);
    if (!exhibit)
        give_up(error.message);
    go_to_read(exhibit);
    snprintf(incoming, sizeof(incoming), "%s/incoming/01.says", words[1]);
    bring(words[3], incoming);
    most = 0;
    turn_for(exhibit, 60000, incoming);
    turn_for(exhibit, 1000, NULL); /* it is opened */
    int64_t reading = most;
    most = 0;
    if (!tap(exhibit, "restart") || !tap(exhibit, "restart:yes"))
        give_up("the visit does not end");
    turn_for(exhibit, 2000, NULL);
    printf("%lld %lld\n", (long long)reading, (long long)most);
    exhibit_close(exhibit);
    return 0;
}
