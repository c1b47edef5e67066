"""The colours of what is drawn: one of each type of entity and of each status, read from the page's own style sheet."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_COLOUR = re.compile(r"--(?P<name>[a-z-]+): #(?P<hex>[0-9a-f]{6})")


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int


def palette() -> str:
    """The style sheet with the colours, light first, by which the page is drawn."""
    return files("kg.drawing").joinpath("palette.css").read_bytes().decode().replace("\r\n", "\n")


def type_colour(name: str) -> Colour:
    """The colour of a type of entity by its name, whatever the case ("Person"), or "happening" for an event."""
    return colour(f"type-{name.lower()}")


def status_colour(status: str) -> Colour:
    """The colour of a status ("denied")."""
    return colour(f"status-{status}")


def colour(name: str) -> Colour:
    """Another colour by its name in the style sheet ("line")."""
    return _light()[name]


@cache
def _light() -> dict[str, Colour]:
    found: dict[str, Colour] = {}
    for each in _COLOUR.finditer(palette()):
        # the dark ones come after the light ones
        found.setdefault(each["name"], Colour(*bytes.fromhex(each["hex"])))
    return found
