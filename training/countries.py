"""Makes kg/language/lexicon/data/countries.toml: what newspapers call territories, their people and what is of them.

`python -m training.countries` merges the names of territories in the Unicode Common Locale Data Repository (CLDR), as
Babel brings them, with training/countries.toml, which was written and reviewed by hand: adjectives, people, other names
and parts of countries. A territory of CLDR that the table has no word on ends the run, as does a language that CLDR
does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

REVIEWED = Path(__file__).with_suffix(".toml")
MADE = Path(__file__).parents[1] / "kg/language/lexicon/data/countries.toml"
#: The fields of an entry, in the order of the file.
FIELDS = ("name", "part_of", "also", "short", "adjectives", "people", "languages", "ambiguous", "unused")
#: A key that TOML needs no marks around.
_BARE = re.compile("[A-Za-z0-9_-]+")
_HEAD = """\
# Countries, territories and parts of countries, one entry each, by their codes of ISO 3166 (of Kosovo, by CLDR's).
# Made by `python -m training.countries`; what is to be changed stands in training/countries.toml.
# The names of territories are those of CLDR {version}, © 2004-2025 Unicode, Inc., under the Unicode License v3
# (kg/language/ATTRIBUTION.md), where newspapers have no other.
#
# `part_of` is the state that a territory belongs to; that of "US-OH" is "US". `also` are other names of the same,
# `short` what newspapers shorten it to behind the name of a town or of a politician. `people` are nouns for one and for
# several of its people. `languages` are those of the `adjectives` that name a language which is taught as well.
# `ambiguous` are words that mean something else too, and what: where they stand tells. `unused` are words that kg does
# not read so.
"""


class UnreviewedError(ValueError):
    """The table and CLDR do not go together."""


def names_of_territories() -> dict[str, str]:
    """Code of ISO 3166-1 -> English name, of CLDR: "AG" -> "Antigua and Barbuda"."""
    names = Locale("en").territories
    return {code: name.replace(" & ", " and ") for code, name in names.items() if re.fullmatch("[A-Z]{2}", code)}


def names_of_languages() -> frozenset[str]:
    """The English names of languages, of CLDR."""
    return frozenset(Locale("en").languages.values())


def entries(
    reviewed: Mapping[str, Any], names: Mapping[str, str], languages: Set[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """(code, entry) for each of the reviewed territories, whole countries first."""
    left_out = reviewed.get("left_out", {}).keys()
    if unknown := sorted(names.keys() - reviewed.keys() - left_out):
        raise UnreviewedError(f"training/countries.toml has no {', '.join(unknown)}: add an entry or leave it out")
    for code in sorted(reviewed.keys() - {"left_out"}, key=lambda c: (len(c) > 2, c)):
        entry = {"name": names[code]} | reviewed[code] if code in names else reviewed[code]
        known = {entry["name"], *(word for field in FIELDS[2:6] for word in entry.get(field, ()))}
        for field, words in (("languages", languages), ("ambiguous", known), ("unused", known)):
            if strange := sorted(set(entry.get(field, ())) - words):
                raise UnreviewedError(f"{code}: {', '.join(strange)} cannot stand in {field}")
        yield code, {field: entry[field] for field in FIELDS if field in entry}


def written(entry: Mapping[str, Any]) -> Iterator[str]:
    """The lines of an entry in TOML."""
    for field, value in entry.items():
        yield f"{field} = {_value(value)}"


def _value(value: str | list[str] | dict[str, str]) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    keys = (word if _BARE.fullmatch(word) else _value(word) for word in value)
    return f"{{ {', '.join(f'{key} = {_value(said)}' for key, said in zip(keys, value.values(), strict=True))} }}"


def main() -> None:
    """Writes the file anew."""
    reviewed = tomllib.loads(REVIEWED.read_text(encoding="utf-8"))
    lines = [_HEAD.format(version=get_global("cldr")["version"])]
    for code, entry in entries(reviewed, names_of_territories(), names_of_languages()):
        lines += [f"[{code}]", *written(entry), ""]
    MADE.write_text("\n".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
