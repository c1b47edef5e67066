from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph import Vocabulary, current_build, verify
from kg.graph.store.seal import seal
from tests.graph.compared import laid_out
from tests.graph.happened import happened
from tests.graph.quoting import quoting_collection
from tests.graph.revised import revised
from tests.graph.sample import build

VOCABULARY = Vocabulary()
KG, DATA = VOCABULARY.namespace, VOCABULARY.data
OA = "http://www.w3.org/ns/oa#"
PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in VOCABULARY.prefixes.items())


def kinds(out: Path) -> set[str]:
    return {problem.kind for problem in verify(out)}


def change(out: Path, update: str) -> None:
    """Changes store, text files and seal alike, so that only the content is wrong."""
    folder = current_build(out)
    store = ox.Store(folder / "store")
    before = len(store), hash(str(store))
    store.update(PREFIXES + update)
    assert (len(store), hash(str(store))) != before
    store.flush()
    store.dump(folder / "graph.trig", ox.RdfFormat.TRIG)
    triples = (quad.triple for quad in store)
    ox.serialize(triples, folder / "graph.ttl", ox.RdfFormat.TURTLE)
    del triples, store  # closed, so that its files stay as they are
    seal(folder)


def test_a_fresh_build_has_no_problems(built: Path) -> None:
    assert verify(built) == []


def test_a_build_with_another_base_has_no_problems(tmp_path: Path) -> None:
    assert verify(build(tmp_path, base_iri="https://news.example/x/")) == []


@pytest.mark.parametrize("old", ["Jane Roe wrote", "He was accused", "🎬"])
def test_one_changed_character_of_an_article_is_found(old: str, tmp_path: Path) -> None:
    out = build(tmp_path)
    path = current_build(out) / "articles.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, "#" + old[1:], 1), encoding="utf-8")
    assert "article" in kinds(out)


def test_a_character_more_before_the_evidence_is_found_by_the_evidence_too(tmp_path: Path) -> None:
    out = build(tmp_path)
    path = current_build(out) / "articles.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("🎭", "🎭 ", 1), encoding="utf-8")
    assert kinds(out) == {"article", "evidence", "file", "quotation"}


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl"])
@pytest.mark.parametrize("position", [0.2, 0.5, 0.9])
def test_one_changed_byte_of_a_text_file_is_found(name: str, position: float, tmp_path: Path) -> None:
    out = build(tmp_path)
    path = current_build(out) / name
    data = bytearray(path.read_bytes())
    place = next(i for i in range(int(len(data) * position), len(data)) if chr(data[i]).isalnum())
    data[place] = ord("x") if data[place] != ord("x") else ord("y")
    path.write_bytes(data)
    assert kinds(out) == {"file"}


def test_a_missing_text_file_is_found(tmp_path: Path) -> None:
    out = build(tmp_path)
    (current_build(out) / "graph.trig").unlink()
    assert kinds(out) == {"file"}


def test_articles_that_are_missing_are_found(tmp_path: Path) -> None:
    out = build(tmp_path)
    path = current_build(out) / "articles.jsonl"
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8", newline="\n")
    missing, changed = verify(out)
    assert (missing.kind, "articles.jsonl" in missing.message) == ("article", True)
    assert (changed.kind, changed.subject) == ("file", "articles.jsonl")


