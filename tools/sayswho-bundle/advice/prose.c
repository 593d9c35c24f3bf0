#include "advice/prose.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

static bool blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

static bool letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* ---- sentences ---- */

/* Returns the length of the mark at `at` in bytes, or 0 when none of `marks` is there. */
static size_t one_of(const char *at, const char *const *marks)
{
    for (; *marks; marks++) {
        size_t length = strlen(*marks);
        if (strncmp(at, *marks, length) == 0)
            return length;
    }
    return 0;
}

/* True when the full stop at `at` only ends a shortened word, as in "Dr. Grant", "J. F. Herschel"
 * or "the U.S. President". `text` is the beginning of the sentence. */
static bool is_shortened(const char *text, const char *at)
{
    static const char *const words[] = { "St", "Dr", "Mr", "Mrs", "Ms", "Prof", "Mme", "vs", "ca" };
    const char *word = at;
    while (word > text && letter(word[-1]))
        word--;
    size_t length = (size_t)(at - word);
    bool apart = word == text || blank(word[-1]) || word[-1] == '.' || word[-1] == '(';
    bool capital = length == 1 && *word >= 'A' && *word <= 'Z';
    if (!apart || *at != '.' || !blank(at[1]))
        return false;
    for (size_t i = 0; i < COUNT(words); i++) {
        if (length == strlen(words[i]) && strncmp(word, words[i], length) == 0)
            return true;
    }
    return capital && at[2] >= 'A' && at[2] <= 'Z';
}

/* Returns the length in bytes of the end of a sentence at `at`, with closing quotes and brackets; 0
 * when the sentence goes on. `text` is its beginning. */
static size_t sentence_end(const char *text, const char *at)
{
    if (letter(*at) || *at == ' ') /* a shortcut for most characters */
        return 0;
    static const char *const ends[] = { ".", "!", "?", "…", "؟", NULL };
    static const char *const closing[] = { "\"", "'", ")", "]", "”", "’", "»", NULL };
    size_t length = 0, more;
    if (is_shortened(text, at))
        return 0;
    while ((more = one_of(at + length, ends)) > 0)
        length += more;
    if (length == 0)
        return strncmp(at, "\n\n", 2) == 0 ? 2 : 0;
    while ((more = one_of(at + length, closing)) > 0)
        length += more;
    return at[length] == '\0' || blank(at[length]) ? length : 0;
}

bool prose_next_sentence(const char **at, Sentence *sentence)
{
    const char *text = *at;
    while (blank(*text))
        text++;
    *sentence = (Sentence){ .text = text };
    bool inside = false;
    size_t end = 0;
    const char *next = text;
    while (*next && end == 0) {
        bool word = !blank(*next);
        sentence->words += word && !inside;
        inside = word;
        end = sentence_end(text, next);
        next += end ? end : 1;
    }
    *at = next;
    sentence->length = (size_t)(next - text);
    return sentence->words > 0;
}

Sentence prose_longest_sentence(const char *text)
{
    Sentence longest = { .text = text }, sentence;
    while (prose_next_sentence(&text, &sentence)) {
        if (sentence.words > longest.words)
            longest = sentence;
    }
    return longest;
}

int prose_characters(const char *text)
{
    int count = 0;
    while (utf8_next(&text))
        count++;
    return count;
}

/* ---- comparing ---- */

/* Returns the next letter or digit in lower case, or 0. Everything outside ASCII counts as a
 * letter. */
static char next_sign(const char **at, const char *end)
{
    while (*at < end) {
        char byte = *(*at)++;
        if (letter(byte) || digit(byte) || (unsigned char)byte >= 0x80)
            return lower(byte);
    }
    return 0;
}

bool prose_same(const char *a, size_t a_length, const char *b, size_t b_length)
{
    const char *a_end = a + a_length, *b_end = b + b_length;
    char one, other;
    do {
        one = next_sign(&a, a_end);
        other = next_sign(&b, b_end);
    } while (one && one == other);
    return one == other;
}

/* Finds the next number from *at on, as it is written: "1,200", "3.5". False when there is none. */
static bool next_number(const char **at, const char **number, size_t *length)
{
    const char *from = *at;
    while (*from && !digit(*from))
        from++;
    const char *to = from;
    while (digit(*to) || ((*to == '.' || *to == ',') && digit(to[1])))
        to++;
    *at = to;
    *number = from;
    *length = (size_t)(to - from);
    return to > from;
}

/* True when `b` has numbers, but not all those of `a`. */
static bool number_missing(const char *a, const char *b)
{
    const char *number, *other;
    size_t length, other_length;
    while (next_number(&a, &number, &length)) {
        bool found = false, any = false;
        for (const char *at = b; !found && next_number(&at, &other, &other_length); any = true)
            found = length == other_length && strncmp(number, other, length) == 0;
        if (any && !found)
            return true;
    }
    return false;
}

bool prose_numbers_differ(const char *a, const char *b)
{
    return number_missing(a, b) && number_missing(b, a);
}

/* ---- "first" ---- */

/* Reads the next word in lower case, cut to the room in `word`; false at the end. */
static bool next_word(const char **at, char word[16])
{
    const char *from = *at;
    while (*from && !letter(*from))
        from++;
    size_t length = 0;
    for (; letter(*from); from++) {
        if (length < 15)
            word[length++] = lower(*from);
    }
    word[length] = '\0';
    *at = from;
    return length > 0;
}

static bool tells_of_saying(const char *word)
{
    static const char *const words[] = { "said",    "says",     "told",      "wrote",     "written",
                                         "printed", "reported", "published", "appeared",  "seen",
                                         "report",  "source",   "mention",   "mentioned", "posted",
                                         "spread",  "came",     "to" };
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcmp(word, words[i]) == 0)
            return true;
    }
    return false;
}

bool prose_first_without_known(const char *text, bool strict)
{
    char word[16], before[16] = "", after[16];
    bool first = false;
    while (next_word(&text, word)) {
        if (strcmp(word, "known") == 0)
            return false;
        const char *peek = text;
        if (strcmp(word, "first") == 0 && strcmp(before, "at") != 0)
            first = first || strict || (next_word(&peek, after) && tells_of_saying(after));
        memcpy(before, word, sizeof(before));
    }
    return first;
}
