/* tour.c: a scripted visit, a step a line, on a virtual clock. docs/tours.md has the steps. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "script/tour.h"
#include "base/file.h"
#include "base/memory.h"

/* A usual touch: the finger stays down for this long, and the next step comes this much later. */
#define PRESS_MS 100
#define AFTER_MS 250
/* For `tap X Y`: a child who hits the glass again and again. */
#define MASH_MS       40
#define DRAG_STEPS    10
#define LISTEN_MOST_S 900
#define UNTIL_MOST    40 /* tries before `until` gives up */

typedef struct {
    Exhibit *exhibit;
    const char *path, *shots;
    int line;
    Error *error;
    long touches, words; /* since the last `count` */
    TextSet shown;       /* the lines on the glass */
} Tour;

static bool fail(Tour *tour, const char *what, const char *found)
{
    error_set(tour->error, ERROR_CONTENT, "%s:%d: %s%s%s", tour->path, tour->line, what,
              *found ? "; it is " : "", found);
    return false;
}

static void tap_point(Tour *tour, Point point, int64_t down_ms, int64_t after_ms)
{
    Exhibit *exhibit = tour->exhibit;
    tour->touches++;
    exhibit_finger(exhibit, true, 1, point);
    exhibit_pass(exhibit, down_ms);
    exhibit_finger(exhibit, false, 1, point);
    exhibit_pass(exhibit, after_ms);
}

static bool tap_id(Tour *tour, const char *id, int64_t down_ms, bool maybe)
{
    const Area *area = scene_find(exhibit_scene(tour->exhibit), id);
    if (!area && maybe)
        return true;
    if (!area) {
        char what[120];
        snprintf(what, sizeof(what), "there is no %s to tap", id);
        return fail(tour, what, exhibit_scene(tour->exhibit)->screen);
    }
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    tap_point(tour, middle, down_ms, AFTER_MS);
    return true;
}

/* Reads a place: `X Y` in mm, or an id, which means the middle of that thing. Returns the text
 * after it, or NULL when there is no place. */
