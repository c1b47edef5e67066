"""Words that an article gives as somebody's, though nothing beside them says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from kg.extraction.quotations.direct.leading import last_word
from kg.extraction.quotations.layout import Layout, Paragraph
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import is_word
from kg.language.lexicon.function_words import first_person
from kg.language.syntax.nouns import children
from kg.language.text.blocks import noise_patterns
from kg.model import Span

#: A sentence that only says who speaks has no more words.
_MOST_WORDS = 7
_PRESENT = frozenset({"VBZ", "VBP"})


def lent_words(layout: Layout) -> Iterator[Span]:
    """Sentences in marks, paragraphs that are announced and speak of "I" or "we", all below a transcript's notice."""
    yield from (quote.content for quote in layout.quotes if quote.like_a_sentence)
    for above, block in pairwise(layout.paragraphs):
        if above.kind == block.kind == "text" and not _is_in_marks(block) and _announces(layout, above, block):
            yield Span(*block.ends)
    yield from _transcripts(layout.text)


@cache
def _own_voice() -> re.Pattern[str]:
    """A word of who speaks: "I" alone as it is written, for "i" is a number or a letter."""
    words = [word.upper() if len(word) == 1 else f"(?i:{word[0]}){word[1:]}" for word in sorted(first_person())]
    return re.compile(rf"\b(?:{'|'.join(words)})\b(?![.\w])")


def _is_in_marks(block: Paragraph) -> bool:
    return bool(block.quotes) and block.quotes[0].start == block.start


def _announces(layout: Layout, above: Paragraph, block: Paragraph) -> bool:
    """Whether a paragraph ends in "Roe put it thus:", with somebody's own words below, or in "Roe explains."."""
    last = last_word(layout, above.start, above.end)
    if last is None or layout.inside[last] >= 0:
        return False
    low, _ = layout.sentence(last, above)
    if layout.doc[last].text == ":":
        return _speaks(layout, block.ends) and not _speaks(layout, (layout.doc[low].idx, above.ends[1]))
    words = [token for token in layout.doc[low:last] if is_word(token)]
    return layout.doc[last].text == "." and len(words) <= _MOST_WORDS and any(map(_only_says, words))


def _speaks(layout: Layout, ends: tuple[int, int]) -> bool:
    return _own_voice().search(layout.text, *ends) is not None


def _only_says(verb: Token) -> bool:
    """Whether a verb of saying in the present is all that a sentence tells, and what is said is not in it."""
    if verb.tag_ not in _PRESENT or verb.head != verb or not lexicon().takes(verb, "speech"):
        return False
    return bool(children(verb, "nsubj")) and not children(verb, "obj", "ccomp", "xcomp", "obl", "parataxis")


def _transcripts(text: str) -> Iterator[Span]:
    if "transcript" in text:
        notice = noise_patterns()["transcript"]
        ends = (line.end() for line in re.finditer(r"[^\r\n]+", text) if notice.search(line.group()))
        yield from (Span(end, len(text)) for end in ends if text[end:].strip())
