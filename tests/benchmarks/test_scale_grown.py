from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.scale.__main__ import SAMPLE
from benchmarks.scale.grown import main
from benchmarks.scale.renamed import renamed
from kg import extract, extract_text
from kg.comparison.revising.versions import Versions
from kg.model import Extraction

TEXT = (
    "The mayor of Springfield, Jane Roe, resigned on Monday.\n\n"
    'John Doe, a spokesman of the Example Party, said: "The party is grateful to Roe."\n'
)


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract_text(TEXT, outlet="The Daily Example", published="2024-03-04", title="Roe resigns")


def test_a_copy_tells_the_same_of_others(found: Extraction) -> None:
    copy = renamed(found, 3)
    assert "Roe" not in copy.article.text
    assert "resigned on Monday" in copy.article.text
    assert copy.article.id != found.article.id
    assert len(copy.events) == len(found.events) > 0
    for before, after in zip(found.entities, copy.entities, strict=True):
        assert after.mentions == before.mentions
        words = {copy.article.text[m.span.start : m.span.end] for m in after.mentions if m.form.value == "name"}
        assert not before.named or after.name in words | {copy.article.title}
    assert [copy.name(each.speaker) for each in copy.quotations] != [
        found.name(each.speaker) for each in found.quotations
    ]


def test_a_name_is_the_same_in_all_articles_of_a_copy_and_another_in_each_copy(found: Extraction) -> None:
    other = extract_text("Jane Roe spoke to reporters.")
    names = [{e.name for e in renamed(each, copy).entities if e.named} for each in (found, other) for copy in (1, 2)]
    assert names[0] & names[2]
    assert names[1] & names[3]
    assert not names[0] & names[1]


def test_a_copy_is_another_article_of_another_year(found: Extraction) -> None:
    original = replace(found, article=replace(found.article, url="https://example.com/a?page=2", authors=("Ann Poe",)))
    copies = [renamed(original, copy) for copy in (1, 2)]
    assert not Versions([original, *copies]).several
    assert [x.article.published for x in (original, *copies)] == ["2024-03-04", "2036-03-04", "2048-03-04"]
    assert len({x.article.outlet for x in (original, *copies)}) == 3
    assert len({x.article.authors for x in (original, *copies)}) == 3
    told = [[e.time.value[5:] for e in x.events if e.time] for x in (original, *copies)]
    assert told[0] == told[1] == told[2] != []


def test_years_and_leap_days_are_moved_and_other_numbers_stay() -> None:
    written = extract_text("On February 29, 2016, Jane Roe paid $2000 to 1,950 clubs.", published="2016-02-29")
    copy = renamed(written, 9)
    assert copy.article.published == "2124-02-29"
    assert renamed(written, 7).article.published == "2100-02-28"
    assert "29, 2124," in copy.article.text
    assert "$2000 to 1,950 clubs" in copy.article.text


def test_an_undated_article_has_a_date_in_a_copy() -> None:
    assert renamed(extract_text("Jane Roe resigned."), 1).article.published == "2032"


def test_a_graph_of_more_articles_than_are_kept_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with gzip.open(tmp_path / SAMPLE, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"text": TEXT, "outlet": "The Daily Example"}) + "\n")
    file, records = tmp_path / "article.jsonl", tmp_path / "records"
    file.write_bytes(gzip.decompress((tmp_path / SAMPLE).read_bytes()))
    assert len(list(extract(file, cache=records))) == 1
    known = ["--records", str(records), "--corpora", str(tmp_path), "--json", str(tmp_path / "figures.json")]
    assert main(["--articles", "1,2", *known]) == 0
    one, two = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert (one["articles"], two["articles"]) == (1, 2)
    assert one["stages"]["extraction"]["processor"] < 1
    assert "2 articles" in capsys.readouterr().out


def test_without_records_of_the_sample_nothing_is_measured(tmp_path: Path) -> None:
    assert main(["--records", str(tmp_path), "--corpora", str(tmp_path)]) == 2
