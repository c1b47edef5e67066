"""Every block of the pages runs, and what a page shows is what comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.markdown import blocks
from tests.docs.page import NOT_RUN, Page
from tests.docs.terminal import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_comes_out(page: Path, folder_of: Callable[[str], Path], warm_kg: Path) -> None:
    running = Page(folder_of(page.name), warm_kg)
    try:
        wrong = [f"{page.name}:{block.line}: {each}" for block in blocks(page) for each in running.run(block)]
    finally:
        running.end()
    assert not wrong, "\n\n".join(wrong)


def test_a_command_that_is_not_run_stands_on_some_page() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [command for command in NOT_RUN if f"\n$ {command}" not in text] == []
