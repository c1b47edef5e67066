"""How far kg looks within one article: bounds that news keeps to, and what is told of an article that goes beyond.

Without them the time of a long article would grow with the square of its length. What is told is measured by the text
and by what was found, so that it is the same whoever read the article, and when.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.model import Extraction
from kg.propbank import family

#: A stretch of more characters without a blank is read in parts.
STRETCH = 4096
#: A sentence of more words ends, for quotations, where the parser ends it, stop or not.
SENTENCE = 400
#: What a description points back at is looked for among so many that the same noun described, the last ones.
DESCRIBED = 200
#: A report of what happened is compared with so many before and behind it that have words in common with it.
REPORTS = 64

_STRETCH = re.compile(rf"\S{{{STRETCH + 1},}}")
_STOP = re.compile(r"[.!?…:;\"”’'»)](?=\s)")
_WORD = re.compile(r"\w+|[^\w\s]")


def beyond(found: Extraction) -> Iterator[str]:
    """What of an article goes beyond these bounds, and what that may have cost, each as a clause for a person."""
    text = found.article.text
    for stretch in _STRETCH.finditer(text):
        size = stretch.end() - stretch.start()
        yield f"a stretch of {size:,} characters without a blank was read in parts of {STRETCH:,}"
        break
    longest = max((_words(part) for line in text.split("\n") for part in _STOP.split(line)), default=0)
    if longest > SENTENCE:
        yield (
            f"{longest:,} words follow each other without a full stop; more than {SENTENCE} are taken apart, and who "
            "says what in them may be missed"
        )
    described = Counter((e.type, e.name.split(" ")[-1]) for e in found.entities if not e.named and e.name)
    for (_, noun), count in described.most_common(1):
        if count > DESCRIBED:
            yield (
                f"{count:,} are only described by the word {noun!r}; which of them is meant again was looked for among "
                f"the last {DESCRIBED}"
            )
    told = Counter(family(report.roleset) for report in found.events)
    for verb, count in told.most_common(1):
        if count > REPORTS:
            yield (
                f"{count:,} reports tell of {verb!r}; each was compared with the {REPORTS} before and behind it, and "
                "what is told again further away may be there twice"
            )


def _words(stretch: str) -> int:
    """How many words and marks a stretch has; 0 of one that is too short for a long sentence."""
    return len(_WORD.findall(stretch)) if len(stretch) > SENTENCE else 0
