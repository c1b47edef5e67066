from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.errors import UsageError
from kg.graph import Vocabulary, write_graph
from kg.graph.writing.collection import quads_of
from kg.graph.writing.evidence import sentence_around
from kg.graph.writing.scope import Scope
from kg.model import Collection, Entity, EntityType, Extraction, Literal, ResolvedEntity, Span, Statement, Status, Time
from tests.graph.sample import article, collection, first, rows, second, store_of

ROOT = Path(__file__).parents[3]
VOCABULARY = Vocabulary()
KG, DATA = VOCABULARY.namespace, VOCABULARY.data
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DEFAULT = ox.DefaultGraph()


def with_statements(extraction: Extraction, *statements: Statement[str]) -> Collection:
    return collection(replace(extraction, statements=statements))


def test_only_asserted_statements_become_facts() -> None:
    store = store_of(collection())
    assert rows(store, "SELECT ?p ?o { person:jane-roe ?p ?o . FILTER(STRSTARTS(STR(?p), STR(kg:))) }") == [
        (f"{KG}age", "47"),
        (f"{KG}mentionCount", "3"),
        (f"{KG}named", "true"),
        (f"{KG}said", rows(store, "SELECT ?q { ?q kg:kind 'direct' }")[0][0]),
        (f"{KG}spouseOf", f"{DATA}person/john-doe"),
        (f"{KG}wrote", f"{DATA}document/letter"),
    ]
    assert rows(store, "SELECT ?s { ?s kg:founded|kg:accusedOf ?o }") == []


def test_a_symmetric_relation_is_a_fact_both_ways() -> None:
    store = store_of(with_statements(second(), second().statements[0]))
    assert rows(store, "SELECT ?s ?o { ?s kg:spouseOf ?o }") == [
        (f"{DATA}person/jane-roe", f"{DATA}person/john-doe"),
        (f"{DATA}person/john-doe", f"{DATA}person/jane-roe"),
    ]
    assert len(rows(store, "SELECT ?s { GRAPH ?g { ?s a rdf:Statement } }")) == 1


def test_a_statement_says_who_says_it() -> None:
    store = store_of(collection())
    article_iri = f"{DATA}article/{second().article.id}"
    source = "OPTIONAL { ?s kg:source ?source }"
    query = f"SELECT ?p ?by ?source {{ GRAPH ?g {{ ?s rdf:predicate ?p ; sem:accordingTo ?by {source} }} }}"
    outlet = f"{DATA}outlet/the-daily-example"
    assert rows(store, query) == sorted(
        [
            (f"{KG}accusedOf", outlet, outlet),
            (f"{KG}addressedTo", outlet, ""),
            (f"{KG}age", outlet, ""),
            (f"{KG}founded", f"{DATA}person/john-doe", f"{DATA}person/john-doe"),
            (f"{KG}spouseOf", outlet, ""),
            (f"{KG}spouseOf", article_iri, ""),
            (f"{KG}wrote", outlet, ""),
        ]
    )


def test_evidence_is_found_again_by_code_points_and_stands_in_its_sentence() -> None:
    store = store_of(collection())
    texts = {f"{DATA}article/{each.article.id}": each.article.text for each in (first(), second())}
    found = rows(
        store,
        "SELECT ?e ?a ?start ?end ?exact ?s { GRAPH ?a { ?e oa:hasSource ?a ; oa:start ?start ; oa:end ?end ;"
        " oa:exact ?exact ; kg:inSentence ?s } }",
    )
    places = {evidence: (Span(int(start), int(end)), exact) for evidence, _, start, end, exact, _ in found}
    sentence_of = {evidence: sentence for evidence, *_, sentence in found}
    assert len(places) == len(found) > 10
    for evidence, source, *_, sentence in found:
        span, exact = places[evidence]
        assert span.of(texts[source]) == exact
        assert places[sentence][0].contains(span)
        assert sentence_of[sentence] == sentence
    assert "He was accused of theft, The Daily Example said." in {places[each][1] for each in sentence_of.values()}


