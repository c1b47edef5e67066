"""The spaCy component `kg_roles`: predicates with PropBank rolesets and arguments, in `doc._.predicates`.

It stands behind the encoder and the lemmatizer. A roleset is the one of the lemma's whose vector fits the word's best;
arguments are scored as edges from the predicate to their head words (Dozat and Manning, 2018), and an argument's phrase
is what hangs on its head in the tree.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.rolesets import candidates
from kg.language.parsing.encoder.files import FilesPipe
from kg.language.parsing.encoder.role_scores import ROLES, RoleScores
from kg.language.parsing.encoder.session import one_thread
from kg.language.parsing.predicates import Argument, Predicate

FILES = ("roles.onnx", "rolesets.npz", "roles.json")
#: Log-odds from which a word is a predicate: where F1 is highest on the development part of EWT.
LEAST = 0.0
#: So many decimals of a score count, so that the last bits of a processor's sums decide nothing.
_DECIMALS = 3


@Language.factory("kg_roles", assigns=["doc._.predicates"], requires=["token.lemma", "token.pos", "token.head"])
def make_roles(nlp: Language, name: str) -> RolesComponent:
    """An empty component; `from_disk` gives it the weights."""
    return RolesComponent(name)


class RolesComponent(FilesPipe):
    """Reads what `kg_encoder` left in `Doc.user_data`, and takes it out; a Doc without it stays as it is."""

    files = FILES

    def __init__(self, name: str = "kg_roles") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its predicates."""
        scores: RoleScores | None = doc.user_data.pop(ROLES, None)
        if scores is not None:
            doc._.predicates = tuple(self._predicates(doc, scores))
        return doc

    def _predicates(self, doc: Doc, scores: RoleScores) -> Iterator[Predicate]:
        for sentence in doc.sents:
            words = slice(sentence.start, sentence.end)
            found = sentence.start + np.flatnonzero(np.round(scores.odds[words], _DECIMALS) > LEAST)
            if len(found):
                inputs = {"role_pred": scores.as_predicate[found], "role_arg": scores.as_argument[words]}
                fits = np.round(self._session.run(None, inputs)[0], _DECIMALS)
                for place, rows in zip(found.tolist(), fits, strict=True):
                    token = doc[place]
                    roleset, sure = self._roleset(token, scores.senses[place])
                    score = round(sure / (1 + float(np.exp(-scores.odds[place]))), _DECIMALS)
                    yield Predicate(token, roleset, score, tuple(self._arguments(token, sentence, rows)))

    def _roleset(self, token: Token, sense: NDArray[np.float32]) -> tuple[str, float]:
        """The roleset that fits best, and its share; the lemma's first one where the word is unheard of."""
        lemma = token.lemma_.lower()
        names = [*candidates(lemma, token.pos_), *self._further.get(lemma, ())]
        rows = [self._number[name] for name in names if name in self._number]
        if not rows:
            return f"{lemma}.01", 0.0
        vectors = self._rows[rows].astype(np.float32) * self._scales[rows, None]
        fits = np.round((vectors[:, :-1] * sense).sum(1) + vectors[:, -1], _DECIMALS)
        best = int(fits.argmax())
        share = 1 / float(np.exp(fits - fits[best]).sum())
        return self.rolesets[rows[best]], share

    def _arguments(self, token: Token, sentence: Span, fits: NDArray[np.float32]) -> Iterator[Argument]:
        """The best label of each word that is no predicate of itself; each numbered role once, where it fits best."""
        labels = fits.argmax(1)
        chosen: dict[int, str] = {}
        best: dict[str, int] = {}
        for word in np.flatnonzero(labels).tolist():
            role = self._roles[labels[word]]
            if role[3:].isdigit():
                rival = best.get(role)
                gain = float(fits[word, labels[word]] - fits[word, 0])
                if rival is not None:
                    if gain <= float(fits[rival, labels[rival]] - fits[rival, 0]):
                        continue
                    del chosen[rival]
                best[role] = word
            chosen[word] = role
        for word in sorted(chosen):
            head = sentence[word]
            yield Argument(chosen[word], head, phrase_of(head, token))

    def load(self, files: dict[str, bytes]) -> None:
        """Sets the weights from the contents of FILES."""
        self._files = files
        settings: Mapping[str, Any] = json.loads(files["roles.json"])
        self._roles: list[str] = settings["roles"]
        #: rolesets that the training data give a lemma beside those of the frame files
        self._further: Mapping[str, list[str]] = settings["further"]
        self._session = ort.InferenceSession(
            files["roles.onnx"], one_thread(), providers=["CPUExecutionProvider"]
        )  # fmt: skip
        with np.load(io.BytesIO(files["rolesets.npz"])) as arrays:
            self._rows, self._scales = arrays["rows"], arrays["scales"]
        #: all rolesets that have weights, by number
        self.rolesets: list[str] = settings["rolesets"]
        self._number = {name: i for i, name in enumerate(self.rolesets)}


def phrase_of(head: Token, predicate: Token) -> Span:
    """What hangs on `head`, without the part that holds the predicate and without marks at its ends.

    Of "the man who left" that is "the man" for "left".
    """
    doc = head.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= predicate.i < end and predicate.i != head.i:
        below = predicate
        while below.head.i != head.i and below.head.i != below.i:
            below = below.head
        if below.i < head.i:
            start = below.right_edge.i + 1
        else:
            end = below.left_edge.i
    if not start <= head.i < end:
        return doc[head.i : head.i + 1]
    while start < head.i and doc[start].is_punct:
        start += 1
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    return doc[start:end]
