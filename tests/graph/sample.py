"""A small invented collection with what tends to break: characters beyond the BMP, quotes, backslashes, newlines."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from kg.graph import Vocabulary, new_build, write_graph
from kg.graph.writing.collection import quads_of
from kg.model import (
    Article,
    Collection,
    Entity,
    EntityType,
    Extraction,
    Literal,
    Mention,
    MentionForm,
    Quotation,
    QuotationKind,
    ResolvedEntity,
    Span,
    Statement,
    Status,
    Time,
)
from kg.model.comparison import Comparison

FIRST = (
    "🎭🎬 Jane Roe wrote a letter to John Doe on Tuesday.\n"
    'Roe, 47, said: "It is a \\fine\\ plan," and later "a \U0001f9e8 one."\r\n'
    "John Doe is married to Jane Roe. He was accused of theft, The Daily Example said.\n"
)
SECOND = "John Doe and Jane Roe are married.\nAccording to John Doe, Jane Roe founded Acme Corp in 2016."


def spans_of(text: str, *words: str) -> tuple[Span, ...]:
    """Where each of the words stands for the first time."""
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)


def article(text: str, path: str, **known: object) -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=sha256[:16], sha256=sha256, text=text, path=path, **known)  # type: ignore[arg-type]


def entity(text: str, id: str, name: str, kind: EntityType, *words: str) -> Entity:
    return Entity(
        id, name, kind, tuple(Mention(span, MentionForm.NAME) for span in spans_of(text, *(words or (name,))))
    )


def first() -> Extraction:
    text = FIRST
    return Extraction(
        article=article(
            text,
            "news/first.txt",
            title='A "letter" – and <b>more</b>',
            published="2021-05-04",
            url="https://daily.example/a b?q=1",
        ),
        entities=(
            entity(text, "e1", "Jane Roe", EntityType.PERSON, "Jane Roe", "Roe, 47"),
            entity(text, "e2", "John Doe", EntityType.PERSON),
            entity(text, "e3", "letter", EntityType.DOCUMENT, "a letter"),
            entity(text, "e4", "The Daily Example", EntityType.OUTLET),
        ),
        quotations=(
            Quotation(
                content=spans_of(text, "It is a \\fine\\ plan,", "a \U0001f9e8 one."),
                kind=QuotationKind.DIRECT,
                cue=spans_of(text, "said"),
                source=spans_of(text, "Roe, 47"),
                speaker="e1",
                addressee="e2",
            ),
        ),
        statements=(
            Statement(
                "e1",
                "wrote",
                "e3",
                Status.ASSERTED,
                spans_of(text, "Jane Roe wrote a letter"),
                time=Time("2021-05-04", spans_of(text, "Tuesday")[0]),
            ),
            Statement("e3", "addressedTo", "e2", Status.ASSERTED, spans_of(text, "letter to John Doe")),
            Statement("e1", "age", Literal("47", "47", "integer"), Status.ASSERTED, spans_of(text, "Roe, 47")),
            Statement("e2", "spouseOf", "e1", Status.ASSERTED, spans_of(text, "John Doe is married to Jane Roe")),
            Statement(
                "e2", "accusedOf", Literal("theft"), Status.ALLEGED, spans_of(text, "He was accused of theft"), "e4"
            ),
        ),
        sentences=tuple(
            Span(start, end)
            for start, end in ((0, 52), (53, 53 + len(text.split("\n")[1]) - 1), *_third_line_sentences(text))
        ),
    )


def _third_line_sentences(text: str) -> tuple[tuple[int, int], ...]:
    start = text.index("John Doe is married")
    middle = text.index(" He was accused")
    return ((start, middle), (middle + 1, len(text) - 1))


def second() -> Extraction:
    text = SECOND
    return Extraction(
        article=article(text, "second.txt"),
        entities=(
            entity(text, "e1", "John Doe", EntityType.PERSON),
            entity(text, "e2", "Jane Roe", EntityType.PERSON),
            entity(text, "e3", "Acme Corp", EntityType.ORGANIZATION),
        ),
        quotations=(
            Quotation(
                content=spans_of(text, "Jane Roe founded Acme Corp in 2016"),
                kind=QuotationKind.INDIRECT,
                cue=spans_of(text, "According to"),
                speaker="e1",
            ),
        ),
        statements=(
            Statement("e1", "spouseOf", "e2", Status.ASSERTED, spans_of(text, "John Doe and Jane Roe are married")),
            Statement(
                "e2",
                "founded",
                "e3",
                Status.ATTRIBUTED,
                spans_of(text, "Jane Roe founded Acme Corp"),
                "e1",
                Time("2016", spans_of(text, "2016")[0]),
            ),
        ),
        sentences=(Span(0, 34), Span(35, len(text))),
    )


def collection(*extractions: Extraction) -> Collection:
    """The sample, or these of its extractions, with the entities resolved by name."""
    keys = {
        "Jane Roe": "person/jane-roe",
        "John Doe": "person/john-doe",
        "letter": "document/letter",
        "The Daily Example": "outlet/the-daily-example",
        "Acme Corp": "organization/acme-corp",
    }
    chosen = extractions or (first(), second())
    return Collection(
        extractions=chosen,
        entities=(
            ResolvedEntity(keys["Jane Roe"], "Jane Roe", EntityType.PERSON, aliases=("Roe, 47",)),
            ResolvedEntity(keys["John Doe"], "John Doe", EntityType.PERSON),
            ResolvedEntity(keys["letter"], "letter", EntityType.DOCUMENT, named=False),
            ResolvedEntity(keys["The Daily Example"], "The Daily Example", EntityType.OUTLET),
            ResolvedEntity(keys["Acme Corp"], "Acme Corp", EntityType.ORGANIZATION),
        ),
        key_of={(each.article.id, found.id): keys[found.name] for each in chosen for found in each.entities},
        outlet_of={each.article.id: keys["The Daily Example"] for each in chosen if each.article.title},
        authors_of={},
    )


def store_of(chosen: Collection, comparison: Comparison | None = None) -> ox.Store:
    """A store in memory that holds the graph of a collection, and of what was found by comparing its articles."""
    store = ox.Store()
    store.extend(quads_of(chosen, Vocabulary(), comparison or Comparison()))
    return store


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a SELECT as strings, sorted; what is unbound is empty."""
    found = store.query(query, prefixes=Vocabulary().prefixes)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(getattr(term, "value", "") for term in solution) for solution in found)


def write_articles(chosen: Collection, folder: Path) -> None:
    """What the workflow writes beside the graph: the articles' texts and the viewer."""
    with open(folder / "articles.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for each in chosen.extractions:
            article = each.article
            about = {"id": article.id, "sha256": article.sha256, "path": article.path, "title": article.title}
            file.write(json.dumps({"article": about, "text": article.text}, ensure_ascii=False) + "\n")
    (folder / "network.html").write_text("<!doctype html><title>network</title>\n", encoding="utf-8", newline="\n")


def build(
    out: Path,
    chosen: Collection | None = None,
    base_iri: str = "https://kg.example/",
    comparison: Comparison | None = None,
    *,
    texts: bool = True,
) -> Path:
    """Builds the sample into an output folder, as the workflow does; returns the folder."""
    chosen = chosen or collection()
    with new_build(out) as folder:
        write_graph(chosen, folder, base_iri, comparison=comparison or Comparison(), texts=texts)
        write_articles(chosen, folder)
    return out
