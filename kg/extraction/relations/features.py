"""What is known of a pair of mentions: words, tree, types and roles, as names of features.

A feature is a short name; the network knows it by its CRC-32, which is the same on every machine. Training reads the
names that this module gives and keeps those that it saw often enough, so that a new one needs no other change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from zlib import crc32

from spacy.tokens import Doc

from kg.extraction.frames.loading import Frame, FrameIndex, shipped_index
from kg.extraction.frames.matching.evoking import frames_for, frames_of_roleset
from kg.extraction.relations.candidates import Candidate
from kg.language.coreference.chains import Chain, chains_of
from kg.language.lexicon.countries import is_surely_territory
from kg.language.parsing.predicates import Predicate, predicates_of
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import sentence_of

#: Relations that lead from one word of a name or one of several to another: the path reads better without them.
_WITHIN = frozenset({"conj", "flat", "appos"})
#: At most so many words between two mentions are features of their own.
_FEW = 5
_FAR = (1, 2, 3, 5, 8, 12, 20, 40)


class Features:
    """What is known of the pairs of one article."""

    def __init__(self, doc: Doc, index: FrameIndex | None = None) -> None:
        self.doc = doc
        self.index = shipped_index() if index is None else index
        self.chains = chains_of(doc)
        self._evoked: dict[int, frozenset[str]] = {}
        self._ends: dict[int, tuple[str, ...]] = {}

    def keys(self, pair: Candidate) -> list[int]:
        """The features of a pair as numbers, each once."""
        return sorted({crc32(name.encode()) for name in self.names(pair)})

    def names(self, pair: Candidate) -> Iterator[str]:
        """The features of a pair by name."""
        doc = self.doc
        subject, object_ = self.chains[pair.subject_chain], self.chains[pair.object_chain]
        kinds = f"{subject.type.value}>{object_.type.value}"
        yield f"types {kinds}"
        yield from (f"s {name}" for name in self._end(pair.subject, subject))
        yield from (f"o {name}" for name in self._end(pair.object, object_))
        before = pair.subject < pair.object
        first, last = sorted((pair.subject, pair.object))
        far = sum(last - first > bound for bound in _FAR)
        yield f"order {before}"
        yield f"far {far} {before}"
        anchor = doc[pair.anchor]
        joins = f"{anchor.lemma_.lower()}/{anchor.pos_}"
        yield f"anchor {joins}"
        yield f"anchor {joins} {before}"
        full, short = self._path(pair)
        yield f"path {full}"
        yield f"short {short}"
        yield f"short {short} {kinds}"
        yield f"joined {short} {joins}"
        yield f"long {len(pair.path)}"
        for i in pair.path[1:-1]:
            yield f"on {doc[i].lemma_.lower()}"
            yield from (f"evokes {predicate}" for predicate in self.evoked(i))
        for end in ("s", "o"):
            at = pair.subject if end == "s" else pair.object
            for word in self._beside(at, self.chains[pair.subject_chain if end == "s" else pair.object_chain]):
                yield f"{end} beside {doc[word].lemma_.lower()}"
                yield from (f"{end} beside evokes {predicate}" for predicate in self.evoked(word))
        yield from self._rivals(pair, first, last)
        between = doc[first + 1 : last]
        if len(between) <= _FEW:
            yield f"between {before} {' '.join(t.lower_ for t in between)}"
        if len(between) <= 2 * _FEW:
            yield from (f"between {t.lemma_.lower()}" for t in between if not t.is_punct)
        yield from self._roles(pair)

    def evoked(self, i: int) -> frozenset[str]:
        """The predicates whose frames a word has."""
        if i not in self._evoked:
            token = self.doc[i]
            frames: list[Frame] = [*frames_for(token, None, self.index)]
            for meaning in self._meanings.get(i, ()):
                frames += frames_of_roleset(meaning, self.index)
            self._evoked[i] = frozenset(frame.predicate for frame in frames)
        return self._evoked[i]

    @cached_property
    def _meanings(self) -> Mapping[int, Sequence[Predicate]]:
        found: dict[int, list[Predicate]] = defaultdict(list)
        for predicate in predicates_of(self.doc):
            found[predicate.token.i].append(predicate)
        return found

    def _end(self, i: int, chain: Chain) -> tuple[str, ...]:
        """What is known of one end, whatever the other is."""
        if i not in self._ends:
            token = self.doc[i]
            form = "name" if token.pos_ == "PROPN" else "pronoun" if token.pos_ == "PRON" else "description"
            cases = [c.lower_ for c in children(token, "case")]
            found = [f"is {chain.type.value}", f"form {form}", f"dep {token.dep_}", f"case {' '.join(cases)}"]
            found.append(f"dep {base(token.dep_)} {token.head.lemma_.lower()}/{token.head.pos_}")
            found += [f"named {chain.named}", f"several {bool(chain.members)}"]
            if form == "description":
                found.append(f"noun {token.lemma_.lower()}")
            if form == "pronoun":
                found.append(f"pronoun {token.lower_}")
            if chain.named and is_surely_territory(chain.name):
                found.append("country")
            if token.i and not self.doc[i - 1].is_space:
                found.append(f"after {self.doc[i - 1].lower_}")
            if token.i + 1 < len(self.doc):
                found.append(f"before {self.doc[i + 1].lower_}")
            self._ends[i] = tuple(found)
        return self._ends[i]

    def _beside(self, i: int, chain: Chain) -> list[int]:
        """The nouns beside a name that say what its bearer is, in the same sentence."""
        sent = sentence_of(self.doc[i])
        return [noun for noun in sorted(set(chain.apposed)) if sent.start <= noun < sent.end and abs(noun - i) < 12]

    def _path(self, pair: Candidate) -> tuple[str, str]:
        """The way in the tree, with prepositions: all of it, and without the steps within names and rows."""
        full, short = [], []
        for place, i in enumerate(pair.path):
            if place == pair.top:
                full.append("|")
                short.append("|")
                continue
            token = self.doc[i]
            step = base(token.dep_)
            cases = "+".join(c.lower_ for c in children(token, "case", "mark") if c.lower_ != "that")
            passive = ":pass" if token.dep_.endswith(":pass") else ""
            full.append(token.dep_)
            if step not in _WITHIN:
                short.append(f"{step}{passive}{':' + cases if cases else ''}")
        return " ".join(full), " ".join(short)

    def _rivals(self, pair: Candidate, first: int, last: int) -> Iterator[str]:
        """Whether other things of the same types stand between the two or on the way."""
        inner = [self._heads[i] for i in range(first + 1, last) if i in self._heads]
        on_way = [self._heads[i] for i in pair.path[1:-1] if i in self._heads]
        for end, chain in (("s", pair.subject_chain), ("o", pair.object_chain)):
            kind = self.chains[chain].type
            for place, found in (("between", inner), ("on the way", on_way)):
                others = {n for n in found if self.chains[n].type is kind} - {pair.subject_chain, pair.object_chain}
                yield f"{end} rivals {place} {min(len(others), 2)}"

    @cached_property
    def _heads(self) -> Mapping[int, int]:
        """The chain of each mention, by its head."""
        return {mention.head: number for number, chain in enumerate(self.chains) for mention in chain.mentions}

    def _roles(self, pair: Candidate) -> Iterator[str]:
        """The rolesets between two mentions, and the roles that they have there."""
        for i in pair.path:
            for meaning in self._meanings.get(i, ()):
                yield f"means {meaning.roleset}"
                roles = []
                for end in (pair.subject, pair.object):
                    held = [a for a in meaning.arguments if a.span.start <= end < a.span.end]
                    near = min(held, key=lambda a: len(a.span), default=None)
                    exact = near is not None and near.head.i == end
                    roles.append("" if near is None else near.role if exact else f"in {near.role}")
                if any(roles):
                    yield f"roles {'>'.join(roles)}"
                if all(roles):
                    yield f"roles {meaning.roleset} {'>'.join(roles)}"
