"""From analysed articles to weights: networks, thresholds, and a table of what they would add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from benchmarks.quotations.measured import head, row
from benchmarks.statements.labels import LabelledArticle
from kg.extraction.relations.network import Floats, Network, write
from kg.extraction.relations.types import relations_between_things
from training.relations.examples import YES, Examples, examples_of
from training.relations.fit import Table, fit, seen_keys, weights_of
from training.relations.judging import judged
from training.relations.thresholds import NEVER, Judged, thresholds

NETWORKS, FOLDS = 3, 4
#: A predicate is learnt from so many pairs on.
_LEARNT = 5

Analysed = Sequence[tuple[LabelledArticle, Doc]]


def learn(train: Analysed, dev: Analysed, out: Path) -> None:
    """Learns from `train`; thresholds come of what networks say that have not seen the article, and of `dev`."""
    every = tuple(relations_between_things())
    examples, unseen = ([examples_of(one, doc, every) for one, doc in part] for part in (train, dev))
    counts = sum((e.labels == YES).sum(0) for e in examples)
    kept = [n for n, count in enumerate(np.asarray(counts)) if count >= _LEARNT]
    predicates = tuple(every[n] for n in kept)
    for one in (*examples, *unseen):
        one.keep(kept)
    found: list[Judged] = []
    for fold in range(FOLDS):
        seen = [e for n, e in enumerate(examples) if n % FOLDS != fold]
        network = networks(seen, predicates, [fold])
        left = range(fold, len(examples), FOLDS)
        found += judged_by(network, [train[n] for n in left], [examples[n] for n in left])
    whole = networks(examples, predicates, range(NETWORKS))
    of_dev = judged_by(whole, dev, unseen)
    needed = thresholds([*found, *of_dev], predicates)
    write(proposing(replace(whole, needed=needed)), out)
    for name, part in (("train, out of fold", found), ("dev", of_dev)):
        print("\n".join(table(name, part, predicates, needed.tolist())))


def networks(examples: Sequence[Examples], predicates: tuple[str, ...], seeds: Iterable[int]) -> Network:
    """Networks of several seeds as one, with thresholds that let nothing through."""
    keys = seen_keys(examples)
    table = Table(examples, keys)
    weights: dict[str, Floats] = {}
    for seed in seeds:
        weights |= weights_of(fit(table, len(predicates), seed), str(seed))
    return Network(keys, weights, predicates, np.full(len(predicates), NEVER, dtype=np.float32))


def proposing(network: Network) -> Network:
    """The same without the predicates that it never proposes."""
    kept = [n for n, needed in enumerate(network.needed.tolist()) if needed < NEVER]
    weights = {
        name: np.ascontiguousarray(value[..., kept]) if ".out" in name else value
        for name, value in network.weights.items()
    }
    return Network(network.keys, weights, tuple(network.predicates[n] for n in kept), network.needed[kept])


def judged_by(network: Network, articles: Analysed, examples: Sequence[Examples]) -> list[Judged]:
    """What a network would add in articles."""
    found: list[Judged] = []
    for (one, doc), own in zip(articles, examples, strict=True):
        scores = network.scores(own.keys)
        found += judged(one, doc, own, scores, network)
    return found


def table(name: str, found: Iterable[Judged], predicates: Sequence[str], needed: Sequence[float]) -> list[str]:
    """What would be added to each predicate, and how much of it is right."""
    least = dict(zip(predicates, needed, strict=True))
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        if one.score >= least[one.predicate]:
            counts[one.predicate][0] += 1
            counts[one.predicate][1] += one.right
    whole = [sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values())]
    lines = [head(f"Added ({name})", ("needs", "found", "right", "share"))]
    lines.append(row("all", ("", *whole, whole[1] / max(1, whole[0]))))
    for predicate, (n, right) in sorted(counts.items(), key=lambda item: (-item[1][0], item[0])):
        lines.append(row(predicate, (f"{least[predicate]:.2f}", n, right, right / n)))
    return lines
