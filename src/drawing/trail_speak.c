/* trail_speak.c: says a trail, as a walk from knot to knot: each knot with its number, name, kind
 * and words, then what each rope from there does. */
#include "base/memory.h"
#include "drawing/wording.h"
#include "drawing/trail_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

static Stand stand_of(const TrailPlan *plan, int knot)
{
    return (Stand){
        .type = STAND_KNOT, .knot = knot, .knots = 1, .works = plan->walk.knots[knot].count
    };
}

/* ---- knots ---- */

/* Adds the next item to a list; an empty one adds nothing. */
static const char *listed(const Page *page, const char *list, const char *next)
{
    if (!list[0] || !next[0])
        return list[0] ? list : next;
    return phrase_print(page->scene->arena, words_in(page->language, "%s, %s"), list, next);
}

/* "6 newspapers: The Courier, City Daily, ..." */
static const char *several_works(const TrailPlan *plan, int number)
{
    const WalkKnot *knot = &plan->walk.knots[number];
    const Stand stand = stand_of(plan, number);
    const Page *page = plan->page;
    const char *names = "";
    for (int i = 0; i < knot->count; i++)
        names = listed(page, names, plan->trail->nodes[knot->nodes[i]].label);
    return phrase_print(page->scene->arena, words_in(page->language, "%s: %s"),
                        trail_name(plan, &stand), names);
}

/* "Mirror Online, a news site, December 2015, seen in a copy" */
static const char *one_work(const TrailPlan *plan, const Node *node)
{
    const Page *page = plan->page;
    const char *text = listed(page, node->label, terms_a_kind(page->language, node->kind));
    text = listed(page, text, node->date[0] ? page_date(page, node->date) : "");
    return listed(page, text, terms_seen(page->language, node->seen));
}

static const char *knot_words(const TrailPlan *plan, int number)
{
    const WalkKnot *knot = &plan->walk.knots[number];
    const Node *node = &plan->trail->nodes[knot->nodes[0]];
    const Stand stand = stand_of(plan, number);
    if (number == 0)
        return listed(plan->page, trail_name(plan, &stand), trail_note(plan, &stand));
    return knot->count > 1 ? several_works(plan, number) : one_work(plan, node);
}

static const char *knot_number(const TrailPlan *plan, int knot)
{
    return arena_print(plan->page->scene->arena, words_in(plan->page->language, "Knot %d of %d:"),
                       knot + 1, plan->walk.knot_count);
}

const char *trail_knot_spoken(const TrailPlan *plan, int knot)
{
    return arena_print(plan->page->scene->arena, "%s %s", knot_number(plan, knot),
                       knot_words(plan, knot));
}

/* The wording is in the story's language if it is not translated, so it is spoken by itself. */
static void speak_words(const TrailPlan *plan, int knot)
{
    Page *page = plan->page;
    const Stand stand = stand_of(plan, knot);
    const char *words = trail_words(plan, &stand);
    if (!words[0])
        return;
    page_language_of(page, words);
    scene_speak(page->scene, "%s",
                wording_text(page, words, knot == 0 ? WORDING_MARKED : WORDING_QUOTED));
    scene_language(page->scene, NULL);
}

static void speak_tag(const TrailPlan *plan, const char *words)
{
    if (words[0])
        scene_speak(plan->page->scene, "%s", words);
}

/* ---- ropes ---- */

/* What is wrong with the rope; "" when it is whole. */
static const char *rope_words(const Page *page, WalkRope rope)
{
    static const char *const words[] = {
        [WALK_HALF] = N_("Only half of the rope goes there."),
        [WALK_CORD] = N_("No rope goes there, only a thin cord."),
        [WALK_DOTS] = N_("There is no rope, only dots."),
        [WALK_CUT] = N_("The rope is cut."),
        [WALK_FRAYS] = N_("The rope frays on the way."),
        [WALK_FRAYS_BEFORE] = N_("The rope frays just before it."),
        [WALK_FRAYS_HALF] = N_("The rope frays on the way, and only half of it goes on."),
    };
    return rope == WALK_WHOLE ? "" : words_in(page->language, words[rope]);
}