def test_a_quotation_carries_its_words_and_where_they_stand() -> None:
    store = store_of(collection())
    assert rows(
        store,
        "SELECT ?text ?cue ?words { ?q kg:kind 'direct' ; schema:text ?text ; kg:cue ?cue ; kg:sourceWords ?words }",
    ) == [("It is a \\fine\\ plan, … a \U0001f9e8 one.", "said", "Roe, 47")]
    assert rows(store, "SELECT ?p { ?q kg:kind 'indirect' ; ?p ?article . ?article a schema:NewsArticle }") == [
        ("https://schema.org/isPartOf",),
    ]
    query = "SELECT ?e { ?q kg:kind 'direct' ; kg:evidence ?e . GRAPH ?g { ?e oa:hasSource ?g } }"
    assert len(rows(store, query)) == 4


def test_the_same_statement_twice_in_an_article_is_one_with_all_its_evidence() -> None:
    once = second().statements[1]
    again = replace(once, evidence=(Span(0, 8),), time=Time("2016"))
    store = store_of(with_statements(second(), once, again))
    assert rows(
        store,
        "SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(?e) AS ?m) { GRAPH ?g { ?s a rdf:Statement ; kg:evidence ?e } }",
    ) == [("1", "2")]


@pytest.mark.parametrize(
    "change",
    [{"status": Status.DENIED}, {"according_to": None}, {"time": Time("2017")}, {"time": None}, {"predicate": "leads"}],
)
def test_statements_that_differ_in_what_they_say_stay_apart(change: dict[str, object]) -> None:
    once = second().statements[1]
    store = store_of(with_statements(second(), once, replace(once, **change)))  # type: ignore[arg-type]
    assert len(rows(store, "SELECT DISTINCT ?s { GRAPH ?g { ?s a rdf:Statement } }")) == 2


def test_a_statement_that_relates_a_thing_to_itself_is_dropped() -> None:
    same = replace(second().statements[0], object="e1")
    assert rows(store_of(with_statements(second(), same)), "SELECT ?s { GRAPH ?g { ?s a rdf:Statement } }") == []


@pytest.mark.parametrize("rejected", ["e1", "e2", "e3"])
def test_nothing_is_said_of_or_by_an_entity_that_was_taken_out(rejected: str) -> None:
    whole = with_statements(second(), second().statements[1])
    key_of = {pair: key for pair, key in whole.key_of.items() if pair[1] != rejected}
    left = replace(whole, key_of=key_of)
    gone = whole.key_of[(second().article.id, rejected)]
    store = ox.Store()
    store.extend(quads_of(left, VOCABULARY, mentions=True))
    assert rows(store, "SELECT ?s { GRAPH ?g { ?s a rdf:Statement } }") == []
    assert rows(store, f"SELECT ?m {{ GRAPH ?g {{ ?m kg:refersTo <{DATA}{gone}> }} }}") == []
    assert rows(store, f"SELECT ?a {{ ?a schema:mentions <{DATA}{gone}> }}") == []


def test_mentions_are_counted_and_written_only_where_they_are_asked_for() -> None:
    lean, full = list(quads_of(collection(), VOCABULARY)), ox.Store()
    full.extend(quads_of(collection(), VOCABULARY, mentions=True))
    mention = "?m kg:refersTo person:jane-roe ; kg:form ?form ; kg:evidence/oa:exact ?words"
    found = rows(full, f"SELECT ?form ?words {{ GRAPH ?a {{ {mention} }} }}")
    assert ("name", "Jane Roe") in found
    assert rows(full, "SELECT ?count { person:jane-roe kg:mentionCount ?count }") == [(str(len(found)),)]
    rest = [quad for quad in lean if quad not in full]
    assert rest == []
    assert not [quad for quad in lean if "/mention/" in str(quad.subject)]
    mentioning = rows(full, "SELECT ?file { ?a schema:mentions person:jane-roe ; kg:fileName ?file }")
    assert mentioning == [("first.txt",), ("second.txt",)]


