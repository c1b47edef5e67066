"""Whatever slips there are in a file that somebody wrote for kg, or in a query, it is used or told in one line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import DecisionsError, InputError, KgError, QueryError
from kg.extraction.frames.own import own_frames_of
from kg.graph.querying.query_worker import answer
from kg.jobs import Collected
from kg.reading import read
from kg.resolution import read_decisions, resolve_collection
from kg.vocabulary.iris import Vocabulary
from tests.changed_text import changed
from tests.graph.sample import first, second

FEW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

DECISIONS = """
[[merge]]
entities = ["Jane Roe", { name = "John Doe", outlet = "The Daily Example", all = true }]
as = "Jane Roe"
type = "Person"
reason = "one and the same"
[[split]]
entity = "Jane Roe"
articles = ["a.txt"]
as = "Jane Roe (singer)"
[[reject]]
subject = "Jane Roe"
predicate = "spouseOf"
object = "John Doe"
[[speaker]]
quotation = "We will pay"
speaker = false
[[merge]]
events = ["Jane Roe resigned", { words = "left", article = "a.txt" }]
as = "Jane Roe resigned"
"""
FRAMES = """
[defaults]
subject_type = "Person"
[predicate.mentored]
label = "was a mentor of"
comment = "The subject advised the object."
[[frame]]
predicate = "mentored"
verbs = ["mentor", "take under"]
subject = ["agent", "owner"]
object = "patient"
object_type = ["Person", "Group"]
requires = { of = ["@office"] }
matches = "(?:two|three) years"
examples = ["Jane Roe mentored John Stiles."]
"""
SIDE_CAR = """
["a.txt"]
outlet = "The Daily Example"
published = 2024-05-17
url = "https://news.example/a"
author = ["Jane Roe", "John Doe"]
"""
TABLE = 'file;outlet;published;author\na.txt;"The Daily; Example";2024-05-17;Jane Roe\nb.txt;;;\n'
QUERY = """
PREFIX x: <https://x.example/>
SELECT DISTINCT ?name (COUNT(?a) AS ?n) {
  GRAPH ?in { ?a x:said "words"@en ; rdfs:label ?name . FILTER(?n > 3 && REGEX(?name, "Roe", "i")) }
  OPTIONAL { ?a (kg:said|^kg:wrote)/rdf:type ?type } VALUES ?type { kg:Event UNDEF }
} GROUP BY ?name HAVING(COUNT(?a) > 1) ORDER BY DESC(?n) LIMIT 10
"""


def told(error: KgError) -> None:
    assert str(error).strip()
    assert error.__class__ is not KgError


@FEW
@given(text=changed(DECISIONS))
def test_decisions(tmp_path: Path, text: str) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(text, encoding="utf-8", newline="\n")
    try:
        decided = read_decisions(file)
        collected = Collected()
        for extraction in (first(), second()):
            collected.add(extraction.article, extraction, None, extraction.article.id)
        resolve_collection(collected.extractions, decided)
    except DecisionsError as error:
        told(error)


@FEW
@given(text=changed(FRAMES))
def test_frames(text: str) -> None:
    try:
        own_frames_of([("mine.toml", text)])
    except InputError as error:
        told(error)


@pytest.mark.parametrize(("name", "good"), [("metadata.toml", SIDE_CAR), ("metadata.csv", TABLE)])
def test_side_cars(tmp_path: Path, name: str, good: str) -> None:
    (tmp_path / "a.txt").write_text("Jane Roe left Acme Corp.", encoding="utf-8")

    @FEW
    @given(text=changed(good))
    def tried(text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
        try:
            for article in read(
                [tmp_path / "a.txt"], on_failure=told, on_notice=lambda _: None, metadata=tmp_path / name
            ):
                article.text.encode()
        except InputError as error:
            told(error)

    tried()


@FEW
@given(text=changed(QUERY))
def test_queries(text: str) -> None:
    try:
        answer(ox.Store(), text, Vocabulary().prefixes)
    except QueryError as error:
        told(error)
