"""Opens a built graph for reading."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store.engine import open_store_to_read
from kg.graph.store.layout import ARTICLES, STORE, Meta, read_meta
from kg.graph.store.output import of_current_build
from kg.graph.store.seal import check_store, check_whole
from kg.paths import AnyPath
from kg.vocabulary.declaring import declared_relations
from kg.vocabulary.iris import Vocabulary

if TYPE_CHECKING:
    from rdflib import Dataset


class BuiltGraph:
    """A built graph, read-only. It stays whole while it is open, also when a new build replaces it."""

    def __init__(self, folder: Path, meta: Meta, store: ox.Store, *, whole: bool = False) -> None:
        """`whole` says that the files of the store are known to be those that were built."""
        self.folder = folder
        self.meta = meta
        self.store = store
        self._whole = whole

    def check_whole(self) -> None:
        """Raises StoreError where a file of the store is not the one that was built; the first call reads them all."""
        if not self._whole:
            with self._replacement_told():
                check_whole(self.folder)
            self._whole = True

    @contextmanager
    def _replacement_told(self) -> Iterator[None]:
        """Tells of the files of a build that are gone since another one has taken its place as what they are."""
        try:
            yield
        except StoreError as error:
            if self.folder.exists():
                raise
            raise StoreError(f"another build has taken the place of {self.folder}; open the graph again") from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The store may be asked SPARQL inside the block; what is damaged raises StoreError.

        The first block reads all files of the store: RocksDB would notice damage, but a query may then take ever more
        memory.
        """
        self.check_whole()
        with damage_told(self.folder):
            yield

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names of this graph, by the base IRI with which it was built, and the relations that it declares."""
        with self.reading():
            return Vocabulary(self.meta.base_iri, declared_relations(self.store, Vocabulary(self.meta.base_iri)))

    @cached_property
    def dataset(self) -> Dataset:
        """The store as rdflib sees it, prefixes bound; its default graph is the graph's own, not the union.

        Changing it raises an error.
        """
        from oxrdflib import OxigraphStore
        from rdflib import Dataset
        from rdflib.namespace import NamespaceManager

        dataset = Dataset(store=OxigraphStore(store=self.store), default_union=False)
        dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")
        for prefix, namespace in self.vocabulary.prefixes.items():
            dataset.bind(prefix, namespace, override=True, replace=True)
        return dataset

    def articles(self) -> Iterator[dict[str, Any]]:
        """The articles as `kg extract` prints them, one at a time. Raises StoreError when the file is damaged."""
        path = self.folder / ARTICLES
        with self._replacement_told():
            yield from _lines_of(path)


def _lines_of(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with open(path, encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise StoreError(f"{path}, line {number}: not an article; run kg build again")
                yield record
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} cannot be read ({error}); run kg build again") from error


#: A disk that is full is no damage of what is read.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def damage_told(folder: Path) -> Iterator[None]:
    """Raises StoreError where what is read of a graph inside the block is damaged or lacks what every graph has."""
    try:
        yield
    except (OSError, RuntimeError, SyntaxError) as error:  # RocksDB tells of damage by either of the first two
        reason = " ".join(str(error).split())
        if isinstance(error, OSError) and error.errno in _FULL:  # of files that are sorted on the way
            raise StoreError(f"no room on the disk ({reason}); free some where temporary files go (TMPDIR)") from error
        raise StoreError(f"the graph in {folder} is damaged ({reason}); run kg build again") from error
    except (LookupError, ValueError) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise StoreError(
            f"the graph in {folder} is not whole, or another version of kg built it ({reason}); run kg build again, "
            "and if it ends so once more, report it with what -vv prints"
        ) from error


def open_build(folder: AnyPath) -> BuiltGraph:
    """Opens the current build of an output folder, or a build itself.

    Any number of readers may have it open at once, also while a build runs.
    Raises StoreError when there is no graph, or when it is damaged.
    """
    return of_current_build(Path(folder), _opened)


def _opened(build: Path) -> BuiltGraph:
    check_store(build)
    return BuiltGraph(build, read_meta(build), open_store_to_read(build / STORE))
