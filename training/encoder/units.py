"""From annotated sentences to what the network is trained on: units of one or more sentences, a little different in
every epoch."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from kg.language.parsing.encoder.pieces import WordPieces
from training.convert import with_curly_marks, without_stop
from training.corpora import Sentence
from training.corpus.articles import path_of
from training.encoder.meant import gap_passages, wanted
from training.encoder.named import (
    TAGS,
    Annotated,
    Names,
    allowed,
    ewt_names,
    gum_names,
    litbank_names,
    meantime_names,
    wnut_names,
)
from training.encoder.own_corpus import corpus_names
from training.encoder.roles import Frame, Rolesets, read_frames, role_labels
from training.renaming import new_name

_TAG = {tag: i for i, tag in enumerate(TAGS)}


@dataclass(frozen=True)
class Labels:
    """The labels of the heads that learn from treebanks and PropBank, most frequent first."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    rels: list[str]
    roles: list[str]


@dataclass(frozen=True)
class Mixture:
    """How units are cut and changed; shares are probabilities."""

    max_words: int = 110
    rename: float = 0.35
    capitals: float = 0.02
    title_case: float = 0.03
    lower: float = 0.01
    hidden_words: float = 0.05
    without_lists: float = 0.3
    wnut: float = 0.5
    litbank: float = 0.06
    gap: float = 0.5


@dataclass
class Unit:
    """One training example; `heads` count from 1 within the unit, 0 is a root.

    `predicates` tells for each word whether it is one (None: nobody looked); `frames` has (word, numbers of the
    rolesets it can have, the place of the right one among them, [(word, role)], whether words without a role may have
    one that nobody marked) of each. `links` has for each mention
    (word, words that it may mean, words that compete or None for all).
    """

    pieces: list[int]
    forms: list[int]
    first: list[int]
    last: list[int]
    lists: list[int]
    starts: list[int]
    sentence: list[int]
    upos: list[int] | None
    xpos: list[int] | None
    feats: list[int] | None
    heads: list[int] | None
    rels: list[int] | None
    names: list[list[int]] | None
    predicates: list[int] | None = None
    frames: list[tuple[int, list[int], int, list[tuple[int, int]], bool]] = field(default_factory=list)
    links: list[tuple[int, list[int], list[int] | None]] = field(default_factory=list)


def read_paragraphs(corpora: Path, litbank: Path) -> list[list[Annotated]]:
    """All training sentences in runs that were one paragraph; posts and the like stand alone."""
    web = list(ewt_names(corpora))
    frames = read_frames(corpora / "propbank_ewt/train.jsonl.gz", {a.sentence.sent_id: a.sentence for a in web})
    for a in web:
        a.frames = frames.get(a.sentence.sent_id)
    trees = [*web, *gum_names(corpora / "gum/train")]
    runs: list[list[Annotated]] = []
    for a in trees:
        if not runs or a.sentence.new_paragraph or a.sentence.new_document or runs[-1][0].corpus != a.corpus:
            runs.append([])
        runs[-1].append(a)
    runs += [[a] for a in wnut_names(corpora / "wnut17/wnut17train.conll")]
    runs += [[a] for a in meantime_names(corpora / "meantime/train.documents.jsonl")]
    novels: dict[str, list[Annotated]] = {}
    for a in litbank_names(litbank):
        # stretches of a novel, for a pronoun means what an earlier sentence names
        novels.setdefault(a.sentence.sent_id, []).append(a)
    runs += novels.values()
    articles: dict[str, list[Annotated]] = {}
    for a in chain(corpus_names(path_of("train")), corpus_names(path_of("more"))):
        articles.setdefault(a.sentence.sent_id, []).append(a)
    runs += articles.values()
    runs += [[Annotated(s, None, "gap", links=mentions)] for s, mentions in gap_passages(corpora)]
    return runs


def seen_rolesets(runs: Iterable[list[Annotated]]) -> Iterator[tuple[str, str]]:
    """(lemma, roleset) of every predicate that is learnt from."""
    for run in runs:
        for a in run:
            for frame in a.frames or ():
                if a.sentence.lemmas is not None:
                    yield a.sentence.lemmas[frame.word].lower(), frame.roleset