static const char *place(Tour *tour, const char *rest, Point *point)
{
    char id[64];
    int end = 0;
    if (sscanf(rest, "%lf %lf %n", &point->x, &point->y, &end) == 2)
        return rest + end;
    if (sscanf(rest, "%63s %n", id, &end) != 1)
        return NULL;
    const Area *area = scene_find(exhibit_scene(tour->exhibit), id);
    if (area)
        *point = (Point){ area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    return area ? rest + end : NULL;
}

static bool do_drag(Tour *tour, const char *rest)
{
    Point from, to;
    const char *then = place(tour, rest, &from);
    if (!then || !(then = place(tour, then, &to)) || *then)
        return fail(tour, "write \"drag PLACE PLACE\": X Y in mm, or what is there to touch",
                    exhibit_scene(tour->exhibit)->screen);
    tour->touches++;
    exhibit_finger(tour->exhibit, true, 1, from);
    for (int i = 1; i <= DRAG_STEPS; i++) {
        exhibit_pass(tour->exhibit, MASH_MS);
        exhibit_finger_move(tour->exhibit, 1,
                            (Point){ from.x + (to.x - from.x) * i / DRAG_STEPS,
                                     from.y + (to.y - from.y) * i / DRAG_STEPS });
    }
    exhibit_finger(tour->exhibit, false, 1, to);
    exhibit_pass(tour->exhibit, AFTER_MS);
    return true;
}

/* `down N PLACE`, `move N PLACE`, `up N PLACE`. No time passes, so that several fingers can act at
 * once. */
static bool one_finger(Tour *tour, const char *rest, const char *what)
{
    int number, end = 0;
    Point at;
    const char *then = NULL;
    if (sscanf(rest, "%d %n", &number, &end) == 1 && end > 0)
        then = place(tour, rest + end, &at);
    if (!then || *then)
        return fail(tour, "write \"down N PLACE\": X Y in mm, or what is there to touch",
                    exhibit_scene(tour->exhibit)->screen);
    if (strcmp(what, "move") == 0)
        exhibit_finger_move(tour->exhibit, number, at);
    else
        exhibit_finger(tour->exhibit, strcmp(what, "down") == 0, number, at);
    return true;
}

static bool do_down(Tour *tour, const char *rest)
{
    return one_finger(tour, rest, "down");
}

static bool do_move(Tour *tour, const char *rest)
{
    return one_finger(tour, rest, "move");
}

static bool do_up(Tour *tour, const char *rest)
{
    return one_finger(tour, rest, "up");
}

static bool do_tap(Tour *tour, const char *rest)
{
    Point point;
    int end = 0;
    if (sscanf(rest, "%lf %lf%n", &point.x, &point.y, &end) == 2 && rest[end] == '\0') {
        tap_point(tour, point, MASH_MS, MASH_MS);
        return true;
    }
    return tap_id(tour, rest, PRESS_MS, false);
}

static bool do_maybe(Tour *tour, const char *rest)
{
    if (strncmp(rest, "tap ", 4) != 0)
        return fail(tour, "write \"maybe tap ID\"", "");
    return tap_id(tour, rest + 4, PRESS_MS, true);
}

/* Reads seconds, at most 12 days. */
static bool read_seconds(const char *text, int64_t *ms)
{
    char *end;
    double seconds = strtod(text, &end);
    bool good = end != text && !*end && seconds >= 0 && seconds <= 1e6;
    *ms = good ? (int64_t)(seconds * 1000) : 0;
    return good;
}

static bool do_hold(Tour *tour, const char *rest)
{
    char id[64];
    int end = 0;
    int64_t ms;
    if (strncmp(rest, "key ", 4) == 0) {
        Input input = stage_key_held(exhibit_stage(tour->exhibit), rest + 4);
        exhibit_take(tour->exhibit, &input);
        exhibit_pass(tour->exhibit, PRESS_MS + AFTER_MS);
        return true;
    }
    if (sscanf(rest, "%63s %n", id, &end) != 1 || !end || !read_seconds(rest + end, &ms))
        return fail(tour, "write \"hold ID SECONDS\", \"hold corner SECONDS\" or \"hold key NAME\"",
                    "");
    if (strcmp(id, "corner") == 0) {
        tap_point(tour, (Point){ 10, 10 }, ms, AFTER_MS);
        return true;
    }
    return tap_id(tour, id, ms, false);
}

static bool do_key(Tour *tour, const char *rest)
{
    Input input = stage_key(exhibit_stage(tour->exhibit), rest);
    exhibit_take(tour->exhibit, &input);
    exhibit_pass(tour->exhibit, PRESS_MS + AFTER_MS);
    return true;
}

static bool do_wait(Tour *tour, const char *rest)
{
    int64_t ms;
    if (!read_seconds(rest, &ms))
        return fail(tour, "write \"wait SECONDS\"", "");
    exhibit_pass(tour->exhibit, ms);
    return true;
}

/* Lets time pass until nothing is being said. */
static bool do_listen(Tour *tour, const char *rest)
{
    if (*rest)
        return fail(tour, "write \"listen\" alone", "");
    for (int s = 0; s < LISTEN_MOST_S && !exhibit_silent(tour->exhibit); s++)
        exhibit_pass(tour->exhibit, 1000);
    return exhibit_silent(tour->exhibit) || fail(tour, "it does not stop speaking", "");
}

static bool do_shot(Tour *tour, const char *rest)
{
    char path[4600];
    if (!tour->shots)
        return true;
    snprintf(path, sizeof(path), "%s/%s.png", tour->shots, rest);
    return stage_shot(exhibit_stage(tour->exhibit), path, tour->error);
}

/* Counts the words that were not on the glass before. */
static void see(Tour *tour)
{
    TextSet now = { 0 };
    tour->words += scene_new_words(exhibit_scene(tour->exhibit), &tour->shown, &now);
    text_set_free(&tour->shown);
    tour->shown = now;
}

static bool do_count(Tour *tour, const char *rest)
{
    if (*rest)
        return fail(tour, "write \"count\" alone", "");
    printf("%s:%d: %ld touches, %ld words\n", tour->path, tour->line, tour->touches, tour->words);
    tour->touches = tour->words = 0;
    return true;
}

/* Returns the text between quotes, without a copy; NULL when there are no quotes. */
static const char *quoted(char *rest)
{
    size_t length = strlen(rest);
    if (length < 2 || rest[0] != '"' || rest[length - 1] != '"')
        return NULL;
    rest[length - 1] = '\0';
    return rest + 1;
}

static bool at_least_0(const char *text)
{
    return *text && text[strspn(text, "0123456789")] == '\0';
}

static bool do_expect(Tour *tour, const char *rest)
{
    const Scene *scene = exhibit_scene(tour->exhibit);
    char what[300], kind[16] = "", *line = memory_copy_text(rest);
    bool holds = false, understood = true, counted = false;
    snprintf(what, sizeof(what), "expected %s", rest);
    int end = 0;
    sscanf(line, "%15s %n", kind, &end);
    char *of = line + end;
    if (strcmp(kind, "screen") == 0)
        holds = strcmp(scene->screen, of) == 0;
    else if (strcmp(kind, "id") == 0)
        holds = scene_find(scene, of) != NULL;
    else if (strcmp(kind, "no") == 0 && strncmp(of, "id ", 3) == 0)
        holds = scene_find(scene, of + 3) == NULL;
    else if (strcmp(kind, "text") == 0 && (of = (char *)quoted(of)))
        holds = scene_shows(scene, of);
    else if (strcmp(kind, "spoken") == 0 && (of = (char *)quoted(of)))
        holds = exhibit_says(tour->exhibit, of);
    else if (strcmp(kind, "focus") == 0)
        holds = strcmp(stage_focus(exhibit_stage(tour->exhibit)), of) == 0;
    else if (strcmp(kind, "touches") == 0 && (counted = at_least_0(of)))
        holds = tour->touches <= strtol(of, NULL, 10);
    else if (strcmp(kind, "words") == 0 && (counted = at_least_0(of)))
        holds = tour->words <= strtol(of, NULL, 10);
    else if (strcmp(kind, "silent") == 0 && !*of)
        holds = exhibit_silent(tour->exhibit);
    else
        understood = false;
    free(line);
    if (!understood)
        return fail(tour,
                    "expect what? screen NAME, id ID, no id ID, focus ID, text \"PART\", "
                    "spoken \"PART\", touches MOST, words MOST or silent",
                    "");
    char found[60];
    snprintf(found, sizeof(found), "%s, after %ld touches and %ld words", scene->screen,
             tour->touches, tour->words);
    return holds || fail(tour, what, counted ? found : scene->screen);
}

/* `until CONDITION tap ID`, `... key NAME`, `... wait SECONDS`. For what depends on the panel: the
 * number of pages, and the idle time, which is longer where there is more to read. */
static bool do_until(Tour *tour, const char *rest)
{
    const char *tap = strstr(rest, " tap "), *key = strstr(rest, " key ");
    const char *wait = strstr(rest, " wait ");
    const char *act = tap ? tap : key ? key : wait;
    if (!act)
        return fail(
            tour,
            "write \"until screen NAME tap ID\", \"until id ID key NAME\" or \"until screen "
            "NAME wait SECONDS\"",
            "");
    char condition[100];
    snprintf(condition, sizeof(condition), "%.*s", (int)(act - rest), rest);
    Tour asking = *tour;
    asking.error = NULL;
    for (int i = 0; i < UNTIL_MOST; i++) {
        if (do_expect(&asking, condition))
            return true;
        see(tour); /* each page on the way */
        if (!(tap   ? tap_id(tour, act + 5, PRESS_MS, false)
              : key ? do_key(tour, act + 5)
                    : do_wait(tour, act + 6)))
            return false;
    }
    return do_expect(tour, condition);
}

static bool step(Tour *tour, char *line)
{
    static const struct {
        const char *word;
        bool (*act)(Tour *, const char *);
    } steps[] = { { "tap", do_tap },       { "maybe", do_maybe }, { "hold", do_hold },
                  { "key", do_key },       { "wait", do_wait },   { "shot", do_shot },
                  { "expect", do_expect }, { "until", do_until }, { "listen", do_listen },
                  { "drag", do_drag },     { "down", do_down },   { "move", do_move },
                  { "up", do_up },         { "count", do_count } };
    size_t length = strlen(line);
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == ' '))
        line[--length] = '\0';
    line += strspn(line, " ");
    if (!*line || *line == '#')
        return true;
    size_t word = strcspn(line, " ");
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (strlen(steps[i].word) == word && strncmp(steps[i].word, line, word) == 0)
            return steps[i].act(tour, line + word + strspn(line + word, " "));
    }
    return fail(tour,
                "there is no such step; there are tap, maybe tap, hold, drag, down, move, up, key, "
                "wait, listen, shot, count, expect, until",
                "");
}

bool tour_play(Exhibit *exhibit, const char *path, const char *shots, Error *error)
{
    Tour tour = { .exhibit = exhibit, .path = path, .shots = shots, .error = error };
    const char *why = "";
    FILE *in = file_open_stream(path, &why);
    if (!in) {
        error_set(error, ERROR_IO, "%s: the tour cannot be read: %s; check the path", path, why);
        return false;
    }
    if (shots && mkdir(shots, 0755) != 0 && errno != EEXIST) {
        error_set(error, ERROR_IO, "%s: the folder for pictures cannot be made: %s", shots,
                  strerror(errno));
        fclose(in);
        return false;
    }
    char line[1000];
    bool good = true;
    while (good && fgets(line, sizeof(line), in)) {
        tour.line++;
        good = step(&tour, line);
        see(&tour);
    }
    if (good && ferror(in)) {
        error_set(error, ERROR_IO, "%s: the tour cannot be read to its end: %s", path,
                  strerror(errno));
        good = false;
    }
    fclose(in);
    text_set_free(&tour.shown);
    return good;
}
