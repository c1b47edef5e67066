"""What a recogniser takes for a name and is none: party letters, tickers, weekdays, members, offices, plain nouns."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Span

from kg.language.lexicon.calendar import ambiguous_months, months, weekdays
from kg.language.lexicon.countries import demonyms, is_region, is_surely_territory, peoples
from kg.language.lexicon.noun_entries import noun_entries, words_tagged
from kg.language.lexicon.nouns import nouns_of, person_nouns
from kg.language.lexicon.parties import independent_letters, party_followers, party_letters
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names, table

_PERSON = frozenset({"PERSON", "PER"})
_TICKER = re.compile(r"[A-Z]{2,5}[a-z]?\.(?:[A-Z]|[A-Z][A-Z])")
_AFFILIATED = re.compile(r"(?P<letter>[A-Z]{1,3}) ?[-–‑] ?(?P<place>[A-Z][\w.’' ]*)")


def is_no_name(ent: Span) -> bool:
    """Whether what the recogniser labelled is nobody's and nothing's name."""
    return any(rule(ent) for rule in _RULES)


def _label(ent: Span) -> bool:
    """Whether capitals at the head of a paragraph only announce it: "UPDATE - ", "WATCH: "."""
    after = ent.doc[ent.end].text if ent.end < len(ent.doc) else ""
    opens = ent.start == 0 or "\n" in ent.doc[ent.start - 1].text
    return opens and ent.text.isupper() and len(ent) <= 2 and after in {"-", "–", "—", ":", "|"} and len(ent.text) > 3


def _party(ent: Span) -> bool:
    """Whether letters only tell a politician's party: "Roe, D-Calif.", "R-Ohio"."""
    person = ent.label_ in _PERSON
    behind = ent.doc[ent.start - 1].text if ent.start else ""
    letters = {*party_letters(), *independent_letters()}
    tied = _AFFILIATED.fullmatch(ent.text)
    if tied is not None and tied["letter"] in letters and is_region(tied["place"]):
        return True
    return (person and len(ent.text) == 1) or (
        ent[0].text in letters and behind in {",", "("} and (person or ent.label_ in {"PLACE", "GPE"})
    )


def _short_noun(ent: Span) -> bool:
    """Whether capitals are only a short word for somebody: "an MP", "the CFO"."""
    return len(ent) == 1 and ent[0].pos_ == "NOUN" and ent[0].is_upper and ent[0].lower_ in person_nouns()


def _ticker(ent: Span) -> bool:
    """ "ACME.N", a firm's sign at a stock exchange."""
    return bool(_TICKER.fullmatch(ent.text))


def _day(ent: Span) -> bool:
    """ "Tuesday", "November": no name where nothing more belongs to it."""
    return len(ent) == 1 and is_day(ent.text)


def is_day(word: str) -> bool:
    """Whether a word is the name of a weekday or a month and of hardly anything else."""
    return word in _days()


@cache
def _days() -> frozenset[str]:
    unclear = {name.capitalize() for name in ambiguous_months()}
    sure = {name.name for name in (*weekdays(), *months())} - unclear
    return frozenset(word for word in sure if word not in first_names())


def _people(ent: Span) -> bool:
    """ "British", "Danes": of a nation, and none of its places or bodies."""
    if is_surely_territory(ent.text) or ent.text in first_names():
        return False
    return ent.text in peoples() or (ent.text.lower() in demonyms() and ent[0].text[0].isupper())


def _land_and(ent: Span) -> bool:
    """ "Denmark & Danes": two things."""
    return any(t.text in {"&", "and"} for t in ent) and len(ent) == 3 and is_region(ent[0].text)


def _members(ent: Span) -> bool:
    """ "Democrats", "House Republicans", "the Ohio Republican": who belongs to a party, and not the party."""
    before = ent[-2].lower_ if len(ent) > 1 else ""
    return ent[-1].lower_ in _partisans() and before not in table("parties")["longer"]["before"]


@cache
def _partisans() -> frozenset[str]:
    return frozenset({*party_followers(), *party_followers().values(), "dem", "dems"})


def _office(ent: Span) -> bool:
    """ "Finance Minister", "Supervisor of Elections", "the Springfield Assemblyman": an office without a name."""
    first, last = ent[0].lower_.rstrip("."), ent[-1].lower_
    if ent[0].text in first_names() or len(ent) < 2:
        return False
    if ent.label_ in _PERSON:
        headed = first in titles() and ent[1].lower_ in {"of", "for"}
        inside = [t.lower_ for t in ent if t.is_alpha]
        words = all(w in noun_entries() or w in titles() or w in {"general", "of", "the"} for w in inside)
        return headed or (words and bool(inside) and last in person_nouns() | {"general"})
    return ent.label_ in {"ORG", "PLACE", "GPE"} and last in words_tagged("elected") | words_tagged("address")


def _plain_noun(ent: Span) -> bool:
    """ "Skeptics", "Spokeswomen" at the head of a sentence."""
    token = ent[0]
    if len(ent) > 1 or not token.is_sent_start or token.text in first_names() or token.is_upper:
        return False
    return token.lower_ in nouns_of("group") - words_tagged("group")


_RULES = (_label, _party, _short_noun, _ticker, _day, _people, _land_and, _members, _office, _plain_noun)
