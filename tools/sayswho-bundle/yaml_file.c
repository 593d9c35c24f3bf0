#include "yaml_file.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "text_file.h"

#define TEXT_MOST  4096 /* as the reader of bundles has it */
#define QUOTE_MOST 60
#define DEPTH_MOST 16 /* libyaml slows down with the square of the depth; a story needs 6 */

static void complain_of_parser(YamlFile *file, const yaml_parser_t *parser, const char *text)
{
    int line = parser->error == YAML_READER_ERROR ? text_line(text, text + parser->problem_offset)
                                                  : (int)parser->problem_mark.line + 1;
    findings_add(file->findings, file->path, line,
                 "this is not YAML: %s; look at the indentation, and put texts with a colon in "
                 "quotes",
                 parser->problem ? parser->problem : "unreadable");
}

/* What we do not take though it is YAML, or NULL. Anchors and aliases can make a small file huge.
 * *depth follows the lists and mappings the token is in. */
static const char *refuse_token(const yaml_token_t *token, int *depth)
{
    switch (token->type) {
    case YAML_ANCHOR_TOKEN:
    case YAML_ALIAS_TOKEN:
    case YAML_TAG_TOKEN: return "a text may not begin with &, * or !; put it in quotes";
    case YAML_VERSION_DIRECTIVE_TOKEN:
    case YAML_TAG_DIRECTIVE_TOKEN: return "a line may not begin with %; take it out";
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
    case YAML_BLOCK_MAPPING_START_TOKEN:
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN:
        return ++*depth > DEPTH_MOST ? "lists and keys are nested too deep; mend the indentation"
                                     : NULL;
    case YAML_BLOCK_END_TOKEN:
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN: --*depth; return NULL;
    default: return NULL;
    }
}

/* Looks at each token before anything is built from them. */
static bool scan(YamlFile *file, const char *text, size_t length)
{
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    int before = file->findings->count, depth = 0;
    for (bool more = true; more;) {
        yaml_token_t token;
        if (!yaml_parser_scan(&parser, &token)) {
            complain_of_parser(file, &parser, text);
            break;
        }
        const char *wrong = refuse_token(&token, &depth);
        if (wrong)
            findings_add(file->findings, file->path, (int)token.start_mark.line + 1, "%s", wrong);
        more = token.type != YAML_STREAM_END_TOKEN && depth <= DEPTH_MOST;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return file->findings->count == before;
}

/* Builds the tree; what follows the first document would be lost without a word. */
static bool load(YamlFile *file, const char *text, size_t length)
{
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    yaml_document_t more;
    file->open = yaml_parser_load(&parser, &file->document);
    bool ended = file->open && yaml_parser_load(&parser, &more);
    if (!ended)
        complain_of_parser(file, &parser, text);
    yaml_parser_delete(&parser);
    if (!ended)
        return false;
    yaml_node_t *second = yaml_document_get_root_node(&more);
    int line = second ? (int)second->start_mark.line + 1 : 0;
    yaml_document_delete(&more);
    if (second)
        findings_add(file->findings, file->path, line,
                     "a second document begins here; take out the line --- before it");
    return !second;
}

bool yaml_file_open(YamlFile *file, const char *path, Findings *findings)
{
    *file = (YamlFile){ .path = path, .findings = findings };
    size_t length;
    char *text = text_file_read(path, &length, findings);
    if (!text || !scan(file, text, length) || !load(file, text, length))
        return false;
    if (!yaml_document_get_root_node(&file->document)) {
        findings_add(findings, path, 0, "there is nothing in it but comments; write it");
        return false;
    }
    return true;
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
    char what[600];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    findings_add(at.file->findings, at.file->path, yaml_line(at), "%s%s%s", at.name,
                 at.name[0] ? ": " : "", what);
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

static bool is_map(Yaml at)
{
    return at.node && at.node->type == YAML_MAPPING_NODE;
}

static bool is_text(Yaml at)
{
    return at.node && at.node->type == YAML_SCALAR_NODE;
}

static const char *key_of(Yaml map, const yaml_node_pair_t *pair)
{
    yaml_node_t *key = yaml_document_get_node(&map.file->document, pair->key);
    return key->type == YAML_SCALAR_NODE ? (const char *)key->data.scalar.value : "";
}

/* The nearest of `keys`; the same text when it is one of them. */
static const char *nearest_key(const char *key, const char *const *keys)
{
    const char *nearest = keys[0];
    for (int i = 0; keys[i]; i++) {
        if (strcmp(keys[i], key) == 0)
            return keys[i];
        if (distance(key, keys[i]) < distance(key, nearest))
            nearest = keys[i];
    }
    return nearest;
}

void yaml_only(Yaml map, const char *const *keys)
{
    if (map.node && !is_map(map))
        yaml_complain(map, "write \"key: value\" lines here");
    if (!is_map(map))
        return;
    const yaml_node_pair_t *first = map.node->data.mapping.pairs.start;
    for (const yaml_node_pair_t *pair = first; pair < map.node->data.mapping.pairs.top; pair++) {
        const char *key = key_of(map, pair), *nearest = nearest_key(key, keys);
        Yaml at = { map.file, yaml_document_get_node(&map.file->document, pair->key), map.name };
        if (strcmp(key, nearest) != 0) {
            yaml_complain(at, "there is no key \"%s\"; did you mean \"%s\"?", yaml_quote(at, key),
                          nearest);
            continue;
        }
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
    if (!is_map(map))
        return found; /* complained of by yaml_only() */
    for (const yaml_node_pair_t *pair = map.node->data.mapping.pairs.start;
         !found.node && pair < map.node->data.mapping.pairs.top; pair++) {
        if (strcmp(key_of(map, pair), key) == 0)
            found.node = yaml_document_get_node(&map.file->document, pair->value);
    }
    if (!found.node && required)
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

static int by_text_and_line(const void *a, const void *b)
{
    const Yaml *one = a, *other = b;
    int order = strcmp((const char *)one->node->data.scalar.value,
                       (const char *)other->node->data.scalar.value);
    return order ? order : yaml_line(*one) - yaml_line(*other);
}

void yaml_refuse_twins(Yaml list)
{
    if (!list.node || list.node->type != YAML_SEQUENCE_NODE)
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
        const char *id = (const char *)sorted[i].node->data.scalar.value;
        if (id[0] && strcmp(id, (const char *)sorted[i - 1].node->data.scalar.value) == 0)
            yaml_complain(sorted[i], "\"%s\" is taken by line %d; choose another",
                          yaml_quote(sorted[i], id), yaml_line(sorted[i - 1]));
    }
    free(sorted);
}

/* An escape such as "\\t" can bring in what a file may not hold. */
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
    const char *text = (const char *)at.node->data.scalar.value;
    size_t length = at.node->data.scalar.length;
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' '))
        length--;
    if (has_control(text, length)) {
        yaml_complain(at, "there is a control character in the text; take it out");
        return "";
    }
    if (length > TEXT_MOST) {
        yaml_complain(at, "the text is longer than %d bytes; make it shorter", TEXT_MOST);
        return "";
    }
    return arena_copy_bytes(at.file->findings->arena, text, length);
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
        yaml_complain(at, "\"%s\" is not a whole number from %d to %d", yaml_quote(at, text), least,
                      most);
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

/* 2016, 2016-03 or 2016-03-22, and a day that there is. */
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
    if (is_text(at) && !is_date(text))
        yaml_complain(at, "\"%s\" is not a date; write 2016, 2016-03 or 2016-03-22",
                      yaml_quote(at, text));
    return text;
}
