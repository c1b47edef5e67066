"""Re-reads the articles: does every piece of evidence stand where the graph says it stands?"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.model import article_id
from kg.vocabulary.namespaces import OA, RDF, SCHEMA
from kg.vocabulary.terms import text_of

Descriptions = dict[str, dict[str, list[str]]]
"""Subject to property to values, all as strings."""


def reread(graph: BuiltGraph) -> Iterator[Problem]:
    """Checks every article's text against its digest, and every span and quotation against the text."""
    quotations = _quotations_by_article(graph)
    expected = {text_of(quad.subject) for quad in graph.store.quads_for_pattern(None, _term(graph, "sha256"), None)}
    graphs = {name.value for name in graph.store.named_graphs() if isinstance(name, ox.NamedNode)}
    seen = set()
    for record in graph.articles():
        identifier, digest, text, identifiers = _parts(record, graph)
        iri = graph.vocabulary.thing(f"article/{identifier}").value
        if iri in seen:
            continue
        seen.add(iri)
        found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if not found == digest == "".join(_described(graph.store, iri).get(_term(graph, "sha256").value, ())):
            yield Problem("article", iri, "the text is not the one that was read: its SHA-256 differs")
        if not (found == digest and identifier in identifiers):
            yield Problem("article", iri, "the identifier is not that of the text and its outlet")
        title = str(record["article"].get("title") or "")
        yield from _check_article(graph, iri, text, title, quotations.pop(iri, []))
    for iri in sorted((expected | graphs) - seen):
        yield Problem("article", iri, "the article is in the graph but its text is not in articles.jsonl")
    for iri in sorted(seen - expected):
        yield Problem("article", iri, "the article is in articles.jsonl but not in the graph")
    for iri in sorted(quotations.keys() - expected - graphs):
        yield Problem("quotation", quotations[iri][0], f"it stands in no article of the graph, but in {iri}")


def _check_article(graph: BuiltGraph, iri: str, text: str, title: str, quotations: list[str]) -> Iterator[Problem]:
    things = descriptions(graph.store, ox.NamedNode(iri))
    spans: dict[str, tuple[int, int]] = {}
    for subject, about in things.items():
        if f"{OA}hasSelector" not in about:
            continue
        span = _span(about, things)
        source = about.get(f"{OA}hasSource", [])
        read = title if source == [_title_of(iri)] else text
        if (source != [iri] and read is text) or span is None:
            yield Problem("evidence", subject, "it has no readable place in the article")
            continue
        spans[subject] = span
        for message in _mismatches(about, things, span, read):
            yield Problem("evidence", subject, message)
    for subject, about in things.items():
        for evidence in about.get(_term(graph, "evidence").value, ()):
            if evidence not in spans:
                yield Problem("evidence", subject, f"its evidence {evidence} is not described in the article's graph")
        for word in about.get(_term(graph, "eventWord").value, ()):
            places = [spans[each] for each in about.get(_term(graph, "evidence").value, ()) if each in spans]
            if not any(word in text[start:end] for start, end in places):
                yield Problem("evidence", subject, f"its word {_shown(word)} does not stand in its evidence")
    for subject in quotations:
        yield from _check_quotation(graph, subject, text, spans)


def _title_of(article: str) -> str:
    """The IRI of an article's title as a text of its own, from the article's."""
    base, _, identifier = article.rpartition("article/")
    return f"{base}title/{identifier}"


def _mismatches(
    about: Mapping[str, list[str]], things: Descriptions, span: tuple[int, int], text: str
) -> Iterator[str]:
    start, end = span
    exact, prefix, suffix = (_selected(about, things, name) for name in ("exact", "prefix", "suffix"))
    if not 0 <= start < end <= len(text):
        yield f"the offsets {start} to {end} lie outside the text, which has {len(text)} characters"
    elif exact != text[start:end]:
        yield f"the text at {start} to {end} is {_shown(text[start:end])}, not {_shown(exact or '')}"
    elif prefix is None or not text[:start].endswith(prefix):
        yield f"{_shown(prefix or '')} does not stand before {start}"
    elif suffix is None or not text.startswith(suffix, end):
        yield f"{_shown(suffix or '')} does not stand after {end}"


def _check_quotation(
    graph: BuiltGraph, subject: str, text: str, spans: Mapping[str, tuple[int, int]]
) -> Iterator[Problem]:
    about = _described(graph.store, subject)
    for evidence in about.get(_term(graph, "evidence").value, ()):
        if evidence not in spans:
            yield Problem("quotation", subject, f"its evidence {evidence} is not described in the article's graph")
    for property_name, words in (
        (f"{SCHEMA}text", "contentEvidence"),
        (_term(graph, "cue").value, "cueEvidence"),
        (_term(graph, "sourceWords").value, "sourceEvidence"),
    ):
        places = sorted(spans[each] for each in about.get(_term(graph, words).value, ()) if each in spans)
        read = " … ".join(text[start:end] for start, end in places)
        if about.get(property_name, [""]) != [read]:
            given = " | ".join(about.get(property_name, ()))
            yield Problem("quotation", subject, f"the article says {_shown(read)}, the quotation {_shown(given)}")


def descriptions(store: ox.Store, graph_name: ox.NamedNode) -> Descriptions:
    """All that one named graph says, by subject, in a fixed order."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, graph_name):
        found[text_of(quad.subject)][quad.predicate.value].append(text_of(quad.object))
    return {subject: dict(found[subject]) for subject in sorted(found)}


def _described(store: ox.Store, subject: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.DefaultGraph()):
        found[quad.predicate.value].append(text_of(quad.object))
    return found


def _quotations_by_article(graph: BuiltGraph) -> dict[str, list[str]]:
    quotation = ox.NamedNode(f"{SCHEMA}Quotation")
    found: dict[str, list[str]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), quotation, ox.DefaultGraph()):
        subject = text_of(quad.subject)
        found[_described(graph.store, subject).get(f"{SCHEMA}isPartOf", [""])[0]].append(subject)
    return {article: sorted(subjects) for article, subjects in found.items()}


def _selected(about: Mapping[str, list[str]], things: Descriptions, name: str) -> str | None:
    values = [
        value for selector in about[f"{OA}hasSelector"] for value in things.get(selector, {}).get(f"{OA}{name}", ())
    ]
    return values[0] if len(values) == 1 else None


def _span(about: Mapping[str, list[str]], things: Descriptions) -> tuple[int, int] | None:
    try:
        return int(_selected(about, things, "start") or ""), int(_selected(about, things, "end") or "")
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


def _term(graph: BuiltGraph, name: str) -> ox.NamedNode:
    return graph.vocabulary.term(name)


def _shown(text: str, length: int = 60) -> str:
    return repr(text if len(text) <= length else text[: length - 1] + "…")
