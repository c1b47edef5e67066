"""The values of a frame's keys, each checked as it is read; docs/frames.md says what they mean."""

from __future__ import annotations

import difflib
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from kg.extraction.frames.marked import is_marked, read_marks
from kg.extraction.frames.role_names import check_role
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import leaders, occupations, posts
from kg.model import EntityType
from kg.propbank import roleset

VALUE_KINDS = frozenset({"text", "topic", "offence", "office", "post", "year", "date"})
"""Kinds of objects that are words of the text; any other `object_type` is an entity type."""

_THINGS = frozenset(kind.value for kind in EntityType)
#: Lists of nouns that a frame may name instead of writing them out.
_LISTS: Mapping[str, Callable[[], frozenset[str]]] = {
    "@office": occupations,
    "@post": posts,
    "@elected": partial(words_tagged, "elected"),
    "@leader": leaders,
    "@written": partial(words_tagged, "written"),
    "@signed": partial(words_tagged, "signed"),
    "@sent": partial(words_tagged, "sent"),
    "@published": partial(words_tagged, "published"),
    "@posted": partial(words_tagged, "posted"),
    "@offence": partial(words_tagged, "offence", "crime", "share"),
    "@accident": partial(words_tagged, "accident"),
    "@reporter": partial(words_tagged, "reporter"),
    "@lawyer": partial(words_tagged, "lawyer"),
}
_LISTED = re.compile("|".join(rf"{name}\b" for name in _LISTS))
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "a table"}
_CAMEL_CASE = re.compile(r"[a-z][A-Za-z0-9]*")


class Mistake(Exception):
    """What is wrong in a frame file; `place` are the keys and indices that lead to it."""

    def __init__(self, message: str, *place: str | int) -> None:
        super().__init__(message)
        self.place = place


def read_keys(
    entry: Mapping[str, Any],
    readers: Mapping[str, Callable[[Any], Any]],
    place_of: Callable[[str], Sequence[str | int]],
) -> dict[str, Any]:
    """The values of a table by key, each as its reader gives it.

    Raises Mistake, with the place that `place_of` gives for a key, for one without a reader, and for a wrong value.
    """
    values = {}
    for key, value in entry.items():
        if key not in readers:
            raise Mistake(f"there is no key {key!r}{instead(key, readers)}", *place_of(key))
        try:
            values[key] = readers[key](value)
        except ValueError as error:
            between = " " if str(error).startswith(("is ", "holds ")) else ": "
            raise Mistake(f"{key}{between}{error}", *place_of(key)) from None
    return values


def instead(name: str, known: Iterable[str]) -> str:
    """What to write in the place of a name that does not exist, as the end of a message."""
    options = sorted(known)
    near = difflib.get_close_matches(name.lower(), options, 1, 0.6)
    return f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(options)}"


def predicate(value: Any) -> str:
    """A name in camel case, as `tookOver`."""
    name = _string(value)
    if not _CAMEL_CASE.fullmatch(name):
        first, *rest = re.findall(r"[A-Za-z0-9]+", name) or [""]
        better = first[:1].lower() + first[1:] + "".join(part[:1].upper() + part[1:] for part in rest)
        advice = better if _CAMEL_CASE.fullmatch(better) else "tookOver"
        raise ValueError(f"{name!r} is not written as {advice!r}: one word, of letters and digits, that begins small")
    return name


def words(value: Any) -> frozenset[str]:
    """Lemmas in small letters; "@office" stands for all words of that list."""
    found: set[str] = set()
    for word in _strings(value):
        if word in _LISTS:
            found |= _LISTS[word]()
        elif word.startswith("@"):
            raise ValueError(f"there is no list {word!r}{instead(word, _LISTS)}")
        elif word != " ".join(word.split()) or word != word.lower():
            raise ValueError(f"{word!r} never matches; write {' '.join(word.lower().split())!r}")
        else:
            found.add(word)
    return frozenset(found)


