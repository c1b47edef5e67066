"""Which part of a change an amount is: "rose 3.5 percent to $2.52", "cut from 5 % to 4 %", "costs doubled"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.lexicon.amount_words import beside_amounts, contest_words, directions, margins, multiples
from kg.language.lexicon.inflection import verb_forms
from kg.language.lexicon.number_words import alternatives
from kg.language.quantities.found import Found
from kg.language.quantities.meanings import Meanings
from kg.language.syntax.nouns import base, children
from kg.language.syntax.offsets import token_at
from kg.language.syntax.remembered import kids
from kg.language.syntax.whole_text import text_of
from kg.language.text.windows import anchor_of, windows
from kg.model import AmountKind, AmountPart

_PARTS = {"from": AmountPart.FROM, "to": AmountPart.TO, "by": AmountPart.BY}
_OPENING = frozenset({"DET", "PRON", "ADV"})
_BESIDE_VERB = frozenset({"obj", "obl:unmarked", "advmod", "xcomp", "nmod:unmarked"})
_BESIDE_NOUN = frozenset({"compound", "nummod", "amod", "nmod", "nmod:unmarked", "nmod:desc"})
_BESIDE_DIRECTION = frozenset({"obl:unmarked", "obj", "nmod:unmarked", "nummod", "advmod", "obl", "nmod"})
_WHOLE = 100
#: So many letters of a verb stand in all of its forms.
_STEM = 4


def part_of(doc: Doc, found: Found, amounts: Mapping[int, Found], meanings: Meanings) -> AmountPart:
    """Which part of a change an amount is; `amounts` are all of the text by their heads.

    Its preposition decides where the word that it hangs on tells a change, or where the other end stands beside it.
    Without one it is how far something rises or falls.
    """
    if found.part_by:
        return AmountPart.BY
    if found.kind is AmountKind.SCORE:
        return AmountPart.TOTAL
    head = doc[found.head]
    governor = _governor(head, amounts)
    preposition = _preposition(doc, found)
    sure = preposition in _PARTS or found.kind is AmountKind.PERCENT
    changes = meanings.may_change if sure else meanings.changes
    change = governor is not None and (changes(governor) or governor.lower_ in directions())
    change = change or (found.start > 1 and doc[found.start - 2].lower_ in directions())  # "down from 14"
    part = _PARTS.get(preposition)
    if part is AmountPart.BY:
        uncertain = found.kind is AmountKind.COUNT and not change and found.unit not in margins()
        margin = governor is not None and (
            governor.lemma_.lower() in contest_words("verb") or meanings.contests(governor)
        )
        return AmountPart.TOTAL if uncertain and not margin else part
    if part is AmountPart.FROM and found.other is not None:
        return AmountPart.TOTAL  # the ends of a range
    if part is not None:
        # "raised the toll to six" may have the number with the noun
        beside = governor is not None and base(governor.dep_) in {"obj", "nsubj", "obl"} and changes(governor.head)
        return part if change or beside or _has_other_end(doc, found, part, governor, amounts) else AmountPart.TOTAL
    if _has_direction(doc, found):
        return AmountPart.BY
    if governor is None or not change:
        return AmountPart.TOTAL
    if preposition == "of":
        return AmountPart.BY if governor.pos_ == "NOUN" else AmountPart.TOTAL
    return AmountPart.BY if not preposition and _is_extent(head, found, governor, meanings) else AmountPart.TOTAL


def multiplied(doc: Doc, meanings: Meanings) -> Iterator[Found]:
    """Verbs that are a change by so many percent themselves: "doubled" is one by 100 percent, "halved" by 50."""
    text = text_of(doc)
    anchor, pattern = _multiples()
    for match in (m for low, high in windows(text, anchor, 0, len(text)) for m in pattern.finditer(text, low, high)):
        verb = token_at(doc, match.start())
        times = multiples().get(verb.lemma_.lower())
        if times is None or verb.pos_ != "VERB" or children(verb, "compound:prt"):
            continue
        if not any(meaning.lemma == verb.lemma_.lower() for meaning in meanings.of(verb)):
            continue
        if any(c.lower_ in beside_amounts("leaving") for o in kids(verb) for c in (o, *kids(o)) if o.i > verb.i):
            continue  # "doubled as a cook", "doubled over"
        value = abs(Fraction(times) - 1) * _WHOLE
        yield Found(AmountKind.PERCENT, value, "percent", verb.i, verb.i + 1, verb.i, part_by=True)


@cache
def _multiples() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every form of such a verb holds, and the forms."""
    forms = {form for verb in multiples() for form in verb_forms(verb)}
    stems = {verb[:_STEM] for verb in multiples()}
    return anchor_of(stems), re.compile(rf"\b(?:{alternatives(forms)})\b", re.IGNORECASE)


def _has_direction(doc: Doc, found: Found) -> bool:
    """Whether the word right before or behind tells the way of an amount: "up 2.5%", "10 percentage points down"."""
    if found.kind not in {AmountKind.PERCENT, AmountKind.MONEY}:
        return False
    adverb = doc[found.start - 1] if found.start else None
    # "made up 33 percent" is no rise
    if adverb is not None and adverb.lower_ in beside_amounts("vertical") and adverb.dep_ != "compound:prt":
        return True
    return found.end < len(doc) and doc[found.end].lower_ in directions()


def _governor(head: Token, amounts: Mapping[int, Found]) -> Token | None:
    """What an amount hangs on, other amounts left out: "from 5 to 4" may hang one on the other."""
    seen = 0
    token = head
    while token.head.i != token.i and seen < 6:
        # "29" of "29 per 1,000 women" hangs on the women
        beside = base(token.dep_) in {"conj", "nummod"}
        token = token.head
        seen += 1
        between = token.i in amounts and not amounts[token.i].part_by
        if not between and not beside:
            return token
    return None


def _preposition(doc: Doc, found: Found) -> str:
    """The preposition before an amount, as the text has it or as the parse hangs it on the head."""
    head = doc[found.head]
    at = found.start - 1
    while at > 0 and doc[at].pos_ in _OPENING:
        at -= 1
    if head.pos_ != "NUM" and head.head.i >= found.end and head.dep_ in _BESIDE_NOUN:
        return ""  # the preposition is that of the noun: "to a 16 percent raise"
    if at >= 0 and (doc[at].lower_ in _PARTS or doc[at].lower_ == "of"):
        return doc[at].lower_
    cases = [c.lower_ for c in children(head, "case") if c.i < found.start]
    return cases[0] if cases else ""


def _has_other_end(
    doc: Doc, found: Found, part: AmountPart, governor: Token | None, amounts: Mapping[int, Found]
) -> bool:
    other = "to" if part is AmountPart.FROM else "from"
    return any(
        each.kind is found.kind
        and (each.unit == found.unit or not each.unit or not found.unit)
        and each.head != found.head
        and _preposition(doc, each) == other
        and _governor(doc[each.head], amounts) == governor
        for each in amounts.values()
    )


def _is_extent(head: Token, found: Found, governor: Token, meanings: Meanings) -> bool:
    """Whether an amount without a preposition says how far something goes."""
    if governor.lower_ in directions():
        return head.dep_ in _BESIDE_DIRECTION
    if governor.pos_ == "NOUN":
        return head.i < governor.i and head.dep_ in _BESIDE_NOUN
    ranged = found.other is not None and base(head.dep_) in {"obl", "nmod"}
    if head.dep_ not in _BESIDE_VERB and not ranged:
        return False
    # "cut 500 jobs" says how many are cut
    return found.kind is not AmountKind.COUNT or head.dep_ != "obj" or not meanings.is_caused(governor)
