from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.scale.__main__ import SAMPLE, main
from benchmarks.scale.timed import STAGES, Beginnings, Watch
from kg.progress import Progress, Stage


def corpora(folder: Path, *texts: str) -> Path:
    with gzip.open(folder / SAMPLE, "wt", encoding="utf-8") as lines:
        for number, text in enumerate(texts):
            lines.write(json.dumps({"id": str(number), "outlet": "The Daily Example", "text": text}) + "\n")
    return folder


def test_every_stage_of_every_size_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = ("Jane Roe, the mayor of Springfield, resigned on Monday.", 'John Doe said: "The plan is too dear for us."')
    file = tmp_path / "figures.json"
    known = ["--corpora", str(corpora(tmp_path, *texts)), "--jobs", "1", "--json", str(file)]
    assert main(["--articles", "2", *known]) == 0
    (found,) = json.loads(file.read_text(encoding="utf-8"))
    assert found["stages"].keys() == {*STAGES, "writing", "verify"}
    assert all(found["stages"][stage]["processor"] > 0 for stage in ("extraction", "writing", "viewer", "verify"))
    assert found["quads_an_article"] > 1
    assert found["nothing_changed"] < found["one_changed"]
    printed = capsys.readouterr().out
    assert [stage for stage in found["stages"] if f"  {stage} " not in printed] == []


def test_the_steps_of_a_stage_count_and_not_what_is_done_between_them() -> None:
    watch = Watch()

    def steps() -> object:
        for number in range(2):
            sum(range(2_000_000))
            yield number

    taken = watch.watched("steps", steps)()
    for _ in taken:
        with watch.on("between"):
            sum(range(20_000_000))
    assert watch.seconds["steps"]["processor"] < watch.seconds["between"]["processor"]


def test_each_stage_is_told_of_as_it_begins(capsys: pytest.CaptureFixture[str]) -> None:
    hears = Beginnings()
    for progress in (Progress(Stage.READING), Progress(Stage.READING, 1), Progress(Stage.WRITING, 0, 1)):
        hears(progress)
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(",")[0].split(" ", 1)[1] for line in lines] == ["reading", "writing"]


@pytest.mark.parametrize("sizes", ["0", "many", "9"])
def test_sizes_that_cannot_be_measured_are_refused(sizes: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as error:
        main(["--articles", sizes, "--corpora", str(corpora(tmp_path, "Jane Roe resigned."))])
    assert error.value.code == 2


def test_without_the_sample_nothing_is_measured(tmp_path: Path) -> None:
    assert main(["--articles", "1", "--corpora", str(tmp_path)]) == 2
