"""Tables of rolesets by name, as files beside this one hold them: lists of rolesets, classes of VerbNet, frames."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def roleset_tables(file: str) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Each table of a file of this folder, as "silent.toml": name -> kind of list -> what it lists."""
    with files(__package__).joinpath(file).open("rb") as opened:
        return {
            name: {kind: frozenset(words) for kind, words in table.items()}
            for name, table in tomllib.load(opened).items()
        }


def is_below(name: str, listed: str) -> bool:
    """Whether a class of VerbNet is the listed one or one of its subclasses ("begin-55.1-1" of "begin-55.1")."""
    return name == listed or name.startswith((f"{listed}-", f"{listed}."))
