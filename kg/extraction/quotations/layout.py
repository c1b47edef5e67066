"""Lays an article out for quotation extraction: paragraphs, quoted stretches, and the narration between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.attrs import IDX, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.extraction.quotations.lexicon import lexicon
from kg.language.syntax.columns import parts_of_speech
from kg.language.syntax.whole_text import text_of
from kg.language.text.quotation_marks import Quoted, pair_marks, pair_nested
from kg.model import Span
from kg.reach import SENTENCE

_READ = frozenset({"text", "heading"})
_SENTENCE_LIKE = ".!?…,—–-"
_STOPS = ".!?…:;\"”’'»)"
FULL_STOPS = frozenset({".", "?", "!", "…"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch with its tokens, `start:end` with the marks; `paragraph` is an index into the layout."""

    quoted: Quoted
    start: int
    end: int
    paragraph: int
    words: int
    text: str

    @property
    def content(self) -> Span:
        """The words without the marks."""
        return Span(self.quoted.inner_start, self.quoted.inner_end)

    @property
    def last(self) -> str:
        """The last character, closing marks of a nested quotation left out."""
        return self.text.rstrip("'’” \"")[-1:] or self.text[-1]

    @property
    def like_a_sentence(self) -> bool:
        """Whether it could be an utterance, and not a title, a term or a word held at arm's length."""
        first = next((c for c in self.text if c.isalnum()), "a")
        stopped = self.last in _SENTENCE_LIKE
        return (
            (self.words >= 3 and stopped and not first.islower()) or (self.words >= 7) or (self.words >= 4 and stopped)
        )


@dataclass(slots=True)
class Paragraph:
    """Tokens `start:end` of one block; `ends` are the code points where the block starts and ends."""

    start: int
    end: int
    ends: tuple[int, int]
    kind: str
    quotes: list[Quote] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The paragraphs that are read, in order, and all quotes in them; `inside[i]` is the quote of token i or -1.

    Quotes do not overlap. `bounds` are the tokens that open a sentence, in order, `parts` the parts of speech of all.
    """

    doc: Doc
    text: str
    paragraphs: list[Paragraph]
    quotes: list[Quote]
    inside: list[int]
    bounds: list[int] = field(init=False)
    parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Finds the sentences; each cue has all of one looked through, so that none may be too long."""
        self.parts = parts_of_speech(self.doc)
        starts = self.doc.to_array([SENT_START]).tolist()
        self.bounds = []
        for p in self.paragraphs:
            last = p.start
            for i in range(p.start, p.end):
                if starts[i] == 1 and (self._stopped(i, p) or i - last > SENTENCE):
                    self.bounds.append(i)
                    last = i

    def paragraph_at(self, token: int) -> Paragraph | None:
        """The last paragraph that begins at a token or before it; None before the first one."""
        after = bisect_right(self.paragraphs, token, key=lambda p: p.start)
        return self.paragraphs[after - 1] if after else None

    def quotes_over(self, span: Span) -> list[Quote]:
        """The quotes that share a code point with a span, marks included."""
        low = bisect_right(self.quotes, span.start, key=lambda q: q.quoted.end)
        high = bisect_left(self.quotes, span.end, key=lambda q: q.quoted.start)
        return self.quotes[low:high]

    def narration_after(self, quote: int) -> tuple[int, int]:
        """Tokens from the quote to the next quote or the end of the paragraph."""
        q = self.quotes[quote]
        end = self.paragraphs[q.paragraph].end
        if quote + 1 < len(self.quotes) and self.quotes[quote + 1].paragraph == q.paragraph:
            end = self.quotes[quote + 1].start
        return q.end, max(q.end, end)

    def narration_before(self, quote: int) -> tuple[int, int]:
        """Tokens from the quote before, or the start of the paragraph, to the quote."""
        q = self.quotes[quote]
        start = self.paragraphs[q.paragraph].start
        if quote and self.quotes[quote - 1].paragraph == q.paragraph:
            start = self.quotes[quote - 1].end
        return min(start, q.start), q.start

    def sentence(self, at: int, paragraph: Paragraph) -> tuple[int, int]:
        """The sentence of a token within its paragraph; a start that no stop precedes is taken for a parser's slip."""
        after = bisect_right(self.bounds, at)
        low = self.bounds[after - 1] if after else paragraph.start
        high = self.bounds[after] if after < len(self.bounds) else paragraph.end
        return max(low, paragraph.start), min(high, paragraph.end)

    def _stopped(self, at: int, paragraph: Paragraph) -> bool:
        i = at - 1
        while i >= paragraph.start and self.doc[i].is_space:
            i -= 1
        if i < paragraph.start:
            return True
        return self.inside[i] >= 0 or self.doc[i].text[-1] in _STOPS

    def is_stop(self, i: int, high: int) -> bool:
        """Whether token `i` ends a sentence before `high`; the stop of `Capt.` does not."""
        doc = self.doc
        if doc[i].text not in FULL_STOPS or not (i + 1 >= high or doc[i].whitespace_ or doc[i + 1].is_space):
            return False
        return not (
            i
            and doc[i].text == "."
            and doc[i - 1].text in lexicon().words["title"]
            and i + 1 < high
            and not doc[i - 1].whitespace_
        )

    def is_inside(self, token: Token, other: Token) -> bool:
        """Whether a token stands in marks in which the other does not stand."""
        return self.inside[token.i] >= 0 and self.inside[token.i] != self.inside[other.i]

    def span(self, start: int, end: int) -> Span:
        """Code points of a token range."""
        return Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))


