"""Reads what a store says of many things at once: a query for hundreds of them costs little more than one for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pyoxigraph as ox

Term: TypeAlias = "ox.NamedNode | ox.Literal"

Values: TypeAlias = "Mapping[str, Sequence[Term]]"
"""What is said of one thing: property IRI to values, sorted."""

#: IRIs named in one query: more take long to parse, fewer take many queries.
AT_ONCE = 500


def batches(iris: Iterable[str]) -> Iterator[str]:
    """IRIs as values of a query (SPARQL 1.1, 10.2), so many at once as one query takes."""
    left = iter(iris)
    while some := list(islice(left, AT_ONCE)):
        yield " ".join(f"<{iri}>" for iri in some)


def first(about: Values, *names: str) -> str:
    """The first value of the first of these properties that has one, or an empty string."""
    return next((about[name][0].value for name in names if about.get(name)), "")


def said_of(store: ox.Store, iris: Iterable[str]) -> Iterator[tuple[str, str, Term]]:
    """All that any graph says of these things: IRI of the thing, IRI of the property, value; in no order."""
    for values in batches(iris):
        pattern = f"VALUES ?s {{ {values} }} ?s ?p ?o"
        in_articles = f"VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }}"
        yield from _told(store, f"{{ {pattern} }} UNION {{ {in_articles} }}")


def said_of_class(store: ox.Store, class_: str) -> Iterator[tuple[str, str, Term]]:
    """All that any graph says of the things to which it gives a class, as `said_of`."""
    pattern = f"?s a <{class_}> ; ?p ?o"
    yield from _told(store, f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}")


def values_of(store: ox.Store, iris: Iterable[str], property_: str) -> Iterator[tuple[str, Term]]:
    """What a property of these things leads to, in the default graph: IRI of the thing and value, in no order."""
    for values in batches(iris):
        for thing, value in _solutions(store, f"SELECT ?s ?o {{ VALUES ?s {{ {values} }} ?s <{property_}> ?o }}"):
            yield thing.value, value


def _told(store: ox.Store, pattern: str) -> Iterator[tuple[str, str, Term]]:
    for thing, property_, value in _solutions(store, f"SELECT ?s ?p ?o {{ {pattern} }}"):
        yield thing.value, property_.value, value


def _solutions(store: ox.Store, query: str) -> Iterator[list[Term]]:
    for solution in store.query(query):  # type: ignore[union-attr]
        yield list(solution)
