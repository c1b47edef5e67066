"""The JSON-LD context of a graph: what the short names in its JSON stand for, and how a name or value is made short.

JSON-LD 1.1 (W3C Recommendation, 16 July 2020). The terms of other vocabularies stand in `context.json`; all of kg's own
need none, as they are relative to its vocabulary.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, OWL, RDF, STANDARD_PREFIXES, XSD
from kg.vocabulary.ontology import ontology_text

#: A whole number beyond this is no longer exact where a reader takes all numbers for floating ones (RFC 8259, 6).
_EXACT = 2**53
#: A path that no reader takes for a prefix, a query, or a way to another folder.
_PLAIN = re.compile(r"[a-z-]+/[^./:?#][^/:?#]*")
_NUMBER = re.compile(r"-?[0-9]{1,16}")
Json = Any


class Context:
    """The context for the names of one graph. `document` is what a file has as `@context`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kg, self._base = vocabulary.namespace, vocabulary.data
        self._prefixes = STANDARD_PREFIXES | {"kg": self._kg, "pb": vocabulary.propbank}
        # whatever a reader resolves by; of bases with a scheme of their own not all do
        self._is_resolvable = urljoin(self._base, "a/b") == f"{self._base}a/b"
        self._terms: dict[str, Json] = _written()["terms"] | {
            name: {"@id": f"kg:{name}", "@type": "@id"}
            for name in _leading_to_things(vocabulary)
            if name not in _written()["terms"] and name not in self._prefixes
        }

    @cached_property
    def document(self) -> dict[str, Json]:
        """The context as JSON."""
        head = {"@version": 1.1, "@base": self._base, "@vocab": self._kg}
        return head | dict(sorted(self._prefixes.items())) | self._terms

    def key(self, property_: str) -> str:
        """The key for a property by its IRI."""
        return "type" if property_ == f"{RDF}type" else self.name(property_)

    def name(self, iri: str) -> str:
        """An IRI as the name of a property or class, or as what a property that leads to names has."""
        return self._short.get(iri) or self._in_vocabulary(iri)

    def thing(self, iri: str) -> str:
        """An IRI as an id: relative to the data of the graph where it lies there, by prefix, or whole."""
        relative = iri.removeprefix(self._base)
        if self._is_resolvable and iri.startswith(self._base) and _PLAIN.fullmatch(relative):
            return relative
        return self._by_prefix(iri) or iri

    def value(self, property_: str, term: ox.NamedNode | ox.Literal) -> Json:
        """What a property says, in the shortest form that is read as the same."""
        kind = self._kinds.get(property_)
        if isinstance(term, ox.NamedNode):
            if kind == "@vocab":
                return self.name(term.value)
            return self.thing(term.value) if kind == "@id" else {"id": self.thing(term.value)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == f"{XSD}string":
            return {"@value": term.value} if kind else term.value
        native = _native(term)
        if native is not None and not kind:
            return native
        return {"@value": term.value, "@type": self._by_prefix(term.datatype.value) or term.datatype.value}

    def _in_vocabulary(self, iri: str) -> str:
        name = iri.removeprefix(self._kg)
        is_own = iri.startswith(self._kg) and name and not set(name) & set(":/@")
        return name if is_own and name not in self.document else self._by_prefix(iri) or iri

    def _by_prefix(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            rest = iri.removeprefix(namespace)
            if iri.startswith(namespace) and rest and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return ""

    @cached_property
    def _defined(self) -> dict[str, tuple[str, str | None]]:
        """The terms that stand for an IRI: this, and how what they lead to is read."""
        found = {}
        for term, meaning in self._terms.items():
            iri = meaning if isinstance(meaning, str) else meaning.get("@id", "")
            if iri and not iri.startswith("@"):
                prefix, _, rest = iri.partition(":")
                found[term] = self._prefixes[prefix] + rest, None if isinstance(meaning, str) else meaning["@type"]
        return found

    @cached_property
    def _short(self) -> dict[str, str]:
        return {iri: term for term, (iri, _) in self._defined.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return {iri: kind for iri, kind in self._defined.values() if kind} | {f"{RDF}type": "@vocab"}


def _written() -> dict[str, Json]:
    return json.loads(files("kg.vocabulary").joinpath("context.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _leading_to_things(vocabulary: Vocabulary) -> list[str]:
    """The local names of kg's properties, and of a graph's own, that lead to things and never to words."""
    namespace = f"{DEFAULT_BASE_IRI}ns#"
    found = {
        triple.subject.value.removeprefix(namespace)
        for triple in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode)
        and triple.predicate.value == f"{RDF}type"
        and triple.object == ox.NamedNode(f"{OWL}ObjectProperty")
    }
    return sorted(found | {name for name, each in vocabulary.added.items() if each.objects and not each.words})


def _native(literal: ox.Literal) -> bool | int | None:
    """A whole number or truth value as JSON has it, where it is written as JSON would be read back."""
    if literal.datatype.value == f"{XSD}boolean" and literal.value in ("true", "false"):
        return literal.value == "true"
    if literal.datatype.value == f"{XSD}integer" and _NUMBER.fullmatch(literal.value):
        number = int(literal.value)
        return number if abs(number) < _EXACT and str(number) == literal.value else None
    return None
