#include "typography/curl.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define NO_BREAK        "\u00A0"
#define NARROW_NO_BREAK "\u202F"
#define APOSTROPHE      "’"
#define DASH            "–"

/* How a language writes quotes, and what stands before its high punctuation. */
typedef struct {
    const char *language;
    const char *open, *close;               /* for " */
    const char *inner_open, *inner_close;   /* for ' */
    const char *before_colon, *before_high; /* instead of a blank before : and before ; ! ? */
} Style;

static const Style styles[] = {
    { "fr", "«" NO_BREAK, NO_BREAK "»", "“", "”", NO_BREAK, NARROW_NO_BREAK },
    { "ar", "«", "»", "“", "”", " ", " " },
    { "", "“", "”", "‘", "’", " ", " " }, /* every other language */
};

static const Style *style_of(const char *language)
{
    size_t i = 0;
    while (styles[i].language[0] && strncmp(styles[i].language, language, 2) != 0)
        i++;
    return &styles[i];
}

typedef struct {
    const Style *style;
    const char *language;
    const char *text, *at;
    GString *out;
} Curling;

static uint32_t character(const char *at)
{
    return *at ? utf8_next(&at) : 0;
}

/* Returns the character before `at`, passing over what only marks words; 0 at the beginning. */
static uint32_t before(const Curling *curling, const char *at)
{
    while (at > curling->text && strchr("*_", at[-1]))
        at--;
    if (at == curling->text)
        return 0;
    do
        at--;
    while (at > curling->text && ((unsigned char)*at & 0xC0) == 0x80);
    return character(at);
}

static uint32_t after(const char *at)
{
    return character(at + strspn(at, "*_"));
}

static bool is_blank(uint32_t point)
{
    return point == 0 || point == ' ' || point == '\n' || point == 0x00A0 || point == 0x202F;
}

static bool is_letter(uint32_t point)
{
    return point != 0 && g_unichar_isalnum(point);
}

/* True where a quotation can begin: after a blank, an opening bracket, a dash or another opening
 * quote, and right before what is quoted. */
static bool can_open(const Curling *curling, const char *at)
{
    uint32_t point = before(curling, at);
    bool free = is_blank(point) || strchr("([{-/\"'", (int)(point < 128 ? point : 'x')) ||
                point == 0x2013 || point == 0x2014 || point == 0x201C || point == 0x00AB;
    return free && !is_blank(after(at + 1));
}

/* True when the single quote at `at` is closed further on, so that it is no apostrophe. */
static bool is_closed(const Curling *curling, const char *at)
{
    const char *end = strchr(at + 1, '\'');
    while (end && (is_letter(after(end + 1)) || is_blank(before(curling, end))))
        end = strchr(end + 1, '\'');
    return end != NULL;
}

/* 't, 's and 'n in Dutch are words. */
static bool is_short_word(const Curling *curling, const char *at)
{
    return strncmp(curling->language, "nl", 2) == 0 && at[1] && strchr("tsn", at[1]) &&
           is_blank(character(at + 2));
}

static void put_single(Curling *curling)
{
    const char *at = curling->at++;
    const Style *style = curling->style;
    bool inside = is_letter(before(curling, at)) && is_letter(after(at + 1));
    if (!inside && !is_short_word(curling, at) && can_open(curling, at) && is_closed(curling, at))
        g_string_append(curling->out, style->inner_open);
    else if (!inside && strcmp(style->inner_close, APOSTROPHE) != 0 &&
             strstr(curling->out->str, style->inner_open) && !is_letter(after(at + 1)))
        g_string_append(curling->out, style->inner_close);
    else
        g_string_append(curling->out, APOSTROPHE);
}

static void put_double(Curling *curling)
{
    const char *at = curling->at++;
    g_string_append(curling->out,
                    can_open(curling, at) ? curling->style->open : curling->style->close);
}

/* ---- blanks ---- */

/* Words before a name that stay with it. */
static bool is_title(const char *word, size_t length)
{
    static const char *const titles[] = {
        "Dr", "dr.", "Dr.", "Mr", "Mrs", "Ms", "Mme", "M.", "St"
    };
    for (size_t i = 0; i < COUNT(titles); i++) {
        if (strlen(titles[i]) == length && strncmp(titles[i], word, length) == 0)
            return true;
    }
    return false;
}

#define SHORT_WORD 6 /* letters that may stay with the number before them */
#define SHORT_NAME 5 /* letters of a word of a name that stays on one line */

/* True for a number of up to three digits, but not for a year. */
static bool is_small_number(const char *word, size_t length)
{
    return length > 0 && length <= 3 && strspn(word, "0123456789") >= length;
}

static int letters_after(const char *at)
{
    int count = 0;
    for (uint32_t point; (point = character(at)) != 0 && g_unichar_isalpha(point); count++)
        utf8_next(&at);
    return count;
}

static const char *word_start(const Curling *curling, const char *end)
{
    while (end > curling->text && end[-1] != ' ' && end[-1] != '\n')
        end--;
    return end;
}

