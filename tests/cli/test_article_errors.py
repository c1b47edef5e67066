"""A mistake that kg makes in one article leaves that article out, and the run goes on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from spacy.tokens import Doc
from typer.testing import CliRunner, Result

import kg
from kg import resolution
from kg.cli.app import app
from kg.model import Article, Extraction

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
