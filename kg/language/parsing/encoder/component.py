"""The spaCy component `kg_encoder`: fills tags, morphology, heads, relations, sentences and names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, MORPH, POS, SENT_START, TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.parsing.encoder.files import FilesPipe
from kg.language.parsing.encoder.pieces import WordPieces
from kg.language.parsing.encoder.role_scores import ROLES, RoleScores
from kg.language.parsing.encoder.sentences import sentence_starts, settled, window_end
from kg.language.parsing.encoder.session import Network, Scores
from kg.language.parsing.encoder.tag_sequences import TagSequences
from kg.language.parsing.encoder.trees import best_tree

#: Words that are read together; documents wait for others until there are as many.
ROUND_WORDS = 4000
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
    """What goes into the columns of one Doc, by token; heads are places in the Doc.

    `vectors` are what the network makes of each word as a dependent, as a head and as one that means somebody, side by
    side; blanks have zeros. `roles` has what `kg_roles` goes on from.
    """

    upos: list[int]
    xpos: list[int]
    feats: list[int]
    heads: list[int]
    rels: list[int]
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
        vectors = empty("rel_dep", "rel_head", "refs")
        return cls([0] * tokens, [0] * tokens, [0] * tokens, [0] * tokens, [0] * tokens, vectors, roles)


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
        return next(self.pipe([doc]))

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
            for p, scores in zip(open_ones, self._network.scores(encoded), strict=True):
                self._settle(p, scores)
            open_ones = [p for p in open_ones if p.done < len(p.places)]
        for doc, answer in zip(docs, answers, strict=True):
            self._fill(doc, answer)

    def _paragraphs(self, doc: Doc, answer: _Answer) -> Iterator[_Paragraph]:
        words = [t.text for t in doc]
        blanks = [bool(t.whitespace_) for t in doc]
        hints = doc.to_array(SENT_START).astype(np.int64).tolist()
        before = next((i for i, w in enumerate(words) if not w.isspace()), 0)
        places: list[int] = []
        for end, word in enumerate([*words, "\n\n"]):
            if not word.isspace():
                places.append(end)
                before = end
                continue
            if end < len(words):
                # a blank belongs to the word before it, and at the very start to the first one
                answer.heads[end] = before
                answer.upos[end], answer.xpos[end], answer.rels[end] = self._space
            if word.count("\n") > 1 and places:
                chosen = [words[i] for i in places]
                pieces = [len(self._pieces.of_word(w)) for w in chosen]
                yield _Paragraph(
                    answer, places, chosen, [blanks[i] for i in places], [hints[i] for i in places], pieces
                )
                places = []

    def _settle(self, p: _Paragraph, scores: Scores) -> None:
        """Takes over the sentences of a window that end in it."""
        places, answer = p.places[p.done : p.end], p.answer
        starts = sentence_starts(scores.starts, p.hints[p.done : p.end])
        size = len(places)
        if p.end < len(p.places):
            size = settled(starts, p.words[p.done : p.end])
        heads = np.zeros(len(places), dtype=np.intp)
        ends = [*(s for s in starts[1:] if s < size), size]
        for start, end in zip(starts, ends, strict=False):
            own = best_tree(scores.arcs[start:end, [0, *range(start + 1, end + 1)]])
            heads[start:end] = np.where(own == 0, 0, own + start)
            for a, b, kind in self._tags.spans(scores.names[start:end]):
                answer.names.append((places[start + a], places[start + b - 1] + 1, kind))
        fits = self._network.relations(scores, heads)
        fits[heads == 0, 1:] = -np.inf
        fits[heads != 0, 0] = -np.inf
        columns = (scores.upos, scores.xpos, scores.feats, fits.argmax(1), heads)
        for place, upos, xpos, feats, rel, head in zip(places[:size], *(c.tolist() for c in columns), strict=False):
            answer.upos[place] = self._upos[upos]
            answer.xpos[place] = self._xpos[xpos]
            answer.feats[place] = self._feats[feats]
            answer.rels[place] = self._rels[rel]
            answer.heads[place] = places[head - 1] if head else place
        done = places[:size]
        answer.vectors[done] = np.hstack((scores.rel_dep, scores.rel_head[1:], scores.refs))[:size]
        answer.roles.odds[done] = scores.predicates[:size]
        answer.roles.senses[done] = scores.senses[:size]
        answer.roles.as_predicate[done] = scores.role_pred[:size]
        answer.roles.as_argument[done] = scores.role_arg[:size]
        p.done += size

    def _fill(self, doc: Doc, answer: _Answer) -> None:
        heads = [(head - i) % 2**64 for i, head in enumerate(answer.heads)]
        columns = [answer.upos, answer.xpos, answer.feats, answer.rels, heads]
        table: Any = np.array(columns, dtype=np.uint64).T.reshape(len(doc), 5)
        doc.from_array([POS, TAG, MORPH, DEP, HEAD], table)
        doc.tensor = answer.vectors  # type: ignore[assignment]  # the stub knows doubles only
        doc.user_data[ROLES] = answer.roles
        doc.set_ents([Span(doc, *name) for name in answer.names], default="outside")

    def load(self, files: dict[str, bytes]) -> None:
        """Sets the network from the contents of FILES."""
        self._files = files
        labels: dict[str, Any] = json.loads(files["labels.json"])
        self._network = Network(files["encoder.onnx"], files["relations.onnx"])
        self._pieces = WordPieces(files["tokenizer.json"].decode("utf-8"))
        self._tags = TagSequences(labels["names"], np.array(labels["names_steps"]))
        strings, morphology = self.vocab.strings, self.vocab.morphology
        self._upos = [strings.add(x) for x in labels["upos"]]
        self._xpos = [strings.add(x) for x in labels["xpos"]]
        self._rels = [strings.add("ROOT" if x == "root" else x) for x in labels["rels"]]
        self._feats = [morphology.add(x) for x in labels["feats"]]
        self._space = (strings.add("SPACE"), strings.add("_SP"), strings.add("dep"))
