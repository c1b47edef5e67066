"""Prints the lowest version of each dependency that pyproject.toml allows, and of those of Dask, as constraints."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in [*project["dependencies"], *project["optional-dependencies"]["dask"]]:
    found = re.match(r"([\w.-]+)>=([\w.]+)", requirement)
    assert found, f"{requirement} has no lower bound"
    print(f"{found[1]}=={found[2]}")
