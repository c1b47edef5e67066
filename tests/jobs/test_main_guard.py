"""A script that asks for several processes outside of `if __name__ == "__main__":` gets one clear error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import kg

def build():
    report = kg.build("articles", "graph", jobs=2, engine={engine!r})
    print(report.articles, "articles")

{call}
"""
#: As many as are worth other processes.
ARTICLES = 6


def run_script(folder: Path, call: str, engine: str = "processes") -> subprocess.CompletedProcess[str]:
    (folder / "articles").mkdir()
    for number in range(ARTICLES):
        (folder / "articles" / f"{number}.txt").write_text(f"Jane Roe bought {number + 2} houses in Springfield.")
    script = folder / "script.py"
    script.write_text(SCRIPT.format(call=call, engine=engine), encoding="utf-8")
    return subprocess.run([sys.executable, script], cwd=folder, capture_output=True, text=True, check=False)


def test_a_call_outside_of_the_guard_is_told_once(tmp_path: Path) -> None:
    ran = run_script(tmp_path, "build()")
    assert ran.returncode == 1
    assert ran.stdout == ""
    *_, last = ran.stderr.splitlines()
    assert last.startswith(
        'kg.errors.UsageError: several processes were asked for outside of if __name__ == "__main__":'
    )
    assert ran.stderr.count("Traceback") == 1, ran.stderr


def test_a_call_below_the_guard_does_its_work(tmp_path: Path) -> None:
    ran = run_script(tmp_path, 'if __name__ == "__main__":\n    build()')
    assert (ran.stdout, ran.stderr) == (f"{ARTICLES} articles\n", "")
