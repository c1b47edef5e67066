"""What a ruling of the guide adds to labels that are older than it: an office by which somebody leads is an occupation.

The words of the offices stand in offices.txt, one a line. What is added says so (`by_rule`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from benchmarks.statements.values import alike
from kg.model import EntityType
from training.corpus.articles import FOLDER, CorpusArticle, CorpusStatement

_RANKS = ("acting", "assistant", "co", "deputy", "interim", "vice")


def with_offices(article: CorpusArticle) -> CorpusArticle:
    """The article with an `occupation` for every office by which the evidence says that a person leads something.

    Status, source, time, end and core are those of `leads`. Nothing is added where the person has the occupation
    already, or where the evidence mentions somebody else, who may bear the office.
    """
    added: list[CorpusStatement] = []
    people = {entity.id for entity in article.entities if entity.type is EntityType.PERSON}
    for leads in article.statements:
        if leads.predicate != "leads" or leads.subject not in people or _others(leads, article, people):
            continue
        for office in _offices(" ".join(span.of(article.text) for span in leads.evidence)):
            known = (s for s in (*article.statements, *added) if s.subject == leads.subject)
            if not any(s.predicate == "occupation" and alike("occupation", s.value or "", office) for s in known):
                added.append(replace(leads, predicate="occupation", object=None, value=office, by_rule=True))
    return replace(article, statements=(*article.statements, *added))


def _others(leads: CorpusStatement, article: CorpusArticle, people: set[str]) -> bool:
    others = people - {leads.subject}
    mentions = (m.span for m in article.mentions if others & set(m.entities))
    return any(span.overlaps(place) for span in mentions for place in leads.evidence)


def _offices(words: str) -> Iterator[str]:
    """The offices in some words, with "deputy" and the like; not one that owns something ("the mayor's office")."""
    return (found[0] for found in _pattern().finditer(words))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    listed = (FOLDER / "offices.txt").read_text(encoding="utf-8").splitlines()
    longest_first = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    return re.compile(rf"\b(?:(?:{'|'.join(_RANKS)})[ -])?(?:{longest_first})\b(?!['’]s)", re.IGNORECASE)
