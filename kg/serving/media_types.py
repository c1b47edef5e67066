"""The media types in which answers are given, the first where a client does not mind."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

#: Of SELECT and ASK (SPARQL 1.1 Query Results JSON, XML, CSV and TSV).
ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
#: Of CONSTRUCT and DESCRIBE, and of a graph.
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
}
_IN_UTF8 = ("text/", "application/xml")


def content_type(media_type: str) -> str:
    """What the header says of an answer in that type."""
    return f"{media_type}; charset=utf-8" if media_type.startswith(_IN_UTF8) else media_type
