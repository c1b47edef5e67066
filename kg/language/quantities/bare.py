"""Numbers that stand for themselves or for people: "killed 12", "left 30 injured", "rose to 4,500"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.amount_words import beside_amounts, uncounted
from kg.language.quantities.lemmas import lemma_of
from kg.language.quantities.meanings import Meanings
from kg.language.quantities.numerals import Numeral
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.remembered import kids
from kg.model import EntityType

#: So far before its number stands the verb that sums up, words of a bound between them.
_REACH = 5
_OLDEST = 120
_YEARS = range(1500, 2101)


def unit_of_bare(numeral: Numeral, number: Span, meanings: Meanings) -> str | None:
    """What a number without a noun counts: "person" where they die or are hurt, "" where nothing says; None for none.

    An age, a year and "the two" are no amounts.
    """
    root = number.root
    if any(meanings.harms(word) for word in _around(root)):
        return None if _is_age_beside(number) else "person"
    summed = _summed_up(root.doc, number.start, meanings)
    if summed is not None:
        return summed
    year = number.text.isdigit() and numeral.value in _YEARS
    if (
        year
        or numeral.value == 1
        or any(c.lower_ in beside_amounts("certain") for c in kids(root))
        or _is_age_beside(number)
    ):
        return None
    first = root
    while base(first.dep_) == "conj":
        first = first.head
    return "" if _stands_alone(first, numeral) and first.head.lemma_.lower() not in uncounted() else None


def _is_age_beside(number: Span) -> bool:
    """Whether a number between commas stands right behind a name: "Jane Roe, 47, left"."""
    doc, start, end = number.doc, number.start, number.end
    if start < 2 or doc[start - 1].text not in {",", "("} or doc[start - 2].pos_ != "PROPN":
        return False
    return end == len(doc) or doc[end].is_punct


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
        return not prepositions.isdisjoint(beside_amounts("measured_by")) and not at_age
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
