"""Whatever the package brings beside its own Python stands in kg/LICENSES.md, with source, licence and changes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def shipped() -> list[str]:
    """The paths of the package's files that are no Python, as they are installed: `queries/` goes into `kg/`."""
    files = [file.relative_to(ROOT / "kg") for file in (ROOT / "kg").rglob("*") if file.is_file()]
    files += [file.relative_to(ROOT) for file in (ROOT / "queries").iterdir()]
    return sorted(path.as_posix() for path in files if path.suffix not in (".py", ".pyc"))


def rows() -> dict[str, list[str]]:
    """What the tables name, each path with the other cells of its row."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "kg/LICENSES.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            paths, *cells = (cell.strip() for cell in line.strip("|").split(" | "))
            for path in re.findall(r"`([^`]+)`", paths):
                assert path not in found, f"{path} has two rows"
                found[path] = cells
    return found


def row_of(path: str, named: dict[str, list[str]]) -> str | None:
    """The row that counts for a file: its own, that of the nearest folder, that of its ending."""
    folders = [f"{folder.as_posix()}/" for folder in Path(path).parents]
    ending = f"*{Path(path).suffix}"
    return next((row for row in (path, *folders, ending) if row in named), None)


def test_every_file_that_is_shipped_has_a_licence_and_every_licence_a_file() -> None:
    named = rows()
    chosen = {path: row_of(path, named) for path in shipped()}
    assert [path for path, row in chosen.items() if row is None] == [], "give them a row in kg/LICENSES.md"
    assert named.keys() - chosen.values() == set()


def test_every_row_says_what_where_from_under_which_licence_and_what_was_changed() -> None:
    assert {path: cells for path, cells in rows().items() if len(cells) != 4 or not all(cells)} == {}


def test_the_package_names_every_licence_of_what_it_brings() -> None:
    named = re.compile(r"Apache-2\.0|MIT|Unicode-3\.0|CC BY(?:-SA)? \d\.\d|WordNet 3\.0")
    stated = " ".join(licence for _, _, licence, _ in rows().values())
    spdx = {each.replace(" ", "-").replace("WordNet", "LicenseRef-WordNet") for each in named.findall(stated)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["license"].split(" AND ")) == spdx
