"""A user's own frame files: read, checked against the vocabulary, and handed on as one value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.extraction.frames.checking import VALUE_KINDS, Mistake, instead
from kg.extraction.frames.loading import Frame, frames_of, misplaced, parse_table, place_of
from kg.extraction.frames.own_predicates import check_description, descriptions_of, relation_of
from kg.model import EntityType, Relation
from kg.paths import read_at_most
from kg.reading.files import display_name, unreadable
from kg.vocabulary.ontology import ontology

_MAX_BYTES = 2**20
_TABLES = ("frame", "defaults", "predicate")
#: What may stand wherever another type may: several people act as one does, and an outlet is an organization.
_AS_WELL = {"Person": "Group", "Organization": "Outlet"}


@dataclass(frozen=True, slots=True)
class OwnFrames:
    """The frames of a user's files, and the relations that they add to the vocabulary, by name.

    `digest` is that of the files' texts, in whatever order they came, and empty where there are none; `files` are the
    files themselves, each as its name and its text.
    """

    frames: tuple[Frame, ...]
    relations: tuple[Relation, ...]
    digest: str = ""
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    """One file as read: its name for messages, its text and what that holds."""

    name: str
    text: str
    table: Mapping[str, Any]


def read_own_frames(paths: Iterable[Path]) -> OwnFrames:
    """The frames of these files, which may give words to the relations of the vocabulary and add some of their own.

    A file is TOML in UTF-8 of at most 1 MiB, in the form of docs/frames.md. Raises InputError, with file and line, for
    a file that cannot be read or is broken, and for a frame that would have a relation of the vocabulary hold between
    other types.
    """
    return own_frames_of(map(_read, paths))


def own_frames_of(files: Iterable[tuple[str, str]]) -> OwnFrames:
    """The frames of files that were read already, each as its name for messages and its text.

    Raises InputError for a broken one, as `read_own_frames` does.
    """
    read = [_File(name, text, parse_table(text, name)) for name, text in files]
    known = ontology().relations
    frames: list[Frame] = []
    for file in read:
        try:
            frames += _checked_frames(file)
        except Mistake as mistake:
            raise misplaced(mistake, file.text, file.name) from None
    described: dict[str, dict[str, Any]] = {}
    for file in read:
        try:
            for name, about in descriptions_of(file.table):
                check_description(name, about, frames, known, described)
                described[name] = about
        except Mistake as mistake:
            raise misplaced(mistake, file.text, file.name) from None
    names = sorted({frame.predicate for frame in frames} - known.keys())
    added = {name: relation_of(name, described.get(name, {}), frames) for name in names}
    return OwnFrames(
        tuple(replace(frame, relation=added.get(frame.predicate, frame.relation)) for frame in frames),
        tuple(added.values()),
        hashlib.sha256("\0".join(sorted(file.text for file in read)).encode()).hexdigest() if read else "",
        tuple((file.name, file.text) for file in read),
    )


def _read(path: Path) -> tuple[str, str]:
    """The name of a file for messages, and its text."""
    name = display_name(path)
    try:
        data = read_at_most(path, _MAX_BYTES)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    if data is None:
        raise InputError(f"{name}: is larger than the 1 MiB that a frame file may have; name a frame file, or split it")
    try:
        # as TOML has it: a line ends with or without a carriage return
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}, line {number}: is not text in UTF-8; save the frame file as UTF-8") from None
    return name, text


def _checked_frames(file: _File) -> list[Frame]:
    table, vocabulary = file.table, ontology()
    for key in table:
        if key not in _TABLES:
            raise Mistake(f"there is no table [{key}]{instead(key, _TABLES)}", key)
    if "frame" not in table:
        raise Mistake("there is no [[frame]] in the file; docs/frames.md shows one")
    found = []
    for number, frame in enumerate(frames_of(table, file.text, file.name)):
        if frame.predicate in vocabulary.relations:
            found.append(_within_vocabulary(frame, table, number))
            continue
        if frame.predicate in vocabulary.labels:
            raise Mistake(
                f"predicate: kg itself makes {frame.predicate!r}; choose another name",
                *place_of(table, number, "predicate"),
            )
        near = next((name for name in sorted(vocabulary.labels) if name.lower() == frame.predicate.lower()), None)
        if near is not None:
            raise Mistake(
                f"predicate: {frame.predicate!r} differs from {near!r} only in capitals; write that, or another name",
                *place_of(table, number, "predicate"),
            )
        if not frame.subject_type:
            raise Mistake(f"frame {number + 1} has no subject_type; add it, as 'Person'", "frame", number)
        found.append(frame)
    if not found:
        raise Mistake("there is no [[frame]] in the file; docs/frames.md shows one", "frame")
    return found


def _within_vocabulary(frame: Frame, table: Mapping[str, Any], number: int) -> Frame:
    """The frame of a relation of the vocabulary. Raises Mistake where its types are others than the relation has."""
    relation = frame.relation
    for key, types, allowed in (
        ("subject_type", frame.subject_type, _names(relation.subjects)),
        ("object_type", frame.object_type, _names(relation.objects) | (VALUE_KINDS if relation.words else frozenset())),
    ):
        wrong = types - allowed - {_AS_WELL[name] for name in allowed & _AS_WELL.keys()}
        if wrong:
            raise Mistake(
                f"{key}: {relation.name!r} of the vocabulary knows {', '.join(sorted(allowed))}, not {min(wrong)!r}, "
                "and a frame may not change what it means; choose another type, or another predicate",
                *place_of(table, number, key),
            )
    return frame if frame.subject_type else replace(frame, subject_type=_names(relation.subjects))


def _names(types: Iterable[EntityType]) -> frozenset[str]:
    return frozenset(kind.value for kind in types)
