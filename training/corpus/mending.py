"""Takes out what cannot hold, and only that: of an event the role or the roleset where these are wrong.

And it takes "the" off names, which the guide leaves out and annotators now and then do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.model import EntityType, MentionForm, Span
from training.corpus.articles import CorpusArticle, CorpusEvent, CorpusMention, CorpusQuotation
from training.corpus.rolesets import Rolesets
from training.corpus.rules import argument_holds, faults

#: What the count of articles taken off names is called.
LEADING = 'leading "the"'
_Label = TypeVar("_Label")


def mended(article: CorpusArticle, rolesets: Rolesets | None) -> tuple[CorpusArticle, Counter[str]]:
    """The article without labels that have a fault, and how many labels went, by layer. Doubtful ones stay.

    A roleset that PropBank does not have gives way to none, a role that may not be labelled goes alone.
    """
    gone: Counter[str] = Counter()
    works = {entity.id for entity in article.entities if entity.type is EntityType.WORK}
    mentions = tuple(m if works & set(m.entities) else _without_the(m, article.text, gone) for m in article.mentions)
    events = tuple(_event(event, rolesets, gone) for event in article.events)
    article = replace(article, events=events, mentions=mentions)
    bad: dict[str, set[int]] = {}
    for fault in faults(article, rolesets):
        if not fault.doubt:
            bad.setdefault(fault.layer, set()).add(fault.number)
    gone.update({layer: len(numbers) for layer, numbers in bad.items()})
    contents = [quotation.content for quotation in article.every_quotation()]
    return replace(
        article,
        mentions=_without(article.mentions, bad.get("mentions", ())),
        quotations=_outside(article.quotations, [contents[n] for n in bad.get("quotations", ())]),
        statements=_without(article.statements, bad.get("statements", ())),
        events=_without(article.events, bad.get("events", ())),
    ), gone


def _without_the(mention: CorpusMention, text: str, gone: Counter[str]) -> CorpusMention:
    """A name without its article, which only titles of works have."""
    if mention.form is not MentionForm.NAME or mention.span.of(text)[:4].lower() != "the ":
        return mention
    gone[LEADING] += 1
    return replace(mention, span=Span(mention.span.start + 4, mention.span.end))


def _event(event: CorpusEvent, rolesets: Rolesets | None, gone: Counter[str]) -> CorpusEvent:
    known = rolesets is None or event.roleset is None or event.roleset in rolesets
    arguments = tuple(argument for argument in event.arguments if argument_holds(argument))
    gone["rolesets"] += not known
    gone["roles"] += len(event.arguments) - len(arguments)
    return replace(event, roleset=event.roleset if known else None, arguments=arguments)


def _without(labels: Sequence[_Label], numbers: Collection[int]) -> tuple[_Label, ...]:
    return tuple(label for n, label in enumerate(labels) if n not in numbers)


def _outside(quotations: Iterable[CorpusQuotation], contents: Collection[object]) -> tuple[CorpusQuotation, ...]:
    return tuple(
        replace(quotation, nested=_outside(quotation.nested, contents))
        for quotation in quotations
        if quotation.content not in contents
    )
