"""Who says or thinks what: direct, mixed and indirect quotations of an article.

marks.py pairs quotation marks, layout.py lays out paragraphs and quotes, direct.py attributes words in marks,
reported.py and phrasal.py find reported clauses, phrases.py finds who speaks, choice.py settles overlaps,
extract.py puts them together; cues.toml lists the words that ascribe.
"""

from kg.extraction.quotations.extract import extract_quotations

__all__ = ["extract_quotations"]
