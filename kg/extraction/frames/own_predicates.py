"""Predicates that a user's frames add to the vocabulary: what a file says of them, and the relations that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from kg.extraction.frames import checking
from kg.extraction.frames.checking import VALUE_KINDS, Mistake, instead
from kg.extraction.frames.loading import Frame
from kg.model import EntityType, Relation

#: What reads the value of each key of `[predicate.NAME]`.
PREDICATE_KEYS = {
    "label": checking.line,
    "comment": checking.line,
    "symmetric": checking.switch,
    "state": checking.switch,
    "said_once": checking.switch,
    "uttered": checking.switch,
}


def descriptions_of(table: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What a file says of predicates in `[predicate.NAME]`, by name. Raises Mistake."""
    found = table.get("predicate", {})
    if not isinstance(found, dict) or not all(isinstance(about, dict) for about in found.values()):
        raise Mistake("a predicate is described below [predicate.NAME]", "predicate")
    return [
        (name, checking.read_keys(about, PREDICATE_KEYS, partial(_in_description, name)))
        for name, about in found.items()
    ]


def _in_description(name: str, key: str) -> tuple[str, str, str]:
    return "predicate", name, key


def check_description(
    name: str,
    about: Mapping[str, Any],
    frames: Sequence[Frame],
    relations: Mapping[str, Relation],
    described: Mapping[str, Mapping[str, Any]],
) -> None:
    """Raises Mistake where `about` cannot be said of the predicate `name`, which these `frames` of all files may have.

    `relations` are those of the vocabulary, `described` what was said of predicates before.
    """
    place = ("predicate", name)
    if name in relations:
        raise Mistake(f"{name!r} is described by the vocabulary; take this table out", *place)
    own = [frame for frame in frames if frame.predicate == name]
    if not own:
        names = {frame.predicate for frame in frames} - relations.keys()
        raise Mistake(f"no frame has the predicate {name!r}" + (instead(name, names) if names else ""), *place)
    if described.get(name, about) != about:
        raise Mistake(f"{name!r} is described a second time, in other words; keep one of the two", *place)
    if about.get("symmetric"):
        subjects, objects = _types(own)
        if subjects != objects:
            raise Mistake(
                f"symmetric: {name!r} leads from {', '.join(sorted(subjects))} to {', '.join(sorted(objects))}; "
                "what holds both ways has the same types on both sides",
                *place,
                "symmetric",
            )


def relation_of(name: str, about: Mapping[str, Any], frames: Iterable[Frame]) -> Relation:
    """The relation of that name with what is said of it, and with the types that its frames have."""
    subjects, objects = _types([frame for frame in frames if frame.predicate == name])
    return Relation(
        name,
        about.get("label", ""),
        about.get("comment", ""),
        symmetric=about.get("symmetric", False),
        state=about.get("state", False),
        said_once=about.get("said_once", False),
        uttered=about.get("uttered", False),
        subjects=frozenset(map(EntityType, subjects)),
        objects=frozenset(map(EntityType, objects - VALUE_KINDS)),
        words=bool(objects & VALUE_KINDS),
    )


def _types(frames: Iterable[Frame]) -> tuple[set[str], set[str]]:
    subjects: set[str] = set()
    objects: set[str] = set()
    for frame in frames:
        subjects |= frame.subject_type
        objects |= frame.object_type
    return subjects, objects
