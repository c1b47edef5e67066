"""A spaCy component before the parser that says where a sentence starts for certain and where none does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from spacy.attrs import SENT_START, SPACY  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.parsing.sentence_line import Line
from kg.language.parsing.sentence_rules import FORBID, FORCE, behind_title

_DECADE = re.compile(r"[’'‘]\d")
_CLOSERS = frozenset({"”", "’", "’’", "''", ")", "]", "»", ",", ".", "?", "!", "…", ";", ":", "%"})
#: How spaCy writes -1, "no sentence starts here", in a column of unsigned numbers.
_FORBIDDEN = 2**64 - 1
_LONG_DASH = re.compile(r"--+|[–—]+")


def starts(words: Sequence[str], spaces: Sequence[bool]) -> list[bool | None]:
    """For each word of a block whether a sentence starts with it; None where the rules leave that to the parser.

    `spaces[i]` tells whether a blank follows `words[i]`. The first word gets None.
    """
    line = Line(words, spaces)
    found: list[bool | None] = [None] * len(words)
    for i in range(1, len(words)):
        if i <= line.dateline:
            found[i] = i == line.dateline
        elif line.bracketed[i]:
            found[i] = False
        elif not spaces[i - 1]:
            found[i] = _attached(line, i)
        elif words[i - 1][-1].isalnum():
            # behind a word without a mark the parser knows best
            found[i] = False if behind_title(line, i) else None
        else:
            if any(rule(line, i) for rule in FORBID):
                found[i] = False
            elif any(rule(line, i) for rule in FORCE):
                found[i] = True
    return found


def _attached(line: Line, i: int) -> bool | None:
    """For a word with no blank before it: it goes on, unless a paper forgot the blank behind a sentence's end."""
    word, before = line.words[i], line.words[i - 1]
    closes = word in _CLOSERS or (word in {'"', "'"} and (i + 1 == len(line.words) or line.spaces[i]))
    if closes or _DECADE.match(word) or line.abbreviated(i - 1):
        return False
    return None if before[-1] in ".!?…" or line.closes(i - 1) or _LONG_DASH.fullmatch(before) else False


def sentence_hints(doc: Doc) -> Doc:
    """The same Doc with `is_sent_start` set to True or False where that is nearly certain, and left alone elsewhere."""
    hints = starts([t.text for t in doc], doc.to_array(SPACY).astype(bool).tolist())
    # as a column: one by one, spaCy would look through the whole Doc each time
    column: Any = doc.to_array([SENT_START]).reshape(len(doc))
    for i, hint in enumerate(hints):
        if hint is not None and not column[i]:  # what was set beforehand stays
            column[i] = 1 if hint else _FORBIDDEN
    doc.from_array([SENT_START], column)
    return doc


@Language.factory("sentence_hints")
def make_sentence_hints(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it needs nothing of the pipeline."""
    return sentence_hints
