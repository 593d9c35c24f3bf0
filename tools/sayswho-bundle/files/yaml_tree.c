#include "files/yaml_tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "files/text_file.h"

#define FILE_MOST  ((size_t)64 << 20) /* 24,000 claims take 15 to 40 MiB */
#define QUOTE_IT   "a text may not begin with &, * or !; put it in quotes, as in \"*more* frogs\""
#define DEPTH_MOST 16 /* libyaml slows down with the square of the depth; a story needs 6 */

/* A list or mapping that has not ended yet. */
typedef struct {
    TreeNode *node;
    int first; /* index of its first item in `waiting` */
    const char *key;
    int key_line;
} Open;

typedef struct {
    const char *path;
    const char *line_at; /* the beginning of a line of the file's text, and its number from 0 */
    size_t line;
    Findings *findings;
    int before; /* number of findings when it began */
    Open open[DEPTH_MOST];
    int depth;
    TreeNode **waiting; /* items whose list or mapping has not ended */
    int count, room;
    TreeNode *root;
    int documents;
    bool stopped;
} Reading;

static Open *innermost(Reading *reading)
{
    return reading->depth ? &reading->open[reading->depth - 1] : NULL;
}

/* Returns the field that is being read on that line, with a colon: "claims[3].facts: "; "" at the
 * root. When a text has just ended there, or on the line before, it is the one that is wrong. */
static const char *field_now(Reading *reading, int line)
{
    Arena *arena = reading->findings->arena;
    const Open *in = innermost(reading);
    if (!in || reading->findings->count > FINDINGS_MOST) /* these are only counted */
        return "";
    const TreeNode *last = reading->count > in->first ? reading->waiting[reading->count - 1] : NULL;
    const char *name = yaml_tree_name(arena, in->node);
    if (!in->key && last && last->kind == TREE_TEXT && last->line + 1 >= line)
        name = yaml_tree_name(arena, last);
    else if (in->node->kind == TREE_LIST)
        name = arena_print(arena, "%s[%d]", name, reading->count - in->first + 1);
    else if (in->key)
        name = arena_print(arena, "%s%s%s", name, name[0] ? "." : "", in->key);
    return name[0] ? arena_print(arena, "%s: ", name) : "";
}

static void complain(Reading *reading, const yaml_event_t *event, const char *what)
{
    int line = (int)event->start_mark.line + 1;
    findings_add(reading->findings, reading->path, line, "%s%s", field_now(reading, line), what);
}

static void stop(Reading *reading, const yaml_event_t *event, const char *what)
{
    complain(reading, event, what);
    reading->stopped = true;
}

/* Refuses anchors and aliases, which can make a small file huge, and tags. Authors use them only by
 * mistake. */
static void refuse_extras(Reading *reading, const yaml_event_t *event)
{
    bool has = event->type == YAML_ALIAS_EVENT;
    if (event->type == YAML_SCALAR_EVENT)
        has = event->data.scalar.anchor || event->data.scalar.tag;
    else if (event->type == YAML_SEQUENCE_START_EVENT)
        has = event->data.sequence_start.anchor || event->data.sequence_start.tag;
    else if (event->type == YAML_MAPPING_START_EVENT)
        has = event->data.mapping_start.anchor || event->data.mapping_start.tag;
    if (has)
        complain(reading, event, QUOTE_IT);
}

static const char *keep_text(Reading *reading, const yaml_event_t *event, size_t *length)
{
    bool text = event->type == YAML_SCALAR_EVENT;
    const char *from = text ? (const char *)event->data.scalar.value : "";
    *length = text ? event->data.scalar.length : 0;
    while (*length > 0 && (from[*length - 1] == '\n' || from[*length - 1] == ' '))
        --*length;
    return arena_copy_bytes(reading->findings->arena, from, *length);
}

