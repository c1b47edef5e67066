"""A part of a record of JSON with its place, so that a message can say where the record is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from kg.errors import InputError

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Part:
    """A value of JSON and its place, as `statements[2].status`.

    Every method raises InputError, with the place, where the value is not what the method reads.
    """

    value: Any
    place: str = ""

    def field(self, name: str) -> Part:
        """A field of an object, which must be there."""
        found = self.maybe(name)
        if found is None and not (isinstance(self.value, dict) and name in self.value):
            self.broken(f'has no "{name}"')
        return found or Part(None, self._below(name))

    def maybe(self, name: str) -> Part | None:
        """A field of an object; None where it is missing or null."""
        if not isinstance(self.value, dict):
            self.broken("is no object")
        value = self.value.get(name)
        return None if value is None else Part(value, self._below(name))

    def items(self) -> Iterator[Part]:
        """The items of a list."""
        if not isinstance(self.value, list):
            self.broken("is no list")
        return (Part(item, f"{self.place}[{number}]") for number, item in enumerate(self.value))

    def string(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            self.broken("is no string")
        return self.value

    def count(self) -> int:
        """A whole number, not below zero."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            self.broken("is no whole number from 0 on")
        return self.value

    def decimal(self) -> str:
        """A string that is a decimal number in digits, as "-0.5"."""
        if not _DECIMAL.fullmatch(self.string()):
            self.broken("is no decimal number in digits")
        return self.string()

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.broken("is neither true nor false")
        return self.value

    def choice(self, choices: type[_Choice]) -> _Choice:
        """One of the values of an enumeration."""
        if self.value not in list(choices):
            self.broken(f"is none of {', '.join(choices)}")
        return choices(self.value)

    def broken(self, why: str) -> NoReturn:
        """Raises InputError with the place and what is wrong there."""
        raise InputError(f"{self.place or 'the record'}: {why}; give a record as kg extract prints it")

    def _below(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name
