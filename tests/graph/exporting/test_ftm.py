"""What kg writes as FollowTheMoney is read by followthemoney, and has every finding, claims only as notes."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("followthemoney", reason="pip install -e '.[ftm-tests]' needs a compiler and ICU (libicu-dev)")

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.dataset.util import dataset_name_check
from followthemoney.statement import Statement, StatementEntity
from followthemoney.statement.serialize import read_csv_statements

import kg
from kg.graph import export, open_graph
from kg.graph.exporting.ftm.entities import id_of
from kg.graph.exporting.ftm.mapping import kinds_of, predicates, schemata
from kg.graph.exporting.ftm.writing import dataset_of
from kg.vocabulary.ontology import ontology
from tests.graph.exporting.conftest import ARTICLES

GRAPHS = ("news", "seeds", "built", "empty")


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Path:
    """Each of the graphs."""
    path: Path = request.getfixturevalue(request.param)
    return path


def exported(graph: Path) -> dict[str, Any]:
    """Entities as followthemoney reads them, by their ids."""
    stream = io.BytesIO()
    export(graph, "ftm", stream)
    found = [model.get_proxy(json.loads(line)) for line in stream.getvalue().splitlines()]
    assert len({each.id for each in found}) == len(found)
    return {str(each.id): each for each in found}


def rows(graph: Path, query: str) -> set[tuple[str, ...]]:
    opened = open_graph(graph)
    found: Any = opened.store.query(query, prefixes=opened.vocabulary.prefixes)
    return {tuple(str(getattr(term, "value", "")) for term in row) for row in found}


def statements(graph: Path, condition: str = "") -> set[str]:
    return {iri for (iri,) in rows(graph, f"SELECT ?x {{ GRAPH ?article {{ ?x a rdf:Statement . {condition} }} }}")}


@pytest.mark.parametrize("graph", [*GRAPHS, "odd"], indirect=True)
def test_every_value_is_one_that_the_model_takes(graph: Path) -> None:
    for entity in exported(graph).values():
        assert entity.id is not None
        entity.schema.validate({"properties": entity.properties})
        for prop, value in entity.itervalues():
            assert prop.type.clean(value, proxy=entity) == value, (entity.schema.name, prop.name, value)


def test_every_link_has_ends_that_are_there_and_fit(graph: Path) -> None:
    entities = exported(graph)
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert entities[value].schema.is_a(prop.range), (entity.schema.name, prop.name, entities[value].schema)
        if entity.schema.edge:
            assert entity.get(entity.schema.source_prop)
            assert entity.get(entity.schema.target_prop)


def test_there_are_as_many_as_the_graph_has(graph: Path) -> None:
    entities = exported(graph)
    counts = Counter(entity.schema.name for entity in entities.values())
    named = "?x kg:named true ; a ?class . VALUES ?class"
    assert counts["Person"] == len(rows(graph, f"SELECT DISTINCT ?x {{ {named} {{ schema:Person }} }}"))
    organizations = len(rows(graph, f"SELECT DISTINCT ?x {{ {named} {{ schema:Organization }} }}"))
    assert counts["Organization"] + counts["Company"] == organizations
    assert counts["Article"] == len(rows(graph, "SELECT ?x { ?x a schema:NewsArticle }"))
    kinds = "VALUES ?class { schema:Person schema:Organization }"
    mentioned = f"SELECT DISTINCT ?a ?x {{ ?a schema:mentions ?x . ?x kg:named true ; a ?class . {kinds} }}"
    assert counts["Mention"] == len(rows(graph, mentioned))
    happened = "?event a kg:Event . GRAPH ?a { ?x kg:event ?event ; kg:status kg:asserted }"
    events = [each for each in entities.values() if each.id.startswith("happening.")]
    assert len(events) == len(rows(graph, f"SELECT DISTINCT ?event {{ {happened} }}"))


def test_each_statement_is_a_link_a_property_or_a_note(graph: Path) -> None:
    entities = exported(graph).values()
    linked = {iri for each in entities if each.schema.edge for iri in each.get("recordId", quiet=True)}
    notes = [each for each in entities if each.schema.name == "Note" and "statement" in each.get("keywords")]
    titles = [each for each in notes if "title" in each.get("keywords")]
    properties = [
        (predicate, subject, value)
        for predicate, mapped in predicates().items()
        if mapped.property
        for subject, value in rows(
            graph,
            f"""SELECT ?subject ?value {{
              GRAPH ?article {{ ?x rdf:predicate kg:{predicate} ; rdf:subject ?subject ; rdf:object ?value ;
                kg:status kg:asserted FILTER NOT EXISTS {{ ?x kg:ended true }} }}
              ?subject kg:named true }}""",
        )
    ]
    told = sum(
        len(rows(graph, f"SELECT ?x {{ GRAPH ?a {{ ?x rdf:predicate kg:{p} ; rdf:subject <{s}> ; rdf:object ?o ; "
                        f"kg:status kg:asserted FILTER(STR(?o) = {json.dumps(v)}) "
                        f"FILTER NOT EXISTS {{ ?x kg:ended true }} }} }}"))
        for p, s, v in properties
    )  # fmt: skip
    assert linked <= statements(graph, "?x kg:status kg:asserted")
    assert len(linked) + told + len(notes) - len(titles) == len(statements(graph))


def test_what_is_claimed_is_a_note_that_says_so_first(news: Path) -> None:
    entities = exported(news)
    jane, doe, lopez = (f"person.{name}" for name in ("jane-roe", "john-doe", "maria-lopez"))
    notes = {each.first("description"): each for each in entities.values() if each.schema.name == "Note"}

    def note(opening: str) -> Any:
        (found,) = [each for said, each in notes.items() if said.startswith(opening)]
        return found

    assert note("denied, according to Maria Lopez: Maria Lopez – threatened – John Stiles | ").get("entity")
    alleged = note("alleged: John Doe attacked Maria Lopez | Doe allegedly")
    assert (sorted(alleged.get("entity")), alleged.get("publisher")) == ([doe, lopez], ["The Daily Example"])
    assert note("belief, at second hand or not uttered: “that Doe will leave” (Maria Lopez)")
    assert note("negated speech: “that it was over” (Maria Lopez)")
    assert note("asserted: Jane Roe – convicted of – fraud").get("entity") == [jane]
    for entity in entities.values():
        if entity.schema.edge:
            assert "threatened" not in entity.get("role", quiet=True)
        if entity.schema.name == "Event":
            assert {doe, lopez} - set(entity.get("involved"))
    assert entities[jane].get("topics") == []
    assert (entities[jane].get("alias"), entities[jane].get("weakAlias")) == ([], ["Roe"])


def test_statements_say_in_which_outlets_and_articles_a_value_stands(graph: Path, tmp_path: Path) -> None:
    export(graph, "ftm", f"{tmp_path}/ftm/")
    entities = exported(graph)
    written = (tmp_path / "ftm" / "entities.ftm.json").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in written] == list(entities)
    found = list(read_csv_statements(io.BytesIO((tmp_path / "ftm" / "statements.csv").read_bytes())))
    articles = {iri for (iri,) in rows(graph, "SELECT ?x { ?x a schema:NewsArticle }")}
    by_entity: dict[str, list[Statement]] = {}
    for each in found:
        assert each.id == each.generate_key()
        assert dataset_name_check(each.dataset)
        assert set((each.origin or "").split()) <= articles
        by_entity.setdefault(each.canonical_id, []).append(each)
    assert len({each.id for each in found}) == len(found)
    for id_, of in by_entity.items():
        whole = StatementEntity.from_statements(Dataset.make({"name": "kg", "title": "kg"}), of)
        assert whole.schema == entities[id_].schema
        assert {name: set(values) for name, values in whole.properties.items()} == {
            name: set(values) for name, values in entities[id_].properties.items()
        }
    assert set(by_entity) == set(entities)


def test_a_name_that_two_outlets_have_is_two_statements(news: Path, tmp_path: Path) -> None:
    export(news, "ftm", f"{tmp_path}/ftm/")
    read = read_csv_statements(io.BytesIO((tmp_path / "ftm" / "statements.csv").read_bytes()))
    found = [each for each in read if (each.entity_id, each.prop) == ("person.jane-roe", "name")]
    assert {each.dataset: each.first_seen for each in found} == {
        "the_daily_example": "2024-03-06",
        "the_harbour_herald": "2024-03-07",
        "kg": None,
    }


def test_ids_outlast_another_build_of_more(news: Path, tmp_path: Path) -> None:
    more = [*ARTICLES, {"text": "Jane Roe met Carl Roe.", "outlet": "The Third Paper"}]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in more), encoding="utf-8")
    kg.build([tmp_path / "news.jsonl"], tmp_path / "output")
    before, after = exported(news), exported(tmp_path / "output")
    assert set(before) < set(after)


def test_the_tables_know_the_schemata_as_the_model_does() -> None:
    for schema in schemata().values():
        known = model.get(schema.name)
        assert known is not None
        assert (known.edge_source, known.edge_target) == (schema.source, schema.target)
        for end, is_ in ((schema.source, schema.source_is), (schema.target, schema.target_is)):
            prop = known.get(end)
            assert prop is not None
            assert prop.range is not None
            assert prop.range.name == is_
        assert known.get(schema.words) is not None
        assert schema.former is None or known.get(schema.former) is not None
    for name in ("Person", "Organization", "Company", "Address", "Event", "Article"):
        known = model.get(name)
        assert known is not None
        assert {each.name for each in known.schemata} >= set(kinds_of(name))
    for predicate, mapped in predicates().items():
        assert predicate in ontology().relations
        assert (mapped.link is None) != (mapped.property is None)
        if mapped.property:
            of = model.get(mapped.of)
            assert of is not None
            assert of.get(mapped.property) is not None


def test_each_predicate_becomes_in_its_example_what_the_table_says(tmp_path: Path) -> None:
    examples = {predicate: mapped.example for predicate, mapped in predicates().items()}
    lines = [json.dumps({"text": example, "title": predicate}) for predicate, example in examples.items()]
    (tmp_path / "examples.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kg.build([tmp_path / "examples.jsonl"], tmp_path / "output")
    entities = exported(tmp_path / "output").values()
    links = {iri: each.schema.name for each in entities for iri in each.get("recordId", quiet=True)}
    for predicate, mapped in predicates().items():
        told = statements(tmp_path / "output", f"?x rdf:predicate kg:{predicate} ; kg:status kg:asserted")
        assert told, predicate
        if mapped.link:
            assert {links[each] for each in told} == {mapped.link}, predicate
        else:
            assert any(each.get(mapped.property, quiet=True) for each in entities), predicate


def test_odd_names_have_ids_and_datasets_all_the_same() -> None:
    assert id_of("person/jane-roe") == "person.jane-roe"
    assert id_of("person/%E4%BD%90") == id_of("person/%E4%BD%90") != id_of("person/%E8%97%A4")
    assert dataset_of("https://kg.example/id/outlet/le-%C3%A9cho") != dataset_of(
        "https://kg.example/id/outlet/le-monde"
    )
    assert dataset_of("https://kg.example/id/outlet/佐藤").startswith("outlet_")
    assert dataset_of("") == "kg"
