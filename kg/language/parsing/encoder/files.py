"""A spaCy component whose weights are a few files, read and written as bytes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar, Self

from spacy.pipeline import Pipe
from spacy.util import from_bytes, to_bytes


class FilesPipe(Pipe, ABC):
    """`files` are the names of the files; `load` sets the component from their contents, kept in `_files`."""

    files: ClassVar[tuple[str, ...]]
    _files: dict[str, bytes]

    @abstractmethod
    def load(self, files: dict[str, bytes]) -> None:
        """Sets the weights from the contents of `files`."""

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """All files of the component, for spaCy's own way of copying a pipeline."""
        return to_bytes({name: partial(self._files.__getitem__, name) for name in self.files}, exclude)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """The component as `to_bytes` gave it."""
        found: dict[str, bytes] = {}
        from_bytes(data, {name: partial(found.__setitem__, name) for name in self.files}, exclude)
        self.load(found)
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Writes the files into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.files:
            (folder / name).write_bytes(self._files[name])

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Reads the files from the folder `path`; raises OSError where one is missing."""
        self.load({name: (Path(path) / name).read_bytes() for name in self.files})
        return self
