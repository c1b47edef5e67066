"""The one place where an English pipeline is loaded and run over articles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.language.parsing.assembly import assemble, clean_docs
from kg.language.text.blocks import Block, blocks_of
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Folder of the shipped pipeline inside the package.
SHIPPED = "english"


class Pipeline:
    """A spaCy pipeline with Universal Dependencies labels, and kg's own layers on top of it.

    Any spaCy pipeline that sets tags, lemmas, UD dependencies, sentences and entities serves. Entities labelled in
    other schemes (`PER`, `GPE`, `LOC`, ...) are mapped to PERSON, ORG, PLACE and WORK by the names layer.
    """

    def __init__(self, nlp: Language) -> None:
        from kg.language.extensions import register

        register()
        self.nlp = nlp

    def analyse(self, article: Article) -> Doc:
        """The article as one Doc with `Doc.text == article.text`, blocks, names, dates, quantities and chains."""
        (doc,) = self.analyse_all([article])
        return doc

    def analyse_all(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """One Doc an article, in order. Memory is that of one article at a time."""
        from kg.language.coreference.resolve import add_chains
        from kg.language.dates.expressions import add_dates
        from kg.language.names.labels import add_names
        from kg.language.quantities.spans import add_quantities
        from kg.language.syntax.remembered import settle

        for article in articles:
            doc = self.parse(article)
            settle(doc)
            add_names(doc, article)
            settle(doc)  # the names are others now, and with them some tags
            add_dates(doc, article)
            add_quantities(doc)
            add_chains(doc, article)
            yield doc

    def parse(self, article: Article) -> Doc:
        """Only the parse and the entities of the loaded pipeline, and the blocks (`doc._.blocks`)."""
        blocks: list[Block] = blocks_of(article)
        pieces, clean = clean_docs(self.nlp, article.text, blocks)
        waiting = deque(clean)
        del clean  # so that each is held by nobody once it is read
        given = (waiting.popleft() for _ in range(len(waiting)))
        doc = assemble(self.nlp.vocab, article.text, pieces, self.nlp.pipe(given, batch_size=64))
        doc._.blocks = tuple(blocks)
        return doc


@cache
def load_pipeline(name: str | None = None) -> Pipeline:
    """The shipped English pipeline, or any spaCy pipeline by package name or folder; loaded once and kept.

    Raises UsageError where `name` is neither.
    """
    return Pipeline(load_nlp(name))


def _not_loaded(name: str, error: Exception) -> UsageError:
    advice = "give the name of an installed one or the folder of one"
    if isinstance(error, OSError):
        return UsageError(f"no spaCy pipeline at {name!r}: {advice}")
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return UsageError(f"the spaCy pipeline {name!r} cannot be loaded ({reason}); {advice}")


def load_nlp(name: str | None = None) -> Language:
    """The shipped English pipeline as spaCy knows it, or another by package name or folder; a new one at each call.

    A component `kg` in it is left out, since what it does is done here. Raises UsageError where `name` is neither.
    """
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops
    from threadpoolctl import threadpool_limits

    # one thread: the products are small, more threads cost more than they bring and may change the last digit
    threadpool_limits(limits=1, user_api="blas")
    if type(get_current_ops()) is NumpyOps:
        # thinc's own BLAS falls back to a generic kernel on some processors; numpy's does not
        set_current_ops(NumpyOps(use_blis=False))

    # these register the components that the shipped pipeline names
    import kg.language.parsing.encoder.component
    import kg.language.parsing.roles
    import kg.language.parsing.sentence_hints
    import kg.language.parsing.tokens  # noqa: F401
    from kg.language.parsing.lemmas import remember_lemmas

    target = name if name is not None else Path(str(files("kg.language.parsing").joinpath(SHIPPED)))
    try:
        nlp = spacy.load(target, exclude=["kg"])
    except Exception as error:  # a pipeline is anybody's, and loading it runs what it names
        if name is None:
            raise
        raise _not_loaded(name, error) from error
    if name is None:
        remember_lemmas(nlp)
    if "sentence_hints" not in nlp.pipe_names and "parser" in nlp.pipe_names:
        nlp.add_pipe("sentence_hints", before="parser")
    return nlp
