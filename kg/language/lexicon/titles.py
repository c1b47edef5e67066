"""Titles: what stands before names, in full and in short, and what else people with a title are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.language.lexicon.not_yet import as_before, as_before_map
from kg.language.lexicon.noun_entries import PEOPLE, Entry, noun_entries, words_tagged


@cache
def titles() -> Mapping[str, str]:
    """Titles before names, lower-cased and without stops -> "m", "f" or ""."""
    found: dict[str, str] = {}
    for entry in noun_entries().values():
        gender = "m" if "m" in entry.tags else "f" if "f" in entry.tags else ""
        if _is_title(entry):
            found[entry.word] = gender
        if entry.tags & PEOPLE:
            found |= dict.fromkeys(entry.short, gender)
    return as_before_map("titles", found)


def _is_title(entry: Entry) -> bool:
    return bool(entry.tags & {"office", "title", "address"}) and "untitled" not in entry.tags


def _forms(word: str) -> tuple[str, ...]:
    return (word, *noun_entries()[word].short)


@cache
def short_titles() -> Mapping[str, str]:
    """Short titles of offices and occupations, without stops -> the noun: "sen" and "sens" -> "senator"."""
    found: dict[str, str] = {}
    for entry in noun_entries().values():
        if entry.tags & {"occupation", "office"}:
            found |= {form: entry.word for short in entry.short for form in (short, f"{short}s")}
    return as_before_map("short_titles", found)


@cache
def plural_titles() -> frozenset[str]:
    """Short titles of several people, without stops: "sens"."""
    return as_before(
        "plural_titles", frozenset(f"{s}s" for e in noun_entries().values() if e.tags & PEOPLE for s in e.short)
    )


@cache
def abbreviated_titles() -> frozenset[str]:
    """Titles in short, without stops, which are never given names."""
    short = frozenset(form for entry in noun_entries().values() if entry.tags & PEOPLE for form in entry.short)
    return as_before("abbreviated_titles", short | words_tagged("stop"))


@cache
def ranks() -> Mapping[str, str]:
    """What opens a longer rank ("Lt. Gen."), short forms without stops included -> the full word."""
    return as_before_map("ranks", {form: word for word in words_tagged("rank") for form in _forms(word)})


@cache
def ranked() -> frozenset[str]:
    """What stands behind a rank, short forms without stops included: "gen", "general"."""
    return frozenset(form for word in words_tagged("ranked") for form in _forms(word))


@cache
def candidates_of() -> Mapping[str, str]:
    """Adjectives of what somebody runs for -> the office: "mayoral" -> "mayor"."""
    return {entry.adjective: word for word, entry in noun_entries().items() if entry.adjective}


@cache
def _others() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in noun_entries().values():
        found[entry.word] = entry.also
        found |= dict.fromkeys(entry.short, (entry.word, *entry.also))
    return as_before_map("others", found)


def other_roles(role: str) -> tuple[str, ...]:
    """What else somebody with this title or role is called: a "sen" is a senator and a lawmaker."""
    return _others().get(role, ())
