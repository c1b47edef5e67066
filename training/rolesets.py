"""Makes PropBank's rolesets as kg reads them: kg/propbank/rolesets.tsv.gz and roleset_words.tsv.gz.

`python -m training.rolesets ROLESETS` reads the frame files of Unified PropBank as gzipped JSON lines, one roleset
each: `id`, `name`, `aliases` (pairs of a part of speech and a word), `roles` (`n`, `f`, `descr`), and the classes
`verbnet` and `framenet`. A line of rolesets.tsv has the columns id, name, roles, VerbNet's classes and FrameNet's
frames; one of roleset_words.tsv a word and the ids that it has as a verb, noun, adjective, anything else, and, as
"make_accusation", as a light verb with its noun.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "kg/propbank"
#: The columns of a word, by the frame files' marks for parts of speech; all other marks share one.
KINDS = {"v": 0, "n": 1, "j": 2, "l": 4}
OTHER = 3
#: What keeps columns, and the roles of one roleset apart; no text of the frame files may hold them.
COLUMN, ROLE = "\t", "|"


def rolesets(read: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each roleset, sorted by id; of two with one id the first counts.

    Raises ValueError where a text holds what keeps columns or roles apart.
    """
    first: dict[str, Mapping[str, Any]] = {}
    for roleset in read:
        first.setdefault(roleset["id"], roleset)
    for name, roleset in sorted(first.items()):
        roles = [
            f"{role['n'].upper()} {(role.get('f') or '').strip().upper() or '-'} {_plain(role['descr'])}"
            for role in roleset.get("roles", ())
        ]
        classes = (" ".join(roleset.get(key, ())) for key in ("verbnet", "framenet"))
        columns = [name, _plain(roleset.get("name", "")), ROLE.join(roles), *classes]
        if any(COLUMN in column for column in columns) or any(ROLE in role for role in roles):
            raise ValueError(f"{name} holds a tab or a bar; choose other marks")
        yield COLUMN.join(columns)


def words(read: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each word that a roleset can be found by, sorted."""
    found: dict[str, tuple[set[str], ...]] = {}
    for roleset in read:
        for kind, alias in roleset["aliases"]:
            for word in _ways_to_find(kind, "_".join(alias.lower().split())):
                columns = found.setdefault(word, tuple(set() for _ in range(5)))
                columns[KINDS.get(kind, OTHER)].add(roleset["id"])
    for word, columns in sorted(found.items()):
        yield COLUMN.join([word, *(" ".join(sorted(ids)) for ids in columns)])


def _ways_to_find(kind: str, alias: str) -> Iterator[str]:
    """An alias, and its head: the first word of a verb with a particle, either end of a noun or adjective."""
    yield alias
    if kind == "l":
        return
    if "_" in alias:
        yield alias.replace("_", "-")
        yield alias.partition("_")[0]
        if kind != "v":
            yield alias.rpartition("_")[2]
    elif "-" in alias:
        yield alias.replace("-", "")


def _plain(text: str) -> str:
    return " ".join(text.split())


def packed(lines: Iterable[str]) -> bytes:
    """Lines in gzip's format without a date, so that the same lines give the same bytes."""
    return gzip.compress("".join(f"{line}\n" for line in lines).encode("utf-8"), compresslevel=9, mtime=0)


if __name__ == "__main__":
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        everything = [json.loads(line) for line in file]
    (FOLDER / "rolesets.tsv.gz").write_bytes(packed(rolesets(everything)))
    (FOLDER / "roleset_words.tsv.gz").write_bytes(packed(words(everything)))
