"""What is found in many articles, taken in as it comes: records to read again, and what resolution needs of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.jobs.recording import record_of
from kg.jobs.store import RecordStore
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
            raise ArticleError(
                f"{article.path}: left out, by a mistake in kg ({type(error).__name__}); report it with the digest of "
                f"the text, sha256 {article.sha256}, and without the text"
            ) from error
        self.extractions.add(found.article, self._passing if store is None else store, name)
        self.known.append(known)
