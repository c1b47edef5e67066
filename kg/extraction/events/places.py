"""Where something happens, beyond the phrase that says so: the places that the place lies in, and where a happening is.

"in a hotel in Hill, Lane County" names three places; "the fire in Hill spread" tells where with who takes part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extraction.events.measuring import Headed
from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.language.syntax.clauses import case_of
from kg.language.syntax.nouns import base, children, noun_kind
from kg.model import EntityType, Participant, Role

_DEEP = 3
_CORE = frozenset({Role.AGENT, Role.PATIENT})


def places_beside(given: Sequence[Headed], analysis: Analysis) -> Iterator[Headed]:
    """Named places that those of the participants lie in; without any, those of happenings that take part.

    None is one that takes part already.
    """
    known = {id(analysis.pointers.chain_at.get(head.i)) for _, head in given}
    placed = [(one.argument, head) for one, head in given if one.role is Role.PLACE]
    around = [(label, place) for label, head in placed for place in _around(head, analysis, "lies_in", _DEEP)]
    if not placed:
        heads = (head for one, head in given if one.role in _CORE and head.pos_ == "NOUN" and _tells(head, analysis))
        around = [("ARGM-LOC", place) for head in heads for place in _around(head, analysis, "scene", 1)]
    for label, place in around:
        chain = id(analysis.pointers.chain_at[place.i])
        if chain not in known:
            known.add(chain)
            span = analysis.pointers.words(place)
            yield Participant(Role.PLACE, label, span, span), place


def _around(head: Token, analysis: Analysis, leads: str, deep: int) -> Iterator[Token]:
    """The heads of named places that hang on a word by prepositions with a tag of words.toml, and what they lie in.

    A place also lies in the one right behind it: "Hill, Lane County".
    """
    for child in children(head, "nmod", "appos"):
        chain = analysis.pointers.chain_at.get(child.i)
        if chain is None or chain.type is not EntityType.PLACE or not chain.named:
            continue
        case = case_of(child)
        if case not in event_words(leads) and (case or leads != "lies_in"):
            continue
        if child.i < head.i and noun_kind(head)[0] is not EntityType.PLACE:
            continue  # "Hill's only seat" is not in Hill
        yield child
        if deep > 1:
            yield from _around(child, analysis, "lies_in", deep - 1)


def _tells(head: Token, analysis: Analysis) -> bool:
    """Whether the place of who or what takes part is that of the event.

    A happening that is the subject ("the fire in Hill spread"), and a thing that is the object ("opened a shop in
    Hill"); who criticizes a war somewhere does not do so there.
    """
    happens = head.i in analysis.predicates or noun_kind(head)[0] is EntityType.EVENT
    return base(head.dep_) == "nsubj" if happens else head.dep_ == "obj"