def lay_out(doc: Doc) -> Layout:
    """The layout of a Doc; the blocks are `doc._.blocks` or, where no one set them, the paragraphs of the text."""
    whole = text_of(doc)
    starts = _places(doc)
    paragraphs = []
    for begin, end, kind in _blocks(doc):
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        if kind in _READ and first < last:
            paragraphs.append(Paragraph(first, last, (begin, end), kind))
    return _with_quotes(doc, whole, starts, paragraphs, pair_marks(whole, [p.ends for p in paragraphs]))


def unquoted(layout: Layout) -> Layout:
    """Only the words in marks, each quotation a paragraph of its own; its quotes are the marks nested in it."""
    starts = _places(layout.doc)
    paragraphs = []
    for quote in layout.quotes:
        ends = quote.quoted.inner_start, quote.quoted.inner_end
        paragraphs.append(Paragraph(bisect_left(starts, ends[0]), bisect_left(starts, ends[1]), ends, "text"))
    found = pair_nested(layout.text, [p.ends for p in paragraphs])
    return _with_quotes(layout.doc, layout.text, starts, paragraphs, found)


def _with_quotes(
    doc: Doc, whole: str, starts: list[int], paragraphs: list[Paragraph], found: Iterable[Quoted]
) -> Layout:
    inside = [-1] * len(doc)
    quotes: list[Quote] = []
    at = 0
    for quoted in found:
        while quoted.start >= paragraphs[at].ends[1]:
            at += 1
        first = max(bisect_left(starts, quoted.start + 1) - 1, paragraphs[at].start)
        last = min(bisect_left(starts, quoted.end), paragraphs[at].end)
        text = whole[quoted.inner_start : quoted.inner_end]
        quote = Quote(quoted, first, last, at, len(text.split()), text)
        for i in range(first, last):
            inside[i] = len(quotes)
        quotes.append(quote)
        paragraphs[at].quotes.append(quote)
    return Layout(doc, whole, paragraphs, quotes, inside)


def _places(doc: Doc) -> list[int]:
    """Where each token starts, in code points."""
    places: list[int] = doc.to_array([IDX]).tolist()
    return places


def _blocks(doc: Doc) -> list[tuple[int, int, str]]:
    if doc.has_extension("blocks") and doc._.blocks:
        return [(block.start, block.end, str(block.kind)) for block in doc._.blocks]
    found, at = [], 0
    for piece in text_of(doc).split("\n"):
        if piece.strip():
            found.append((at, at + len(piece), "text"))
        at += len(piece) + 1
    return found
