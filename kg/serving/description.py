"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import pyoxigraph as ox

from kg.serving.media_types import TRIPLES, content_type
from kg.serving.negotiation import best
from kg.serving.refused import RefusedError
from kg.vocabulary.namespaces import RDF

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def description(endpoint: str, accept: str) -> tuple[str, bytes]:
    """The type and bytes of the description of the endpoint with that address.

    Raises RefusedError with 406 where the client takes no type of RDF.
    """
    media_type = best(accept, list(TRIPLES))
    if media_type is None:
        raise RefusedError(406, f"the description of this endpoint can be had as {', '.join(TRIPLES)}")
    service, dataset, graph = (ox.NamedNode(endpoint + part) for part in ("", "#dataset", "#default"))
    told = [
        (service, RDF + "type", ox.NamedNode(_SD + "Service")),
        (service, _SD + "endpoint", service),
        (service, _SD + "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        *((service, _SD + "resultFormat", ox.NamedNode(_FORMATS + each)) for each in _RESULTS),
        (service, _SD + "defaultDataset", dataset),
        (dataset, RDF + "type", ox.NamedNode(_SD + "Dataset")),
        (dataset, _SD + "defaultGraph", graph),
        (graph, RDF + "type", ox.NamedNode(_SD + "Graph")),
    ]
    triples = (ox.Triple(subject, ox.NamedNode(predicate), value) for subject, predicate, value in told)
    data = ox.serialize(triples, format=TRIPLES[media_type], prefixes={"sd": _SD, "format": _FORMATS})
    return content_type(media_type), data or b""
