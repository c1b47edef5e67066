"""An invented article whose quotations and headline use every field: a group that speaks, chains, what was not said."""

from __future__ import annotations

from dataclasses import replace

from kg.model import (
    Collection,
    CueClass,
    EntityType,
    Extraction,
    HeadlineClaim,
    Quotation,
    QuotationKind,
    ResolvedEntity,
    Statement,
    Status,
)
from tests.graph.sample import article, entity, spans_of

TEXT = """Roe founded Acme and wed; pair: "Never again"
"Never again," the couple, Jane Roe and John Doe, wrote in a letter to Mary Major.
The Sample Post reported that Ann Major knew that John Doe had said he was ill.
Ann Major never said that she was sorry. Jane Roe is the founder of Acme Corp."""

KEYS = {
    "e1": ResolvedEntity("person/jane-roe", "Jane Roe", EntityType.PERSON),
    "e2": ResolvedEntity("person/john-doe", "John Doe", EntityType.PERSON),
    "e3": ResolvedEntity(
        "group/the-couple", "the couple", EntityType.GROUP, (), ("person/jane-roe", "person/john-doe"), False
    ),
    "e4": ResolvedEntity("person/mary-major", "Mary Major", EntityType.PERSON),
    "e5": ResolvedEntity("person/ann-major", "Ann Major", EntityType.PERSON),
    "e6": ResolvedEntity("document/a-letter", "a letter", EntityType.DOCUMENT, named=False),
    "e7": ResolvedEntity("outlet/the-sample-post", "The Sample Post", EntityType.OUTLET),
    "e8": ResolvedEntity("organization/acme-corp", "Acme Corp", EntityType.ORGANIZATION),
    "e9": ResolvedEntity("outlet/the-daily-example", "The Daily Example", EntityType.OUTLET),
}


def quotation(content: str, cue: str, source: str, speaker: str, **more: object) -> Quotation[str]:
    """An indirect quotation of the article; `more` are its other fields."""
    return Quotation(
        content=spans_of(TEXT, content),
        kind=QuotationKind.INDIRECT,
        cue=spans_of(TEXT, cue),
        source=spans_of(TEXT, source),
        speaker=speaker,
        **more,  # type: ignore[arg-type]
    )


IN_HEADLINE = quotation("Never again", ":", "pair", "e3", cue_class=CueClass.SPEECH)
WRITTEN = replace(
    quotation("Never again,", "wrote", "the couple", "e3", addressee="e4", medium="e6", cue_class=CueClass.WRITING),
    kind=QuotationKind.DIRECT,
)
INNERMOST = quotation("he was ill", "had said", "John Doe", "e2", cue_class=CueClass.SPEECH)
INNER = quotation(
    "John Doe had said he was ill", "knew", "Ann Major", "e5", cue_class=CueClass.BELIEF, factive=True,
    nested=(INNERMOST,),
)  # fmt: skip
OUTER = quotation(
    "Ann Major knew that John Doe had said he was ill", "reported", "The Sample Post", "e7", nested=(INNER,)
)
NOT_SAID = quotation("she was sorry", "never said", "Ann Major", "e5", status=Status.NEGATED)

FOUNDED = Statement("e1", "founded", "e8", Status.ASSERTED, spans_of(TEXT, "Roe founded Acme"))
FOUNDER = replace(FOUNDED, evidence=spans_of(TEXT, "Jane Roe is the founder of Acme Corp"))
WED = Statement("e1", "spouseOf", "e2", Status.ASSERTED, spans_of(TEXT, "wed"))


# A quotation, a statement that the body makes too, and one that it does not.
HEADLINE = (
    HeadlineClaim(IN_HEADLINE, WRITTEN),
    HeadlineClaim(FOUNDED, FOUNDER),
    HeadlineClaim(WED, None, missing=True),
)


def quoting(headline: tuple[HeadlineClaim, ...] = HEADLINE) -> Extraction:
    """The article, with what its headline claims."""
    return Extraction(
        article=article(TEXT, "quoting.txt", title=TEXT.split("\n")[0], outlet="The Daily Example"),
        entities=tuple(
            replace(entity(TEXT, id, found.name, found.type), members=("e1", "e2") if id == "e3" else ())
            for id, found in KEYS.items()
            if id != "e9"
        ),
        quotations=(IN_HEADLINE, WRITTEN, OUTER, NOT_SAID),
        statements=(FOUNDED, FOUNDER, WED),
        headline=headline,
    )


def quoting_collection(*extractions: Extraction, without: str | None = None) -> Collection:
    """The article, or these, resolved; `without` is the id of an entity that an editor's decision took out."""
    chosen = extractions or (quoting(),)
    return Collection(
        extractions=chosen,
        entities=tuple(found for id, found in KEYS.items() if id != without),
        key_of={
            (each.article.id, found.id): KEYS[found.id].key
            for each in chosen
            for found in each.entities
            if found.id in KEYS and found.id != without
        },
        outlet_of={each.article.id: KEYS["e9"].key for each in chosen},
    )
