"""What a graph was built of and with, kept with it, so that it can be built again with more articles or fewer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import StoreError
from kg.graph.store.layout import Meta

RECIPE = "recipe.json"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that decides what is built, decisions or own frames: its name without folders, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Ingredient:
    """An article: what its record is called (64 hex digits), and the name of its file without folders."""

    record: str
    file: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides what a build writes.

    `rules` is the digest of `kg.jobs.Rules`. `pipeline` is its name; with `in_folder` that of the folder that it lies
    in, of which the place is not told. `mentions` says whether each mention is written. The articles stand in the order
    in which they were read. `uncompared` is how often some could not be laid beside each other, so that a build that
    can is another one.
    """

    rules: str
    base_iri: str
    story: str
    files: str
    pipeline: str | None
    in_folder: bool
    frames: tuple[KeptFile, ...]
    decisions: KeptFile | None
    mentions: bool
    articles: tuple[Ingredient, ...]
    uncompared: int = 0

    @property
    def digest(self) -> str:
        """The SHA-256 that stands for all of it, in hexadecimal."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """As JSON in UTF-8."""
        return msgspec.json.format(_ENCODER.encode(self), indent=1) + b"\n"


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Recipe)


def write_recipe(folder: Path, recipe: Recipe) -> None:
    """Writes `recipe.json` into a build. Raises OSError."""
    (folder / RECIPE).write_bytes(recipe.to_bytes())


def read_recipe(folder: Path, meta: Meta) -> Recipe:
    """Reads `recipe.json` of a build. Raises StoreError where it is missing, or is not that of what was built."""
    try:
        found = (folder / RECIPE).read_bytes()
    except OSError:
        raise StoreError(
            f"the graph in {folder} does not say what it was built of; run kg build again, once, with all its articles"
        ) from None
    try:
        if hashlib.sha256(found).hexdigest() == meta.inputs:
            return _DECODER.decode(found)
    except (msgspec.DecodeError, ValueError, RecursionError):
        pass
    raise StoreError(f"{folder / RECIPE} is damaged; run kg build again, once, with all its articles")
