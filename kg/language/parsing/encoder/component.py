"""The spaCy component `kg_encoder`: fills tags, morphology, heads, relations, sentences and names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, MORPH, POS, SENT_START, SPACY, TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.parsing.encoder.files import FilesPipe
from kg.language.parsing.encoder.pieces import WordPieces
from kg.language.parsing.encoder.role_scores import ROLES, RoleScores
from kg.language.parsing.encoder.sentences import sentence_starts, settled, window_end
from kg.language.parsing.encoder.session import Network, Scores
from kg.language.parsing.encoder.tag_sequences import TagSequences
from kg.language.parsing.encoder.trees import best_tree
from kg.surely import surely

#: Words that are read together; documents wait for others until there are as many.
ROUND_WORDS = 4000
#: The attributes of tokens that the network tells, as `Doc.from_array` takes them; a head is the way to it.
_COLUMNS = [POS, TAG, MORPH, DEP, HEAD]
FILES = ("encoder.onnx", "relations.onnx", "tokenizer.json", "labels.json")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph's words with their places in the Doc, and how many of them are done.

    `hints` say where a sentence must (1), must not (-1) or may (0) start; `pieces` is each word's number of pieces.
    """

    answer: _Answer
    places: list[int]
    words: list[str]
    blanks: list[bool]
    hints: list[int]
    pieces: list[int]
    done: int = 0
    #: The window under way ends before this word.
    end: int = 0


@dataclass(slots=True)
class _Answer:
    """What goes into one Doc, by token: `columns` are those of _COLUMNS.

    `vectors` are what the network makes of each word as one that means somebody; blanks have zeros. `roles` has what
    `kg_roles` goes on from.
    """

    columns: NDArray[np.uint64]
    vectors: NDArray[np.float32]
    roles: RoleScores
    names: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, tokens: int, widths: Mapping[str, int]) -> _Answer:
        """Empty columns; `widths` are those of the network's outputs."""

        def empty(*names: str) -> NDArray[np.float32]:
            return np.zeros((tokens, sum(widths[name] for name in names)), dtype=np.float32)

        odds = np.full(tokens, -np.inf, dtype=np.float32)
        roles = RoleScores(odds, empty("senses"), empty("role_pred"), empty("role_arg"))
        return cls(np.zeros((tokens, len(_COLUMNS)), dtype=np.uint64), empty("refs"), roles)


@Language.factory(
    "kg_encoder", assigns=["token.tag", "token.pos", "token.morph", "token.dep", "token.head", "doc.ents"]
)
def make_encoder(nlp: Language, name: str) -> EncoderComponent:
    """An empty component; `from_disk` gives it the network."""
    return EncoderComponent(nlp, name)


