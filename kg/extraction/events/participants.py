"""Who and what takes part in an event: the arguments of its word, each in its generic role."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.events.roles import generic_role
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.coreference.chains import Chain
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.nouns import phrase, span_of
from kg.model import EntityType, Literal, Participant, Role, Span

_ANIMATE = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.GROUP})
#: Roles whose fillers are given in the words of the text where these are no thing that has a name.
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def participants_of(predicate: Predicate, analysis: Analysis) -> Iterator[Participant[Span]]:
    """The participants, numbered arguments first; each filler of a coordination is one of its own.

    Where the parse has somebody else for the doer than the roles have, the event has no doer: neither is sure.
    """
    trigger = Trigger(predicate.token, analysis, predicate)
    for argument in sorted({a.role.removeprefix("R-").removeprefix("C-") for a in predicate.arguments}):
        for filler in trigger.roles.get(argument, []):
            if filler.i == predicate.token.i:
                continue
            one = _participant(predicate.roleset, argument, filler, predicate, analysis)
            if one is not None:
                yield one


def _participant(
    roleset: str, argument: str, filler: Token, predicate: Predicate, analysis: Analysis
) -> Participant[Span] | None:
    chain: Chain | None = analysis.pointers.chain_at.get(filler.i)
    role = generic_role(roleset, argument, animate=chain is not None and chain.type in _ANIMATE)
    if role is None:
        return None
    if chain is not None and role not in {Role.TIME, Role.MANNER, Role.AMOUNT}:
        span = analysis.pointers.name_beside(filler) or analysis.pointers.words(filler)
        return Participant(role, argument, span, span)
    span = _words(filler, argument, predicate)
    return Participant(role, argument, Literal(span.of(analysis.article.text)), span)


def _words(filler: Token, argument: str, predicate: Predicate) -> Span:
    """The words of a filler: the phrase of a noun, all of a clause."""
    if filler.pos_ in _NOMINAL:
        return span_of(*phrase(filler, with_of=True))
    whole = next((a.span for a in predicate.arguments if a.head == filler and a.role.endswith(argument)), None)
    if whole is None:
        return span_of(filler, filler)
    return span_of(whole[0], whole[-1])
