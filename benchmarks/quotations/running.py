"""Runs kg over articles and keeps the time of each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time

from spacy.tokens import Doc

from benchmarks.quotations.attribution import Attribution, of_quotation
from kg.extraction import extractors
from kg.extraction.quotations import ascriptions, extract_quotations
from kg.language import Pipeline, load_pipeline
from kg.model import Article, Extraction, Quotation, Span
from kg.resolution import resolve_article


@dataclass(slots=True)
class Clock:
    """Processor seconds of this process by step, so that other work on the machine counts little."""

    words: int = 0
    #: the bare pipeline
    parse: float = 0.0
    #: kg's layers on top of it: names, dates, quantities, chains
    layers: float = 0.0
    quotations: float = 0.0
    #: statements, entities
    rest: float = 0.0

    @property
    def analysed(self) -> float:
        """Times the bare pipeline: pipeline, layers and quotations."""
        return (self.parse + self.layers + self.quotations) / self.parse

    @property
    def whole(self) -> float:
        """Times the bare pipeline: all that `kg extract` does with an article."""
        return (self.parse + self.layers + self.quotations + self.rest) / self.parse


@dataclass(frozen=True, slots=True)
class Analysed:
    """An article, its Doc with all layers, and everything found in it."""

    article: Article
    doc: Doc
    extraction: Extraction

    def quotations(self) -> list[Quotation[Span]]:
        """All that the article ascribes to somebody, as the corpora count it: attitudes, wishes, acts of speech too."""
        # what an extractor remembers lies under plain names, the layers of kg under tuples
        for key in [key for key in self.doc.user_data if isinstance(key, str)]:
            del self.doc.user_data[key]
        return list(ascriptions(self.doc, self.article))

    def found(self) -> list[Attribution]:
        """The same as attributions."""
        return [of_quotation(quotation) for quotation in self.quotations()]


class Runner:
    """The shipped pipeline, timed. `clock` grows with every article."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.pipeline = _Timed(load_pipeline(None), self.clock)

    def analyse(self, article: Article) -> Analysed:
        """Everything that `kg extract` finds in the article."""
        clock = self.clock
        parsed = clock.parse
        with _timing() as seconds:
            doc = self.pipeline.analyse(article)
        clock.layers += seconds() - (clock.parse - parsed)
        clock.words += sum(not token.is_space for token in doc)
        with _timing() as seconds:
            list(extract_quotations(doc, article))
        clock.quotations += seconds()
        with _timing() as seconds:
            extraction = resolve_article(doc, article, [f for x in extractors().values() for f in x(doc, article)])
        clock.rest += seconds()
        return Analysed(article, doc, extraction)

    def analyse_all(self, articles: Iterable[Article]) -> Iterator[Analysed]:
        """`analyse` for each, in order."""
        return map(self.analyse, articles)


class _Timed(Pipeline):
    """A pipeline that keeps the time its bare part takes."""

    def __init__(self, pipeline: Pipeline, clock: Clock) -> None:
        super().__init__(pipeline.nlp)
        self.clock = clock

    def parse(self, article: Article) -> Doc:
        with _timing() as seconds:
            doc = super().parse(article)
        self.clock.parse += seconds()
        return doc


@contextmanager
def _timing() -> Iterator[Callable[[], float]]:
    start = process_time()
    end: list[float] = []
    yield lambda: (end[0] if end else process_time()) - start
    end.append(process_time())
