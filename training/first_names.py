"""Makes kg/language/lexicon/data/first_names.tsv: English given names and the gender they are mostly borne by.

Source: the name lists of the PyPI package Faker (MIT), for the United States, Britain, Ireland, India and New
Zealand. A name in both lists is left out, for a pronoun must not be bound on a coin's toss.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

LOCALES = ("en_US", "en_GB", "en_IE", "en_NZ", "en_IN")


def table() -> list[tuple[str, str]]:
    """(name, "f" or "m"), sorted, each name once."""
    female: set[str] = set()
    male: set[str] = set()
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        female |= set(getattr(provider, "first_names_female", ()))
        male |= set(getattr(provider, "first_names_male", ()))
    both = female & male
    return sorted([(n, "f") for n in female - both] + [(n, "m") for n in male - both])


if __name__ == "__main__":
    rows = [f"{name}\t{gender}" for name, gender in table() if name.isalpha()]
    Path(sys.argv[1]).write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
