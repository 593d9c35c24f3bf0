#!/usr/bin/python3
"""Reads what sayswho-bundle exported as others would, and holds it against the bundle itself.

export_check.py STORY.says PROV REVIEW VOCABULARY FOLDER: a line for each thing that is wrong, exit 1.
Leaves the triples in FOLDER as N-Triples, for another reader. rdflib knows all terms of PROV-O and
schema.org; PyLD, which is stricter, reads the JSON-LD too, and must find the same. Nothing is fetched.
"""
import collections
import json
import sqlite3
import sys
import urllib.parse

import rdflib
from pyld import jsonld
from rdflib.namespace import OWL, PROV, RDF, RDFS, SDO, XSD

OWN = rdflib.Namespace("urn:uuid:a29ac0c8-df62-4adf-8109-25447d3a2a3a#")
THINGS = "urn:uuid:f2717c31-d09e-4b9d-ba61-795a0b2bc517#"
PLAIN = {"quotes": "wasQuotedFrom", "rests_on": "hadPrimarySource", "corrects": "wasRevisionOf"}
# The classes that PROV-O gives for what these properties lead to.
RANGES = dict.fromkeys(("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "wasRevisionOf", "alternateOf",
                        "entity", "wasInfluencedBy"), PROV.Entity)
RANGES.update(wasAttributedTo=PROV.Agent, agent=PROV.Agent, wasInvalidatedBy=PROV.Activity, wasGeneratedBy=PROV.Activity, activity=PROV.Activity,
              qualifiedQuotation=PROV.Quotation, qualifiedDerivation=PROV.Derivation, qualifiedRevision=PROV.Revision,
              qualifiedPrimarySource=PROV.PrimarySource, qualifiedInvalidation=PROV.Invalidation,
              qualifiedAttribution=PROV.Attribution, qualifiedInfluence=PROV.EntityInfluence)
wrong = []


def expect(what, got, wanted):
    if got != wanted:
        wrong.append(f"{what}: {got!r} instead of {wanted!r}")


def refuse_fetch(url, options=None):
    raise OSError(f"the document asks for {url}")


def shape(graph):
    """The triples, counted, with nothing that a reader may choose as it likes."""
    def plain(term):
        return "_:" if isinstance(term, rdflib.BNode) else term.n3()
    return collections.Counter(tuple(plain(term) for term in triple) for triple in graph)


def read(path, folder):
    text = open(path, encoding="utf-8").read()
    if "ClaimReview" in text:
        wrong.append(f"{path}: ClaimReview, whose rating is read as truth")
    try:
        quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads", "documentLoader": refuse_fetch})
    except jsonld.JsonLdError as error:
        sys.exit(f"{path}: PyLD does not take it: {error}")
    strict = rdflib.Graph().parse(data=quads, format="nt")
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    expect(f"{path}: PyLD and rdflib", shape(strict) - shape(graph), shape(graph) - shape(strict))
    graph.serialize(f"{folder}/{path.rsplit('/', 1)[-1]}.nt", format="nt", encoding="utf-8")
    return graph


def is_defined(term, vocabulary):
    for space in (PROV, SDO, RDFS, RDF, OWL, XSD):
        if term.startswith(str(space)):
            return term[len(str(space)):] in space
    return term.startswith(OWN) and bool(vocabulary.value(term, RDFS.label) and vocabulary.value(term, RDFS.comment))


def check_terms(graph, vocabulary):
    used = {p for _, p, _ in graph} | set(graph.objects(None, RDF.type))
    used |= {o for o in graph.objects() if isinstance(o, rdflib.URIRef) and not o.startswith(THINGS)}
    used |= {o.datatype for o in graph.objects() if isinstance(o, rdflib.Literal) and o.datatype}
    wrong.extend(f"{term} is not a term that there is" for term in sorted(used) if not is_defined(term, vocabulary))
    for subject, predicate, thing in graph:
        if isinstance(thing, rdflib.URIRef) and thing.startswith(THINGS) and not graph.value(thing, RDF.type):
            wrong.append(f"{thing} is spoken of, but is not there")
        name = predicate[len(str(PROV)):] if predicate.startswith(str(PROV)) else None
        if name in RANGES and (thing, RDF.type, RANGES[name]) not in graph:
            wrong.append(f"{predicate} leads to {thing}, which is not a {RANGES[name]}")
        if isinstance(thing, rdflib.Literal) and thing.datatype and thing.value is None:
            wrong.append(f"{thing!r} is not what its type wants")


