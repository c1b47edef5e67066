"""Pairs of things that one sentence mentions: what a relation could hold between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.language.coreference.chains import chains_of
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.headings import is_read
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import sentence_of
from kg.model import MentionForm

#: Relations between a noun and what describes it.
_DESCRIBING = frozenset({"nmod", "compound", "appos", "flat", "conj", "amod", "list", "dep"})
#: A sentence with more mentions is a list; a pair whose path is longer has nothing to do with each other.
MOST_MENTIONS, LONGEST = 24, 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two mentions by the indices of their heads, and of their chains.

    `path` are the heads and the tokens between them in the tree, from subject to object; `top` is the place in it of
    the word that governs both.
    """

    subject: int
    object: int
    subject_chain: int
    object_chain: int
    path: tuple[int, ...]
    top: int

    @property
    def anchor(self) -> int:
        """The token that joins the two: the highest one between them, else the lower of the two."""
        inner = self.path[1:-1]
        if not inner:
            return self.object if self.top == 0 else self.subject
        return self.path[min(max(self.top, 1), len(self.path) - 2)]

    def is_nominal(self, doc: Doc) -> bool:
        """Whether no clause lies between the two: one describes the other, in words that hang on nouns only."""
        below = (doc[i] for place, i in enumerate(self.path) if place != self.top)
        return all(base(token.dep_) in _DESCRIBING for token in below) and not any(
            is_verbal(doc[i]) or children(doc[i], "cop") for i in self.path
        )


def candidates(doc: Doc) -> Iterator[Candidate]:
    """Every ordered pair of things in each sentence of prose or of a heading, at the mentions that lie nearest."""
    ends: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for number, chain in enumerate(chains_of(doc)):
        for mention in chain.mentions:
            head = doc[mention.head]
            row = chain.members and mention.form is MentionForm.NAME  # "Roe and Doe": each stands for itself
            if not row and is_read(head):
                ends[sentence_of(head).start].setdefault(mention.head, number)
    members = [set(chain.members) for chain in chains_of(doc)]
    for _, found in sorted(ends.items()):
        if len(found) <= MOST_MENTIONS:
            yield from _nearest(doc, found, members)


def _nearest(doc: Doc, ends: dict[int, int], members: Sequence[set[int]]) -> Iterator[Candidate]:
    above = {i: [i, *(t.i for t in doc[i].ancestors)] for i in ends}
    best: dict[tuple[int, int], Candidate] = {}
    heads = sorted(ends)
    for n, a in enumerate(heads):
        for b in heads[n + 1 :]:
            one, other = ends[a], ends[b]
            if one == other or other in members[one] or one in members[other]:
                continue
            path, top = _path(above[a], above[b])
            if path is None:
                continue
            known = best.get((one, other))
            if known is None or (len(path), b - a) < (len(known.path), abs(known.object - known.subject)):
                best[one, other] = Candidate(a, b, one, other, path, top)
                best[other, one] = Candidate(b, a, other, one, path[::-1], len(path) - 1 - top)
    yield from sorted(best.values(), key=lambda c: (c.subject, c.object))


def _path(up: list[int], down: list[int]) -> tuple[tuple[int, ...] | None, int]:
    """The way in the tree from the first word of one list of ancestors to that of the other; None if it is long."""
    places = {i: n for n, i in enumerate(down)}
    for n, i in enumerate(up):
        if i in places:
            length = n + places[i] + 1
            return ((*up[: n + 1], *reversed(down[: places[i]])), n) if length <= LONGEST else (None, 0)
    return None, 0
