"""What kg checks of SHACL against pySHACL, which checks all of it, on graphs in which every constraint is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import SH, Graph, URIRef

from kg.graph.checking.conforming import departures_of
from kg.graph.checking.pages import Term
from kg.graph.checking.shapes.literals import WELL_FORMED
from kg.graph.checking.shapes.loading import UnsupportedShape, load_shapes
from kg.graph.checking.shapes.shape import Shape
from kg.model import Collection
from kg.model.comparison import Comparison
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, RDF, XSD
from kg.vocabulary.ontology import shapes_text
from tests.graph.compared import laid_out
from tests.graph.happened import happened
from tests.graph.quoting import quoting_collection
from tests.graph.revised import revised
from tests.graph.sample import collection, store_of

KG = f"{DEFAULT_BASE_IRI}ns#"
TYPE = ox.NamedNode(f"{RDF}type")
NOBODY = ox.NamedNode("https://example.org/nobody")

#: Each is wrong somewhere: of another kind, of no datatype, empty, out of range, damaged, nowhere described.
ODD: list[Term] = [
    NOBODY,
    ox.BlankNode("somebody"),
    ox.Literal("odd"),
    ox.Literal(""),
    ox.Literal("odd", language="en"),
    ox.Literal("2"),
    *(
        ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
        for value, datatype in (
            ("-1", "integer"),
            ("2", "integer"),
            ("soon", "integer"),
            ("2.5", "decimal"),
            ("-0.5", "decimal"),
            ("2021", "gYear"),
            ("2021-05", "gYearMonth"),
            ("2021-02-30", "date"),
            ("true", "boolean"),
            ("false", "boolean"),
        )
    ),
]
#: What is odd by itself is so beside others too; these are also beside a thing's own values, for there may be too many.
BESIDE: list[Term] = [NOBODY, ox.Literal("odd"), ox.Literal(-1)]
Quads = list[ox.Quad]


@dataclass(frozen=True)
class Odd:
    """A value of a property, in some graph."""

    predicate: ox.NamedNode
    value: Term
    graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph

    def of(self, thing: ox.NamedNode) -> ox.Quad:
        return ox.Quad(thing, self.predicate, self.value, self.graph)


def samples() -> Iterator[tuple[Collection, Comparison]]:
    yield collection(), Comparison()
    yield quoting_collection(), Comparison()
    yield happened(), Comparison()
    yield laid_out()
    yield revised()


def aims() -> Iterator[tuple[str, str, set[str]]]:
    """What the shapes aim at: the kind of target, its IRI, and the properties at which any of these shapes looks."""
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    paths = {end for kind in (SH.path, SH.inversePath, SH.equals, SH.disjoint) for end in shapes.objects(None, kind)}
    paths |= {end for several in shapes.objects(None, SH.alternativePath) for end in shapes.items(several)}
    looked: dict[tuple[str, str], set[str]] = {}
    for kind in (SH.targetClass, SH.targetSubjectsOf):
        for shape, aim in shapes.subject_objects(kind):
            below = shapes.transitiveClosure(lambda node, graph: graph.objects(node, None), shape)
            terms = {str(node) for node in below if node in paths and isinstance(node, URIRef)}
            looked.setdefault((str(kind), str(aim)), set()).update(terms)
    return ((kind, aim, terms) for (kind, aim), terms in sorted(looked.items()))


def bare() -> ox.Store:
    """One thing of each kind at which shapes aim, of which nothing else is known."""
    store = ox.Store()
    for number, (kind, aim, _) in enumerate(aims()):
        thing = ox.NamedNode(f"https://example.org/bare/{number}")
        is_class = kind == str(SH.targetClass)
        said = (TYPE, ox.NamedNode(aim)) if is_class else (ox.NamedNode(aim), NOBODY)
        store.add(ox.Quad(thing, *said))
    return store


def broken(store: ox.Store, done: set[str]) -> Quads:
    """Copies of things of the store, each with one property otherwise than it is; of what is not `done` already."""
    made: Quads = []
    for kind, aim, predicates in aims():
        is_class = kind == str(SH.targetClass)
        pattern = (None, TYPE, ox.NamedNode(aim)) if is_class else (None, ox.NamedNode(aim), None)
        found = min(store.quads_for_pattern(*pattern), key=str, default=None)
        if found is not None and aim not in done:
            done.add(aim)
            for predicate in sorted(predicates):
                made += variants(store, found, ox.NamedNode(predicate), len(made))
    return made


def variants(store: ox.Store, of: ox.Quad, predicate: ox.NamedNode, number: int) -> Quads:
    """Copies of a thing without a property, with odd values of it, and with odd values beside its own; both ways."""
    about = list(store.quads_for_pattern(of.subject, None, None, None))
    inbound = list(store.quads_for_pattern(None, None, of.subject, None))
    others = list({quad.predicate: quad.object for quad in about if isinstance(quad.object, ox.NamedNode)}.values())
    made: Quads = []

    def copied(change: Callable[[Quads, ox.NamedNode], Quads]) -> None:
        copy = ox.NamedNode(f"https://example.org/copy/{number}/{len(made)}")
        quads = [ox.Quad(copy, quad.predicate, quad.object, quad.graph_name) for quad in about]
        quads += [ox.Quad(quad.subject, quad.predicate, copy, quad.graph_name) for quad in inbound]
        made.extend(change(quads, copy))

    def without(quads: Quads, copy: ox.NamedNode) -> Quads:
        return [quad for quad in quads if quad.subject != copy or quad.predicate != predicate]

    def apart(quads: Quads, copy: ox.NamedNode) -> Quads:
        return [quad for quad in quads if quad.object != copy or quad.predicate != predicate]

    copied(lambda quads, copy: quads)
    copied(without)
    copied(apart)
    copied(lambda quads, copy: [*quads, ox.Quad(NOBODY, predicate, copy, of.graph_name)])
    # not one for all properties, for who is nobody's member counts
    more = [Odd(predicate, ox.NamedNode(f"https://example.org/{name}/{number}"), of.graph_name) for name in "ab"]
    for value in [*ODD, *others]:
        odd = Odd(predicate, value, of.graph_name)
        copied(lambda quads, copy, odd=odd: [*without(quads, copy), odd.of(copy)])  # type: ignore[misc]
        if value not in ODD or value in BESIDE:
            copied(lambda quads, copy, odd=odd: [*quads, *(each.of(copy) for each in (odd, *more))])  # type: ignore[misc]
    return made


Found = set[tuple[str, str, str, str | None]]


def by_pyshacl(store: ox.Store) -> Found:
    """Focus node, constraint component, message and value of every result of pySHACL over all graphs together."""
    data = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    graph = Graph(bind_namespaces="none").parse(data=data, format="nt")
    _, report, _ = validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    found: Found = set()
    for result in report.objects(None, SH.result):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        message = str(report.value(result, SH.resultMessage))
        found.add(
            (
                shown(focus.n3()),
                component.removesuffix("ConstraintComponent"),
                message,
                None if value is None else shown(value.n3()),
            )
        )
    return found


def by_kg(store: ox.Store) -> Found:
    return {
        (shown(str(each.focus)), each.component, each.message, None if each.value is None else shown(str(each.value)))
        for each in departures_of(store, DEFAULT_BASE_IRI)
    }


def shown(term: str) -> str:
    """A term as either library writes it: names of blank nodes are their own, and so is `"2"` for an integer."""
    return "_:" if term.startswith("_:") else term.split("^^")[0].strip('"')


def constraints(shapes: Iterable[Shape]) -> Iterator[tuple[str, str]]:
    for shape in shapes:
        yield from ((constraint.component, shape.message) for constraint in shape.constraints)
        yield from constraints(shape.properties)


def test_kg_finds_what_pyshacl_finds_of_every_constraint_of_every_shape(tmp_path: Path) -> None:
    told: set[tuple[str, str]] = set()
    done: set[str] = set()
    for number, whole in enumerate([*(store_of(*sample) for sample in samples()), bare()]):
        store = ox.Store(tmp_path / str(number))
        store.bulk_extend([*whole, *broken(whole, done)])
        found, expected = by_kg(store), by_pyshacl(store)
        assert expected - found == set()
        # pySHACL takes dates and truth values for less than a number; what cannot be compared departs, says SHACL
        assert {each for each in found - expected if each[1] != "MaxInclusive"} == set()
        told |= {(component, message) for _, component, message, _ in found}
    shapes = load_shapes(shapes_text())
    asked = {*shapes.of_class.values(), *shapes.of_subjects.values()}
    # what has no bound is no amount
    never = {("MinCount", "an amount has one bound, of the six")}
    assert set(constraints(shape for several in asked for shape in several)) - told == never


PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOUND = 'ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:message "one" ] .'


def test_a_sound_shape_is_taken() -> None:
    assert len(load_shapes(PREFIXES + SOUND).of_class) == 1


@pytest.mark.parametrize(
    ("instead", "of"),
    [
        ("sh:minCount 1 ; sh:lessThan ex:q", "sh:minCount 1"),
        ("sh:datatype xsd:anyURI", "sh:minCount 1"),
        ("sh:nodeKind sh:BlankNode", "sh:minCount 1"),
        ('sh:pattern "a" ; sh:flags "i"', "sh:minCount 1"),
        ("sh:minCount 1 ; sh:deactivated true", "sh:minCount 1"),
        ("sh:minInclusive ex:low", "sh:minCount 1"),
        ("sh:qualifiedValueShape [ sh:class ex:D ] ; sh:qualifiedMinCount 1", "sh:minCount 1"),
        ("sh:path [ sh:zeroOrMorePath ex:p ]", "sh:path ex:p"),
        ("sh:targetNode ex:c", "sh:targetClass ex:C"),
        ("sh:targetClass ex:C ; sh:closed true", "sh:targetClass ex:C"),
        ('sh:targetClass ex:C ; sh:sparql [ sh:select "SELECT $this {}" ]', "sh:targetClass ex:C"),
        ("a sh:NodeShape ; sh:node ex:Other", "a sh:NodeShape"),
        ("ex:S a sh:NodeShape , ex:Class", "ex:S a sh:NodeShape"),
        ("ex:Nowhere a sh:NodeShape . ex:S", "ex:S"),
        ("", ' ; sh:message "one"'),
    ],
)
def test_a_shape_that_kg_does_not_check_is_refused(instead: str, of: str) -> None:
    text = SOUND.replace(of, instead)
    assert text != SOUND
    with pytest.raises(UnsupportedShape):
        load_shapes(PREFIXES + text)


@pytest.mark.parametrize(
    ("text", "datatype", "is_well_formed"),
    [
        ("2021", "gYear", True),
        ("soon", "gYear", False),
        ("2021-13", "gYearMonth", False),
        ("2020-02-29", "date", True),
        ("2021-02-29", "date", False),
        ("2021-02-28+01:00", "date", True),
        ("1.", "decimal", True),
        (".", "decimal", False),
    ],
)
def test_literals_are_held_to_the_forms_of_xml_schema(text: str, datatype: str, is_well_formed: bool) -> None:
    # rdflib, and so pySHACL, takes any words for a year
    assert WELL_FORMED[ox.NamedNode(XSD + datatype)](text) is is_well_formed
