"""The commands that are killed: what each starts from, and how it is known that what it left is whole."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kills.articles import change_article, write_articles
from benchmarks.kills.running import Run, run
from kg.graph import open_graph, verify
from kg.graph.store.digests import DIGESTED, built_file
from kg.graph.store.layout import META, read_meta
from kg.jobs.in_place import UNFINISHED

#: Articles of the graphs, and those of which the shard has about half, so that both processes have work.
_FEW, _MANY = 3, 16
#: Its rows tell the old graph from the new one.
_QUERY = "quotations"


@dataclass(frozen=True, slots=True)
class Case:
    """A command, the folder that it starts from, the one that it makes of it, and what reads the state of a folder.

    The state is "old", "new", or what is broken. `arguments` have `{out}` where the folder's name stands.
    """

    name: str
    arguments: tuple[str, ...]
    before: Path
    after: Path
    state: Callable[[Path, bool], str]

    def command(self, out: Path) -> list[str]:
        """The arguments of kg for a folder."""
        return [each.format(out=out) for each in self.arguments]


def cases(folder: Path) -> list[Case]:
    """The three commands, with what they start from and end with, made in an empty folder by runs that nobody kills.

    Raises RuntimeError where one of these fails.
    """
    articles, more, many = (folder / name for name in ("articles", "more", "many"))
    write_articles(articles, _FEW)
    write_articles(more, 1, _FEW)
    write_articles(many, _MANY)
    built = folder / "built"
    done(run(["build", str(articles), "-o", str(built), "--jobs", "2"]))
    change_article(articles)
    empty = folder / "empty"
    empty.mkdir()
    of_graph = (
        ("build", ("build", str(articles), "-o", "{out}", "--jobs", "2")),
        ("add", ("add", str(more), "-o", "{out}", "--jobs", "2")),
    )
    found = []
    for name, arguments in of_graph:
        found.append(Case(name, arguments, built, _made(folder / name, built, arguments), _graph_state(built, name)))
    of_shard = ("extract", str(many), "--shard", "1/2", "--out", "{out}", "--jobs", "2")
    after = _made(folder / "extract", empty, of_shard)
    return [*found, Case("extract", of_shard, empty, after, shard_state(after))]


def done(ended: Run) -> None:
    """Raises RuntimeError for a run that failed."""
    if ended.code:
        raise RuntimeError(f"kg ended with {ended.code}: {ended.told}")


def _made(out: Path, before: Path, arguments: Sequence[str]) -> Path:
    shutil.copytree(before, out, symlinks=True)
    done(run([each.format(out=out) for each in arguments]))
    return out


def _graph_state(old: Path, name: str) -> Callable[[Path, bool], str]:
    new = old.parent / name
    known = {told: (_bytes(graph), _rows(graph)) for told, graph in (("old", old), ("new", new))}

    def state(out: Path, verified: bool) -> str:
        try:
            found = _bytes(out)
            for told, (files, rows) in known.items():
                if files == found:
                    if _rows(out) != rows:
                        return f"the query does not give the rows of the {told} graph"
                    problems = verify(out) if verified else []
                    return f"kg verify: {problems[0]}" if problems else told
        except Exception as error:  # whatever it is, it is what is broken
            return f"{type(error).__name__}: {error}"
        return "is neither the old nor the new graph"

    return state


def _bytes(out: Path) -> dict[str, bytes]:
    """The files of a graph as the names of its folder lead to them; raises StoreError where kg's digests differ."""
    meta = read_meta(out)
    for each in DIGESTED:
        built_file(out, meta, each)
    return {name: (out / name).read_bytes() for name in (*DIGESTED, META)}


def _rows(out: Path) -> list[object]:
    return list(open_graph(out).query(_QUERY).rows)


def shard_state(new: Path) -> Callable[[Path, bool], str]:
    """What tells the state of a shard, whose folder a run that nobody killed has left as `new`."""
    known = contents(new)

    def state(out: Path, verified: bool) -> str:
        try:
            found = contents(out)
            for name, data in found.items():
                if name.endswith(".gz"):
                    gzip.decompress(data)
                if known.get(name) != data and not name.endswith(UNFINISHED):
                    return f"{name} is not what a run writes that nobody kills"
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        marker = any(name.startswith("shard-") for name in found)
        if marker and found.keys() < known.keys():
            return "the marker is there, and not all that it stands for"
        return "new" if marker else "old"

    return state


def contents(out: Path) -> dict[str, bytes]:
    """The files of a folder with their bytes, links not followed."""
    return {
        str(Path(parent, name).relative_to(out)): Path(parent, name).read_bytes()
        for parent, _, names in os.walk(out)
        for name in names
        if not Path(parent, name).is_symlink()
    }
