"""The scoreboard of dates: figures by class of date, for one part of GUM."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.dates.gum import CLASSES, GoldDate, read_gum_dates
from benchmarks.dates.scoring import Judged, Tally, judge
from benchmarks.quotations.measured import Measured, digest, head, row
from kg.language import Pipeline
from kg.model import Article, Span


def measure_dates(corpora: Path, part: str, pipeline: Pipeline, *, errors: bool = False) -> Measured:
    """Dates of the documents in `corpora/gum/<part>`; with `errors` also every date without the right value.

    `found`, `value` and `sure` are those of scoring.Tally; `phrases` is the share of found phrases that answer a gold
    date, and `values` that of found values which are right or wider. Raises OSError where there are no documents.
    """
    tallies: dict[str, Tally] = defaultdict(Tally)
    phrases = answered = values = sure = 0
    names: list[str] = []
    notes: list[str] = []
    for document in read_gum_dates(corpora, part):
        names.append(f"{document.name} {document.article.sha256} {document.article.published} {document.dates}")
        doc = pipeline.analyse(document.article)
        times = [q.span for q in doc._.quantities if q.label == "DATE"]
        judged = judge(document.dates, document.hours, times, doc._.dates)
        for date, seen, verdict, _ in judged.verdicts:
            for tally in (tallies[date.kind], tallies["all"]):
                _count(tally, date, seen, verdict)
        right = sum(verdict in {"right", "wider"} for *_, verdict, _ in judged.verdicts)
        wrong = sum(verdict == "wrong" for *_, verdict, _ in judged.verdicts)
        phrases += judged.phrases
        answered += judged.phrases - len(judged.extra_phrases)
        sure += right
        values += right + wrong + len(judged.extra)
        notes += _notes(document.name, document.article, judged)
    measured = Measured(digest(names))
    measured.lines.append(head(f"Dates of GUM ({part})", ("gold", "found", "value right", "not wrong")))
    for kind in (*(k for k in CLASSES if k in tallies), "all"):
        figures = tallies[kind].figures(f"dates.{kind.replace(' ', '_')}")
        measured.lines.append(row(kind, (tallies[kind].gold, *figures.values())))
        measured.figures |= figures
    measured.figures["dates.phrases.p"] = answered / max(1, phrases)
    measured.figures["dates.values.p"] = sure / max(1, values)
    measured.lines.append(row("phrases that answer a date", (phrases, answered / max(1, phrases))))
    measured.lines.append(row("values right or wider", (values, sure / max(1, values))))
    if errors:
        measured.lines += notes
    return measured


def _count(tally: Tally, date: GoldDate, seen: bool, verdict: str) -> None:
    tally.gold += 1
    tally.found += seen
    tally.right += verdict == "right"
    tally.wider += verdict == "wider"
    tally.wrong += verdict == "wrong"


def _notes(name: str, article: Article, judged: Judged) -> Iterator[str]:
    text = article.text

    def around(start: int, end: int) -> str:
        return " ".join(f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}".split())

    where = f"{name} ({article.published or 'no day'})"
    for date, seen, verdict, best in judged.verdicts:
        if verdict != "right":
            held = date.when or f"{date.first}..{date.last}"
            found = best.value if best else "found" if seen else "not found"
            yield f"  {verdict:<6} {date.kind:<18} {held} <- {found}: {around(*_ends(date.span))}  {where}"
    for extra in judged.extra:
        yield f"  extra  value              {extra.value}: {around(*_ends(extra.span))}  {where}"
    for phrase in judged.extra_phrases:
        yield f"  extra  phrase             {around(*_ends(phrase))}  {where}"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
