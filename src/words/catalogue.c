#include "words/catalogue.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "words/plural.h"

#define MAGIC   0x950412DEu
#define SWAPPED 0xDE120495u

/* The header: numbers of 32 bits. */
enum { HEAD_MAGIC, HEAD_REVISION, HEAD_COUNT, HEAD_TEXTS, HEAD_TRANSLATIONS, HEAD_WORDS };

struct Catalogue {
    char *bytes; /* the whole file */
    size_t length;
    uint32_t count;
    size_t texts, translations; /* where the two tables of (length, offset) begin */
    const char *rule;           /* for plurals; in `bytes`, or a literal */
    unsigned long forms;
};

/* A text in the file. Plural forms follow one another with a NUL between them. */
typedef struct {
    const char *bytes; /* a NUL follows the last */
    size_t length;
} Text;

static uint32_t word_at(const Catalogue *catalogue, size_t offset)
{
    uint32_t word;
    memcpy(&word, catalogue->bytes + offset, sizeof(word));
    return word;
}

static Text text_at(const Catalogue *catalogue, size_t table, uint32_t number)
{
    size_t row = table + (size_t)number * 8;
    return (Text){ catalogue->bytes + word_at(catalogue, row + 4), word_at(catalogue, row) };
}

/* ---- checking: afterwards no offset points outside the file ---- */

static bool table_fits(const Catalogue *catalogue, size_t table)
{
    return table <= catalogue->length && catalogue->count <= (catalogue->length - table) / 8;
}

static bool text_fits(const Catalogue *catalogue, size_t table, uint32_t number)
{
    size_t row = table + (size_t)number * 8;
    size_t length = word_at(catalogue, row), offset = word_at(catalogue, row + 4);
    return offset < catalogue->length && length < catalogue->length - offset &&
           catalogue->bytes[offset + length] == '\0';
}

/* Each form is checked alone, because utf8_valid() refuses a NUL. */
static bool forms_are_utf8(Text text)
{
    for (const char *end = text.bytes + text.length; text.bytes <= end;) {
        size_t length = strlen(text.bytes);
        if (!utf8_valid(text.bytes, length))
            return false;
        text.bytes += length + 1;
    }
    return true;
}

/* Returns what is wrong with the file, or NULL. */
static const char *check_head(Catalogue *catalogue)
{
    if (catalogue->length < HEAD_WORDS * 4)
        return "it is cut off";
    uint32_t magic = word_at(catalogue, HEAD_MAGIC * 4);
    if (magic == SWAPPED)
        return "its byte order is another machine's; compile it here";
    if (magic != MAGIC)
        return "it is not a compiled translation";
    /* The lower 16 bits count changes that older readers can ignore. */
    if (word_at(catalogue, HEAD_REVISION * 4) >> 16 != 0)
        return "it is of a newer format";
    catalogue->count = word_at(catalogue, HEAD_COUNT * 4);
    catalogue->texts = word_at(catalogue, HEAD_TEXTS * 4);
    catalogue->translations = word_at(catalogue, HEAD_TRANSLATIONS * 4);
    if (!table_fits(catalogue, catalogue->texts) || !table_fits(catalogue, catalogue->translations))
        return "it is cut off";
    return NULL;
}

static const char *check_texts(const Catalogue *catalogue)
{
    const char *before = NULL;
    for (uint32_t i = 0; i < catalogue->count; i++) {
        if (!text_fits(catalogue, catalogue->texts, i) ||
            !text_fits(catalogue, catalogue->translations, i))
            return "it is cut off";
        const char *text = text_at(catalogue, catalogue->texts, i).bytes;
        if (before && strcmp(before, text) >= 0)
            return "its texts are not in order";
        if (!forms_are_utf8(text_at(catalogue, catalogue->translations, i)))
            return "it is not in UTF-8";
        before = text;
    }
    return NULL;
}

