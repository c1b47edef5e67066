"""Which frames a word evokes, and what right beside it keeps it from evoking any."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame, FrameIndex
from kg.language.names.offices import Office, lapsed_words, office_at, office_nouns
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, full_lemma
from kg.model import Literal, Span

_QUANTIFIERS = frozenset({"all", "any", "each", "every", "no"})


def is_quantified(noun: Token) -> bool:
    """Whether a noun speaks of all or none of its kind: "not all co-stars", "every member"."""
    return not is_verbal(noun) and any(c.lower_ in _QUANTIFIERS for c in children(noun, "det"))


def has_not(word: Token) -> bool:
    """Whether "not" stands right before a word, as in "found not guilty"."""
    return word.i > 0 and word.nbor(-1).lower_ in {"not", "n't", "n’t", "never"}


def has_pattern(frame: Frame, value: Literal | Span) -> bool:
    """Whether a text value holds the pattern that a frame asks for, if it asks for one."""
    return not (frame.matches and isinstance(value, Literal)) or bool(
        re.search(frame.matches, value.value, re.IGNORECASE)
    )


def has_lapsed(noun: Token) -> bool:
    """Whether a noun says what somebody was: "former", "then-", also in front of a title of several words."""
    office = office_at(noun)
    return any(c.lower_ in lapsed_words() for c in noun.children) or (office is not None and office.lapsed)


def frames_for(token: Token, title: Office | None, index: FrameIndex) -> tuple[Frame, ...]:
    """The frames that a word evokes, by its lemma and particle; `title` is the office that it names before somebody."""
    if is_verbal(token) and title is None:
        verb = full_lemma(token)
        for child in token.children:
            # "passed away": the parse calls some particles adverbs; "took place" is as good as one
            near = child.i == token.i + 1 and (child.dep_ == "advmod" or child.lower_ == "place")
            if (child.dep_ == "compound:prt" or near) and ("verb", f"{verb} {child.lower_}") in index:
                return index["verb", f"{verb} {child.lower_}"]
        parted = any(c.dep_ == "compound:prt" for c in token.children)
        return () if parted else index.get(("verb", verb), ())
    if title is None and (token.pos_ not in {"ADJ", "NOUN"} or base(token.dep_) in {"fixed", "goeswith"}):
        return ()
    lemma = full_lemma(token)
    kind = "adjective" if token.pos_ == "ADJ" and title is None else "noun"
    office = title or office_at(token)
    if office is None:
        return index.get((kind, lemma), ())
    if not office.is_held:
        return tuple(f for f in index.get(("noun", office.noun), ()) if f.predicate == "occupation")
    if "chief executive" in office.name:
        lemma = "chief executive"
    elif ("noun", office.name) in index:
        lemma = office.name  # "chief of staff", "press secretary"
    elif title is not None and lemma not in office_nouns() and " " not in lemma:
        lemma = title.noun
    frames = index.get((kind, lemma), ())
    # a deputy director is no director, but that is what she does
    known = {frame.predicate for frame in frames}
    plain = (f for f in index.get(("noun", office.noun), ()) if f.predicate == "occupation")
    return (*frames, *(f for f in plain if f.predicate not in known))
