"""`kg query`: a question to the graph, in SPARQL or by name."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DefaultGraph, Graph, Quiet, Raw, Verbose, raw_of
from kg.cli.outcome import NEGATIVE
from kg.cli.streams import is_terminal, read_stdin, write

if TYPE_CHECKING:
    from kg.cli.messages import Messages
    from kg.graph.querying.results import QueryResult

_ON_TERMINAL = {"rows": "table", "boolean": "table", "triples": "turtle"}
_WHEN_PIPED = {"rows": "tsv", "boolean": "table", "triples": "turtle"}


def _names(incomplete: str) -> list[tuple[str, str]]:
    from kg.catalogue import catalogue

    return [(query.name, query.question) for query in catalogue() if query.name.startswith(incomplete)]


def query(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            show_default=False,
            autocompletion=_names,
            help="A query that comes with kg (see --list), a file, or - for stdin.",
        ),
    ] = None,
    sparql: Annotated[
        str | None,
        typer.Option("--query", "-q", metavar="SPARQL", show_default=False, help="The query itself."),
    ] = None,
    graph: Graph = Path("output"),
    endpoint: Annotated[
        str | None,
        typer.Option(
            "--endpoint",
            metavar="URL",
            show_default=False,
            help="Ask a SPARQL endpoint and not a graph on this machine (docs/push.md).",
        ),
    ] = None,
    default_graph: DefaultGraph = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help="table, csv, tsv, json or xml; for CONSTRUCT turtle, ntriples, jsonld or table. "
            "[default: table on a terminal, tsv when piped, turtle for CONSTRUCT]",
        ),
    ] = None,
    raw: Raw = False,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0, metavar="SECONDS", help="Time limit; 0 for none.")
    ] = 60.0,
    memory: Annotated[
        str | None,
        typer.Option(
            "--memory",
            metavar="AMOUNT",
            show_default=False,
            help="Limit of memory, as 500M or 2G; none for none. [default: 1G]",
        ),
    ] = None,
    rows: Annotated[
        int | None,
        typer.Option(
            "--rows",
            min=0,
            metavar="N",
            show_default=False,
            help="How many rows a table has at most; 0 for all. The other formats have all. [default: 2000]",
        ),
    ] = None,
    list_queries: Annotated[
        bool, typer.Option("--list", metavar="", help="Print the queries that come with kg.")
    ] = False,
    exit_status: Annotated[
        bool, typer.Option("--exit-status", metavar="", help="End with 1 when ASK answers no or nothing was found.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Ask the graph a question: by name, from a file, or in SPARQL."""
    from kg.errors import UsageError

    if list_queries:
        _print_list()
        return
    if (name is None) == (sparql is None):
        raise UsageError("give the name of a query, a file, - or -q SPARQL, and only one of them; see kg query --list")
    if rows and output_format not in (None, "table"):
        raise UsageError(f"--rows is for tables, and {output_format} has all rows; leave it out, or add --format table")
    if default_graph is not None and endpoint is None:
        raise UsageError("--default-graph is for a store that --endpoint names; leave it out, or give --endpoint URL")
    if endpoint is not None and _is_given(context, "graph"):
        raise UsageError("--graph is for a graph on this machine, and --endpoint for one elsewhere; give one of them")
    as_is = raw_of(raw, output_format)

    from kg.cli.messages import Messages
    from kg.graph.querying.memory import DEFAULT
    from kg.graph.querying.results import TABLE_ROWS

    messages = Messages(quiet, verbose)
    if endpoint is None:
        result = _asked_here(graph, name, sparql, timeout or None, memory, messages)
    else:
        most = DEFAULT if memory is None else memory
        result = _asked_there(endpoint, default_graph, name, sparql, timeout or None, most, messages)
    on_terminal = is_terminal(sys.stdout)
    chosen = output_format or (_ON_TERMINAL if on_terminal else _WHEN_PIPED)[result.kind]
    width = shutil.get_terminal_size().columns if on_terminal else None
    shown = (TABLE_ROWS if rows is None else rows) or len(result)
    data = BytesIO()
    result.write(chosen, data, width=width, rows=shown, raw=as_is)
    if chosen == "table" and len(result) > shown:
        messages.notice(
            f"the table has the first {shown:,} of {len(result):,} rows; --rows 0 gives all, and so does --format csv"
        )
    elif rows and chosen != "table":
        messages.notice(f"--rows is for tables, and this is {chosen}, which has all rows; --format table is one")
    write(data.getvalue().decode())
    if exit_status and not result:
        raise typer.Exit(NEGATIVE)