@pytest.mark.parametrize("damage", ["missing", "empty", "stale"])
def test_a_page_that_is_not_that_of_the_build_is_found(damage: str, tmp_path: Path) -> None:
    out = build(tmp_path)
    page = current_build(out) / "network.html"
    if damage == "missing":
        page.unlink()
    else:
        page.write_text("" if damage == "empty" else page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert [(problem.kind, problem.subject) for problem in verify(out)] == [("file", "network.html")]


def test_metadata_that_were_changed_in_the_articles_are_found(tmp_path: Path) -> None:
    out = build(tmp_path)
    path = current_build(out) / "articles.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("second.txt", "third.txt"), encoding="utf-8", newline="\n")
    assert [(problem.kind, problem.subject) for problem in verify(out)] == [("file", "articles.jsonl")]


@pytest.mark.parametrize("name", ["graph.ttl", "network.html"])
@pytest.mark.parametrize("replaced", [False, True])
def test_a_name_of_the_output_folder_that_leads_elsewhere_is_found(name: str, replaced: bool, tmp_path: Path) -> None:
    out = build(tmp_path)
    (out / name).unlink()
    if replaced:
        (out / name).write_text("stale", encoding="utf-8")
    assert [(problem.kind, problem.subject) for problem in verify(out)] == [("file", name)]


def test_without_the_articles_there_is_nothing_to_verify_against(tmp_path: Path) -> None:
    out = build(tmp_path)
    (current_build(out) / "articles.jsonl").unlink()
    with pytest.raises(StoreError, match="run kg build again"):
        verify(out)


def evidence_update(name: str, new: str) -> str:
    where = f"GRAPH ?g {{ ?s oa:{name} ?old . FILTER(STR(?old) != '') }}"
    one = f"{{ SELECT ?g ?s ?old {{ {where} }} ORDER BY ?s LIMIT 1 }}"
    return (
        f"DELETE {{ GRAPH ?g {{ ?s oa:{name} ?old }} }} INSERT {{ GRAPH ?g {{ ?s oa:{name} ?new }} }}"
        f" WHERE {{ {one} BIND({new} AS ?new) }}"
    )


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (evidence_update("exact", "CONCAT('x', SUBSTR(?old, 2))"), {"evidence"}),
        (evidence_update("exact", "CONCAT(?old, 'x')"), {"evidence", "shape"}),
        (evidence_update("end", "?old + 10000"), {"evidence", "quotation", "shape"}),
        (evidence_update("start", "'soon'"), {"evidence", "quotation", "shape"}),
        (
            "DELETE { GRAPH ?g { ?e oa:hasSource ?s } } WHERE { GRAPH ?g { ?e oa:hasSource ?s } }",
            {"evidence", "quotation", "shape"},
        ),
        (
            "DELETE { GRAPH ?g { ?e kg:inSentence ?s } } INSERT { GRAPH ?g { ?e kg:inSentence ?other } }"
            " WHERE { GRAPH ?g { ?e kg:inSentence ?s . ?other kg:inSentence ?other } FILTER(?other != ?s) }",
            {"evidence", "shape"},
        ),
        (
            "DELETE { GRAPH ?g { ?e kg:inSentence ?s } } WHERE { GRAPH ?g { ?e kg:inSentence ?s } }",
            {"evidence", "shape"},
        ),
    ],
)
def test_evidence_that_does_not_stand_in_the_article_is_found(update: str, expected: set[str], tmp_path: Path) -> None:
    out = build(tmp_path)
    change(out, update)
    found = kinds(out)
    assert "evidence" in found
    assert found <= expected


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT DATA { person:jane-roe kg:accusedOf 'theft' }", {"fact"}),
        ("INSERT DATA { person:jane-roe kg:tookOver organization:acme-corp }", {"fact"}),
        ("DELETE DATA { person:jane-roe kg:wrote document:letter }", {"statement"}),
        ("DELETE DATA { person:jane-roe kg:spouseOf person:john-doe }", {"statement"}),
        (
            "DELETE { GRAPH ?g { ?s kg:status kg:asserted } } INSERT { GRAPH ?g { ?s kg:status kg:alleged } }"
            " WHERE { GRAPH ?g { ?s rdf:predicate kg:wrote ; kg:status kg:asserted } }",
            {"fact"},
        ),
        (
            "DELETE { GRAPH ?g { ?s kg:status kg:alleged } } INSERT { GRAPH ?g { ?s kg:status kg:asserted } }"
            " WHERE { GRAPH ?g { ?s kg:status kg:alleged } }",
            {"statement"},
        ),
        (
            "DELETE { person:jane-roe ?p ?o } WHERE { person:jane-roe ?p ?o"
            " FILTER(?p IN (rdf:type, rdfs:label, schema:name, skos:altLabel, kg:named)) }",
            {"statement"},
        ),
        (
            "DELETE { GRAPH ?g { ?s kg:status ?o } } WHERE { GRAPH ?g { ?s rdf:predicate kg:founded ; kg:status ?o } }",
            {"shape"},
        ),
        (
            "DELETE { GRAPH ?g { ?s kg:evidence ?o } }"
            " WHERE { GRAPH ?g { ?s rdf:predicate kg:founded ; kg:evidence ?o } }",
            {"shape"},
        ),
        (
            "INSERT { GRAPH ?g { ?s kg:status kg:denied } } WHERE { GRAPH ?g { ?s rdf:predicate kg:founded } }",
            {"shape"},
        ),
        (
            "INSERT { GRAPH ?h { ?s kg:status kg:denied } } WHERE { GRAPH ?g { ?s rdf:predicate kg:founded }"
            " GRAPH ?h { ?t rdf:predicate kg:wrote } }",
            {"shape"},
        ),
        (
            "INSERT { GRAPH ?g { ?s kg:evidence evidence:none } } WHERE { GRAPH ?g { ?s rdf:predicate kg:founded } }",
            {"evidence"},
        ),
        (
            "DELETE { ?q schema:text ?t } INSERT { ?q schema:text 'Jane Roe founded Acme' }"
            " WHERE { ?q kg:kind 'indirect' ; schema:text ?t }",
            {"quotation"},
        ),
        ("DELETE { ?q kg:cue ?t } WHERE { ?q kg:kind 'indirect' ; kg:cue ?t }", {"quotation"}),
        (
            "DELETE { ?q kg:contentEvidence ?e } WHERE { ?q kg:kind 'indirect' ; kg:contentEvidence ?e }",
            {"quotation", "shape"},
        ),
        ("DELETE DATA { organization:acme-corp a schema:Organization }", {"shape"}),
        ("INSERT DATA { organization:acme-corp rdfs:label 'Another' }", {"shape"}),
    ],
)
def test_what_departs_from_the_rules_of_the_graph_is_found(update: str, expected: set[str], tmp_path: Path) -> None:
    out = build(tmp_path)
    change(out, update)
    assert kinds(out) == expected