def rolesets(value: Any) -> frozenset[str]:
    """Ids of PropBank's rolesets."""
    found = frozenset(_strings(value))
    for name in sorted(found):
        if roleset(name) is None:
            raise ValueError(f"PropBank has no {name!r}; write it as 'accuse.01'")
    return found


def roles(value: Any) -> tuple[str, ...]:
    """One role or more, the preferred first."""
    found = _strings(value)
    if not found:
        raise ValueError("there is no role in it; name one, as 'agent'")
    for role in found:
        check_role(role)
    return found


def empty_roles(value: Any) -> frozenset[str]:
    """Roles, be it none."""
    return frozenset(roles(value)) if value != [] else frozenset()


def required(value: Any) -> dict[str, frozenset[str]]:
    """A table from roles to the words of which one must fill them."""
    if not isinstance(value, dict):
        raise ValueError(f"is {_kind(value)}; give a table of roles, as {{ patient = ['money'] }}")
    for role in value:
        check_role(role)
    return {role: words(those) for role, those in value.items()}


def subject_types(value: Any) -> frozenset[str]:
    """Entity types."""
    return _from(value, _THINGS)


def object_types(value: Any) -> frozenset[str]:
    """Entity types and kinds of values; a year or a date stands alone."""
    found = _from(value, _THINGS | VALUE_KINDS)
    if not found:
        raise ValueError("there is no type in it; name one, as 'Person' or 'text'")
    alone = found & {"year", "date"}
    if alone and len(found) > 1:
        raise ValueError(f"{min(alone)!r} stands alone; make a frame of its own for the other types")
    return found


def ends(value: Any) -> frozenset[str]:
    """The subject, the object, both or none."""
    return _from(value, {"subject", "object"})


def pattern(value: Any) -> str:
    """A regular expression of Python; "@office" and the like in it stand for any word of that list."""
    text = _LISTED.sub(_any_of, _string(value))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{value!r} is no regular expression ({error}); correct it") from None
    return text


def _any_of(name: re.Match[str]) -> str:
    """An expression for any word of a list, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(_LISTS[name[0]](), key=lambda word: (-len(word), word))))})"


def switch(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"is {_kind(value)}; write true or false, without quotation marks")
    return value


def voice(value: Any) -> str:
    """Active or passive."""
    name = _string(value)
    if name not in {"active", "passive"}:
        raise ValueError(f"there is no {name!r}; write 'active' or 'passive'")
    return name


def sentences(value: Any) -> tuple[str, ...]:
    """Sentences, one or more."""
    found = _strings(value)
    if not found:
        raise ValueError("there is no sentence in it; give one, or take it out")
    for sentence in found:
        if is_marked(sentence):
            read_marks(sentence)
    return found


def line(value: Any) -> str:
    """Words for people, on one line."""
    text = " ".join(_string(value).split())
    if not text.isprintable():
        raise ValueError(f"{text!r} holds characters that cannot be shown; take them out")
    return text


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"is {_kind(value)}; give a string in quotation marks")
    if not value.strip():
        raise ValueError("is empty; fill it or take it out")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        for each in value:
            if not isinstance(each, str) or not each.strip():
                what = "an empty string" if isinstance(each, str) else _kind(each)
                raise ValueError(f"holds {what}; give strings in quotation marks")
        return tuple(value)
    if isinstance(value, str):
        return (_string(value),)
    raise ValueError(f"is {_kind(value)}; give a string or a list of strings")


def _from(value: Any, known: Iterable[str]) -> frozenset[str]:
    found = _strings(value)
    options = {name.lower(): name for name in known}
    for name in found:
        if options.get(name.lower()) != name:
            near = options.get(name.lower())
            advice = f"; write {near!r}" if near else instead(name, options.values())
            raise ValueError(f"there is no {name!r}{advice}")
    return frozenset(found)


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a date or time")
