#include "bundle/write.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "bundle/bundle.h"
#include "bundle/schema.h"

#define PAGE_BYTES 4096

/* The database that is being written. The first error is kept. */
typedef struct {
    sqlite3 *db;
    const char *path;
    Error *error;
    bool failed;
} Writing;

/* A value for one ?: a text, or a number when text is NULL. */
typedef struct {
    const char *text;
    int number;
} Value;

static void fail(Writing *writing)
{
    if (!writing->failed)
        error_set(writing->error, ERROR_IO,
                  "%s: it cannot be written: %s; is there room, may you write there?",
                  writing->path, sqlite3_errmsg(writing->db));
    writing->failed = true;
}

static void run(Writing *writing, const char *sql)
{
    if (!writing->failed && sqlite3_exec(writing->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(writing);
}

static sqlite3_stmt *prepare(Writing *writing, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (!writing->failed && sqlite3_prepare_v2(writing->db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(writing);
    return statement;
}

static void insert(Writing *writing, sqlite3_stmt *statement, const Value *values, int count)
{
    if (writing->failed)
        return;
    for (int i = 0; i < count; i++) {
        if (values[i].text)
            sqlite3_bind_text(statement, i + 1, values[i].text, -1, SQLITE_STATIC);
        else
            sqlite3_bind_int(statement, i + 1, values[i].number);
    }
    if (sqlite3_step(statement) != SQLITE_DONE)
        fail(writing);
    sqlite3_reset(statement);
}

static void write_story(Writing *writing, const Story *s)
{
    const Value values[] = {
        { s->id, 0 },
        { NULL, s->version },
        { s->language, 0 },
        { s->title, 0 },
        { NULL, s->minutes },
        { s->age_note, 0 },
        { s->content_note, 0 },
        { s->about, 0 },
        { s->original_title, 0 },
        { s->original_author, 0 },
        { s->original_publisher, 0 },
        { s->original_date, 0 },
        { s->original_address, 0 },
        { s->credit, 0 },
        { s->licence, 0 },
        { s->as_of, 0 },
        { s->picture, 0 },
        { NULL, s->claim_count },
        { NULL, s->block_count },
    };
    sqlite3_stmt *row =
        prepare(writing, "INSERT INTO story VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert(writing, row, values, COUNT(values));
    sqlite3_finalize(row);
    row = prepare(writing, "INSERT INTO path VALUES(?,?,?)");
    for (int i = 0; i < s->path_count; i++) {
        bool swaps = s->path[i] == s->swap[0] || s->path[i] == s->swap[1];
        insert(writing, row, (const Value[]){ { NULL, i }, { NULL, s->path[i] }, { NULL, swaps } },
               3);
    }
    sqlite3_finalize(row);
}

static void write_blocks(Writing *writing, const BundleParts *parts)
{
    static const char *const kinds[] = { "heading", "paragraph", "quote" };
    sqlite3_stmt *row = prepare(writing, "INSERT INTO block VALUES(?,?,?,?)");
    int claim = 0;
    for (int i = 0; i < parts->story->block_count; i++) {
        const MarkdownBlock *block = &parts->blocks[i];
        const Value values[] = {
            { NULL, i }, { kinds[block->kind], 0 }, { block->source, 0 }, { NULL, claim }
        };
        insert(writing, row, values, COUNT(values));
        claim += block->mark_count;
    }
    sqlite3_finalize(row);
}

/* The nodes of one claim: those of its trail, and then other works that are named beside it or
 * under "what we know". */
typedef struct {
    const Node *list[TRAIL_NODES_MOST + BESIDE_WORKS_MOST + KNOWN_WORKS_MOST];
    int count;
} ClaimNodes;

static int find_node(const ClaimNodes *nodes, const Node *node)
{
    int found = 0;
    while (found < nodes->count && strcmp(nodes->list[found]->id, node->id) != 0)
        found++;
    return found;
}

static void add_node(ClaimNodes *nodes, const Node *node)
{
    if (find_node(nodes, node) == nodes->count)
        nodes->list[nodes->count++] = node;
}

static ClaimNodes nodes_of(const Claim *claim)
{
    ClaimNodes nodes = { .count = 0 };
    for (int i = 0; i < claim->trail.node_count; i++)
        nodes.list[nodes.count++] = &claim->trail.nodes[i];
    for (int i = 0; i < claim->beside_count; i++)
        add_node(&nodes, &claim->beside[i].work);
    for (int i = 0; i < claim->known_work_count; i++)
        add_node(&nodes, claim->known_works[i]);
    return nodes;
}

static void write_node(Writing *writing, sqlite3_stmt *row, int claim, int position,
                       const char *type, const Node *n)
{
    bool work = n->type == NODE_WORK, gap = n->type == NODE_GAP;
    const Value values[] = {
        { NULL, claim },
        { NULL, position },
        { type, 0 },
        { n->id, 0 },
        { n->label, 0 },
        { work ? trail_work_kind_name(n->kind) : "", 0 },
        { n->title, 0 },
        { n->author, 0 },
        { n->publisher, 0 },
        { n->body, 0 },
        { n->date, 0 },
        { n->address, 0 },
        { n->archived, 0 },
        { n->hash, 0 },
        { work ? trail_seen_name(n->seen) : "", 0 },
        { n->sought, 0 },
        { n->where, 0 },
        { n->when, 0 },
        { gap ? trail_gap_result_name(n->result) : "", 0 },
    };
    insert(writing, row, values, COUNT(values));
}

static void write_nodes(Writing *writing, const BundleParts *parts)
{
    static const char *const types[] = { "article", "work", "gap" };
    sqlite3_stmt *row =
        prepare(writing, "INSERT INTO node VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (int c = 0; c < parts->story->claim_count; c++) {
        const ClaimNodes nodes = nodes_of(&parts->claims[c]);
        for (int i = 0; i < nodes.count; i++) {
            bool other = i >= parts->claims[c].trail.node_count;
            write_node(writing, row, c, i, other ? "other" : types[nodes.list[i]->type],
                       nodes.list[i]);
        }
    }
    sqlite3_finalize(row);
}

static void write_edges(Writing *writing, const BundleParts *parts)
{
    sqlite3_stmt *row = prepare(writing, "INSERT INTO edge VALUES(?,?,?,?,?,?,?,?,?)");
    for (int c = 0; c < parts->story->claim_count; c++) {
        const Trail *trail = &parts->claims[c].trail;
        for (int i = 0; i < trail->edge_count; i++) {
            const Edge *e = &trail->edges[i];
            const Value values[] = { { NULL, c },
                                     { NULL, i },
                                     { NULL, e->child },
                                     { NULL, e->parent },
                                     { trail_relation_name(e->relation), 0 },
                                     { trail_change_name(e->change), 0 },
                                     { e->child_words, 0 },
                                     { e->parent_words, 0 },
                                     { e->locator, 0 } };
            insert(writing, row, values, COUNT(values));
        }
    }
    sqlite3_finalize(row);
}

/* What leads to a work without being an edge of the trail. */
static void write_other_works(Writing *writing, const BundleParts *parts)
{
    sqlite3_stmt *beside_row = prepare(writing, "INSERT INTO beside VALUES(?,?,?,?,?,?)");
    sqlite3_stmt *known_row = prepare(writing, "INSERT INTO known VALUES(?,?,?)");
    for (int c = 0; c < parts->story->claim_count; c++) {
        const Claim *claim = &parts->claims[c];
        const ClaimNodes nodes = nodes_of(claim);
        for (int i = 0; i < claim->beside_count; i++) {
            const Beside *beside = &claim->beside[i];
            const Value values[] = { { NULL, c },
                                     { NULL, i },
                                     { NULL, find_node(&nodes, &beside->work) },
                                     { NULL, beside->node },
                                     { trail_relation_name(beside->relation), 0 },
                                     { beside->words, 0 } };
            insert(writing, beside_row, values, COUNT(values));
        }
        for (int i = 0; i < claim->known_work_count; i++) {
            const Value values[] = { { NULL, c },
                                     { NULL, i },
                                     { NULL, find_node(&nodes, claim->known_works[i]) } };
            insert(writing, known_row, values, COUNT(values));
        }
    }
    sqlite3_finalize(beside_row);
    sqlite3_finalize(known_row);
}

static void write_claims(Writing *writing, const BundleParts *parts)
{
    sqlite3_stmt *row = prepare(
        writing, "INSERT INTO claim VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (int i = 0; i < parts->story->claim_count; i++) {
        const Claim *c = &parts->claims[i];
        Value values[25] = { { NULL, i }, { c->id, 0 }, { NULL, c->block }, { c->label, 0 } };
        int at = 4;
        for (int fact = 0; fact < FACT_COUNT; fact++)
            values[at++].text = rubric_value_name((Fact)fact, c->facts.value[fact]);
        values[at++].text = rubric_level_name(c->verdict.level);
        values[at++].text = c->verdict.rule;
        values[at++].text = c->deciding;
        for (int card = 0; card < CARD_COUNT; card++)
            values[at++].text = c->cards[card];
        values[at++].text = content_known_name(c->known);
        values[at++].text = c->known_line;
        values[at++].text = c->known_as_of;
        values[at++].text = c->picture;
        values[at++].number = c->picture_after_rated;
        insert(writing, row, values, at);
    }
    sqlite3_finalize(row);
}

static void write_rest(Writing *writing, const BundleParts *parts)
{
    sqlite3_stmt *row = prepare(writing, "INSERT INTO picture VALUES(?,?,?,?,?,?,?,?)");
    for (int i = 0; i < parts->picture_count && !writing->failed; i++) {
        const BundlePicture *picture = &parts->pictures[i];
        const PictureText *text = &picture->text;
        const Value values[] = { { NULL, i },          { picture->name, 0 }, { text->alt, 0 },
                                 { text->caption, 0 }, { text->credit, 0 },  { text->licence, 0 },
                                 { text->locator, 0 } };
        sqlite3_bind_blob(row, 8, picture->png, (int)picture->size, SQLITE_STATIC);
        insert(writing, row, values, COUNT(values));
    }
    sqlite3_finalize(row);
    row = prepare(writing, "INSERT INTO correction VALUES(?,?,?)");
    for (int i = 0; i < parts->correction_count; i++) {
        const Correction *correction = &parts->corrections[i];
        insert(writing, row,
               (const Value[]){ { NULL, i }, { correction->date, 0 }, { correction->what, 0 } }, 3);
    }
    sqlite3_finalize(row);
}

static void write_translations(Writing *writing, const BundleParts *parts)
{
    sqlite3_stmt *row = prepare(writing, "INSERT INTO translation VALUES(?,?,?)");
    for (int i = 0; i < parts->translation_count; i++) {
        const BundleTranslation *one = &parts->translations[i];
        char untranslated[16]; /* see schema.h */
        snprintf(untranslated, sizeof(untranslated), "%d", one->untranslated);
        insert(writing, row,
               (const Value[]){ { one->language, 0 }, { "", 0 }, { untranslated, 0 } }, 3);
        for (int t = 0; t < one->count; t++) {
            const Value values[] = { { one->language, 0 },
                                     { one->sources[t], 0 },
                                     { one->targets[t], 0 } };
            if (one->targets[t])
                insert(writing, row, values, COUNT(values));
        }
    }
    sqlite3_finalize(row);
}

/* Sets everything whose default depends on how SQLite was built and that changes the file. Without
 * secure_delete, deleted bytes stay in a page. */
static void set_up(Writing *writing)
{
    char setup[320];
    snprintf(setup, sizeof(setup),
             "PRAGMA page_size=%d; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE; "
             "PRAGMA secure_delete=ON; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; "
             "PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN",
             PAGE_BYTES, BUNDLE_APPLICATION_ID, BUNDLE_FORMAT_VERSION);
    if (!writing->failed)
        sqlite3_db_config(writing->db, SQLITE_DBCONFIG_LEGACY_FILE_FORMAT, 0, NULL);
    run(writing, setup);
}

/* ---- what SQLite leaves to chance ---- */

static unsigned be16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

/* SQLite's header counts the changes of the file, and notes at which count which version wrote it.
 * SQLite only needs both counts to be equal. We write the same values for all: one change, by
 * 3.37.0, the first version with STRICT tables. */
static void fix_header(unsigned char *page)
{
    static const unsigned char changes[] = { 0, 0, 0, 1 };
    static const unsigned char last[] = { 0, 0, 0, 1, 0, 0x2E, 0x57, 0x48 };
    memcpy(page + 24, changes, sizeof(changes));
    memcpy(page + 92, last, sizeof(last));
}

/* Between a page's list of cells and the cells, different versions of SQLite leave different old
 * bytes. A page of a table or index begins with its kind. An overflow page of a long value begins
 * with a page number, which is too small for its first byte to look like such a kind. See "B-tree
 * Pages" in https://www.sqlite.org/fileformat2.html */
static void clear_gap(unsigned char *page, size_t head)
{
    unsigned kind = page[head];
    bool inner = kind == 2 || kind == 5, leaf = kind == 10 || kind == 13;
    size_t start = head + (inner ? 12 : 8) + 2 * (size_t)be16(page + head + 3);
    size_t cells = be16(page + head + 5);
    if ((inner || leaf) && start < cells && cells <= PAGE_BYTES)
        memset(page + start, 0, cells - start);
}

static void even_out(Writing *writing, const char *aside)
{
    unsigned char page[PAGE_BYTES];
    int file = writing->failed ? -1 : open(aside, O_RDWR | O_CLOEXEC);
    bool good = file >= 0;
    off_t at = 0;
    for (; good && pread(file, page, sizeof(page), at) == (ssize_t)sizeof(page);
         at += (off_t)sizeof(page)) {
        clear_gap(page, at == 0 ? 100 : 0);
        if (at == 0)
            fix_header(page);
        good = pwrite(file, page, sizeof(page), at) == (ssize_t)sizeof(page);
    }
    if (file >= 0 && close(file) != 0)
        good = false;
    if (!good && !writing->failed)
        error_set(writing->error, ERROR_IO,
                  "%s: it cannot be written: %s; is there room, may you write there?",
                  writing->path, strerror(errno));
    writing->failed = writing->failed || !good;
}

/* The same statements in the same order on a new file, so that SQLite writes the same bytes. Writes
 * to `aside`; messages name `path`, which the author knows. */
static bool write_database(const BundleParts *parts, const char *aside, const char *path,
                           Error *error)
{
    Writing writing = { .path = path, .error = error };
    if (sqlite3_open_v2(aside, &writing.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
        SQLITE_OK)
        fail(&writing);
    set_up(&writing);
    for (int i = 0; bundle_schema[i]; i++)
        run(&writing, bundle_schema[i]);
    write_story(&writing, parts->story);
    write_blocks(&writing, parts);
    write_claims(&writing, parts);
    write_nodes(&writing, parts);
    write_edges(&writing, parts);
    write_other_works(&writing, parts);
    write_rest(&writing, parts);
    write_translations(&writing, parts);
    run(&writing, "COMMIT; VACUUM");
    sqlite3_close(writing.db);
    even_out(&writing, aside);
    return !writing.failed;
}

bool bundle_write(const char *path, const BundleParts *parts, Error *error)
{
    /* SQLite could read a name like "file:x" as a URI, but "./file:x" is always a path. */
    size_t room = strlen(path) + sizeof("./.new");
    char *aside = memory_take(room, 1);
    snprintf(aside, room, "%s%s.new", path[0] == '/' ? "" : "./", path);
    unlink(aside); /* may be left from a build that was interrupted */
    bool good = write_database(parts, aside, path, error);
    Bundle *bundle = good ? bundle_open(aside, error) : NULL;
    good = bundle && bundle_check(bundle, error);
    bundle_close(bundle);
    good = good && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    free(aside);
    return good;
}
