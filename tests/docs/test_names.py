"""What a page names is there: files and folders, other pages, and the parts that the README says kg has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.markdown import blocks
from tests.docs.terminal import ROOT
from tests.docs.test_pages import PAGES

_PLACE = re.compile(r"`((?:\.ci|benchmarks|docs|kg|queries|seeds|tests|training)/[\w./-]*)`")
#: Names that stand for others: `queries/NAME.rq`, and the predicate of the examples.
_INVENTED = re.compile(r"\bNAME\b|\bmentored\b")
#: Pictures are made with the site, and no part of the repository.
_LINK = re.compile(r"\]\((?!https?:|pictures/)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_places_that_a_page_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = [ROOT / place for place in _PLACE.findall(text) if not _INVENTED.search(place)] + [
        page.parent / link for link in _LINK.findall(text)
    ]
    assert [str(place) for place in named if not place.exists()] == []


def test_the_layout_in_the_readme_names_folders_that_are_there() -> None:
    (layout,) = [block for block in blocks(ROOT / "README.md") if "kg/cli" in block.text and block.language == "text"]
    missing, above = [], ROOT
    for line in layout.text.splitlines():
        *names, about = re.split(r" {2,}", line.strip())
        names = names if " " in about else [*names, about]
        if not line.startswith(" "):
            above = ROOT / names[0]
        within = above if line.startswith(" ") else ROOT
        missing += [f"{within}/{name}" for name in names if not (within / name).is_dir()]
    assert missing == []
