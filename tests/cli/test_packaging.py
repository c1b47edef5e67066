"""The package declares what it needs: what kg imports is installed with it, and nothing else is."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

# justext, which trafilatura imports, asks for it as lxml[html_clean]; a pip before 23.3 does not find that extra under
# the name that lxml gives it, and then no HTML can be read.
NEEDED_INDIRECTLY = {"lxml-html-clean"}
# distributed's own other half, of the same version
NEEDED_BY_OPTIONAL = {"dask"}
#: The extras that kg itself has a use for.
EXTRAS_OF_KG = ("dask", "duckdb", "parquet", "pdf", "serve", "warc")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def distribution_name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


def test_what_kg_imports_is_what_it_declares() -> None:
    modules = {name for file in (ROOT / "kg").rglob("*.py") for name in imported(file)}
    homes = importlib.metadata.packages_distributions()
    used = {
        distribution_name(homes[name][0]) for name in modules if name != "kg" and name not in sys.stdlib_module_names
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {distribution_name(requirement) for requirement in project["dependencies"]}
    extras = project["optional-dependencies"]
    optional = {distribution_name(requirement) for extra in EXTRAS_OF_KG for requirement in extras[extra]}
    assert declared - used == NEEDED_INDIRECTLY
    assert used - declared == optional | NEEDED_BY_OPTIONAL


def test_every_dependency_has_a_tested_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[A-Za-z0-9.+!]+", line)] == []
    pinned = {line.partition("==")[0] for line in lines}
    assert {distribution_name(requirement) for requirement in wanted} - pinned == set()
