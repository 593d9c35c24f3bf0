/* print_lesson.c: the plans of a lesson for a school class at the exhibit, for the teacher: minute
 * by minute, with the sentences that the exhibit takes and where their trails end. The glass shows
 * the class nothing of this before its time. */
#include <math.h>

#include "content/lesson.h"
#include "print/print_parts.h"
#include "words/terms.h"
#include "words/words.h"

/* The sentences of a lesson, as the exhibit chooses them. Returns how many; 0 when the document has
 * failed. */
static int choose(Paper *paper, const LessonPlan *plan, int claims[LESSON_CLAIMS_MOST])
{
    const Story *story = paper->story;
    int from[LESSON_LOOKS_AT];
    LessonClaim levels[LESSON_LOOKS_AT];
    int count = lesson_candidates(story->path, story->path_count, story->claim_count, from);
    for (int i = 0; i < count; i++) {
        const Claim *claim = paper_claim(paper, from[i]);
        if (!claim)
            return 0;
        levels[i] = (LessonClaim){ from[i], (int)claim->verdict.level };
    }
    return lesson_choose(levels, count, plan->sentences, claims);
}

/* The narrow column: from which minute to which. */
static void put_minutes(Paper *paper, double y, int from, int minutes)
{
    /* TR: from one minute of a lesson to another */
    paper_text(paper, part_aside(paper, y), STYLE_LABEL, COLOUR_INK,
               paper_say(paper, "%d to %d min", from, from + minutes));
}

static void put_part(Paper *paper, int from, int minutes, const char *heading, const char *words)
{
    Box at = part_main(paper, paper->y);
    double height = paper_height(paper, at.w, STYLE_LABEL, heading) +
                    paper_height(paper, at.w, STYLE_TEXT, words) + 6;
    paper_need(paper, height);
    at = part_main(paper, paper->y);
    paper_rule(paper, paper->body.x, at.y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    at.y += 2;
    put_minutes(paper, at.y, from, minutes);
    at.y += paper_text(paper, at, STYLE_LABEL, COLOUR_INK, heading);
    at.y += paper_text(paper, at, STYLE_TEXT, COLOUR_INK, words) + 3;
    paper->y = at.y;
}

/* Draws a sentence's part from y, or only measures it. Returns its height. */
static double draw_sentence(Paper *paper, const LessonPlan *plan, const Claim *claim, int number,
                            double y)
{
    Box at = part_main(paper, y + 2);
    const char *steps = paper_say(
        paper, "Read %d, vote %d, pull and talk %d, vote again %d, the trail’s end %d min.",
        plan->read, plan->vote, plan->pull, plan->again, plan->end);
    paper_rule(paper, paper->body.x, y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    part_badge(paper, part_aside(paper, y).x, at.y + 6, PART_BADGE_MM, number);
    at.y += part_claim_words(paper, at, STYLE_READ, claim) + 2;
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, steps) + 1.5;
    part_level(paper, 0.3, claim->verdict.level, (Box){ at.x, at.y, 15, 5 });
    paper_put(paper);
    Box beside = { at.x + 19, at.y, at.w - 19, 0 };
    const char *level = paper_words(
        paper, "%s · %s", terms_level(paper->language, claim->verdict.level), claim->verdict.rule);
    beside.y += paper_text(paper, beside, STYLE_SMALL_BOLD, COLOUR_INK, level);
    beside.y += paper_text(paper, beside, STYLE_READ_SMALL, COLOUR_INK, claim->deciding);
    return fmax(beside.y, at.y + 6) + 3 - y;
}

static void put_sentence(Paper *paper, const LessonPlan *plan, int from, int claim_number,
                         int number)
{
    int minutes = plan->read + plan->vote + plan->pull + plan->again + plan->end;
    const Claim *claim = paper_claim(paper, claim_number);
    if (!claim)
        return;
    bool measuring = paper->measuring;
    paper->measuring = true;
    double height = draw_sentence(paper, plan, claim, number, 0);
    paper->measuring = measuring;
    paper_need(paper, height);
    put_minutes(paper, paper->y + 2, from, minutes);
    paper->y += draw_sentence(paper, plan, claim, number, paper->y);
}

static void put_head(Paper *paper, const LessonPlan *plan)
{
    const Language *in = paper->language;
    Box at = { paper->body.x, paper->y, paper->body.w, 0 };
    at.y += paper_text(paper, at, STYLE_HEADING, COLOUR_INK,
                       paper_say(paper, "A lesson of %d minutes at the exhibit", plan->minutes));
    at.y += 1.5;
    at.y += paper_text(
        paper, at, STYLE_TEXT, COLOUR_INK,
        words_in(in, "Staff open Class with their PIN; the rest is yours. The whole class sees the "
                     "glass, or a picture of it on the wall, so nothing there is for you alone: "
                     "this page is."));
    at.y += 1.5;
    at.y += paper_text(
        paper, at, STYLE_TEXT, COLOUR_INK,
        words_in(in,
                 "A vote: everybody thinks, and on three shows fingers at the chest. One finger "
                 "is Missing, two Weak, three Good, four Strong, a fist: can’t tell. All at "
                 "once, so that nobody follows a neighbour. Count, touch + for each hand, or "
                 "rest on it."));
    paper->y = at.y + 4;
}

static void put_plan(Paper *paper, const LessonPlan *plan)
{
    const Language *in = paper->language;
    int claims[LESSON_CLAIMS_MOST], at = plan->example;
    int count = choose(paper, plan, claims);
    int minutes = plan->read + plan->vote + plan->pull + plan->again + plan->end;
    paper_new_page(paper);
    put_head(paper, plan);
    put_part(paper, 0, plan->example, words_in(in, "The worked example"),
             words_in(in, "A made-up sentence, so that everybody has seen the four ropes and one "
                          "pull. Let them guess aloud."));
    for (int i = 0; i < count && !paper->failed; i++, at += minutes)
        put_sentence(paper, plan, at, claims[i], i + 1);
    put_part(paper, at, plan->closing, words_in(in, "Ask: who could know?"),
             words_in(in,
                      "Which sentence did the class move on most, and what moved it? Then copy "
                      "the sheet to a stick if you want it, and wipe: the votes are forgotten."));
    if (plan->spare > 0)
        put_part(paper, at + plan->closing, plan->spare, words_in(in, "Spare"),
                 words_in(in, "For the rope that took longer."));
}

void lesson_fill(Paper *paper)
{
    for (int kind = LESSON_SHORT; kind <= LESSON_LONG && !paper->failed; kind++)
        put_plan(paper, &lesson_plans[kind]);
}
