"""Entities of FollowTheMoney while they are put together: each value knows which articles say it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# What an id of FollowTheMoney may be (followthemoney.types.entity), at most 200 characters long.
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]{0,198}[0-9a-zA-Z])?")
# What followthemoney takes out of texts (normality.cleaning), white space apart.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")


@dataclass(slots=True)
class Entity:
    """An entity by its id: values by property, each with the IRIs of the articles by which it is there."""

    id: str
    schema: str
    values: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def say(self, property_: str, values: str | Iterable[str], *articles: str) -> None:
        """Adds values, as followthemoney cleans them and so without those that are empty."""
        for value in [values] if isinstance(values, str) else values:
            if line := clean(value):
                self.values.setdefault(property_, {}).setdefault(line, set()).update(filter(None, articles))

    def date(self, property_: str, value: str, *articles: str) -> None:
        """Adds a date, where it is one."""
        if is_date(value):
            self.say(property_, value, *articles)

    def address(self, property_: str, url: str, *articles: str) -> None:
        """Adds an address of the web, where it is one."""
        if _URL.fullmatch(url):
            self.say(property_, url, *articles)


class Entities:
    """Entities by their ids, in the order in which they came."""

    def __init__(self) -> None:
        self._by_id: dict[str, Entity] = {}

    def of(self, id_: str, schema: str) -> Entity:
        """The entity of this id, made where it is not there yet."""
        return self._by_id.setdefault(id_, Entity(id_, schema))

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._by_id.values())


def clean(value: str) -> str:
    """A text in one line, composed (Unicode NFC), without controls and what nobody sees."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", " ".join(value.split()))).split())


def is_name(value: str) -> bool:
    """Whether a text is anything to call somebody by: marks alone are not."""
    return any(character.isalnum() for character in value)


def is_date(value: str) -> bool:
    """Whether a value is a date of ISO 8601, as precise as known."""
    return _DATE.fullmatch(value) is not None


def id_of(path: str) -> str:
    """The id for a thing by its path in the data of the graph: `person/jane-roe` as `person.jane-roe`.

    The same thing has the same id in every build. A path that can be no id is told by its digest.
    """
    plain = path.replace("/", ".")
    if _ID.fullmatch(plain):
        return plain
    return f"{path.split('/')[0]}.{hashlib.sha1(path.encode()).hexdigest()}"