class EncoderComponent(FilesPipe):
    """Runs the network over whole documents.

    A paragraph is read in windows that begin where a sentence begins, so its length does not matter. Blank tokens hang
    on the word before them, and two line breaks in one end a paragraph. Sentence starts that are set beforehand
    (`Token.is_sent_start`) are obeyed.
    """

    files = FILES

    def __init__(self, nlp: Language, name: str = "kg_encoder") -> None:
        self.vocab = nlp.vocab
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, filled."""
        (filled,) = self.pipe([doc])
        return filled

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """The same Docs in order, read about ROUND_WORDS words at a time; `batch_size` means nothing here."""
        waiting: list[Doc] = []
        words = 0
        for doc in stream:
            waiting.append(doc)
            words += len(doc)
            if words >= ROUND_WORDS:
                self._read(waiting)
                yield from waiting
                waiting, words = [], 0
        self._read(waiting)
        yield from waiting

    def _read(self, docs: Sequence[Doc]) -> None:
        answers = [_Answer.of(len(doc), self._network.widths) for doc in docs]
        open_ones = [p for doc, answer in zip(docs, answers, strict=True) for p in self._paragraphs(doc, answer)]
        while open_ones:
            encoded = []
            for p in open_ones:
                p.end = window_end(p.pieces, p.done)
                encoded.append(self._pieces.encode(p.words[p.done : p.end], p.blanks[p.done : p.end]))
            self._settle(open_ones, self._network.scores(encoded))
            open_ones = [p for p in open_ones if p.done < len(p.places)]
        for doc, answer in zip(docs, answers, strict=True):
            columns: Any = answer.columns  # the stubs know doubles only
            vectors: Any = answer.vectors
            doc.from_array(_COLUMNS, columns)
            doc.tensor = vectors
            doc.user_data[ROLES] = answer.roles
            doc.set_ents([Span(doc, *name) for name in answer.names], default="outside")

    def _paragraphs(self, doc: Doc, answer: _Answer) -> Iterator[_Paragraph]:
        words = [t.text for t in doc]
        blanks: list[bool] = doc.to_array(SPACY).astype(bool).tolist()
        hints: list[int] = doc.to_array(SENT_START).astype(np.int64).tolist()
        spaces = [i for i, word in enumerate(words) if word.isspace()]
        self._hang(spaces, answer)
        places: list[int] = []
        start = 0
        for end in (*spaces, len(words)):
            places += range(start, end)
            start = end + 1
            if places and (end == len(words) or words[end].count("\n") > 1):
                chosen = [words[i] for i in places]
                yield _Paragraph(
                    answer, places, chosen, [blanks[i] for i in places], [hints[i] for i in places],
                    self._pieces.counts(chosen),
                )  # fmt: skip
                places = []

    def _hang(self, spaces: Sequence[int], answer: _Answer) -> None:
        """Hangs each blank token on the word before it, and those at the very start on the first word."""
        blank = set(spaces)
        before = next((i for i in range(len(answer.columns)) if i not in blank), 0)
        for at in spaces:
            if at and at - 1 not in blank:
                before = at - 1
            answer.columns[at] = (*self._space, (before - at) % 2**64)

    def _settle(self, paragraphs: Sequence[_Paragraph], scored: Sequence[Scores]) -> None:
        """Takes over the sentences of the windows under way that end in them; `scored` are the windows' scores."""
        cut = [list(_sentences(p, scores)) for p, scores in zip(paragraphs, scored, strict=True)]
        # of all windows at once, which costs little more than of one
        sentences = [s.names[a:b] for s, own in zip(scored, cut, strict=True) for a, b in own]
        names = iter(self._tags.spans(sentences))
        for p, scores, own in zip(paragraphs, scored, cut, strict=True):
            for start, _ in own:
                for a, b, kind in surely(next(names, None), "names of a sentence"):
                    first, last = (p.places[p.done + start + i] for i in (a, b - 1))
                    p.answer.names.append((first, last + 1, kind))
            self._take_over(p, scores, own)
            p.done += own[-1][1]

    def _take_over(self, p: _Paragraph, scores: Scores, sentences: Sequence[tuple[int, int]]) -> None:
        """Fills in the words of a window's sentences."""
        heads = np.zeros(p.end - p.done, dtype=np.intp)
        for start, end in sentences:
            arcs = np.concatenate((scores.arcs[start:end, :1], scores.arcs[start:end, start + 1 : end + 1]), axis=1)
            tree = best_tree(arcs)
            heads[start:end] = np.where(tree == 0, 0, tree + start)
        fits = self._network.relations(scores, heads)
        fits[heads == 0, 1:] = -np.inf
        fits[heads != 0, 0] = -np.inf

        size = sentences[-1][1]
        places = np.array(p.places[p.done : p.done + size])
        heads = heads[:size]
        columns, vectors, roles = p.answer.columns, p.answer.vectors, p.answer.roles
        columns[places, 0] = self._upos[scores.upos[:size]]
        columns[places, 1] = self._xpos[scores.xpos[:size]]
        columns[places, 2] = self._feats[scores.feats[:size]]
        columns[places, 3] = self._rels[fits[:size].argmax(1)]
        columns[places, 4] = (np.where(heads == 0, places, places[heads - 1]) - places).astype(np.uint64)
        vectors[places] = scores.refs[:size]
        roles.odds[places] = scores.predicates[:size]
        roles.senses[places] = scores.senses[:size]
        roles.as_predicate[places] = scores.role_pred[:size]
        roles.as_argument[places] = scores.role_arg[:size]

    def load(self, files: dict[str, bytes]) -> None:
        """Sets the network from the contents of FILES."""
        self._files = files
        labels: dict[str, Any] = json.loads(files["labels.json"])
        self._network = Network(files["encoder.onnx"], files["relations.onnx"])
        self._pieces = WordPieces(files["tokenizer.json"].decode("utf-8"))
        self._tags = TagSequences(labels["names"], np.array(labels["names_steps"]))
        strings, morphology = self.vocab.strings, self.vocab.morphology
        self._upos, self._xpos, self._rels, self._feats = (
            np.array(numbers, dtype=np.uint64)
            for numbers in (
                [strings.add(x) for x in labels["upos"]],
                [strings.add(x) for x in labels["xpos"]],
                [strings.add("ROOT" if x == "root" else x) for x in labels["rels"]],
                [morphology.add(x) for x in labels["feats"]],
            )
        )
        self._space = (strings.add("SPACE"), strings.add("_SP"), 0, strings.add("dep"))


def _sentences(p: _Paragraph, scores: Scores) -> Iterator[tuple[int, int]]:
    """Where the sentences of a window that end in it start and end; one at least."""
    starts = sentence_starts(scores.starts, p.hints[p.done : p.end])
    size = p.end - p.done if p.end == len(p.places) else settled(starts, p.words[p.done : p.end])
    return pairwise([*(start for start in starts if start < size), size])
