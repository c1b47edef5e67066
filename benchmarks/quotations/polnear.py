"""PolNeAR's training part: 840 US news articles with the attributions that annotators marked, in brat's format.

Edward Newell, Drew Margolin, Derek Ruths: An Attribution Relations Corpus for Political News, LREC 2018; the format:
https://brat.nlplab.org/standoff.html. Its text has no licence: it serves to measure and is never trained on or kept.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.quotations.attribution import Attribution
from kg.model import Article, Span
from kg.reading.assembly import assemble
from kg.reading.fields import Fields

#: How many articles the training part has; with fewer, the split would be another one.
WHOLE = 840
#: How many articles are scored, and how many of the open ones are read when nobody asks for all.
SAMPLE = 120

_SPAN = re.compile(r"^(T\d+)\t\w+ ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.*)$", re.MULTILINE)


class Part(StrEnum):
    """Whether a person may look at an article: `OPEN`; or only at figures over all of them: `SCORED`."""

    OPEN = "open"
    SCORED = "scored"


class ClosedError(Exception):
    """Somebody asked to see something of a scored article."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as `kg extract` reads its file, and the attributions that people marked in it."""

    name: str
    part: Part
    article: Article
    gold: tuple[Attribution, ...]
    #: SHA-256 over the name, the text and the annotation
    sha256: str


def split(names: Iterable[str], size: int = SAMPLE) -> tuple[list[str], list[str]]:
    """(open, scored): names by the SHA-256 of their UTF-8; those at `size` up to twice `size` are scored."""
    order = sorted(names, key=lambda name: hashlib.sha256(name.encode("utf-8")).hexdigest())
    return order[:size] + order[2 * size :], order[size : 2 * size]


def read_polnear(corpora: Path, part: Part, many: int | None = None, *, whole: int = WHOLE) -> list[GoldArticle]:
    """The first `many` articles of one part (None: all), in the order of the split.

    Reads `polnear/train/polnear_train/` below `corpora` or, where that folder is missing, `polnear_train.tar.gz`.
    Raises OSError where neither is there or the number of texts is not `whole`.
    """
    files = _files(corpora / "polnear" / "train")
    names = [Path(path).stem for path in files if path.startswith("text/") and path.endswith(".txt")]
    if len(names) != whole:
        raise FileNotFoundError(f"PolNeAR's training part has {whole} texts; under {corpora} there are {len(names)}")
    chosen = split(names, min(SAMPLE, whole // 3))[part is Part.SCORED]
    return [_article(name, part, files) for name in chosen[:many]]


def read_attributions(annotation: str) -> list[Attribution]:
    """The attributions of a brat file that have content, in the order of the file."""
    spans: dict[str, tuple[Span, ...]] = {}
    for key, offsets in _SPAN.findall(annotation):
        ends = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        spans[key] = tuple(Span(start, end) for start, end in ends if start < end)
    found = []
    for event in _EVENT.findall(annotation):
        roles: dict[str, tuple[Span, ...]] = {"source": (), "cue": (), "content": ()}
        for filled in event.split():
            role, _, key = filled.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += spans.get(key, ())
        if roles["content"]:
            found.append(Attribution(**roles))
    return found


def _files(folder: Path) -> dict[str, bytes]:
    """Content by path below `polnear_train/`."""
    unpacked = folder / "polnear_train"
    if unpacked.is_dir():
        kept = [*unpacked.glob("text/*.txt"), *unpacked.glob("attributions/*.ann")]
        return {path.relative_to(unpacked).as_posix(): path.read_bytes() for path in kept}
    found = {}
    with tarfile.open(folder / "polnear_train.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                found[member.name.partition("/")[2]] = file.read()
    return found


def _article(name: str, part: Part, files: dict[str, bytes]) -> GoldArticle:
    text, annotation = files[f"text/{name}.txt"], files.get(f"attributions/{name}.ann", b"")
    total = hashlib.sha256(name.encode("utf-8") + b"\0" + text + b"\0" + annotation)
    gold = read_attributions(annotation.decode("utf-8").replace("\r\n", "\n"))
    article = assemble(text.decode("utf-8"), f"{name}.txt", Fields())
    return GoldArticle(name, part, article, tuple(gold), total.hexdigest())
