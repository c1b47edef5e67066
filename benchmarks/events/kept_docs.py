"""Analysed articles kept in a folder: a change of the extractor alone needs no parse."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.language import Pipeline, load_pipeline
from kg.model import Article

#: What a Doc knows beside its words that is made of plain data; all else is made anew from it.
_PLAIN = ("._.", "kg_predicates")


def analysed(article: Article, folder: Path | None) -> Doc:
    """The article as the shipped pipeline analyses it, from `folder` where it has been done before.

    What is kept is not renewed when the language layer changes: empty the folder then.
    """
    pipeline: Pipeline = load_pipeline(None)
    if folder is None:
        return pipeline.analyse(article)
    path = folder / f"{article.sha256}.pickle"
    if path.exists():
        words, kept = pickle.loads(path.read_bytes())
        doc = Doc(pipeline.nlp.vocab).from_bytes(words)
        doc.user_data |= kept
        return doc
    doc = pipeline.analyse(article)
    data: dict[Any, Any] = doc.user_data
    plain = {k: v for k, v in data.items() if (k[0] if isinstance(k, tuple) else k) in _PLAIN}
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps((doc.to_bytes(exclude=["user_data"]), plain)))
    return doc
