#include "yaml_file.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define TEXT_MOST 4096
#define FILE_MOST ((size_t)64 << 20)

char *text_file_read(const char *path, size_t most, size_t *length, Findings *findings)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        findings_add(findings, path, 0, "it cannot be read: %s; check the folder", strerror(errno));
        return NULL;
    }
    size_t room = 65536, used = 0, got;
    char *bytes = memory_take(room, 1);
    while ((got = fread(bytes + used, 1, room - used, in)) > 0 && used + got <= most) {
        used += got;
        if (used == room)
            bytes = memory_grow(bytes, room *= 2, 1);
    }
    bool too_long = got > 0;
    fclose(in);
    char *text = arena_copy_bytes(findings->arena, bytes, used);
    free(bytes);
    int before = findings->count;
    const char *cr = memchr(text, '\r', used);
    int line = 1;
    for (const char *at = text; cr && at < cr; at++)
        line += *at == '\n';
    if (too_long)
        findings_add(findings, path, 0, "it is larger than %zu MiB; make it smaller", most >> 20);
    else if (used == 0)
        findings_add(findings, path, 0, "it is empty; assets/stories/README.md says what goes in");
    else if (used >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        findings_add(findings, path, 1,
                     "it begins with a byte order mark; save it as UTF-8 without");
    else if (!utf8_valid(text, used))
        findings_add(findings, path, 0, "it is not UTF-8; save it as UTF-8 in your editor");
    else if (cr)
        findings_add(findings, path, line, "lines end as on Windows; save it with Unix line ends");
    *length = used;
    return findings->count == before ? text : NULL;
}

/* Anchors and aliases can make a small file huge; tabs make YAML mean what nobody meant. */
static bool scan(YamlFile *file, const char *text, size_t length)
{
    const char *tab = memchr(text, '\t', length);
    if (tab) {
        int line = 1;
        for (const char *at = text; at < tab; at++)
            line += *at == '\n';
        findings_add(file->findings, file->path, line, "there is a tab; use spaces");
        return false;
    }
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    bool good = true;
    for (bool more = true; more && good;) {
        yaml_token_t token;
        if (!yaml_parser_scan(&parser, &token)) {
            findings_add(
                file->findings, file->path, (int)parser.problem_mark.line + 1,
                "this is not YAML: %s; look at the indentation, and put texts with a colon "
                "in quotes",
                parser.problem);
            good = false;
            break;
        }
        if (token.type == YAML_ANCHOR_TOKEN || token.type == YAML_ALIAS_TOKEN ||
            token.type == YAML_TAG_TOKEN) {
            findings_add(file->findings, file->path, (int)token.start_mark.line + 1,
                         "a text may not begin with &, * or !; put it in quotes");
            good = false;
        }
        more = token.type != YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return good;
}

bool yaml_file_open(YamlFile *file, const char *path, Findings *findings)
{
    *file = (YamlFile){ .path = path, .findings = findings };
    size_t length;
    char *text = text_file_read(path, FILE_MOST, &length, findings);
    if (!text || !scan(file, text, length))
        return false;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    file->open = yaml_parser_load(&parser, &file->document);
    if (!file->open)
        findings_add(findings, path, (int)parser.problem_mark.line + 1,
                     "this is not YAML: %s; look at the indentation, and put texts with a colon in "
                     "quotes",
                     parser.problem ? parser.problem : "unreadable");
    yaml_parser_delete(&parser);
    if (file->open && !yaml_document_get_root_node(&file->document)) {
        findings_add(findings, path, 0, "there is nothing in it but comments");
        return false;
    }
    return file->open;
}

void yaml_file_close(YamlFile *file)
{
    if (file->open)
        yaml_document_delete(&file->document);
    file->open = false;
}

Yaml yaml_root(YamlFile *file)
{
    return (Yaml){ file, yaml_document_get_root_node(&file->document), "" };
}

int yaml_line(Yaml at)
{
    return at.node ? (int)at.node->start_mark.line + 1 : 0;
}

bool yaml_present(Yaml at)
{
    return at.node != NULL;
}

void yaml_complain(Yaml at, const char *format, ...)
{
    char what[500];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    findings_add(at.file->findings, at.file->path, yaml_line(at), "%s%s%s", at.name,
                 at.name[0] ? ": " : "", what);
}

/* Letters to change, add or take out to make one word the other. */
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

static const char *key_of(Yaml map, const yaml_node_pair_t *pair)
{
    yaml_node_t *key = yaml_document_get_node(&map.file->document, pair->key);
    return key->type == YAML_SCALAR_NODE ? (const char *)key->data.scalar.value : "";
}

void yaml_only(Yaml map, const char *const *keys)
{
    if (!map.node || map.node->type != YAML_MAPPING_NODE) {
        if (map.node)
            yaml_complain(map, "write \"key: value\" lines here");
        return;
    }
    const yaml_node_pair_t *first = map.node->data.mapping.pairs.start;
    for (const yaml_node_pair_t *pair = first; pair < map.node->data.mapping.pairs.top; pair++) {
        const char *key = key_of(map, pair), *nearest = keys[0];
        bool known = false;
        for (int i = 0; keys[i]; i++) {
            known = known || strcmp(keys[i], key) == 0;
            if (distance(key, keys[i]) < distance(key, nearest))
                nearest = keys[i];
        }
        Yaml at = { map.file, yaml_document_get_node(&map.file->document, pair->key), map.name };
        if (!known)
            yaml_complain(at, "there is no key \"%s\"; did you mean \"%s\"?", key, nearest);
        for (const yaml_node_pair_t *other = first; other < pair; other++) {
            if (strcmp(key_of(map, other), key) == 0)
                yaml_complain(at, "the key \"%s\" stands twice; keep one", key);
        }
    }
}

Yaml yaml_get(Yaml map, const char *key, bool required)
{
    Arena *arena = map.file->findings->arena;
    Yaml found = { map.file, NULL, map.name[0] ? arena_print(arena, "%s.%s", map.name, key) : key };
    if (map.node && map.node->type == YAML_MAPPING_NODE) {
        for (const yaml_node_pair_t *pair = map.node->data.mapping.pairs.start;
             pair < map.node->data.mapping.pairs.top; pair++) {
            if (strcmp(key_of(map, pair), key) == 0)
                found.node = yaml_document_get_node(&map.file->document, pair->value);
        }
    }
    if (!found.node && required && map.node)
        findings_add(map.file->findings, map.file->path, yaml_line(map), "%s is missing; write it",
                     found.name);
    return found;
}

int yaml_count(Yaml list)
{
    if (!list.node)
        return 0;
    if (list.node->type != YAML_SEQUENCE_NODE) {
        yaml_complain(list, "write a list here: lines that begin with a hyphen");
        return 0;
    }
    return (int)(list.node->data.sequence.items.top - list.node->data.sequence.items.start);
}

Yaml yaml_item(Yaml list, int index)
{
    Arena *arena = list.file->findings->arena;
    return (Yaml){ list.file,
                   yaml_document_get_node(&list.file->document,
                                          list.node->data.sequence.items.start[index]),
                   arena_print(arena, "%s[%d]", list.name, index + 1) };
}

const char *yaml_text(Yaml at)
{
    if (!at.node)
        return "";
    if (at.node->type != YAML_SCALAR_NODE) {
        yaml_complain(at, "write a text here");
        return "";
    }
    const char *text = (const char *)at.node->data.scalar.value;
    size_t length = at.node->data.scalar.length;
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' '))
        length--;
    if (length > TEXT_MOST || strlen(text) != at.node->data.scalar.length) {
        yaml_complain(at, "the text is longer than %d bytes; make it shorter", TEXT_MOST);
        return "";
    }
    return arena_copy_bytes(at.file->findings->arena, text, length);
}