def test_a_predicate_that_kg_fills_itself_is_refused() -> None:
    with pytest.raises(UsageError, match="said"):
        store_of(with_statements(second(), replace(second().statements[0], predicate="said")))


def test_a_relation_of_a_plugin_is_written_with_a_label() -> None:
    store = store_of(with_statements(second(), replace(second().statements[0], predicate="tookOver", object="e3")))
    assert rows(store, "SELECT ?label { person:john-doe ?p organization:acme-corp . ?p rdfs:label ?label }") == [
        ("took over",)
    ]


def test_dates_are_typed_as_precisely_as_they_are_known() -> None:
    chosen = with_statements(
        second(),
        *(replace(second().statements[1], time=Time(value)) for value in ("2016", "2016-07", "2016-07-01", "soon")),
    )
    found = rows(store_of(chosen), "SELECT ?time (DATATYPE(?time) AS ?type) { GRAPH ?g { ?s kg:time ?time } }")
    types = {value: datatype.rpartition("#")[2] for value, datatype in found}
    assert types == {"2016": "gYear", "2016-07": "gYearMonth", "2016-07-01": "date", "soon": "string"}


def test_an_article_without_a_title_goes_by_its_file_name() -> None:
    store = store_of(collection())
    assert rows(
        store, "SELECT ?label ?url { ?a a schema:NewsArticle ; rdfs:label ?label OPTIONAL { ?a schema:url ?url } }"
    ) == [
        ('A "letter" – and <b>more</b>', "https://daily.example/a%20b?q=1"),
        ("second.txt", ""),
    ]


def test_an_outlet_reports_each_quotation_and_statement_of_its_articles() -> None:
    store = store_of(collection())
    assert len(rows(store, "SELECT ?q { outlet:the-daily-example kg:reported ?q . ?q a schema:Quotation }")) == 1
    query = "SELECT ?s { outlet:the-daily-example kg:reported ?s . GRAPH ?g { ?s a rdf:Statement } }"
    assert len(rows(store, query)) == 5


def test_no_triple_stands_in_two_graphs_and_nothing_is_a_blank_node() -> None:
    quads = list(quads_of(collection(), VOCABULARY))
    assert len({str(quad.triple) for quad in quads}) == len(quads)
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad)


def test_another_base_changes_the_iris_and_nothing_else() -> None:
    moved = "\n".join(map(str, quads_of(collection(), Vocabulary("https://news.example/g/"))))
    plain = "\n".join(map(str, quads_of(collection(), VOCABULARY)))
    assert sorted(moved.replace("https://news.example/g/", "https://kg.example/").split("\n")) == sorted(
        plain.split("\n")
    )


