"""What is found in many articles, taken in as it comes: records to read again, and what resolution needs of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.jobs.recording import record_of
from kg.jobs.store import RecordStore
from kg.left_out import by_mistake, left_out
from kg.model import Article, Extraction
from kg.records.packed import PackedExtractions, PassingRecords

if TYPE_CHECKING:
    from kg.resolution import Gathered


class Collected:
    """Extractions in the order in which they were added; memory holds what was gathered of each and not the whole."""

    def __init__(self) -> None:
        self.extractions = PackedExtractions()
        self.known: list[Gathered] = []
        self._passing = PassingRecords()

    def add(self, article: Article, found: Extraction, store: RecordStore | None, name: str) -> None:
        """Takes in what was found in an article, of which `store` has the record of this name.

        Without a store a record is made. Raises ArticleError for findings that cannot be kept, and where kg makes a
        mistake in gathering what resolution needs of them.
        """
        if store is None:
            self._passing.put(name, record_of(article, found, name))
        from kg.resolution import gathered  # it loads spaCy, which who only reads records does without

        try:
            known = gathered(found)
        except Exception as error:
            raise left_out(article, f"{by_mistake(error)};") from error
        self.extractions.add(found.article, self._passing if store is None else store, name)
        self.known.append(known)