def test_a_build_with_groups_chains_and_a_headline_has_no_problems(tmp_path: Path) -> None:
    assert verify(build(tmp_path, quoting_collection())) == []


NESTED = "?q kg:nestedIn ?in ; kg:speaker ?who"


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT {{ ?who kg:said ?q }} WHERE {{ {NESTED} }}",
        "INSERT { ?who kg:said ?q } WHERE { ?q kg:status kg:negated ; kg:speaker ?who }",
        "DELETE { ?who kg:said ?q } WHERE { ?who a kg:Group ; kg:said ?q }",
        "INSERT { person:ann-major kg:said ?q } WHERE { ?q kg:kind 'direct' }",
        "INSERT { ?q kg:speaker person:mary-major } WHERE { ?q kg:status kg:negated }",
        "DELETE { ?q kg:status ?s } INSERT { ?q kg:status kg:denied } WHERE { ?q kg:kind 'direct' ; kg:status ?s }",
        "DELETE { ?q kg:status kg:negated } WHERE { ?q kg:status kg:negated }",
        "DELETE { ?q kg:cueClass 'belief' } INSERT { ?q kg:cueClass 'hope' } WHERE { ?q kg:cueClass 'belief' }",
        "DELETE { ?q kg:factive true } INSERT { ?q kg:factive false } WHERE { ?q kg:factive true }",
        "INSERT { ?q kg:medium person:jane-roe } WHERE { ?q kg:medium ?letter }",
        "DELETE { ?q kg:nestedIn ?in } INSERT { ?q kg:nestedIn quotation:none } WHERE { ?q kg:nestedIn ?in }",
        "INSERT { ?q kg:nestedIn ?other } WHERE { ?q kg:nestedIn ?in . ?other kg:kind 'direct' }",
        "INSERT { ?q kg:withoutSupport true } WHERE { ?q kg:supportedBy ?other }",
        "DELETE { ?q kg:supportedBy ?by } INSERT { ?q kg:supportedBy person:jane-roe } WHERE { ?q kg:supportedBy ?by }",
        "DELETE { ?q kg:inHeadline true } WHERE { ?q kg:inHeadline true }",
        "DELETE { GRAPH ?g { ?s kg:headlineEvidence ?e } } WHERE { GRAPH ?g { ?s kg:headlineEvidence ?e } }",
    ],
)
def test_what_departs_from_the_rules_of_quotations_and_headlines_is_found(update: str, tmp_path: Path) -> None:
    out = build(tmp_path, quoting_collection())
    change(out, update)
    assert kinds(out) == {"shape"}