static TreeNode *new_node(Reading *reading, TreeKind kind, const yaml_event_t *event)
{
    TreeNode *node = arena_take(reading->findings->arena, 1, sizeof(*node));
    Open *in = innermost(reading);
    node->kind = kind;
    node->line = (int)event->start_mark.line + 1;
    node->text = "";
    if (in) {
        node->parent = in->node;
        node->key = in->key;
        node->key_line = in->key_line;
        in->key = NULL;
    }
    return node;
}

/* A complete node waits until the list or mapping that it is in is complete. */
static void attach(Reading *reading, TreeNode *node)
{
    const Open *in = innermost(reading);
    if (!in) {
        reading->root = node;
        return;
    }
    if (reading->count == reading->room) {
        reading->room = reading->room ? 2 * reading->room : 256;
        reading->waiting =
            memory_grow(reading->waiting, (size_t)reading->room, sizeof(*reading->waiting));
    }
    node->index = reading->count - in->first;
    reading->waiting[reading->count++] = node;
}

static void begin(Reading *reading, TreeKind kind, const yaml_event_t *event)
{
    if (reading->depth == DEPTH_MOST) {
        stop(reading, event, "lists and keys are nested too deep; mend the indentation");
        return;
    }
    const Open *in = innermost(reading);
    int index = in ? reading->count - in->first : 0;
    TreeNode *node = new_node(reading, kind, event);
    node->index = index;
    reading->open[reading->depth++] = (Open){ .node = node, .first = reading->count };
}

static void end(Reading *reading)
{
    const Open *in = innermost(reading);
    TreeNode *node = in->node;
    node->count = reading->count - in->first;
    node->items = arena_take(reading->findings->arena, (size_t)node->count, sizeof(TreeNode *));
    if (node->count)
        memcpy(node->items, reading->waiting + in->first, (size_t)node->count * sizeof(TreeNode *));
    reading->count = in->first;
    reading->depth--;
    attach(reading, node);
}

/* Returns the place in the file's text. Marks count characters, and come in order. */
static const char *place_of(Reading *reading, const yaml_mark_t *mark)
{
    for (; reading->line < mark->line; reading->line++) {
        reading->line_at += strcspn(reading->line_at, "\n");
        reading->line_at += *reading->line_at == '\n';
    }
    const char *at = reading->line_at;
    for (size_t column = 0; column < mark->column && *at; column++)
        utf8_next(&at);
    return at;
}

/* Tells what YAML takes out of a text without quotes: the word null, and all from a # on. What
 * follows "# " is meant as a comment. */
static void check_plain(Reading *reading, const yaml_event_t *event, const TreeNode *node)
{
    Findings *findings = reading->findings;
    const char *name = yaml_tree_name(findings->arena, node);
    if (strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0 ||
        strcmp(node->text, "Null") == 0 || strcmp(node->text, "NULL") == 0)
        findings_add(findings, reading->path, node->line,
                     "%s: %s means no text at all; write the text, or take the line out", name,
                     node->text);
    const char *sign = place_of(reading, &event->end_mark);
    sign += strspn(sign, " ");
    if (*sign != '#' || strchr(" #-=*\n", sign[1]))
        return;
    findings_advise(findings, ADVICE_CODING, reading->path, (int)event->end_mark.line + 1,
                    "%s: \"%.*s\" and the rest is cut off, because a # after a space begins a "
                    "comment; put the text in quotes, or write a space after the #",
                    name, (int)strcspn(sign, " \n"), sign);
}

/* Handles the beginning of a text, list or mapping. It is a key if a mapping waits for one, else a
 * value. */
