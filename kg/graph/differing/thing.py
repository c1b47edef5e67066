"""Something that a graph holds, in a form that does not depend on its IRIs, to be held against another graph's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"

#: What is held against each other, in the order in which it is told.
KINDS = ("articles", "entities", "events", "statements", "quotations", "utterances", "conflicts")


@dataclass(frozen=True)
class Thing:
    """One thing of a kind of `KINDS`.

    `name` is what to call it in a line, and `file` the file name of its article, empty for what is of several. `values`
    are all that is held against the other graph's. Things of two graphs that share one of the `anchors` may be one
    thing that has changed.
    """

    name: str
    file: str
    anchors: frozenset[str]
    values: Mapping[str, Value]

    @cached_property
    def plain(self) -> str:
        """All that it is, the same for equal things."""
        return json.dumps(self.values, sort_keys=True, ensure_ascii=False)


def anchor(*parts: object) -> str:
    """An anchor made of several parts."""
    return json.dumps(parts)
