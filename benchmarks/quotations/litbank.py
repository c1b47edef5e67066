"""LitBank: the direct quotations of a hundred stretches of English fiction, and who speaks them.

David Bamman, Olivia Lewke, Anya Mansoor: An Annotated Dataset of Coreference in English Literature, LREC 2020, and
Matthew Sims, David Bamman: Measuring Information Propagation in Literary Social Networks, EMNLP 2020. The texts are
tokens, one sentence a line, without paragraphs: blanks are put back by rule, and a paragraph begins with every sentence
that opens with a quotation mark, as it does in most novels. A quotation that its cue interrupts is two in the gold, so
each span of a found direct quotation counts by itself.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from benchmarks.quotations.attribution import characters
from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.quotations.running import Runner
from benchmarks.quotations.scoring import Ratio, match
from kg.model import Article, Quotation, QuotationKind, Span
from kg.reading.assembly import assemble
from kg.reading.fields import Fields

_OPENING = frozenset({"“", "‘", '"', "'", "``"})
_TWO_WAY = frozenset({'"', "'", "_"})
_NO_BLANK_BEFORE = re.compile(r"[.,;:!?)\]%’”…]+|''|n['’]t|['’](s|re|ve|ll|d|m)", re.IGNORECASE)
_NO_BLANK_AFTER = frozenset({"(", "[", "$", "“", "‘", "``", "#"})
_MARKS = "“”‘’\"'"


@dataclass(slots=True)
class Novel:
    """A stretch of fiction: its quotations with the chain of each one's speaker, and the mentions of each chain."""

    name: str
    article: Article
    quotations: list[tuple[Span, str]] = field(default_factory=list)
    mentions: dict[Span, set[str]] = field(default_factory=dict)


def retell(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[Span]]]:
    """Running text of tokenised sentences, and where each token lies in it."""
    text = ""
    places: list[list[Span]] = []
    open_marks: set[str] = set()
    glued = True
    for sentence in sentences:
        if text and sentence and sentence[0] in _OPENING:
            text += "\n\n"
            open_marks.clear()
            glued = True
        row_of: list[Span] = []
        for word in sentence:
            closes = word in open_marks
            blank = not (glued or closes or _NO_BLANK_BEFORE.fullmatch(word))
            start = len(text) + blank
            text += " " * blank + word
            row_of.append(Span(start, len(text)))
            if word in _TWO_WAY:
                open_marks ^= {word}
            glued = word in _NO_BLANK_AFTER or (word in _TWO_WAY and not closes)
        places.append(row_of)
    return text, places


def read_litbank(corpora: Path) -> Iterator[Novel]:
    """The texts of `litbank/` below `corpora`, unpacked or in `litbank.tar.gz`; raises OSError without either."""
    files = _files(corpora / "litbank")
    for path in sorted(files):
        if path.startswith("text/"):
            yield _novel(PurePosixPath(path).stem, files)


def _novel(name: str, files: dict[str, str]) -> Novel:
    text, places = retell([line.split() for line in files[f"text/{name}.txt"].splitlines()])

    def span(ends: Sequence[str]) -> Span:
        a, b, c, d = map(int, ends)
        return Span(places[a][b].start, places[c][d].end)

    novel = Novel(name, assemble(text, f"{name}.txt", Fields()))
    quotes, mentions = {}, {}
    for kind, key, *rest in _rows(files[f"quotations/{name}.tsv"]):
        if kind == "QUOTE":
            quotes[key] = span(rest[:4])
        elif kind == "ATTRIB":
            novel.quotations.append((quotes[key], rest[0]))
    for kind, key, *rest in _rows(files[f"coref/{name}.tsv"]):
        if kind == "MENTION":
            mentions[key] = span(rest[:4])
        elif kind == "COREF":
            novel.mentions.setdefault(mentions[key], set()).add(rest[0])
    return novel


def _rows(table: str) -> list[list[str]]:
    # mentions before their chains, quotations before their speakers
    rows = [line.split("\t") for line in table.splitlines() if line]
    return sorted(rows, key=lambda r: r[0] in {"ATTRIB", "COREF"})


def _files(folder: Path) -> dict[str, str]:
    wanted = ("text", "quotations", "coref")
    if (folder / "text").is_dir():
        return {
            f"{part}/{path.name}": path.read_text(encoding="utf-8")
            for part in wanted
            for path in (folder / part).iterdir()
        }
    found = {}
    with tarfile.open(folder / "litbank.tar.gz") as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            file = archive.extractfile(member) if member.isfile() and path.parent.name in wanted else None
            if file is not None:
                found[f"{path.parent.name}/{path.name}"] = file.read().decode("utf-8")
    return found


def pieces(quotations: Sequence[Quotation[Span]], text: str) -> Iterator[tuple[Span, Quotation[Span]]]:
    """Each stretch in marks with the quotation it is of: all of direct ones, and those of mixed ones next to a mark."""
    for quotation in quotations:
        for span in quotation.content:
            direct = quotation.kind is QuotationKind.DIRECT
            if direct or (quotation.kind is QuotationKind.MIXED and _in_marks(span, text)):
                yield span, quotation


def speaks(quotation: Quotation[Span], mentions: dict[Span, set[str]]) -> set[str]:
    """The chains of the mention that lies closest to the words for the speaker; none where no mention does."""
    words = quotation.speaker or next(iter(quotation.source), None)
    if words is None:
        return set()
    near = {span: _overlap(span, words) for span in mentions if span.overlaps(words)}
    best = max(near, key=lambda span: (near[span], -span.start), default=None)
    return mentions[best] if best is not None else set()


def measure_litbank(corpora: Path, runner: Runner) -> Measured:
    """Contents of direct quotations found, and speakers of those."""
    found, right = Ratio(), Ratio()
    without = 0
    names = []
    for novel in read_litbank(corpora):
        text = novel.article.text
        names.append(f"{novel.name} {novel.article.sha256} {novel.quotations}")
        parts = list(pieces(runner.analyse(novel.article).quotations(), text))
        matched = match(
            [characters([span], text) for span, _ in novel.quotations], [characters([span], text) for span, _ in parts]
        )
        found.gold += len(novel.quotations)
        found.found += len(parts)
        found.both += len(matched)
        for i, j in matched.items():
            quotation = parts[j][1]
            right.both += novel.quotations[i][1] in speaks(quotation, novel.mentions)
            without += not (quotation.speaker or quotation.source)
    right.found, right.gold = found.found, found.gold
    figures = found.figures("litbank.content") | right.figures("litbank.speaker_too")
    figures["litbank.speaker"] = right.both / max(1, found.both)
    columns = ("gold", "found", "precision", "recall", "F1", "speaker")
    shares = (found.precision, found.recall, found.f1, figures["litbank.speaker"])
    ended = (right.precision, right.recall, right.f1, "")
    lines = [
        head("LitBank, direct quotations", columns),
        row("content", (found.gold, found.found, *shares)),
        row("content and speaker", (found.gold, found.found, *ended)),
        f"  of {found.both:,} found, {without:,} without words for a speaker",
    ]
    return Measured(digest(names), figures, lines)


def _in_marks(span: Span, text: str) -> bool:
    return text[span.start - 1 : span.start] in _MARKS and text[span.end : span.end + 1] in _MARKS


def _overlap(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (max(a.end, b.end) - min(a.start, b.start))