def check_trails(graph, rows, base):
    """Every node and edge of the bundle is there, and no other."""
    def thing(claim, kind, name):
        name = urllib.parse.quote(name, safe="")
        return rdflib.URIRef(base + {"article": "article", "work": f"work/{name}", "other": f"work/{name}",
                                     "gap": f"claim/{claim}/gap/{name}"}[kind])
    nodes = {(claim, at): thing(claim, kind, name) for claim, at, kind, name in rows(
        "SELECT c.id, n.position, n.type, n.id FROM node n JOIN claim c ON c.position = n.claim")}
    expect("gaps", set(graph.subjects(RDF.type, OWN.Gap)), {n for n in nodes.values() if "/gap/" in n})
    beside = rows("SELECT c.id, b.position, work, node, relation, b.words FROM beside b JOIN claim c ON c.position = "
                  "b.claim")
    on_trail = rows("SELECT c.id, n.position FROM node n JOIN claim c ON c.position = n.claim WHERE n.type = 'work'")
    expect("works", set(graph.subjects(OWN.work_kind)),
           {nodes[node] for node in on_trail} | {nodes[claim, work] for claim, _, work, *_ in beside})
    claims = rows("SELECT id FROM claim")
    expect("claims", set(graph.subjects(RDF.type, OWN.Claim)), {rdflib.URIRef(f"{base}claim/{c}") for c, in claims})
    edges = rows("SELECT c.id, e.position, child, parent, relation, change, child_words, parent_words, locator FROM edge e "
                 "JOIN claim c ON c.position = e.claim")
    expect("edges", len(set(graph.subjects(RDF.type, OWN.Edge))), len(edges))
    plain = collections.defaultdict(set)
    for claim, at, child, parent, relation, change, here, there, locator in edges:
        edge = rdflib.URIRef(f"{base}claim/{claim}/edge/{at + 1}")
        child, parent = nodes[claim, child], nodes[claim, parent]
        got = [graph.value(edge, key) for key in (OWN["claim"], OWN["from"], OWN.to, OWN.relation, OWN.change)]
        expect(edge, got, [rdflib.URIRef(f"{base}claim/{claim}"), child, parent, OWN[relation],
                           OWN[f"change-{change}"]])
        for key, of, words in ((OWN.here, child, here), (OWN.there, parent, there)):
            wording = graph.value(edge, key)
            expect(f"{edge} wording", str(graph.value(wording, PROV.value) or ""), words.replace("*", ""))
            expect(f"{edge} wording of", graph.value(wording, OWN.wording_of), of if words else None)
        expect(f"{edge} locator", str(graph.value(edge, OWN.locator) or ""), locator)
        if relation in ("cites_but_not_there", "ends_at_gap"):
            plain[OWN[relation]].add((child, parent))
        elif relation == "retracts":
            plain[PROV.wasInvalidatedBy].add((parent, rdflib.URIRef(f"{edge}/act")))
        else:
            plain[PROV[PLAIN.get(relation, "wasDerivedFrom")]].add((child, parent))
        if relation == "republishes":
            plain[PROV.alternateOf].add((child, parent))
    expect("beside", len(set(graph.subjects(RDF.type, OWN.Beside))), len(beside))
    for claim, at, work, about, relation, words in beside:
        thing_beside = rdflib.URIRef(f"{base}claim/{claim}/beside/{at + 1}")
        work, about = nodes[claim, work], nodes[claim, about]
        got = [graph.value(thing_beside, key) for key in (OWN["claim"], OWN["from"], OWN.to, OWN.relation)]
        expect(thing_beside, got, [rdflib.URIRef(f"{base}claim/{claim}"), work, about, OWN[relation]])
        expect(thing_beside, str(graph.value(thing_beside, SDO.text)), words.replace("*", ""))
        act = rdflib.URIRef(f"{thing_beside}/act")
        if relation == "retracts":
            plain[PROV.wasInvalidatedBy].add((about, act))
            plain[PROV.wasGeneratedBy].add((work, act))
        else:
            plain[PROV.wasRevisionOf if relation == "corrects" else PROV.wasInfluencedBy].add((work, about))
    plain[PROV.wasDerivedFrom].add((rdflib.URIRef(base + "retelling"), rdflib.URIRef(base + "article")))
    for term in {PROV.wasQuotedFrom, PROV.hadPrimarySource, PROV.wasRevisionOf, *plain}:
        expect(term, set(graph.subject_objects(term)), plain[term])


def check_works(graph, rows, base, which):
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    for name, kind, title, date, address, archived, digest, seen, *agents in rows(
            "SELECT DISTINCT id, kind, title, date, address, archived, hash, seen, author, publisher, body "
            f"FROM node WHERE {which}"):
        work = rdflib.URIRef(f"{base}work/{urllib.parse.quote(name, safe='')}")
        got = [graph.value(work, key) for key in (OWN.work_kind, SDO.name, OWN.first_known, OWN.seen)]
        expect(work, got, [OWN[f"work_kind-{kind}"], rdflib.Literal(title),
                           rdflib.Literal(date, datatype=kinds[len(date)]), OWN[f"seen-{seen}"]])
        got = [str(graph.value(work, key) or "") for key in (SDO.url, SDO.archivedAt)]
        expect(work, got + [str(graph.value(graph.value(work, SDO.associatedMedia), SDO.sha256) or "")],
               [address, archived, digest])
        got = {(str(graph.value(a, OWN.role)).rsplit("-", 1)[-1], str(graph.value(graph.value(a, PROV.agent), SDO.name) or
                "unnamed: " + str(graph.value(graph.value(a, PROV.agent), OWN.unnamed))))
               for a in graph.objects(work, PROV.qualifiedAttribution)}
        expect(work, got, {pair for pair in zip(("author", "publisher", "body"), agents) if pair[1]})


