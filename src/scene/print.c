/* print.c: prints a scene as text, for people and tests. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/scene.h"

/* Appends to a text on the heap, which grows by doubling. */
static void append(char **text, size_t *length, size_t *room, const char *more)
{
    size_t bytes = strlen(more);
    if (*length + bytes + 2 > *room) {
        *room = 2 * (*length + bytes + 2);
        *text = memory_grow(*text, *room, 1);
    }
    memcpy(*text + *length, more, bytes);
    *length += bytes;
    (*text)[*length] = '\0';
}

/* Appends a line's text in reading order. Runs are stored from left to right. */
static void append_line(const Line *line, char **text, size_t *length, size_t *room)
{
    for (int i = 0, start = -1; i < line->run_count; i++) {
        const Run *next = NULL;
        for (int r = 0; r < line->run_count; r++) {
            const Run *run = &line->runs[r];
            if (run->start > start && (!next || run->start < next->start))
                next = run;
        }
        append(text, length, room, next->text);
        start = next->start;
    }
}

int scene_new_words(const Scene *scene, const TextSet *before, TextSet *now)
{
    int words = 0;
    for (int i = scene->behind; i < scene->item_count; i++) {
        if (scene->items[i].type != ITEM_LINE)
            continue;
        char *text = NULL;
        size_t length = 0, room = 0;
        append(&text, &length, &room, "");
        append_line(scene->items[i].line, &text, &length, &room);
        bool known = scene->items[i].again || text_set_has(before, text);
        words += known ? 0 : utf8_words(text);
        text_set_add(now, text);
        free(text);
    }
    return words;
}

bool scene_shows(const Scene *scene, const char *wanted)
{
    char *text = NULL;
    size_t length = 0, room = 0;
    append(&text, &length, &room, "");
    for (int i = scene->behind; i < scene->item_count; i++) {
        if (scene->items[i].type != ITEM_LINE)
            continue;
        append_line(scene->items[i].line, &text, &length, &room);
        if (length && text[length - 1] != ' ')
            append(&text, &length, &room, " ");
    }
    bool shows = strstr(text, wanted) != NULL;
    free(text);
    return shows;
}

#define HASH(hash, value) hash_bytes((hash), &(value), sizeof(value))
static void print_line(const Line *line, FILE *out)
{
    char *text = NULL;
    size_t length = 0, room = 0;
    append(&text, &length, &room, "");
    append_line(line, &text, &length, &room);
    fprintf(out, " \"%s\"", text);
    free(text);
}

void scene_print(const Scene *scene, FILE *out)
{
    static const char *const types[] = { "box",    "line", "picture", "icon", "rope",
                                         "stroke", "disc", "squares", "shape" };
    fprintf(out, "scene %s %.1f x %.1f mm\n", scene->screen, scene->width_mm, scene->height_mm);
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        fprintf(out, "  %-7s %6.1f %6.1f %6.1f %6.1f", types[item->type], item->box.x, item->box.y,
                item->box.w, item->box.h);
        if (item->type == ITEM_LINE)
            print_line(item->line, out);
        if (item->language)
            fprintf(out, " [in %s]", item->language);
        if (item->icon)
            fprintf(out, " %s", item->icon);
        fputc('\n', out);
    }
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        fprintf(out, "  area    %6.1f %6.1f %6.1f %6.1f %s%s \"%s\"\n", area->box.x, area->box.y,
                area->box.w, area->box.h, area->id, area->chosen ? " chosen" : "", area->name);
    }
    for (int i = 0; i < scene->spoken_count; i++) {
        fprintf(out, "  spoken  %s", scene->spoken[i]);
        if (scene->spoken_in[i])
            fprintf(out, " [in %s]", scene->spoken_in[i]);
        fputc('\n', out);
    }
}
