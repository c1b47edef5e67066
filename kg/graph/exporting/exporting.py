"""Writes a built graph in other formats, the same bytes for the same graph."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.errors import UsageError
from kg.graph.exporting.layers.elements import chosen_layers
from kg.graph.exporting.options import Options
from kg.graph.exporting.table import Format, format_called, writer
from kg.graph.store.opening import BuiltGraph, open_build
from kg.graph.store.replacing import replacing, replacing_path
from kg.graph.store.replacing_folder import replacing_folder
from kg.paths import AnyPath

#: What the name of a folder may end in.
_SEPARATORS = ("/", os.sep)


def export(
    graph_folder: AnyPath,
    format: str,
    out: AnyPath | BinaryIO,
    *,
    full: bool = False,
    layers: Iterable[str] | None = None,
    table: str | None = None,
    raw: bool = False,
    license: str | None = None,
) -> None:
    """Writes the whole graph to a file or folder, replaced only when all of it is written, or to a binary stream.

    Of a format that is one file or several (docs/exports.md), several are written where `out` is a folder, or ends as
    the name of one does.
    `full`, for the formats of RDF, writes evidence with the selectors of the Web Annotation Data Model too, and what
    follows from what the graph says (docs/graph.md, "In full"). `layers`, for networks, are those of the findings that
    they are to have (docs/exports.md, "Networks"). `table`, for the formats of tables, is the one that is wanted
    (docs/tables.md); `raw`, for CSV, leaves every cell as it is, for programs and not for spreadsheets. `license`, for
    a research object, is the address or name of the licence of its files.
    Raises UsageError for an unknown format or table, for one that needs what is not installed, and for what a format
    does not heed; StoreError when there is no graph, a file cannot be written, or a folder has what is of no export.
    """
    form, chosen = format_called(format), None if layers is None else tuple(layers)
    options = Options(full=full, layer=chosen, table=table, raw=raw, license=license)
    options.check(form)
    export_with(graph_folder, form, out, options)


def export_with(graph_folder: AnyPath, form: Format, out: AnyPath | BinaryIO, options: Options) -> None:
    """As `export`, in a format, with options that it heeds."""
    chosen_layers(options.layer)
    form.check_installed()
    graph = open_build(graph_folder)
    if isinstance(out, str | os.PathLike):
        _to_place(graph, form, out, options)
    else:
        _to_stream(graph, form, out, options)


def is_for_folder(form: Format, out: AnyPath) -> bool:
    """Whether a format is written to this place as a folder of files."""
    name = os.fspath(out)
    only = form.stream is None and form.file is None
    return form.folder is not None and (only or name.endswith(_SEPARATORS) or os.path.isdir(name))


def _to_place(graph: BuiltGraph, form: Format, out: AnyPath, options: Options) -> None:
    place: AbstractContextManager[BinaryIO | Path]
    if is_for_folder(form, out):
        if options.table is not None:
            raise UsageError("--table is one file, and a folder has all tables; name a file, or leave --table out")
        named, place = form.folder, replacing_folder(Path(out), form.name)
    elif os.fspath(out).endswith(_SEPARATORS):
        raise UsageError(f"{form.name} is one file, and {os.fspath(out)} is called as a folder; name a file")
    elif form.stream is not None:
        named, place = form.stream, replacing(Path(out))
    else:
        named, place = form.file, replacing_path(Path(out))
    write = writer(named or "")
    with place as target:
        write(graph, target, options)


def _to_stream(graph: BuiltGraph, form: Format, stream: BinaryIO, options: Options) -> None:
    if form.stream is not None:
        writer(form.stream)(graph, stream, options)
    elif form.file is not None:
        with TemporaryDirectory(prefix="kg-") as folder:
            path = Path(folder, f"export{form.suffixes[0]}")
            writer(form.file)(graph, path, options)
            with path.open("rb") as source:
                shutil.copyfileobj(source, stream)
    else:
        raise UsageError(f"{form.name} is a folder of several files; name one with --output DIR")
