"""The house: data flows one way, no files import each other in a circle, and a folder can be taken in at a glance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: The floors of each folder, the lowest first. What stands on one floor does not import what stands on the same.
FLOORS = {
    "kg": [
        "child_process drawing errors harmless html_tables interrupting progress propbank surely version",
        "limits model paths",
        "catalogue left_out plain_text reach records vocabulary",
        "reading language graph",
        "extraction viewer remote",
        "resolution serving",
        "comparison explaining extracting",
        "jobs",
        "workflow",
        "building sharding",
        "amending",
        "frame_examples spacy_component",
        "cli",
        "__main__",
    ],
    "kg/language": [
        "lexicon extensions",
        "text",
        "syntax",
        "dates",
        "names",
        "coreference parsing",
        "quantities",
        "pipeline",
    ],
    "kg/amending": ["base meant", "amending"],
    "kg/jobs": [
        "recording rules shard in_place main_guard",
        "store markers sharing",
        "collecting results",
        "worker dask_worker merging",
        "pool",
        "dask_engine",
        "many",
    ],
    "kg/extraction": [
        "protocol",
        "registry soundness quotations example timing",
        "status",
        "patterns",
        "frames",
        "relations events",
    ],
    "kg/extraction/events": [
        "refusals words tables types salience lasting idioms",
        "roles silent alternating general",
        "choosing",
        "fitting fillers measuring",
        "arguments places",
        "participants selecting",
        "reporting",
    ],
    "kg/extraction/events/selecting": ["restrictions", "denoting", "meaning"],
    "kg/extraction/relations": ["types candidates heard network", "features guards", "reading"],
    "kg/extraction/frames": ["role_names toml_places marked", "checking", "loading", "own_predicates matching", "own"],
    "kg/extraction/frames/matching": [
        "roles pointers values ended",
        "verdicts",
        "analysis",
        "trigger offences",
        "checks evoking evidence exclusions fitting objects reversals",
        "ends",
        "pairs",
        "stating listening covering",
        "matcher",
    ],
    "kg/extraction/frames/matching/ended": ["tense bounds", "adverbs clauses", "term"],
    "kg/extraction/status": [
        "effects words sentence_words",
        "modality whose_words fiction overturned remarks",
        "gerunds",
        "embedding",
        "rejected",
        "around_noun wording",
        "around_clause",
        "scope",
        "context",
        "passing",
    ],
    "kg/extraction/quotations": [
        "lexicon index",
        "layout phrases",
        "attribution media standing",
        "asking",
        "choice indirect act_time admission",
        "direct",
        "nested lent",
        "extract",
    ],
    "kg/comparison": [
        "negations",
        "candidates words values inputs",
        "differences renderings passages told",
        "likeness twins claims headlines",
        "pairs origins conflicts told_otherwise",
        "utterances",
        "revising beside",
        "comparing",
    ],
    "kg/comparison/inputs": ["resolved", "parts", "keeping"],
    "kg/comparison/told": ["moments terms people surroundings", "numbers denials justice", "aligned"],
    "kg/explaining": [
        "notes reasons",
        "words tree attempts placing",
        "printing findings",
        "events explanation",
        "explaining",
        "asking",
    ],
    "kg/graph": ["writing", "store reading", "querying exporting views checking", "graph", "differing"],
    "kg/serving": [
        "negotiation media_types refused answer unchanged suspicion",
        "index kept protocol description answering",
        "site workers",
        "served",
        "worker application",
        "server",
    ],
    "kg/graph/differing": ["thing", "things", "differing", "diff"],
}
MOST_FILES = 20


def module(name: str) -> str | None:
    """The path of a module of kg without its ending, `kg/language/text/blocks`; None for anything else."""
    path = name.replace(".", "/")
    if (ROOT / path).is_dir():
        path += "/__init__"
    return path if path.startswith("kg/") and (ROOT / f"{path}.py").exists() else None


def imported(file: Path) -> Iterator[str]:
    """The modules of kg that a file imports, at its top or later."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [module(alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found = [module(f"{node.module}.{alias.name}") or module(node.module) for alias in node.names]
        else:
            continue
        yield from filter(None, found)


def room(path: str, folder: str) -> str:
    """The file or folder right inside `folder` that a path lies in."""
    return path.removeprefix(folder + "/").split("/")[0].removesuffix(".py")


@pytest.mark.parametrize("folder", FLOORS)
def test_no_module_imports_one_that_comes_later(folder: str) -> None:
    floor = {name: height for height, names in enumerate(FLOORS[folder]) for name in names.split()}
    wrong = []
    for file in (ROOT / folder).rglob("*.py"):
        path = file.relative_to(ROOT).as_posix()
        mine = room(path, folder)
        if mine == "__init__":
            continue
        assert mine in floor, f"{path} stands on no floor; give it one in FLOORS"
        for other in imported(file):
            theirs = room(other, folder)
            if other.startswith(folder + "/") and theirs != mine and floor.get(theirs, len(floor)) >= floor[mine]:
                wrong.append(f"{path} imports {other}")
    assert not wrong


def test_no_circle() -> None:
    """Imports under TYPE_CHECKING and inside functions count: a circle is one however it is put off."""
    files = {f.relative_to(ROOT).with_suffix("").as_posix(): f for f in (ROOT / "kg").rglob("*.py")}
    ahead = {name: {o for o in imported(file) if o in files and o != name} for name, file in files.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in sorted(ahead[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(files):
        visit(name, ())


def test_no_folder_is_crowded() -> None:
    crowded = {}
    for folder in [ROOT / "kg", *(f for f in (ROOT / "kg").rglob("*") if f.is_dir())]:
        count = len(list(folder.glob("*.py")))
        if count > MOST_FILES:
            crowded[folder.relative_to(ROOT).as_posix()] = count
    assert not crowded


def test_what_is_taken_for_sure_is_said_aloud() -> None:
    """No `assert`, which -O takes away, and no `next` without an end, which ends whatever iterates above it."""
    silent = []
    for file in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assert) or (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "next"
                and len(node.args) == 1
            ):
                silent.append(f"{file.relative_to(ROOT).as_posix()}:{node.lineno}")
    assert not silent, "say what is missing (kg/surely.py), or give next() what it gives at the end"
