"""An invented article and its next version: a finding of each kind that is gone, new, or told otherwise."""

from __future__ import annotations

from kg.model import (
    Collection,
    EntityType,
    EventReport,
    Extraction,
    Literal,
    Participant,
    Quotation,
    QuotationKind,
    ResolvedEntity,
    Role,
    Span,
    Statement,
    Status,
)
from kg.model.comparison import (
    Aspect,
    Change,
    Comparison,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    Revision,
)
from tests.graph.sample import article, entity, spans_of

BEFORE = (
    'Jane Roe, 47, left Acme Corp. "I will not come back," Jane Roe said. '
    "Police arrested John Doe on Monday. Snow \U0001f328 fell in Hillton."
)
AFTER = 'Jane Roe, 46, left Acme Corp. "I will come back," Jane Roe said. John Doe founded Acme Corp. Rain fell.'
KEYS = {
    "Jane Roe": ResolvedEntity("person/jane-roe", "Jane Roe", EntityType.PERSON),
    "John Doe": ResolvedEntity("person/john-doe", "John Doe", EntityType.PERSON),
    "Acme Corp": ResolvedEntity("organization/acme-corp", "Acme Corp", EntityType.ORGANIZATION),
    "The Sample Post": ResolvedEntity("outlet/the-sample-post", "The Sample Post", EntityType.OUTLET),
}


def _version(text: str, file: str, day: str, age: str, words: str) -> Extraction:
    founded = Statement(
        "John Doe", "founded", "Acme Corp", Status.ASSERTED, spans_of(AFTER, "John Doe founded Acme Corp")
    )
    arrest = EventReport(
        words=spans_of(BEFORE, "arrested"),
        roleset="arrest.01",
        type="Arrest",
        participants=(Participant(Role.PATIENT, "ARG1", "John Doe", spans_of(BEFORE, "John Doe")[0]),),
        status=Status.ASSERTED,
        evidence=spans_of(BEFORE, "Police arrested John Doe"),
    )
    known = Literal(age, age, "integer")
    aged = Statement("Jane Roe", "age", known, Status.ASSERTED, spans_of(text, f"Jane Roe, {age}"))
    return Extraction(
        article=article(text, file, title="Roe is gone", outlet="The Sample Post", published=day),
        entities=tuple(entity(text, name, name, KEYS[name].type) for name in ("Jane Roe", "John Doe", "Acme Corp")),
        quotations=(
            Quotation(
                spans_of(text, words), QuotationKind.DIRECT, spans_of(text, "said"), source=(), speaker="Jane Roe"
            ),
        ),
        statements=(aged, founded) if text is AFTER else (aged,),
        events=(arrest,) if text is BEFORE else (),
        sentences=tuple(_sentences(text)),
    )


def _sentences(text: str) -> list[Span]:
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."]
    return [Span(start + (start > 0), end) for start, end in zip([0, *ends], ends, strict=False)]


def revised() -> tuple[Collection, Comparison]:
    """The two versions, and what of the first the second tells no longer, newly or otherwise."""
    one = _version(BEFORE, "post-1.txt", "2021-05-05", "47", "I will not come back,")
    other = _version(AFTER, "post-2.txt", "2021-05-06", "46", "I will come back,")
    a, b = one.article.id, other.article.id
    collection = Collection(
        extractions=(one, other),
        entities=tuple(KEYS[name] for name in sorted(KEYS)),
        key_of={(x.article.id, found.id): KEYS[found.name].key for x in (one, other) for found in x.entities},
        outlet_of={a: KEYS["The Sample Post"].key, b: KEYS["The Sample Post"].key},
    )
    revision = Revision(
        a,
        b,
        gone=(Finding(a, FindingKind.EVENT, 0), Finding(a, FindingKind.SENTENCE, 3)),
        new=(Finding(b, FindingKind.STATEMENT, 1), Finding(b, FindingKind.SENTENCE, 3)),
        changed=(
            Change(
                Finding(a, FindingKind.QUOTATION, 0),
                Finding(b, FindingKind.QUOTATION, 0),
                (Difference(DifferenceKind.NEGATION, spans_of(BEFORE, "not"), ()),),
            ),
            Change(
                Finding(a, FindingKind.STATEMENT, 0),
                Finding(b, FindingKind.STATEMENT, 0),
                (Difference(DifferenceKind.NUMBER, spans_of(BEFORE, "47"), spans_of(AFTER, "46")),),
                (Aspect.VALUE,),
            ),
        ),
    )
    return collection, Comparison(revisions=(revision,))
