"""Runs kg over the stories of a part and makes the table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from typing import Any

from benchmarks.comparison.injecting import changes, false_alarms, is_noticed
from benchmarks.comparison.labels import SAME_SENTENCE, VERBATIM, LabelledStory
from benchmarks.comparison.scoring import (
    Pair,
    Tally,
    add,
    score_conflicts,
    score_origins,
    score_pairs,
)
from benchmarks.quotations.measured import Measured, digest, head, row
from kg.comparison import compare
from kg.comparison.inputs.parts import Parts
from kg.comparison.pairs import pairs
from kg.comparison.renderings import Rendered, rendered
from kg.extracting import extract_article
from kg.language import Pipeline
from kg.resolution import resolve_collection

#: The baseline joins quotations that share so much of the shorter one's words, and so many.
_SHARED, _LEAST = 0.6, 4


@dataclass(slots=True)
class Scores:
    """What was measured over the stories of a part."""

    name: str
    pairs: Tally = field(default_factory=Tally)
    sentences: Tally = field(default_factory=Tally)
    verbatim: Tally = field(default_factory=Tally)
    baseline: Tally = field(default_factory=Tally)
    baseline_sentences: Tally = field(default_factory=Tally)
    conflicts: Tally = field(default_factory=Tally)
    values: Tally = field(default_factory=Tally)
    origins: Tally = field(default_factory=Tally)
    noticed: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    copies: int = 0
    gold: list[str] = field(default_factory=list)


def measure(name: str, stories: Sequence[LabelledStory], pipeline: Pipeline, *, injected: bool = True) -> Scores:
    """What kg makes of the stories; with `injected` also of changed copies of the first article of each."""
    scores = Scores(name)
    for story in stories:
        scores.gold.append(json.dumps(_plain(story), sort_keys=True, default=sorted))
        extractions = [extract_article(one.article, pipeline) for one in story.articles]
        collection = resolve_collection(extractions)
        ids = [extraction.article.id for extraction in extractions]
        places = {article: number for number, article in enumerate(ids)}
        resolved = Parts(collection).of(ids)
        said = [each for extraction in collection.extractions for each in rendered(extraction, resolved)]
        found = [(a, b) for a, b, _ in pairs(said)]
        add(scores.pairs, score_pairs(story, said, found, places))
        add(scores.sentences, score_pairs(story, said, found, places, SAME_SENTENCE))
        add(scores.verbatim, score_pairs(story, said, found, places, VERBATIM))
        simple = list(_baseline(said))
        add(scores.baseline, score_pairs(story, said, simple, places))
        add(scores.baseline_sentences, score_pairs(story, said, simple, places, SAME_SENTENCE))
        compared = compare(collection, [ids])
        conflicts, values = score_conflicts(story, compared.conflicts, places)
        add(scores.conflicts, conflicts)
        add(scores.values, values)
        add(scores.origins, score_origins(story, compared.origins, places))
        if injected:
            scores.copies += 1
            scores.alarms += false_alarms(extractions[0], pipeline)
            for change in changes(extractions[0]):
                scores.changed[change.kind] += 1
                scores.noticed[change.kind] += is_noticed(extractions[0], change, pipeline)
    return scores


def _plain(story: LabelledStory) -> dict[str, Any]:
    """The labels as JSON has them."""
    told = asdict(story)
    told["classes"] = [[*place, label] for place, label in sorted(story.classes.items())]
    return told


def _baseline(said: Sequence[Rendered]) -> Iterator[Pair]:
    forms = [{word.form for word in one.words} for one in said]
    for a, b in combinations(range(len(said)), 2):
        same = len(forms[a] & forms[b])
        nested = said[a].at.article == said[b].at.article and said[a].at.place[0] == said[b].at.place[0]
        if same >= _LEAST and same >= _SHARED * min(len(forms[a]), len(forms[b])) and not nested:
            yield a, b


def report(scores: Scores) -> Measured:
    """A table for a person and figures for the floors."""
    name = f"comparison.{scores.name}"
    changed = sum(scores.changed.values())
    figures = {
        f"{name}.utterances.f1": scores.pairs.f1,
        f"{name}.sentences.f1": scores.sentences.f1,
        f"{name}.verbatim.recall": scores.verbatim.recall,
        f"{name}.conflicts.precision": scores.conflicts.precision,
        f"{name}.conflicts.recall": scores.conflicts.recall,
        f"{name}.values.recall": scores.values.recall,
        f"{name}.origins.f1": scores.origins.f1,
        f"{name}.injected": sum(scores.noticed.values()) / max(1, changed),
    }
    measured = Measured(digest(scores.gold), figures)
    lines = measured.lines
    lines.append(head(f"Stories, {scores.name}", ("wanted", "found", "told", "right", "precision", "recall", "F1")))
    for label, tally in (
        ("pairs of one utterance", scores.pairs),
        ("  60 % of the shorter's words", scores.baseline),
        ("  of one sentence", scores.sentences),
        ("    60 % of the shorter's words", scores.baseline_sentences),
        ("  with a row of the same words", scores.verbatim),
        ("conflicts", scores.conflicts),
        ("  of values", scores.values),
        ("pairs of one origin", scores.origins),
    ):
        counts: list[int | float | str] = [tally.wanted, tally.found, tally.told, tally.right]
        lines.append(row(label, [*counts, tally.precision, tally.recall, tally.f1]))
    if scores.copies:
        lines.append(head("Changed copies", ("changed", "noticed")))
        lines += [row(kind, (scores.changed[kind], scores.noticed[kind])) for kind in sorted(scores.changed)]
        lines.append(f"  {scores.alarms} differences told of {scores.copies} unchanged copies")
    return measured
