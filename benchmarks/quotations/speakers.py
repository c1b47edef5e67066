"""Speakers of direct and mixed quotations, labelled by hand before the rules were tried on the articles.

The labels hold offsets and names only (`benchmarks/data/direct_speakers.jsonl`); the texts come from the sample of news
articles, found by their id and checked by their digest.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.quotations.attribution import characters
from benchmarks.quotations.measured import Measured, digest, head, row
from benchmarks.quotations.running import Runner
from benchmarks.quotations.scoring import match
from kg.model import Article, Entity, Extraction, QuotationKind, Span
from kg.reading.assembly import assemble
from kg.reading.fields import Fields

#: Articles whose errors have been looked at, and articles that are only scored.
LABELS = Path(__file__).parents[1] / "data" / "direct_speakers.jsonl"
SCORED = LABELS.with_stem("direct_speakers_scored")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BEFORE_MORE = frozenset({"of", "for", "from", "in", "at", "with", "who", "on", "to", "and", "by"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quotation and who speaks it: names that stand together, or nobody. `named`: they are proper names."""

    content: tuple[Span, ...]
    kind: QuotationKind
    speakers: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article as `kg extract` would read its text from a file, and its labels."""

    id: str
    article: Article
    labels: tuple[Labelled, ...]


@dataclass(slots=True)
class Count:
    """Labelled quotations of one sort: how many, how many found, how many of those with the right speaker."""

    gold: int = 0
    found: int = 0
    right: int = 0


@dataclass(slots=True)
class Marks:
    """Counts by sort, and what was wrong, in offsets and names."""

    counts: dict[tuple[QuotationKind, bool], Count] = field(
        default_factory=lambda: {
            (kind, named): Count() for kind in (QuotationKind.DIRECT, QuotationKind.MIXED) for named in (True, False)
        }
    )
    wrong: list[str] = field(default_factory=list)


def read_labels(corpora: Path, labels: Path = LABELS) -> Iterator[LabelledArticle]:
    """The labelled articles; raises OSError where labels or articles are missing or a text is another one."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines() if line]
    texts = _texts(corpora / "articles_sample.jsonl.gz", {row["id"] for row in rows})
    for one in rows:
        text = texts.get(one["id"])
        if text is None or hashlib.sha256(text.encode("utf-8")).hexdigest() != one["sha256"]:
            raise FileNotFoundError(f"articles_sample.jsonl.gz has no article {one['id']} with the text of the labels")
        article = assemble(text, one["id"], Fields())
        yield LabelledArticle(one["id"], article, tuple(_label(label) for label in one["quotations"]))


def mark(gold: LabelledArticle, found: Extraction, marks: Marks) -> None:
    """Counts one article."""
    text = gold.article.text
    wanted_at = [characters(label.content, text) for label in gold.labels]
    found_at = [characters(quotation.content, text) for quotation in found.quotations]
    matched = match(wanted_at, found_at)
    for i, label in enumerate(gold.labels):
        if label.kind is QuotationKind.MIXED:
            # the label has the words in marks only, kg the clause around them as well
            holder = next(
                (j for j, at in enumerate(found_at) if len(wanted_at[i] & at) >= 0.9 * len(wanted_at[i])), None
            )
            matched = {k: v for k, v in matched.items() if k != i} | ({} if holder is None else {i: holder})
    entities = {entity.id: entity for entity in found.entities}
    for i, label in enumerate(gold.labels):
        count = marks.counts[label.kind, label.named]
        count.gold += 1
        place = ",".join(f"{span.start}-{span.end}" for span in label.content)
        wanted = " and ".join(label.speakers) or "nobody"
        if i not in matched:
            marks.wrong.append(f"{gold.id} {place} {label.kind}: not found; {wanted}")
            continue
        count.found += 1
        reference = found.quotations[matched[i]].speaker
        speaker = entities.get(reference) if reference is not None else None
        if is_right(label, speaker, entities):
            count.right += 1
        else:
            got = speaker.name if speaker is not None else "nobody"
            marks.wrong.append(f"{gold.id} {place} {label.kind}: {got} instead of {wanted}")


