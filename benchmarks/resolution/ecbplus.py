"""ECB+: news of one topic by many outlets, with chains of happenings, people, things and places across the documents.

Cybulska and Vossen (2014), "Using a sledgehammer to crack a nut?", LREC. The annotation is partial: only mentions in
the sentences that its authors validated count. The corpus keeps words without the blanks between them.
"""

from __future__ import annotations

import csv
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from kg.model import Article, Span
from kg.reading.assembly import assemble
from kg.reading.fields import Fields
from training.corpora import guess_spaces

#: Topics whose errors may be looked at; the others are only scored.
OPEN_TOPICS = ("2", "5", "12", "18", "21", "23", "34", "35")
_KINDS = {"HUMAN": "human", "NON": "thing", "LOC": "place"}
#: Happenings, and those that are said not to have been.
_EVENTS = {"ACTION": "event", "NEG": "event"}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A stretch of text and the chain that it belongs to, which may run through several documents."""

    span: Span
    chain: str
    kind: str
    #: Words that the annotators left out of the stretch are not in it.
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """A document as running text, the validated stretches of it, and the mentions of entities and of events in them."""

    name: str
    topic: str
    article: Article
    validated: tuple[Span, ...]
    mentions: tuple[GoldMention, ...]
    events: tuple[GoldMention, ...] = ()

    @property
    def event(self) -> str:
        """The topic's first or second event: what one story is about."""
        return self.topic + ("b" if self.name.endswith("plus") else "a")


def read_ecbplus(corpora: Path) -> Iterator[EcbDocument]:
    """The 33 topics under `corpora/ecbplus`, in order; raises OSError where a file is missing."""
    folder = corpora / "ecbplus"
    kept: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (folder / "coreference_sentences_topics_1-35.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            kept[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
    with tarfile.open(folder / "ecbplus_topics_1-35.tar.gz") as archive:
        members = [m for m in archive.getmembers() if m.name.endswith(".xml")]
        for member in sorted(members, key=lambda m: _order(Path(m.name).stem)):
            stem = Path(member.name).stem
            topic, _, file = stem.partition("_")
            content = archive.extractfile(member)
            if content is not None and kept[topic, file]:
                yield _document(stem, topic, ElementTree.parse(content).getroot(), kept[topic, file])


def _order(stem: str) -> tuple[int, int, str]:
    topic, _, file = stem.partition("_")
    digits = "".join(c for c in file if c.isdigit())
    return int(topic), int(digits or 0), file


def _document(stem: str, topic: str, root: ElementTree.Element, kept: set[int]) -> EcbDocument:
    sentences: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.attrib["sentence"])].append((token.attrib["t_id"], token.text or ""))
    text = ""
    places: dict[str, tuple[int, int, str, int]] = {}
    validated = []
    for number, words in sorted(sentences.items()):
        if number == 0 and stem.endswith("plus"):
            continue  # the web address
        # a headline ends without a stop and stands by itself
        if text:
            text += " " if text.rstrip("\"'”’")[-1:] in {".", "!", "?"} else "\n\n"
        start = len(text)
        forms = [word for _, word in words]
        for (number_of, word), blank in zip(words, _blanks(forms), strict=True):
            places[number_of] = (len(text), len(text) + len(word), word, number)
            text += word + " " * blank
        text = text.rstrip()
        if number in kept:
            validated.append(Span(start, len(text)))
    article = assemble(text, stem, Fields(outlet=stem))
    mentions, events = (tuple(_mentions(stem, root, places, kept, kinds)) for kinds in (_KINDS, _EVENTS))
    return EcbDocument(stem, topic, article, tuple(validated), mentions, events)


def _blanks(words: list[str]) -> list[bool]:
    """Where blanks stood; straight quotation marks open and close in turns."""
    blanks = guess_spaces(words)
    opens = True
    for i, word in enumerate(words):
        if word in {'"', "``", "''"}:
            if opens:
                blanks[i] = False
            elif i:
                blanks[i - 1] = False
            opens = not opens
    return blanks


def _mentions(
    stem: str,
    root: ElementTree.Element,
    places: Mapping[str, tuple[int, int, str, int]],
    kept: set[int],
    kinds: Mapping[str, str],
) -> Iterator[GoldMention]:
    chain_of: dict[str, str] = {}
    for relations in root.iter("Relations"):
        for relation in relations:
            chain = relation.get("note") or f"{stem} {relation.get('r_id')}"
            for source in relation.iter("source"):
                chain_of[source.attrib["m_id"]] = chain
    for markables in root.iter("Markables"):
        for mention in markables:
            kind = kinds.get(mention.tag.split("_")[0])
            tokens = [a.attrib["t_id"] for a in mention.iter("token_anchor")]
            words = [places[t] for t in tokens if t in places and places[t][3] in kept]
            if kind and words:
                number = mention.attrib["m_id"]
                span = Span(min(w[0] for w in words), max(w[1] for w in words))
                chain = chain_of.get(number, f"{stem} single {number}")
                yield GoldMention(span, chain, kind, tuple(w[2] for w in words))
