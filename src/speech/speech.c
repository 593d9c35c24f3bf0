#include "speech/speech.h"

#include <string.h>

#include "base/utf8.h"
#include "words/words.h"

typedef struct {
    Arena *arena;
    Utterance *list;
    int count, room;
} Saying;

static void say(Saying *saying, const char *bytes, size_t length, const char *language)
{
    if (saying->count == saying->room) {
        int room = saying->room ? 2 * saying->room : 16;
        Utterance *list = arena_take(saying->arena, (size_t)room, sizeof(*list));
        if (saying->count)
            memcpy(list, saying->list, (size_t)saying->count * sizeof(*list));
        saying->list = list;
        saying->room = room;
    }
    saying->list[saying->count++] =
        (Utterance){ .text = arena_copy_bytes(saying->arena, bytes, length),
                     .language = language ? arena_copy_text(saying->arena, language) : NULL };
}

static bool is_space(uint32_t sign)
{
    return sign == ' ' || (sign >= '\t' && sign <= '\r') || sign == 0xA0 || sign == 0x202F;
}

/* Marks that only an eye needs: dots between words, bullets, arrows, ticks, direction marks. */
static bool is_mark(uint32_t sign)
{
    return sign == 0xB7 || sign == 0x2022 || (sign >= 0x2190 && sign <= 0x21FF) ||
           (sign >= 0x25A0 && sign <= 0x27BF) || sign == 0x200E || sign == 0x200F ||
           (sign >= 0x2066 && sign <= 0x2069);
}

static bool is_stop(uint32_t sign)
{
    return sign == '.' || sign == '!' || sign == '?' || sign == 0x2026 || sign == 0x61F;
}

static bool is_pause(uint32_t sign)
{
    return sign == ',' || sign == ';' || sign == ':' || sign == 0x60C || sign == 0x61B;
}

static bool is_closing(uint32_t sign)
{
    return sign == '"' || sign == '\'' || sign == ')' || sign == ']' || sign == 0x201D ||
           sign == 0x2019 || sign == 0xBB;
}

static bool is_address(const char *word)
{
    return strncmp(word, "http://", 7) == 0 || strncmp(word, "https://", 8) == 0 ||
           strncmp(word, "www.", 4) == 0;
}

/* Returns the text's last character before any closing quotes, which shows how it ends; 0 when
 * there is none. */
static uint32_t last_sign(const char *text)
{
    uint32_t last = 0;
    while (*text) {
        uint32_t sign = utf8_next(&text);
        if (!is_closing(sign))
            last = sign;
    }
    return last;
}

/* Returns the text with single spaces, without addresses, and with a comma for each mark between
 * words. It ends with a mark at which a voice pauses; "" when there is nothing to say. */
static const char *cleaned(Arena *arena, const char *text)
{
    char *clean = arena_take(arena, strlen(text) * 2 + 3, 1), *end = clean;
    bool space = false, comma = false;
    while (*text) {
        if ((space || end == clean) && is_address(text)) {
            text += strcspn(text, " \t\n");
            continue;
        }
        const char *from = text;
        uint32_t sign = utf8_next(&text);
        comma = comma || is_mark(sign);
        if (is_mark(sign) && sign >= 0x200E && sign <= 0x2069)
            comma = false; /* a direction mark, which separates nothing */
        if (is_space(sign) || is_mark(sign)) {
            space = space || is_space(sign);
            continue;
        }
        if (end != clean && comma && space && !is_stop((unsigned char)end[-1]) &&
            !is_pause((unsigned char)end[-1]))
            *end++ = ',';
        if (end != clean && space)
            *end++ = ' ';
        space = comma = false;
        memcpy(end, from, (size_t)(text - from));
        end += text - from;
    }
    uint32_t last = last_sign(clean);
    if (last && !is_stop(last) && !is_pause(last))
        *end++ = '.';
    return last ? clean : "";
}

/* True when the full stop before `at` follows a single letter ("J. Smith") and does not end a
 * sentence.
 */
static bool is_initial(const char *from, const char *at)
{
    return at - from >= 2 && at[-1] == '.' && at[-2] >= 'A' && at[-2] <= 'Z' &&
           (at - from == 2 || at[-3] == ' ' || at[-3] == '.');
}

/* Returns where the next piece ends: at the end of a sentence or, in a long one, at the last comma
 * or space before the limit. */
static const char *piece_end(const char *from)
{
    const char *at = from, *pause = NULL, *space = NULL, *letter = from;
    while (*at) {
        const char *before = at;
        uint32_t sign = utf8_next(&at);
        if (at - from > SPEECH_MOST)
            return pause ? pause : space ? space : letter;
        letter = at;
        if (sign == ' ')
            space = before;
        if (is_pause(sign) && (*at == ' ' || !*at))
            pause = at;
        if (!is_stop(sign) || is_initial(from, at))
            continue;
        const char *close = at;
        for (const char *next = at; *next && is_closing(utf8_next(&next));)
            close = next;
        if ((*close == ' ' || !*close) && close - from <= SPEECH_MOST)
            return close;
    }
    return at;
}

static void say_text(Saying *saying, const char *text, const char *language)
{
    const char *at = cleaned(saying->arena, text);
    while (*at) {
        const char *end = piece_end(at);
        say(saying, at, (size_t)(end - at), language);
        at = end + strspn(end, " ");
    }
}

/* Returns the number of things that the keys move through; areas with the same id are one thing.
 * *place is the place of `id` among them, from 1, or 0. */
static int count_places(const Scene *scene, const char *id, int *place)
{
    int count = 0;
    *place = 0;
    for (int i = 0; i < scene->area_count; i++) {
        if (scene_find(scene, scene->areas[i].id) != &scene->areas[i])
            continue;
        count++;
        if (id && strcmp(scene->areas[i].id, id) == 0)
            *place = count;
    }
    return count;
}

static Speech finished(const Saying *saying)
{
    return (Speech){ .list = saying->list, .count = saying->count };
}

Speech speech_of_scene(const Scene *scene, const Language *language, bool help, Arena *arena)
{
    Saying saying = { .arena = arena };
    for (int i = 0; i < scene->spoken_count; i++)
        say_text(&saying, scene->spoken[i], scene->spoken_in[i]);
    int place, count = count_places(scene, NULL, &place);
    if (help && count) {
        say_text(&saying,
                 arena_print(arena,
                             words_count_in(language, "There is %d thing to choose.",
                                            "There are %d things to choose from.", (unsigned)count),
                             count),
                 NULL);
    }
    return finished(&saying);
}

Speech speech_of_area(const Scene *scene, const Language *language, const char *id, Arena *arena)
{
    Saying saying = { .arena = arena };
    const Area *area = scene_find(scene, id);
    if (!area)
        return finished(&saying);
    int place, count = count_places(scene, id, &place);
    say_text(&saying, area->name, area->language);
    if (area->chosen)
        say_text(&saying, words_in(language, "Chosen."), NULL);
    if (count > 1)
        say_text(&saying, arena_print(arena, words_in(language, "%d of %d"), place, count), NULL);
    return finished(&saying);
}

Speech speech_help(const Language *language, Arena *arena)
{
    static const char *const sentences[] = {
        N_("Tab or the arrows move. Enter takes."),
        N_("Escape goes back. F1 says this again."),
        N_("Plus is louder, minus is softer."),
        N_("Page Up is faster, Page Down is slower."),
    };
    Saying saying = { .arena = arena };
    for (size_t i = 0; i < COUNT(sentences); i++)
        say_text(&saying, words_in(language, sentences[i]), NULL);
    return finished(&saying);
}
