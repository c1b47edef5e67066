"""The spaCy component `kg_roles`: predicates with PropBank rolesets and arguments, in `doc._.predicates`.

It stands behind the encoder and the lemmatizer. A roleset is the one of the lemma's whose vector fits the word's best,
and which the words beside a verb speak for (leaning.py); arguments are scored as edges from the predicate to their head
words (Dozat and Manning, 2018), and an argument's phrase is what hangs on its head in the tree.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language.parsing.encoder.files import FilesPipe
from kg.language.parsing.encoder.role_scores import ROLES, RoleScores
from kg.language.parsing.encoder.runtime import open_network
from kg.language.parsing.leaning import leanings
from kg.language.parsing.predicates import Row, keep_rows
from kg.propbank import candidates

FILES = ("roles.onnx", "rolesets.npz", "roles.json")
#: Log-odds from which a word is a predicate: where F1 is highest on the development part of EWT.
LEAST = 0.0
#: So many decimals of a score count, so that the last bits of a processor's sums decide nothing.
_DECIMALS = 3
#: Lemmas whose rolesets are kept at hand.
_REMEMBERED = 20_000
#: Role, head, start and end of the phrase, score.
_Argument = tuple[str, int, int, int, float]


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
            keep_rows(doc, self._predicates(doc, scores))
        return doc

    def _predicates(self, doc: Doc, scores: RoleScores) -> list[Row]:
        found = np.flatnonzero(np.round(scores.odds, _DECIMALS) > LEAST)
        meanings = self._rolesets([doc[place] for place in found.tolist()], scores.senses[found])
        against = np.exp(-scores.odds[found]).tolist()
        arguments = self._arguments(doc, scores, found)
        return [
            (place, roleset, round(sure / (1 + odds), _DECIMALS), own)
            for place, (roleset, sure), odds, own in zip(found.tolist(), meanings, against, arguments, strict=True)
        ]

    def _rolesets(self, words: Sequence[Token], senses: NDArray[np.float32]) -> Iterator[tuple[str, float]]:
        """For each word the roleset that best fits its row of `senses`, and what stands beside a verb, and its share;
        the lemma's first one where the word is unheard of."""
        lemmas = [word.lemma_.lower() for word in words]
        choices = [self._choices(lemma, word.pos_) for lemma, word in zip(lemmas, words, strict=True)]
        rows = [row for some in choices for row in some]
        vectors = self._vectors[rows]
        asked = senses[np.repeat(np.arange(len(words)), list(map(len, choices)))]
        fits = np.round((vectors[:, :-1] * asked).sum(1) + vectors[:, -1], _DECIMALS)
        end = 0
        for word, lemma, some in zip(words, lemmas, choices, strict=True):
            start, end = end, end + len(some)
            if not some:
                plain = (name for name in candidates(lemma, word.pos_) if "_" not in name)
                yield next(plain, f"{lemma}.01"), 0.0
                continue
            own = fits[start:end]
            if len(some) > 1 and word.pos_ == "VERB":
                beside = leanings(word, [self.rolesets[row] for row in some])
                own = own if beside is None else np.round(own + np.asarray(beside, dtype=np.float32), _DECIMALS)
            best = int(own.argmax())
            yield self.rolesets[some[best]], 1 / float(np.exp(own - own[best]).sum())

    def _choices(self, lemma: str, pos: str) -> tuple[int, ...]:
        """The numbers of the rolesets that a lemma may have and that have weights."""
        known = self._known.get((lemma, pos))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            names = candidates(lemma, pos)
            if (
                len(names) != 1 or names[0] not in self._number
            ):  # else the training data have its one meaning under another number: "found.01"
                names = (*names, *self._further.get(lemma, ()))
            known = tuple(self._number[name] for name in names if name in self._number)
            self._known[lemma, pos] = known
        return known

    def _arguments(self, doc: Doc, scores: RoleScores, found: NDArray[np.intp]) -> Iterator[list[_Argument]]:
        """The arguments of each predicate, in the order of the text."""
        bounds = [(sentence.start, sentence.end) for sentence in doc.sents]
        cuts = found.searchsorted([*(start for start, _ in bounds), len(doc)]).tolist()
        for (start, end), cut in zip(bounds, pairwise(cuts), strict=True):
            own = found[slice(*cut)]
            if len(own):
                # by sentence: the graph takes the range of its numbers from what it is given at once
                inputs = {"role_pred": scores.as_predicate[own], "role_arg": scores.as_argument[start:end]}
                fits = np.round(self._session.run(None, inputs)[0], _DECIMALS)
                for place, chosen in zip(own.tolist(), self._labelled(fits), strict=True):
                    token = doc[place]
                    yield [
                        (role, *_bounds(doc[start + word], token), sure)
                        for word, (role, sure) in sorted(chosen.items())
                    ]

    def _labelled(self, fits: NDArray[np.float32]) -> list[dict[int, tuple[str, float]]]:
        """For each predicate word -> its best label and that one's share, given scores [predicates, words, labels].

        Label 0 stands for none. Words without a label are left out; each numbered role stands once, where it fits best.
        """
        labels = fits.argmax(2)
        predicates, words = labels.nonzero()
        own = labels[predicates, words]
        gains = fits[predicates, words, own] - fits[predicates, words, 0]
        against = fits[predicates, words] - fits[predicates, words, own][:, None]
        sure = np.round(1 / np.exp(against.astype(np.float64)).sum(1), _DECIMALS)
        chosen: list[dict[int, tuple[str, float]]] = [{} for _ in fits]
        best: dict[tuple[int, str], tuple[float, int]] = {}
        columns = (predicates, words, own, gains, sure)
        for n, word, label, gain, share in zip(*(c.tolist() for c in columns), strict=True):
            role = self._roles[label]
            if role[3:].isdigit():
                rival = best.get((n, role))
                if rival is not None:
                    if gain <= rival[0]:
                        continue
                    del chosen[n][rival[1]]
                best[n, role] = gain, word
            chosen[n][word] = role, share
        return chosen

    def load(self, files: dict[str, bytes]) -> None:
        """Sets the weights from the contents of FILES."""
        self._files = files
        settings: Mapping[str, Any] = json.loads(files["roles.json"])
        self._roles: list[str] = settings["roles"]
        #: rolesets that the training data give a lemma beside those of the frame files
        self._further: Mapping[str, list[str]] = settings["further"]
        self._session = open_network(files["roles.onnx"])
        with np.load(io.BytesIO(files["rolesets.npz"])) as arrays:
            #: the vector of each roleset, and behind it how likely the roleset is beforehand
            self._vectors = arrays["rows"].astype(np.float32) * arrays["scales"][:, None]
        #: all rolesets that have weights, by number
        self.rolesets: list[str] = settings["rolesets"]
        self._number = {name: i for i, name in enumerate(self.rolesets)}
        self._known: dict[tuple[str, str], tuple[int, ...]] = {}


def phrase_of(head: Token, predicate: Token) -> Span:
    """What hangs on `head`, without the part that holds the predicate and without marks at its ends.

    Of "the man who left" that is "the man" for "left".
    """
    _, start, end = _bounds(head, predicate)
    return head.doc[start:end]


def _bounds(head: Token, predicate: Token) -> tuple[int, int, int]:
    """The place of `head`, and where its phrase starts and ends."""
    doc, at, asking = head.doc, head.i, predicate.i
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= asking < end and asking != at:
        below = predicate
        while below.head.i != at and below.head.i != below.i:
            below = below.head
        if below.i < at:
            start = below.right_edge.i + 1
        else:
            end = below.left_edge.i
    if not start <= at < end:
        return at, at, at + 1
    while start < at and doc[start].is_punct:
        start += 1
    while end > at + 1 and doc[end - 1].is_punct:
        end -= 1
    return at, start, end