def is_right(label: Labelled, speaker: Entity | None, entities: Mapping[str, Entity]) -> bool:
    """Whether the entity is who the label names.

    A proper name must be the entity's name or one of its aliases, middle names and "Jr." aside; a surname alone, on
    either side, stands for the whole name. Several names need an entity with just these members.
    Of a description, the head word of one side must stand in the other ("a spokesman for Acme Corp.", "spokesman").
    """
    if speaker is None or not label.speakers:
        return speaker is None and not label.speakers
    if not label.named:
        return any(_describe_alike(name, x) for name in label.speakers for x in (speaker.name, *speaker.roles))
    if len(label.speakers) == 1:
        return _is_called(speaker, label.speakers[0])
    members = [entities[m] for m in speaker.members if m in entities]
    return len(members) == len(label.speakers) and all(
        any(_is_called(member, name) for member in members) for name in label.speakers
    )


def measure_speakers(
    corpora: Path, runner: Runner, *, errors: bool = False, files: Sequence[Path] = (LABELS, SCORED)
) -> Measured:
    """How many labelled quotations are found, and how many have the right entity for a speaker.

    Both files of labels are measured, open and scored; the errors of the scored ones are never told, and only their
    figures get floors.
    """
    names: list[str] = []
    marks = {part: Marks() for part in ("open", "scored")}
    for part, path in zip(marks, files, strict=True):
        for gold in read_labels(corpora, path):
            names.append(f"{part} {gold.id} {gold.article.sha256} {gold.labels}")
            mark(gold, runner.analyse(gold.article).extraction, marks[part])
    measured = Measured(digest(names))
    for part, counted in marks.items():
        many = sum(name.startswith(part) for name in names)
        _tell(measured, counted, f"Speakers by hand, {part} ({many} articles)", keep=part == "scored")
    if errors:
        measured.lines += [f"  {line}" for line in marks["open"].wrong]
    return measured


def _tell(measured: Measured, marks: Marks, title: str, *, keep: bool) -> None:
    measured.lines.append(head(title, ("labelled", "found", "speaker", "both")))
    for (kind, named), count in marks.counts.items():
        figures = {
            "found": count.found / max(1, count.gold),
            "speaker": count.right / max(1, count.found),
            "both": count.right / max(1, count.gold),
        }
        label = f"{kind}, {'named' if named else 'unnamed or nobody'}"
        measured.lines.append(row(label, (count.gold, *figures.values())))
        if keep and named and count.gold:
            measured.figures |= {f"speakers.{kind}.{what}": value for what, value in figures.items()}


def _texts(path: Path, wanted: set[str]) -> dict[str, str]:
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted:
                found[article["id"]] = article["text"]
    return found


def _label(row: Mapping[str, Any]) -> Labelled:
    speaker = row["speaker"]
    speakers: Sequence[str] = () if speaker is None else (speaker,) if isinstance(speaker, str) else speaker
    content = tuple(Span(start, end) for start, end in row["content"])
    return Labelled(content, QuotationKind(row["kind"]), tuple(speakers), bool(row["named"]))


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _words(name: str) -> list[str]:
    return _plain(name).split()


def _is_called(entity: Entity, name: str) -> bool:
    if _plain(name) in {_plain(known) for known in (entity.name, *entity.aliases)}:
        return True
    wanted, got = _ends(name), _ends(entity.name)
    return wanted == got or (min(len(set(wanted)), len(set(got))) == 1 and wanted[-1:] == got[-1:])


def _ends(name: str) -> tuple[str, ...]:
    """First and last word of a name, without "Jr." and the like."""
    words = [word for word in _words(name) if word.rstrip(".") not in _SUFFIXES]
    return (words[0], words[-1]) if words else ()


def _describe_alike(a: str, b: str) -> bool:
    first, second = _core(a), _core(b)
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _core(description: str) -> list[str]:
    """The words up to the head: `a spokesman` of `a spokesman for Acme Corp.`."""
    words = _words(description)
    end = next((i for i, word in enumerate(words) if i and word in _BEFORE_MORE), len(words))
    return words[:end]
