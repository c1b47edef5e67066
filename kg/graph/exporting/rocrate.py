"""The graph as a research object for an archive: its files, and what made them of which articles (RO-Crate 1.1).

RO-Crate Metadata Specification 1.1, as plain JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph.exporting.built import copied
from kg.graph.exporting.options import Options
from kg.graph.exporting.rdf import trig
from kg.graph.reading.lookup import Lookup, first
from kg.graph.store.digests import digest_of, is_left_out
from kg.graph.store.layout import ARTICLES, META, NETWORK, TRIG
from kg.version import __version__
from kg.vocabulary.namespaces import RDFS, SCHEMA

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph

Json = dict[str, Any]

_METADATA = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_KG, _MADE, _NO_LICENCE = "#kg", "#build", "#licence-not-stated"
#: Each file: its media type, what it is called, what it holds.
_FILES = {
    TRIG: ("application/trig", "The graph", "Everything that was found, in RDF; a named graph for each article."),
    ARTICLES: (
        "application/x-ndjson",
        "The articles with what was found in each",
        "One article a line, with its text, whose rights are with its publisher; evidence points into these texts.",
    ),
    NETWORK: ("text/html", "The graph as a page", "A page that a browser draws by itself, without a network."),
    META: ("application/json", "What the build says of itself", "Counts, versions, and the digests of its files."),
}


def folder(graph: BuiltGraph, place: Path, options: Options) -> None:
    """The files of the build, and `ro-crate-metadata.json`, which describes them."""
    with (place / TRIG).open("xb") as stream:
        trig(graph, stream, Options())
    with (place / ARTICLES).open("xb") as stream:
        copied(ARTICLES, graph, stream)
    if not is_left_out(graph.folder, graph.meta, NETWORK):
        with (place / NETWORK).open("xb") as stream:
            copied(NETWORK, graph, stream)
    (place / META).write_bytes((graph.folder / META).read_bytes())
    files = [_file(place / name, *about) for name, about in _FILES.items() if (place / name).exists()]
    with graph.reading():
        sources, named = _sources(graph)
    things = [_descriptor(), _root(graph, files, sources, options), *files, _software(), _making(files, sources)]
    things += sources
    things += named
    things += [_licence(options)]
    document = {"@context": [f"{_PROFILE}/context", {"sha256": "http://schema.org/sha256"}], "@graph": things}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    (place / _METADATA).write_text(f"{text}\n", encoding="utf-8")


def _descriptor() -> Json:
    return {
        "@id": _METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _PROFILE},
        "about": {"@id": "./"},
    }


def _root(graph: BuiltGraph, files: list[Json], sources: list[Json], options: Options) -> Json:
    counts = graph.meta.counts
    found = ", ".join(f"{counts[name]} {name}" for name in ("entities", "statements", "quotations", "event reports"))
    built = datetime.fromtimestamp((graph.folder / META).stat().st_mtime, UTC)
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"What {counts['articles']} news articles say, as a knowledge graph",
        "description": f"Found by kg, each with the words that say so: {found}.",
        "datePublished": built.date().isoformat(),
        "license": {"@id": _licence(options)["@id"]},
        "hasPart": _led_to(files),
        "isBasedOn": _led_to(sources),
        "mentions": {"@id": _MADE},
    }


def _file(path: Path, media_type: str, name: str, description: str) -> Json:
    return {
        "@id": path.name,
        "@type": "File",
        "name": name,
        "description": description,
        "encodingFormat": media_type,
        "contentSize": str(path.stat().st_size),
        "sha256": digest_of(path),
    }


def _software() -> Json:
    return {"@id": _KG, "@type": "SoftwareApplication", "name": "kg", "softwareVersion": __version__}


def _making(files: list[Json], sources: list[Json]) -> Json:
    return {
        "@id": _MADE,
        "@type": "CreateAction",
        "name": "kg build",
        "instrument": {"@id": _KG},
        "object": _led_to(sources),
        "result": _led_to(files),
    }


def _led_to(things: list[Json]) -> list[Json] | Json:
    """References to things; JSON of RO-Crate has no list of one."""
    links: list[Json] = [{"@id": each["@id"]} for each in things]
    return links[0] if len(links) == 1 else links


def _licence(options: Options) -> Json:
    if options.license is None:
        text = "Nobody has said under which licence this may be used."
        return {"@id": _NO_LICENCE, "@type": "CreativeWork", "name": "Licence not stated", "description": text}
    if re.match(r"https?://", options.license):
        return {"@id": options.license, "@type": "CreativeWork", "name": options.license}
    return {"@id": "#licence", "@type": "CreativeWork", "name": options.license}


def _sources(graph: BuiltGraph) -> tuple[list[Json], list[Json]]:
    """The articles, and their outlets and authors. Articles of one address after the first, as versions, go by ids."""
    look = Lookup(graph.store, graph.vocabulary)
    taken: set[str] = set()
    sources: list[Json] = []
    named: dict[str, Json] = {}
    for iri in _articles(graph):
        about = look.about(iri)
        url = first(about, f"{SCHEMA}url")
        id_ = url if url and url not in taken else f"#{iri.removeprefix(graph.vocabulary.data)}"
        taken.add(id_)
        outlets, authors = about.get(f"{SCHEMA}publisher", []), about.get(f"{SCHEMA}author", [])
        of_outlets, of_authors = _named(outlets, "Organization", look), _named(authors, "Person", look)
        named |= {each["@id"]: each for each in (*of_outlets, *of_authors)}
        known = {
            "url": url,
            "datePublished": first(about, f"{SCHEMA}datePublished"),
            "author": _led_to(of_authors),
            "publisher": _led_to(of_outlets),
            "sha256": first(about, "sha256"),
        }
        source = {"@id": id_, "@type": "NewsArticle", "name": first(about, f"{RDFS}label")}
        sources.append(source | {name: value for name, value in known.items() if value})
    return sources, [named[iri] for iri in sorted(named)]


def _named(iris: Iterable[str], type_: str, look: Lookup) -> list[Json]:
    return [{"@id": f"#{i.removeprefix(look.vocabulary.data)}", "@type": type_, "name": look.name(i)} for i in iris]


def _articles(graph: BuiltGraph) -> list[str]:
    found = graph.store.query(f"SELECT ?article {{ ?article a <{SCHEMA}NewsArticle> }}")
    return sorted(article.value for (article,) in found)  # type: ignore[union-attr]
