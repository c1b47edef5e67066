"""What a build has as a file already, handed on as it is."""

from __future__ import annotations

import shutil
from typing import BinaryIO

from kg.graph.exporting.options import Options
from kg.graph.store.digests import built_file
from kg.graph.store.layout import NETWORK
from kg.graph.store.opening import BuiltGraph


def html(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """The page that `kg view` opens."""
    copied(NETWORK, graph, stream)


def copied(name: str, graph: BuiltGraph, stream: BinaryIO) -> None:
    """Writes a file of the build. Raises StoreError where it is missing or is not the one that was built."""
    with open(built_file(graph.folder, graph.meta, name), "rb") as source:
        shutil.copyfileobj(source, stream)
