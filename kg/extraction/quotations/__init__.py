"""Who says or thinks what: direct, mixed and indirect quotations of an article.

layout.py lays out paragraphs and quotes. direct/ finds words in marks, and whole paragraphs and headlines that are
somebody's words; indirect/ finds reported clauses; phrases.py finds who speaks, media.py where, standing.py whether at
all; choice.py settles overlaps, nested.py finds quotations in quotations, admission.py says which of all these are
quotations, extract.py puts them together. The words that ascribe are entries of kg/language/lexicon/data/.
"""

from kg.extraction.quotations.extract import ascriptions, extract_quotations, lent

__all__ = ["ascriptions", "extract_quotations", "lent"]
