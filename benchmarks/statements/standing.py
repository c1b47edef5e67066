"""Which gold entity an entity of kg stands for, by the places that both are mentioned at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from benchmarks.statements.labels import GoldEntity
from kg.language.lexicon.wordlists import bare_name
from kg.model import Entity, EntityType, MentionForm, Span

# a common end is more than a common character: the head of an English name or noun phrase stands there
_EQUAL, _SAME_END, _OVERLAP = 4, 3, 2
_ALIAS = 2
#: Types that can be taken for each other where a mention of one is only a part of a mention of the other.
_ORGANIZED = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.GROUP})
_MADE = frozenset({EntityType.WORK, EntityType.DOCUMENT, EntityType.EVENT})
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)


class Standing:
    """What the entities of one article stand for. A group stands for itself and for its members."""

    def __init__(self, gold: Sequence[GoldEntity], found: Sequence[Entity], text: str) -> None:
        self.gold: Mapping[str, GoldEntity] = {e.id: e for e in gold}
        self.found: Mapping[str, Entity] = {e.id: e for e in found}
        at = {e.id: [_bare(span, text) for span in e.mentions] for e in gold}
        self.of: Mapping[str, str | None] = {e.id: _stands_for(e, gold, at, text) for e in found}

    def all_of(self, reference: str) -> frozenset[str]:
        """Ids of the gold entities that an entity of kg may stand for in a statement."""
        members = self.found[reference].members if reference in self.found else ()
        return frozenset(g for r in (reference, *members) if (g := self.of.get(r)) is not None)


def _stands_for(found: Entity, gold: Sequence[GoldEntity], at: Mapping[str, Sequence[Span]], text: str) -> str | None:
    """The gold entity with most mentions in common, the same type first among equals; None where it has none."""
    mentions = [(_bare(m.span, text), m.form) for m in found.mentions]
    best: tuple[int, bool] = (0, False)
    home = None
    for one in gold:
        like = _like(found.type, one.type)
        weight = _by_name(found, one) + sum(
            max((_weight(span, other, form, like) for other in at[one.id]), default=0) for span, form in mentions
        )
        rank = weight, one.type == found.type
        if weight and rank > best:
            best, home = rank, one.id
    return home


def _by_name(found: Entity, gold: GoldEntity) -> int:
    name = bare_name(gold.name)
    if name == bare_name(found.name):
        return _EQUAL
    return _ALIAS if name in {bare_name(alias) for alias in found.aliases} else 0


def _like(a: EntityType, b: EntityType) -> bool:
    return a == b or any(a in kinds and b in kinds for kinds in (_ORGANIZED, _MADE))


def _weight(found: Span, gold: Span, form: MentionForm, like: bool) -> int:
    if found == gold:
        return _EQUAL
    # labels have no pronouns: one that overlaps is the owner inside "his letter", as a country is in "U.S. Sen. Roe"
    if form is MentionForm.PRONOUN or not like or not found.overlaps(gold):
        return 0
    return _SAME_END if found.end == gold.end else _OVERLAP


def _bare(span: Span, text: str) -> Span:
    """The span without a leading article."""
    article = _ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article else span