def check_pictures(graph, rows, base):
    """Each picture that is shown, with all that is said about it."""
    shown = [(f"{base}claim/{claim}", name) for claim, name in rows("SELECT id, picture FROM claim WHERE picture <> ''")]
    shown += [(f"{base}retelling", name) for name, in rows("SELECT picture FROM story WHERE picture <> ''")]
    texts = {name: said for name, *said in rows("SELECT name, alt, caption, credit, licence, locator FROM picture")}
    expect("pictures", len(list(graph.subject_objects(SDO.image))), len(shown))
    for thing, name in shown:
        picture = graph.value(rdflib.URIRef(thing), SDO.image)
        got = [str(graph.value(picture, key) or "") for key in (SDO.name, SDO.description, SDO.caption, SDO.creditText,
                                                                SDO.license, OWN.locator)]
        expect(f"picture of {thing}", got, [name, *texts[name]])


def check_reviews(graph, rows, base):
    facts = "attribution trail_end position fidelity access standing independent_origins stake kind".split()
    claims = rows("SELECT id, level, rule, deciding, known, attribution, trail_end, position_fact, fidelity, access, "
                  "standing, independent_origins, stake, kind FROM claim")
    works = collections.defaultdict(set)
    for claim, name in rows("SELECT c.id, n.id FROM known k JOIN claim c ON c.position = k.claim JOIN node n ON "
                            "n.claim = k.claim AND n.position = k.work"):
        works[claim].add(rdflib.URIRef(f"{base}work/{urllib.parse.quote(name, safe='')}"))
    expect("reviews", len(set(graph.subjects(RDF.type, SDO.Review))), len(claims))
    credit, as_of = rows("SELECT credit, as_of FROM story")[0]
    for claim, level, rule, deciding, known, *values in claims:
        review = rdflib.URIRef(f"{base}review/{claim}")
        rating = graph.value(review, SDO.reviewRating)
        got = [str(graph.value(thing, key)) for thing, key in (
            (review, SDO.reviewAspect), (rating, SDO.ratingValue), (rating, SDO.worstRating), (rating, SDO.bestRating),
            (review, SDO.reviewBody), (review, SDO.creditText), (review, OWN.as_of), (review, SDO.itemReviewed),
            (review, OWN.level), (review, OWN.deciding_rule), (review, OWN.rubric_version),
            (graph.value(review, OWN.known), OWN.state))]
        expect(review, got, ["sourcing", level, "missing", "strong", deciding, credit, as_of, f"{base}claim/{claim}",
                             f"{OWN}level-{level}", f"{OWN}rule-{rule}", "1", f"{OWN}known-{known}"])
        expect(f"{review} rests on", set(graph.objects(graph.value(review, OWN.known), SDO.citation)), works[claim])
        expect(review, (graph.value(review, SDO.itemReviewed), RDF.type, SDO.CreativeWork) in graph, True)
        if values[1] != "origin":
            values[2:6] = ["does not apply"] * 4
        got = sorted(tuple(str(graph.value(fact, key)) for key in (SDO.propertyID, SDO.value, SDO.valueReference))
                     for fact in graph.objects(review, OWN.fact))
        expect(review, got, sorted(
            (str(OWN[fact]), value, str(OWN["not_applicable" if value == "does not apply" else
                                            f"{fact}-{urllib.parse.quote(value)}"]))
            for fact, value in zip(facts, values)))


def main(bundle, prov_path, review_path, vocabulary_path, folder):
    database = sqlite3.connect(f"file:{bundle}?mode=ro", uri=True)
    vocabulary = rdflib.Graph().parse(vocabulary_path, format="turtle")
    prov, review = read(prov_path, folder), read(review_path, folder)
    story, version = database.execute("SELECT id, version FROM story").fetchone()
    def rows(sql):
        return database.execute(sql).fetchall()
    base = f"{THINGS}{story}/{version}/"
    for graph in (prov, review, vocabulary):
        check_terms(graph, vocabulary)
    check_trails(prov, rows, base)
    # Works that only the line on what is known rests on are in the reviews, as all that it rests on.
    check_works(prov, rows, base, "type = 'work' OR (claim, position) IN (SELECT claim, work FROM beside)")
    check_works(review, rows, base, "(claim, position) IN (SELECT claim, work FROM known)")
    check_reviews(review, rows, base)
    for graph in (prov, review):
        check_pictures(graph, rows, base)
    print(f"{story}: {len(prov)} triples of trails, {len(review)} of reviews, {len(wrong)} wrong")
    for what in wrong[:20]:
        print(what)
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
