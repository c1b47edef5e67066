"""The board of kills tells what is whole from what is not."""

from __future__ import annotations

import gzip
import shutil
import signal
from pathlib import Path

import pytest

from benchmarks.kills.cases import shard_state
from benchmarks.kills.running import Run
from benchmarks.kills.trials import wrong_with


def test_a_shard_is_old_without_its_marker_and_broken_where_anything_differs(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    (whole / "aa").mkdir(parents=True)
    for name in ("a1", "a2"):
        (whole / "aa" / f"{name}.json.gz").write_bytes(gzip.compress(name.encode(), mtime=0))
    (whole / "shard-1-of-2.json").write_text("{}", encoding="utf-8")
    state = shard_state(whole)
    assert state(whole, False) == "new"
    out = Path(shutil.copytree(whole, tmp_path / "out"))
    (out / "aa" / "a2.json.gz").unlink()
    assert "not all" in state(out, False)
    (out / "shard-1-of-2.json").unlink()
    (out / "aa" / f".{'0' * 32}.tmp").write_bytes(b"half")
    assert state(out, False) == "old"
    (out / "aa" / "a1.json.gz").write_bytes(gzip.compress(b"other"))
    assert "a1.json.gz is not" in state(out, False)
    (out / "aa" / "a1.json.gz").write_bytes(b"cut")
    assert "BadGzipFile" in state(out, False)


@pytest.mark.parametrize(
    ("ended", "wrong"),
    [
        (Run(-15, "", 2.0, 0.1), []),
        (Run(143, "kg: ended by SIGTERM\n", 2.0, 0.1), []),
        (Run(0, "articles 3\n", 2.0), []),
        (Run(3, "kg: no\n", 2.0), ["ended by itself with 3: kg: no\n"]),
        (Run(70, "kg: internal\n", 2.0, 0.1), ["ended with 70: kg: internal\n"]),
        (Run(143, "Traceback of kg", 2.0, 0.1), ["showed a traceback: Traceback of kg"]),
        (Run(143, "", 2.0, 60.0, survivors=True), ["a process outlived it"]),
    ],
)
def test_how_a_run_should_not_end_is_told(ended: Run, wrong: list[str]) -> None:
    assert list(wrong_with(ended, signal.SIGTERM)) == wrong
