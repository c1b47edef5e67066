from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.startup import LIMITS, main


@pytest.mark.parametrize(("limit", "status"), [(0.01, 1), (1000, 0)])
def test_a_start_is_compared_with_the_limit(
    limit: float, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "startup.json"
    file.write_text(json.dumps(dict.fromkeys(json.loads(LIMITS.read_text(encoding="utf-8")), limit)))
    assert main(["--pairs", "1", "--limits", str(file)]) == status
    assert f"limit {float(limit)}" in capsys.readouterr().out


def test_without_a_limit_nothing_is_measured(tmp_path: Path) -> None:
    assert main(["--pairs", "1", "--limits", str(tmp_path / "none.json")]) == 2
