"""Documents with chains of happenings: ECB+ topics, which tell of two happenings each, and MEANTIME topics.

MEANTIME: Minard et al. (2016), LREC; only the headline and the sentences that its annotators covered count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.resolution.ecbplus import read_ecbplus
from kg.model import Article, Span
from kg.reading.assembly import assemble
from kg.reading.fields import Fields
from training.corpora import guess_spaces, open_text

if TYPE_CHECKING:
    from spacy.language import Language

#: The headline, the date and the sentences that MEANTIME's annotators covered.
_COVERED = 6


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of a happening, the word that heads them with its lemma, and the chain that they belong to."""

    span: Span
    head: Span
    lemma: str
    chain: str


@dataclass(frozen=True, slots=True)
class EventDocument:
    """A document and the mentions that count. `story` is the happening that it is about, as far as the corpus says."""

    name: str
    topic: str
    story: str
    article: Article
    mentions: tuple[EventMention, ...]


def ecbplus_events(corpora: Path, nlp: Language) -> Iterator[EventDocument]:
    """ECB+, in the order of its topics; raises OSError where a file is missing."""
    for document in read_ecbplus(corpora):
        marked = [(mention.span, mention.chain) for mention in document.events]
        mentions = _headed(document.article, document.validated, marked, nlp)
        yield EventDocument(document.name, document.topic, document.event, document.article, mentions)


def meantime_events(corpora: Path, nlp: Language) -> Iterator[EventDocument]:
    """MEANTIME's training and validation parts; raises OSError where a file is missing."""
    for part in ("train", "val"):
        for line in open_text(corpora / f"meantime/{part}.documents.jsonl"):
            yield _meantime(json.loads(line), nlp)


def _meantime(row: Mapping[str, Any], nlp: Language) -> EventDocument:
    text = ""
    places: dict[tuple[int, int], Span] = {}
    stretches = []
    for number, words in enumerate(row["sentences"]):
        # the headline and the date stand by themselves
        text += ("\n\n" if number <= 2 else " ") if text else ""
        start = len(text)
        for place, (word, blank) in enumerate(zip(words, guess_spaces(words), strict=True)):
            places[number, place] = Span(len(text), len(text) + len(word))
            text += word + " " * blank
        text = text.rstrip()
        if number < _COVERED and number != 1:
            stretches.append(Span(start, len(text)))
    marked = []
    for mention in row["mentions"]:
        if mention["kind"] == "event" and mention["sent"] < _COVERED:
            words = [places[mention["sent"], i] for i in mention["tokens"]]
            marked.append((Span(min(words).start, max(words).end), mention["chain"]))
    article = assemble(text, row["doc_id"], Fields(outlet=row["doc_id"], published=row["date"]))
    return EventDocument(row["name"], row["topic"], row["name"], article, _headed(article, stretches, marked, nlp))


def _headed(
    article: Article, stretches: Sequence[Span], marked: Sequence[tuple[Span, str]], nlp: Language
) -> tuple[EventMention, ...]:
    """The mentions inside the stretches, each with the word that heads it in a parse of its stretch alone."""
    found = []
    for stretch in stretches:
        inside = [(span, chain) for span, chain in marked if stretch.contains(span)]
        doc = nlp(stretch.of(article.text)) if inside else None
        for span, chain in inside:
            assert doc is not None
            words = doc.char_span(span.start - stretch.start, span.end - stretch.start, alignment_mode="expand")
            assert words is not None
            root = words.root
            head = Span(stretch.start + root.idx, stretch.start + root.idx + len(root.text))
            found.append(EventMention(span, head, root.lemma_.lower(), chain))
    # two mentions over the same words cannot be told apart
    return tuple(
        {mention.span: mention for mention in reversed(found)}[span] for span in sorted({m.span for m in found})
    )
