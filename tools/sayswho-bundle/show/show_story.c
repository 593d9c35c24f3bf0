#include "show/show_story.h"

#include <string.h>

#include "show/paragraph.h"
#include "show/show_words.h"
#include "words/terms.h"

/* Columns for the name before a text. Most names are short, but a card's question is long. */
#define NAME_COLUMNS     24
#define QUESTION_COLUMNS 30

/* "Name text", with the text's other lines below its first. */
static void wide_row(FILE *out, Arena *arena, int columns, const char *name, const char *text)
{
    const char *first =
        arena_print(arena, "  %s%*s", name, columns - 2 - paragraph_width(name), "");
    if (text[0])
        paragraph_print(out, first, arena_print(arena, "%*s", columns, ""), text);
}

static void row(FILE *out, Arena *arena, const char *name, const char *text)
{
    wide_row(out, arena, NAME_COLUMNS, name, text);
}

static void heading(FILE *out, const char *text, char line)
{
    fprintf(out, "%s\n", text);
    for (int i = paragraph_width(text); i > 0; i--)
        fputc(line, out);
    fputc('\n', out);
}

/* The picture and what is said about it. */
static const char *picture_lines(Arena *arena, const char *picture, const PictureText *text)
{
    if (!picture[0])
        return "none";
    const char *lines = arena_print(arena, "%s: %s", picture, text->alt);
    const char *const more[] = { text->caption, text->credit, text->licence, text->locator };
    for (size_t i = 0; i < COUNT(more); i++) {
        if (more[i][0])
            lines = arena_print(arena, "%s · %s", lines, more[i]);
    }
    return lines;
}

static const char *path_line(const Telling *telling, Arena *arena)
{
    const Story *story = telling->story;
    const char *line = "";
    for (int i = 0; i < story->path_count; i++) {
        const Claim *claim = telling->claims[story->path[i]];
        line = arena_print(arena, "%s%s%s %s", line, i ? ", " : "", claim->id,
                           terms_level(WORDS_ENGLISH, claim->verdict.level));
    }
    return line;
}

static void show_head(FILE *out, Arena *arena, const Telling *telling)
{
    const Story *story = telling->story;
    heading(out, story->title, '=');
    row(out, arena, "Story",
        arena_print(arena, "%s, version %d, language %s; %d claim%s", story->id, story->version,
                    story->language, story->claim_count, story->claim_count == 1 ? "" : "s"));
    row(out, arena, "Walk-up path",
        arena_print(arena, "%s; %s%d minute%s", path_line(telling, arena),
                    story->swap[0] < 0 ? "" : "the first and the last may change places; ",
                    story->minutes, story->minutes == 1 ? "" : "s"));
    row(out, arena, "For whom", story->age_note);
    row(out, arena, "Note", story->content_note);
    row(out, arena, "About", story->about);
    row(out, arena, "Original",
        arena_print(arena, "“%s” by %s, %s, %s", story->original_title, story->original_author,
                    story->original_publisher, story->original_date));
    row(out, arena, "", story->original_address);
    row(out, arena, "Credit", story->credit);
    row(out, arena, "Licence", story->licence);
    row(out, arena, "Sources looked at", story->as_of);
    row(out, arena, "Picture", picture_lines(arena, story->picture, &story->picture_text));
}

/* Returns the block's text with its marks: "The paper says that [34 people were killed](B01)." */
static const char *marked(Arena *arena, const MarkdownBlock *block)
{
    const char *text = "";
    int at = 0;
    for (int i = 0; i < block->mark_count; i++) {
        const MarkdownMark *mark = &block->marks[i];
        text = arena_print(arena, "%s%.*s[%.*s](%s)", text, mark->start - at, block->text + at,
                           mark->end - mark->start, block->text + mark->start, mark->claim);
        at = mark->end;
    }
    return arena_print(arena, "%s%s", text, block->text + at);
}

static void show_retelling(FILE *out, Arena *arena, const Telling *telling)
{
    fputc('\n', out);
    heading(out, "The retelling", '=');
    for (int i = 0; i < telling->story->block_count; i++) {
        const MarkdownBlock *block = &telling->blocks[i];
        const char *before = block->kind == BLOCK_HEADING ? "# "
                             : block->kind == BLOCK_QUOTE ? "> "
                                                          : "";
        fputs(i ? "\n" : "", out);
        paragraph_print(out, before, before, marked(arena, block));
    }
}

/* ---- a claim ---- */

