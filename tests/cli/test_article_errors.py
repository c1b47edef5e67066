"""A mistake that kg makes in one article leaves that article out, and the run goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.tokens import Doc
from typer.testing import CliRunner, Result

import kg
from kg import resolution
from kg.cli.app import app
from kg.comparison import beside as keeping_beside
from kg.comparison.beside import Beside
from kg.comparison.inputs.resolved import Resolved
from kg.graph.writing.parts import making
from kg.graph.writing.parts.part import OwnGraph, Part
from kg.graph.writing.scope import Scope
from kg.model import Article, Extraction
from kg.reading import input as reading_input
from kg.reading.assembly import assemble as real_assemble

GOOD = "Jane Roe left Acme Corp."
BAD = "John Doe kept a secret."


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a good article and one that breaks kg, whose words stand in the exception's message."""

    def resolve_article(doc: Doc, article: Article, findings: object) -> Extraction:
        if article.text == BAD:
            raise ValueError(article.text)
        return Extraction(article, (), (), ())

    monkeypatch.setattr(resolution, "resolve_article", resolve_article)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def line(articles: Path) -> str:
    return (
        f"kg: {articles}/bad.txt: left out, by a mistake in kg (ValueError); report it with the digest of the text, "
        f"sha256 {hashlib.sha256(BAD.encode()).hexdigest()}, and without the text\n"
    )


def test_extract_prints_the_others_and_ends_with_3(articles: Path) -> None:
    ran = run("extract", articles)
    assert [json.loads(each)["text"] for each in ran.stdout.splitlines()] == [GOOD]
    assert (ran.exit_code, ran.stderr) == (3, line(articles))


def test_build_builds_of_the_others_and_ends_with_3(articles: Path, tmp_path: Path) -> None:
    ran = run("build", articles, "-o", tmp_path / "out")
    assert (ran.exit_code, ran.stderr) == (3, line(articles))
    assert kg.open_graph(tmp_path / "out").meta.counts["articles"] == 1


def test_strict_stops_at_the_first_and_leaves_the_graph_as_it_is(articles: Path, tmp_path: Path) -> None:
    ran = run("extract", articles, "--strict")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (3, "", line(articles))
    ran = run("build", articles, "-o", tmp_path / "out", "--strict")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (3, "", line(articles))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--article-timeout", "1"), ("--article-memory", "512M")])
