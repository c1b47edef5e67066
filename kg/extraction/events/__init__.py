"""What happened, as an article tells it: words that evoke an event, with who takes part, where, when and how much.

choosing.py says which words tell of an event, and why others do not (refusals.py), participants.py who takes part and
in which generic role (roles.py), salience.py whether that is enough for a report, reporting.py puts them together;
types.py gives the type of a roleset.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Article, EventReport, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def extract_events(doc: Doc, article: Article) -> Iterator[EventReport[Span]]:
    """Reports of events, one a word that evokes one, in the order of the text.

    `doc` is the article as analysed by `kg.language`; spans are code points of its text. What a word means and who
    takes part are the rolesets and arguments of `doc._.predicates` (PropBank), so a pipeline without them finds
    nothing. Raises nothing.
    """
    from kg.extraction.events.reporting import reports_in
    from kg.extraction.frames import analysis_of

    yield from reports_in(analysis_of(doc, article))
