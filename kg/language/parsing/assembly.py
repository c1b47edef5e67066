"""Puts the parsed blocks of an article together as one spaCy Doc whose text is the article's text.

The pipeline sees each block as clean words: no line breaks, no runs of blanks, no markup. What it finds is carried
over to a Doc that holds every code point, so `Doc.text == Article.text` and `Token.idx` are offsets of the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (  # type: ignore[import-not-found,unused-ignore]
    DEP,
    HEAD,
    IS_SPACE,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    TAG,
)
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.language.parsing.corrections import COLUMNS, corrected
from kg.language.parsing.predicates import Row, keep_rows, moved, rows_of
from kg.language.text.asides import asides_of
from kg.language.text.blocks import Block, BlockKind
from kg.language.text.titles import plain_titles

#: A capitalised word that does not open a sentence.
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*")
MARKUP = re.compile(r"\*+|_{2,}|#{1,6}|`+|\\|[•·▪◦‣●■►]")


@dataclass(slots=True)
class Piece:
    """One token to be: `text[start:end]`, the number of its parsed block and its word there (None: not parsed)."""

    start: int
    end: int
    block: int | None = None
    word: int | None = None


def _capitalised_words(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """Words that the article's prose capitalises within sentences: names, whatever a headline does to the rest."""
    words: set[str] = set()
    for block in blocks:
        if block.kind is BlockKind.TEXT:
            for run in _INNER_CAPITAL.findall(text[block.start : block.end]):
                words |= {w.removesuffix("'s").removesuffix("’s") for w in run.split()}
    return frozenset(words)


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether a headline capitalises nearly every word, so that capitals say nothing about names."""
    long = [w for w in words if w.isalpha() and len(w) > 3]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _as_written_small(words: Sequence[str]) -> list[str]:
    """Who speaks in a transcript, as prose would write it: "Jane Roe, host:" for "JANE ROE, HOST:"."""
    comma = next((i for i, word in enumerate(words) if word in {",", "("}), len(words))
    shouted = [word.isupper() and len(word) > 1 for word in words]
    return [word if not shouted[i] else word.title() if i < comma else word.lower() for i, word in enumerate(words)]


def clean_docs(nlp: Language, text: str, blocks: Sequence[Block]) -> tuple[list[Piece], list[Doc]]:
    """Tokens of all blocks, and one Doc of clean words for each block that is to be parsed."""
    pieces: list[Piece] = []
    docs: list[Doc] = []
    names = _capitalised_words(text, blocks)
    for block in blocks:
        tokens = [(block.start + t.idx, t.text) for t in nlp.tokenizer(text[block.start : block.end])]
        own = [Piece(start, start + len(word)) for start, word in tokens if not word.isspace()]
        if block.kind in (BlockKind.TEXT, BlockKind.HEADING):
            words, forms = _prose(text, block, own)
            for piece in own:
                piece.block = len(docs)
            for i, piece in enumerate(words):
                piece.word = i
            if block.kind is BlockKind.HEADING and _is_title_case(forms):
                forms = [w if w in names or not i else w.lower() for i, w in enumerate(forms)]
            elif block.kind is BlockKind.HEADING and forms[-1:] == [":"]:
                forms = _as_written_small(forms)
            spaces = [after.start > piece.end for piece, after in pairwise(words)]
            docs.append(Doc(nlp.vocab, words=forms, spaces=[*spaces, False] if words else []))
        pieces += own
    return pieces, docs


def _prose(text: str, block: Block, pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Those of a block's pieces that are parsed, and the word that the parser sees of each."""
    line = text[block.start : block.end]
    titles, asides = (
        [(block.start + start, block.start + end) for start, end in found]
        for found in (plain_titles(line), asides_of(line))
    )
    at = beside = 0
    words: list[Piece] = []
    forms: list[str] = []
    for piece in pieces:
        while at < len(titles) and titles[at][1] <= piece.start:
            at += 1
        start, end = piece.start, piece.end
        if at < len(titles) and titles[at][0] <= start:
            # the parser sees a title as one word, its last: "in The Long Night" reads "in Night"
            start, end = titles[at]
        while beside < len(asides) and asides[beside][1] <= piece.start:
            beside += 1
        aside = beside < len(asides) and asides[beside][0] <= piece.start
        markup = not text[piece.start].isalnum() and MARKUP.fullmatch(text, piece.start, piece.end)
        if start == piece.start and not aside and not markup:
            words.append(piece)
            forms.append(text[start:end].rsplit(" ", 1)[-1])
    return words, forms