def test_an_article_that_takes_too_much_is_left_out(
    articles: Path, option: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = list[bytearray]()

    def resolve_article(doc: Doc, article: Article, findings: object) -> Extraction:
        while article.text == BAD:
            if option[0] == "--article-memory":
                taken.append(bytearray(1 << 24))
        return Extraction(article, (), (), ())

    run("extract", articles / "good.txt")  # what is loaded for a first article counts for none
    monkeypatch.setattr(resolution, "resolve_article", resolve_article)
    ran = run("extract", articles, *option)
    taken.clear()
    assert [json.loads(each)["text"] for each in ran.stdout.splitlines()] == [GOOD]
    assert ran.exit_code == 3
    assert ran.stderr.startswith(f"kg: {articles}/bad.txt: left out, it takes more")
    assert option[0] in ran.stderr
    assert hashlib.sha256(BAD.encode()).hexdigest() in ran.stderr


@pytest.mark.parametrize("seconds", ["0", "inf"])
def test_time_without_end_is_no_limit(articles: Path, seconds: str) -> None:
    ran = run("extract", articles / "good.txt", "--article-timeout", seconds)
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_what_is_no_amount_of_memory_is_told(articles: Path) -> None:
    ran = run("extract", articles, "--article-memory", "much")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == "kg: there is no amount of memory 'much'; write 500M, 2G or 1.5GiB, or none for no limit\n"


def test_a_mistake_while_one_input_is_read_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def assemble(text: str, *rest: object, **more: object) -> Article:
        if text == BAD:
            raise ValueError(text)
        return real_assemble(text, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading_input, "assemble", assemble)
    lines = tmp_path / "articles.jsonl"
    lines.write_text("".join(json.dumps({"text": each}) + "\n" for each in (BAD, GOOD)), encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    ran = run("extract", tmp_path / "bad.txt", lines)
    assert [json.loads(each)["text"] for each in ran.stdout.splitlines()] == [GOOD]
    assert ran.exit_code == 3
    first, second = ran.stderr.splitlines()
    assert first.startswith(f"kg: {tmp_path}/bad.txt: left out, by a mistake in kg (ValueError)")
    assert second.startswith(f"kg: {lines}, line 1: left out, by a mistake in kg (ValueError)")


def test_vv_shows_where_the_mistake_happened(articles: Path) -> None:
    ran = run("extract", articles, "-vv")
    assert ran.stderr.startswith("Traceback")
    assert ran.stderr.endswith(line(articles))


def test_in_python_it_is_raised_unless_somebody_hears_of_it(articles: Path) -> None:
    with pytest.raises(kg.ArticleError) as raised:
        list(kg.extract(articles))
    assert isinstance(raised.value.__cause__, ValueError)
    with pytest.raises(kg.ArticleError, match=r"^-: left out"):
        kg.extract_text(BAD)
    heard: list[kg.InputError] = []
    assert [found.article.text for found in kg.extract(articles, on_failure=heard.append)] == [GOOD]
    assert [type(error) for error in heard] == [kg.ArticleError]
    assert BAD not in str(heard[0])


def test_a_mistake_in_one_story_costs_no_other_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = {
        "Springfield": "“We will rebuild the old stone bridge before winter,” Mayor Jane Roe said in Springfield on "
        "Monday. The bridge fell in a storm.",
        "Shelbyville": "Bob Loe was sentenced to nine years in prison in Shelbyville on Friday. “He stole from those "
        "who trusted him,” Judge Ann Moss said.",
    }
    for town, text in texts.items():
        for outlet in "ab":
            (folder / f"{town}-{outlet}.md").write_text(f"---\noutlet: Daily {outlet}\n---\n{text}\n", encoding="utf-8")
    real = keeping_beside.beside

    def beside(several: Sequence[Extraction], resolved: Resolved) -> Beside:
        if "Shelbyville" in several[0].article.text:
            raise ValueError(several[0].article.text)
        return real(several, resolved)

    monkeypatch.setattr("kg.comparison.comparing.beside", beside)
    out = tmp_path / "out"
    ran = run("build", folder, "-o", out, "--jobs", "1")
    digests = [hashlib.sha256((folder / f"Shelbyville-{each}.md").read_bytes()).hexdigest() for each in "ab"]
    assert ran.exit_code == 3
    assert ran.stderr == (
        "kg: Shelbyville-a.md: not laid beside Shelbyville-b.md, by a mistake in kg (ValueError); report it with the "
        f"digests of the texts, sha256 {', '.join(digests)}, and without the texts\n"
    )
    assert len(kg.open_graph(out).compare().stories) == 2
    monkeypatch.undo()
    ran = run("build", folder, "-o", out, "--jobs", "1")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == run("build", folder, "-o", tmp_path / "anew", "--jobs", "1").stdout.replace("anew", "out")


def test_an_article_that_cannot_be_written_is_left_out_and_the_others_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("bad.txt", BAD), ("good.txt", GOOD), ("worse.txt", f"{BAD} {BAD}")):
        (folder / name).write_text(text, encoding="utf-8")
    times = list[str]()

    def made(scope: Scope, asked: making.Asked) -> tuple[Part, OwnGraph]:
        times.append(scope.article.text)
        if BAD in scope.article.text:
            raise ValueError(scope.article.text)
        return making.made(scope, asked)

    monkeypatch.setattr("kg.graph.writing.parts.parts.made", made)
    ran = run("build", folder, "-o", tmp_path / "out", "--jobs", "1")
    assert ran.exit_code == 3
    for name in ("bad", "worse"):
        assert f"kg: {folder}/{name}.txt: left out, by a mistake in kg where it is written (ValueError)" in ran.stderr
    assert ran.stderr.count("\n") == 2
    assert len(times) == 3, "all are tried at once, and what was made is kept"
    monkeypatch.undo()
    (folder / "bad.txt").unlink()
    (folder / "worse.txt").unlink()
    run("build", folder, "-o", tmp_path / "other", "--jobs", "1")
    left, right = (kg.open_graph(tmp_path / name).folder for name in ("out", "other"))
    assert (left / "graph.trig").read_bytes() == (right / "graph.trig").read_bytes()


def test_an_article_that_is_found_anew_may_end_a_removal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    for name, text in (("bad.txt", BAD), ("good.txt", GOOD), ("more.txt", "Mary Major left Acme Corp.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("build", *tmp_path.glob("*.txt"), "-o", out, "--jobs", "1").exit_code == 0
    for record in (out / ".records").rglob("*.gz"):
        record.write_bytes(record.read_bytes()[:-1])  # of a record that is cut the article is known still

    def resolve_article(doc: Doc, article: Article, findings: object) -> Extraction:
        raise ValueError

    monkeypatch.setattr(resolution, "resolve_article", resolve_article)
    ran = run("remove", "more.txt", "-o", out, "--jobs", "1", "--strict", "--article-timeout", "9")
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert "by a mistake in kg" in ran.stderr
    assert kg.open_graph(out).meta.counts["articles"] == 3
