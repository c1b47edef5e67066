"""Titles: what stands before names, in full and in short, and what else people with a title are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

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
    found |= dict.fromkeys((f"{rank} {title}" for rank in ranks() for title in ranked()), "")
    offices = [word for word in words_tagged("office") if word in found]
    found |= {f"{lapsed} {office}": found[office] for lapsed in words_tagged("lapsed") for office in offices}
    return found


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
            found |= dict.fromkeys((*entry.short, *_plurals(entry)), entry.word)
    return found


def _plurals(entry: Entry) -> list[str]:
    """The plurals of short titles; what is another word ("press") is none."""
    return [f"{form}s" for form in entry.short if not form.endswith("s") and f"{form}s" not in noun_entries()]


@cache
def plural_titles() -> frozenset[str]:
    """Short titles of several people, without stops: "sens"."""
    return frozenset(form for entry in noun_entries().values() if entry.tags & PEOPLE for form in _plurals(entry))


@cache
def abbreviated_titles() -> frozenset[str]:
    """Titles in short, without stops, which are never given names."""
    short = frozenset(form for entry in noun_entries().values() if entry.tags & PEOPLE for form in entry.short)
    return short | words_tagged("stop")


@cache
def abbreviations() -> frozenset[str]:
    """Titles and ranks in short as they are written before their stop: "Sen", "Sens"."""
    short = {form for word, e in noun_entries().items() if " " not in word for form in (*e.short, *_plurals(e))}
    return frozenset(form.capitalize() for form in short | words_tagged("stop"))


@cache
def ranks() -> Mapping[str, str]:
    """What opens a longer rank ("Lt. Gen."), short forms without stops included -> the full word."""
    return {form: word for word in words_tagged("rank") for form in _forms(word)}


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
    return found


def other_roles(role: str) -> tuple[str, ...]:
    """What else somebody with this title or role is called: a "sen" is a senator and a lawmaker."""
    others = _others().get(role)
    lead, _, title = role.partition(" ")
    if others is None and lead in ranks() and title in ranked():
        return (title, *_others()[title])
    return others or ()


def without_lapse(role: str) -> str:
    """A role as if it were still held: "former mayor" -> "mayor"."""
    lead, _, title = role.partition(" ")
    return title if title and lead in words_tagged("lapsed") else role