const char *yaml_get_text(Yaml map, const char *key, bool required)
{
    Yaml at = yaml_get(map, key, required);
    const char *text = yaml_text(at);
    if (at.node && at.node->type == YAML_SCALAR_NODE && required && !text[0])
        yaml_complain(at, "it is empty; write it");
    return text;
}

int yaml_get_number(Yaml map, const char *key, int least, int most)
{
    Yaml at = yaml_get(map, key, true);
    const char *text = yaml_text(at);
    char *end;
    long number = strtol(text, &end, 10);
    if (!at.node)
        return least;
    if (end == text || *end || number < least || number > most) {
        yaml_complain(at, "\"%s\" is not a whole number from %d to %d", text, least, most);
        return least;
    }
    return (int)number;
}

int yaml_get_name(Yaml map, const char *key, int (*from_name)(const char *), const char *allowed)
{
    Yaml at = yaml_get(map, key, true);
    if (!at.node)
        return 0;
    const char *text = yaml_text(at);
    int value = from_name(text);
    if (value < 0)
        yaml_complain(at, "\"%s\" is not one of %s", text, allowed);
    return value < 0 ? 0 : value;
}

const char *yaml_get_date(Yaml map, const char *key)
{
    Yaml at = yaml_get(map, key, true);
    const char *text = yaml_text(at);
    size_t length = strlen(text);
    bool good = length == 4 || length == 7 || length == 10;
    for (size_t i = 0; good && i < length; i++)
        good = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    if (at.node && !good)
        yaml_complain(at, "\"%s\" is not a date; write 2016, 2016-03 or 2016-03-22", text);
    return text;
}