def assemble(vocab: Vocab, text: str, pieces: Sequence[Piece], docs: Iterable[Doc]) -> Doc:
    """One Doc over all of `text` from the parsed blocks; stretches without a parse hang on a neighbouring token.

    Each block is let go before the next is asked for: of a long article they are most of what it takes in memory.
    """
    words, spaces, sources = _cover(text, pieces)
    doc = Doc(vocab, words=words, spaces=spaces)
    places: dict[int, list[int]] = defaultdict(list)
    for i, piece in enumerate(sources):
        if piece is not None and piece.block is not None and piece.word is not None:
            places[piece.block].append(i)
    columns: Any = _unparsed(doc, sources)
    vectors = _Vectors(len(doc))
    ents: list[tuple[int, int, str]] = []
    rows: list[Row] = []
    for number, clean in enumerate(docs):
        there = places[number]
        columns[there] = _in_place(corrected(clean), np.array(there, dtype=np.int64))
        vectors.take(there, clean)
        ents += [(there[e.start], there[e.end - 1] + 1, e.label_) for e in clean.ents]
        rows += moved(rows_of(clean), there)
    doc.from_array(COLUMNS, columns)
    doc.set_ents([Span(doc, *ent) for ent in ents], default="outside")
    doc.tensor = vectors.whole()  # type: ignore[assignment]  # the stub knows doubles only
    keep_rows(doc, rows)
    return doc


def _in_place(columns: NDArray[np.uint64], places: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The columns of a block's words, the ways to their heads as they are where the words stand in the text."""
    heads = np.arange(len(places)) + columns[:, -1].astype(np.int64)
    columns[:, -1] = (places[heads] - places).astype(np.uint64)
    return columns


def _unparsed(doc: Doc, sources: Sequence[Piece | None]) -> NDArray[np.uint64]:
    """[tokens, COLUMNS] as they are of tokens that are not parsed; `sources` are the pieces that the tokens are."""
    strings = doc.vocab.strings
    heads, standing = _anchors(sources)
    blank = doc.to_array([IS_SPACE]).reshape(len(doc)).astype(bool)
    columns = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
    columns[:, COLUMNS.index(POS)] = np.where(blank, strings["SPACE"], strings["X"])
    columns[:, COLUMNS.index(TAG)] = np.where(blank, strings.add("_SP"), 0)
    columns[:, COLUMNS.index(MORPH)] = doc.vocab.morphology.add("")
    columns[:, COLUMNS.index(LEMMA)] = doc.to_array([ORTH]).reshape(len(doc))
    columns[standing, COLUMNS.index(DEP)] = strings.add("ROOT")
    columns[:, COLUMNS.index(HEAD)] = (np.array(heads, dtype=np.int64) - np.arange(len(doc))).astype(np.uint64)
    return columns


def _anchors(sources: Sequence[Piece | None]) -> tuple[list[int], list[int]]:
    """What each token that is not parsed hangs on, and the tokens among them that stand for themselves."""
    heads: list[int] = []
    standing: list[int] = []
    opening: list[int] = []
    anchor = 0
    for i, piece in enumerate(sources):
        heads.append(anchor)
        if piece is not None and piece.word is not None:
            anchor = i
            for earlier in opening:
                heads[earlier] = i
            opening.clear()
        elif piece is not None and piece.block is None and (i == 0 or sources[i - 1] is None):
            anchor = heads[i] = i  # an unparsed line stands for itself
            standing.append(i)
        elif piece is not None and piece.block is not None and sources[i - 1] is None:
            opening.append(i)  # markup that opens a block belongs to the word it marks
    return heads, standing


class _Vectors:
    """The vectors of the blocks' words at their places, zeros elsewhere; no columns where the pipeline has none."""

    def __init__(self, tokens: int) -> None:
        self._tokens = tokens
        self._rows: dict[int, NDArray[np.float32]] = {}

    def take(self, there: Sequence[int], clean: Doc) -> None:
        """Takes those of a block, whose words stand `there`."""
        if len(clean) and clean.tensor.ndim == 2:
            width = clean.tensor.shape[1]
            if width not in self._rows:
                self._rows[width] = np.zeros((self._tokens, width), dtype=np.float32)
            self._rows[width][there] = clean.tensor

    def whole(self) -> NDArray[np.float32]:
        """[tokens, width]."""
        (rows,) = self._rows.values() if len(self._rows) == 1 else (np.zeros((self._tokens, 0), dtype=np.float32),)
        return rows


def _cover(text: str, pieces: Sequence[Piece]) -> tuple[list[str], list[bool], list[Piece | None]]:
    """Words and following blanks that spell out `text`; what no piece covers becomes a token without one."""
    words: list[str] = []
    spaces: list[bool] = []
    sources: list[Piece | None] = []
    at = 0

    def fill(end: int) -> None:
        nonlocal at
        if at < end and words and not spaces[-1] and text[at] == " ":
            spaces[-1] = True
            at += 1
        if at < end:
            words.append(text[at:end])
            spaces.append(False)
            sources.append(None)
            at = end

    for piece in pieces:
        if at < piece.start:
            fill(piece.start)
        words.append(text[piece.start : piece.end])
        spaces.append(False)
        sources.append(piece)
        at = piece.end
    fill(len(text))
    return words, spaces, sources
