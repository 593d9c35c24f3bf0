#include "linked/linked_data.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

/* Namespaces that depend on no website and no registry. They never change, because exported files
 * use them. */
#define TERMS  "urn:uuid:a29ac0c8-df62-4adf-8109-25447d3a2a3a#"
#define THINGS "urn:uuid:f2717c31-d09e-4b9d-ba61-795a0b2bc517#"

static json_t *context(LinkedData *data)
{
    static const char *const prefixes[][2] = {
        { "prov", "http://www.w3.org/ns/prov#" },
        { "schema", "https://schema.org/" },
        { "rdfs", "http://www.w3.org/2000/01/rdf-schema#" },
        { "xsd", "http://www.w3.org/2001/XMLSchema#" },
        { "sayswho", TERMS },
    };
    json_t *map = json_object();
    for (size_t i = 0; i < COUNT(prefixes); i++)
        linked_set_text(map, prefixes[i][0], prefixes[i][1]);
    linked_set_text(map, "story",
                    arena_print(data->arena, THINGS "%s/%d/", linked_escape(data, data->story->id),
                                data->story->version));
    return map;
}

static void add_article(LinkedData *data)
{
    const Story *story = data->story;
    json_t *article = linked_thing(LINKED_ARTICLE, "prov:Entity", "schema:CreativeWork");
    linked_set_text(article, "schema:name", story->original_title);
    linked_attribute(data, article, "author", story->original_author);
    linked_attribute(data, article, "publisher", story->original_publisher);
    linked_set_date(article, "schema:datePublished", story->original_date);
    linked_set_address(article, "schema:url", story->original_address);
    linked_add(data, article);
}

/* Adds the picture of a claim or of the retelling, if it has one. */
static void set_picture(LinkedData *data, json_t *thing, const char *name, const PictureText *text)
{
    if (!name[0])
        return;
    const char *id = arena_print(data->arena, "story:picture/%s", linked_escape(data, name));
    json_t *picture = linked_thing(id, "prov:Entity", "schema:ImageObject");
    linked_set_text(picture, "schema:name", name);
    linked_set(picture, "schema:description", linked_words(data, text->alt));
    if (text->caption[0])
        linked_set(picture, "schema:caption", linked_words(data, text->caption));
    if (text->credit[0])
        linked_set(picture, "schema:creditText", linked_words(data, text->credit));
    linked_set_text(picture, "schema:license", text->licence);
    if (text->locator[0])
        linked_set(picture, "sayswho:locator", linked_words(data, text->locator));
    bool same = linked_add_once(data, picture);
    assert(same); /* the bundle has its text in one place */
    linked_set(thing, "schema:image", linked_ref(id));
}

static void add_retelling(LinkedData *data)
{
    const Story *story = data->story;
    json_t *makers = linked_thing(LINKED_MAKERS, "prov:Agent", NULL);
    linked_set(makers, "schema:name", linked_words(data, story->credit));
    linked_add(data, makers);
    json_t *retelling = linked_thing(LINKED_RETELLING, "prov:Entity", "schema:CreativeWork");
    linked_set(retelling, "schema:name", linked_words(data, story->title));
    linked_set_text(retelling, "schema:inLanguage", story->language);
    linked_set(retelling, "schema:version", json_integer(story->version));
    linked_set(retelling, "schema:creditText", linked_words(data, story->credit));
    linked_set_text(retelling, "schema:license", story->licence);
    linked_set(retelling, "schema:isBasedOn", linked_ref(LINKED_ARTICLE));
    linked_set(retelling, "prov:wasDerivedFrom", linked_ref(LINKED_ARTICLE));
    linked_set(retelling, "prov:wasAttributedTo", linked_ref(LINKED_MAKERS));
    linked_set_date(retelling, "sayswho:as_of", story->as_of);
    set_picture(data, retelling, story->picture, &story->picture_text);
    linked_add(data, retelling);
}

LinkedData linked_start(Arena *arena, const Story *story)
{
    LinkedData data = { arena, story, json_array(), json_object() };
    add_article(&data);
    add_retelling(&data);
    return data;
}

json_t *linked_finish(LinkedData *data)
{
    json_t *document = json_object();
    linked_set(document, "@context", context(data));
    linked_set(document, "@graph", data->graph);
    json_decref(data->known);
    *data = (LinkedData){ 0 };
    return document;
}

void linked_add(LinkedData *data, json_t *thing)
{
    json_array_append_new(data->graph, thing);
}

bool linked_add_once(LinkedData *data, json_t *thing)
{
    const char *id = json_string_value(json_object_get(thing, "@id"));
    const json_t *known = json_object_get(data->known, id);
    if (known) {
        bool same = json_equal(known, thing);
        json_decref(thing);
        return same;
    }
    json_object_set(data->known, id, thing);
    linked_add(data, thing);
    return true;
}

const char *linked_escape(LinkedData *data, const char *text)
{
    char *escaped = g_uri_escape_string(text, NULL, false);
    const char *copy = arena_copy_text(data->arena, escaped);
    g_free(escaped);
    return copy;
}

const char *linked_claim_id(LinkedData *data, const Claim *claim)
{
    return arena_print(data->arena, "story:claim/%s", linked_escape(data, claim->id));
}

json_t *linked_thing(const char *id, const char *type, const char *also)
{
    json_t *thing = linked_ref(id);
    json_t *types = also ? json_pack("[s, s]", type, also) : json_string(type);
    linked_set(thing, "@type", types);
    return thing;
}

json_t *linked_ref(const char *id)
{
    json_t *ref = json_object();
    linked_set_text(ref, "@id", id);
    return ref;
}

json_t *linked_term(LinkedData *data, const char *group, const char *name)
{
    return linked_ref(arena_print(data->arena, "sayswho:%s%s%s", group, group[0] ? "-" : "",
                                  linked_escape(data, name)));
}