def test_a_build_with_events_has_no_problems(tmp_path: Path) -> None:
    assert verify(build(tmp_path, happened())) == []


ASSERTED = "GRAPH ?g { ?r kg:roleset pb:sell.01 ; kg:status kg:asserted }"


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT DATA { happening:sale kg:patient organization:acme-corp }", {"event"}),
        ("INSERT DATA { happening:sale sem:hasActor person:john-doe }", {"event"}),
        ("INSERT DATA { happening:sale kg:amount amount:money-2500000-USD }", {"event"}),
        ("DELETE DATA { happening:resignation kg:start organization:acme-corp }", {"event"}),
        (
            "DELETE { happening:resignation kg:report ?r } WHERE { happening:resignation kg:report ?r }",
            {"event", "shape"},
        ),
        ("DELETE { ?e a kg:ClaimedEvent } INSERT { ?e a kg:Event } WHERE { ?e a kg:ClaimedEvent }", {"event"}),
        ("INSERT { ?e sem:hasTimeStamp '2021'^^xsd:gYear } WHERE { ?e a kg:ClaimedEvent }", {"event", "shape"}),
        (
            f"DELETE {{ GRAPH ?g {{ ?r kg:status ?s }} }} INSERT {{ GRAPH ?g {{ ?r kg:status kg:denied }} }}"
            f" WHERE {{ {ASSERTED} GRAPH ?g {{ ?r kg:status ?s }} }}",
            {"event"},
        ),
        (f"INSERT {{ GRAPH ?g {{ ?r kg:agent person:nobody }} }} WHERE {{ {ASSERTED} }}", {"event"}),
        (f"INSERT {{ GRAPH ?g {{ ?r kg:eventWord 'kept' }} }} WHERE {{ {ASSERTED} }}", {"evidence"}),
        (
            f"DELETE {{ GRAPH ?g {{ ?r kg:evidence ?x }} }} WHERE {{ {ASSERTED} GRAPH ?g {{ ?r kg:evidence ?x }} }}",
            {"evidence", "shape"},
        ),
        ("DELETE { GRAPH ?g { ?r kg:status ?s } } WHERE { GRAPH ?g { ?r kg:status ?s ; kg:source ?x } }", {"shape"}),
        ("DELETE { ?a schema:value ?v } WHERE { ?a schema:value ?v }", {"shape"}),
        ("DELETE { ?a kg:bound ?v } INSERT { ?a kg:bound 'some' } WHERE { ?a kg:bound ?v }", {"shape"}),
        ("INSERT { GRAPH ?g { ?s kg:bornOutBy ?s } } WHERE { GRAPH ?g { ?s kg:bornOutBy ?r } }", {"shape"}),
        ("DELETE { GRAPH ?g { ?r kg:latest ?d } } WHERE { GRAPH ?g { ?r kg:latest ?d } }", {"shape"}),
        (
            "DELETE { GRAPH ?g { ?r kg:time ?t } } INSERT { GRAPH ?g { ?r kg:time '1999'^^xsd:gYear } }"
            " WHERE { GRAPH ?g { ?r a kg:EventReport ; kg:time ?t } }",
            {"event", "shape"},
        ),
    ],
)
def test_what_departs_from_the_rules_of_events_is_found(update: str, expected: set[str], tmp_path: Path) -> None:
    out = build(tmp_path, happened())
    change(out, update)
    assert kinds(out) == expected


def compared(out: Path) -> Path:
    collection, comparison = laid_out()
    return build(out, collection, comparison=comparison)


