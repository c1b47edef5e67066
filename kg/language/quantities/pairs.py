"""Two numbers that belong together: scores, votes and polls ("2-1", "68 to 32"), and ranges ("between 20 and 30")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.amount_words import beside_amounts, contest_words, spreads, uncounted
from kg.language.lexicon.function_words import HYPHENS
from kg.language.quantities.found import Found
from kg.language.quantities.lemmas import lemma_of
from kg.language.quantities.meanings import Meanings
from kg.language.quantities.numerals import Numeral
from kg.language.syntax.nouns import base
from kg.model import AmountKind

_DASHED = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}")
#: How far up the tree a word of a contest is looked for.
_REACH = 4
_VOTE = "vote"
_WHOLE = 100
#: "Four in ten" is a share up to so many.
_MOST_OF = 1000
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text with its value, the currency of a sum, and the unit that its own words end with."""

    tokens: Span
    numeral: Numeral
    currency: str = ""
    unit: str = ""


def dashed_score(doc: Doc, number: Number, meanings: Meanings) -> Found | None:
    """The score that a number like "2-1" is, and None where it is a range."""
    low, high = number.numeral.value, number.numeral.upper
    if high is None or number.currency or not _DASHED.fullmatch(number.tokens.text):
        return None
    root, end = number.tokens.root, number.tokens.end
    noun = _noun_behind(doc, number.tokens)
    if noun is not None:
        if not _is_contest(noun, meanings):
            return None
    elif low <= high and not any(_is_contest(word, meanings) for word in _above(root)):
        return None
    told = [noun] if noun is not None else _above(root)
    unit = _VOTE if any(word.lemma_.lower() == _VOTE for word in told) else ""
    return Found(AmountKind.SCORE, low, unit, number.tokens.start, end, root.i, high)


def tally(doc: Doc, first: Number, second: Number, meanings: Meanings) -> Found | None:
    """The score that two numbers with "to" between them are: "68 to 32", "52 votes to 48", "47 to 45 percent".

    Votes by which something rises or falls "from" one number "to" another are none, nor are ranges.
    """
    if second.tokens.start - first.tokens.end > _REACH:
        return None
    between = [t for t in doc[first.tokens.end : second.tokens.start] if t.text != "-"]
    if len(between) not in {1, 2} or between[-1].lower_ != "to" or first.currency or second.currency:
        return None
    low, high = first.numeral, second.numeral
    if low.upper is not None or high.upper is not None or low.share or high.share:
        return None
    before = doc[first.tokens.start - 1].lower_ if first.tokens.start else ""
    words = [*_above(first.tokens.root), *_above(second.tokens.root)]
    noun = between[0] if len(between) == 2 else None
    if before == "from" or (noun is not None and noun.pos_ != "NOUN"):
        return None
    behind = doc[second.tokens.end] if second.tokens.end < len(doc) else None
    counted = behind if behind is not None and behind.tag_ == "NNS" else _noun_behind(doc, second.tokens)
    if low.value < high.value and counted is not None and not _is_contest(counted, meanings):
        return None  # "won 40 to 50 seats"
    if not any(_is_contest(word, meanings) for word in words):
        changed = any(meanings.changes(word) for word in words)
        if changed or low.value <= high.value or second.tokens.root.i != second.tokens.end - 1:
            return None
    unit = lemma_of(noun) if noun is not None else ""
    end = second.tokens.end
    if second.unit:
        unit = second.unit
    elif not unit and behind is not None and behind.lemma_.lower() == _VOTE:
        unit, end = _VOTE, end + 1
    elif not unit and any(word.lemma_.lower() == _VOTE for word in words):
        unit = _VOTE
    return Found(AmountKind.SCORE, low.value, unit, first.tokens.start, end, first.tokens.root.i, high.value)


def ratio(doc: Doc, first: Number, second: Number) -> Found | None:
    """The share that two numbers with "in" between them are: "four in ten voters" are 40 percent of them."""
    start, end = first.tokens.start, second.tokens.end
    between = doc[first.tokens.end : second.tokens.start]
    low, high = first.numeral, second.numeral
    if (
        len(between) != 1
        or between[0].lower_ != "in"
        or {first.currency, first.unit, second.currency, second.unit} != {""}
    ):
        return None
    if low.upper is not None or high.upper is not None or not 0 < low.value < high.value <= _MOST_OF:
        return None
    written = {number.tokens.text.isdigit() for number in (first, second)}
    if len(written) > 1 or (end < len(doc) and doc[end].lemma_.lower() in uncounted()):
        return None  # "killed 3 in ten days"
    return Found(AmountKind.PERCENT, _WHOLE * low.value / high.value, "percent", start, end, first.tokens.root.i)


def is_range(doc: Doc, first: Number, second: Number, meanings: Meanings) -> bool:
    """Whether two numbers are the ends of one: "40 to 50 people", "between 20 and 30", "two or three".

    None is how far something goes and where it ends: "rose 6 cents to $23.50".
    """
    between = doc[first.tokens.end : second.tokens.start]
    before = doc[first.tokens.start - 1].lower_ if first.tokens.start else ""
    spread = first.tokens.start > 1 and doc[first.tokens.start - 2].lemma_.lower() in spreads()
    if len(between) != 1 or first.currency not in {"", second.currency} or (before == "from" and not spread):
        return False
    if first.unit not in {"", second.unit}:
        return False
    verb = first.tokens.root.head
    apart = (
        verb.pos_ == "VERB"
        and verb.i == second.tokens.root.head.i
        and verb.i < first.tokens.start
        and between[0].lower_ == "to"
    )
    if apart and not spread and (first.currency or (first.unit and before != "by")) and meanings.may_change(verb):
        return False
    return between[0].lower_ in beside_amounts("ranging") | HYPHENS or (
        between[0].lower_ == "and" and before == "between"
    )


def _noun_behind(doc: Doc, number: Span) -> Token | None:
    """The noun that a number right before it describes."""
    head = number.root.head
    if head.i >= number.end and head.pos_ in _NOMINAL and base(number.root.dep_) not in {"nsubj", "obl"}:
        return head
    behind = doc[number.end] if number.end < len(doc) else None
    return behind if behind is not None and behind.pos_ == "NOUN" and behind.head.i >= behind.i else None


def _above(token: Token) -> list[Token]:
    """The words that a number hangs on, the nearest first, up to the verb of its clause."""
    found: list[Token] = []
    while len(found) < _REACH and token.head.i != token.i:
        token = token.head
        found.append(token)
        if token.pos_ == "VERB":
            break
    return found


def _is_contest(word: Token, meanings: Meanings) -> bool:
    if word.pos_ == "VERB":
        return word.lemma_.lower() in contest_words("verb") or meanings.contests(word)
    return word.lemma_.lower() in contest_words("noun") or (word.pos_ == "NOUN" and meanings.contests(word))