json_t *linked_words(const LinkedData *data, const char *text)
{
    json_t *words = json_object();
    linked_set_text(words, "@language", data->story->language);
    linked_set(words, "@value", json_string(text));
    return words;
}

static json_t *typed(const char *type, const char *text)
{
    json_t *value = json_object();
    linked_set_text(value, "@type", type);
    linked_set(value, "@value", json_string(text));
    return value;
}

void linked_set(json_t *thing, const char *key, json_t *value)
{
    int failed = json_object_set_new(thing, key, value);
    assert(!failed); /* only text that is not UTF-8 fails here, and the bundle's reader has checked
                        that */
}

void linked_set_text(json_t *thing, const char *key, const char *text)
{
    if (text[0])
        linked_set(thing, key, json_string(text));
}

void linked_set_address(json_t *thing, const char *key, const char *address)
{
    /* A literal and not an IRI, because an author's address may be incomplete
     * ("pond.example/survey"). */
    if (address[0])
        linked_set(thing, key, typed("xsd:anyURI", address));
}

void linked_set_date(json_t *thing, const char *key, const char *date)
{
    size_t length = strlen(date);
    const char *type = length == 4 ? "xsd:gYear" : length == 7 ? "xsd:gYearMonth" : "xsd:date";
    if (date[0])
        linked_set(thing, key, typed(type, date));
}

/* Appends to the list under a key. */
static void append(json_t *thing, const char *key, json_t *value)
{
    json_t *list = json_object_get(thing, key);
    if (!list) {
        list = json_array();
        linked_set(thing, key, list);
    }
    json_array_append_new(list, value);
}

/* Makes an agent for this work alone, because two unnamed agents need not be the same. */
static json_t *nameless(LinkedData *data, const json_t *work, const char *role, const char *why)
{
    const char *work_id = json_string_value(json_object_get(work, "@id"));
    json_t *agent =
        linked_thing(arena_print(data->arena, "%s/%s", work_id, role), "prov:Agent", NULL);
    linked_set(agent, "sayswho:unnamed", linked_words(data, why + strspn(why, " ")));
    return agent;
}

static json_t *named(LinkedData *data, const char *name)
{
    const char *id = arena_print(data->arena, "story:agent/%s", linked_escape(data, name));
    json_t *agent = linked_thing(id, "prov:Agent", NULL);
    linked_set_text(agent, "schema:name", name);
    bool same = linked_add_once(data, agent);
    assert(same); /* an agent has nothing but its name */
    return linked_ref(id);
}

void linked_attribute(LinkedData *data, json_t *work, const char *role, const char *name)
{
    static const char unnamed[] = "unnamed:";
    if (!name[0])
        return;
    bool no_name = strncmp(name, unnamed, strlen(unnamed)) == 0;
    json_t *agent =
        no_name ? nameless(data, work, role, name + strlen(unnamed)) : named(data, name);
    const char *id = json_string_value(json_object_get(agent, "@id"));
    append(work, "prov:wasAttributedTo", linked_ref(id));
    json_t *attribution = json_object();
    linked_set_text(attribution, "@type", "prov:Attribution");
    linked_set(attribution, "prov:agent", agent);
    linked_set(attribution, "sayswho:role", linked_term(data, "role", role));
    append(work, "prov:qualifiedAttribution", attribution);
}

json_t *linked_claim(LinkedData *data, const Claim *claim)
{
    json_t *thing = linked_thing(linked_claim_id(data, claim), "prov:Entity", "sayswho:Claim");
    json_array_append_new(json_object_get(thing, "@type"), json_string("schema:CreativeWork"));
    linked_set(thing, "rdfs:label", linked_words(data, claim->label));
    linked_set(thing, "schema:text", linked_words(data, claim->words));
    linked_set(thing, "schema:isPartOf", linked_ref(LINKED_RETELLING));
    set_picture(data, thing, claim->picture, &claim->picture_text);
    return thing;
}

const char *linked_work_id(LinkedData *data, const Node *work)
{
    return arena_print(data->arena, "story:work/%s", linked_escape(data, work->id));
}

static json_t *work_thing(LinkedData *data, const Node *node)
{
    const char *id = linked_work_id(data, node);
    json_t *work = linked_thing(id, "prov:Entity", "schema:CreativeWork");
    linked_set(work, "rdfs:label", linked_words(data, node->label));
    linked_set_text(work, "schema:name", node->title);
    linked_set(work, "sayswho:work_kind",
               linked_term(data, "work_kind", trail_work_kind_name(node->kind)));
    linked_attribute(data, work, "author", node->author);
    linked_attribute(data, work, "publisher", node->publisher);
    linked_attribute(data, work, "body", node->body);
    linked_set_date(work, "sayswho:first_known", node->date);
    linked_set_address(work, "schema:url", node->address);
    linked_set_address(work, "schema:archivedAt", node->archived);
    if (node->hash[0]) {
        json_t *copy =
            linked_thing(arena_print(data->arena, "%s/copy", id), "schema:MediaObject", NULL);
        linked_set_address(copy, "schema:url", node->archived);
        linked_set_text(copy, "schema:sha256", node->hash);
        linked_set(work, "schema:associatedMedia", copy);
    }
    linked_set(work, "sayswho:seen", linked_term(data, "seen", trail_seen_name(node->seen)));
    return work;
}

bool linked_add_work(LinkedData *data, const Claim *claim, const Node *work, Error *error)
{
    if (linked_add_once(data, work_thing(data, work)))
        return true;
    error_set(error, ERROR_CONTENT,
              "claim %s: an earlier claim describes the work \"%s\" in another way; build the "
              "bundle again",
              claim->id, work->id);
    return false;
}