def test_two_writes_are_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from kg.graph import write_graph;"
        "from tests.graph.sample import collection; write_graph(collection(), Path(sys.argv[1]))"
    )
    digests = set()
    for seed in ("0", "1", "4321"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", script, str(folder)], check=True, cwd=tmp_path, env=environment)
        files = ("graph.trig", "graph.ttl", "meta.json")
        digests.add(tuple(hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files))
    assert len(digests) == 1


def test_the_order_of_the_input_does_not_matter(tmp_path: Path) -> None:
    chosen = collection()
    turned = replace(chosen, extractions=chosen.extractions[::-1], entities=chosen.entities[::-1])
    assert list(map(str, quads_of(chosen, VOCABULARY))) == list(map(str, quads_of(turned, VOCABULARY)))


def test_the_turtle_file_is_read_alike_by_rdflib_and_oxigraph(tmp_path: Path) -> None:
    meta = write_graph(collection(), tmp_path)
    in_rdflib = Graph().parse(tmp_path / "graph.ttl")
    in_oxigraph = {quad.triple for quad in ox.parse(path=tmp_path / "graph.ttl")}
    assert len(in_rdflib) == len(in_oxigraph) == meta.counts["quads"]


def test_meta_counts_what_was_written(tmp_path: Path) -> None:
    meta = write_graph(collection(), tmp_path)
    expected = {
        "articles": 2,
        "entities": 5,
        "events": 0,
        "event reports": 0,
        "quotations": 2,
        "statements": 7,
        "facts": 5,
    }
    assert expected.items() <= meta.counts.items()


# Laws

TEXTS = st.text(st.characters(codec="utf-8"), min_size=2, max_size=60)


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(TEXTS)
    ids = ("e1", "e2", "e3")
    objects = st.sampled_from(ids) | st.builds(Literal, st.text(st.characters(codec="utf-8"), max_size=5))
    statements = draw(
        st.lists(
            st.builds(
                Statement,
                subject=st.sampled_from(ids),
                predicate=st.sampled_from(("spouseOf", "wrote", "accused", "accusedOf")),
                object=objects,
                status=st.sampled_from(Status),
                evidence=st.lists(spans_in(text), min_size=1, max_size=2).map(tuple),
                according_to=st.none() | st.sampled_from(ids),
            ),
            max_size=6,
        )
    )
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=3)))
    bounds = [0, *cuts, len(text)]
    sentences = tuple(Span(a, b) for a, b in pairwise(bounds) if draw(st.booleans()))
    entities = tuple(Entity(each, each, EntityType.PERSON, ()) for each in ids)
    return Extraction(article(text, "x.txt"), entities, (), tuple(statements), sentences)


def resolved(extraction: Extraction) -> Collection:
    people = tuple(ResolvedEntity(f"person/{each.id}", each.name, each.type) for each in extraction.entities)
    keys = {(extraction.article.id, each.id): f"person/{each.id}" for each in extraction.entities}
    return Collection((extraction,), people, keys)


@given(extractions())
def test_a_fact_stands_exactly_where_an_asserted_statement_does(extraction: Extraction) -> None:
    facts = {
        (quad.subject.value, quad.predicate.value, str(quad.object))  # type: ignore[union-attr]
        for quad in quads_of(resolved(extraction), VOCABULARY)
        if quad.graph_name == DEFAULT and VOCABULARY.relation_name(quad.predicate.value)
    }
    expected = set()
    for statement in extraction.statements:
        if statement.status is Status.ASSERTED and statement.subject != statement.object:
            subject, predicate = VOCABULARY.thing(f"person/{statement.subject}"), KG + statement.predicate
            if isinstance(statement.object, Literal):
                expected.add((subject.value, predicate, str(ox.Literal(statement.object.value))))
                continue
            target = VOCABULARY.thing(f"person/{statement.object}")
            expected.add((subject.value, predicate, str(target)))
            if statement.predicate == "spouseOf":
                expected.add((target.value, predicate, str(subject)))
    assert facts == expected


@given(extractions())
def test_the_sentence_around_a_span_contains_it(extraction: Extraction) -> None:
    scope = Scope.of(extraction, resolved(extraction), VOCABULARY, {})
    for statement in extraction.statements:
        for span in statement.evidence:
            around = sentence_around(span, scope)
            assert around.contains(span)
            assert sentence_around(around, scope) == around
            assert around.end <= len(extraction.article.text)
            touched = [each for each in extraction.sentences if each.overlaps(span)]
            assert all(around.contains(each) for each in touched)


@given(extractions())
def test_whatever_the_text_turtle_gives_back_what_was_written(extraction: Extraction) -> None:
    triples = {quad.triple for quad in quads_of(resolved(extraction), VOCABULARY)}
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=VOCABULARY.prefixes)
    assert data is not None
    assert {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)} == triples
