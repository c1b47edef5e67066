"""Two invented articles of two outlets, laid beside each other: an utterance, a conflict, an origin of each kind."""

from __future__ import annotations

from kg.model import (
    Collection,
    EntityType,
    Extraction,
    Literal,
    Quotation,
    QuotationKind,
    ResolvedEntity,
    Span,
    Statement,
    Status,
)
from kg.model.comparison import (
    Agreement,
    Aspect,
    Comparison,
    Conflict,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    HeadlineChange,
    HeadlineMatch,
    Origin,
    OriginKind,
    RenderedPair,
    Rendering,
    Side,
    Story,
    Utterance,
)
from tests.graph.sample import article, entity, spans_of

POST = 'Jane Roe, 47, left Acme Corp for good.\n"I will not come back to Acme," Jane Roe told John Doe.'
HERALD = (
    'HILLTON (AP) Jane Roe, 46, left Acme Corp for good.\nJohn Doe said: "She wrote me: I will come back, \U0001f9e8."'
)
KEYS = {
    "Jane Roe": ResolvedEntity("person/jane-roe", "Jane Roe", EntityType.PERSON),
    "John Doe": ResolvedEntity("person/john-doe", "John Doe", EntityType.PERSON),
    "Acme Corp": ResolvedEntity("organization/acme-corp", "Acme Corp", EntityType.ORGANIZATION),
    "The Daily Example": ResolvedEntity("outlet/the-daily-example", "The Daily Example", EntityType.OUTLET),
    "The Sample Post": ResolvedEntity("outlet/the-sample-post", "The Sample Post", EntityType.OUTLET),
}


def post() -> Extraction:
    text = POST
    return Extraction(
        article=article(text, "post.txt", title="Roe is gone", outlet="The Sample Post", published="2021-05-05"),
        entities=tuple(entity(text, name, name, KEYS[name].type) for name in ("Jane Roe", "John Doe", "Acme Corp")),
        quotations=(
            Quotation(
                spans_of(text, "I will not come back to Acme,"),
                QuotationKind.DIRECT,
                spans_of(text, "told"),
                speaker="Jane Roe",
                addressee="John Doe",
            ),
        ),
        statements=(Statement("Jane Roe", "age", _age("47"), Status.ASSERTED, spans_of(text, "Jane Roe, 47")),),
    )


def herald() -> Extraction:
    text = HERALD
    inner: Quotation[str] = Quotation(
        spans_of(text, "I will come back, \U0001f9e8."), QuotationKind.DIRECT, spans_of(text, "wrote")
    )
    return Extraction(
        article=article(text, "herald.txt", outlet="The Daily Example", published="2021-05-06"),
        entities=tuple(entity(text, name, name, KEYS[name].type) for name in ("Jane Roe", "John Doe", "Acme Corp")),
        quotations=(
            Quotation(
                spans_of(text, "She wrote me: I will come back, \U0001f9e8."),
                QuotationKind.DIRECT,
                spans_of(text, "said"),
                speaker="John Doe",
                nested=(inner,),
            ),
        ),
        statements=(Statement("Jane Roe", "age", _age("46"), Status.ASSERTED, spans_of(text, "Jane Roe, 46")),),
    )


def _age(years: str) -> Literal:
    return Literal(years, years, "integer")


def laid_out() -> tuple[Collection, Comparison]:
    """The two articles, and what they have in common and tell differently."""
    one, other = post(), herald()
    a, b = one.article.id, other.article.id
    collection = Collection(
        extractions=(one, other),
        entities=tuple(KEYS[name] for name in sorted(KEYS)),
        key_of={(x.article.id, found.id): KEYS[found.name].key for x in (one, other) for found in x.entities},
        outlet_of={a: KEYS["The Sample Post"].key, b: KEYS["The Daily Example"].key},
    )
    first, second = Rendering(a, (0,)), Rendering(b, (0, 0))
    pair = RenderedPair(
        first,
        second,
        0.75,
        (
            Difference(DifferenceKind.NEGATION, spans_of(POST, "not"), ()),
            Difference(DifferenceKind.REPLACED, spans_of(POST, "to Acme"), spans_of(HERALD, "\U0001f9e8")),
        ),
        (Aspect.CUE,),
    )
    comparison = Comparison(
        stories=(Story("5a5a5a5a", (a, b)),),
        utterances=(Utterance("utterance/leaving", (first, second), (pair,), KEYS["Jane Roe"].key, (second,)),),
        conflicts=(
            Conflict(
                "conflict/age",
                "Jane Roe age",
                Agreement.DIFFERENT,
                (Side(a, "47", spans_of(POST, "47")), Side(b, "46", spans_of(HERALD, "46"))),
                (KEYS["Jane Roe"].key, "person/taken-out"),
            ),
        ),
        origins=(
            Origin(a, b, OriginKind.PASSAGES, ((_span(POST), _span(HERALD)),)),
            Origin(a, b, OriginKind.CREDIT, ((None, None),)),
            Origin(a, b, OriginKind.TOLD, ((None, spans_of(HERALD, "John Doe said")[0]),)),
        ),
        headlines=(
            HeadlineMatch(
                Finding(a, FindingKind.QUOTATION, 0),
                (Span(0, len("Roe is gone")),),
                spans_of(POST, "I will not come back to Acme,"),
                in_title=True,
                change=HeadlineChange.ATTRIBUTION,
            ),
            HeadlineMatch(
                Finding(a, FindingKind.STATEMENT, 0),
                (Span(0, len("Roe")),),
                spans_of(POST, "Jane Roe, 47"),
                in_title=True,
            ),
        ),
    )
    return collection, comparison


def _span(text: str) -> Span:
    return spans_of(text, "left Acme Corp for good")[0]
