"""Passages and texts as what the network learns from: pairs with features, and what the gold says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language import Pipeline
from kg.language.coreference.chains import Chains
from kg.language.coreference.descriptions import add_descriptions
from kg.language.coreference.names import add_names as add_name_chains
from kg.language.coreference.pronoun_features import GENDER, Pairs, pairs_of
from kg.language.names.labels import add_names
from kg.model import Span
from training.pronouns.gold import Passage, Text

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Example:
    """One article: its pairs, and the gold.

    Of a passage: `target` is the place of its pronoun in the units, `wanted` are the chains that it means and
    `unwanted` those that it does not, where it means neither name. Of a text: `gold` has the number of each unit's gold
    chain, -1 for none.
    """

    name: str
    pairs: Pairs
    target: int = -1
    wanted: tuple[int, ...] = ()
    unwanted: tuple[int, ...] = ()
    gold: Ints | None = None

    @property
    def chains(self) -> int:
        """How many chains the numbers of the example reach."""
        return 1 + max((int(self.pairs.units.chain.max(initial=0)), *self.wanted, *self.unwanted))


def examples(items: Iterable[Passage | Text], pipeline: Pipeline) -> Iterator[Example]:
    """The items that have a pronoun with something before it to mean."""
    for item in items:
        doc = pipeline.parse(item.article)
        add_names(doc, item.article)
        chains = Chains(doc, item.article)
        add_name_chains(chains)
        add_descriptions(chains)
        pronouns = [t for t in doc if t.lower_ in GENDER and t.pos_ in {"PRON", "DET"} and t.i not in chains.at]
        if not pronouns:
            continue
        pairs = pairs_of(chains, pronouns)
        if not len(pairs.pronoun):
            continue
        example = Example(item.name, pairs)
        places = [doc[int(head)].idx for head in pairs.units.head]
        if isinstance(item, Passage):
            if not _of_passage(example, item, chains, places):
                continue
        else:
            example.gold = _of_text(item, places)
        yield example


def _of_passage(example: Example, passage: Passage, chains: Chains, places: list[int]) -> bool:
    """Fills in the gold of a passage; whether it can be learnt from."""
    asked = set(example.pairs.pronoun.tolist())
    example.target = next((i for i in sorted(asked) if places[i] == passage.pronoun.start), -1)
    both = [_named(chains, name) for name in passage.names]
    if any(passage.meant):
        example.wanted = both[passage.meant.index(True)]
    else:
        example.unwanted = tuple(sorted({*both[0], *both[1]}))
    return example.target >= 0 and bool(example.wanted or example.unwanted)


def _named(chains: Chains, name: Span) -> tuple[int, ...]:
    return tuple(
        index
        for index, chain in enumerate(chains.items)
        if not chain.members and any(named.overlaps(name) for named in chain.names)
    )


def _of_text(text: Text, places: list[int]) -> Ints:
    """The gold chain of the shortest gold mention that holds each place."""
    by_place: dict[int, str] = {}
    for span in sorted(text.mentions, key=lambda s: (s.end - s.start, s.start)):
        for place in range(span.start, span.end):
            by_place.setdefault(place, text.mentions[span])
    numbers: dict[str, int] = {}
    return np.array(
        [numbers.setdefault(by_place[p], len(numbers)) if p in by_place else -1 for p in places], dtype=np.int64
    )
