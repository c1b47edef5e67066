"""The same is found in one process or several, from records or anew; what decides it names the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.extraction.frames.own import OwnFrames
from kg.jobs import RecordStore, Sharing, extract_many, rules_of
from kg.model import Article, Extraction
from kg.records.kept import to_bytes
from tests.articles import article

NOBODYS = OwnFrames((), ())
TEXTS = [f"Jane Roe was born in {place}. “We won,” she said on Monday." for place in (
    "Springfield", "Shelbyville", "Riverton", "Greenville", "Fairview", "Clinton", "Salem", "Madison")]  # fmt: skip
ARTICLES = [article(text, path=f"{number}.txt") for number, text in enumerate(TEXTS)]


def found(articles: list[Article], store: RecordStore | None = None, jobs: int = 1) -> list[Extraction]:
    several = [each for _, each in extract_many(articles, rules_of(None, NOBODYS), Sharing(jobs), store=store)]
    assert all(isinstance(each, Extraction) for each in several)
    return [each for each in several if isinstance(each, Extraction)]


def test_the_same_is_found_however_the_work_is_done(tmp_path: Path) -> None:
    here = found(ARTICLES)
    assert [each.article for each in here] == ARTICLES
    store = RecordStore(tmp_path)
    assert found(ARTICLES, store, jobs=2) == here
    assert len(list(store.kept())) == len(ARTICLES)
    assert found(ARTICLES, store) == here


def test_a_record_is_used_instead_of_reading_again(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    (first, *_) = found(ARTICLES[:1], store)
    (name,) = (kept.name for kept in store.kept())
    store.put(name, to_bytes(replace(first, quotations=()), name))
    (again,) = found([replace(ARTICLES[0], path="elsewhere.txt")], store)
    assert not again.quotations
    assert again.article.path == "elsewhere.txt"


class Asked(RecordStore):
    """Records of which it is known how many were asked for."""

    times = 0

    def get(self, name: str, path: str) -> Extraction | None:
        self.times += 1
        return super().get(name, path)


@pytest.mark.parametrize("sharing", [Sharing(2), Sharing(engine="dask")])
@pytest.mark.parametrize("given", [list, iter])
def test_few_of_many_that_are_kept_are_read_ahead(
    sharing: Sharing, given: Callable[[list[Article]], Iterable[Article]], tmp_path: Path
) -> None:
    here = found(ARTICLES, RecordStore(tmp_path))
    store = Asked(tmp_path)
    passing = extract_many(given(ARTICLES), rules_of(None, NOBODYS), sharing, store=store)
    first = next(passing)
    assert store.times == 1
    assert [each for _, each in (first, *passing)] == here


def test_whatever_decides_what_is_found_names_another_record() -> None:
    one = ARTICLES[0]
    rules = rules_of(None, NOBODYS)
    others = [
        replace(one, title="2020"), replace(one, outlet="2020"), replace(one, published="2020"),
        replace(one, url="2020"), replace(one, authors=("2020",)), article(TEXTS[1]),
    ]  # fmt: skip
    names = [rules.name_of(one), *map(rules.name_of, others), rules_of("another", NOBODYS).name_of(one)]
    names.append(rules_of(None, replace(NOBODYS, digest="of other frames")).name_of(one))
    assert len(set(names)) == len(names)
    assert rules.name_of(replace(one, path="elsewhere.txt")) == rules.name_of(one)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipeline_that_is_not_there_is_told(jobs: int) -> None:
    with pytest.raises(UsageError, match="no spaCy pipeline"):
        list(extract_many(ARTICLES, rules_of("no-such-pipeline", NOBODYS), Sharing(jobs)))
