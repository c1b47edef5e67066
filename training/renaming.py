"""A second copy of the entity data in which the names are other names.

A recogniser trained on few names learns the names; with strange ones in their places it must read the context
(Dai and Adel, 2020, call it mention replacement). The names come from the PyPI package Faker (MIT) and from random
syllables, so that no list is learnt by heart either.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from training.corpora import ORG, PERSON, PLACE, Sentence, guess_spaces

_LOCALES = (
    "en_US",
    "en_GB",
    "en_IE",
    "en_IN",
    "de_DE",
    "fr_FR",
    "es_ES",
    "it_IT",
    "pl_PL",
    "tr_TR",
    "nl_NL",
    "sv_SE",
    "hr_HR",
    "id_ID",
)
_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fr",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "y",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ie", "ou", "a", "e", "i", "o"]
_CODAS = [
    "n",
    "r",
    "l",
    "s",
    "m",
    "t",
    "ck",
    "nd",
    "rt",
    "ng",
    "sk",
    "x",
    "v",
    "th",
    "son",
    "ton",
    "man",
    "ski",
    "ez",
    "ini",
    "er",
    "ey",
    "y",
]
_ORG_TAILS = [
    "Inc.",
    "Corp.",
    "Group",
    "Foundation",
    "University",
    "Institute",
    "News",
    "Times",
    "Post",
    "Bank",
    "Energy",
    "Airlines",
    "Media",
    "Partners",
    "Party",
    "Council",
    "Church",
    "Studios",
    "Pictures",
    "Records",
    "United",
    "Agency",
    "Association",
    "Union",
    "Committee",
    "Court",
]


@cache
def _provider(kind: str) -> dict[str, tuple[str, ...]]:
    lists: dict[str, set[str]] = {}
    for locale in _LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.{kind}.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for name in (
            "first_names",
            "first_names_male",
            "first_names_female",
            "last_names",
            "cities",
            "states",
            "countries",
        ):
            values = getattr(provider, name, ())
            lists.setdefault(name, set()).update(v for v in values if isinstance(v, str))
    if not lists:
        raise ModuleNotFoundError("the names come from Faker; install the extra `train`")
    return {name: tuple(sorted(v for v in values if v[:1].isupper())) for name, values in lists.items()}


def _invented(chance: random.Random) -> str:
    word = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(1, 2)))
    return (word + chance.choice(_CODAS)).capitalize()


def _given(chance: random.Random) -> str:
    people = _provider("person")
    names = (*people["first_names_male"], *people["first_names_female"])
    return _invented(chance) if chance.random() < 0.25 else chance.choice(names)


def _family(chance: random.Random) -> str:
    return _invented(chance) if chance.random() < 0.4 else chance.choice(_provider("person")["last_names"])


def new_name(label: str, words: list[str], chance: random.Random) -> list[str] | None:
    """Another name of the kind `label` for `words`, or None where the words are no plain name."""
    if any(not w[:1].isupper() and len(words) < 3 for w in words):
        return None
    if label == PERSON:
        if len(words) == 1:
            return (_family(chance) if chance.random() < 0.6 else _given(chance)).split()[-1:]
        return [
            *_given(chance).split(),
            *([chance.choice("ABCDEJKLMRST") + "."] if len(words) > 2 else []),
            *_family(chance).split(),
        ]
    if label == PLACE and len(words) <= 2:
        places = _provider("address")
        pool = (*places.get("cities", ()), *places.get("states", ()), *places.get("countries", ()))
        name = _invented(chance) if chance.random() < 0.3 else chance.choice(pool)
        return name.replace("-", " - ").replace("'", " '").split()
    if label == ORG and len(words) >= 2:
        return [chance.choice([_family(chance), _invented(chance)]), chance.choice(_ORG_TAILS)]
    if label == ORG:
        return (
            [_invented(chance)]
            if chance.random() < 0.6
            else ["".join(chance.choices("ABCDEFGIMNOPRSTU", k=chance.randint(3, 4)))]
        )
    return None


def renamed(runs: Iterable[list[Sentence]], seed: int) -> Iterator[list[Sentence]]:
    """Paragraphs that hold names, with the names replaced; only words, blanks and entities are kept."""
    chance = random.Random(seed)
    for run in runs:
        if any(s.entities for s in run):
            yield [_renamed(s, chance) for s in run]


def _renamed(s: Sentence, chance: random.Random) -> Sentence:
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    at = 0
    for start, end, label in sorted(s.entities or ()):
        words += s.words[at:start]
        name = new_name(label, s.words[start:end], chance) or s.words[start:end]
        entities.append((len(words), len(words) + len(name), label))
        words += name
        at = end
    words += s.words[at:]
    return replace(
        s, words=words, spaces=guess_spaces(words), entities=None if s.entities is None else entities,
        tags=None, pos=None, morphs=None, lemmas=None, heads=None, deps=None, misc=[],
    )  # fmt: skip
