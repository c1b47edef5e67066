"""How much and how many: the amounts of a text at the participants that they measure or count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.events.words import event_words
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import children, noun_kind, phrase, span_of
from kg.language.syntax.voice import is_passive
from kg.model import Amount, AmountKind, Literal, Participant, Role, Span

#: Relations in which an amount that nobody takes part with belongs to a verb: "rose by 3 percent", "won 68 to 32".
_BESIDE = ("obl", "advmod", "obj", "nmod")
#: Roles that an amount by itself fills only in name: "rose to 3 percent", "sold for 5 dollars".
_OF_AMOUNTS = frozenset(
    {Role.ATTRIBUTE, Role.START, Role.END, Role.RECIPIENT, Role.MANNER, Role.INSTRUMENT, Role.PLACE, Role.CAUSE}
)
_ARGUMENT = "ARGM-EXT"

#: A participant and the token that heads its words.
Headed = tuple[Participant[Span], Token]


def with_amounts(given: list[Headed], trigger: Token, amounts: Mapping[int, Amount], text: str) -> Iterator[Headed]:
    """The participants, each with the amount that its words state, and behind them the amounts of the word alone.

    `amounts` are by the number of the token that stands for them. "killed 12 people" has a patient with a count, "a
    fine of 5 dollars" one with a sum; each amount stands once.
    """
    used: set[int] = set()
    for one, head in given:
        stated = (i for i in _stating(head) if i in amounts and i not in used)
        # "two astronauts, Roe and Doe": the name beside a noun is not counted
        at = next((i for i in stated if i != head.i or amounts[i].span.overlaps(one.span)), None)
        if at is None:
            yield one, head
            continue
        used.add(at)
        whole = at == head.i and amounts[at].kind is not AmountKind.COUNT and isinstance(one.filler, Literal)
        by_it = at != head.i and _is_margin(head, trigger)
        role = (
            Role.AMOUNT
            if by_it or (whole and (one.role in _OF_AMOUNTS or amounts[at].kind is AmountKind.SCORE))
            else one.role
        )
        yield replace(one, role=role, amount=amounts[at]), head
    heads = {head for _, head in given}
    for child in children(trigger, *_BESIDE) if amounts else ():
        of_it = (i for i in _stating(child) if i in amounts and i != child.i and i not in used)
        if child not in heads and _is_margin(child, trigger) and (at := next(of_it, None)) is not None:
            first, last = phrase(child, with_of=True)
            span = span_of(first, last)
            yield Participant(Role.AMOUNT, _ARGUMENT, Literal(span.of(text)), span, amounts[at]), child
        if child.i in amounts and child.i not in used:
            amount = amounts[child.i]
            if case_of(child) and (amount.kind is AmountKind.COUNT or case_of(child) not in event_words("measure")):
                continue  # "in two absences"
            words = Literal(amount.span.of(text))
            yield Participant(Role.AMOUNT, _ARGUMENT, words, amount.span, amount), child


def may_be_measured(predicate: Predicate, amounts: Mapping[int, Amount]) -> bool:
    """Whether an argument of a word states an amount."""
    return bool(amounts) and any(i in amounts for a in predicate.arguments for i in _stating(a.head))


def _is_margin(noun: Token, trigger: Token) -> bool:
    """Whether what something is won or missed by stands behind a verb: "won by a margin of 12 votes"."""
    return (
        noun.head == trigger
        and case_of(noun) == "by"
        and is_verbal(trigger)
        and not is_passive(trigger)
        and noun_kind(noun)[0] is None
        and noun.pos_ == "NOUN"
    )


def _stating(head: Token) -> Iterator[int]:
    """The tokens that may stand for the amount of a phrase, the nearest first."""
    yield head.i
    yield from (c.i for c in children(head, "nmod") if c.i > head.i and case_of(c) in {"of", "on"})
