"""The editor's decisions file: TOML in version control, read before a build and carried out on every one.

```toml
[[merge]]
entities = ["J. Roe", { name = "Roe", outlet = "The Daily Example" }]
as = "Jane Roe"
reason = "both are the mayor"

[[split]]
entity = "John Smith"
articles = ["smith-wins-the-cup.txt"]
as = "John Smith (footballer)"

[[rename]]
entity = "Acme Corp"
as = "Acme Corporation"

[[reject]]
entity = "Read More"

[[reject]]
subject = "Jane Roe"
predicate = "spouseOf"
object = "John Smith"
reason = "the sentence is about her sister"

[[speaker]]
quotation = "We will pay for it"
article = "roe-speaks.txt"
speaker = "John Smith"

[[reject]]
quotation = "the good old days"
article = "roe-speaks.txt"

[[reject]]
event = "Roe sold the firm"
article = "roe-speaks.txt"

[[merge]]
events = ["Jane Roe resigned", { words = "her departure", article = "roe-leaves.txt" }]
as = "Jane Roe resigned as mayor"
```
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DecisionsError
from kg.model import EntityType
from kg.paths import read_at_most

_MORE = "docs/decisions.md shows what a decisions file may hold"
#: In bytes.
_LARGEST = 16 << 20
_KINDS = ("merge", "split", "rename", "speaker", "reject")
_PICK = {"name", "type", "outlet", "article", "all"}
_SAID = {"words", "article", "outlet", "all"}
_FIELDS = {
    "merge": {"entities", "events", "as", "type", "reason"},
    "split": {"entity", "articles", "outlet", "as", "type", "reason"},
    "rename": {"entity", "as", "type", "reason"},
    "speaker": {"quotation", "article", "outlet", "all", "speaker", "reason"},
    "reject": {"entity", "subject", "predicate", "object", "quotation", "event", "article", "outlet", "all", "reason"},
}


@dataclass(frozen=True, slots=True)
class Pick:
    """Which entity is meant: by a name it has, and where several have it by type, outlet or article.

    `article` is a file name, title, address or id. `all` means every entity that fits, and not the only one.
    """

    name: str
    type: EntityType | None = None
    outlet: str | None = None
    article: str | None = None
    all: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Several entities are one, of this name."""

    where: str
    entities: tuple[Pick, ...]
    name: str
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """What some articles, or all of an outlet's, call by an entity's name is another thing."""

    where: str
    entity: Pick
    articles: tuple[str, ...]
    outlet: str | None
    name: str
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class RejectEntity:
    """An entity is none: it goes, with all statements about it."""

    where: str
    entity: Pick


