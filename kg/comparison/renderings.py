"""Quotations as they are compared: their words, who says them, and where in which article they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.comparison.inputs.resolved import Resolved
from kg.comparison.words import Word, words_of
from kg.language.text.quotation_marks import pair_nested
from kg.model import Extraction, Quotation, QuotationKind, Span
from kg.model.comparison import Rendering


@dataclass(frozen=True)
class Rendered:
    """A quotation with its words.

    `marked` are the stretches of them that stand in quotation marks. `speaker` is the key of an entity, `speakers`
    holds it with those of a group's members, and `named` says whether who speaks has a name. `addressee` and `medium`
    are keys of entities with a name. `source` and `cue` are words in small letters.
    """

    at: Rendering
    quotation: Quotation[str]
    words: tuple[Word, ...]
    marked: tuple[tuple[Word, ...], ...]
    speaker: str | None
    speakers: frozenset[str]
    named: bool
    addressee: str | None
    medium: str | None
    source: str
    cue: str

    @cached_property
    def telling(self) -> tuple[Word, ...]:
        """The words that say something by themselves."""
        return tuple(word for word in self.words if word.telling)

    @property
    def in_marks(self) -> bool:
        """Whether some of the words are the speaker's own."""
        return bool(self.marked)

    @property
    def start(self) -> int:
        """Where the content starts."""
        return min(span.start for span in self.quotation.content)


def rendered(extraction: Extraction, resolved: Resolved) -> list[Rendered]:
    """The quotations of an article that have words, those inside others too, in the order of the text."""
    article = extraction.article
    members = {entity.key: entity.members for entity in resolved.entities}
    named = {entity.key for entity in resolved.entities if entity.named}
    found = []
    for place, quotation in extraction.all_quotations():
        words = tuple(words_of(article.text, sorted(quotation.content)))
        if not words:
            continue
        keys = [resolved.key_of.get((article.id, who or "")) for who in _people(quotation)]
        speaker, addressee, medium = keys
        text = article.text
        found.append(
            Rendered(
                at=Rendering(article.id, place),
                quotation=quotation,
                words=words,
                marked=_marked(quotation, article.text),
                speaker=speaker,
                speakers=frozenset() if speaker is None else frozenset({speaker, *members.get(speaker, ())}),
                named=speaker in named,
                addressee=addressee if addressee in named else None,
                medium=medium if medium in named else None,
                source=" ".join(span.of(text).casefold() for span in sorted(quotation.source)),
                cue=" ".join(span.of(text).casefold() for span in sorted(quotation.cue)),
            )
        )
    return found


def _people(quotation: Quotation[str]) -> tuple[str | None, str | None, str | None]:
    return quotation.speaker, quotation.addressee, quotation.medium


def _marked(quotation: Quotation[str], text: str) -> tuple[tuple[Word, ...], ...]:
    """The stretches in marks: all of a direct quotation, those within the words of a mixed one."""
    if quotation.kind is QuotationKind.INDIRECT:
        return ()
    spans = sorted(quotation.content)
    if quotation.kind is QuotationKind.MIXED:
        pairs = pair_nested(text, [(span.start, span.end) for span in spans])
        spans = [Span(pair.inner_start, pair.inner_end) for pair in pairs if pair.inner_end > pair.inner_start]
    return tuple(found for span in spans if (found := tuple(words_of(text, [span]))))


def quotation_at(extraction: Extraction, place: Sequence[int]) -> Quotation[str]:
    """The quotation at the place of a rendering. Raises IndexError where there is none."""
    quotation = extraction.quotations[place[0]]
    for inner in place[1:]:
        quotation = quotation.nested[inner]
    return quotation
