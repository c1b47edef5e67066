"""What the articles of the invented story have in common and tell differently."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Extraction, Span
from kg.model.comparison import (
    Agreement,
    Aspect,
    Change,
    Comparison,
    Conflict,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    Origin,
    OriginKind,
    RenderedPair,
    Rendering,
    Revision,
    Side,
    Story,
    Utterance,
)


def comparison(found: Sequence[Extraction], speaker: str) -> Comparison:
    """The first four articles and the last as one story; `speaker` is the key of who is sorry."""
    one, two, three, four, five = found
    names = [each.article.id for each in (one, two, five, three, four)]
    sorry, headline, letter = Rendering(two.article.id, (0,)), *(Rendering(five.article.id, (n,)) for n in (0, 1))
    pairs = (
        RenderedPair(
            sorry,
            headline,
            0.5,
            (Difference(DifferenceKind.PERSON, _spans(two, "she was"), _spans(five, "I am")),),
            (Aspect.KIND,),
        ),
        RenderedPair(
            sorry,
            letter,
            0.4,
            (
                Difference(DifferenceKind.PERSON, _spans(two, "she was"), _spans(five, "I am", 1)),
                Difference(DifferenceKind.ADDED, (), _spans(five, "for the letter")),
            ),
        ),
        RenderedPair(headline, letter, 0.9, (Difference(DifferenceKind.ADDED, (), _spans(five, "for the letter")),)),
    )
    sale = "Acme Corp sold Green Street: amount USD"
    return Comparison(
        stories=(Story("0a0a0a0a", tuple(names)),),
        utterances=(Utterance("utterance/sorry", (sorry, headline, letter), pairs, speaker),),
        conflicts=(
            Conflict(
                "conflict/age",
                "Jane Roe age",
                Agreement.DIFFERENT,
                (_side(one, "47"), _side(two, "47"), _side(three, "46")),
            ),
            Conflict(
                "conflict/sale",
                sale,
                Agreement.CONTRADICTORY,
                (_side(one, "$2 million"), _side(three, "$3 million")),
                ("happening/sale",),
            ),
        ),
        origins=(
            Origin(
                one.article.id,
                two.article.id,
                OriginKind.PASSAGES,
                ((_spans(one, "wrote the letter")[0], _spans(two, "wrote the letter")[0]),),
            ),
            Origin(
                two.article.id,
                five.article.id,
                OriginKind.TOLD,
                ((None, _spans(five, "The Daily Example reported")[0]),),
            ),
            Origin(one.article.id, four.article.id, OriginKind.CREDIT, ((None, None),)),
        ),
        revisions=(_revision(three, five),),
    )


def _revision(three: Extraction, five: Extraction) -> Revision:
    """As if the outlet had put the last article in the place of the third."""
    a, b = three.article.id, five.article.id
    said = Change(Finding(a, FindingKind.QUOTATION, 0), Finding(b, FindingKind.QUOTATION, 1), aspects=(Aspect.KIND,))
    return Revision(
        a,
        b,
        gone=(Finding(a, FindingKind.STATEMENT, 1), Finding(a, FindingKind.EVENT, 1)),
        new=(Finding(b, FindingKind.STATEMENT, 0),),
        changed=(said,),
    )


def _side(extraction: Extraction, value: str) -> Side:
    return Side(extraction.article.id, value, _spans(extraction, value))


def _spans(extraction: Extraction, words: str, number: int = 0) -> tuple[Span, ...]:
    """Where the words stand, for the first time or for a later one."""
    at = -1
    for _ in range(number + 1):
        at = extraction.article.text.index(words, at + 1)
    return (Span(at, at + len(words)),)
