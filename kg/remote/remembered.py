"""What was put into which store, kept beside the graph: so that a push goes on where it stopped, and knows its own."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

_FOLDER = ".pushed"
#: Stands for the default graph, which has no IRI.
_DEFAULT = ""


class Remembered:
    """The graphs that were put whole into one store, by IRI (None: the default graph), with their digest and size.

    Kept as a line of JSON each in `.pushed/` of the graph's folder; lines that a killed push left broken are passed
    over. Where nothing can be written there, nothing is remembered.
    """

    def __init__(self, folder: Path, url: str, default_graph: str | None) -> None:
        name = hashlib.sha256(json.dumps([url, default_graph]).encode()).hexdigest()[:16]
        self._path = folder / _FOLDER / f"{name}.jsonl"
        self._digests: dict[str, str] = {}
        #: how many triples were put there; None where a graph was on its way, and may be there in part
        self._sizes: dict[str, int | None] = {}
        with suppress(OSError):
            for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                with suppress(ValueError, KeyError, TypeError):
                    told = json.loads(line)
                    self._hear(
                        str(told["graph"]), str(told["digest"]), int(told["triples"]) if told["digest"] else None
                    )

    def digest(self, iri: str | None) -> str:
        """What was put there last under this name; empty where nothing was."""
        return self._digests.get(iri or _DEFAULT, "")

    @property
    def named(self) -> set[str]:
        """The named graphs that were put there."""
        return {iri for iri in self._digests if iri != _DEFAULT}

    def is_own(self, iri: str | None, triples: int) -> bool:
        """Whether so many triples under this name are what was put there, or what was on its way, all or in part."""
        size = self._sizes.get(iri or _DEFAULT, -1)
        return size is None or size == triples

    def put(self, iri: str | None, digest: str, triples: int) -> None:
        """Remembers that a graph is there whole."""
        self._tell(iri or _DEFAULT, digest, triples)

    def begin(self, iri: str | None) -> None:
        """Remembers that a graph is on its way, and may be there no more, or not whole."""
        self._tell(iri or _DEFAULT, "", None)

    def forget(self, iri: str) -> None:
        """Remembers that a graph was deleted."""
        self._tell(iri, "", None)

    def _hear(self, name: str, digest: str, triples: int | None) -> None:
        self._sizes[name] = triples
        if digest:
            self._digests[name] = digest
        else:
            self._digests.pop(name, None)

    def _tell(self, name: str, digest: str, triples: int | None) -> None:
        self._hear(name, digest, triples)
        with suppress(OSError):
            self._path.parent.mkdir(exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"graph": name, "digest": digest, "triples": triples}) + "\n")
