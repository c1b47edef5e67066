"""All patterns: statements that only their form tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from kg.extraction.patterns.accusations import find_accusations
from kg.extraction.patterns.affiliations import find_affiliations
from kg.extraction.patterns.ages import find_ages
from kg.extraction.patterns.charges import find_charges
from kg.extraction.patterns.nationalities import find_nationalities
from kg.extraction.patterns.outlets import find_outlets
from kg.extraction.patterns.places import find_places
from kg.extraction.patterns.pleas import find_pleas
from kg.extraction.patterns.rulers import find_rulers
from kg.extraction.patterns.speakers import find_speakers
from kg.extraction.quotations.index import Quotations
from kg.model import Article, Span, Statement

#: By the name of the module, in the order in which they are asked.
PATTERNS: dict[str, Callable[[Doc, Article, Quotations], Iterator[Statement[Span]]]] = {
    "accusations": find_accusations,
    "affiliations": find_affiliations,
    "ages": find_ages,
    "charges": find_charges,
    "outlets": find_outlets,
    "nationalities": find_nationalities,
    "places": find_places,
    "pleas": find_pleas,
    "rulers": find_rulers,
    "speakers": find_speakers,
}
