"""PropBank's rolesets: which meanings a word may have, and who takes part in each.

In Unified PropBank a verb, a noun and an adjective of one meaning share a roleset: "accuse", "accusation" and "make an
accusation" are `accuse.01`, with ARG0 the accuser, ARG1 the accused and ARG2 the crime. The data come from the frame
files of PropBank 3.4 (kg/language/ATTRIBUTION.md), made by training/rolesets.py.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

#: The column of a part of speech of Universal Dependencies in the data; the last is that of light verbs.
_COLUMNS = {"VERB": 0, "AUX": 0, "NOUN": 1, "PROPN": 1, "ADJ": 2}
_LIGHT = 4
#: How many words' rolesets are kept at hand.
_REMEMBERED = 20_000
#: British spellings and what the frame files, which are American, write for them.
_AMERICAN = (
    ("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ence", "ense"), ("fil", "fill"),
    ("rol", "roll"), ("judgement", "judgment"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A numbered argument of a roleset: who or what it is, in the words of the frame file, and its function.

    Functions are PropBank's: PAG (who acts), PPT (who or what undergoes it), GOL, DIR, LOC, PRD, VSP, "-" for none ...
    """

    description: str
    function: str


@dataclass(frozen=True, slots=True)
class Roleset:
    """One meaning of a word: `roles` by the number behind "ARG" ("0"), and the classes of VerbNet 3.4 and FrameNet 1.7.

    `lemma` is the word that the roleset is filed under, a particle behind an underscore ("back_up").
    """

    id: str
    name: str
    lemma: str
    roles: Mapping[str, Role]
    verbnet: tuple[str, ...]
    framenet: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def candidates(lemma: str, upos: str) -> tuple[str, ...]:
    """The rolesets that a word may have, sorted; none for a word that the frame files do not know.

    `lemma` is in any case, `upos` a tag of Universal Dependencies. Those of expressions of several words are found by
    their head ("back" for "back up", "scan" for "CT scan") and by the whole, its words joined with underscores or
    hyphens. Where the frame files know the word only as another part of speech, in American spelling, in the singular
    or as the verb whose participle it is, those count. Light verbs have their own: `light_candidates`.
    """
    word = lemma.lower()
    for spelt in (word, *_otherwise(word)):
        columns = _words().get(spelt, "").split("\t")
        column = columns[_COLUMNS[upos]] if upos in _COLUMNS and len(columns) > 1 else ""
        found = column.split() or sorted({name for each in columns[:_LIGHT] for name in each.split()})
        if found:
            return tuple(found)
    return ()


def light_candidates(verb: str, noun: str) -> tuple[str, ...]:
    """The rolesets of a noun with a verb that says little by itself: "make" and "accusation" have `accuse.01`."""
    line = _words().get(f"{verb}_{noun}".lower(), "")
    return tuple(line.split("\t")[_LIGHT].split()) if line else ()


@cache
def phrases_of(verb: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The rolesets that a verb has with other words: roleset -> these words in each way ("off" of "lay_off.02")."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words, ids in _phrases().get(verb, ()):
        for name in ids:
            found[name] = (*found.get(name, ()), words)
    return found


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], list[str]]]]:
    """By its first word what each verb of several words can mean."""
    found: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
    for word, columns in _words().items():
        first, *rest = word.split("_")
        ids = columns.split("\t")[_COLUMNS["VERB"]].split()
        if rest and ids:
            found.setdefault(first, []).append((tuple(rest), ids))
    return found


@cache
def roleset(name: str) -> Roleset | None:
    """The roleset with this id, as "accuse.01"; None where the frame files have none."""
    line = _rolesets().get(name)
    if line is None:
        return None
    meaning, roles, verbnet, framenet = line.split("\t")
    numbered = (role.split(" ", 2) for role in roles.split("|") if role)
    return Roleset(
        name,
        meaning,
        name.rpartition(".")[0] or name,
        {number: Role(description, function) for number, function, description in numbered},
        tuple(verbnet.split()),
        tuple(framenet.split()),
    )


def rolesets_with(sense: str) -> int:
    """How many rolesets have a frame of FrameNet or a class of VerbNet."""
    return _spread()[sense]


@cache
def _spread() -> Counter[str]:
    columns = (line.split("\t")[2:] for line in _rolesets().values())
    return Counter(sense for both in columns for senses in both for sense in senses.split())


def family(name: str) -> str:
    """The word that a roleset is filed under, without a particle: "step" of "step_down.05"."""
    return name.rpartition(".")[0].partition("_")[0] or name


def _otherwise(word: str) -> Iterator[str]:
    """How else the frame files may spell a word."""
    for british, american in _AMERICAN:
        if british in word:
            yield word.replace(british, american)
    if word.endswith("s"):
        yield word[:-1]
    if "-" in word:
        yield word.replace("-", "")
    if word.endswith(("ed", "ing")):
        stem = word.removesuffix("ed").removesuffix("ing")
        yield from (stem, f"{stem}e")


@cache
def _rolesets() -> Mapping[str, str]:
    """The columns behind a roleset's id."""
    return _by_first_column("rolesets")


@cache
def _words() -> Mapping[str, str]:
    """The columns behind a word."""
    return _by_first_column("roleset_words")


def _by_first_column(name: str) -> dict[str, str]:
    packed = files("kg.propbank").joinpath(f"{name}.tsv.gz").read_bytes()
    parted = (line.partition("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return {first: rest for first, _, rest in parted}
