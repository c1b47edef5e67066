"""Re-reads the articles: does every piece of evidence stand where the graph says it stands?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.checking.pages import About, Page, Term
from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.model import article_id
from kg.vocabulary.namespaces import OA, RDF, SCHEMA
from kg.vocabulary.terms import DEFAULT_GRAPH, text_of

Spans = dict[Term, tuple[int, int]]
"""Evidence, and from where to where it stands in its text."""

_TYPE = ox.NamedNode(f"{RDF}type")
_QUOTATION, _PART_OF, _TEXT = (ox.NamedNode(SCHEMA + name) for name in ("Quotation", "isPartOf", "text"))
_SOURCE, _START, _END, _EXACT = (ox.NamedNode(OA + name) for name in ("hasSource", "start", "end", "exact"))


@dataclass(frozen=True, slots=True)
class Text:
    """An article as `articles.jsonl` has it: its IRI, its text and its title."""

    iri: ox.NamedNode
    text: str
    title: str


class ReadingCheck:
    """Checks every article's text against its digest, and every span and quotation against the text."""

    def __init__(self, graph: BuiltGraph) -> None:
        self._graph = graph
        term = graph.vocabulary.term
        self._sha256, self._evidence, self._word = term("sha256"), term("evidence"), term("eventWord")
        self._sentence = term("inSentence")
        self._stretches = (
            (_TEXT, term("contentEvidence")),
            (term("cue"), term("cueEvidence")),
            (term("sourceWords"), term("sourceEvidence")),
        )
        self._read: set[str] = set()
        self._graphs = {each.value for each in graph.store.named_graphs() if isinstance(each, ox.NamedNode)}
        self._expected = {text_of(each.subject) for each in graph.store.quads_for_pattern(None, self._sha256, None)}

    def texts(self) -> Iterator[tuple[Text, list[Problem]]]:
        """The articles, each once, with what is wrong with its text and its name."""
        for record in self._graph.articles():
            identifier, digest, text, identifiers = _parts(record, self._graph)
            iri = self._graph.vocabulary.thing(f"article/{identifier}")
            if iri.value in self._read:
                continue
            self._read.add(iri.value)
            found, problems = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), []
            described = self._graph.store.quads_for_pattern(iri, self._sha256, None, DEFAULT_GRAPH)
            if not found == digest == "".join(text_of(quad.object) for quad in described):
                message = "the text is not the one that was read: its SHA-256 differs"
                problems.append(Problem("article", iri.value, message))
            if not (found == digest and identifier in identifiers):
                message = "the identifier is not that of the text and its outlet"
                problems.append(Problem("article", iri.value, message))
            yield Text(iri, text, str(record["article"].get("title") or "")), problems

    def unread(self) -> list[ox.NamedNode | ox.BlankNode]:
        """The articles' graphs of which `texts` had no text."""
        return [name for name in self._graph.store.named_graphs() if text_of(name) not in self._read]

    def of_article(self, page: Page, article: Text) -> Iterator[Problem]:
        """What is wrong with the evidence of an article and its quotations."""
        spans: Spans = {}
        sources: dict[Term, Sequence[Term]] = {}
        for subject, about in page.things.items():
            if _SOURCE not in about and _EXACT not in about:
                continue
            span, source = _span(about), about.get(_SOURCE, [])
            read = article.title if source == [_title_of(article.iri)] else article.text
            if (source != [article.iri] and read is article.text) or span is None:
                yield Problem("evidence", text_of(subject), "it has no readable place in the article")
                continue
            spans[subject], sources[subject] = span, source
            for message in _mismatches(about, span, read):
                yield Problem("evidence", text_of(subject), message)
        for subject, about in page.things.items():
            if subject in spans:
                around = [each for each in about.get(self._sentence, ()) if sources.get(each) == sources[subject]]
                if not any(_holds(spans[each], spans[subject]) for each in around):
                    yield Problem("evidence", text_of(subject), "it stands in no sentence that the article's graph has")
            for message in self._unsupported(about, spans, article.text):
                yield Problem("evidence", text_of(subject), message)
        for quotation in self._quotations(article.iri):
            for message in self._misquoted(quotation[1], spans, article.text):
                yield Problem("quotation", quotation[0], message)

    def of_default(self, page: Page) -> Iterator[Problem]:
        """Quotations of no article."""
        articles = self._expected | self._graphs
        for subject, about in page.things.items():
            if _QUOTATION in about.get(_TYPE, ()):
                parts = [text_of(part) for part in about.get(_PART_OF, ())] or [""]
                if not articles.intersection(parts):
                    message = f"it stands in no article of the graph, but in {parts[0]}"
                    yield Problem("quotation", text_of(subject), message)

    def at_end(self) -> Iterator[Problem]:
        """Articles that the graph or `articles.jsonl` lacks; all texts have been read."""
        for iri in sorted((self._expected | self._graphs) - self._read):
            yield Problem("article", iri, "the article is in the graph but its text is not in articles.jsonl")
        for iri in sorted(self._read - self._expected):
            yield Problem("article", iri, "the article is in articles.jsonl but not in the graph")

    def _quotations(self, article: ox.NamedNode) -> Iterator[tuple[str, About]]:
        """The quotations of an article, which stand in the default graph."""
        store = self._graph.store
        for part in store.quads_for_pattern(None, _PART_OF, article, DEFAULT_GRAPH):
            about: dict[ox.NamedNode, list[Term]] = {}
            for quad in store.quads_for_pattern(part.subject, None, None, DEFAULT_GRAPH):
                about.setdefault(quad.predicate, []).append(quad.object)
            if _QUOTATION in about.get(_TYPE, ()):
                yield text_of(part.subject), about

    def _unsupported(self, about: About, spans: Spans, text: str) -> Iterator[str]:
        """Evidence that the article's graph does not describe, and words that do not stand in theirs."""
        evidence = about.get(self._evidence, ())
        for each in evidence:
            if each not in spans:
                yield f"its evidence {text_of(each)} is not described in the article's graph"
        for word in about.get(self._word, ()):
            places = [spans[each] for each in evidence if each in spans]
            if not any(text_of(word) in text[start:end] for start, end in places):
                yield f"its word {_shown(text_of(word))} does not stand in its evidence"

    def _misquoted(self, about: About, spans: Spans, text: str) -> Iterator[str]:
        for evidence in about.get(self._evidence, ()):
            if evidence not in spans:
                yield f"its evidence {text_of(evidence)} is not described in the article's graph"
        for words, where in self._stretches:
            places = sorted(spans[each] for each in about.get(where, ()) if each in spans)
            read = " … ".join(text[start:end] for start, end in places)
            given = [text_of(value) for value in about.get(words, ())]
            if (given or [""]) != [read]:
                yield f"the article says {_shown(read)}, the quotation {_shown(' | '.join(given))}"


