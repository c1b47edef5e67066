"""One of N parts of a collection, the same on every machine, whatever the order in which it lists the files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import UsageError
from kg.model import Article

_WRITTEN = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number`, counted from 1, of `of` parts. Raises UsageError where there is no such part."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise UsageError(f"there is no shard {self.number}/{self.of}; the shards of N are 1/N, 2/N, ..., N/N")

    @classmethod
    def parse(cls, text: str) -> Shard:
        """The shard that is written `I/N`. Raises UsageError for anything else."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise UsageError(f"{text!r} is no shard; write which of how many, as 2/8")
        return cls(int(written[1]), int(written[2]))

    @property
    def label(self) -> str:
        """How it is called in the names of files: `2-of-8`."""
        return f"{self.number}-of-{self.of}"

    def has(self, article: Article) -> bool:
        """Whether an article falls to this part, which its text and outlet decide and nothing else."""
        # the id is the beginning of a digest, so that parts have about the same size
        return int(article.id, 16) % self.of == self.number - 1
