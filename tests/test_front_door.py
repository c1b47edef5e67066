"""What `import kg` gives, as a program would use it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import kg
import kg.errors
import kg.model

TEXT = "The court convicted Peter Coleman of fraud on Tuesday."

FRAME = """[[frame]]
predicate = "criticized"
verbs = ["lambast"]
subject = "agent"
object = "patient"
object_type = "Person"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_articles_are_extracted_built_and_opened_from_python(file: Path, tmp_path: Path) -> None:
    (found,) = kg.extract([file])
    assert [s.predicate for s in found.statements] == ["chargedWith", "convictedOf"]
    assert kg.build([file], tmp_path / "out").articles == 1
    assert kg.open_graph(tmp_path / "out").meta.counts["articles"] == 1


def test_one_path_needs_no_list_and_a_string_is_a_path(file: Path, tmp_path: Path) -> None:
    assert [x.article.path for x in kg.extract(str(file))] == [x.article.path for x in kg.extract(file)]
    (tmp_path / "about.toml").write_text('["a.txt"]\noutlet = "The Daily Example"\n', encoding="utf-8")
    (tmp_path / "own.toml").write_text(FRAME, encoding="utf-8")
    (tmp_path / "decisions.toml").write_text(
        '[[rename]]\nentity = "Peter Coleman"\nas = "Peter J. Coleman"\n', encoding="utf-8"
    )
    own = str(tmp_path / "own.toml")
    report = kg.build(
        str(file),
        str(tmp_path / "out"),
        metadata=str(tmp_path / "about.toml"),
        decisions=str(tmp_path / "decisions.toml"),
        frames=own,
    )
    assert (report.articles, report.outlets, report.out) == (1, 1, tmp_path / "out")
    assert kg.open_graph(str(tmp_path / "out")).meta.counts["articles"] == 1
    assert len(kg.read_frames(own).frames) == len(kg.read_frames([tmp_path / "own.toml"]).frames) > 0


def test_an_input_that_cannot_be_read_is_raised_unless_somebody_hears_of_it(file: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(kg.InputError, match=r"missing\.txt: there is no such file"):
        list(kg.extract(missing))
    with pytest.raises(kg.InputError, match=r"missing\.txt: there is no such file"):
        kg.build([missing, file], tmp_path / "out")
    assert not (tmp_path / "out" / "graph.ttl").exists()
    heard: list[kg.InputError] = []
    assert len(list(kg.extract([missing, file], on_failure=heard.append))) == 1
    assert kg.build([missing, file], tmp_path / "out", on_failure=heard.append).failures == 1
    assert [str(error).partition(":")[0] for error in heard] == [str(missing), str(missing)]


def test_a_text_at_hand_is_read_as_an_article(file: Path) -> None:
    found = kg.extract_text(TEXT, published="2021-03-10", outlet=" The Daily\nExample ", title="Coleman convicted")
    article = found.article
    assert (article.text, article.path) == (TEXT, "-")
    assert (article.published, article.outlet, article.title) == (
        "2021-03-10",
        "The Daily Example",
        "Coleman convicted",
    )
    assert [(s.predicate, s.time and s.time.value) for s in found.statements] == [
        ("chargedWith", None),
        ("convictedOf", "2021-03-09"),
    ]
    (read,) = kg.extract(file)
    assert kg.extract_text(TEXT).statements == read.statements
    assert kg.extract_text(TEXT, published=date(2021, 3, 10)).article.published == "2021-03-10"


def test_a_text_at_hand_may_hold_what_is_no_text() -> None:
    assert kg.extract_text("Jane\x00 Roe \ud800 left.").article.text == "Jane\ufffd Roe \ufffd left."


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [(" \n", None, "the text is empty"), (TEXT, "03/04/2021", "published: '03/04/2021' is not clear; write it as")],
)
def test_a_text_that_is_empty_and_a_date_that_is_unclear_are_told(text: str, published: str | None, said: str) -> None:
    with pytest.raises(kg.InputError, match=said):
        kg.extract_text(text, published=published)


def _classes(module: ModuleType) -> set[str]:
    found = inspect.getmembers(module, inspect.isclass)
    return {name for name, one in found if one.__module__.startswith(module.__name__)}


def test_every_exported_name_is_there_and_is_all_that_dir_lists() -> None:
    assert all(hasattr(kg, name) for name in kg.__all__)
    assert dir(kg) == sorted(kg.__all__)
    assert _classes(kg.model) | _classes(kg.errors) <= set(kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = kg.nonsense


def test_importing_kg_loads_nothing_heavy() -> None:
    loaded = "import sys, kg; print([m for m in ('numpy', 'rdflib', 'spacy', 'typer') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_threads_may_be_the_first_to_use_it(file: Path, tmp_path: Path) -> None:
    program = """
import sys, threading, kg
def build(): kg.build(sys.argv[1], sys.argv[2])
def read(): kg.extract_text("Jane Roe sued Acme Corp.")
def explain(): kg.explain("Jane Roe sued Acme Corp.")
failed = []
threading.excepthook = failed.append
if __name__ == "__main__":
    threads = [threading.Thread(target=each) for each in (build, read, explain)]
    for each in threads: each.start()
    for each in threads: each.join()
    sys.exit(len(failed))
"""
    script = tmp_path / "threads.py"
    script.write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, file, tmp_path / "graph"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_graph_that_another_build_replaced_says_so(file: Path, tmp_path: Path) -> None:
    kg.build(file, tmp_path / "graph")
    graph = kg.open_graph(tmp_path / "graph")
    file.write_text(TEXT + " He appealed.", encoding="utf-8")
    kg.build(file, tmp_path / "graph")
    with pytest.raises(kg.StoreError, match="; open the graph again"):
        graph.statements()


def test_shards_of_no_folder_are_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(kg.InputError, match="no folder is named"):
        kg.build_from([], tmp_path)
