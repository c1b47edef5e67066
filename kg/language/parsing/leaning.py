"""Which meanings of a verb the words beside it speak for: "push for a law" is no pushing.

What the frame files file under a verb with a particle ("lay_off.02") needs the particle. How much else speaks for a
meaning is told by a table of counts (complements.tsv.gz, made by training/complements.py) and by complements.toml.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.language.syntax.complements import complements_of, stands
from kg.propbank import phrases_of

#: In log-odds: a particle of the verb's speaks for the meaning with it, a complement of complements.toml for its own.
_PARTICLE, _WRITTEN = 6.0, 8.0
#: No meaning with a particle where there is none.
_NEVER = -99.0
#: A particle that the parse hangs elsewhere stands within so many words behind its verb.
_NEAR = 4

#: How much each roleset gains by something beside a verb.
Gains = Mapping[str, Mapping[str, float]]


def leanings(verb: Token, rolesets: Sequence[str]) -> list[float] | None:
    """What to add to the log-odds of each roleset of a verb; None where nothing speaks for or against any."""
    lemma = verb.lemma_.lower()
    gains, phrases = _gains().get(lemma), phrases_of(lemma)
    if not gains and not phrases:
        return None
    beside = complements_of(verb)
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]] if phrases else []
    found = [_by_particle(name, phrases[name], near, beside) if name in phrases else 0.0 for name in rolesets]
    for words, told in gains.items() if gains else ():
        if stands(words, beside):
            for at, name in enumerate(rolesets):
                found[at] += told.get(name, 0.0)
    return found


def _by_particle(roleset: str, phrases: Sequence[Sequence[str]], near: Sequence[str], beside: frozenset[str]) -> float:
    """What a particle that a roleset needs speaks for it; `near` are the words behind the verb."""
    there = [words for words in phrases if all(word in near or f"+{word}" in beside for word in words)]
    if not there:
        return _NEVER if "_" in roleset else 0.0  # "draw.02" may be "draw in" and "draw"
    return _PARTICLE if any(f"+{words[0]}" in beside for words in there) else 0.0


@cache
def _gains() -> Mapping[str, Gains]:
    """Of each verb what its complements speak for; what is written counts where both know a complement."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    folder = files("kg.propbank")
    packed = gzip.decompress(folder.joinpath("complements.tsv.gz").read_bytes()).decode("utf-8")
    for line in packed.splitlines():
        verb, beside, *gains = line.split("\t")
        told = found.setdefault(verb, {}).setdefault(beside, {})
        told.update((name, float(gain)) for name, _, gain in (each.partition("=") for each in gains))
    written = tomllib.loads(folder.joinpath("complements.toml").read_text(encoding="utf-8"))
    for verb, meanings in written.items():
        own: dict[str, dict[str, float]] = {}
        for name, words in meanings.items():
            for beside in words.split():
                own.setdefault(beside, {})[name] = _WRITTEN
        found.setdefault(verb, {}).update(own)
    return found
