"""Outlets side by side as one HTML page that works from a memory stick: `stories_page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.views.comparison.sheet import StorySheet

__all__ = ["stories_page"]


def stories_page(sheet: StorySheet) -> str:
    """The stories as one self-contained HTML page without a script; the same stories give the same text."""
    # jinja2 takes a while to import; only a call pays for that.
    from kg.viewer.stories.page import render

    return render(sheet)