/* True before the year of "22 March 2016". */
static bool is_year_of_date(const Curling *curling, const char *at)
{
    static const char digits[] = "0123456789";
    const char *month = word_start(curling, at);
    if (strspn(at + 1, digits) != 4 || month == curling->text || letters_after(month) == 0)
        return false;
    const char *day = word_start(curling, month - 1);
    return is_small_number(day, (size_t)(month - 1 - day));
}

/* True when the word begins or ends with one of the marks. */
static bool has_mark(const char *word, size_t length, bool at_end, const char *const *marks)
{
    for (; *marks; marks++) {
        size_t mark = strlen(*marks);
        if (mark <= length && (at_end ? g_strstr_len(word, (gssize)length, *marks) != NULL
                                      : !strncmp(word, *marks, mark)))
            return true;
    }
    return false;
}

/* True inside a short name of two words: "The Sun", and any in quotes or brackets. */
static bool is_inside_name(const Curling *curling, const char *at)
{
    static const char *const open[] = { "(", "[", "\"", "“", "«", NULL };
    static const char *const close[] = { ")", "]", "\"", "”", "»", NULL };
    const char *first = word_start(curling, at), *second = at + 1;
    size_t length = strcspn(second, " \n");
    if (at - first >= 3 && strncmp(at - 3, "The", 3) == 0 && !is_letter(before(curling, at - 3)))
        return *second >= 'A' && *second <= 'Z' && letters_after(second) <= SHORT_NAME;
    return has_mark(first, (size_t)(at - first), false, open) &&
           has_mark(second, length, true, close) && letters_after(second) <= SHORT_NAME &&
           g_utf8_strlen(first, at - first) <= SHORT_NAME + 1;
}

/* True when no line should break at the blank at `at`: in "10 per cent", "22 March", "Dr Grant",
 * "class 4b". */
static bool belongs_together(const Curling *curling, const char *at)
{
    if (is_year_of_date(curling, at) || is_inside_name(curling, at))
        return true;
    const char *word = at, *next = at + 1;
    while (word > curling->text && !strchr(" \n*([\"", word[-1]) && (unsigned char)word[-1] < 0x80)
        word--;
    size_t length = (size_t)(at - word);
    size_t digits = strspn(next, "0123456789");
    int letters = letters_after(next);
    if (is_small_number(word, length))
        return *next == '%' || (letters > 0 && letters <= SHORT_WORD);
    if (length == 3 && strncmp(word, "per", 3) == 0 && strncmp(next, "cent", 4) == 0)
        return true;
    if (is_title(word, length))
        return letters > 0;
    return length > 0 && digits > 0 && digits <= 2 && letters_after(next + digits) == 1;
}

static void put_blank(Curling *curling)
{
    const Style *style = curling->style;
    const char *at = curling->at++, *next = at + 1;
    uint32_t left = before(curling, at), right = after(next);
    const char *blank = " ";
    if (left == 0 || is_blank(left) || is_blank(right))
        blank = " "; /* at an end, or beside another blank */
    else if (*next == ':')
        blank = style->before_colon;
    else if (strchr(";!?", *next))
        blank = style->before_high;
    else if (style->before_colon[0] != ' ' && (left == 0x00AB || right == 0x00BB))
        blank = NO_BREAK;
    else if (belongs_together(curling, at))
        blank = NO_BREAK;
    g_string_append(curling->out, blank);
}

/* Hyphens that stand for a dash: two of them, or one between blanks. */
static bool put_dash(Curling *curling)
{
    size_t hyphens = strspn(curling->at, "-");
    bool alone = hyphens == 1 && curling->at > curling->text && curling->at[-1] == ' ' &&
                 curling->at[1] == ' ';
    if (hyphens != 2 && !alone)
        return false;
    g_string_append(curling->out, DASH);
    curling->at += hyphens;
    return true;
}

const char *curl_text(Arena *arena, const char *language, const char *text)
{
    if (!strpbrk(text, "'\" -"))
        return text;
    Curling curling = { style_of(language), language, text, text, g_string_new(NULL) };
    while (*curling.at) {
        switch (*curling.at) {
        case '\'': put_single(&curling); break;
        case '"': put_double(&curling); break;
        case ' ': put_blank(&curling); break;
        default:
            if (*curling.at != '-' || !put_dash(&curling))
                g_string_append_c(curling.out, *curling.at++);
        }
    }
    const char *curled = arena_copy_text(arena, curling.out->str);
    g_string_free(curling.out, TRUE);
    return curled;
}

const char *curl_capital(Arena *arena, const char *text)
{
    const char *rest = text;
    while (*rest && !g_unichar_isalnum(character(rest)))
        utf8_next(&rest); /* a quote may come before the first letter */
    uint32_t first = character(rest);
    const char *end = rest;
    while (g_unichar_isalpha(character(end)))
        utf8_next(&end);
    if (g_unichar_isdigit(character(end)) || (*end == '.' && is_letter(character(end + 1))))
        return text; /* a name: io9, desired.de */
    if (!first || g_unichar_toupper(first) == first)
        return text;
    char capital[8] = "";
    capital[g_unichar_to_utf8(g_unichar_toupper(first), capital)] = '\0';
    const char *begin = rest;
    utf8_next(&rest);
    return arena_print(arena, "%.*s%s%s", (int)(begin - text), text, capital, rest);
}