def _title_of(article: ox.NamedNode) -> ox.NamedNode:
    """The IRI of an article's title as a text of its own, from the article's."""
    base, _, identifier = article.value.rpartition("article/")
    return ox.NamedNode(f"{base}title/{identifier}")


def _mismatches(about: About, span: tuple[int, int], text: str) -> Iterator[str]:
    start, end = span
    exact = _one(about, _EXACT)
    if not 0 <= start < end <= len(text):
        yield f"the offsets {start} to {end} lie outside the text, which has {len(text)} characters"
    elif exact != text[start:end]:
        yield f"the text at {start} to {end} is {_shown(text[start:end])}, not {_shown(exact or '')}"


def _holds(sentence: tuple[int, int], words: tuple[int, int]) -> bool:
    return sentence[0] <= words[0] and words[1] <= sentence[1]


def _one(about: About, name: ox.NamedNode) -> str | None:
    """What is said of a piece of evidence, if it is said once."""
    values = about.get(name, ())
    return text_of(values[0]) if len(values) == 1 else None


def _span(about: About) -> tuple[int, int] | None:
    try:
        return int(_one(about, _START) or ""), int(_one(about, _END) or "")
    except ValueError:
        return None


def _parts(record: Mapping[str, Any], graph: BuiltGraph) -> tuple[str, str, str, set[str]]:
    """The id of an article, the digest of its text, the text, and what the id may be."""
    try:
        article = record["article"]
        digest, outlet, url = str(article["sha256"]), article.get("outlet"), article.get("url")
        return str(article["id"]), digest, str(record["text"]), {digest[:16], article_id(digest, outlet, url)}
    except (KeyError, TypeError):
        raise StoreError(f"{graph.folder / 'articles.jsonl'} is damaged; run kg build again") from None


def _shown(text: str, length: int = 60) -> str:
    return repr(text if len(text) <= length else text[: length - 1] + "…")
