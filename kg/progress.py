"""How far a run is, as it tells whoever listens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias, TypeVar

Each = TypeVar("Each")


class Stage(Enum):
    """What a run is at, in the order in which a build comes to it."""

    READING = "reading"
    EXTRACTION = "extracting"
    RESOLUTION = "resolving"
    COMPARISON = "comparing"
    WRITING = "writing"
    PAGE = "drawing the page"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: its stage, and how many articles are done of how many.

    `kept` of the `done` ones were taken from what is kept, and `to_take` of the `total` will have been in the end; both
    totals are None where they are not known. `path` is that of the last article.
    """

    stage: Stage
    done: int = 0
    total: int | None = None
    kept: int = 0
    to_take: int | None = None
    path: str = ""


OnProgress: TypeAlias = Callable[[Progress], None]


def counted(each_of: Iterable[Each], stage: Stage, on_progress: OnProgress) -> Iterator[Each]:
    """The same ones, each told of as it passes; how many there will be is not known."""
    on_progress(Progress(stage))
    for done, each in enumerate(each_of, start=1):
        on_progress(Progress(stage, done))
        yield each