@dataclass(frozen=True, slots=True)
class RejectStatement:
    """A statement is wrong: it goes, from the articles or outlet named or from all. `object` is a name or a value."""

    where: str
    subject: Pick
    predicate: str
    object: Pick
    article: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Which quotation or event is meant: by its words or enough of them, and by article, or outlet, where several hold
    these; an event also by what it is called.

    `all` means every one that fits, and not the only one.
    """

    words: str
    article: str | None = None
    outlet: str | None = None
    all: bool = False


@dataclass(frozen=True, slots=True)
class CorrectSpeaker:
    """Somebody else says a quotation; None where nobody knows who."""

    where: str
    quotation: Said
    speaker: Pick | None


@dataclass(frozen=True, slots=True)
class RejectQuotation:
    """A quotation is none: it goes, with what only its speaker was said to state in it."""

    where: str
    quotation: Said


@dataclass(frozen=True, slots=True)
class RejectEvent:
    """A report of an event is none, or is wrong: it goes, and its event with it if no other report is left."""

    where: str
    event: Said


@dataclass(frozen=True, slots=True)
class MergeEvents:
    """Several events are one, of this name."""

    where: str
    events: tuple[Said, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of one file, in the order in which they are carried out: split, merge, rename, speaker, reject, and
    then those on events.

    A rename is a merge of one. `where` of a decision tells its file and line, for messages. `name` and `text` are those
    of the file.
    """

    splits: tuple[Split, ...] = ()
    merges: tuple[Merge, ...] = ()
    entities: tuple[RejectEntity, ...] = ()
    statements: tuple[RejectStatement, ...] = ()
    speakers: tuple[CorrectSpeaker, ...] = ()
    quotations: tuple[RejectQuotation, ...] = ()
    reports: tuple[RejectEvent, ...] = ()
    happenings: tuple[MergeEvents, ...] = ()
    name: str = ""
    text: str = ""

    def __len__(self) -> int:
        names = len(self.splits) + len(self.merges) + len(self.entities)
        events = len(self.reports) + len(self.happenings)
        return names + len(self.statements) + len(self.speakers) + len(self.quotations) + events


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file; raises DecisionsError where it cannot be read or an entry does not make sense."""
    try:
        data = read_at_most(path, _LARGEST)
        if data is None:
            raise DecisionsError(f"{path}: is larger than the 16 MiB that decisions may have; name a decisions file")
        text = data.decode("utf-8")
    except OSError as error:
        raise DecisionsError(f"{path}: {error.strerror or error}; --decisions needs a TOML file") from error
    except UnicodeDecodeError as error:
        raise DecisionsError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    return decisions_of(str(path), text)


def decisions_of(path: str, text: str) -> Decisions:
    """The decisions in a text that was read from a file of this name; raises DecisionsError as `read_decisions`."""
    try:
        content = tomllib.loads(toml := text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise DecisionsError(f"{path}: not valid TOML: {error}; {_MORE}") from error
    except RecursionError:
        raise DecisionsError(f"{path}: not valid TOML: nested too deeply; {_MORE}") from None
    if unknown := sorted(set(content) - set(_KINDS)):
        raise DecisionsError(f"{path}: there is no decision “{unknown[0]}”; use {', '.join(_KINDS)}")
    problems: list[str] = []
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for kind in _KINDS:
        entries = content.get(kind, [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise DecisionsError(f"{path}: write each as [[{kind}]], in double brackets; {_MORE}")
        for where, entry in zip(_places(path, toml, kind, len(entries)), entries, strict=True):
            try:
                found[kind].append(_READERS[kind](where, _known(kind, entry)))
            except _Wrong as error:
                problems.append(f"{where}: {error}")
    raise_problems(problems)
    return Decisions(
        splits=tuple(found["split"]),
        merges=(*(d for d in found["merge"] if isinstance(d, Merge)), *found["rename"]),
        entities=tuple(d for d in found["reject"] if isinstance(d, RejectEntity)),
        statements=tuple(d for d in found["reject"] if isinstance(d, RejectStatement)),
        speakers=tuple(found["speaker"]),
        quotations=tuple(d for d in found["reject"] if isinstance(d, RejectQuotation)),
        reports=tuple(d for d in found["reject"] if isinstance(d, RejectEvent)),
        happenings=tuple(d for d in found["merge"] if isinstance(d, MergeEvents)),
        name=path,
        text=text,
    )


def raise_problems(problems: Iterable[str]) -> None:
    """Raises DecisionsError with all problems, so that an editor need not build once for each; nothing without any."""
    messages = list(problems)
    if messages:
        more = f"; and {len(messages) - 10} more" if len(messages) > 10 else ""
        raise DecisionsError("; ".join(messages[:10]) + more)


class _Wrong(Exception):
    """What is wrong with one entry."""


def _places(path: str, text: str, kind: str, count: int) -> list[str]:
    """Where each entry of a kind stands: the line of its heading, or its number where the lines do not tell."""
    heading = re.compile(rf"\s*\[\[\s*[\"']?{kind}[\"']?\s*\]\]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if heading.match(line)]
    if len(lines) != count:
        return [f"{path}, [[{kind}]] number {n}" for n in range(1, count + 1)]
    return [f"{path}, line {line}" for line in lines]


def _known(kind: str, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    if unknown := sorted(set(entry) - _FIELDS[kind]):
        raise _Wrong(f"[[{kind}]] has no “{unknown[0]}”; it takes {', '.join(sorted(_FIELDS[kind]))}")
    return entry


def _text(entry: Mapping[str, Any], field: str) -> str:
    value = entry.get(field)
    if value is None:
        raise _Wrong(f"“{field}” is missing")
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"“{field}” must be words in quotation marks")
    return value.strip()


def _name(entry: Mapping[str, Any]) -> str:
    """What something is to be called, on one line."""
    name = " ".join(_text(entry, "as").split())
    if not name.isprintable():
        raise _Wrong(f"“as” holds characters that cannot be shown ({name!r}); take them out")
    return name


def _maybe(entry: Mapping[str, Any], field: str) -> str | None:
    return None if field not in entry else _text(entry, field)


def _type(entry: Mapping[str, Any]) -> EntityType | None:
    name = _maybe(entry, "type")
    try:
        return None if name is None else EntityType(name)
    except ValueError:
        raise _Wrong(f"there is no type “{name}”; use {', '.join(t.value for t in EntityType)}") from None


def _pick(value: Any, field: str) -> Pick:
    if isinstance(value, str):
        return Pick(_text({field: value}, field))
    if not isinstance(value, dict):
        raise _Wrong(f'“{field}” must be a name, or a table as {{ name = "Jane Roe", outlet = "The Daily Example" }}')
    if unknown := sorted(set(value) - _PICK):
        raise _Wrong(f"“{field}” has no “{unknown[0]}”; it takes {', '.join(sorted(_PICK))}")
    every = value.get("all", False)
    if not isinstance(every, bool):
        raise _Wrong("“all” must be true or false")
    return Pick(_text(value, "name"), _type(value), _maybe(value, "outlet"), _maybe(value, "article"), every)


def _one(entry: Mapping[str, Any], field: str) -> Pick:
    if field not in entry:
        raise _Wrong(f"“{field}” is missing")
    return _pick(entry[field], field)


def _merge(where: str, entry: Mapping[str, Any]) -> Merge | MergeEvents:
    if "events" in entry:
        return _merge_events(where, entry)
    named = entry.get("entities")
    if not isinstance(named, list) or not named:
        raise _Wrong("“entities” must be a list of names")
    picks = tuple(_pick(value, "entities") for value in named)
    if len(picks) == 1 and not picks[0].all:
        raise _Wrong("a merge needs two entities, or one with all = true; to change a name use [[rename]]")
    return Merge(where, picks, _name(entry), _type(entry))


def _merge_events(where: str, entry: Mapping[str, Any]) -> MergeEvents:
    if extra := sorted(set(entry) - {"events", "as", "reason"}):
        raise _Wrong(f"“events” joins events and goes without “{extra[0]}”")
    told = entry["events"]
    if not isinstance(told, list) or not told:
        raise _Wrong("“events” must be a list of what events are called, or of their words")
    picks = tuple(_said(each if isinstance(each, dict) else {"words": each}, "words", known=_SAID) for each in told)
    if len(picks) == 1 and not picks[0].all:
        raise _Wrong("a merge needs two events, or one with all = true")
    return MergeEvents(where, picks, _name(entry))


def _rename(where: str, entry: Mapping[str, Any]) -> Merge:
    pick = _one(entry, "entity")
    if pick.all:
        raise _Wrong("a rename changes one entity; to join several use [[merge]]")
    return Merge(where, (pick,), _name(entry), _type(entry))


def _split(where: str, entry: Mapping[str, Any]) -> Split:
    articles = entry.get("articles", [])
    if not isinstance(articles, list) or not all(isinstance(a, str) and a.strip() for a in articles):
        raise _Wrong("“articles” must be a list of file names, titles, addresses or ids")
    outlet = _maybe(entry, "outlet")
    if not articles and outlet is None:
        raise _Wrong("a split needs “articles” or “outlet”, to say where the other one is meant")
    pick = _one(entry, "entity")
    if pick.all:
        raise _Wrong("a split takes one entity apart; say which by type, outlet or article instead of all = true")
    return Split(where, pick, tuple(articles), outlet, _name(entry), _type(entry))


def _said(entry: Mapping[str, Any], field: str, known: Collection[str] | None = None) -> Said:
    if known is not None and (unknown := sorted(set(entry) - set(known))):
        raise _Wrong(f"an event has no “{unknown[0]}”; it takes {', '.join(sorted(known))}")
    every = entry.get("all", False)
    if not isinstance(every, bool):
        raise _Wrong("“all” must be true or false")
    return Said(_text(entry, field), _maybe(entry, "article"), _maybe(entry, "outlet"), every)


def _speaker(where: str, entry: Mapping[str, Any]) -> CorrectSpeaker:
    if "speaker" not in entry:
        raise _Wrong("“speaker” is missing; give a name, or false where nobody knows who speaks")
    pick = None if entry["speaker"] is False else _pick(entry["speaker"], "speaker")
    return CorrectSpeaker(where, _said(entry, "quotation"), pick)


def _reject(where: str, entry: Mapping[str, Any]) -> RejectEntity | RejectStatement | RejectQuotation | RejectEvent:
    for field, made in (("quotation", RejectQuotation), ("event", RejectEvent)):
        if field in entry:
            if extra := sorted(set(entry) - {field, "article", "outlet", "all", "reason"}):
                raise _Wrong(f"“{field}” goes without “{extra[0]}”")
            return made(where, _said(entry, field))
    if "entity" in entry:
        if extra := sorted(set(entry) - {"entity", "reason"}):
            raise _Wrong(f"“entity” rejects all of it and goes without “{extra[0]}”")
        return RejectEntity(where, _one(entry, "entity"))
    if "all" in entry:
        raise _Wrong(
            "“all” goes with “quotation” and “event”; a statement is rejected everywhere, or by “article” or “outlet”"
        )
    predicate = _text(entry, "predicate").removeprefix("kg:")
    subject, value = _one(entry, "subject"), _one(entry, "object")
    return RejectStatement(where, subject, predicate, value, _maybe(entry, "article"), _maybe(entry, "outlet"))


_READERS = {"merge": _merge, "split": _split, "rename": _rename, "speaker": _speaker, "reject": _reject}
