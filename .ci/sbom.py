"""Writes what an installed kg brings as a CycloneDX list: `.venv/bin/python .ci/sbom.py FILE [PYTHON]`.

PYTHON is that of the environment to list; without it one is made, with the versions of constraints.txt. The tool has an
environment of its own. One environment gives the same bytes each time: no date, no path, no address of a package index.
"""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOOL = ("cyclonedx-bom==7.5.0", "cyclonedx-python-lib==11.12.0")


def environment(folder: Path, *wanted: str) -> Path:
    """The folder of programs of a new environment, which has what is wanted and what that needs, and no pip."""
    venv.create(folder)
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", folder, "install", "--quiet", *constraints, *wanted], check=True
    )
    return folder / "bin"


def plain(name: str) -> str:
    """The name of a package as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def listed(raw: str, version: str) -> str:
    """The tool's list, with kg's version, and with kg needing only what it needs without extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {plain(re.split(r"[<>=!~;\[ ]", each)[0]) for each in project["dependencies"]}
    found = json.loads(raw)
    root = found["metadata"]["component"]
    root["version"] = version
    for each in found["dependencies"]:
        if each["ref"] == root["bom-ref"]:
            each["dependsOn"] = [ref for ref in each["dependsOn"] if plain(ref.partition("==")[0]) in needed]
            assert len(each["dependsOn"]) == len(needed), "the list lacks some of what kg needs"
    return json.dumps(found, indent=2, sort_keys=True) + "\n"


target = Path(sys.argv[1]).absolute()
with tempfile.TemporaryDirectory() as name:
    tool = environment(Path(name) / "tool", *TOOL)
    python = Path(sys.argv[2]).absolute() if len(sys.argv) > 2 else environment(Path(name) / "kg", str(ROOT)) / "python"
    command = [
        tool / "cyclonedx-py",
        "environment",
        "--output-reproducible",
        "--of",
        "JSON",
        "--mc-type",
        "application",
    ]
    told = subprocess.run(
        [*command, "--pyproject", ROOT / "pyproject.toml", python],
        env={key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    of_kg = importlib.metadata.distributions(
        name="kg-news", path=[str(path) for path in python.parents[1].glob("lib/*/site-packages")]
    )
    text = listed(told.stdout, next(iter(of_kg)).version)
    for path in ("file:", name, str(ROOT)):
        assert path not in text, f"the list has the path {path}"
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(text, encoding="utf-8", newline="\n")
