"""The terminal session that opens the README is what really happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def session() -> list[tuple[str, str]]:
    """(command, what it prints) of the README's first console block, without the call of make."""
    block = re.search(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    steps = [step.partition("\n") for step in block.group(1).split("$ ")[1:]]
    return [(command, output) for command, _, output in steps if not command.startswith("make ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(ROOT / "seeds"), "-o", "output"], cwd=folder, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(("command", "output"), session(), ids=[command for command, _ in session()])
def test_a_command_of_the_readme_prints_what_the_readme_shows(command: str, output: str, folder: Path) -> None:
    words = command.removeprefix(".venv/bin/").split()
    assert words[0] == "kg"
    arguments = [str(ROOT / "seeds") if word == "seeds" else word for word in words[1:]]
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    assert [line.rstrip() for line in done.stdout.splitlines()] == [line.rstrip() for line in output.splitlines()]
