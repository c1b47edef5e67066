"""What stands around a date: whether it is one, and what "the next day" follows."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language.dates.parts import moved, weekday_of
from kg.language.dates.tenses import verb_over
from kg.language.dates.words import DAY, MONTH
from kg.language.dates.years import is_year
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.numbers import before_vague_times
from kg.language.lexicon.wordlists import word_list
from kg.language.syntax.nouns import base
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids
from kg.model import Span

#: Words before a weekday that make it any such day.
_ANY = frozenset({"a", "an", "any", "each", "every", "most", "one", "other", "some", "alternate", "another"})
#: Behind a weekday, that it is not the one near by: "the 13th", "of May", "(13 October)", "1999".
_OF_ANOTHER_DAY = re.compile(
    rf"\s+the\s+\d{{1,2}}(?:st|nd|rd|th)\b|\s+of\s+{MONTH}\b|\s*\(\s*(?:\d{{1,2}}\b|{MONTH}\b)"
    r"|,?\s+(?:1[89]|20)\d\d(?=\s*(?:[.,;:!?)\"”]|\Z))"
)
#: A year that only tells one thing of a kind from the others ("the 2016 election") dates nothing else.
_TELLING = frozenset({"nummod", "compound", "amod", "flat"})
_LATER = {"later": 1, "after": 1, "afterward": 1, "afterwards": 1, "next": 1, "following": 1, "earlier": -1,
          "before": -1, "previous": -1, "that": 0, "same": 0}  # fmt: skip


def is_address(token: Token) -> bool:
    """Whether a token is an address of the web or of mail."""
    return bool(token.like_url or token.like_email)


def fits(doc: Doc, kind: str, span: Span) -> bool:
    """Whether words that look like a date are one: no part of a name or an address, no count, no habit."""
    tokens = tokens_at(doc, span)
    if any(is_address(t) for t in tokens):
        return False
    if tokens[0].ent_iob_ == "I" or (tokens.end < len(doc) and doc[tokens.end].ent_iob_ == "I"):
        return False  # the name is longer than the date
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    if kind in {"near", "period"} and _is_title(tokens):
        return False
    after = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
    if kind == "weekday" and _OF_ANOTHER_DAY.match(doc.text, span.end):
        return False
    if kind in {"month", "weekday"}:
        return not any(t.ent_type_ == "PERSON" for t in tokens) and not (
            kind == "weekday" and (before in _ANY or after in {"after", "before", "through"} or before == "through")
        )
    if kind == "then" and tokens[0].lower_ == "that" and tokens[0].tag_ != "DT":
        return False
    if kind in {"ago", "then"}:
        return before not in before_vague_times()
    if kind == "holiday":
        named = tokens.start > 0 and doc[tokens.start - 1].pos_ == "PROPN"
        return not named and base(tokens[-1].dep_) != "compound" and tokens.root.ent_type_ not in {"ORG", "WORK"}
    if kind == "near":
        return before not in {"ago", "no", "of"} and not (tokens[0].lower_ == "today" and _is_nowadays(tokens.root))
    if kind == "bare" and not _is_bare_year(tokens[0]):
        return False
    digits = kind in {"year", "bare"} or (kind == "stretch" and tokens[0].like_num)
    return not digits or is_year(doc, span)


def follows(words: str, anchor: str) -> str | None:
    """The value of "the next day", "that year", "two months later" after a time of the value `anchor`.

    None where the anchor is less precise than the words.
    """
    parts = words.lower().split()
    unit = next((u for u in ("month", "year") if any(p.rstrip("s") == u for p in parts)), "day")
    if parts[-1] in {"later", "earlier", "afterward", "afterwards"}:
        count = number_of(" ".join(parts[:-2]))
        if not count or (unit == "year" and count % 10 == 0):
            return None
        return moved(anchor, count * _LATER[parts[-1]], unit)
    step = next((_LATER[p] for p in parts if p in _LATER and p != "that"), 0)
    if not re.search(DAY, words, re.VERBOSE):
        return moved(anchor, step, unit)
    if not step or len(anchor) < 10:
        return None
    for days in range(1, 8):
        day = moved(anchor, days * step, "day")
        if day is not None and _weekday(day) == weekday_of(words):
            return day
    return None


def is_in_narrative(doc: Doc, span: Span) -> bool:
    """Whether a date says when something was said, and not when it happened."""
    verb = verb_over(tokens_at(doc, span).root)
    return verb is not None and verb.lemma_ in verbs("subject", "person")


def _weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


def _is_bare_year(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    if before is not None and before.text in {"(", "["}:
        return True
    if base(token.dep_) in _TELLING or (before is not None and before.pos_ == "PROPN"):
        return False
    number = before is not None and before.lower_.rstrip(".") in word_list("numbers", "numbered")
    return not number and base(token.dep_) in {"obl", "appos", "parataxis", "conj", "nmod", "advmod"}


def _is_nowadays(token: Token) -> bool:
    """Whether "today" hangs on a clause in the present tense, where it may mean these days."""
    verb = verb_over(token)
    if verb is None or token.head.pos_ in {"NOUN", "PROPN"}:
        return False
    finite = [verb, *(c for c in kids(verb) if base(c.dep_) in {"aux", "cop"})]
    modal = any(t.tag_ == "MD" or t.lower_ == "to" for t in finite)
    lasting = verb.lemma_ in verbs("time", "lasting") or verb.pos_ not in {"VERB", "AUX"}
    return lasting and not modal and any(t.tag_ in {"VBZ", "VBP"} for t in finite) and verb.tag_ not in {"VBG", "VBN"}


def _is_title(tokens: Tokens) -> bool:
    """Whether "Today" or "This Week" is written like the name of a broadcast or a paper."""
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1 and last.text[0].isupper() and last.lower_ in {"week", "weekend", "year", "month"}:
        return True
    before = first.nbor(-1) if first.i and not first.is_sent_start else None
    return first.text[0].isupper() and before is not None and before.is_alpha
