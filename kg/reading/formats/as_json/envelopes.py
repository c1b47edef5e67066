"""JSON that holds its articles further in, as the answers of news interfaces and search engines do."""

from __future__ import annotations

from collections.abc import Mapping

from kg.reading.fields import read_text
from kg.reading.formats.as_json.ninjs import is_ninjs

_DEEPEST = 4


def articles_within(value: Mapping[str, object]) -> tuple[str, list[object]] | None:
    """The list of articles inside an object that is none itself, and where it stands ("response.docs").

    It is the one list of objects, the nearest to the top, of which one has a text; None without one.
    """
    level: list[tuple[str, object]] = [("", value)]
    for _ in range(_DEEPEST):
        inner: list[tuple[str, object]] = []
        for place, each in level:
            if isinstance(each, Mapping):
                inner += [(f"{place}.{key}".lstrip("."), below) for key, below in each.items()]
        for place, each in inner:
            if isinstance(each, list) and any(is_article(item) for item in each if isinstance(item, Mapping)):
                return place, each
        level = inner
    return None


def is_article(value: Mapping[str, object]) -> bool:
    """Whether an object is an article: it has a text, under whatever name, or further in."""
    return is_ninjs(value) or read_text(opened(value)) is not None


def opened(item: Mapping[str, object]) -> Mapping[str, object]:
    """An article with what stands in an object inside it (`_source`, `fields`, `attributes`, `article`) beside its own.

    An article that has a text comes back as it is.
    """
    if read_text(item) is not None:
        return item
    for value in item.values():
        if isinstance(value, Mapping):
            inner = opened(value) if any(isinstance(each, Mapping) for each in value.values()) else value
            if read_text(inner) is not None:
                return {**item, **inner}
    return item
