"""What an extractor gives that cannot be a finding is told, and who gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from kg.errors import ArticleError
from kg.extracting import extract_article
from kg.extraction import Finding
from kg.extraction.soundness import fault_of
from kg.language import load_pipeline
from kg.model import (
    Amount,
    AmountKind,
    Article,
    EventReport,
    Literal,
    Participant,
    Quotation,
    QuotationKind,
    Role,
    Span,
    Statement,
    Status,
)
from tests.articles import article

TEXT = "Jane Roe was paid 3 dollars."
INSIDE, OUTSIDE = Span(0, 8), Span(20, 99)
SUM = Amount(AmountKind.MONEY, "3", INSIDE, "USD")
PAID = Participant(Role.AMOUNT, "ARG1", Literal("3 dollars"), INSIDE, SUM)
EVENT: EventReport[Span] = EventReport((INSIDE,), "pay.01", "Payment", (PAID,), Status.ASSERTED, (INSIDE,))
STATEMENT: Statement[Span] = Statement(INSIDE, "paid", Literal("3 dollars"), Status.ASSERTED, (INSIDE,))
QUOTATION: Quotation[Span] = Quotation((INSIDE,), QuotationKind.INDIRECT)


@pytest.mark.parametrize(
    "sound",
    [EVENT, STATEMENT, QUOTATION, replace(EVENT, roleset="zork.01", type=""), replace(STATEMENT, predicate="p")],
)
def test_what_lies_in_the_text_is_sound_whoever_knows_its_roleset_or_predicate(sound: Finding) -> None:
    assert fault_of(sound, len(TEXT)) is None


@pytest.mark.parametrize(
    "broken",
    [
        replace(EVENT, words=(OUTSIDE,)),
        replace(EVENT, evidence=(INSIDE, OUTSIDE)),
        replace(EVENT, according_to=OUTSIDE),
        replace(EVENT, participants=(replace(PAID, span=OUTSIDE),)),
        replace(EVENT, participants=(replace(PAID, filler=OUTSIDE),)),
        replace(EVENT, participants=(replace(PAID, amount=replace(SUM, span=OUTSIDE)),)),
        replace(STATEMENT, evidence=(OUTSIDE,)),
        replace(STATEMENT, subject=OUTSIDE),
        replace(STATEMENT, object=OUTSIDE),
        replace(QUOTATION, speaker=OUTSIDE),
        replace(QUOTATION, nested=(replace(QUOTATION, content=(OUTSIDE,)),)),
    ],
)
def test_a_stretch_outside_the_text_is_a_fault(broken: Finding) -> None:
    assert fault_of(broken, len(TEXT)) == "a stretch from 20 to 99 in a text of 28 characters"


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (replace(EVENT, evidence=()), "a finding without evidence"),
        (replace(STATEMENT, evidence=()), "a finding without evidence"),
        (replace(EVENT, words=()), "an event without words"),
        (replace(EVENT, type="Pay ment>"), "a type of event that is no name"),
        (replace(EVENT, participants=(replace(PAID, amount=replace(SUM, value="three")),)), "an amount whose value"),
        (replace(EVENT, participants=(replace(PAID, amount=replace(SUM, other="x")),)), "an amount whose value"),
    ],
)
def test_what_a_finding_needs_it_must_have(broken: Finding, fault: str) -> None:
    assert str(fault_of(broken, len(TEXT))).startswith(fault)


def test_an_article_with_a_fault_is_left_out_and_the_extractor_named() -> None:
    def hasty(_doc: Doc, _article: Article) -> Iterator[Finding]:
        yield replace(EVENT, words=(OUTSIDE,))

    with pytest.raises(ArticleError, match=r"a\.txt: left out, .* 'frames', which gives a stretch from 20 to 99"):
        extract_article(article(TEXT), load_pipeline(), ["frames"], {"frames": hasty})
