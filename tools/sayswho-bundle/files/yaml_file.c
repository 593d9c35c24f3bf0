#include "files/yaml_file.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "files/text_signs.h"

#define QUOTE_MOST 60
#define KEYS_MOST  32 /* that a mapping can have */

bool yaml_file_open(YamlFile *file, const char *path, Findings *findings)
{
    *file = (YamlFile){ .path = path, .findings = findings };
    file->root = yaml_tree_read(path, findings);
    return file->root != NULL;
}

Yaml yaml_root(YamlFile *file)
{
    return (Yaml){ file, file->root };
}

int yaml_line(Yaml at)
{
    return at.node ? at.node->line : 0;
}

bool yaml_present(Yaml at)
{
    return at.node != NULL;
}

const char *yaml_name(Yaml at)
{
    return yaml_tree_name(at.file->findings->arena, at.node);
}

void yaml_complain(Yaml at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(at.file->findings,
                  (Finding){ .file = at.file->path, .line = yaml_line(at), .field = yaml_name(at) },
                  format, args);
    va_end(args);
}

static Finding advice_at(Yaml at, AdviceKind kind, const char *group)
{
    return (Finding){ .file = at.file->path,
                      .line = yaml_line(at),
                      .field = yaml_name(at),
                      .advice = true,
                      .kind = kind,
                      .group = group };
}

void yaml_advise(Yaml at, AdviceKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(at.file->findings, advice_at(at, kind, NULL), format, args);
    va_end(args);
}

void yaml_advise_as(Yaml at, AdviceKind kind, const char *group, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(at.file->findings, advice_at(at, kind, group), format, args);
    va_end(args);
}

/* Complains about another line than that of the place, or about a missing field. */
static void complain_of(const YamlFile *file, int line, const char *field, const char *format, ...)
    PRINTF(4, 5);
static void complain_of(const YamlFile *file, int line, const char *field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(file->findings, (Finding){ .file = file->path, .line = line, .field = field },
                  format, args);
    va_end(args);
}

const char *yaml_quote(Yaml at, const char *text)
{
    if (strlen(text) <= QUOTE_MOST)
        return text;
    size_t length = QUOTE_MOST;
    while ((text[length] & 0xC0) == 0x80)
        length--;
    return arena_print(at.file->findings->arena, "%.*s...", (int)length, text);
}

/* Returns how many letters have to be changed, added or removed to turn one word into the other. */
static int distance(const char *a, const char *b)
{
    int row[64];
    int length = (int)strlen(b);
    if (length > 62 || strlen(a) > 62)
        return 99;
    for (int j = 0; j <= length; j++)
        row[j] = j;
    for (int i = 1; a[i - 1]; i++) {
        int corner = row[0];
        row[0] = i;
        for (int j = 1; j <= length; j++) {
            int change = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            int least = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            row[j] = change < least ? change : least;
        }
    }
    return row[length];
}

static bool is_map(Yaml at)
{
    return at.node && at.node->kind == TREE_MAP;
}

static bool is_text(Yaml at)
{
    return at.node && at.node->kind == TREE_TEXT;
}

static const char *nearest_key(const char *key, const char *const *keys)
{
    const char *nearest = keys[0];
    for (int i = 1; keys[i]; i++) {
        if (distance(key, keys[i]) < distance(key, nearest))
            nearest = keys[i];
    }
    return nearest;
}

static int key_number(const char *key, const char *const *keys)
{
    for (int i = 0; keys[i]; i++) {
        if (strcmp(keys[i], key) == 0)
            return i;
    }
    return -1;
}

void yaml_only(Yaml map, const char *const *keys)
{
    if (map.node && !is_map(map))
        yaml_complain(map, "write \"key: value\" lines here");
    if (!is_map(map))
        return;
    bool seen[KEYS_MOST] = { false };
    const char *name = NULL;
    for (int i = 0; i < map.node->count; i++) {
        const TreeNode *item = map.node->items[i];
        int number = key_number(item->key, keys);
        assert(number < KEYS_MOST);
        if (number >= 0 && !seen[number]) {
            seen[number] = true;
            continue;
        }
        if (!name)
            name = yaml_name(map);
        if (number < 0)
            complain_of(map.file, item->key_line, name,
                        "there is no key \"%s\"; did you mean \"%s\"?", yaml_quote(map, item->key),
                        nearest_key(item->key, keys));
        else
            complain_of(map.file, item->key_line, name, "the key \"%s\" stands twice; keep one",
                        item->key);
    }
}

Yaml yaml_get(Yaml map, const char *key, bool required)
{
    Yaml found = { map.file, NULL };
    if (!is_map(map))
        return found; /* yaml_only() has complained */
    for (int i = 0; i < map.node->count; i++) {
        if (strcmp(map.node->items[i]->key, key) == 0) {
            found.node = map.node->items[i];
            return found;
        }
    }
    if (required) {
        const char *name = yaml_name(map);
        const char *field =
            arena_print(map.file->findings->arena, "%s%s%s", name, name[0] ? "." : "", key);
        complain_of(map.file, yaml_line(map), field, "it is missing; write it");
    }
    return found;
}

