"""What is known of the software of stores: where each is asked and written to, and how each loads in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult

from kg.errors import UsageError
from kg.harmless.printable import on_one_line

#: The end of the path at which a store takes graphs, and that at which it is asked.
_ASKED_AT = (
    ("/sparql-graph-crud-auth", "/sparql"),  # Virtuoso
    ("/sparql-graph-crud", "/sparql"),
    ("/store", "/query"),  # Oxigraph
    ("/data", "/query"),  # Jena Fuseki
    ("/rdf-graphs/service", ""),  # RDF4J, GraphDB
    ("/graphs", "/sparql"),  # kg serve
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a store of this software can do beside the SPARQL 1.1 Graph Store HTTP Protocol."""

    #: Whether it takes all graphs in one request, wholly or not at all (N-Quads at the address without parameters).
    takes_datasets: bool = False
    has_default_graph: bool = True
    #: How whoever runs it loads more than HTTP is made for, from a file of N-Quads.
    bulk: str = "its own loader, from graph.nq (kg export -o graph.nq)"


_KINDS = {
    "oxigraph": Kind(
        takes_datasets=True,
        bulk="kg export -o graph.nq, and with the server stopped: oxigraph load --location DIR --file graph.nq",
    ),
    "virtuoso": Kind(
        has_default_graph=False,
        bulk="kg export -o graph.nq, and in isql: ld_dir('DIR', 'graph.nq', 'GRAPH'); rdf_loader_run(); checkpoint;",
    ),
    "apache jena fuseki": Kind(
        bulk="kg export -o graph.nq, and with the server stopped: tdb2.tdbloader --loc DIR graph.nq"
    ),
}


def kind_of(software: str) -> Kind:
    """What is known of a software by the name that its server tells, in small letters."""
    return next((kind for name, kind in _KINDS.items() if software.startswith(name)), Kind())


def asked_at(parts: SplitResult) -> str:
    """The address at which a store is asked, by the one at which it takes graphs.

    Raises UsageError where the address is of no known form.
    """
    path = parts.path.rstrip("/")
    for end, instead in _ASKED_AT:
        if path.endswith(end):
            return parts._replace(path=path.removesuffix(end) + instead, query="").geturl()
    raise UsageError(
        f"{on_one_line(parts.geturl())}: kg knows no address of this form; give the one at which the store takes "
        "graphs, as http://localhost:7878/store (Oxigraph) or http://localhost:8890/sparql-graph-crud-auth (Virtuoso), "
        "or say with --endpoint URL where it is asked"
    )
