"""What a number counts or measures: "56 people", "3.5 percent", "a 30-member panel", "20 of the passengers"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.amount_words import beside_amounts, measures_before, shares, uncounted
from kg.language.lexicon.function_words import HYPHENS
from kg.language.lexicon.numbers import scale_values
from kg.language.lexicon.wordlists import word_list
from kg.language.quantities.bare import unit_of_bare
from kg.language.quantities.lemmas import lemma_of
from kg.language.quantities.meanings import Meanings
from kg.language.quantities.numerals import Numeral
from kg.language.quantities.units import is_million, unit_behind, unit_inside
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids
from kg.model import AmountKind

_WHOLE = 100
#: So many words may stand between a number and the plural that it counts.
_NEAR = 3
_MILLION = 1_000_000
_COUNTABLE = frozenset({"NN", "NNS", "NNPS", "JJ", "VBN"})
#: Between the two numbers of a rate: "29 per 1,000 women".
_PER = "per"
_NUMERIC = frozenset({"nummod", "compound", "amod", "advmod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts or measures, the token that stands for both, and the first token behind both."""

    kind: AmountKind
    value: Fraction
    other: Fraction | None
    unit: str
    head: int
    end: int


def counted_by(doc: Doc, numeral: Numeral, number: Span, meanings: Meanings) -> Counted | None:
    """What the number at these tokens counts or measures.

    A part of a whole is so many percent. None where the number counts nothing: an age, a stretch of time, a year, the
    number of a page, of a law's section, in a name, or "one" in a pronoun's place.
    """
    start, end = number.start, number.end
    if end < len(doc) and doc[end].lower_ == _PER:
        return _count(numeral, "", number.root.i, end)
    if start and doc[start - 1].lower_ == _PER:
        return None
    unit = unit_inside(doc, start, end) or unit_behind(doc, end, numeral.share)
    if unit is not None:
        name, unit_start, unit_end = unit
        if not name:
            return None
        kind = AmountKind.PERCENT if name in shares() else AmountKind.MEASURE
        head = doc[unit_start:unit_end].root.i
        return Counted(kind, numeral.value, numeral.upper, name, head, max(end, unit_end))
    root = number.root
    if start and doc[start - 1].lower_ in measures_before():
        return Counted(AmountKind.MEASURE, numeral.value, numeral.upper, doc[start - 1].lower_, root.i, end)
    if _is_numbered(doc, start):
        return None
    if numeral.share:
        return _share(numeral, root, end)
    if end < len(doc) and doc[end].text in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        return _hyphened(doc, numeral, end + 1)
    if start and doc[start - 1].lower_ in beside_amounts("vague") and number[0].lower_ in scale_values():
        return None
    if end < len(doc) and (doc[end].lemma_.lower() in uncounted() or root.head.lemma_.lower() in uncounted()):
        return None
    if numeral.value == 1 and any(base(c.dep_) == "nmod" for c in kids(root)):
        return None  # "one of them"
    more = doc[end : end + 2]
    if len(more) and more[0].lower_ == "more" and not any(word.pos_ in {"NOUN", "PROPN", "ADJ"} for word in more[1:]):
        return _count(numeral, "", root.i, end)  # "orders for 2,200 more"
    if base(root.dep_) in _NUMERIC or root.dep_ in _NUMERIC:
        return _noun_behind(numeral, root, root.head, end) or _nouns_near(doc, numeral, end)
    if base(root.dep_) == "conj" and root.head.pos_ == "NUM" and base(root.head.dep_) == "nummod":
        return _noun_behind(numeral, root, root.head.head, end)
    near = _nouns_near(doc, numeral, end)
    if near is not None:
        return near
    some = _of_some(doc, numeral, root, end)
    if some is not None:
        return some
    bare = unit_of_bare(numeral, number, meanings)
    return None if bare is None else _count(numeral, bare, root.i, end)


def _is_numbered(doc: Doc, start: int) -> bool:
    before = doc[start - 1] if start else None
    return before is not None and (
        before.lower_.rstrip(".") in word_list("numbers", "numbered") or before.text in {"#", "§"}
    )


def _share(numeral: Numeral, root: Token, end: int) -> Counted:
    upper = None if numeral.upper is None else numeral.upper * _WHOLE
    return Counted(AmountKind.PERCENT, numeral.value * _WHOLE, upper, "percent", root.i, end)


def _hyphened(doc: Doc, numeral: Numeral, at: int) -> Counted | None:
    noun = doc[at] if at < len(doc) else None
    if noun is not None and noun.lower_ == "strong":
        return _count(numeral, "", noun.i, at + 1)  # "a 1,200-strong crowd"
    if noun is None or noun.pos_ != "NOUN" or not numeral.value or noun.lemma_.lower() in {*uncounted(), "time"}:
        return None  # a "three-time champion" was one three times, a "zero-sum" game counts nothing
    return _count(numeral, lemma_of(noun), noun.i, at + 1)


def _noun_behind(numeral: Numeral, root: Token, noun: Token, end: int) -> Counted | None:
    others = [c for c in children(root, "conj") if end < c.i < noun.i and c.pos_ == "NUM"]
    if others:
        return _count(numeral, lemma_of(noun), root.i, end)  # "1,600 and 400 jobs"
    if noun.i == end and is_million(noun) and not root.doc[end - 1].whitespace_:
        numeral, noun = numeral.times(_MILLION), noun.head
    if noun.i < end or noun.tag_ not in _COUNTABLE or len(noun) == 1:
        return None
    beside = root.doc[end]
    factor = (
        noun.lemma_.lower() == "time"
        and noun.i + 1 < len(noun.doc)
        and noun.doc[noun.i + 1].lower_ in beside_amounts("compared")
    )
    if factor:
        return None
    owned = beside.tag_ == "NNS" and beside.i < noun.i and beside.i + 1 < len(noun.doc) and beside.nbor().tag_ == "POS"
    if owned or (numeral.value > 1 and noun.tag_ == beside.tag_ == "NN" and beside.head.i == noun.i):
        noun = beside  # "a 149 vote margin", "87 people's names"
    return _count(numeral, lemma_of(noun), noun.i, noun.i + 1)


def _nouns_near(doc: Doc, numeral: Numeral, end: int) -> Counted | None:
    """A plural that only adjectives and names part from a number: so near the words are surer than the parse."""
    at = end
    while at < len(doc) and at < end + _NEAR and doc[at].tag_ in {"JJ", "NNP"}:
        at += 1
    if at >= len(doc) or doc[at].tag_ != "NNS" or doc[at].lemma_.lower() in uncounted():
        return None
    behind = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    if doc[at].lemma_.lower() == "time" and behind in beside_amounts("compared"):
        return None
    return _count(numeral, lemma_of(doc[at]), at, at + 1)


def _of_some(doc: Doc, numeral: Numeral, root: Token, end: int) -> Counted | None:
    if end >= len(doc) or doc[end].lower_ != "of" or doc[end].dep_ != "case":
        return None
    whole = doc[end].head
    return _count(numeral, lemma_of(whole) if whole.pos_ in {"NOUN", "PROPN"} else "", root.i, end)


def _count(numeral: Numeral, unit: str, head: int, end: int) -> Counted:
    return Counted(AmountKind.COUNT, numeral.value, numeral.upper, unit, head, end)
