"""The cures of docs/rules.md are cures: with all of them in place, each sentence prints what the page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.terminal import ROOT

PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
CURE = re.compile(
    r"^\$ kg explain '(?P<sentence>.*?)'.*?`(?P<file>kg/[^`]+\.toml)`,\s+(?P<where>below|behind)\s+`(?P<anchor>[^`]+)`"
    r'.*?```text title="cure"\n(?P<cure>.*?)\n```.*?```text title="after"\n(?P<after>.*?)\n```',
    re.DOTALL | re.MULTILINE,
)
EXPLAIN = """
import json, sys, kg
for sentence in json.load(sys.stdin):
    print(json.dumps(str(kg.explain(sentence, published="2024-03-06"))))
"""


@pytest.fixture(scope="module")
def cured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The lines that each sentence prints in a copy of kg with all cures."""
    folder = tmp_path_factory.mktemp("cured")
    shutil.copytree(ROOT / "kg", folder / "kg", ignore=shutil.ignore_patterns("english", "__pycache__"))
    model = Path("kg", "language", "parsing", "english")
    (folder / model).symlink_to(ROOT / model)
    sentences = []
    for found in CURE.finditer(PAGE):
        file = folder / found["file"]
        text = file.read_text(encoding="utf-8")
        anchor = found["anchor"] + ("\n" if found["where"] == "below" else "")
        end = "\n" if found["where"] == "below" else ""
        assert anchor in text, f"{found['file']} has no {anchor}"
        file.write_text(text.replace(anchor, anchor + found["cure"] + end, 1), encoding="utf-8")
        sentences.append(found["sentence"])
    done = subprocess.run(
        [sys.executable, "-c", EXPLAIN], input=json.dumps(sentences), capture_output=True, text=True, encoding="utf-8",
        cwd=folder, env=os.environ | {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}, check=True,
    )  # fmt: skip
    printed = [json.loads(line).splitlines() for line in done.stdout.splitlines()]
    return dict(zip(sentences, printed, strict=True))


def test_each_mistake_of_the_page_has_a_cure() -> None:
    assert len(CURE.findall(PAGE)) == len(re.findall(r"^## A ", PAGE, re.MULTILINE)) == 5


@pytest.mark.parametrize("found", list(CURE.finditer(PAGE)), ids=lambda found: found["file"])
def test_a_cure_cures(found: re.Match[str], cured: dict[str, list[str]]) -> None:
    assert [line for line in found["after"].splitlines() if line not in cured[found["sentence"]]] == []
