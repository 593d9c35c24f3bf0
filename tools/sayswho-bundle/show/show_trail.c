/* show_trail.c: prints a trail as a tree: each source below the one that leads to it. */
#include <string.h>

#include "show/paragraph.h"
#include "show/show_story.h"
#include "show/show_words.h"

typedef struct {
    FILE *out;
    Arena *arena;
    const Trail *trail;
    const char *article_date;
    bool *told; /* for each node: it was printed above with everything below it */
} Tree;

/* Returns a text such as: "title" by author, publisher, 2015-12; news site; not seen. */
static const char *describe_work(Arena *arena, const Node *work, const char *article_date)
{
    const char *by = work->author[0] ? arena_print(arena, " by %s", work->author) : "";
    const char *body = work->body[0] ? arena_print(arena, " (%s)", work->body) : "";
    return arena_print(arena, "“%s”%s, %s%s, %s; %s, %s%s", work->title, by, work->publisher, body,
                       work->date, show_code(arena, trail_work_kind_name(work->kind)),
                       show_code(arena, trail_seen_name(work->seen)),
                       content_found_later(work, article_date) ? "; found later" : "");
}

static const char *describe_gap(const Tree *tree, const Node *gap)
{
    return arena_print(tree->arena, "%s on %s: %s. Looked in: %s",
                       show_code(tree->arena, trail_gap_result_name(gap->result)), gap->when,
                       gap->sought, gap->where);
}

void show_work(FILE *out, Arena *arena, const Node *work, const char *article_date,
               const char *margin)
{
    const char *lines[] = { describe_work(arena, work, article_date), work->address, work->archived,
                            work->hash };
    for (size_t i = 0; i < COUNT(lines); i++) {
        if (lines[i][0])
            paragraph_print(out, margin, margin, lines[i]);
    }
}

static void tell_node(const Tree *tree, const Node *node, const char *margin)
{
    if (node->type == NODE_GAP)
        paragraph_print(tree->out, margin, margin, describe_gap(tree, node));
    else
        show_work(tree->out, tree->arena, node, tree->article_date, margin);
}

static void tell_wordings(const Tree *tree, const Edge *edge, const char *margin)
{
    const char *rest = arena_print(tree->arena, "%s       ", margin);
    paragraph_print(tree->out, arena_print(tree->arena, "%shere:  ", margin), rest,
                    edge->child_words);
    if (edge->parent_words[0])
        paragraph_print(tree->out, arena_print(tree->arena, "%sthere: ", margin), rest,
                        edge->locator[0]
                            ? arena_print(tree->arena, "%s (%s)", edge->parent_words, edge->locator)
                            : edge->parent_words);
}

static const Edge *next_from(const Trail *trail, int node, int *edge)
{
    while (*edge < trail->edge_count) {
        const Edge *found = &trail->edges[(*edge)++];
        if (found->child == node)
            return found;
    }
    return NULL;
}

static void tell_from(Tree *tree, int node, const char *margin)
{
    const Trail *trail = tree->trail;
    Arena *arena = tree->arena;
    int at = 0;
    const Edge *edge = next_from(trail, node, &at), *after;
    for (; edge; edge = after) {
        after = next_from(trail, node, &at);
        const Node *parent = &trail->nodes[edge->parent];
        const char *inner = arena_print(arena, "%s%s", margin, after ? "│  " : "   ");
        bool gap = parent->type == NODE_GAP, told = tree->told[edge->parent];
        paragraph_print(tree->out, arena_print(arena, "%s%s", margin, after ? "├─ " : "└─ "), inner,
                        arena_print(arena, "%s: %s (%s)%s",
                                    show_code(arena, trail_relation_name(edge->relation)),
                                    parent->label, parent->id, told ? ", see above" : ""));
        fprintf(tree->out, "%schange: %s\n", inner,
                show_code(arena, trail_change_name(edge->change)));
        tell_wordings(tree, edge, inner);
        if (told)
            continue;
        tree->told[edge->parent] = true;
        tell_node(tree, parent, inner);
        if (!gap)
            tell_from(tree, edge->parent, inner);
    }
}

void show_trail(FILE *out, Arena *arena, const Trail *trail, const char *article_date)
{
    Tree tree = { out, arena, trail, article_date,
                  arena_take(arena, (size_t)trail->node_count, sizeof(bool)) };
    fprintf(out, "    article\n");
    tell_from(&tree, 0, "    ");
}
