"""An article is named by its id, file name, address or title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.amending.meant import meant
from kg.errors import NotFoundError, UsageError
from kg.model import Article
from tests.articles import article

ONE = replace(
    article("Jane Roe was sentenced.", path="texts/roe.md"),
    id="ab12cd34ef567890",
    title="Jane Roe sentenced",
)
OTHER = replace(
    article("John Doe spoke.", path="many.jsonl#17"),
    id="ab12cd99ef567890",
    title="Roe.md",
    url="https://example.org/doe",
)
BOTH = [ONE, OTHER]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ab12cd34ef567890", ONE),
        ("AB12CD9", OTHER),
        ("roe.md", ONE),
        ("ROE.MD", OTHER),
        ("elsewhere/roe.md", ONE),
        ("many.jsonl#17", OTHER),
        ("https://example.org/doe", OTHER),
        ("jane roe  SENTENCED", ONE),
    ],
)
def test_an_article_is_found_by_any_of_its_names(name: str, found: Article) -> None:
    assert meant([name], BOTH) == {found.id}


def test_several_names_mean_several_articles() -> None:
    assert meant(["roe.md", OTHER.id, ONE.id], BOTH) == {ONE.id, OTHER.id}


def test_a_name_of_several_articles_is_told_with_their_ids() -> None:
    with pytest.raises(UsageError, match=f"means 2 articles; give the id of one: {ONE.id} .*, {OTHER.id}"):
        meant(["ab12cd"], BOTH)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("roe.mdd", "near it are: .*roe"),
        ("Roe sentenced", f"near it are: {ONE.id}"),
        ("ab12", "near it are"),
        ("zzz", "kg query articles lists all"),
        ("", "kg query articles lists all"),
    ],
)
def test_a_name_of_no_article_is_told_with_what_is_near(name: str, advice: str) -> None:
    with pytest.raises(NotFoundError, match=advice):
        meant([name], BOTH)
