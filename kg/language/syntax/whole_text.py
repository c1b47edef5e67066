"""A Doc's text, put together once: spaCy joins all tokens at each call of `Doc.text`."""

from __future__ import annotations

from spacy.tokens import Doc

_KEY = "kg.text"


def text_of(doc: Doc) -> str:
    """The same as `doc.text`, remembered on the Doc."""
    text: str | None = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return text
