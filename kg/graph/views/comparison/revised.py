"""A revision as people read it: what changed, is new, is gone, sentence by sentence, with what kg understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.graph.reading.happening import Passage
from kg.graph.reading.revision import EVENT, QUOTATION, SENTENCE, STATEMENT, Altered, FoundThing, RevisionFound
from kg.graph.reading.story import OtherWords
from kg.graph.views.comparison.marking import beginning

CHANGED, NEW, GONE = "changed", "new", "gone"
"""How a passage of a later version stands to the earlier one, in the order in which it is told."""


@dataclass
class Block:
    """A sentence or quotation that is new or gone, or one that changed beside what it became.

    A quotation in a sentence of which more is told stands with that, and so does what is new or gone in a sentence that
    changed.

    `one` are passages of the earlier version, `other` those of the later one; what is new has no `one`, what is gone no
    `other`. `speakers` are those of a quotation, of either side. `notes` say what kg understood of it, and `is_worded`
    that the words themselves are what is told otherwise.
    """

    how: str
    one: tuple[Passage, ...]
    other: tuple[Passage, ...]
    speakers: tuple[str, str] = ("", "")
    differences: list[OtherWords] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_worded: bool = False


def revision_heading(revision: RevisionFound) -> str:
    """Whose article it is, the two dates, and the title, or both; file names where dates do not tell the order."""
    one, other = revision.before, revision.after
    if revision.is_dated:
        dates = f"{one.published} → {other.published}"
    else:
        dates = f"{one.file} → {other.file} (the dates do not tell which came first)"
    title = one.title if one.title == other.title else f"{one.title} → {other.title}"
    return f"{one.outlet or 'unknown outlet'}, {dates}: {title}"


def blocks(revision: RevisionFound) -> list[Block]:
    """What differs, changes first, each part in the order of its text; findings of one sentence stand together."""
    found: dict[object, Block] = {}
    for each in revision.changed:
        one, other = _shown(each.before, each.after), _shown(each.after, each.before)
        block = found.setdefault((CHANGED, one, other), Block(CHANGED, one, other))
        block.differences += (new for new in each.differences if new not in block.differences)
        if each.before.kind == QUOTATION:
            block.speakers = each.before.speaker, each.after.speaker
        block.is_worded |= each.before.kind in (QUOTATION, SENTENCE)
        block.notes += (note for note in _altered(each) if note not in block.notes)
    became = {(how, side): block for block in found.values() for how, side in ((GONE, block.one), (NEW, block.other))}
    for how, things in ((NEW, revision.new), (GONE, revision.gone)):
        sentences = {shown for thing in things if thing.kind != QUOTATION for shown in (_shown(thing),)}
        for thing in things:
            within = tuple(map(_sentence, thing.evidence[:1] if thing.kind != QUOTATION else thing.evidence))
            if (how, within) in became:
                became[how, within].notes.append(f"{how} {_told(thing)}")
                continue
            is_within = thing.kind == QUOTATION and within in sentences
            shown = within if is_within else _shown(thing)
            block = found.setdefault((how, shown), Block(how, *(((), shown) if how == NEW else (shown, ()))))
            if thing.kind == QUOTATION and not is_within:
                block.speakers = thing.speaker, thing.speaker
            elif thing.kind != SENTENCE:
                block.notes += (note for note in (_told(thing),) if note not in block.notes)
    order = (CHANGED, NEW, GONE)
    return sorted(found.values(), key=lambda block: (order.index(block.how), (block.one or block.other)[:1]))


def _shown(thing: FoundThing, beside: FoundThing | None = None) -> tuple[Passage, ...]:
    """The content of a quotation; of anything else its first sentence that is not in what it is laid beside too."""
    if thing.kind == QUOTATION:
        return thing.evidence
    known = {_sentence(piece).exact for piece in beside.evidence} if beside else set()
    sentences = list(map(_sentence, thing.evidence))
    return tuple([each for each in sentences if each.exact not in known][:1] or sentences[:1])


def _sentence(piece: Passage) -> Passage:
    text = piece.prefix + piece.exact + piece.suffix
    return Passage(piece.start - len(piece.prefix), piece.end + len(piece.suffix), text, "", "")


def _told(thing: FoundThing) -> str:
    """What kg understood of it in one line."""
    words = thing.what if thing.kind == STATEMENT else beginning(_words(thing.evidence))
    if thing.kind == QUOTATION:
        words = f"{thing.speaker or 'somebody'}: “{words}”"
    doubtful = f" ({thing.status})" if thing.status and thing.status != "asserted" else ""
    return f"{thing.kind}: {words}{doubtful}"


def _altered(each: Altered) -> Iterator[str]:
    """What is told otherwise, in words, with what was said before and is now."""
    one, other = each.before, each.after
    told = {
        "speaker": (one.speaker, other.speaker),
        "status": (one.status, other.status),
        "source": (one.source, other.source),
        "time": (one.time, other.time),
    }
    aspects = []
    for aspect in each.changed:
        before, after = told.get(aspect, ("", ""))
        if before != after:
            aspects.append(f"{aspect}: {before or 'none'} → {after or 'none'}")
        elif aspect not in ("subject", "value"):
            aspects.append(f"another {aspect}" if aspect != "participants" else "other participants")
    if one.kind == EVENT:
        yield f"event “{one.what}”: {', '.join(aspects)}"
    elif one.kind in (QUOTATION, SENTENCE):
        yield from aspects
    else:
        both = one.what if one.what == other.what else f"{one.what} → {other.what}"
        yield "; ".join((f"{one.kind}: {both}", *aspects))


def _words(pieces: Iterable[Passage]) -> str:
    return " ".join(" … ".join(piece.exact for piece in pieces).split())
