"""The word lists that the language layers share, read once from kg/language/lexicon/data/."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _text(name: str) -> str:
    return files("kg.language.lexicon").joinpath("data", name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of kg/language/lexicon/data/ by its name without ending."""
    return tomllib.loads(_text(f"{name}.toml"))


@cache
def word_list(name: str, key: str) -> frozenset[str]:
    """One list of such a file."""
    return frozenset(table(name)[key])


@cache
def first_names() -> dict[str, str]:
    """Given names that one gender mostly bears: name -> "f" or "m"."""
    names: dict[str, str] = {}
    for line in _text("first_names.tsv").splitlines():
        name, gender = line.split("\t")
        names[name] = gender
    return names


@cache
def outlets() -> frozenset[str]:
    """Names of news organizations, case-folded and without a leading article."""
    return _names("outlets.txt")


@cache
def outlets_with_article() -> frozenset[str]:
    """Those of the outlets that are one only behind an article, in the same form: "the Hill", and not just any Hill."""
    lines = (line.strip() for line in _text("outlets.txt").splitlines())
    return frozenset(bare_name(line) for line in lines if line.startswith("The ") and line.count(" ") == 1)


@cache
def platforms() -> frozenset[str]:
    """Names of social platforms, broadcasters and streaming services, in the same form."""
    return _names("platforms.txt")


@cache
def towns() -> frozenset[str]:
    """Names of larger towns of the whole world, as GeoNames writes them."""
    return frozenset(_text("towns.txt").splitlines())


def _names(file: str) -> frozenset[str]:
    lines = (line.strip() for line in _text(file).splitlines())
    return frozenset(bare_name(line) for line in lines if line and not line.startswith("#"))


def bare_name(name: str) -> str:
    """A name for comparing: case-folded, marks evened out, no leading article, no possessive."""
    evened = name.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').strip(" \"'.,")
    folded = " ".join(evened.casefold().split()).removesuffix("'s")
    return folded.removeprefix("the ") or folded
