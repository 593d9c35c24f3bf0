#include "exhibit/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "speech/speech.h"
#include "speech/voice.h"
#include "words/words.h"

#define PIECES_MOST 256
#define AFTER_MS    60 /* what the sound device may have in its buffer when a piece is over */
#define LOOK_MS     5  /* between checks whether the voice has answered, which takes about 10 */
#define LOST_MOST   3  /* pieces in a row; then the voice pauses */
#define REST_MS     60000

typedef struct {
    const char *text, *language;
} Piece;

struct Reader {
    Stage *stage;
    FILE *log;
    const Language *language; /* the visitor's */
    Voice *voice;
    bool wait;    /* wait for the voice's answer */
    Arena *arena; /* has the pieces' texts */
    Piece pieces[PIECES_MOST];
    int count, at; /* pieces[at] is being said if until_ms is set, else it is next */
    bool asked; /* the voice was asked for pieces[at]; until_ms is when to check for its answer */
    int64_t until_ms;
    int lost; /* pieces in a row */
    int percent, words_a_minute;
};

Reader *reader_make(Stage *stage, FILE *log, bool wait)
{
    char program[4200];
    if (!assets_program(program, sizeof(program), "sayswho-voice"))
        program[0] = '\0'; /* it cannot be started; that is reported when it is needed */
    Reader *reader = memory_take(1, sizeof(*reader));
    reader->stage = stage;
    reader->log = log;
    reader->language = WORDS_ENGLISH;
    reader->wait = wait;
    reader->voice = voice_open(program);
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
    reader->asked = false;
    reader->until_ms = CLOCK_NEVER;
}

void reader_rest(Reader *reader)
{
    reader_hush(reader);
    voice_stop(reader->voice);
    stage_close_speaker(reader->stage);
}

void reader_use_language(Reader *reader, const Language *language)
{
    reader->language = language;
}

static void add(Reader *reader, const Utterance *utterance)
{
    if (reader->count == PIECES_MOST)
        return;
    const char *language = utterance->language ? utterance->language : reader->language->code;
    reader->pieces[reader->count++] = (Piece){ arena_copy_text(reader->arena, utterance->text),
                                               arena_copy_text(reader->arena, language) };
}

static void add_all(Reader *reader, Speech speech)
{
    for (int i = 0; i < speech.count; i++)
        add(reader, &speech.list[i]);
}

void reader_area(Reader *reader, const Scene *scene, const char *id)
{
    add_all(reader, speech_of_area(scene, reader->language, id, reader->arena));
}

void reader_scene(Reader *reader, const Scene *scene, bool help)
{
    reader_hush(reader);
    if (help)
        add_all(reader, speech_help(reader->language, reader->arena));
    add_all(reader, speech_of_scene(scene, reader->language, help, reader->arena));
}

static bool says(Speech speech, const char *text)
{
    for (int i = 0; i < speech.count; i++) {
        if (strcmp(speech.list[i].text, text) == 0)
            return true;
    }
    return false;
}

void reader_change(Reader *reader, const Scene *scene, const Scene *before, const char *touched)
{
    reader_hush(reader);
    reader_area(reader, scene, touched);
    Speech now = speech_of_scene(scene, reader->language, false, reader->arena);
    Speech then = speech_of_scene(before, reader->language, false, reader->arena);
    for (int i = 0; i < now.count; i++) {
        if (!says(then, now.list[i].text))
            add(reader, &now.list[i]);
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
        snprintf(text, sizeof(text), words_in(reader->language, "Volume: %d percent."),
                 reader->percent);
    else if (strcmp(touched, "faster") == 0 || strcmp(touched, "slower") == 0)
        snprintf(text, sizeof(text), words_in(reader->language, "Speed: %d words a minute."),
                 reader->words_a_minute);
    else
        return;
    add(reader, &(Utterance){ .text = text });
}

void reader_set(Reader *reader, int percent, int words_a_minute)
{
    if (percent != reader->percent)
        stage_volume(reader->stage, percent);
    if (words_a_minute != reader->words_a_minute && reader->until_ms != CLOCK_NEVER) {
        stage_hush(reader->stage);
        reader->asked = false;
        reader->until_ms = CLOCK_NEVER;
    }
    reader->percent = percent;
    reader->words_a_minute = words_a_minute;
}

/* Leaves the piece out. False when too many were lost. */
static bool lose(Reader *reader, const Error *error, int64_t now_ms, int64_t *again_ms)
{
    const Piece *piece = &reader->pieces[reader->at++];
    log_error("%s; this was not read aloud: \"%s\"", error->message, piece->text);
    reader->asked = false;
    reader->until_ms = CLOCK_NEVER;
    if (++reader->lost < LOST_MOST)
        return true;
    log_error("the voice failed %d times in a row; nothing is read aloud for %d seconds",
              reader->lost, REST_MS / 1000);
    reader->lost = 0;
    *again_ms = now_ms + REST_MS;
    return false;
}

static bool ask(Reader *reader, Error *error)
{
    const Piece *piece = &reader->pieces[reader->at];
    if (reader->log) {
        fprintf(reader->log, "%s: %s\n", piece->language, piece->text);
        fflush(reader->log);
    }
    reader->asked =
        voice_ask(reader->voice, piece->text, piece->language, reader->words_a_minute, error);
    return reader->asked;
}

/* Plays the piece that was asked for, if its sound has arrived. */
static bool hear(Reader *reader, int64_t now_ms, int64_t *again_ms)
{
    Error error = { 0 };
    Sound sound;
    switch (voice_answer(reader->voice, reader->wait, &sound, &error)) {
    case VOICE_WORKING: reader->until_ms = now_ms + LOOK_MS; return true;
    case VOICE_LOST: return lose(reader, &error, now_ms, again_ms);
    case VOICE_READY: break;
    }
    reader->lost = 0;
    reader->asked = false;
    reader->until_ms = now_ms + voice_ms(&sound) + AFTER_MS;
    *again_ms = CLOCK_NEVER;
    return stage_play(reader->stage, sound.samples, sound.count, sound.rate_hz, reader->percent);
}

bool reader_tick(Reader *reader, int64_t now_ms, int64_t *again_ms)
{
    Error error = { 0 };
    if (reader->until_ms != CLOCK_NEVER && now_ms < reader->until_ms)
        return true;
    if (!reader->asked && reader->until_ms != CLOCK_NEVER) {
        reader->at++;
        reader->until_ms = CLOCK_NEVER;
    }
    if (!reader_busy(reader))
        return true;
    if (!reader->asked && !ask(reader, &error))
        return lose(reader, &error, now_ms, again_ms);
    return hear(reader, now_ms, again_ms);
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
