"""Namespaces of the standard vocabularies that the graph uses, and how an IRI is made safe."""

from __future__ import annotations

import re

DEFAULT_BASE_IRI = "https://kg.example/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"

STANDARD_PREFIXES = {
    "dcterms": DCTERMS,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "xsd": XSD,
}

_NOT_IN_IRIS = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')


def escaped(iri: str) -> str:
    """The same IRI with the characters that RFC 3987 forbids percent-encoded (as UTF-8)."""
    return _NOT_IN_IRIS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), iri)
