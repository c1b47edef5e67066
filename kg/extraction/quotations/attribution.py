"""What the finders hand on: content, cue and source of one attribution, still as tokens of the Doc."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extraction.quotations.phrases import Range, Source
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Who says it and with which words: token ranges. `head` is the token that decides what the cue is.

    `words` is None where only the order of sentences tells who speaks; `head` is then the verb of that sentence.
    """

    head: int
    words: Range | None
    source: Source | None
    addressee: Range | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content in code points; `direct` when it was found by its quotation marks or as a turn of a transcript.

    `whole` says that all of it are the very words, whatever marks stand in them.
    """

    content: tuple[Span, ...]
    cue: Cue | None
    direct: bool
    whole: bool = False

    def with_more(self, *content: Span) -> Attribution:
        """The same attribution, carried on."""
        return replace(self, content=self.content + content)