def test_a_build_with_a_comparison_has_no_problems(tmp_path: Path) -> None:
    assert verify(compared(tmp_path)) == []


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (
            "DELETE { ?d kg:oneWords 'not' } INSERT { ?d kg:oneWords 'never' } WHERE { ?d kg:oneWords 'not' }",
            {"comparison"},
        ),
        ("DELETE { ?d kg:oneEvidence ?e } WHERE { ?d kg:oneWords 'not' ; kg:oneEvidence ?e }", {"comparison"}),
        (
            "DELETE { ?d kg:oneWords 'not' ; kg:oneEvidence ?e } INSERT { ?d kg:oneWords '47' ; kg:oneEvidence ?f }"
            " WHERE { ?d kg:oneWords 'not' ; kg:oneEvidence ?e . ?s kg:value '47' ; kg:evidence ?f }",
            {"comparison"},
        ),
        ("INSERT { ?d kg:evidence evidence:none } WHERE { ?d a kg:Difference }", {"comparison"}),
        ("INSERT { ?s kg:evidence evidence:none } WHERE { ?s a kg:Side }", {"comparison"}),
        ("INSERT { ?s kg:evidence ?e } WHERE { ?s kg:value '47' . ?t kg:value '46' ; kg:evidence ?e }", {"comparison"}),
        ("INSERT { ?p kg:oneEvidence ?e } WHERE { ?p kg:otherEvidence ?e }", {"comparison"}),
        (
            "DELETE { ?s schema:isPartOf ?a } INSERT { ?s schema:isPartOf ?b }"
            " WHERE { ?s kg:value '47' ; schema:isPartOf ?a . ?t kg:value '46' ; schema:isPartOf ?b }",
            {"comparison"},
        ),
        ("INSERT { ?c kg:side side:none } WHERE { ?c a kg:Conflict }", {"comparison"}),
        ("DELETE { ?c kg:agreement ?a } WHERE { ?c kg:agreement ?a }", {"shape"}),
        ("INSERT { ?u kg:rendering quotation:none } WHERE { ?u a kg:Utterance }", {"comparison"}),
        (
            "INSERT { ?u kg:lentTo ?q } WHERE { ?u a kg:Utterance . ?q schema:text ?t ; ^kg:nestedIn ?r }",
            {"comparison"},
        ),
        ("DELETE { ?u kg:agreedSpeaker ?w } WHERE { ?u kg:agreedSpeaker ?w }", {"shape"}),
        ("DELETE { ?u kg:rendering ?q } WHERE { ?u kg:lentTo ?q }", {"comparison", "shape"}),
        (
            "DELETE { ?p kg:other ?q } INSERT { ?p kg:other quotation:none }"
            " WHERE { ?p a kg:RenderedPair ; kg:other ?q }",
            {"comparison"},
        ),
        ("INSERT { ?p kg:difference difference:none } WHERE { ?p a kg:RenderedPair }", {"comparison"}),
        ("INSERT { ?p kg:changed 'mood' } WHERE { ?p a kg:RenderedPair }", {"shape"}),
        (
            "DELETE { ?o kg:other ?a } INSERT { ?o kg:other article:none }"
            " WHERE { ?o kg:originKind 'credit' ; kg:other ?a }",
            {"comparison"},
        ),
        ("DELETE { ?o kg:passage ?p } WHERE { ?o kg:originKind 'told' ; kg:passage ?p }", {"shape"}),
        ("INSERT { ?o kg:passage passage:none } WHERE { ?o a kg:Origin }", {"comparison"}),
        ("INSERT { ?s kg:toldBy article:none } WHERE { ?s a kg:Story }", {"comparison"}),
        (
            "DELETE { ?m kg:tells ?q } INSERT { ?m kg:tells quotation:none } WHERE { ?m kg:tells ?q }",
            {"comparison"},
        ),
        (
            "INSERT { ?m kg:otherEvidence ?e } WHERE { ?m a kg:HeadlineMatch . ?s kg:value '46' ; kg:evidence ?e }",
            {"comparison"},
        ),
        ("INSERT { ?m kg:oneEvidence evidence:none } WHERE { ?m a kg:HeadlineMatch }", {"comparison"}),
        ("INSERT { ?m kg:otherwise 'tone' } WHERE { ?m a kg:HeadlineMatch }", {"shape"}),
        ("DELETE { ?x kg:inStory ?s } WHERE { ?x a kg:Utterance ; kg:inStory ?s }", {"shape"}),
        ("DELETE { ?x kg:inStory ?s } INSERT { ?x kg:inStory story:none } WHERE { ?x kg:inStory ?s }", {"comparison"}),
    ],
)
def test_what_is_compared_wrongly_is_found(update: str, expected: set[str], tmp_path: Path) -> None:
    out = compared(tmp_path)
    change(out, update)
    assert kinds(out) == expected


