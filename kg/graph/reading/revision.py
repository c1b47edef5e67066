"""An article and its next version as a built graph holds them: what is gone, new, and told otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.reading.happening import Passage
from kg.graph.reading.story import OtherWords, StoryArticle

STATEMENT, EVENT, QUOTATION, SENTENCE = "statement", "event", "quotation", "sentence"
"""What a finding can be; a sentence is one where kg found nothing else of it."""


@dataclass(frozen=True, slots=True)
class FoundThing:
    """A finding of an article: its kind, what it says in words, and the words that show it.

    `speaker` is that of a quotation, `source` who is named for a statement or event; both, `status` (a local name) and
    `time` (ISO 8601) may be empty.
    """

    iri: str
    kind: str
    what: str
    evidence: tuple[Passage, ...]
    status: str = ""
    speaker: str = ""
    source: str = ""
    time: str = ""

    @property
    def start(self) -> int:
        """Where it begins in its article, in code points."""
        return self.evidence[0].start if self.evidence else 0


@dataclass(frozen=True, slots=True)
class Altered:
    """A finding and what a later version has in its place: words that differ, and aspects that are told otherwise."""

    before: FoundThing
    after: FoundThing
    differences: tuple[OtherWords, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevisionFound:
    """Two versions of an article, the earlier first, and what differs, each in the order of its text."""

    iri: str
    before: StoryArticle
    after: StoryArticle
    gone: tuple[FoundThing, ...]
    new: tuple[FoundThing, ...]
    changed: tuple[Altered, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the dates of the two tell which came first."""
        one, other = self.before.published, self.after.published
        return bool(one and other) and not one.startswith(other) and not other.startswith(one)

    def is_called(self, name: str) -> bool:
        """Whether one of the two has this in its title, whatever the case."""
        wanted = " ".join(name.casefold().split())
        return any(wanted in " ".join(each.title.casefold().split()) for each in (self.before, self.after))
