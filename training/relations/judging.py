"""What becomes of likely pairs in their articles, and whether the labels bear it out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from benchmarks.statements.labels import LabelledArticle
from kg.extraction.frames import said_in
from kg.extraction.relations.heard import Heard
from kg.extraction.relations.network import Network
from kg.extraction.relations.reading import Proposal, RelationReader
from kg.extraction.relations.types import relations_between_things
from training.relations.examples import IMPOSSIBLE, Examples
from training.relations.thresholds import Judged

#: Pairs less likely than this are not looked at.
LEAST = 0.2


def judged(
    labelled: LabelledArticle, doc: Doc, examples: Examples, scores: NDArray[np.float64], network: Network
) -> Iterator[Judged]:
    """The statements that the second reader would add to those of the frames in an article, each once.

    `scores` are those that the network gives to the pairs.
    """
    analysis, said = said_in(doc, labelled.article)
    reader = RelationReader(analysis, Heard(analysis, said), network=network)
    best: dict[tuple[object, ...], Judged] = {}
    likely = (scores >= LEAST) & (examples.labels != IMPOSSIBLE)
    for row, column in zip(*(each.tolist() for each in np.nonzero(likely)), strict=True):
        pair, predicate, score = examples.pairs[row], network.predicates[column], float(scores[row, column])
        if relations_between_things()[predicate].symmetric and pair.subject > pair.object:
            continue
        statement = reader.read(Proposal(pair, predicate, score, LEAST)).statement
        if statement is None:
            continue
        told = examples.told.get((row, column), ())
        right = any(g.status is statement.status and g.ended in (None, statement.ended) for g in told)
        key = pair.subject_chain, predicate, pair.object_chain, statement.status, statement.ended
        if key not in best or score > best[key].score:
            best[key] = Judged(predicate, score, right)
    yield from best.values()
