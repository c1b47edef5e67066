"""What decides what articles bring into a graph, as one digest for each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from kg.graph.writing.happenings import Happening
from kg.graph.writing.parts.making import Asked
from kg.model import Collection, Span
from kg.vocabulary.iris import Vocabulary

#: Bytes of the sums of digests.
_SUM = 16


def settings_digest(vocabulary: Vocabulary, mentions: bool) -> str:
    """What decides of all articles alike beside the rules: base IRI, added relations, and the version that writes."""
    relations = sorted(str(each) for each in vocabulary.added.values())
    return digest(version("pyoxigraph"), vocabulary.base_iri, relations, mentions)


def key_digests(collection: Collection) -> dict[str, int]:
    """By article, a number that stands for the keys of its entities.

    It is the sum of a digest of each: that needs no list of them, and no order.
    """
    found: dict[str, int] = {}
    for (article, entity), key in collection.key_of.items():
        one = hashlib.blake2b(f"{entity}\0{key}".encode(), digest_size=_SUM).digest()
        found[article] = (found.get(article, 0) + int.from_bytes(one)) % (1 << 8 * _SUM)
    return found


def inputs_digest(
    settings: str,
    found: str,
    file: str,
    outlet: str | None,
    keys: int,
    happenings: Mapping[int, Happening],
    asked: Asked,
) -> str:
    """The digest of all that decides what one article brings.

    `found` stands for what was found in it, `file` is the name of its file, `keys` stands for those of its entities
    (`key_digests`), `happenings` are the events of its reports by place.
    """
    return digest(
        settings,
        found,
        file,
        outlet,
        asked.authors,
        keys,
        [(place, each.key, each.label, each.shared) for place, each in sorted(happenings.items())],
        _offsets(asked.compared),
        _offsets(asked.titles),
    )


def digest(*parts: object) -> str:
    """64 hex digits of what JSON can hold."""
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode("ascii")).hexdigest()


def _offsets(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in spans)
