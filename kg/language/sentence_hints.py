"""A spaCy component before the parser that says where a sentence does not start."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_DECADE = re.compile(r"[’'‘]\d")
_QUOTES = frozenset({"”", '"', "’", "'"})
_CLOSERS = frozenset({"”", "’", ")", "]", "»", ",", ".", "?", "!", "…", ";", ":", "%", "'s", "’s"})


@Language.component("sentence_hints")
def sentence_hints(doc: Doc) -> Doc:
    """Forbids a sentence start at a closing mark that hangs on the word before it, and after a comma and its mark."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        closes = token.text in _CLOSERS or (token.text in {'"', "'"} and (token.whitespace_ or token.i + 1 == len(doc)))
        if _DECADE.match(token.text) or (closes and not before.whitespace_):
            token.is_sent_start = False
        elif before.text in _QUOTES and token.i >= 2 and doc[token.i - 2].text == "," and token.text not in _QUOTES:
            # "..., " said X: the comma before the mark says that the sentence goes on
            token.is_sent_start = False
    return doc
