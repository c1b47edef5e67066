"""Which queries are read closely for what is refused."""

from __future__ import annotations

import pytest

from kg.catalogue import catalogue
from kg.serving.suspicion import is_suspect, without_escapes


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { ser\\u0056ice <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { s\\u005cu0045rvice <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'service' }",
        "SELECT * FROM <http://x.example/> { ?s ?p ?o }",
        "SELECT *from<http://x.example/> { ?s ?p ?o }",
        "SELECT (1 AS ?from)FROM NAMED x:y { ?s ?p ?o }",
        "ASKFROM<http://x.example/> { ?s ?p ?o }",
        "SELECT * FROMx:y { ?s ?p ?o }",
        "SELECT * # a comment 'of one line\nFROM <http://x.example/> { ?s ?p ?o }",
        "SELECT * F\\U00000052OM <http://x.example/> { ?s ?p ?o }",
    ],
)
def test_a_query_with_service_or_from_is_suspect(query: str) -> None:
    assert is_suspect(without_escapes(query))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?from kg:airedFrom 'away from \\'it\\'' } # from here",
        'SELECT * { ?s ?p """from "here" FROM""" , \'from\' , <http://x.example/from#from> }',
        "SELECT * { ?s ?p '\\u0041' }",
    ],
)
def test_one_with_these_letters_elsewhere_is_not(query: str) -> None:
    assert not is_suspect(without_escapes(query))


def test_nothing_that_comes_with_kg_is_suspect() -> None:
    assert [query.name for query in catalogue() if is_suspect(without_escapes(query.text))] == []