static void show_beside(FILE *out, Arena *arena, const Telling *telling, const Claim *claim)
{
    if (claim->beside_count)
        fprintf(out, "\n  Beside the trail\n");
    for (int i = 0; i < claim->beside_count; i++) {
        const Beside *beside = &claim->beside[i];
        const Node *about = &claim->trail.nodes[beside->node];
        wide_row(out, arena, QUESTION_COLUMNS, arena_print(arena, "  %s", beside->work.label),
                 arena_print(arena, "%s %s: %s", trail_relation_name(beside->relation),
                             about->type == NODE_ARTICLE ? about->id : about->label,
                             beside->words));
        show_work(out, arena, &beside->work, telling->story->original_date, "    ");
    }
}

static const char *known_works(Arena *arena, const Claim *claim)
{
    const char *line = "";
    for (int i = 0; i < claim->known_work_count; i++) {
        const Node *work = claim->known_works[i];
        line = arena_print(arena, "%s%s%s (%s, %s)", line, i ? "; " : "", work->label,
                           work->publisher, work->date);
    }
    return line;
}

static void show_facts(FILE *out, Arena *arena, const Claim *claim)
{
    bool reached = claim->facts.value[FACT_TRAIL_END] == TRAIL_ORIGIN;
    fprintf(out, "\n  The nine facts\n");
    for (int i = 0; i < FACT_COUNT; i++) {
        Fact fact = (Fact)i;
        bool computed = fact == FACT_TRAIL_END || fact == FACT_INDEPENDENT_ORIGINS;
        bool about_origin = fact >= FACT_POSITION && fact <= FACT_STANDING;
        const char *value = rubric_value_name(fact, claim->facts.value[fact]);
        const char *how = fact == claim->verdict.deciding ? "   <- decides" : "";
        row(out, arena, arena_print(arena, "  %s", show_code(arena, rubric_fact_name(fact))),
            about_origin && !reached ? "does not apply: no origin is reached"
                                     : arena_print(arena, "%s%s%s", show_code(arena, value),
                                                   computed ? " (from the trail)" : "", how));
    }
}

static void show_claim(FILE *out, Arena *arena, const Telling *telling, const Claim *claim)
{
    fputc('\n', out);
    heading(out,
            arena_print(arena, "%s  %s: %s", claim->id, claim->label,
                        terms_level(WORDS_ENGLISH, claim->verdict.level)),
            '-');
    paragraph_print(out, "  ", "  ", arena_print(arena, "“%s”", claim->words));
    fputc('\n', out);
    row(out, arena, "Decides",
        arena_print(arena, "rule %s: %s", claim->verdict.rule,
                    terms_rule(WORDS_ENGLISH, claim->verdict.rule)));
    row(out, arena, "In the story's words", claim->deciding);
    row(out, arena, "Why not better", show_why_not_better(arena, claim));
    show_facts(out, arena, claim);
    fprintf(out, "\n  The cards\n");
    for (int card = 0; card < CARD_COUNT; card++)
        wide_row(out, arena, QUESTION_COLUMNS,
                 arena_print(arena, "  %s", terms_card(WORDS_ENGLISH, (Card)card)),
                 claim->cards[card]);
    fprintf(out, "\n  The trail\n");
    show_trail(out, arena, &claim->trail, telling->story->original_date);
    show_beside(out, arena, telling, claim);
    fputc('\n', out);
    row(out, arena, "What we know",
        arena_print(arena, "%s (%s): %s", content_known_name(claim->known), claim->known_as_of,
                    claim->known_line));
    row(out, arena, "It rests on", known_works(arena, claim));
    if (claim->picture[0])
        row(out, arena, "Picture",
            arena_print(arena, "%s%s", claim->picture_after_rated ? "after the first rating: " : "",
                        picture_lines(arena, claim->picture, &claim->picture_text)));
}

static void show_corrections(FILE *out, Arena *arena, const Telling *telling)
{
    fputc('\n', out);
    heading(out, "Corrections", '=');
    for (int i = 0; i < telling->correction_count; i++)
        row(out, arena, telling->corrections[i].date, telling->corrections[i].what);
    if (telling->correction_count == 0)
        fprintf(out, "  none\n");
}

void show_story(FILE *out, Arena *arena, const Telling *telling)
{
    show_head(out, arena, telling);
    show_retelling(out, arena, telling);
    fputc('\n', out);
    heading(out, "The claims", '=');
    Arena *scratch = arena_make();
    for (int i = 0; i < telling->story->claim_count; i++) {
        show_claim(out, scratch, telling, telling->claims[i]);
        arena_clear(scratch);
    }
    arena_free(scratch);
    show_corrections(out, arena, telling);
}
