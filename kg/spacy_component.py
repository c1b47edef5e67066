"""The spaCy component `kg`: behind a pipeline with Universal Dependencies labels, it adds what kg finds to each Doc.

- `doc._.extraction`: the Extraction, as `kg.extract_text` gives it;
- `doc._.events`, `doc._.quotations`, `doc._.statements`: those of the Extraction, tuples of EventReport, Quotation and
  Statement. Who takes part, speaks and so on are ids of its entities (`doc._.extraction.name(id)`), spans count code
  points of `doc.text`. There are events only where the pipeline tells semantic roles, as kg's own does.

What is known of an article besides its text is told before the pipeline runs: `doc = nlp.make_doc(text)`, then
`doc._.published = "2023-09-10"`, `doc._.outlet` or `doc._.title`, then `nlp(doc)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import UsageError
from kg.extracting import extract_article, own_extractors
from kg.language import Pipeline
from kg.language.parsing.assembly import assemble
from kg.language.parsing.reusing import reused_docs
from kg.language.text.blocks import blocks_of
from kg.model import Article, Extraction
from kg.reading import article_of
from kg.records import from_json, to_json

#: What the rules ask of a token, by spaCy's names, and which component sets it.
_NEEDED = {"DEP": "a parser", "TAG": "a tagger", "POS": "a morphologizer", "LEMMA": "a lemmatizer"}
#: Relations that Universal Dependencies call otherwise; no rule of kg knows them.
_OTHER_SCHEMES = frozenset({"dobj", "nsubjpass", "auxpass", "pobj", "prep", "poss", "relcl"})
_RECORD = "kg.extraction"


@Language.factory("kg", default_config={"frames": []})
def make_findings(nlp: Language, name: str, frames: list[str]) -> Findings:
    """The component; `frames` are frame files of the user's own (docs/frames.md)."""
    return Findings(nlp, frames)


class Findings:
    """Adds what kg finds to a Doc that has been parsed.

    Raises UsageError where the Doc lacks tags, parts of speech, lemmas or dependencies, or where these are not those of
    Universal Dependencies, and ArticleError where kg itself makes a mistake.
    """

    def __init__(self, nlp: Language, frames: list[str]) -> None:
        _register()
        self._nlp = nlp
        self._instead = own_extractors(frames)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its findings; none in a Doc of white space."""
        if doc.text.strip():
            _check(doc)
            article = article_of(doc.text, title=doc._.title, outlet=doc._.outlet, published=doc._.published)
            parsed = _Parsed(self._nlp, doc)
            # the parse is of this very text, so that soft hyphens and the like are read as they were parsed
            doc._.extraction = extract_article(article, parsed, instead=self._instead, as_given=True)
        return doc


class _Parsed(Pipeline):
    """Takes the place of a pipeline for one article, whose parse is there already."""

    def __init__(self, nlp: Language, doc: Doc) -> None:
        super().__init__(nlp)
        self._doc = doc

    def parse(self, article: Article) -> Doc:
        """The Doc's own parse, cut to the article's blocks."""
        blocks = blocks_of(article)
        doc = assemble(self._doc.vocab, article.text, *reused_docs(self._doc, blocks))
        doc._.blocks = tuple(blocks)
        return doc


def _check(doc: Doc) -> None:
    lacking = [f"{what} ({setter})" for what, setter in _NEEDED.items() if not doc.has_annotation(what)]
    if lacking:
        raise UsageError(f"kg needs what this pipeline does not set: {', '.join(lacking)}; put kg behind what sets it")
    other = sorted({token.dep_ for token in doc} & _OTHER_SCHEMES)
    if other:
        raise UsageError(
            f"kg reads Universal Dependencies, and this pipeline has other relations ({', '.join(other)}); "
            "use a pipeline that was trained on UD, such as kg.load_nlp()"
        )


def _register() -> None:
    """Declares what a Doc gets; calling it again changes nothing."""
    for name in ("title", "outlet", "published", "extraction"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in ("events", "quotations", "statements"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_of_extraction, name=name))


def _of_extraction(doc: Doc, name: str) -> Any:
    return getattr(doc._.extraction, name) if doc._.extraction else ()


def _encoded(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Lets a Doc with findings go to another process or to disk, where it has what a record of JSON carries."""
    if isinstance(value, Extraction):
        return {_RECORD: json.dumps(to_json(value))}
    return value if chain is None else chain(value)


def _decoded(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and _RECORD in value:
        return from_json(json.loads(value[_RECORD]))
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register(_RECORD, func=_encoded)
srsly.msgpack_decoders.register(_RECORD, func=_decoded)
