"""Amounts: one node for each value, shared by all reports and events that give it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Amount, AmountKind, AmountPart, Bound
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA
from kg.vocabulary.terms import Description, Line, typed


def amount_iri(amount: Amount, vocabulary: Vocabulary) -> ox.NamedNode:
    """The IRI of an amount, from all that it says and not from where it stands: `amount/money-more_than-2.5-USD`."""
    numbers = amount.value if amount.other is None else f"{amount.value}..{amount.other}"
    said = (amount.kind.value, *_part(amount), *_bound(amount), numbers, *filter(None, (amount.unit,)))
    return vocabulary.thing(f"amount/{'-'.join(said)}")


def amount_quads(amount: Amount, vocabulary: Vocabulary) -> Iterator[Line]:
    """The amount in the default graph: a `schema:MonetaryAmount` where it is money, else `schema:QuantitativeValue`."""
    term = vocabulary.term
    is_money = amount.kind is AmountKind.MONEY
    yield from (
        Description(amount_iri(amount, vocabulary))
        .add(f"{RDF}type", ox.NamedNode(f"{SCHEMA}{'MonetaryAmount' if is_money else 'QuantitativeValue'}"))
        .add(f"{RDFS}label", _label(amount))
        .add(f"{SCHEMA}value", typed(amount.value, "decimal"))
        .add(term("otherValue"), None if amount.other is None else typed(amount.other, "decimal"))
        .add(f"{SCHEMA}{'currency' if is_money else 'unitText'}", amount.unit or None)
        .add(term("amountKind"), amount.kind.value)
        .add(term("bound"), amount.bound.value)
        .add(term("part"), amount.part.value)
    )


def _label(amount: Amount) -> str:
    """The value for people: "by at least 3.5 percent", "68 to 32", "2,500,000 USD", "rank 3"."""
    numbers = " to ".join(map(_grouped, filter(None, (amount.value, amount.other))))
    rank = ("rank",) if amount.kind is AmountKind.RANK else ()
    bound = (each.replace("_", " ") for each in _bound(amount))
    return " ".join((*_part(amount), *bound, *rank, numbers, *filter(None, (amount.unit,))))


def _grouped(number: str) -> str:
    """A decimal with a comma before each three digits of its whole part."""
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdecimal() else number


def _part(amount: Amount) -> tuple[str, ...]:
    return () if amount.part is AmountPart.TOTAL else (amount.part.value,)


def _bound(amount: Amount) -> tuple[str, ...]:
    return () if amount.bound is Bound.EXACT else (amount.bound.value,)
