"""Invented stories that several outlets tell, as many as wanted, in the time that reading a few takes.

The tellings of a few stories (invented.toml) are read by kg. All others are these with other names and things, each as
long as the one it stands for, so that all offsets hold, and other dates.
"""

from __future__ import annotations

import hashlib
import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from kg.extracting import extract_article
from kg.language import Pipeline
from kg.model import Extraction, Span
from kg.reading import article_of

#: A story is told by so many articles.
FEWEST, MOST = 3, 6
#: So many stories begin on a day.
A_DAY = 10
_START = date(2024, 3, 6)
_OUTLETS = ("Hill Post", "Lane Herald", "Bay Times", "Daily Dale", "Valley Sun", "Coast Echo")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
#: What stands in the tellings that are read, by the words in braces of invented.toml.
_FIRST = {
    "her": "Benaley", "him": "Dalimor", "third": "Folener", "town": "Garoton", "city": "Kemuver",
    "thing": "bridge", "goods": "copper",
}  # fmt: skip
_NAMES = ("her", "him", "third", "town", "city")


@dataclass(frozen=True, slots=True)
class Read:
    """A telling as kg read it, and the processor seconds that this took."""

    extraction: Extraction
    seconds: float


def read_tellings(pipeline: Pipeline, most: int = MOST, kinds: int | None = None, seed: int = 1) -> list[list[Read]]:
    """Of each story of invented.toml, or of so many, so many tellings, read by kg."""
    chance = random.Random(seed)
    return [[_read(story, n, chance, pipeline) for n in range(most)] for story in _table()["stories"][:kinds]]


def stories(tellings: Sequence[Sequence[Read]], count: int, seed: int = 1) -> list[list[Extraction]]:
    """That many stories of three to six articles each; the same numbers give the same."""
    chance = random.Random(seed)
    return [_renamed(tellings[n % len(tellings)], n, chance) for n in range(count)]


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("invented.toml").read_text(encoding="utf-8"))


def _read(story: Mapping[str, Any], number: int, chance: random.Random, pipeline: Pipeline) -> Read:
    n = chance.choice((52, 56, 60))
    told = [chance.choice(fact) for fact in story["facts"][:1]]
    told += [chance.choice(fact) for fact in chance.sample(story["facts"][1:], 5)]
    for who, pronoun, words, retold in chance.sample(story["quotes"], 2):
        told.insert(chance.randrange(1, len(told)), _quoted(who, pronoun, words, retold, chance))
    text = "\n\n".join(told).format(n=n, **_FIRST)
    title = story["title"].format(n=n, **_FIRST)
    published = (_START + timedelta(days=number % 3)).isoformat()
    article = article_of(text, title=title, outlet=_OUTLETS[number % len(_OUTLETS)], published=published)
    start = process_time()
    extraction = extract_article(article, pipeline)
    return Read(extraction, process_time() - start)


def _quoted(who: str, pronoun: str, words: str, retold: str, chance: random.Random) -> str:
    """What somebody said: whole, its beginning alone, or in the third person."""
    half = words[: words.index(" ", len(words) // 2)]
    return chance.choice((
        f"“{words},” {who.rstrip(',')} said.",
        f"“{words},” {who.rstrip(',')} told reporters on Wednesday.",
        f"{who} was at the scene. “{half},” {pronoun} said.",
        f"{who} said that {retold}.",
    ))  # fmt: skip


def _renamed(tellings: Sequence[Read], number: int, chance: random.Random) -> list[Extraction]:
    """Some tellings of one story with names and things of its own, on its own days."""
    table = _table()
    new = {_FIRST[key]: name for key, name in zip(_NAMES, _invented(chance, len(_NAMES)), strict=True)}
    new |= {_FIRST["thing"]: chance.choice(table["things"]), _FIRST["goods"]: chance.choice(table["goods"])}
    new |= {"Jane": chance.choice(table["given"]["her"]), "John": chance.choice(table["given"]["him"])}
    new |= {"Paul": chance.choice(table["given"]["him"])}
    new |= {old.lower(): name.lower() for old, name in new.items()}
    later = timedelta(days=number // A_DAY)
    chosen = chance.sample(tellings, chance.randint(min(FEWEST, len(tellings)), min(MOST, len(tellings))))
    return [_with(each.extraction, new, later, number) for each in chosen]


def _invented(chance: random.Random, count: int) -> list[str]:
    """Names of seven letters, no two alike."""
    table, found = _table(), dict[str, None]()
    while len(found) < count:
        name = chance.choice(table["starts"]) + chance.choice(table["middles"]) + chance.choice(table["ends"])
        if len(name) == len(_FIRST["her"]):
            found[name] = None
    return list(found)


def _with(extraction: Extraction, new: Mapping[str, str], later: timedelta, number: int) -> Extraction:
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, new))})\b")

    @cache
    def rename(told: str) -> str:
        if _DATE.fullmatch(told):
            return (date.fromisoformat(told) + later).isoformat()
        return words.sub(lambda found: new[found.group()], told)

    found: Extraction = _throughout(extraction, rename)
    text = found.article.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = hashlib.sha256(f"{number} {found.article.outlet} {text}".encode()).hexdigest()[:16]
    return replace(found, article=replace(found.article, id=name, sha256=digest, path=f"{name}.txt"))


def _throughout(value: Any, rename: Callable[[str], str]) -> Any:
    """A finding with all its words renamed, at the same places."""
    if isinstance(value, tuple):
        return tuple(_throughout(each, rename) for each in value)
    if is_dataclass(value) and not isinstance(value, Span | type):
        return replace(value, **{each.name: _throughout(getattr(value, each.name), rename) for each in fields(value)})
    return rename(value) if type(value) is str else value
