"""Names of bodies by their form alone: "Roe & Co.", "Roe, Doe & Lane LLP", "St. Jude's Hospital", "Roe's of York"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.attrs import ORTH  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.countries import is_surely_territory, peoples
from kg.language.lexicon.function_words import possessive_s
from kg.language.lexicon.nouns import nouns_of, person_nouns
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names, word_list
from kg.language.names.no_names import is_day
from kg.language.syntax.columns import places_of
from kg.language.syntax.offsets import whole_tokens
from kg.language.syntax.whole_text import text_of
from kg.language.text.blocks import BlockKind
from kg.model import Span as Offsets

_CAP = r"[A-Z](?:[\w’'-]*\w)?"
_FORM = r"(?:LLP|LLC|L\.L\.P\.|L\.L\.C\.|P\.C\.|PLC|Ltd\b\.?|Inc\b\.?|Limited\b)"
_KIN = r"(?:Co\b\.?|Company\b|Sons?\b|Daughters?\b|Brothers\b|Bros\b\.?|Partners\b|Associates\b)"
_FIRM = re.compile(
    rf"(?<![\w&@#.])(?:{_CAP}(?: {_CAP})*, )*{_CAP}(?: {_CAP}){{0,2}},? "
    rf"(?:(?:&|and) {_KIN}(?:,? {_FORM})?|and {_CAP},? L\.?L\.?P\b\.?|& {_CAP}(?:,? {_FORM})?)(?![\w’'])"
)
_SAINT = re.compile(
    rf"(?<![\w.])(?:St\.?|Ste\.?|Saint) {_CAP}(?:[’']s)?(?: (?:and|&) (?:St\.? )?{_CAP})?(?: {_CAP}){{0,2}}"
)
_OPENING = frozenset(
    {"a", "an", "and", "at", "but", "by", "for", "from", "in", "of", "on", "the", "to", "when", "with"}
)


def bodies_by_form(doc: Doc, kinds: Sequence[BlockKind | None]) -> Iterator[Span]:
    """Labelled spans of such names in prose; `kinds` is the kind of the block that each token stands in."""
    text = text_of(doc)
    if "&" in text or " and " in text:
        yield from _labelled(doc, kinds, (_trimmed(m) for m in _FIRM.finditer(text)))
    if "St" in text or "Saint" in text:
        yield from _labelled(doc, kinds, (m.span() for m in _SAINT.finditer(text) if _is_body(m.group())))
    yield from _called_after_owner(doc, kinds)


def _labelled(doc: Doc, kinds: Sequence[BlockKind | None], found: Iterator[tuple[int, int] | None]) -> Iterator[Span]:
    for place in found:
        span = whole_tokens(doc, Offsets(*place)) if place is not None else None
        if span is not None and all(kinds[t.i] is BlockKind.TEXT for t in span):
            yield Span(doc, span.start, span.end, "ORG")


def _trimmed(match: re.Match[str]) -> tuple[int, int] | None:
    """A firm's name without what only stands before it: "Lawyers Roe & Co.", "In York, Roe & Co."; None for people."""
    start, whole = match.start(), match.group()
    words = whole.split(" ")
    if words[0].lower() in _OPENING and "," in whole.split("&")[0]:
        start += whole.split("&")[0].rstrip().rindex(",") + 2
    elif words[0].lower() in _OPENING | titles().keys() | person_nouns() | nouns_of("group"):
        start += len(words[0]) + 1
    name = whole[start - match.start() :]
    if name[:1] in {"&", "a"}:
        return None
    if not re.search(rf"{_KIN}|{_FORM}", name):
        words = re.findall(r"\w[\w’'-]*", name)
        # "Jane & John Roe" are two people, "Denmark & Danes" no firm
        if sum(w in first_names() for w in words) > 1 or any(is_surely_territory(w) or w in peoples() for w in words):
            return None
    return start, match.end()


def _is_body(name: str) -> bool:
    """Whether a saint's name goes on with what kind of body it is: "Hospital", "High School"."""
    return name.rpartition(" ")[2].lower() in word_list("names", "of_saints")


def _called_after_owner(doc: Doc, kinds: Sequence[BlockKind | None]) -> Iterator[Span]:
    """ "Roe's Ferries", "Roe's of York", and "Roe's sued" where the text never says "Roe" alone."""
    # whoever the text names without "'s" as well is somebody's or something's own
    alone = {word for word, behind in pairwise(t.text for t in doc) if behind not in possessive_s()}
    for at in places_of(doc, ORTH, *sorted(possessive_s())):
        if not 1 <= at < len(doc) - 1:
            continue
        owner, mark, after = doc[at - 1], doc[at], doc[at + 1]
        if kinds[at] is not BlockKind.TEXT or owner.text in alone or not _may_own(owner):
            continue
        if after.text in word_list("names", "trades"):
            end = after.i + 1
            while end < len(doc) and doc[end].text in word_list("names", "trades"):
                end += 1
            yield Span(doc, owner.i, end, "ORG")
        elif after.lower_ == "of" and after.i + 1 < len(doc) and doc[after.i + 1].text[0].isupper():
            yield Span(doc, owner.i, after.i + 2, "ORG")
        elif _is_past(after) and owner.text not in first_names() and not is_day(owner.text):
            yield Span(doc, owner.i, mark.i + 1, "ORG")


def _may_own(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    longer = before is not None and before.text[0].isupper() and not token.is_sent_start
    capital = token.text[0].isupper() and token.is_alpha and len(token) > 2 and not token.is_upper
    return (
        capital
        and not longer
        and token.lower_ not in titles()
        and not is_surely_territory(token.text)
        and token.pos_ not in {"PRON", "DET", "ADV"}
    )


def _is_past(token: Token) -> bool:
    return (
        token.is_lower
        and token.pos_ in {"VERB", "AUX"}
        and (
            token.lower_.endswith("ed")
            or token.lower_ in word_list("finite_forms", "past") - {"left", "read", "set", "put", "cut", "hit", "shot"}
        )
    )