static void take_node(Reading *reading, const yaml_event_t *event)
{
    Open *in = innermost(reading);
    bool text = event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT;
    size_t length;
    if (reading->documents > 1) {
        stop(reading, event, "a second document begins here; take out the line --- before it");
        return;
    }
    refuse_extras(reading, event);
    if (in && in->node->kind == TREE_MAP && !in->key) {
        if (!text) {
            stop(reading, event, "a key is one word with a colon; mend the line");
            return;
        }
        in->key = keep_text(reading, event, &length);
        in->key_line = (int)event->start_mark.line + 1;
    } else if (text) {
        TreeNode *node = new_node(reading, TREE_TEXT, event);
        node->text = keep_text(reading, event, &node->length);
        attach(reading, node);
        if (event->type == YAML_SCALAR_EVENT && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
            check_plain(reading, event, node);
    } else {
        begin(reading, event->type == YAML_SEQUENCE_START_EVENT ? TREE_LIST : TREE_MAP, event);
    }
}

static void take(Reading *reading, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        reading->documents++;
        if (event->data.document_start.version_directive ||
            event->data.document_start.tag_directives.start !=
                event->data.document_start.tag_directives.end)
            complain(reading, event, "a line may not begin with %; take it out");
        break;
    case YAML_SCALAR_EVENT:
    case YAML_ALIAS_EVENT:
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT: take_node(reading, event); break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: end(reading); break;
    case YAML_STREAM_END_EVENT: reading->stopped = true; break;
    default: break;
    }
}

/* What libyaml says, and the same in plain words, with what to do. */
static const char *in_plain_words(const char *problem)
{
    static const char *const words[][2] = {
        { "mapping values are not allowed",
          "there is a colon where none can be; put the text in quotes, or mend the indentation" },
        { "did not find expected key",
          "a key with a colon should stand here; mend the indentation, or put the text before it "
          "in quotes" },
        { "could not find expected ':'", "a key has no colon; write key: value" },
        { "did not find expected '-'", "a list goes on without a hyphen; mend the indentation" },
        { "did not find expected ',' or ']'", "a list that begins with [ does not end; add ]" },
        { "did not find expected ',' or '}'", "what begins with { does not end; add }" },
        { "found unexpected end of stream", "a text in quotes does not end; add the quote" },
        { "did not find expected alphabetic or numeric", QUOTE_IT },
        { "found character that cannot start",
          "a text begins with a sign that it may not begin with; put it in quotes" },
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strncmp(problem, words[i][0], strlen(words[i][0])) == 0)
            return words[i][1];
    }
    return NULL;
}

static void complain_of_parser(Reading *reading, const yaml_parser_t *parser, const char *text)
{
    reading->stopped = true;
    if (reading->findings->count > reading->before)
        return; /* it is not YAML for the reason that was told */
    const char *problem = parser->problem ? parser->problem : "unreadable";
    const char *plain = in_plain_words(problem);
    int line = parser->error == YAML_READER_ERROR ? text_line(text, text + parser->problem_offset)
                                                  : (int)parser->problem_mark.line + 1;
    if (plain)
        findings_add(reading->findings, reading->path, line, "%s%s", field_now(reading, line),
                     plain);
    else
        findings_add(reading->findings, reading->path, line,
                     "%sthis is not YAML: %s; look at the indentation, and put texts with a colon "
                     "in quotes",
                     field_now(reading, line), problem);
}

static void parse(Reading *reading, const char *text, size_t length)
{
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    while (!reading->stopped) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            complain_of_parser(reading, &parser, text);
            break;
        }
        take(reading, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

const TreeNode *yaml_tree_read(const char *path, Findings *findings)
{
    Reading reading = { .path = path, .findings = findings, .before = findings->count };
    size_t length;
    const char *text = text_file_read(path, FILE_MOST, &length, findings);
    if (!text)
        return NULL;
    reading.line_at = text;
    parse(&reading, text, length);
    free(reading.waiting);
    bool good = findings->count == reading.before;
    if (good && !reading.root)
        findings_add(findings, path, 0, "there is nothing in it but comments; write it");
    return good ? reading.root : NULL;
}

const char *yaml_tree_name(Arena *arena, const TreeNode *node)
{
    if (!node || !node->parent)
        return "";
    const char *outer = yaml_tree_name(arena, node->parent);
    if (!node->key)
        return arena_print(arena, "%s[%d]", outer, node->index + 1);
    return outer[0] ? arena_print(arena, "%s.%s", outer, node->key) : node->key;
}
