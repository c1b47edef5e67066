"""What a number counts or measures: "56 people", "3.5 percent", "a 30-member panel", "20 of the passengers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.amount_words import measure_signs, measure_words, shares, uncounted
from kg.language.lexicon.numbers import scale_values
from kg.language.lexicon.wordlists import word_list
from kg.language.quantities.meanings import Meanings
from kg.language.quantities.numerals import Numeral
from kg.language.syntax.nouns import base, children, noun_kind
from kg.model import AmountKind, EntityType

_LONGEST_UNIT = 3
#: So far before its number stands the verb that sums up, words of a bound between them.
_REACH = 5
_WHOLE = 100
_MILLION = 1_000_000
#: Behind "five times" where that is a factor.
_COMPARED = frozenset({"as", "more", "less", "higher", "the", "that", "its", "their", "larger", "bigger", "faster"})
_COUNTABLE = frozenset({"NN", "NNS", "NNPS", "JJ", "VBN"})
#: Between the two numbers of a rate: "29 per 1,000 women".
_PER = "per"
_HYPHENS = frozenset({"-", "–", "‑"})
_NUMERIC = frozenset({"nummod", "compound", "amod", "advmod", "nmod:desc"})
#: Prepositions before a number that stands for itself: "rose to 4,500", "a total of 12".
_BEFORE_BARE = frozenset({"to", "from", "by", "of", "at", "than", "as"})
_OLDEST = 120
#: Before "dozen" and the like, which then has no value.
_VAGUE = frozenset({"several", "few", "couple", "many"})
#: Before a number that stands for what the text has told of already.
_DEFINITE = frozenset({"the", "these", "those", "both"})
_YEARS = range(1500, 2101)


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
    unit = unit_inside(doc, start, end) or _unit_behind(doc, numeral, start, end)
    if unit is not None:
        name, unit_start, unit_end = unit
        if name == "" or (name == "percent" and numeral.share):
            return None
        kind = AmountKind.PERCENT if name in shares() else AmountKind.MEASURE
        head = doc[unit_start:unit_end].root.i
        return Counted(kind, numeral.value, numeral.upper, name, head, max(end, unit_end))
    root = number.root
    if _is_numbered(doc, start):
        return None
    if numeral.share:
        return _share(numeral, root, end)
    if end < len(doc) and doc[end].text in _HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        return _hyphened(doc, numeral, end + 1)
    if start and doc[start - 1].lower_ in _VAGUE and number[0].lower_ in scale_values():
        return None
    if end < len(doc) and (doc[end].lemma_.lower() in uncounted() or root.head.lemma_.lower() in uncounted()):
        return None
    if numeral.value == 1 and any(base(c.dep_) == "nmod" for c in root.children):
        return None  # "one of them"
    if base(root.dep_) in _NUMERIC or root.dep_ in _NUMERIC:
        return _noun_behind(numeral, root, root.head, end)
    if base(root.dep_) == "conj" and root.head.pos_ == "NUM" and base(root.head.dep_) == "nummod":
        return _noun_behind(numeral, root, root.head.head, end)
    if end < len(doc) and doc[end].tag_ == "NNS" and root.i == end - 1:
        # so near the words are surer than the parse
        return _count(numeral, lemma_of(doc[end]), end, end + 1)
    return _of_some(doc, numeral, root, end) or _bare(numeral, root, number, meanings)


def lemma_of(noun: Token) -> str:
    """The singular of a counted noun; people are persons."""
    if noun.pos_ == "PROPN":
        # the lemma of a name is the name
        return noun.text.removesuffix("s") if noun.tag_ == "NNPS" else noun.text
    lemma = noun.lemma_.lower()
    if lemma == "other":
        return ""
    return "person" if lemma == "people" else lemma


def unit_at(doc: Doc, at: int) -> tuple[str, int] | None:
    """The unit of measure in words that begins at a token, and the first token behind it."""
    for length in range(min(_LONGEST_UNIT, len(doc) - at), 0, -1):
        name = measure_words().get(tuple(doc[i].lower_ for i in range(at, at + length)))
        if name is not None:
            return name, at + length
    return None


def unit_inside(doc: Doc, start: int, end: int) -> tuple[str, int, int] | None:
    """The unit that ends the tokens of a number, and its tokens: "3.5 percent", "20%"."""
    for at in range(max(start + 1, end - _LONGEST_UNIT), end):
        found = unit_at(doc, at)
        if found is not None and found[1] == end:
            return found[0], at, end
    last = measure_signs().get(doc[end - 1].text)
    return (last, end - 1, end) if last is not None and end - 1 > start else None


def _unit_behind(doc: Doc, numeral: Numeral, start: int, end: int) -> tuple[str, int, int] | None:
    """The unit right behind a number; an empty name where the number is a part of a time ("half an hour")."""
    at = end
    while at < len(doc) and doc[at].text in _HYPHENS and not doc[at].whitespace_:
        at += 1
    if numeral.share:
        while at < len(doc) and doc[at].lower_ in {"of", "a", "an"} and at < end + 2:
            at += 1
        if at < len(doc) and at > end and doc[at].lemma_.lower() in uncounted() and doc[at - 1].lower_ in {"a", "an"}:
            return "", at, at
        if at > end and doc[at - 1].lower_ == "of":
            return None
    if at >= len(doc):
        return None
    found = unit_at(doc, at)
    if found is not None:
        return found[0], at, found[1]
    for length in (3, 2, 1):
        signs = doc[at : at + length]
        name = measure_signs().get(signs.text.rstrip("."))
        glued = not doc[end - 1].whitespace_ or len(signs.text) > 1
        if name is not None and glued and not (name == "metre" and _is_million(doc[at])):
            return name, at, signs.end
    return None


def _is_million(letter: Token) -> bool:
    """Whether "m" counts what stands behind it: "3m words"."""
    return letter.text == "m" and letter.head.i == letter.i + 1 and letter.head.tag_ == "NNS"


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
    if noun is None or noun.pos_ != "NOUN" or not numeral.value or noun.lemma_.lower() in {*uncounted(), "time"}:
        return None  # a "three-time champion" was one three times, a "zero-sum" game counts nothing
    return _count(numeral, lemma_of(noun), noun.i, at + 1)


def _noun_behind(numeral: Numeral, root: Token, noun: Token, end: int) -> Counted | None:
    others = [c for c in children(root, "conj") if end < c.i < noun.i and c.pos_ == "NUM"]
    if others:
        return _count(numeral, lemma_of(noun), root.i, end)  # "1,600 and 400 jobs"
    if noun.i == end and _is_million(noun) and not root.doc[end - 1].whitespace_:
        numeral, noun = numeral.times(_MILLION), noun.head
    if noun.i < end or noun.tag_ not in _COUNTABLE:
        return None
    beside = root.doc[end]
    factor = noun.lemma_.lower() == "time" and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ in _COMPARED
    if factor:
        return None
    if numeral.value > 1 and noun.tag_ == beside.tag_ == "NN" and beside.head.i == noun.i:
        noun = beside  # "a 149 vote margin"
    return _count(numeral, lemma_of(noun), noun.i, noun.i + 1)


def _of_some(doc: Doc, numeral: Numeral, root: Token, end: int) -> Counted | None:
    if end >= len(doc) or doc[end].lower_ != "of" or doc[end].dep_ != "case":
        return None
    whole = doc[end].head
    return _count(numeral, lemma_of(whole) if whole.pos_ in {"NOUN", "PROPN"} else "", root.i, end)


def _bare(numeral: Numeral, root: Token, number: Span, meanings: Meanings) -> Counted | None:
    """A number that stands for itself or for people: "killed 12", "rose to 4,500"."""
    if any(meanings.harms(word) for word in _around(root)):
        return _count(numeral, "person", root.i, number.end)
    summed = _summed_up(root.doc, number.start, meanings)
    if summed is not None:
        return _count(numeral, summed, root.i, number.end)
    year = number.text.isdigit() and numeral.value in _YEARS
    if year or numeral.value == 1 or any(c.lower_ in _DEFINITE for c in root.children):
        return None
    first = root
    while base(first.dep_) == "conj":
        first = first.head
    told = _stands_alone(first, numeral) and first.head.lemma_.lower() not in uncounted()
    return _count(numeral, "", root.i, number.end) if told else None


def _summed_up(doc: Doc, start: int, meanings: Meanings) -> str | None:
    """What numbers so many, where a verb shortly before a number says so: "the dead numbered at least 7"."""
    for at in range(start - 1, max(0, start - _REACH), -1):
        if doc[at].is_punct:
            return None
        if doc[at].pos_ == "VERB" and meanings.sums_up(doc[at]):
            counted = doc[at - 1]
            return lemma_of(counted) if counted.pos_ in {"NOUN", "ADJ"} else ""
    return None


def _stands_alone(number: Token, numeral: Numeral) -> bool:
    relation = base(number.dep_)
    if relation in {"nsubj", "obj"} or number.dep_ == "obl:unmarked":
        return True
    if relation in {"obl", "nmod"}:
        prepositions = {c.lower_ for c in children(number, "case")}
        at_age = "at" in prepositions and numeral.value <= _OLDEST
        return not prepositions.isdisjoint(_BEFORE_BARE) and not at_age
    subjects = [s for s in children(number, "nsubj") if s.pos_ == "NOUN"] if children(number, "cop") else []
    # "the driver is 47" tells an age
    return any(noun_kind(subject)[0] is not EntityType.PERSON for subject in subjects)


def _around(number: Token) -> Iterator[Token]:
    """The words that may tell what happens to the people that a number stands for: "left 30 injured"."""
    relation = base(number.dep_)
    if relation == "conj":
        yield from _around(number.head)
    elif relation in {"nsubj", "obj"}:
        yield number.head
        yield from children(number.head, "xcomp")
        yield from children(number, "amod", "acl")


def _count(numeral: Numeral, unit: str, head: int, end: int) -> Counted:
    return Counted(AmountKind.COUNT, numeral.value, numeral.upper, unit, head, end)
