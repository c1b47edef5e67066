"""Extractors by name, from the entry-point group `kg.extractors`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from kg.errors import UsageError
from kg.extraction.protocol import Extractor

GROUP = "kg.extractors"


@cache
def _installed() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def is_installed(name: str) -> bool:
    """Whether an extractor of this name is installed."""
    return name in _installed()


def extractors(names: list[str] | None = None, instead: Mapping[str, Extractor] | None = None) -> dict[str, Extractor]:
    """The installed extractors in the order of their names, or those named, in that order.

    `instead` are extractors that take the place of installed ones of the same name, for this call only.
    Raises UsageError for a name that is not installed or an extractor that cannot be imported.
    """
    found = _installed()
    if not found:
        raise UsageError("no extractors are installed; install kg with pip, so that its entry points are known")
    wanted = sorted(found) if names is None else names
    unknown = [name for name in wanted if name not in found]
    if unknown:
        raise UsageError(f"no extractor named {unknown[0]!r}; installed are: {', '.join(sorted(found))}")
    loaded: dict[str, Extractor] = {}
    for name in wanted:
        if instead and name in instead:
            loaded[name] = instead[name]
            continue
        try:
            loaded[name] = cast(Extractor, found[name].load())
        except (ImportError, AttributeError) as error:
            raise UsageError(
                f"the extractor {name!r} cannot be loaded ({error}); reinstall or remove its package"
            ) from error
    return loaded
