"""The board of PolNeAR: figures over the scored articles, beside a peer and parts of kg, and errors of open ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.quotations.ablation import PARTS, without
from benchmarks.quotations.attribution import Attribution
from benchmarks.quotations.causes import Error, Fault, find_errors, grouped
from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.quotations.peer import by_paragraph, in_whole_text, textacy_finder
from benchmarks.quotations.polnear import SAMPLE, GoldArticle, Part, read_polnear
from benchmarks.quotations.running import Analysed, Clock, Runner
from benchmarks.quotations.scoring import Compared, Tally
from kg.model import QuotationKind, Span

#: How many groups of errors, and cue words of each, are printed.
GROUPS, CUES = 10, 8

_MEASURES = {"end_to_end": "end to end", "content": "content", "exact": "exact content", "characters": "characters"}
_ON_MATCHES = ("source", "source_exact", "cue")
_CONTENT_AND_BOTH = ("content P", "R", "F1", "both P", "R", "F1")


def measure_polnear(corpora: Path, runner: Runner, *, peer: bool = True, ablation: bool = False) -> Measured:
    """Figures over the scored articles. Raises OSError where the corpus is missing."""
    gold = read_polnear(corpora, Part.SCORED)
    analysed = [runner.analyse(one.article) for one in gold]
    tally = _tally(gold, (article.found() for article in analysed))
    measured = Measured(digest(one.sha256 for one in gold), tally.figures("polnear"))
    measured.lines += _table("PolNeAR, scored", tally) + _times(runner.clock)
    if peer:
        measured.lines += _beside_peer(gold, analysed, tally)
    if ablation:
        measured.lines += _by_part(gold, analysed, tally)
    return measured


def open_board(corpora: Path, runner: Runner, *, every: bool, examples: int) -> list[str]:
    """Figures and errors of open articles (the first hundred and twenty, or all), `examples` of each cause."""
    tally, errors = Tally(), list[Error]()
    for gold in read_polnear(corpora, Part.OPEN, None if every else SAMPLE):
        analysed = runner.analyse(gold.article)
        compared = Compared(gold.article.text, gold.gold, analysed.found())
        tally.add(compared)
        errors += find_errors(gold, analysed.doc, compared)
    return _table("PolNeAR, open", tally) + error_report(errors, examples)


def error_report(errors: Iterable[Error], examples: int) -> list[str]:
    """For each fault the most frequent causes and their cues; with `examples` every cause, and so many errors of it."""
    groups = grouped(errors)
    lines = []
    for fault in Fault:
        of_fault = [group for group in groups if group.fault is fault]
        total = sum(len(group.errors) for group in of_fault)
        lines.append(f"\n{fault.capitalize()}: {total:,}, by cause")
        for group in of_fault if examples else of_fault[:GROUPS]:
            cues = ", ".join(f"{cue} {n}" for cue, n in group.cues(CUES))
            lines.append(f"  {len(group.errors):5} {group.kind:<9} {group.cause}{f'  ({cues})' if cues else ''}")
            for error in group.errors[:examples]:
                lines += _example(error)
    return lines


def _example(error: Error) -> list[str]:
    text = error.article.article.text

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(" ".join(span.of(text).split()) for span in spans) or "-"

    lines = [f"          {error.article.name}"]
    for side, one in (("gold", error.gold), ("found", error.found)):
        if one is not None:
            lines.append(f"            {side:<6}[{words(one.source)}] [{words(one.cue)}] {words(one.content)}")
    return lines


def _tally(gold: Sequence[GoldArticle], found: Iterable[Sequence[Attribution]]) -> Tally:
    tally = Tally()
    for one, attributions in zip(gold, found, strict=True):
        tally.add(Compared(one.article.text, one.gold, attributions))
    return tally


def _table(title: str, tally: Tally) -> list[str]:
    figures = tally.figures("x")
    lines = [head(f"{title} ({tally.articles} articles)", ("precision", "recall", "F1"))]
    lines += [row(label, _shares(figures, what)) for what, label in _MEASURES.items()]
    lines.append(head("On matches", ("source", "same words", "cue")))
    lines.append(row(f"{tally.matched:,} of {tally.gold:,} gold", [figures[f"x.{x}"] for x in _ON_MATCHES]))
    lines.append(head("By kind", ("gold", "found", *_CONTENT_AND_BOTH)))
    for kind, of_kind in tally.kinds.items():
        lines.append(row(kind, (of_kind.gold, of_kind.found, *_of_kind(figures, kind))))
    return lines


def _shares(figures: Mapping[str, float], what: str) -> list[float]:
    return [figures[f"x.{what}.{x}"] for x in "prf"]


def _of_kind(figures: Mapping[str, float], kind: QuotationKind) -> list[float]:
    return [figures[f"x.{kind}.{what}.{x}"] for what in ("content", "end_to_end") for x in ("p", "recall", "f")]


def _times(clock: Clock) -> list[str]:
    steps = {"layers": clock.layers, "quotations": clock.quotations, "statements and entities": clock.rest}
    shares = ", ".join(f"{name} {seconds / clock.parse:.3f}" for name, seconds in steps.items())
    return [
        f"\nTime; the bare pipeline is 1 ({clock.words / clock.parse:,.0f} words a second of processor time)",
        f"  {shares}",
        f"  pipeline, layers and quotations {clock.analysed:.3f}; all that kg extract does {clock.whole:.3f}",
    ]


def _beside_peer(gold: Sequence[GoldArticle], analysed: Sequence[Analysed], ours: Tally) -> list[str]:
    finder = textacy_finder()
    if finder is None:
        return ["\ntextacy is not installed (extra `benchmarks`), so there are no figures beside ours."]
    tallies, refused = {"kg": ours}, []
    for name, ask in (("textacy, whole article", in_whole_text), ("textacy, by paragraph", by_paragraph)):
        answers = [ask(finder, article.doc) for article in analysed]
        tallies[name] = _tally(gold, (answer.attributions for answer in answers))
        given, no = sum(answer.given for answer in answers), sum(answer.refused for answer in answers)
        refused.append(f"  {name}: refuses {no:,} of {given:,} texts for their marks, and so finds nothing there")
    lines = [head("Beside textacy, direct", ("found", *_CONTENT_AND_BOTH))]
    for name, tally in tallies.items():
        direct = QuotationKind.DIRECT
        lines.append(row(name, (tally.kinds[direct].found, *_of_kind(tally.figures("x"), direct))))
    lines.append(head("Beside textacy, all kinds", ("found", *_CONTENT_AND_BOTH)))
    for name, tally in tallies.items():
        figures = tally.figures("x")
        lines.append(row(name, (tally.found, *_shares(figures, "content"), *_shares(figures, "end_to_end"))))
    return lines + refused


def _by_part(gold: Sequence[GoldArticle], analysed: Sequence[Analysed], whole: Tally) -> list[str]:
    columns = ("found", "both F1", "content P", "content F1", *(f"{kind.value} R" for kind in QuotationKind), "source")
    lines = [head("Without one part", columns), _part_row("(all parts)", whole)]
    for part in PARTS:
        with without(part):
            lines.append(_part_row(part, _tally(gold, (article.found() for article in analysed))))
    return lines


def _part_row(label: str, tally: Tally) -> str:
    figures = tally.figures("x")
    recalls = (f"{kind}.end_to_end.recall" for kind in QuotationKind)
    names = ("end_to_end.f", "content.p", "content.f", *recalls, "source")
    return row(label, (tally.found, *(figures[f"x.{name}"] for name in names)))
