"""Which frames a word evokes, and what keeps it from evoking any."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame, FrameIndex
from kg.language.lexicon.nouns import occupations
from kg.language.names.offices import Office, office_at
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, full_lemma, is_would_be
from kg.language.syntax.remembered import kids

#: Labels of names whose words are no words of their own.
_NAMES = frozenset({"ORG", "WORK", "EVENT", "PLACE"})
_QUANTIFIERS = frozenset({"all", "any", "each", "every", "no"})


class Silence(Enum):
    """Why a word that has frames evokes none where it stands."""

    QUANTIFIED = "it speaks of all or none of its kind"
    WOULD_BE = "it is what somebody only would be"
    IN_A_NAME = "it is part of a name"


def silenced(token: Token) -> Silence | None:
    """What keeps a word from evoking the frames that it has; None where nothing does."""
    verbal = is_verbal(token)
    if not verbal and any(c.lower_ in _QUANTIFIERS for c in children(token, "det")):
        return Silence.QUANTIFIED  # "not all co-stars", "every member"
    if is_would_be(token):
        return Silence.WOULD_BE
    # "Defense Lawyers Association"
    return Silence.IN_A_NAME if token.ent_type_ in _NAMES and not verbal else None


def frames_of_roleset(predicate: Predicate, index: FrameIndex) -> tuple[Frame, ...]:
    """The frames that a word evokes by its meaning, whatever its form."""
    return index.get(("roleset", predicate.roleset), ())


def frames_for(token: Token, title: Office | None, index: FrameIndex) -> tuple[Frame, ...]:
    """The frames that a word evokes, by its lemma and particle; `title` is the office that it names before somebody."""
    if is_verbal(token) and title is None:
        verb = full_lemma(token)
        for child in kids(token):
            # "passed away": the parse calls some particles adverbs; "took place" and "shot her dead" are as good as one
            near = child.i == token.i + 1 and (child.dep_ == "advmod" or child.lower_ == "place")
            near = near or (child.lower_ == "dead" and token.i < child.i < token.i + 5)
            if (child.dep_ == "compound:prt" or near) and ("verb", f"{verb} {child.lower_}") in index:
                return index["verb", f"{verb} {child.lower_}"]
        parted = any(c.dep_ == "compound:prt" for c in kids(token))
        return () if parted else index.get(("verb", verb), ())
    if title is None and (token.pos_ not in {"ADJ", "NOUN"} or base(token.dep_) in {"fixed", "goeswith"}):
        return ()
    lemma = full_lemma(token).removeprefix("ex-")
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
    elif title is not None and lemma not in occupations() and " " not in lemma:
        lemma = title.noun
    frames = index.get((kind, lemma), ())
    # a deputy director is no director, but that is what she does
    known = {frame.predicate for frame in frames}
    plain = (f for f in index.get(("noun", office.noun), ()) if f.predicate == "occupation")
    return (*frames, *(f for f in plain if f.predicate not in known))
