"""Pairs of mentions with what the labels of their article say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from benchmarks.statements.labels import GoldStatement, LabelledArticle
from benchmarks.statements.matching import Found, Matched, fit
from benchmarks.statements.standing import Standing
from kg.extraction.relations.candidates import Candidate, candidates
from kg.extraction.relations.features import Features
from kg.extraction.relations.types import predicates_between
from kg.language.coreference.chains import chains_of
from kg.model import Entity, Extraction, Mention, Span, Status

#: What the labels say of a pair and a predicate: nothing is known where it is said of the two elsewhere.
NO, YES, UNKNOWN, IMPOSSIBLE = 0, 1, -1, -2


@dataclass(slots=True)
class Examples:
    """The pairs of one article, with the features and labels of each.

    `labels` are [pairs, predicates]; `told` has the labelled statements behind each that is not NO, by row and column.
    """

    name: str
    pairs: list[Candidate]
    keys: list[list[int]]
    labels: NDArray[np.int8]
    told: dict[tuple[int, int], tuple[GoldStatement, ...]] = field(default_factory=dict)

    def keep(self, columns: Sequence[int]) -> None:
        """Leaves only some of the predicates."""
        places = {column: n for n, column in enumerate(columns)}
        self.labels = np.ascontiguousarray(self.labels[:, list(columns)])
        self.told = {(row, places[c]): told for (row, c), told in self.told.items() if c in places}


def entities_of(doc: Doc) -> tuple[Entity, ...]:
    """The chains of an article as entities, called by their places."""
    found = []
    for number, chain in enumerate(chains_of(doc)):
        forms = {m.span: m.form for m in reversed(chain.mentions)}
        found.append(
            Entity(
                id=str(number), name=chain.name, type=chain.type,
                mentions=tuple(Mention(span, forms[span]) for span in sorted(forms)),
                named=chain.named, aliases=tuple(sorted(chain.aliases - {chain.name})),
                members=tuple(map(str, chain.members)),
            )
        )  # fmt: skip
    return tuple(found)


def examples_of(labelled: LabelledArticle, doc: Doc, predicates: Sequence[str]) -> Examples:
    """The pairs of a labelled article."""
    gold = [s for s in labelled.labels.statements if s.predicate in set(predicates)]
    entities = entities_of(doc)
    standing = Standing(labelled.labels.entities, entities, labelled.article.text)
    empty = Extraction(labelled.article, entities, (), ())
    article = Matched(labelled, empty, standing, tuple(gold), ())
    pairs, labels = list(candidates(doc)), []
    known: dict[tuple[int, int, str], tuple[GoldStatement, ...]] = {}
    behind: dict[tuple[int, int], tuple[GoldStatement, ...]] = {}
    for number, pair in enumerate(pairs):
        row = np.full(len(predicates), IMPOSSIBLE, dtype=np.int8)
        possible = predicates_between(doc, pair.subject_chain, pair.object_chain)
        sent = doc[pair.subject].sent
        stretch = Span(sent.start_char, max(sent.start_char + 1, sent.end_char))
        for column, predicate in enumerate(predicates):
            if predicate not in possible:
                continue
            key = pair.subject_chain, pair.object_chain, predicate
            if key not in known:
                found = Found(str(key[0]), predicate, str(key[1]), Status.ASSERTED)
                known[key] = tuple(g for g in gold if fit(g, found, article))
            told = known[key]
            if told:
                behind[number, column] = told
            here = any(e.overlaps(stretch) for g in told for e in g.evidence)
            row[column] = YES if here else UNKNOWN if told else NO
        labels.append(row)
    examples = _examples(labelled.labels.id, doc, pairs, labels, len(predicates))
    examples.told = behind
    return examples


def _examples(name: str, doc: Doc, pairs: list[Candidate], labels: list[NDArray[np.int8]], width: int) -> Examples:
    features = Features(doc)
    return Examples(
        name,
        pairs,
        [features.keys(p) for p in pairs],
        np.array(labels, dtype=np.int8).reshape(-1, width),
    )