def labels_of(runs: Sequence[list[Annotated]]) -> Labels:
    """The label sets of the treebanks; feature bundles seen once are left to the empty one."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "feats", "rels")}
    for run in runs:
        for a in run:
            s = a.sentence
            if s.heads is not None:
                for name, values in (("upos", s.pos), ("xpos", s.tags), ("feats", s.morphs), ("rels", s.deps)):
                    counts[name].update(values or ())

    def by_count(name: str, least: int) -> list[str]:
        return sorted((x for x, n in counts[name].items() if n >= least), key=lambda x: (-counts[name][x], x))

    rels = [x for x in by_count("rels", 1) if x != "ROOT"]
    roles = role_labels(a.frames for run in runs for a in run if a.frames)
    return Labels(by_count("upos", 1), by_count("xpos", 1), by_count("feats", 2), ["root", *rels], roles)


def _copied(s: Sentence) -> Sentence:
    def of(values: list[Any] | None) -> list[Any] | None:
        return None if values is None else list(values)

    return replace(
        s, words=list(s.words), spaces=list(s.spaces), tags=of(s.tags), pos=of(s.pos), morphs=of(s.morphs),
        lemmas=of(s.lemmas), heads=of(s.heads), deps=of(s.deps), misc=list(s.misc), entities=None,
    )  # fmt: skip


def _renamed(words: list[str], names: Names, mixture: Mixture, chance: random.Random) -> None:
    """Puts other names of as many words in the places of some; tags and trees stay true."""
    for start, end, kind in names.sure:
        if chance.random() < mixture.rename:
            for _ in range(8):
                name = new_name(kind, words[start:end], chance)
                if name is not None and len(name) == end - start:
                    words[start:end] = name
                    break


def _recased(words: list[str], mixture: Mixture, chance: random.Random) -> list[str]:
    x = chance.random()
    if x < mixture.capitals:
        return [w.upper() for w in words]
    x -= mixture.capitals
    if 0 <= x < mixture.title_case:
        return [w[:1].upper() + w[1:] if len(w) > 3 or not i else w for i, w in enumerate(words)]
    x -= mixture.title_case
    if 0 <= x < mixture.lower:
        return [w.lower() for w in words]
    return words


def epoch(runs: Sequence[list[Annotated]], mixture: Mixture, seed: int) -> Iterator[list[Annotated]]:
    """One epoch's stretches of sentences, shuffled and changed; the same seed gives the same ones."""
    chance = random.Random(seed)
    shares = {"litbank": mixture.litbank, "wnut": mixture.wnut, "gap": mixture.gap}
    order = list(range(len(runs)))
    chance.shuffle(order)
    for number in order:
        run = runs[number]
        if chance.random() >= shares.get(run[0].corpus, 1.0):
            continue
        copies = [replace(a, sentence=_copied(a.sentence)) for a in run]
        for a in copies:
            if a.names is not None:
                _renamed(a.sentence.words, a.names, mixture, chance)
        if run[0].sentence.heads is None:
            with_curly_marks([a.sentence for a in copies], chance)
        else:
            without_stop(with_curly_marks([a.sentence for a in copies], chance), chance)
        stretch: list[Annotated] = []
        limit = chance.choice((1, 2, 4, 8, 16))
        size = 0
        for a in copies:
            a.sentence.words = _recased(a.sentence.words, mixture, chance)
            n = len(a.sentence.words)
            if stretch and (len(stretch) >= limit or size + n > mixture.max_words):
                yield stretch
                stretch, size, limit = [], 0, chance.choice((1, 2, 4, 8, 16))
            if n <= 2 * mixture.max_words:
                stretch.append(a)
                size += n
        if stretch:
            yield stretch


def to_unit(
    stretch: list[Annotated],
    pieces: WordPieces,
    labels: dict[str, dict[str, int]],
    rolesets: Rolesets,
    mixture: Mixture,
    chance: random.Random,
) -> Unit:
    """The numbers of one stretch; some of its words are masked."""
    words = [w for a in stretch for w in a.sentence.words]
    blanks = [b for a in stretch for b in (*a.sentence.spaces[:-1], True)]
    encoded = pieces.encode(words, blanks)
    for first, last in zip(encoded.first, encoded.last, strict=True):
        if chance.random() < mixture.hidden_words:
            encoded.pieces[first : last + 1] = [pieces.mask] * (last + 1 - first)
    trees = all(a.sentence.heads is not None for a in stretch)
    unit = Unit(
        encoded.pieces, encoded.forms, encoded.first, encoded.last,
        # some units must do without the lists, for those of given names know most of the names put in for others
        encoded.lists if chance.random() >= mixture.without_lists else [0] * len(words),
        starts=[int(i == 0) for a in stretch for i in range(len(a.sentence.words))],
        sentence=[k for k, a in enumerate(stretch) for _ in a.sentence.words],
        upos=None, xpos=None, feats=None, heads=None, rels=None, names=None,
    )  # fmt: skip
    if trees:
        unit.upos, unit.xpos, unit.feats, unit.heads, unit.rels = [], [], [], [], []
        offset = 0
        for a in stretch:
            s = a.sentence
            for i, head in enumerate(s.heads or ()):
                unit.heads.append(0 if head == i else offset + head + 1)
            unit.upos += [labels["upos"][x] for x in s.pos or ()]
            unit.xpos += [labels["xpos"][x] for x in s.tags or ()]
            unit.feats += [labels["feats"].get(x, -100) for x in s.morphs or ()]
            unit.rels += [labels["rels"]["root" if x == "ROOT" else x] for x in s.deps or ()]
            offset += len(s.words)
    if all(a.frames is not None for a in stretch):
        unit.predicates = [0 if trees else -100] * len(words)
        offset = 0
        for a in stretch:
            for frame in a.frames or ():
                _add_frame(unit, frame, a.sentence, offset, labels["roles"], rolesets)
            offset += len(a.sentence.words)
    offset, mentions = 0, []
    for a in stretch:
        n = len(a.sentence.words)
        mentions += [replace(m, word=offset + m.word) for m in a.links or () if m.word < n]
        offset += n
    unit.links = list(wanted(mentions))
    if any(a.names is not None for a in stretch):
        unit.names = []
        for a in stretch:
            if a.names is None:
                unit.names += [[]] * len(a.sentence.words)
            else:
                unit.names += [sorted(_TAG[t] for t in tags) for tags in allowed(a.sentence.words, a.names)]
    return unit


def _add_frame(
    unit: Unit, frame: Frame, sentence: Sentence, offset: int, roles: dict[str, int], rolesets: Rolesets
) -> None:
    size = len(sentence.words)
    if frame.word >= size:  # the full stop that was taken away
        return
    assert unit.predicates is not None
    unit.predicates[offset + frame.word] = 1
    word = sentence.words[frame.word]
    lemma = rolesets.lemma_of(word, frame.roleset) if sentence.lemmas is None else sentence.lemmas[frame.word]
    numbers = rolesets.candidates(lemma, frame.roleset)
    if frame.roleset not in rolesets.number:
        return
    arguments = [(offset + word, roles[role]) for role, word in frame.arguments if role in roles and word < size]
    right = numbers.index(rolesets.number[frame.roleset])
    unit.frames.append((offset + frame.word, numbers, right, arguments, frame.partial))
