"""States, provinces and countries, as they stand behind the name of a town or a politician."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.wordlists import bare_name, table


@cache
def _regions() -> frozenset[str]:
    regions = table("place_names")["regions"]
    return frozenset(w.replace(" ", "") for name, forms in regions.items() for w in (name, *forms))


def is_region(name: str) -> bool:
    """Whether a name is that of a state, a province or a country, short forms with or without stops included."""
    return bare_name(name).replace(".", "").replace(" ", "") in _regions()
