"""Runs kg over the labelled articles of a part and makes the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.statements.chains import Agreement, Chains, b_cubed, ceaf_e
from benchmarks.statements.labels import LabelledArticle, to_row
from benchmarks.statements.matching import Matched, matched
from benchmarks.statements.tally import Score, Tally
from kg.extracting import extract_article
from kg.extraction import Extractor
from kg.language import Pipeline
from kg.resolution import resolve_collection


@dataclass(slots=True)
class Part:
    """What was measured on one part, and the articles behind it."""

    name: str
    articles: list[Matched] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    chains: Chains = field(default_factory=Chains)


def measure(
    name: str,
    labelled: Sequence[LabelledArticle],
    pipeline: Pipeline,
    instead: Mapping[str, Extractor] | None = None,
) -> Part:
    """What kg finds in the articles, beside the labels; `instead` are extractors in the place of installed ones."""
    part = Part(name)
    stories: dict[str, list[Matched]] = defaultdict(list)
    for one in labelled:
        article = matched(one, extract_article(one.article, pipeline, instead=instead))
        part.articles.append(article)
        part.tally.add(article)
        stories[one.labels.story].append(article)
    for articles in stories.values():
        collection = resolve_collection([x.extraction for x in articles])
        for x in articles:
            part.chains.add(x.labelled, x.extraction, collection)
    return part


def report(part: Part) -> Measured:
    """Tables for a person and figures for the floors."""
    name, tally, chains = f"statements.{part.name}", part.tally, part.chains
    gold = [json.dumps(to_row(x.labelled.labels), sort_keys=True) for x in part.articles]
    measured = Measured(digest(gold), tally.figures(name))
    lines = measured.lines
    lines.append(
        f"\n{part.name.capitalize()} part: {tally.articles} articles, {tally.gold} labelled statements, "
        f"{tally.every.core} of them core"
    )
    columns = ("found", "right", "core", "met", "precision", "recall", "F1 core")
    lines += [head("Statements", columns), _score("all", tally.every), _score("  without occupation", tally.rest)]
    lines += [_score(status.value, score) for status, score in tally.statuses.items() if score.found or score.core]
    lines.append(f"  {tally.repeats} more say again what another one says, and count as neither right nor wrong")
    lines.append(head("By predicate", columns))
    often = sorted(tally.predicates.items(), key=lambda item: (-item[1].core, -item[1].found, item[0]))
    lines += [_score(predicate, score) for predicate, score in often]
    lines.append(head("Of what is right", ("of", "right", "share")))
    for label, share in (("status", tally.status), ("time", tally.time), ("according to", tally.source)):
        lines.append(row(label, (share.of, share.right, share.value)))
    asserted = tally.asserted
    whole = max(1, asserted.found)
    lines.append(head("Asserted by kg", ("statements", "share")))
    lines += [
        row("right", (asserted.right, asserted.right / whole)),
        row("wrong", (asserted.found - asserted.right, 1 - asserted.right / whole if asserted.found else 0.0)),
        row("  no such statement", (asserted.no_such, asserted.no_such / whole)),
        row("  has another status", (asserted.other_status, asserted.other_status / whole)),
    ]
    lines.append(head("Entities (named mentions)", ("mentions", "precision", "recall", "F1")))
    lines.append(row("mentions that kg has", (chains.named, "", chains.recall, "")))
    measured.figures[f"{name}.mentions"] = chains.recall
    several = len({x.labelled.labels.story for x in part.articles}) < tally.articles
    for label, key, agreement in _agreements(chains, several):
        lines.append(row(label, (len(chains.gold_within), agreement.precision, agreement.recall, agreement.f1)))
        if key:
            measured.figures[f"{name}.{key}.f"] = agreement.f1
    return measured


def _agreements(chains: Chains, several: bool) -> list[tuple[str, str, Agreement]]:
    """What each is called, the figure it makes (none for a baseline), and the agreement.

    Stories count only where they have `several` articles.
    """
    within = ("in an article, B-cubed", "within.b_cubed", b_cubed(chains.gold_within, chains.found_within))
    if not several:
        return [within]
    return [
        within,
        ("in a story, B-cubed", "across.b_cubed", b_cubed(chains.gold_across, chains.found_across)),
        ("  same name", "", b_cubed(chains.gold_across, chains.same_name)),
        ("in a story, CEAFe", "across.ceaf_e", ceaf_e(chains.gold_across, chains.found_across)),
        ("  same name", "", ceaf_e(chains.gold_across, chains.same_name)),
    ]


def _score(label: str, score: Score) -> str:
    cells = (score.found, score.right, score.core, score.met, score.precision, score.recall, score.f1)
    return row(label, cells)
