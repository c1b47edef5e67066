"""`kg export`: the graph in a format that other tools read."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import Messages
from kg.cli.options import Graph, Nodes, Quiet, Raw, Verbose
from kg.cli.output_file import STDOUT, chosen_format
from kg.cli.streams import is_terminal, write, write_aligned
from kg.errors import UsageError
from kg.graph.exporting.layers.elements import LAYERS
from kg.graph.exporting.options import Options, check_heeded
from kg.graph.exporting.table import EXPORT_FORMATS, FORMATS, Format, format_called, heeding


def export(
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help=f"{', '.join(EXPORT_FORMATS)}; see --list. [default: what the name of the file says]",
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file, or the folder where there are several; - is stdout."
        ),
    ] = "-",
    nodes: Nodes = None,
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            metavar="",
            help="Write evidence with the selectors of Web Annotation too, and what follows from the graph; "
            f"for {heeding('full')}.",
        ),
    ] = False,
    layer: Annotated[
        list[str] | None,
        typer.Option(
            "--layer",
            metavar="LAYER",
            show_default=False,
            help=f"What a network is made of: {', '.join(LAYERS)}; several with commas between, or the option again. "
            f"For {heeding('layer')}. [default: all]",
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", metavar="", help="Print the formats, and what each is.")] = False,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            metavar="NAME",
            show_default=False,
            help=f"The table, where the file is to have one; for {heeding('table')}. [default: statements]",
        ),
    ] = None,
    raw: Raw = False,
    license: Annotated[
        str | None,
        typer.Option(
            "--license",
            metavar="LICENSE",
            show_default=False,
            help=f"The address or name of the licence for the files; for {heeding('license')}. [default: not stated]",
        ),
    ] = None,
    graph: Graph = Path("output"),
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Write the graph in a format that other tools read."""
    if listed:
        _print_list()
        return
    form = format_called(chosen_format(output_format, output, {each.name: each.suffixes for each in FORMATS}))
    if nodes is not None:
        check_heeded("nodes", form)
    layers = None if layer is None else tuple(name.strip() for several in layer for name in several.split(","))
    options = Options(full=full, layer=layers, table=table, raw=raw, license=license)
    options.check(form)
    messages = Messages(quiet, verbose)
    if "nodes" in form.options and (nodes is not None or _has_no_page(graph)):
        _page(graph, nodes, output, messages)
        return

    from kg.graph.exporting.exporting import export_with, is_for_folder

    if output != STDOUT:
        export_with(graph, form, output, options)
    elif not is_terminal(sys.stdout):
        export_with(graph, form, sys.stdout.buffer, options)
    else:
        _check_for_terminal(form)
        data = BytesIO()
        export_with(graph, form, data, options)
        write(data.getvalue().decode())
    if "table" in form.options and table is None and not is_for_folder(form, output):
        _tell_of_others(form, messages)


def _tell_of_others(form: Format, messages: Messages) -> None:
    from kg.graph.exporting.tables.every import TABLES

    others = ", ".join(each.name for each in TABLES if each.name != "statements")
    messages.notice(
        f"that is the table statements; --table NAME gives another one ({others}), "
        f"-f {form.name} -o FOLDER/ all of them"
    )


def _check_for_terminal(form: Format) -> None:
    if form.binary:
        raise UsageError(f"{form.name} is nothing to read on a terminal; name a file with --output")


def _print_list() -> None:
    rows = [("format", "files", "is")]
    for each in FORMATS:
        missing = "" if each.installed else f" ({each.to_install})"
        rows.append((each.name, " ".join(each.suffixes) or "–", f"{each.what}{missing}"))
    write_aligned(rows)


def _has_no_page(graph: Path) -> bool:
    from kg.graph.store.digests import is_left_out
    from kg.graph.store.layout import NETWORK, read_meta
    from kg.graph.store.output import current_build

    build = current_build(graph)
    return is_left_out(build, read_meta(build), NETWORK)


def _page(graph: Path, nodes: int | None, output: str, messages: Messages) -> None:
    """Writes a page of so many entities, made anew."""
    from kg.graph.store.opening import open_build
    from kg.graph.store.replacing import replacing
    from kg.viewer import network_page

    page, part = network_page(open_build(graph), nodes)
    if output == STDOUT and is_terminal(sys.stdout):
        write(page)
    elif output == STDOUT:
        sys.stdout.buffer.write(page.encode())
    else:
        with replacing(Path(output)) as stream:
            stream.write(page.encode())
    if part:
        messages.notice(f"the page {part}")
