"""Pages of HTML from their templates; whatever stands in articles is escaped, and no page runs or loads anything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from kg.drawing.colours import palette
from kg.serving.site.addresses import API, SEARCH, STYLE, path_of, place_in
from kg.serving.site.statuses import STATUSES

#: So many articles stand open below what they say; the others unfold.
_MOST_AT_ONCE = 6


def page(name: str, values: Mapping[str, Any]) -> bytes:
    """The page of a template with these values."""
    return _environment().get_template(name).render(values).encode("utf-8", "replace")


def style() -> str:
    """The style of all pages."""
    return palette() + _file("site.css")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda name: _file(f"templates/{name}.html.j2")),
    )
    environment.filters.update(path=path_of, number=lambda number: f"{number:,}")
    environment.globals.update(
        most_at_once=_MOST_AT_ONCE, place_in=place_in, statuses=STATUSES, search=SEARCH, api=API, stylesheet=STYLE
    )
    return environment


def _file(name: str) -> str:
    return files("kg.serving.site").joinpath(name).read_text(encoding="utf-8")
