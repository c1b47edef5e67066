"""Predicates with their arguments stay at their words when the parsed blocks of an article are put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import load_pipeline
from kg.language.parsing.predicates import Argument, Predicate, predicates_of
from kg.language.pipeline import Pipeline
from tests.articles import article


class Marking:
    """A pipeline around another, whose Docs have a predicate at each "praised", with what stands on both sides."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.vocab = nlp.vocab
        self.tokenizer = nlp.tokenizer

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """The Docs with their predicates."""
        for doc in self.nlp.pipe(docs, batch_size=batch_size):
            doc._.predicates = tuple(
                Predicate(
                    t,
                    "praise.01",
                    0.5,
                    (
                        Argument("ARG0", doc[t.i - 1], doc[0 : t.i], 0.75),
                        Argument("ARG1", doc[t.i + 1], doc[t.i + 1 : t.i + 2]),
                    ),
                )
                for t in doc
                if t.lower_ == "praised"
            )
            yield doc


def test_predicates_keep_their_words() -> None:
    pipeline = Pipeline(Marking(load_pipeline().nlp))  # type: ignore[arg-type]
    doc = pipeline.analyse(article("It  was late.\n\nThe  *mayor* praised Jane.\n\nDoe praised Ann."))
    assert [
        (
            p.token.text,
            p.token.doc is doc,
            p.roleset,
            p.score,
            [(a.role, a.head.text, a.span.text, a.score) for a in p.arguments],
        )
        for p in predicates_of(doc)
    ] == [
        ("praised", True, "praise.01", 0.5, [("ARG0", "mayor", "The  *mayor", 0.75), ("ARG1", "Jane", "Jane", 1.0)]),
        ("praised", True, "praise.01", 0.5, [("ARG0", "Doe", "Doe", 0.75), ("ARG1", "Ann", "Ann", 1.0)]),
    ]


def test_a_pipeline_without_roles_has_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert predicates_of(Pipeline(nlp).analyse(article("Doe praised Ann."))) == ()


def test_predicates_go_to_bytes_with_their_doc() -> None:
    nlp = load_pipeline().nlp
    doc = nlp("The mayor praised Jane.")
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())

    def told(one: Doc) -> list[tuple[int, str, list[tuple[str, str]]]]:
        return [(p.token.i, p.roleset, [(a.role, a.span.text) for a in p.arguments]) for p in predicates_of(one)]

    assert told(copy) == told(doc)
    assert [roleset for _, roleset, _ in told(doc)] == ["praise.01"]


def test_predicates_of_another_doc_are_refused() -> None:
    nlp = load_pipeline().nlp
    (predicate,) = predicates_of(nlp("The mayor praised Jane."))
    with pytest.raises(ValueError, match="belongs to another Doc"):
        nlp("She left.")._.predicates = (predicate,)
