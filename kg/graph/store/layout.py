"""The files of a build and what `meta.json` says of them (docs/graph.md, "Files of a build")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.version import __version__

LAYOUT_VERSION = 3

STORE = "store"
TRIG = "graph.trig"
TURTLE = "graph.ttl"
ARTICLES = "articles.jsonl"
NETWORK = "network.html"
META = "meta.json"
SEAL = "seal.json"

#: The folder of builds in an output folder, and the link to the one that counts.
BUILDS = ".builds"
CURRENT = ".current"

#: Packages of which another version may give other findings, or other bytes.
_DECIDING = ("networkx", "numpy", "onnxruntime", "pyoxigraph", "spacy", "trafilatura")

#: What a large graph does without: the store holds the same.
TEXTS = (TRIG, TURTLE)

FILES = (STORE, TRIG, TURTLE, ARTICLES, NETWORK, META)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a build says of itself: base IRI, how many of each it holds, and the SHA-256 of files by name.

    Those of the store's files, which are not the same in every build, are in the seal (`kg.graph.store.seal`). `inputs`
    is the digest of all that decided what was built, "" where that is not known, and `report` what the build told of
    itself at its end.
    """

    base_iri: str
    counts: Mapping[str, int]
    digests: Mapping[str, str] = field(default_factory=dict)
    inputs: str = ""
    report: Mapping[str, Any] = field(default_factory=dict)


def write_meta(folder: Path, meta: Meta) -> None:
    """Writes `meta.json` into a build."""
    data = {
        "layout": LAYOUT_VERSION,
        "base_iri": meta.base_iri,
        "counts": dict(meta.counts),
        "sha256": dict(meta.digests),
        "inputs": meta.inputs,
        "report": dict(meta.report),
        "versions": versions(),
    }
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False)
    (folder / META).write_text(text + "\n", encoding="utf-8", newline="\n")


def versions() -> dict[str, str]:
    """The versions of kg and of the installed packages that what it finds and writes depends on."""
    return {"kg": __version__} | {name: version(name) for name in _DECIDING}


def read_meta(folder: Path) -> Meta:
    """Reads `meta.json` of a build. Raises StoreError when it is missing, unreadable or of another layout."""
    path = folder / META
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        _check_layout(data["layout"], folder)
        counts = {str(name): int(count) for name, count in data["counts"].items()}
        digests = {str(name): str(digest) for name, digest in data.get("sha256", {}).items()}
        meta = Meta(str(data["base_iri"]), counts, digests, str(data.get("inputs", "")), dict(data.get("report", {})))
    except FileNotFoundError:
        raise StoreError(f"no graph in {folder}; run kg build first") from None
    except NotADirectoryError:
        raise StoreError(f"{folder} is a file, and not a folder that kg build wrote; name that folder") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise StoreError(f"{path} is damaged; run kg build again") from None
    return meta


def _check_layout(found: int, folder: Path) -> None:
    if found != LAYOUT_VERSION:
        what = "run kg build again" if found < LAYOUT_VERSION else "install the kg that built it, or run kg build again"
        raise StoreError(f"the graph in {folder} has layout {found}, this kg reads layout {LAYOUT_VERSION}; {what}")
