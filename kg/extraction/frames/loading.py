"""Frames from TOML files: which words evoke a predicate and which roles fill it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from kg.language.offices import office_nouns

_KEYS = {
    "predicate", "verbs", "nouns", "adjectives", "subject", "object", "subject_type", "object_type", "requires",
    "without", "named", "extend", "beside_name", "bare", "matches", "sure", "with_not", "lapses", "held",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which English expresses a predicate.

    `subject` and `object` list roles in order of preference (kg.extraction.frames.roles). `object_type` holds entity
    types, or one of `text` (the words), `topic` (what a noun phrase with more than a noun names), `office`, `year`, `date`. `requires` names words of which one must fill a role,
    `without` roles that must stay empty, `named` which ends must be named things, `extend` prepositions whose
    phrases belong to a text value; `beside_name` asks that the noun stands beside the name that it describes,
    `bare` that no common noun narrows it (a communications director leads nothing), `matches` is a regular
    expression that a text value must hold, `sure` leaves out pronouns that could mean somebody else, `with_not`
    asks for a "not" before the required word, which otherwise must have none; `lapses` leaves out what is "former";
    `held` takes for a missing object the office that stands beside the subject ("Mayor Roe resigned").
    """

    predicate: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_type: frozenset[str]
    object_type: frozenset[str]
    requires: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    extend: frozenset[str] = frozenset()
    beside_name: bool = False
    bare: bool = False
    matches: str = ""
    sure: bool = False
    with_not: bool = False
    lapses: bool = False
    held: bool = False


@cache
def load_frames() -> tuple[Frame, ...]:
    """All frames of kg/extraction/frames/*.toml, by file name and then in their order."""
    found: list[Frame] = []
    for file in sorted(files("kg.extraction.frames").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            found += parse_frames(file.read_text(encoding="utf-8"), file.name)
    return tuple(found)


def parse_frames(text: str, name: str) -> Iterator[Frame]:
    """Frames of one file's text; its `[defaults]` hold for each of them.

    Raises ValueError, naming the file and the frame, for an unknown or missing key.
    """
    table = tomllib.loads(text)
    for number, own in enumerate(table.get("frame", ()), 1):
        entry = {**table.get("defaults", {}), **own}
        unknown = set(entry) - _KEYS
        missing = {"predicate", "subject", "object", "object_type"} - set(entry)
        if unknown or missing:
            raise ValueError(f"{name}, frame {number}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
        yield _frame(entry)


def _frame(entry: dict[str, Any]) -> Frame:
    return Frame(
        predicate=entry["predicate"],
        verbs=_words(entry.get("verbs", ())),
        nouns=_words(entry.get("nouns", ())),
        adjectives=_words(entry.get("adjectives", ())),
        subject=_tuple(entry["subject"]),
        object=_tuple(entry["object"]),
        subject_type=frozenset(_tuple(entry.get("subject_type", ()))),
        object_type=frozenset(_tuple(entry["object_type"])),
        requires={role: frozenset(words) for role, words in entry.get("requires", {}).items()},
        without=frozenset(entry.get("without", ())),
        named=frozenset(_tuple(entry.get("named", ()))),
        extend=frozenset(entry.get("extend", ())),
        beside_name=entry.get("beside_name", False),
        bare=entry.get("bare", False),
        matches=entry.get("matches", ""),
        sure=entry.get("sure", False),
        with_not=entry.get("with_not", False),
        lapses=entry.get("lapses", False),
        held=entry.get("held", False),
    )


def _tuple(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _words(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    """Lemmas; "@office" stands for all nouns that an office or an occupation is named by."""
    out: set[str] = set()
    for word in words:
        if word == "@office":
            out |= office_nouns()
        else:
            out.add(word)
    return frozenset(out)