int yaml_count(Yaml list)
{
    if (!list.node)
        return 0;
    if (list.node->kind != TREE_LIST) {
        yaml_complain(list, "write a list here: lines that begin with a hyphen");
        return 0;
    }
    return list.node->count;
}

Yaml yaml_item(Yaml list, int index)
{
    return (Yaml){ list.file, list.node->items[index] };
}

static int by_text_and_line(const void *a, const void *b)
{
    const Yaml *one = a, *other = b;
    int order = strcmp(one->node->text, other->node->text);
    return order ? order : yaml_line(*one) - yaml_line(*other);
}

void yaml_refuse_twins(Yaml list)
{
    if (!list.node || list.node->kind != TREE_LIST)
        return;
    int count = yaml_count(list), ids = 0;
    Yaml *sorted = memory_take((size_t)count, sizeof(*sorted));
    for (int i = 0; i < count; i++) {
        Yaml id = yaml_get(yaml_item(list, i), "id", false);
        if (is_text(id))
            sorted[ids++] = id;
    }
    qsort(sorted, (size_t)ids, sizeof(*sorted), by_text_and_line);
    for (int i = 1; i < ids; i++) {
        const char *id = sorted[i].node->text;
        if (id[0] && strcmp(id, sorted[i - 1].node->text) == 0)
            yaml_complain(sorted[i], "\"%s\" is taken by line %d; choose another",
                          yaml_quote(sorted[i], id), yaml_line(sorted[i - 1]));
    }
    free(sorted);
}

/* Escapes such as "\\t" can produce characters that are not allowed in a file. */
static bool has_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (((unsigned char)text[i] < ' ' && text[i] != '\n') || text[i] == 0x7F)
            return true;
    }
    return false;
}

const char *yaml_text(Yaml at)
{
    if (!at.node)
        return "";
    if (!is_text(at)) {
        yaml_complain(at, "write a text here");
        return "";
    }
    const char *text = at.node->text, *wrong_at;
    size_t length = at.node->length;
    const char *wrong = text_signs_wrong(at.file->findings->arena, text, &wrong_at);
    if (wrong) { /* written as an escape; in plain sight the file would have been refused */
        yaml_complain(at, "%s", wrong);
        return "";
    }
    if (has_control(text, length)) {
        yaml_complain(at, "there is a control character in the text; take it out");
        return "";
    }
    if (length > TEXT_BYTES_MOST) {
        yaml_complain(at, "the text is longer than %d bytes; make it shorter", TEXT_BYTES_MOST);
        return "";
    }
    return text;
}

const char *yaml_get_text(Yaml map, const char *key, bool required)
{
    Yaml at = yaml_get(map, key, required);
    int before = map.file->findings->count;
    const char *text = yaml_text(at);
    if (required && at.node && !text[0] && map.file->findings->count == before)
        yaml_complain(at, "it is empty; write it");
    return text;
}

int yaml_get_number(Yaml map, const char *key, int least, int most)
{
    Yaml at = yaml_get(map, key, true);
    const char *text = yaml_text(at);
    if (!is_text(at))
        return least;
    char *end;
    long number = strtol(text, &end, 10);
    if (end == text || *end || number < least || number > most) {
        yaml_complain(at, "\"%s\" is not a whole number from %d to %d; write one",
                      yaml_quote(at, text), least, most);
        return least;
    }
    return (int)number;
}

int yaml_get_name(Yaml map, const char *key, int (*from_name)(const char *), const char *allowed)
{
    Yaml at = yaml_get(map, key, true);
    const char *text = yaml_text(at);
    int value = is_text(at) ? from_name(text) : 0;
    if (value < 0)
        yaml_complain(at, "\"%s\" is not one of %s", yaml_quote(at, text), allowed);
    return value < 0 ? 0 : value;
}

/* True for 2016, 2016-03 or 2016-03-22, if that day exists. */
static bool is_date(const char *text)
{
    static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return false;
    }
    long year = strtol(text, NULL, 10);
    long month = length > 4 ? strtol(text + 5, NULL, 10) : 1;
    long day = length > 7 ? strtol(text + 8, NULL, 10) : 1;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
           (leap || month != 2 || day <= 28);
}

const char *yaml_get_date(Yaml map, const char *key)
{
    Yaml at = yaml_get(map, key, true);
    const char *text = yaml_text(at);
    if (!is_text(at) || is_date(text))
        return text;
    yaml_complain(at, "\"%s\" is not a date; write 2016, 2016-03 or 2016-03-22",
                  yaml_quote(at, text));
    return "";
}
