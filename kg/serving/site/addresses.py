"""Where things stand on the server, and in what forms they can be had."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

SPARQL, GRAPHS, NETWORK = "/sparql", "/graphs", "/network.html"
SEARCH, API, STYLE = "/search", "/api", "/site.css"

#: The types in which a thing is given, the first where a client does not mind, each with the ending that asks for it.
FORMS: Mapping[str, str] = {
    "text/html": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/json": "json",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
_OF_ENDING = {ending: media_type for media_type, ending in FORMS.items()}


def path_of(key: str) -> str:
    """The path of a thing by its key, `person/jane-roe`."""
    return f"/{quote(key)}"


def form_of(path: str) -> tuple[str, str | None]:
    """The key that a path asks for, and the type that its ending names; None without an ending.

    Keys have no dots: they are made of words and digests.
    """
    key, dot, ending = path.rpartition(".")
    return (key, _OF_ENDING[ending]) if dot and ending in _OF_ENDING else (path, None)


def place_in(article: str, start: int, end: int) -> str:
    """The address of words in the page of an article, by its id and code points."""
    return f"{path_of(f'article/{article}')}?at={start}-{end}#{place_of(start)}"


def place_of(start: int) -> str:
    """The name of a place in the page of an article, by its code point."""
    return f"c{start}"
