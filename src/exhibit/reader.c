#include "exhibit/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/words.h"
#include "voice/voice.h"

#define PIECES_MOST 256
#define AFTER_MS    60 /* what the sound device still has in its buffer when a piece is over */

typedef struct {
    const char *text, *language;
} Piece;

struct Reader {
    Stage *stage;
    FILE *log;
    Voice *voice;
    Arena *arena; /* the pieces' texts */
    Piece pieces[PIECES_MOST];
    int count, at; /* pieces[at] is being said when until_ms is set, else said next */
    int64_t until_ms;
    int percent, words_a_minute;
};

Reader *reader_make(Stage *stage, FILE *log)
{
    Reader *reader = memory_take(1, sizeof(*reader));
    reader->stage = stage;
    reader->log = log;
    reader->arena = arena_make();
    reader->until_ms = CLOCK_NEVER;
    return reader;
}

void reader_free(Reader *reader)
{
    if (!reader)
        return;
    voice_close(reader->voice);
    arena_free(reader->arena);
    free(reader);
}

void reader_hush(Reader *reader)
{
    stage_hush(reader->stage);
    arena_clear(reader->arena);
    reader->count = reader->at = 0;
    reader->until_ms = CLOCK_NEVER;
}

void reader_rest(Reader *reader)
{
    reader_hush(reader);
    stage_close_speaker(reader->stage);
}

static void add(Reader *reader, const char *text, const char *language)
{
    if (!text[0] || reader->count == PIECES_MOST)
        return;
    if (!language)
        language = words_language()->code;
    reader->pieces[reader->count++] =
        (Piece){ arena_copy_text(reader->arena, text), arena_copy_text(reader->arena, language) };
}

void reader_area(Reader *reader, const Scene *scene, const char *id)
{
    const Area *area = scene_find(scene, id);
    if (area)
        add(reader, area->name, NULL);
}

void reader_scene(Reader *reader, const Scene *scene, bool help)
{
    (void)help;
    reader_hush(reader);
    for (int i = 0; i < scene->spoken_count; i++)
        add(reader, scene->spoken[i], scene->spoken_in[i]);
}

static bool was_spoken(const Scene *scene, const char *text)
{
    for (int i = 0; i < scene->spoken_count; i++) {
        if (strcmp(scene->spoken[i], text) == 0)
            return true;
    }
    return false;
}

void reader_change(Reader *reader, const Scene *scene, const Scene *before, const char *touched)
{
    reader_hush(reader);
    reader_area(reader, scene, touched);
    for (int i = 0; i < scene->spoken_count; i++) {
        if (!was_spoken(before, scene->spoken[i]))
            add(reader, scene->spoken[i], scene->spoken_in[i]);
    }
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        if (area->role == AREA_PRIMARY && !scene_find(before, area->id))
            reader_area(reader, scene, area->id);
    }
}

void reader_setting(Reader *reader, const char *touched)
{
    char text[200];
    if (strcmp(touched, "louder") == 0 || strcmp(touched, "softer") == 0)
        snprintf(text, sizeof(text), _("Volume: %d percent."), reader->percent);
    else if (strcmp(touched, "faster") == 0 || strcmp(touched, "slower") == 0)
        snprintf(text, sizeof(text), _("Speed: %d words a minute."), reader->words_a_minute);
    else
        return;
    add(reader, text, NULL);
}

void reader_set(Reader *reader, int percent, int words_a_minute)
{
    if (percent != reader->percent)
        stage_volume(reader->stage, percent);
    if (words_a_minute != reader->words_a_minute && reader->until_ms != CLOCK_NEVER) {
        stage_hush(reader->stage);
        reader->until_ms = CLOCK_NEVER;
    }
    reader->percent = percent;
    reader->words_a_minute = words_a_minute;
}

static bool say(Reader *reader, const Piece *piece, int64_t now_ms)
{
    Error error = { 0 };
    if (!reader->voice)
        reader->voice = voice_open(&error);
    if (!reader->voice) {
        log_error("%s", error.message);
        return false;
    }
    if (reader->log) {
        fprintf(reader->log, "%s: %s\n", piece->language, piece->text);
        fflush(reader->log);
    }
    Sound sound = voice_make(reader->voice, piece->text, piece->language, reader->words_a_minute);
    reader->until_ms = now_ms + voice_ms(&sound) + AFTER_MS;
    return stage_play(reader->stage, sound.samples, sound.count, sound.rate_hz, reader->percent);
}

bool reader_tick(Reader *reader, int64_t now_ms)
{
    if (reader->until_ms != CLOCK_NEVER && now_ms >= reader->until_ms) {
        reader->at++;
        reader->until_ms = CLOCK_NEVER;
    }
    if (reader->until_ms != CLOCK_NEVER || reader->at >= reader->count)
        return true;
    return say(reader, &reader->pieces[reader->at], now_ms);
}

bool reader_busy(const Reader *reader)
{
    return reader->at < reader->count;
}

int64_t reader_wake_ms(const Reader *reader)
{
    return !reader_busy(reader)              ? CLOCK_NEVER
           : reader->until_ms == CLOCK_NEVER ? 0
                                             : reader->until_ms;
}

bool reader_has(const Reader *reader, const char *words)
{
    for (int i = 0; i < reader->count; i++) {
        if (strstr(reader->pieces[i].text, words))
            return true;
    }
    return false;
}
