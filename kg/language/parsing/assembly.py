"""Puts the parsed blocks of an article together as one spaCy Doc whose text is the article's text.

The pipeline sees each block as clean words: no line breaks, no runs of blanks, no markup. What it finds is carried
over to a Doc that holds every code point, so `Doc.text == Article.text` and `Token.idx` are offsets of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.language.parsing.behind_adverbs import gerund_arcs
from kg.language.parsing.mending import is_one_person, mended_arcs, participle_of
from kg.language.parsing.named_to import active_arcs, passive_arcs
from kg.language.parsing.numerals import numeral_arcs
from kg.language.parsing.office_heads import office_arcs
from kg.language.parsing.predicates import Row, keep_rows, moved, rows_of
from kg.language.parsing.verb_lemmas import lemma_of
from kg.language.parsing.whose import whose_arcs
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
        parsed = block.kind in (BlockKind.TEXT, BlockKind.HEADING)
        tokens = nlp.tokenizer(text[block.start : block.end])
        titles = plain_titles(text[block.start : block.end]) if parsed else []
        asides = asides_of(text[block.start : block.end]) if parsed else []
        at = 0
        words: list[Token] = []
        forms: list[str] = []
        for token in tokens:
            if token.is_space:
                continue
            start = block.start + token.idx
            piece = Piece(start, start + len(token))
            if parsed:
                piece.block = len(docs)
                while at < len(titles) and titles[at][1] <= token.idx:
                    at += 1
                title = titles[at] if at < len(titles) and titles[at][0] <= token.idx else None
                prose = not MARKUP.fullmatch(token.text) and not any(a <= token.idx < b for a, b in asides)
                # the parser sees a title as one word, its last: "in The Long Night" reads "in Night"
                if prose and (title is None or title[0] == token.idx):
                    piece.word = len(words)
                    words.append(token)
                    whole = token.text if title is None else text[block.start + title[0] : block.start + title[1]]
                    forms.append(whole.rsplit(" ", 1)[-1])
            pieces.append(piece)
        if parsed:
            spaces = [i + 1 < len(words) and words[i + 1].idx > word.idx + len(word) for i, word in enumerate(words)]
            if block.kind is BlockKind.HEADING and _is_title_case(forms):
                forms = [w if w in names or not i else w.lower() for i, w in enumerate(forms)]
            elif block.kind is BlockKind.HEADING and forms[-1:] == [":"]:
                forms = _as_written_small(forms)
            docs.append(Doc(nlp.vocab, words=forms, spaces=spaces))
    return pieces, docs


def assemble(vocab: Vocab, text: str, pieces: Sequence[Piece], docs: Sequence[Doc]) -> Doc:
    """One Doc over all of `text` from the parsed blocks; stretches without a parse hang on a neighbouring token."""
    words, spaces, sources = _cover(text, pieces)
    place = {(p.block, p.word): i for i, p in enumerate(sources) if p is not None and p.word is not None}
    heads, deps, tags, pos, morphs, lemmas = [], [], [], [], [], []
    mended = [
        numeral_arcs(clean)
        | office_arcs(clean)
        | passive_arcs(clean)
        | active_arcs(clean)
        | gerund_arcs(clean)
        | whose_arcs(clean)
        | mended_arcs(clean)
        for clean in docs
    ]
    anchor = 0
    opening: list[int] = []
    for i, piece in enumerate(sources):
        if piece is not None and piece.block is not None and piece.word is not None:
            token = docs[piece.block][piece.word]
            head, dep = mended[piece.block].get(token.i, (token.head.i, token.dep_))
            heads.append(place[piece.block, head])
            deps.append("ROOT" if head == token.i else dep)
            one, participle = is_one_person(token), participle_of(token)
            tags.append("NN" if one else "VBN" if participle else token.tag_)
            pos.append("NOUN" if one else "VERB" if participle else token.pos_)
            morphs.append("Number=Sing" if one else "Tense=Past|VerbForm=Part" if participle else str(token.morph))
            lemmas.append(participle or lemma_of(token))
            anchor = i
            for earlier in opening:
                heads[earlier] = i
            opening.clear()
        else:
            heads.append(anchor if i else 0)
            deps.append("")
            tags.append("_SP" if words[i].isspace() else "")
            pos.append("SPACE" if words[i].isspace() else "X")
            morphs.append("")
            lemmas.append(words[i])
            if piece is not None and piece.block is None and (i == 0 or sources[i - 1] is None):
                anchor = heads[-1] = i  # an unparsed line stands for itself
                deps[-1] = "ROOT"
            elif piece is not None and piece.block is not None and sources[i - 1] is None:
                opening.append(i)  # markup that opens a block belongs to the word it marks
    doc = Doc(
        vocab, words=words, spaces=spaces, heads=heads, deps=deps, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas
    )
    ents = []
    for b, clean in enumerate(docs):
        for ent in clean.ents:
            ents.append(Span(doc, place[b, ent.start], place[b, ent.end - 1] + 1, ent.label_))
    doc.set_ents(ents, default="outside")
    doc.tensor = _vectors(len(doc), place, docs)  # type: ignore[assignment]  # the stub knows doubles only
    keep_rows(doc, list(_predicates(place, docs)))
    return doc


def _vectors(tokens: int, place: Mapping[tuple[int | None, int], int], docs: Sequence[Doc]) -> NDArray[np.float32]:
    """The vectors of the blocks' words at their places, zeros elsewhere; no columns where the pipeline has none."""
    widths = {clean.tensor.shape[1] for clean in docs if len(clean) and clean.tensor.ndim == 2}
    if len(widths) != 1:
        return np.zeros((tokens, 0), dtype=np.float32)
    vectors = np.zeros((tokens, widths.pop()), dtype=np.float32)
    for b, clean in enumerate(docs):
        if len(clean):
            vectors[[place[b, i] for i in range(len(clean))]] = clean.tensor
    return vectors


def _predicates(place: Mapping[tuple[int | None, int], int], docs: Sequence[Doc]) -> Iterator[Row]:
    """The predicates of the blocks, at the places of their words."""
    for b, clean in enumerate(docs):
        yield from moved(rows_of(clean), [place[b, word] for word in range(len(clean))])


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
        fill(piece.start)
        words.append(text[piece.start : piece.end])
        spaces.append(False)
        sources.append(piece)
        at = piece.end
    fill(len(text))
    return words, spaces, sources
