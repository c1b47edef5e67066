"""Semantic roles of Unified PropBank on the Web Treebank, and which rolesets a word can have.

Palmer, Gildea and Kingsbury (2005), The Proposition Bank; Pradhan and others (2022), PropBank comes of age. Upstream's
annotation comes without words; here each sentence is joined to the treebank's by its `sent_id`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.corpora import Sentence, open_text

#: Roles seen fewer times than this in the training part are not learnt, and none of the continued ones ("C-ARG1").
_LEAST = 20


@dataclass(frozen=True)
class Frame:
    """One predicate of a sentence: its word, roleset and arguments as (role, head word); words count from 0."""

    word: int
    roleset: str
    arguments: tuple[tuple[str, int], ...]
    #: Whether more words of the sentence may be predicates, or arguments of this one, than anybody marked.
    partial: bool = False


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """The word of `start` to `end` (half open) that hangs on a word outside; the first of several."""
    heads = sentence.heads or ()
    return next((i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i), start)


def read_frames(path: Path, sentences: Mapping[str, Sentence]) -> dict[str, list[Frame]]:
    """The predicates of each sentence by its `sent_id`; sentences that are not given are left out."""
    found: dict[str, list[Frame]] = {}
    for line in open_text(path):
        row = json.loads(line)
        sentence = sentences.get(row["sent_id"])
        if sentence is None or len(sentence.words) != row["words"]:
            continue
        frames = found.setdefault(row["sent_id"], [])
        for one in row["predicates"]:
            arguments = {
                (role, head_of(sentence, first - 1, last))
                for role, first, last in one["args"]
                if not role.startswith("C-")
            }
            frames.append(Frame(one["word"] - 1, one["roleset"], tuple(sorted(arguments, key=lambda a: (a[1], a[0])))))
    return found


def role_labels(frames: Iterable[list[Frame]]) -> list[str]:
    """ "_" for no argument, then the roles, most frequent first."""
    counts = Counter(role for some in frames for frame in some for role, _ in frame.arguments)
    return ["_", *sorted((r for r, n in counts.items() if n >= _LEAST), key=lambda r: (-counts[r], r))]


@dataclass
class Rolesets:
    """All rolesets by number, what each means in words, and which ones a lemma can have."""

    names: list[str]
    glosses: list[str]
    of_lemma: dict[str, set[int]]
    further: dict[str, list[str]] = field(default_factory=dict)
    _words: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.number = {name: i for i, name in enumerate(self.names)}

    def candidates(self, lemma: str, gold: str = "") -> list[int]:
        """The numbers of the rolesets of a lemma, and of the gold one."""
        found = set(self.of_lemma.get(lemma.lower(), ()))
        if gold in self.number:
            found.add(self.number[gold])
        return sorted(found)

    def lemma_of(self, word: str, roleset: str) -> str:
        """Of the words that the frame files give a roleset the one most like `word`, which comes without a lemma."""
        if not self._words:
            for lemma, numbers in sorted(self.of_lemma.items()):
                for number in numbers:
                    self._words.setdefault(number, []).append(lemma)
        known = self._words.get(self.number.get(roleset, -1), [])
        return max(known, key=lambda lemma: _shared(lemma, word.lower()), default=word.lower())

    def settings(self) -> dict[str, object]:
        """What `kg_roles` needs: the names in order, and those that only the training part gives a lemma."""
        return {"rolesets": self.names, "further": self.further}


def _shared(a: str, b: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def read_rolesets(path: Path, seen: Iterable[tuple[str, str]] = ()) -> Rolesets:
    """The frame files, one roleset a line, and (lemma, roleset) pairs that the training part has beside them."""
    rows = {row["id"]: row for row in map(json.loads, open_text(path))}
    pairs = sorted(set(seen))
    names = sorted({*rows, *(roleset for _, roleset in pairs)})
    number = {name: i for i, name in enumerate(names)}
    of_lemma: dict[str, set[int]] = {}
    for name, row in rows.items():
        for kind, alias in [*row["aliases"], ("", row["lemma"])]:
            whole = alias.lower()
            words = whole.replace("-", "_").split("_")
            # of "back_up" the first word carries the roleset, of a light verb and its noun either
            for word in {whole, whole.replace("_", "-"), words[0], *(words if kind == "l" else ())}:
                of_lemma.setdefault(word, set()).add(number[name])
    further: dict[str, list[str]] = {}
    for lemma, roleset in pairs:
        own = of_lemma.setdefault(lemma.lower(), set())
        if number[roleset] not in own:
            own.add(number[roleset])
            further.setdefault(lemma.lower(), []).append(roleset)
    return Rolesets(names, [_gloss(name, rows.get(name)) for name in names], of_lemma, further)


def _gloss(name: str, row: Mapping[str, Any] | None) -> str:
    if row is None:
        return name.split(".")[0].replace("_", " ")
    roles = "; ".join(role["descr"] for role in row.get("roles", ()))
    return f"{str(row['lemma']).replace('_', ' ')}: {row.get('name', '')}. {roles}"
