"""Makes kg/language/lexicon/data/countries.toml: territories and what newspapers call them and what is of them.

`python -m training.countries` merges the names of territories in the Unicode Common Locale Data Repository (CLDR), as
Babel brings them, with training/countries.toml, which was written and reviewed by hand: adjectives, other names and
parts of countries.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

REVIEWED = Path(__file__).with_suffix(".toml")
MADE = Path(__file__).parents[1] / "kg/language/lexicon/data/countries.toml"
#: The fields of an entry, in the order of the file.
FIELDS = ("name", "also", "short", "adjectives", "taught", "behind_towns", "ambiguous")
_HEAD = """\
# Countries, territories and parts of countries, one entry each, by their codes of ISO 3166 (of Kosovo, by CLDR's).
# Made by `python -m training.countries`; what is to be changed stands in training/countries.toml.
# The names of territories are those of CLDR {version}, © 2004-2025 Unicode, Inc., under the Unicode License v3
# (kg/language/ATTRIBUTION.md), where newspapers have no other.
#
# `also` are other names of the same, `short` what newspapers shorten it to behind the name of a town or of a
# politician, `behind_towns` the names that stand there where they are not `name`. `taught` are those of the
# `adjectives` that name a language or a subject as well. `ambiguous` are words that mean something else too, and what.
"""


def names_of_territories() -> dict[str, str]:
    """Code of ISO 3166-1 -> English name, of CLDR: "AG" -> "Antigua and Barbuda"."""
    names = Locale("en").territories
    return {code: name.replace(" & ", " and ") for code, name in names.items() if re.fullmatch("[A-Z]{2}", code)}


def entries(reviewed: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(code, entry) for each of the reviewed territories, whole countries first."""
    for code in sorted(reviewed, key=lambda c: (len(c) > 2, c)):
        entry = {"name": names[code]} | reviewed[code] if code in names else reviewed[code]
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
    return f"{{ {', '.join(f'{_value(word)} = {_value(meaning)}' for word, meaning in value.items())} }}"


def main() -> None:
    """Writes the file anew."""
    reviewed = tomllib.loads(REVIEWED.read_text(encoding="utf-8"))
    lines = [_HEAD.format(version=get_global("cldr")["version"])]
    for code, entry in entries(reviewed, names_of_territories()):
        lines += [f"[{code}]", *written(entry), ""]
    MADE.write_text("\n".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