def _is_given(context: typer.Context, option: str) -> bool:
    source = context.get_parameter_source(option)
    return source is not None and source.name != "DEFAULT"


def _asked_here(
    graph: Path, name: str | None, sparql: str | None, timeout: float | None, memory: str | None, messages: Messages
) -> QueryResult:
    """The answer of a graph on this machine."""
    from kg.graph import run_query
    from kg.graph.querying.memory import DEFAULT, is_known
    from kg.graph.store.layout import read_meta
    from kg.graph.store.output import of_current_build
    from kg.limits import bytes_of
    from kg.vocabulary.iris import Vocabulary

    def namespace() -> str:
        return Vocabulary(of_current_build(graph, read_meta).base_iri).namespace

    text = sparql if sparql is not None else _text_of(name or "", namespace)
    if memory is not None and bytes_of(memory) is not None and not is_known():
        messages.notice("this system does not tell how much memory a query holds, so --memory limits nothing")
    return run_query(graph, text, timeout=timeout, memory=DEFAULT if memory is None else memory)


def _asked_there(
    url: str,
    default_graph: str | None,
    name: str | None,
    sparql: str | None,
    timeout: float | None,
    memory: str,
    messages: Messages,
) -> QueryResult:
    """The answer of a SPARQL endpoint."""
    from kg.harmless.printable import on_one_line
    from kg.remote.address import address
    from kg.remote.asking import Endpoint
    from kg.remote.credentials import credentials_for
    from kg.vocabulary.iris import Vocabulary

    endpoint = Endpoint(
        url,
        credentials=credentials_for(address(url).hostname or ""),
        default_graph=default_graph,
        seconds=timeout,
        memory=memory,
        tell=messages.notice,
    )
    bases = endpoint.base_iris()
    base = bases[0] if bases else None
    if base is None:
        messages.notice(
            "the endpoint's default graph has no article of kg; where a store keeps it under a name, --default-graph "
            "says which"
        )
    elif endpoint.takes_all_for_default():
        messages.notice(
            "the endpoint takes all graphs together for its default graph, so an answer may count things twice; where "
            "kg's stands under a name, --default-graph says which"
        )
    if len(bases) > 1:
        messages.notice(
            f"the endpoint's default graph has articles of more than one base IRI ({on_one_line(', '.join(bases))}); "
            f"the answer is of {on_one_line(bases[0])} alone; --default-graph, or a PREFIX kg: in a query of your own, "
            "says another"
        )
    vocabulary = Vocabulary(base) if base else Vocabulary()
    text = sparql if sparql is not None else _text_of(name or "", lambda: vocabulary.namespace)
    return endpoint.run(text, vocabulary.prefixes)


def _print_list() -> None:
    from kg.catalogue import catalogue

    queries = catalogue()
    if not is_terminal(sys.stdout):
        for each in queries:
            write(f"{each.name}\t{each.title}\t{each.question}\n")
        return

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in ("name", "title", "question"):
        table.add_column(heading, no_wrap=heading == "name")
    for each in queries:
        table.add_row(Text(each.name, style="bold"), Text(each.title), Text(each.question))
    Console().print(table)


def _text_of(name: str, namespace: Callable[[], str]) -> str:
    """The SPARQL that a NAME stands for: stdin, a shipped query, or a file."""
    from kg.graph.querying.questions import decoded, named_text

    if name == "-":
        return decoded(read_stdin(), "stdin")
    return named_text(name, namespace)
