"""The type of event that a roleset belongs to, by what `kg/vocabulary/event_types.ttl` says that evokes each type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.propbank import roleset
from kg.vocabulary.event_types import EventType, broader_types, event_types


@cache
def event_type(roleset_id: str) -> str:
    """The local name of the type of a roleset, as "LeavingOffice" for "resign.01"; "" where it has none.

    A type that names the roleset counts before all; else its frames decide: of several types the narrower one, then
    that of the frame that the frame files give first. Only of a roleset without a frame do VerbNet's classes decide,
    in the same way; a class stands for those below it.
    """
    if roleset_id in _by_roleset():
        return _by_roleset()[roleset_id]
    meaning = roleset(roleset_id)
    if meaning is None:
        return ""
    if meaning.framenet:
        return _narrowest(roleset_id, ((frame, "frames") for frame in meaning.framenet))
    above = (each for name in meaning.verbnet for each in _classes_above(name))
    return _narrowest(roleset_id, ((name, "classes") for name in above))


def _narrowest(roleset_id: str, evoking: Iterable[tuple[str, str]]) -> str:
    """The name of the narrowest type that these frames or classes evoke; of equally narrow ones the first."""
    found = (each for sense in evoking for each in _by_sense().get(sense, ()) if roleset_id not in each.exceptions)
    narrowest = max(found, key=lambda each: len(broader_types(each.name)), default=None)
    return narrowest.name if narrowest is not None else ""


def _classes_above(name: str) -> Iterator[str]:
    """A class of VerbNet and those above it: "run-51.3.2-1", "run-51.3.2"."""
    yield name
    above = name.rpartition("-")[0]
    if "-" in above:
        yield from _classes_above(above)


@cache
def _by_roleset() -> Mapping[str, str]:
    return {name: each.name for each in event_types().values() for name in each.rolesets}


@cache
def _by_sense() -> Mapping[tuple[str, str], tuple[EventType, ...]]:
    """The types that a frame or a class evokes, by its name and which of the two it is."""
    found: dict[tuple[str, str], tuple[EventType, ...]] = {}
    for each in event_types().values():
        for kind, names in (("frames", each.frames), ("classes", each.classes)):
            for name in names:
                found[name, kind] = (*found.get((name, kind), ()), each)
    return found