def test_a_build_with_a_revision_has_no_problems(tmp_path: Path) -> None:
    collection, comparison = revised()
    assert verify(build(tmp_path, collection, comparison=comparison)) == []


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("DELETE { ?b prov:wasRevisionOf ?a } WHERE { ?b prov:wasRevisionOf ?a }", {"comparison"}),
        ("INSERT { ?a prov:wasRevisionOf ?b } WHERE { ?b prov:wasRevisionOf ?a }", {"comparison"}),
        ("DELETE { ?r kg:other ?a } INSERT { ?r kg:other article:none } WHERE { ?r a kg:Revision ; kg:other ?a }",
            {"comparison"}),
        ("DELETE { ?r kg:one ?a } WHERE { ?r a kg:Revision ; kg:one ?a }", {"comparison", "shape"}),
        ("INSERT { ?r kg:gone statement:none } WHERE { ?r a kg:Revision }", {"comparison"}),
        ("INSERT { ?r kg:gone ?f } WHERE { ?r a kg:Revision ; kg:new ?f }", {"comparison", "shape"}),
        ("DELETE { ?r kg:new ?f } INSERT { ?r kg:new ?g } WHERE { ?r kg:new ?f ; kg:gone ?g }",
            {"comparison", "shape"}),
        ("INSERT { ?r kg:change revised-pair:none } WHERE { ?r a kg:Revision }", {"comparison"}),
        ("DELETE { ?r kg:change ?c } WHERE { ?r kg:change ?c }", {"shape"}),
        ("DELETE { ?c kg:other ?q } INSERT { ?c kg:other quotation:none } WHERE { ?c a kg:RevisedPair ; kg:other ?q }",
            {"comparison"}),
        ("DELETE { ?c kg:difference ?d } WHERE { ?c a kg:RevisedPair ; kg:difference ?d }", {"shape"}),
        ("INSERT { ?c kg:changed 'mood' } WHERE { ?c a kg:RevisedPair }", {"shape"}),
        ("INSERT { ?d kg:oneEvidence ?e ; kg:evidence ?e } WHERE { ?d kg:oneWords '47' . ?x kg:oneWords 'not' ;"
            " kg:oneEvidence ?e }", {"comparison"}),
    ],
)  # fmt: skip
def test_a_damaged_revision_is_found(update: str, expected: set[str], tmp_path: Path) -> None:
    collection, comparison = revised()
    out = build(tmp_path, collection, comparison=comparison)
    change(out, update)
    assert kinds(out) == expected


def test_a_table_of_the_store_that_has_changed_is_told(tmp_path: Path) -> None:
    out = build(tmp_path)
    table = max((current_build(out) / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
    data = bytearray(table.read_bytes())
    data[len(data) // 3] ^= 0xFF  # among the quads, which nobody reads when it is opened
    table.write_bytes(data)
    with pytest.raises(StoreError, match=f"store/{table.name} is not the one that was built: its SHA-256 differs"):
        verify(out)


def test_problems_say_in_one_line_what_is_wrong(tmp_path: Path) -> None:
    out = build(tmp_path)
    change(out, evidence_update("exact", "CONCAT('x', SUBSTR(?old, 2))"))
    (problem, *_) = verify(out)
    assert problem.subject.startswith(f"{DATA}evidence/")
    assert "\n" not in problem.message
