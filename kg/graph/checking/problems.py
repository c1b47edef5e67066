"""What `kg verify` finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a built graph.

    `kind` is `article`, `evidence`, `quotation`, `statement`, `fact`, `event`, `comparison`, `file` or `shape`;
    `subject` is an IRI or the name of a file; `message` says in one line what is wrong.
    """

    kind: str
    subject: str
    message: str
