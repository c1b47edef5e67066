"""Fixed expressions and figures of speech, where a verb tells of nothing that it means: "spill the beans"."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.language.syntax.complements import complements_of, stands


def is_idiom(verb: Token, roleset_id: str) -> bool:
    """Whether what stands beside a verb makes it an idiom, or no way is told of what would be a motion."""
    if "_" in roleset_id:
        return False  # the frame files have the expression
    idioms, ways = _table()["idioms"], _table()["ways"]
    told = (*idioms.get(roleset_id, ()), *idioms.get(verb.lemma_.lower(), ()))
    if told and any(stands(words, complements_of(verb)) for words in told):
        return True
    needed = ways.get(roleset_id)
    return needed is not None and not any(stands(words, complements_of(verb)) for words in needed)


def tells_way(roleset_id: str) -> bool:
    """Whether a meaning is a motion that counts only with a way; it is sure then."""
    return roleset_id in _table()["ways"]


@cache
def _table() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    with files(__package__).joinpath("idioms.toml").open("rb") as opened:
        return {
            name: {verb: tuple(words.split()) for verb, words in table.items()}
            for name, table in tomllib.load(opened).items()
        }
