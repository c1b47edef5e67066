"""Where a verb means something else than by itself: "lay out" is not "lay", and "spill the beans" spills nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.language.syntax.complements import complements_of, stands
from kg.language.syntax.nouns import children
from kg.propbank import candidates

_NEAR = 4


def has_its_particle(verb: Token, roleset_id: str) -> bool:
    """Whether a verb has the particle that its roleset is filed under ("lay_out.02"), or none where that has none.

    A particle that the frame files know with no meaning of its own says nothing.
    """
    _, _, wanted = roleset_id.rpartition(".")[0].partition("_")
    if wanted:
        doc = verb.doc
        return wanted.split("_")[0] in {t.lower_ for t in doc[verb.i + 1 : verb.i + 1 + _NEAR]}
    own = [c.lower_ for c in children(verb, "compound:prt")]
    return not any(candidates(f"{verb.lemma_}_{particle}", "VERB") for particle in own)


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