static const char *nowhere_words(const Page *page, WalkRope rope)
{
    switch (rope) {
    case WALK_LOOP: return words_in(page->language, "From here the rope turns back on itself:");
    case WALK_FRAYS_BEHIND:
        return words_in(page->language,
                        "Behind this knot the rope frays, before a post without a name:");
    case WALK_FRAYS: return words_in(page->language, "From here the rope goes on, then it frays:");
    default: return words_in(page->language, "From here there is no rope, only dots:");
    }
}

static void speak_rope(const TrailPlan *plan, int number)
{
    const WalkSpan *span = &plan->walk.spans[number];
    Page *page = plan->page;
    if (span->to >= 0) {
        const char *wrong = rope_words(page, span->rope);
        /* TR: from this knot on; %s is what one does with the words of the other: "quotes" */
        scene_speak(page->scene, words_in(page->language, "To knot %d: %s."), span->to + 1,
                    terms_relation(page->language, plan->trail->edges[span->edge].relation));
        if (wrong[0])
            scene_speak(page->scene, "%s", wrong);
    } else {
        const Stand nothing = { .type = STAND_NOTHING, .span = number };
        const char *name = trail_name(plan, &nothing), *note = trail_note(plan, &nothing);
        scene_speak(page->scene, "%s", nowhere_words(page, span->rope));
        if (name[0]) {
            page_language_of(page, name);
            scene_speak(page->scene, "%s", listed(page, name, note));
            scene_language(page->scene, NULL);
        }
    }
    speak_tag(plan, trail_span_tag(plan, number));
}

static void speak_post(const TrailPlan *plan, int knot)
{
    const Page *page = plan->page;
    WalkPost post = plan->walk.knots[knot].post;
    if (post == WALK_DOCUMENT)
        scene_speak(page->scene, "%s",
                    words_in(page->language, "Here is a page with a seal: the record itself."));
    else if (post != WALK_KNOT && plan->walk.knots[knot].held)
        scene_speak(page->scene, "%s",
                    words_in(page->language, "Here is a post. This trail ends here."));
}

static void speak_beside(const TrailPlan *plan, int knot)
{
    Page *page = plan->page;
    const Claim *claim = plan->of->claim;
    for (int i = 0; i < claim->beside_count; i++) {
        const Beside *beside = &claim->beside[i];
        if (walk_knot_of(&plan->walk, beside->node) != knot)
            continue;
        page_language_of(page, beside->work.label);
        /* TR: a work beside the trail, and what it does to this knot: "takes back" */
        scene_speak(page->scene, words_in(page->language, "Beside it: %s, %s: %s."),
                    beside->work.label, terms_a_kind(page->language, beside->work.kind),
                    terms_relation(page->language, beside->relation));
        scene_language(page->scene, NULL);
    }
}

void trail_speak(Page *page, const TrailOf *of)
{
    TrailPlan *plan = trail_plan(page, of, 0);
    const Walk *walk = &plan->walk;
    for (int knot = 0; knot < walk->knot_count; knot++) {
        const Node *node = &plan->trail->nodes[walk->knots[knot].nodes[0]];
        scene_speak(page->scene, "%s", knot_number(plan, knot));
        page_language_of(page, node->label);
        scene_speak(page->scene, "%s", knot_words(plan, knot));
        scene_language(page->scene, NULL);
        speak_words(plan, knot);
        speak_tag(plan, trail_knot_tag(plan, knot));
        speak_beside(plan, knot);
        speak_post(plan, knot);
        for (int i = 0; i < walk->span_count; i++) {
            if (walk->spans[i].from == knot)
                speak_rope(plan, i);
        }
        speak_tag(plan, trail_gap_tag(plan, knot));
    }
}

void trail_speak_tags(Page *page, const TrailOf *of)
{
    const TrailPlan *plan = trail_plan(page, of, 0);
    for (int i = 0; of->tags && i < plan->walk.span_count; i++)
        speak_tag(plan, trail_span_tag(plan, i));
    for (int i = 0; of->tags && i < plan->walk.knot_count; i++) {
        speak_tag(plan, trail_knot_tag(plan, i));
        speak_tag(plan, trail_gap_tag(plan, i));
    }
}
