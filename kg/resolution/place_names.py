"""Names of places: their spellings, and the region behind a town that tells which one is meant."""

from __future__ import annotations

import re

from kg.language.lexicon.countries import abbreviations, regions
from kg.resolution.thing_names import same_names, words_of

_BEHIND = re.compile(r",\s+((?:[A-Z][\w’']*\.?(?:[A-Z]\.)*)(?: [A-Z][\w’']*\.?){0,2})")


def place_key(name: str) -> str:
    """What two spellings of a place have in common: "Mt. Roe" and "Mount Roe", "Calif" and "California"."""
    text = " ".join(words_of(name))
    if text in regions() and (name[-1:] == "." or name in abbreviations()):
        text = " ".join(words_of(regions()[text]))
    return same_names().get(text, text)


def region_behind(text: str, end: int) -> str:
    """The region that follows the name of a town that ends at `end`: ", Ohio" -> "ohio"; "" for none."""
    found = _BEHIND.match(text, end, end + 40)
    if not found:
        return ""
    words = found[1].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words_of(" ".join(words[:count])))
        if name in regions():
            # two letters are a word ("In") unless both are capitals
            return regions()[name] if len(name) > 2 or words[0].replace(".", "").isupper() else ""
    return ""
