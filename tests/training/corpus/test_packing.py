"""Packing, checking, mending and counting the corpus, and the corpus itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Span, Status
from tests.training.corpus.invented import ANN, BARE, RECORD, TEXT, write_labels, write_source
from training.corpus.articles import (
    FOLDER,
    PARTS,
    SECOND,
    CorpusStatement,
    from_row,
    path_of,
    read_articles,
    to_row,
    write_articles,
)
from training.corpus.check import main as check
from training.corpus.counts import table
from training.corpus.mending import mended
from training.corpus.pack import main as pack
from training.corpus.rulings import with_offices
from training.corpus.written import read_written

ROLESETS = {"resign.01": frozenset({"ARG0"}), "meet.03": frozenset({"ARG0", "ARG1"})}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_source(tmp_path / "corpora")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    belongs = {
        "train": [],
        "more": ["other"],
        "dev": ["invented", "not labelled yet"],
        "scored": [],
        "second": ["invented"],
    }
    (folder / "parts.json").write_text(json.dumps(belongs), encoding="utf-8")
    return folder


def test_packed_articles_are_those_of_the_first_annotator_and_the_next_is_the_second(
    source: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ANN.replace("resign.01", "?")
    for folder, ann in (("p2", other), ("p1", ANN), ("p3", other)):
        write_labels(tmp_path / "labels" / folder, ann)
    write_labels(tmp_path / "labels" / "p1", name="of no part")
    assert pack([str(tmp_path / "labels"), "--corpora", str(source), "--out", str(out)]) == 0
    assert "dev: 1 of 2 articles; left out: nothing" in capsys.readouterr().out
    assert read_articles(path_of("dev", out)) == [read_written(ANN, BARE).article]
    assert read_articles(path_of(SECOND, out)) == [read_written(other, BARE).article]
    assert read_articles(path_of("train", out)) == []
    attribution = (out / "ATTRIBUTION.tsv").read_text(encoding="utf-8").splitlines()
    assert attribution[1].split("\t")[:5] == [
        "invented",
        "Roe stays",
        "Wikinews",
        "2020-03-07",
        "https://example.org/roe",
    ]


def test_articles_of_other_sources_lie_beside_the_labels(source: Path, out: Path, tmp_path: Path) -> None:
    write_labels(tmp_path / "labels" / "p1", name="other")
    other = json.dumps({**RECORD, "id": "other", "title": "Roe goes"})
    (tmp_path / "labels" / "articles.jsonl").write_text(other + "\n", encoding="utf-8")
    assert pack([str(tmp_path / "labels"), "--corpora", str(source), "--out", str(out)]) == 0
    (article,) = read_articles(path_of("more", out))
    assert (article.id, article.title, len(article.mentions)) == ("other", "Roe goes", 11)


def test_labels_with_faults_are_packed_only_without_these(
    source: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_labels(tmp_path / "labels" / "p1", ANN.replace("| occupation |", "| job |").replace("q3 | direct | e3\n", ""))
    run = [str(tmp_path / "labels"), "--corpora", str(source), "--out", str(out)]
    assert pack(run) == 1
    assert not path_of("dev", out).exists()
    assert pack([*run, "--drop"]) == 0
    assert "left out: 1 lines or marks, 1 statements" in capsys.readouterr().out
    assert [s.predicate for s in read_articles(path_of("dev", out))[0].statements] == ["spouseOf", "metWith"]


def test_packing_needs_the_articles(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pack([str(tmp_path), "--corpora", str(tmp_path), "--out", str(out)]) == 2
    assert "training/README.md" in capsys.readouterr().err


def test_the_checker_tells_lines_of_written_labels(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = write_labels(tmp_path / "right")
    wrong = write_labels(tmp_path / "wrong", ANN.replace("| spouseOf |", "| marriedTo |").replace("{e4 Elm", "{e9 Elm"))
    assert check([str(right), "--corpora", str(source)]) == 0
    assert capsys.readouterr().out == "no faults\n"
    assert check([str(right), str(wrong), "--corpora", str(source)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("invented.ann:10: 'Elmtown' means e9")
    assert told[1:] == ["invented.ann:17: unknown predicate marriedTo", "2 faults"]


def test_the_checker_tells_places_of_packed_labels_and_no_words(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = read_written(ANN, BARE).article
    beyond = replace(article.mentions[0], span=Span(0, len(TEXT) + 1))
    path = tmp_path / "scored.jsonl"
    write_articles(path, [replace(article, mentions=(beyond, *article.mentions[1:2]))])
    assert check([str(path), "--corpora", str(source)]) == 1
    told = capsys.readouterr().out
    assert "scored.jsonl:1: invented: mentions[0]: ends at" in told
    assert "Roe" not in told
    assert check([str(tmp_path / "nothing.jsonl"), "--corpora", str(source)]) == 2


def test_mending_takes_out_what_is_wrong_and_no_more() -> None:
    ann = (
        ANN.replace("resign.01", "resign.77").replace("ARGM-LOC=e4", "ARGM-MOD=e4").replace("| occupation |", "| job |")
    )
    wrong, right = read_written(ann, BARE).article, read_written(ANN, BARE).article
    whole, gone = mended(wrong, ROLESETS)
    assert {k: n for k, n in gone.items() if n} == {"rolesets": 1, "roles": 1, "statements": 1}
    assert whole.statements == right.statements[1:]
    assert [(e.word, e.roleset) for e in whole.events] == [
        (e.word, None if e.roleset == "resign.01" else e.roleset) for e in right.events
    ]
    assert whole.events[2].arguments == (right.events[2].arguments[0], right.events[2].arguments[2])
    assert mended(right, ROLESETS)[0] == right


def test_a_name_loses_its_article_unless_it_is_the_title_of_a_work() -> None:
    ann = ANN.replace("the {e2 Daily Example}", "{e2 the Daily Example}").replace("the {e5 Greens}", "{e5 the Greens}")
    whole, gone = mended(read_written(ann.replace("e5 | Group", "e5 | Work"), BARE).article, ROLESETS)
    assert [m.span.of(TEXT) for m in whole.mentions if m.entities[0] in {"e2", "e5"}] == ["Daily Example", "the Greens"]
    assert gone['leading "the"'] == 1


@pytest.mark.parametrize(
    ("evidence", "added"),
    [
        ("Mayor Jane Roe", ["Mayor"]),
        # nobody says which of the two bears it
        ("Mayor Jane Roe told the Daily Example that she would not resign.\n\n“Doe", []),
        ("her", []),
    ],
)
def test_an_office_by_which_somebody_leads_is_an_occupation(evidence: str, added: list[str]) -> None:
    article = read_written(ANN, BARE).article
    place = Span(TEXT.index(evidence), TEXT.index(evidence) + len(evidence))
    leads = CorpusStatement("e1", "leads", "e4", None, Status.ATTRIBUTED, (place,), ("e5",), "2020", True, True)
    old = replace(article, statements=(leads,))
    new = with_offices(old).statements[1:]
    assert [s.value for s in new] == added
    assert all(s == replace(leads, predicate="occupation", object=None, value="Mayor", by_rule=True) for s in new)
    assert from_row(to_row(with_offices(old))) == with_offices(old)


def test_an_occupation_that_is_there_is_not_added_again() -> None:
    article = read_written(ANN, BARE).article
    place = (Span(0, len("Mayor Jane Roe")),)
    leads = CorpusStatement("e1", "leads", "e4", None, Status.ASSERTED, place)
    mayor = replace(leads, predicate="occupation", object=None, value="the mayor")
    assert with_offices(replace(article, statements=(leads, mayor))).statements == (leads, mayor)
    # places have none
    city = replace(leads, subject="e4", object="e1")
    assert with_offices(replace(article, statements=(city,))).statements == (city,)


def test_a_quotation_that_is_wrong_goes_with_those_inside_it() -> None:
    article = read_written(ANN, BARE).article
    wrong = replace(article.quotations[1], speakers=("e77",))
    whole, gone = mended(replace(article, quotations=(article.quotations[0], wrong)), None)
    assert whole.quotations == article.quotations[:1]
    assert gone["quotations"] == 1


# -- the corpus itself ----------------------------------------------------------------------------------------------


def test_the_corpus_has_no_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(["--corpora", str(tmp_path)]) == 0
    assert "rolesets are not checked" in capsys.readouterr().err


def test_each_article_is_in_its_part_and_attributed() -> None:
    belongs = json.loads((FOLDER / "parts.json").read_text(encoding="utf-8"))
    rows = (FOLDER / "ATTRIBUTION.tsv").read_text(encoding="utf-8").splitlines()[1:]
    attributed = {row.split("\t")[0]: row for row in rows}
    seen: set[str] = set()
    for part in PARTS:
        articles = read_articles(path_of(part))
        assert {a.id for a in articles} <= set(belongs[part])
        assert not seen & set(belongs[part])
        seen |= set(belongs[part])
        for article in articles:
            assert all(x in attributed[article.id] for x in (article.title, article.url, article.published))
    assert {a.id for a in read_articles(path_of(SECOND))} <= set(belongs[SECOND]) <= seen


def test_the_readme_counts_what_is_there() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "\n".join(table({part: read_articles(path_of(part)) for part in PARTS})) in readme
