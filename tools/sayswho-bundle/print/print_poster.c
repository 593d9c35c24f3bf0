/* print_poster.c: a page for a wall: what the levels mean, one trail of the story drawn large, and
 * the four questions with their answers. */
#include <math.h>

#include "drawing/trail.h"
#include "print/print_parts.h"
#include "words/terms.h"
#include "words/words.h"

#define RULE_GAP_MM 7.0 /* space above and below a fine line */

/* Chooses the claim to show. On a wall a sentence may be read without its story, so we take the
 * best level and, among those claims, the longest trail. NULL when the document has failed. */
static const Claim *choose_claim(Paper *paper)
{
    const Claim *best = NULL;
    for (int i = 0; i < paper->story->path_count; i++) {
        const Claim *claim = paper_claim(paper, paper->story->path[i]);
        if (!claim)
            return NULL;
        if (!best || claim->verdict.level > best->verdict.level ||
            (claim->verdict.level == best->verdict.level &&
             claim->trail.edge_count > best->trail.edge_count))
            best = claim;
    }
    return best;
}

static double put_rule(Paper *paper, double y)
{
    paper_rule(paper, paper->body.x, y + RULE_GAP_MM * paper->letters, paper->body.w, 0.25,
               COLOUR_HAIRLINE);
    return 2 * RULE_GAP_MM * paper->letters;
}

static double put_title(Paper *paper, double y)
{
    double letters = paper->letters;
    Box at = { paper->body.x, y, paper->body.w, 0 };
    at.y += paper_text(paper, at, STYLE_LABEL, COLOUR_TOUCH, "Says Who") + 2;
    paper->letters = letters * 1.25;
    at.y += paper_text(paper, at, STYLE_TITLE, COLOUR_INK, terms_question(paper->language)) + 2.5;
    paper->letters = letters;
    at.y +=
        paper_text(paper, at, STYLE_LEAD, COLOUR_QUIET,
                   words_in(paper->language,
                            "Not: is it true? Only: does a trail lead to someone who was able to "
                            "know?"));
    return at.y - y;
}

static double put_level(Paper *paper, Level level, Box at)
{
    double top = at.y, drawing = 13 * paper->letters;
    part_level(paper, 0.5, level, (Box){ at.x, at.y, at.w * 0.86, drawing });
    paper_put(paper);
    at.y += drawing + 2.5;
    at.y +=
        paper_text(paper, at, STYLE_HEADING, COLOUR_INK, terms_level(paper->language, level)) + 1;
    at.y +=
        paper_text(paper, at, STYLE_TEXT, COLOUR_QUIET, terms_level_says(paper->language, level));
    return at.y - top;
}

static double put_levels(Paper *paper, double y)
{
    double gap = 6, width = (paper->body.w - 3 * gap) / 4, height = 0;
    for (int i = 0; i < 4; i++)
        height = fmax(height, put_level(paper, terms_offered[i],
                                        (Box){ paper->body.x + i * (width + gap), y, width, 0 }));
    return height;
}

static double put_claim(Paper *paper, const Claim *claim, double y)
{
    Box at = { paper->body.x, y, paper->body.w, 0 };
    /* TR: the story's title */
    const char *from = paper_say(paper, "One trail from “%s”", paper->story->title);
    at.y += paper_text(paper, at, STYLE_TEXT, COLOUR_QUIET, from) + 2;
    at.x += 0.8;
    at.w -= 1.6;
    at.y += part_claim_words(paper, at, STYLE_LEAD, claim);
    return at.y - y;
}

/* Puts the level at the end of the trail, and the deciding fact. */
static double put_verdict(Paper *paper, const Claim *claim, double y)
{
    double drawing = 9 * paper->letters, left = 40;
    Box at = { paper->body.x, y, left - 6, 0 };
    part_level(paper, 0.4, claim->verdict.level, (Box){ at.x, y, 20 * paper->letters, drawing });
    paper_put(paper);
    double word = (drawing - paper_line(paper, STYLE_HEADING)) / 2;
    paper_text(paper, (Box){ at.x + 23 * paper->letters, y + word, left, 0 }, STYLE_HEADING,
               COLOUR_INK, terms_level(paper->language, claim->verdict.level));
    double start =
        23 * paper->letters + 8 +
        paper_width(paper, STYLE_HEADING, terms_level(paper->language, claim->verdict.level));
    Box fact = { at.x + start, y, paper->body.w - start, 0 };
    double height = paper_height(paper, fact.w - 4, STYLE_READ, claim->deciding);
    fact.y += fmax(0, (drawing - height) / 2);
    part_deciding(paper, fact, STYLE_READ, claim);
    return fmax(drawing, height);
}

static double put_trail(Paper *paper, const Claim *claim, Box box)
{
    Page *page = paper_page(paper, 0.75 * paper->letters, 2.9 * paper->letters);
    const TrailOf trail = { .claim = claim,
                            .article_date = paper->story->original_date,
                            .tags = true };
    double least = trail_height(page, &trail, paper->body.w);
    if (box.h >= least) {
        trail_draw(page, &trail, box);
        paper_put(paper);
    }
    return least;
}

/* Puts everything but the trail: the first part from the top, what comes after the trail from the
 * foot. Returns the space that is left for the trail. */
static Box put_all(Paper *paper, const Claim *claim)
{
    Box body = paper->body;
    double y = body.y;
    y += put_title(paper, y);
    y += put_rule(paper, y);
    y += put_levels(paper, y);
    y += put_rule(paper, y);
    y += put_claim(paper, claim, y) + 3;
    bool measuring = paper->measuring;
    paper->measuring = true;
    double questions = part_answers(paper, 0, STYLE_LABEL, claim),
           verdict = put_verdict(paper, claim, 0);
    paper->measuring = measuring;
    double below = body.y + body.h - questions;
    part_answers(paper, below, STYLE_LABEL, claim);
    below -= 2 * RULE_GAP_MM * paper->letters;
    put_rule(paper, below);
    below -= verdict;
    put_verdict(paper, claim, below);
    return (Box){ body.x, y, body.w, below - 3 - y };
}

void poster_fill(Paper *paper)
{
    const Claim *claim = choose_claim(paper);
    if (!claim)
        return;
    /* As large as possible: long texts or a short page make all of it a little smaller. */
    paper->measuring = true;
    bool fits = false;
    for (paper->letters = 1.25; !fits && paper->letters > 0.65;) {
        paper->letters -= 0.05;
        Box room = put_all(paper, claim);
        fits = room.h >= put_trail(paper, claim, (Box){ 0 }) * 1.15;
    }
    paper->measuring = false;
    if (fits)
        put_trail(paper, claim, put_all(paper, claim));
    else
        paper_fail(paper, "claim %s: its words do not fit on a poster; shorten them", claim->id);
}