/* The translation of the empty text holds the headers. Without a rule in them there is one form for
 * 1 and another for all other numbers, as in English. */
static const char *read_rule(Catalogue *catalogue)
{
    static const char field[] = "Plural-Forms:", forms[] = "nplurals=", rule[] = "plural=";
    const char *header = catalogue_get(catalogue, "");
    const char *at = header ? strstr(header, field) : NULL;
    catalogue->forms = 2;
    catalogue->rule = "n != 1";
    if (!at)
        return NULL;
    const char *end = strchr(at, '\n');
    const char *count = strstr(at, forms);
    const char *chosen = count ? strstr(count + sizeof(forms) - 1, rule) : NULL;
    unsigned long form;
    if (!chosen || (end && chosen > end))
        return "its Plural-Forms cannot be read";
    catalogue->forms = strtoul(count + sizeof(forms) - 1, NULL, 10);
    catalogue->rule = chosen + sizeof(rule) - 1;
    return plural_form(catalogue->rule, 0, &form) ? NULL : "its Plural-Forms cannot be read";
}

/* ---- opening ---- */

Catalogue *catalogue_parse(const char *bytes, size_t length, Error *error)
{
    Catalogue *catalogue = memory_take(1, sizeof(*catalogue));
    catalogue->bytes = memory_take(length + 1, 1);
    memcpy(catalogue->bytes, bytes, length);
    catalogue->length = length;
    const char *wrong = check_head(catalogue);
    wrong = wrong ? wrong : check_texts(catalogue);
    wrong = wrong ? wrong : read_rule(catalogue);
    if (!wrong)
        return catalogue;
    error_set(error, ERROR_CONTENT, "%s", wrong);
    catalogue_close(catalogue);
    return NULL;
}

Catalogue *catalogue_open(const char *path, Error *error)
{
    const char *why = "";
    FILE *file = file_open_stream(path, &why);
    if (!file) {
        error_set(error, ERROR_IO, "%s: it cannot be read: %s", path, why);
        return NULL;
    }
    char *bytes = memory_take(CATALOGUE_BYTES_MOST + 1, 1);
    size_t length = fread(bytes, 1, CATALOGUE_BYTES_MOST + 1, file);
    Catalogue *catalogue = NULL;
    if (ferror(file)) {
        error_set(error, ERROR_IO, "%s: it cannot be read: %s", path, strerror(errno));
    } else if (length > CATALOGUE_BYTES_MOST) {
        error_set(error, ERROR_CONTENT, "%s: it is larger than %zu bytes", path,
                  CATALOGUE_BYTES_MOST);
    } else {
        catalogue = catalogue_parse(bytes, length, error);
        if (!catalogue)
            error_add(error, "%s", path);
    }
    free(bytes);
    fclose(file);
    return catalogue;
}

void catalogue_close(Catalogue *catalogue)
{
    if (catalogue)
        free(catalogue->bytes);
    free(catalogue);
}

/* ---- looking up ---- */

/* Returns an empty text when there is none. */
static Text find(const Catalogue *catalogue, const char *text)
{
    uint32_t low = 0, high = catalogue->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(text, text_at(catalogue, catalogue->texts, middle).bytes);
        if (order == 0)
            return text_at(catalogue, catalogue->translations, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (Text){ "", 0 };
}

const char *catalogue_get(const Catalogue *catalogue, const char *text)
{
    Text found = find(catalogue, text);
    return found.bytes[0] ? found.bytes : NULL;
}

const char *catalogue_count(const Catalogue *catalogue, const char *one, unsigned long count)
{
    Text found = find(catalogue, one);
    unsigned long form;
    if (!plural_form(catalogue->rule, count, &form) || form >= catalogue->forms)
        form = 0;
    const char *at = found.bytes, *end = found.bytes + found.length;
    for (; form > 0 && at < end; form--)
        at += strlen(at) + 1;
    return at < end && *at ? at : NULL;
}
