"""Who is meant by whom: GAP, GUM, LitBank and the project's own news as articles with chains of mentions.

GAP: Kellie Webster and others (2018), Mind the GAP, TACL. GUM: Amir Zeldes (2017). LitBank: David Bamman, Olivia Lewke,
Anya Mansoor (2020), LREC. Half of GAP's development part and a fifth of LitBank, by the digests of their names, are
only scored: nothing is learnt from them.
"""

from __future__ import annotations

import csv
import hashlib
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from kg.model import Article, EntityType, Span
from training.convert import LEFT_OUT
from training.corpora import guess_spaces, paragraphs, read_conllu
from training.corpus.articles import path_of, read_articles

_OPENING = frozenset({"“", "``"})
_MARK = re.compile(r"\(([^()]+)(\)?)|(\d+)\)")
#: What GUM calls the entities of the project's own corpus that act.
_ACTING = {
    EntityType.PERSON: "person",
    EntityType.GROUP: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.OUTLET: "organization",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of GAP: a pronoun, and two names with whether it means them. Spans are offsets of `article.text`."""

    name: str
    article: Article
    pronoun: Span
    names: tuple[Span, Span]
    meant: tuple[bool, bool]
    feminine: bool

    @property
    def scored(self) -> bool:
        """Whether the passage is only scored and never looked at."""
        return _chance(self.name) >= 128


@dataclass(slots=True)
class Text:
    """A document: its mentions (offsets of `article.text`) with their chain; `kinds` has the corpus's type of each."""

    name: str
    article: Article
    mentions: dict[Span, str] = field(default_factory=dict)
    kinds: dict[Span, str] = field(default_factory=dict)

    @property
    def scored(self) -> bool:
        """Whether the document is only scored, where the corpus itself has no parts: a fifth of LitBank."""
        return only_scored(self.name)


def only_scored(name: str) -> bool:
    """Whether a text of LitBank, by its name, is one of the fifth that nothing is learnt from."""
    return _chance(name) < 51


def _chance(name: str) -> int:
    """0 to 255, by the first byte of the SHA-256 of the name."""
    return hashlib.sha256(name.encode("utf-8")).digest()[0]


def _article(text: str, name: str, title: str | None = None) -> Article:
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(id=sha256[:16], sha256=sha256, text=text, path=name, title=title, body=(Span(0, len(text)),))


def read_gap(corpora: Path, part: str) -> Iterator[Passage]:
    """The passages of `gap/gap-PART.tsv` below `corpora`, titled as their page; raises OSError where it is missing."""
    with (corpora / "gap" / f"gap-{part}.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):

            def place(name: str, row: dict[str, str] = row) -> Span:
                start = int(row[f"{name}-offset"])
                return Span(start, start + len(row[name]))

            title = unquote(row["URL"].rsplit("/", 1)[-1]).replace("_", " ")

            yield Passage(
                row["ID"], _article(row["Text"], row["ID"], title), place("Pronoun"), (place("A"), place("B")),
                (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"), row["Pronoun"].lower() in {"she", "her", "hers"},
            )  # fmt: skip


def read_gum(corpora: Path, part: str) -> Iterator[Text]:
    """The documents of `gum/PART` below `corpora`, without those of doubtful licence; raises OSError without any."""
    paths = [p for p in sorted((corpora / "gum" / part).glob("GUM_*.conllu")) if not p.name.startswith(LEFT_OUT)]
    if not paths:
        raise FileNotFoundError(f"no GUM documents under {corpora / 'gum' / part}")
    for path in paths:
        text, found = "", []
        open_ones: list[tuple[str, str, int]] = []
        for run in paragraphs(read_conllu(path)):
            text = text.rstrip() + "\n\n" if text else ""
            for sentence in run:
                for word, blank, misc in zip(sentence.words, sentence.spaces, sentence.misc, strict=True):
                    start, end = len(text), len(text) + len(word)
                    text += word + " " * blank
                    marks = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
                    # "(7-place-...)" opens and closes on one word, "7)" only closes
                    for opened, both, closed in _MARK.findall(marks.group(1)) if marks else ():
                        if opened:
                            open_ones.append((*opened.split("-")[:2], start))
                        group = closed or (opened.split("-")[0] if both else "")
                        at = next((i for i in reversed(range(len(open_ones))) if open_ones[i][0] == group), None)
                        if at is not None:
                            _, kind, first = open_ones.pop(at)
                            found.append((Span(first, end), group, kind))
        gold = Text(path.stem, _article(text.rstrip(), path.stem))
        for span, group, kind in found:
            gold.mentions[span], gold.kinds[span] = group, kind
        yield gold


def read_news(part: str) -> Iterator[Text]:
    """The articles of a part of the project's own corpus (training/corpus); what means several things is left out."""
    for article in read_articles(path_of(part)):
        gold = Text(article.id, _article(article.text, article.id, article.title))
        types = {entity.id: entity.type for entity in article.entities}
        for mention in article.mentions:
            if len(mention.entities) == 1:
                chain = mention.entities[0]
                gold.mentions[mention.span] = chain
                gold.kinds[mention.span] = _ACTING.get(types[chain], types[chain].value)
        yield gold


def read_litbank(corpora: Path) -> Iterator[Text]:
    """The texts of `litbank/` below `corpora`, unpacked or in `litbank.tar.gz`; raises OSError without either."""
    files = _litbank(corpora / "litbank")
    for path in sorted(files):
        if path.startswith("text/"):
            name = PurePosixPath(path).stem
            yield _novel(name, files[path], files[f"coref/{name}.tsv"])


def _litbank(folder: Path) -> dict[str, str]:
    parts = ("text", "coref")
    if (folder / "text").is_dir():
        return {f"{p}/{f.name}": f.read_text(encoding="utf-8") for p in parts for f in (folder / p).iterdir()}
    found = {}
    with tarfile.open(folder / "litbank.tar.gz") as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            file = archive.extractfile(member) if member.isfile() and path.parent.name in parts else None
            if file is not None:
                found[f"{path.parent.name}/{path.name}"] = file.read().decode("utf-8")
    return found


def _novel(name: str, tokens: str, table: str) -> Text:
    text = ""
    places: list[list[Span]] = []
    for line in tokens.splitlines():
        words = line.split()
        # the texts come without paragraphs; most novels begin one with each speech
        if text and words and words[0] in _OPENING:
            text = text.rstrip() + "\n\n"
        places.append([])
        for word, blank in zip(words, guess_spaces(words), strict=True):
            places[-1].append(Span(len(text), len(text) + len(word)))
            text += word + " " * blank
    gold = Text(name, _article(text.rstrip(), name))
    spans: dict[str, tuple[Span, str]] = {}
    chains: dict[str, str] = {}
    for row in (line.split("\t") for line in table.splitlines() if line):
        if row[0] == "MENTION":
            a, b, c, d = map(int, row[2:6])
            spans[row[1]] = Span(places[a][b].start, places[c][d].end), row[7]
        elif row[0] == "COREF":
            chains[row[1]] = row[2]
    for key, (span, kind) in spans.items():
        gold.mentions[span], gold.kinds[span] = chains.get(key, key), kind
    return gold
