"""Who says or thinks what: direct, mixed and indirect quotations of an article.

layout.py lays out paragraphs and quotes; direct.py attributes words in marks (following.py, leading.py), blocks.py and
posts.py whole paragraphs without; reported.py, phrasal.py, adjectival.py and headings.py find reported clauses,
complement.py where they end, phrases.py who speaks, media.py where, standing.py whether at all; choice.py settles
overlaps, nested.py finds quotations in quotations, extract.py puts them together; cues.toml lists the words that
ascribe.
"""

from kg.extraction.quotations.extract import extract_quotations

__all__ = ["extract_quotations"]
