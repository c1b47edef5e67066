"""A parse that is there already, cut into the clean words of an article's blocks as if each had been parsed alone."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from kg.language.parsing.assembly import MARKUP, Piece
from kg.language.parsing.predicates import keep_rows, moved, rows_of
from kg.language.text.asides import asides_of
from kg.language.text.blocks import Block, BlockKind


def reused_docs(doc: Doc, blocks: Sequence[Block]) -> tuple[list[Piece], list[Doc]]:
    """Tokens of all blocks, and for each block that is read one Doc of its clean words with the parse of `doc`.

    `doc` has the article's text, and tags, lemmas and UD relations. White space, markup and asides are taken out of the
    tree; what hangs on them, or on a word of another block, hangs on the nearest word above, or is a root.
    """
    pieces: list[Piece] = []
    docs: list[Doc] = []
    text = doc.text
    at = 0
    for block in blocks:
        while at < len(doc) and doc[at].idx < block.start:
            at += 1
        parsed = block.kind in (BlockKind.TEXT, BlockKind.HEADING)
        asides = asides_of(text[block.start : block.end]) if parsed else []
        words: list[Token] = []
        while at < len(doc) and doc[at].idx < block.end:
            token, at = doc[at], at + 1
            if token.is_space:
                continue
            piece = Piece(token.idx, min(token.idx + len(token), block.end))
            if parsed:
                piece.block = len(docs)
                aside = any(start <= token.idx - block.start < end for start, end in asides)
                if not aside and not MARKUP.fullmatch(token.text):
                    piece.word = len(words)
                    words.append(token)
            pieces.append(piece)
        if parsed:
            docs.append(_clean(doc, words))
    return pieces, docs


def _clean(doc: Doc, words: Sequence[Token]) -> Doc:
    place = {word.i: i for i, word in enumerate(words)}
    heads = [_head(word, place) for word in words]
    clean = Doc(
        doc.vocab,
        words=[word.text for word in words],
        spaces=[i + 1 < len(words) and words[i + 1].idx > word.idx + len(word) for i, word in enumerate(words)],
        heads=heads,
        deps=["ROOT" if heads[i] == i else word.dep_ for i, word in enumerate(words)],
        tags=[word.tag_ for word in words],
        pos=[word.pos_ for word in words],
        morphs=[str(word.morph) for word in words],
        lemmas=[word.lemma_ for word in words],
    )
    ents = [(e.label_, [place[t.i] for t in e if t.i in place]) for e in doc.ents if e.end > e.start]
    clean.set_ents([Span(clean, at[0], at[-1] + 1, label) for label, at in ents if at], default="outside")
    if doc.tensor.ndim == 2 and doc.tensor.shape[0] == len(doc):
        clean.tensor = doc.tensor[[word.i for word in words]]
    keep_rows(clean, list(moved(rows_of(doc), place)))
    return clean


def _head(word: Token, place: dict[int, int]) -> int:
    """The nearest word above that is kept; the word itself where there is none."""
    above = word.head
    while above.i not in place and above.head.i != above.i:
        above = above.head
    return place.get(above.i, place[word.i])
