/* export_review.c: the assessment of every claim as a schema.org Review of how it is sourced.
 *
 * No schema.org type is used whose rating people take for a rating of truth. The level is a word,
 * as in the exhibit, and always comes with what is known about the sentence today.
 */
#include "linked/linked_data.h"

#define ASPECT "sourcing"

static const char explanation[] =
    "How well this sentence is sourced, not whether it is true. From worst to best: missing, weak, "
    "good, strong.";

static json_t *rating(Level level)
{
    json_t *thing = json_object();
    linked_set_text(thing, "@type", "schema:Rating");
    linked_set_text(thing, "schema:reviewAspect", ASPECT);
    linked_set_text(thing, "schema:ratingValue", rubric_level_name(level));
    linked_set_text(thing, "schema:worstRating", rubric_level_name(LEVEL_MISSING));
    linked_set_text(thing, "schema:bestRating", rubric_level_name(LEVEL_STRONG));
    linked_set_text(thing, "schema:ratingExplanation", explanation);
    return thing;
}

/* False for a fact that does not apply: what the bundle has for it is only a placeholder. */
static bool applies(const Facts *facts, Fact fact)
{
    return facts->value[FACT_TRAIL_END] == TRAIL_ORIGIN || fact < FACT_POSITION ||
           fact > FACT_STANDING;
}

static json_t *fact_value(LinkedData *data, const Facts *facts, Fact fact)
{
    const char *name = rubric_fact_name(fact);
    const char *value = rubric_value_name(fact, facts->value[fact]);
    bool applying = applies(facts, fact);
    json_t *thing = json_object();
    linked_set_text(thing, "@type", "schema:PropertyValue");
    linked_set(thing, "schema:propertyID", linked_term(data, "", name));
    linked_set_text(thing, "schema:name", name);
    linked_set_text(thing, "schema:value", applying ? value : "does not apply");
    linked_set(thing, "schema:valueReference",
               applying ? linked_term(data, name, value) : linked_term(data, "", "not_applicable"));
    return thing;
}

static json_t *known(LinkedData *data, const Claim *claim)
{
    json_t *thing = json_object(), *works = json_array();
    linked_set_text(thing, "@type", "sayswho:Known");
    linked_set(thing, "sayswho:state",
               linked_term(data, "known", content_known_name(claim->known)));
    linked_set(thing, "schema:text", linked_words(data, claim->known_line));
    linked_set_date(thing, "sayswho:as_of", claim->known_as_of);
    for (int i = 0; i < claim->known_work_count; i++)
        json_array_append_new(works, linked_ref(linked_work_id(data, claim->known_works[i])));
    linked_set(thing, "schema:citation", works);
    return thing;
}

static json_t *review(LinkedData *data, const Claim *claim)
{
    const char *id = arena_print(data->arena, "story:review/%s", linked_escape(data, claim->id));
    json_t *thing = linked_thing(id, "schema:Review", NULL), *facts = json_array();
    linked_set(thing, "rdfs:label", linked_words(data, claim->label));
    linked_set_text(thing, "schema:reviewAspect", ASPECT);
    linked_set(thing, "schema:itemReviewed", linked_claim(data, claim));
    linked_set(thing, "schema:reviewRating", rating(claim->verdict.level));
    linked_set(thing, "schema:reviewBody", linked_words(data, claim->deciding));
    linked_set(thing, "sayswho:level",
               linked_term(data, "level", rubric_level_name(claim->verdict.level)));
    linked_set(thing, "sayswho:deciding_rule", linked_term(data, "rule", claim->verdict.rule));
    linked_set(thing, "sayswho:deciding_fact",
               linked_term(data, "", rubric_fact_name(claim->verdict.deciding)));
    for (int fact = 0; fact < FACT_COUNT; fact++)
        json_array_append_new(facts, fact_value(data, &claim->facts, (Fact)fact));
    linked_set(thing, "sayswho:fact", facts);
    linked_set(thing, "sayswho:rubric_version", json_integer(RUBRIC_VERSION));
    linked_set(thing, "schema:author", linked_ref(LINKED_MAKERS));
    linked_set(thing, "schema:creditText", linked_words(data, data->story->credit));
    linked_set_date(thing, "sayswho:as_of", data->story->as_of);
    linked_set(thing, "sayswho:known", known(data, claim));
    return thing;
}

json_t *review_export(Arena *arena, const Story *story, const Claim *const *claims, Error *error)
{
    LinkedData data = linked_start(arena, story);
    bool good = true;
    for (int i = 0; good && i < story->claim_count; i++) {
        for (int work = 0; good && work < claims[i]->known_work_count; work++)
            good = linked_add_work(&data, claims[i], claims[i]->known_works[work], error);
        linked_add(&data, review(&data, claims[i]));
    }
    json_t *document = linked_finish(&data);
    if (!good) {
        json_decref(document);
        return NULL;
    }
    return document;
}
