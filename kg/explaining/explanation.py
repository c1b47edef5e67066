"""An explanation as a value that can be read by people and by programs."""

from __future__ import annotations

import dataclasses
import html
from typing import Any

from kg.explaining.notes import SentenceExplained
from kg.explaining.printing import lines_of
from kg.harmless.printable import on_one_line


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """Why kg found or did not find something in some sentences of one text.

    `path` is the article's, "-" for words that came from nowhere. `published` is what dates are counted from: ISO 8601.
    `str()` of it is for a terminal of 100 columns.
    """

    path: str
    published: str | None
    sentences: tuple[SentenceExplained, ...]

    def to_json(self) -> dict[str, Any]:
        """The same in lists and dictionaries, by the names of the fields (docs/explain.md)."""
        return dataclasses.asdict(self)

    def __str__(self) -> str:
        return "\n\n".join(
            "\n".join(map(on_one_line, lines_of(sentence, self.published))) for sentence in self.sentences
        )

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"
