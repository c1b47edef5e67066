"""What common nouns denote, apart from any text: a person, an artifact, an act, a feeling ..., as WordNet classes them.

It is made by training/noun_classes.py, which says what each class is. The lexicon of data/nouns knows fewer nouns and
more of each, and stands above it.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def noun_classes(lemma: str) -> frozenset[str]:
    """The classes of what a noun mostly denotes ("artifact", "act", "weapon"), given in small letters; a few nouns have
    several ("office": artifact, group), and a noun that WordNet lacks has none."""
    return _classes().get(lemma, _NONE)


@cache
def class_names() -> frozenset[str]:
    """All classes that a noun has."""
    return frozenset().union(*_classes().values())


_NONE: frozenset[str] = frozenset()


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    packed = files("kg.language.lexicon").joinpath("data", "noun_classes.tsv.gz").read_bytes()
    found: dict[str, frozenset[str]] = {}
    for line in gzip.decompress(packed).decode("ascii").splitlines():
        classes, _, words = line.partition("\t")
        found.update(dict.fromkeys(words.split(), frozenset(classes.split())))
    return found
