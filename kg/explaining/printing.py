"""Shows what is noted of a sentence in lines of at most 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.explaining.notes import (
    AmountFound,
    EventFound,
    FrameTried,
    ParticipantFound,
    Pointer,
    QuotationFound,
    RelationProposed,
    RolesetFound,
    SentenceExplained,
    StatementFound,
    StatusStep,
)
from kg.explaining.tree import lines_of_tree

_COLUMNS = 100
_NOT_READ = "kg does not read this: it is taken for something beside the story"


def lines_of(note: SentenceExplained, published: str | None) -> list[str]:
    """All lines of one sentence; `published` is the day that its dates are told from."""
    lines = [*_wrapped(note.text, ""), f"  characters {note.start} to {note.end}, read as {note.read_as}"]
    if not note.words:
        return [*lines, f"  {_NOT_READ}"]
    sections = {
        "tree": lines_of_tree(note.words),
        "points at": [line for pointer in note.pointers for line in _pointer(pointer)],
        "dates" + (f", told from {published}" if published else ""): [
            f"  {_padded(_marked(d.text), 28)} {d.value or 'no value'}" for d in note.dates
        ],
        "quotations": [line for quotation in note.quotations for line in _quotation(quotation, "  ")],
        "rolesets": [line for found in note.rolesets for line in _roleset(found)],
        "events": [line for found in note.events for line in _event(found)],
        "frames": [line for tried in note.frames for line in _tried(tried)],
        "not asked": [
            line
            for silent in note.silent
            for line in _wrapped(f"{_marked(silent.word)} ({', '.join(silent.predicates)}): {silent.reason}", "  ")
        ],
        "verbs without a frame": _wrapped(", ".join(note.without_frame), "  ") if note.without_frame else [],
        "patterns": [
            line for pattern in note.patterns for line in (f"  {pattern.file}", *_statement(pattern.statement))
        ],
        "second reader": [line for proposed in note.relations for line in _proposed(proposed)],
    }
    for title, content in sections.items():
        if content:
            lines += ["", title, *content]
    return lines


def _pointer(pointer: Pointer) -> Iterator[str]:
    thing = (
        f"{pointer.thing} ({pointer.type})" if pointer.thing is not None else "nobody and nothing that kg is sure of"
    )
    notes = [
        "" if pointer.named or pointer.thing is None else "no name",
        "unsure" if pointer.unsure else "",
        f"members {', '.join(pointer.members)}" if pointer.members else "",
    ]
    words = f"{_padded(_marked(pointer.text), 28)} {pointer.form:<12} {', '.join(filter(None, [thing, *notes]))}"
    yield from _wrapped(words, "  ", " " * 42)


def _quotation(found: QuotationFound, indent: str) -> Iterator[str]:
    yield from _wrapped(_marked(" … ".join(found.content)), indent)
    facts = [
        found.kind,
        found.cue_class or "",
        f"cue {_marked(found.cue)}" if found.cue else "no cue",
        f"source {_marked(found.source)}" if found.source else "no source",
        f"speaker {found.speaker or 'unknown'}",
        f"to {found.addressee}" if found.addressee else "",
        f"in {found.medium}" if found.medium else "",
        "taken for granted" if found.factive else "",
        found.status if found.status != "asserted" else "",
    ]
    yield from _wrapped(", ".join(filter(None, facts)), indent + "    ")
    for inner in found.nested:
        yield from _quotation(inner, indent + "    ")


def _roleset(found: RolesetFound) -> Iterator[str]:
    yield from _wrapped(f"{_padded(_marked(found.word), 28)} {found.roleset} ({found.score:.2f}): {found.name}", "  ")
    for argument in found.arguments:
        meaning = f" ({argument.description})" if argument.description else ""
        yield from _wrapped(f"{argument.role:<10}{_marked(argument.text)}{meaning}", "      ", " " * 16)


def _event(found: EventFound) -> Iterator[str]:
    kind = f", {found.type}" if found.type else ""
    refused = f": no report; {found.refused}" if found.refused else ""
    yield from _wrapped(f"{_marked(found.word)} {found.roleset}{kind}{refused}", "  ", "      ")
    for together in _by_words(found.participants):
        one = together[0]
        things = " = " + ", ".join(p.thing for p in together if p.thing is not None)
        amount = f": {_amount(one.amount)}" if one.amount is not None else ""
        words = f"{_padded(one.role, 12)} {_marked(one.text)} ({one.argument}){things.removesuffix(' = ')}{amount}"
        yield from _wrapped(words, "      ", " " * 19)
    if found.status is not None:
        source = f"according to {found.according_to}" if found.according_to else ""
        yield from _wrapped(", ".join(filter(None, [found.status, source, found.time or ""])), "      ", "        ")
        yield from _steps(found.steps, "        ")


def _by_words(participants: Iterable[ParticipantFound]) -> Iterator[list[ParticipantFound]]:
    """Those who take part by the same words in the same role: the members of a group."""
    for _, together in groupby(participants, key=lambda p: (p.role, p.argument, p.start, p.end)):
        yield list(together)


def _amount(found: AmountFound) -> str:
    """An amount in words: `at least 56 person`, `by 3.5 percent`, `68 to 32`."""
    bound = "" if found.bound == "exact" else found.bound.replace("_", " ")
    part = "" if found.part == "total" else found.part
    other = f"to {found.other}" if found.other is not None else ""
    return " ".join(filter(None, [part, bound, found.value, other, found.unit]))


def _steps(steps: Iterable[StatusStep], indent: str) -> Iterator[str]:
    for step in steps:
        source = f", the claim of {_marked(step.source)}" if step.source else ""
        said = f"{_marked(step.word)} {step.effect} [{step.rule}]{source} → {step.status}"
        yield from _wrapped(said, indent, f"{indent}  ")


def _tried(tried: FrameTried) -> Iterator[str]:
    made = "" if tried.statements else ": nothing"
    by = f" by {tried.roleset}" if tried.roleset else ""
    yield f"  {_marked(tried.word)} {tried.predicate}{by}, {tried.file}:{tried.line}{made}"
    for failure in tried.failed:
        yield from _wrapped(f"{failure.key}: {failure.reason}", "      ", "        ")
    for statement in tried.statements:
        yield from _statement(statement)


def _proposed(found: RelationProposed) -> Iterator[str]:
    made = "" if found.statement is not None else ": nothing"
    likely = f"{found.score:.2f}, needs {found.needed:.2f}"
    ends = f"{_marked(found.subject)} {found.predicate} {_marked(found.object)}"
    yield from _wrapped(f"{ends} {likely}{made}", "  ", "    ")
    if found.refused:
        yield from _wrapped(found.refused, "      ", "        ")
    if found.statement is not None:
        yield from _statement(found.statement)


def _statement(found: StatementFound) -> Iterator[str]:
    roles = [f" ({role})" if role else "" for role in (found.subject_role, found.object_role)]
    made = f"{_marked(found.subject)}{roles[0]} {found.predicate} {_marked(found.object)}{roles[1]}"
    yield from _wrapped(made, "      ", "        ")
    facts = [
        found.status,
        f"according to {found.according_to}" if found.according_to else "",
        found.time or "",
        "over" if found.ended else "",
        f"from {found.began}" if found.began else "",
        f"until {found.until}" if found.until else "",
    ]
    yield from _wrapped(", ".join(filter(None, facts)), "        ")
    yield from _steps(found.steps, "          ")
    for result in found.results:
        yield from _wrapped(f"= {result}", "        ", "          ")
    if found.left_out:
        yield from _wrapped(f"left out: {found.left_out}", "        ", "          ")


def _marked(text: str) -> str:
    return f"“{text}”"


def _padded(text: str, width: int) -> str:
    return text.ljust(width)


def _wrapped(text: str, indent: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, _COLUMNS, initial_indent=indent, subsequent_indent=indent if later is None else later
    ) or [indent.rstrip()]
