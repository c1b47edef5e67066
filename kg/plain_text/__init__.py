"""The text that a reader reads, without the marks and slips of how it is written, and where each part of it stands.

An article's text stays as it was given and all offsets count its code points. What is analysed is a copy without
invisible characters, character references, tags, Markdown, line ends inside sentences and repetitions; what is found in
the copy is carried back (`kg.plain_text.carrying`).
"""

from kg.plain_text.carrying import carried_back
from kg.plain_text.plain import plain_article, plain_line
from kg.plain_text.written import Written

__all__ = ["Written", "carried_back", "plain_article", "plain_line"]
