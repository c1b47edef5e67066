"""A report of an event as it is compared across articles: packed, as a collection has very many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TypeVar

import msgspec

from kg.model import EventReport, Extraction, Role, Status
from kg.resolution.events.labels import Counts, Labels, counts_of, disputed
from kg.resolution.events.profiles import Profile, Profiles

_T = TypeVar("_T")
#: What a profile has besides what stands beside it, with entities by their ids in the article: forms, against,
#: supposed, named, words, around, sentence, amounts.
_Packed = tuple[
    frozenset[str],
    Status | None,
    bool,
    dict[Role, frozenset[str]],
    dict[Role, frozenset[str]],
    frozenset[str],
    int,
    frozenset[tuple[str, str, str]],
]
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[_Packed] = msgspec.msgpack.Decoder(_Packed)


@dataclass(frozen=True, slots=True)
class Told:
    """A report of an event.

    `key` is what a happening is called of which it is the first, `label` what one that it tells alone. `firmness` is
    lower for firmer reports that name more. `everybody` are the ids of the named entities that take part.
    """

    key: str
    label: str
    firmness: tuple[int, int]
    counts: Counts
    roleset: str
    type: str
    time: str
    everybody: tuple[str, ...]
    packed: bytes

    def profile(self, key_of: Callable[[str], str]) -> Profile:
        """The profile of the report, with the keys of entities by their ids."""
        forms, against, supposed, named, words, around, sentence, amounts = _DECODER.decode(self.packed)
        return Profile(
            self.roleset,
            self.type,
            forms,
            against,
            supposed,
            _keyed(named, key_of),
            words,
            frozenset(map(key_of, around)),
            self.time,
            sentence,
            amounts,
        )


def _keyed(named: Mapping[Role, frozenset[str]], key_of: Callable[[str], str]) -> dict[Role, frozenset[str]]:
    return {role: frozenset(map(key_of, ids)) for role, ids in named.items()}


def told(extraction: Extraction) -> tuple[Told, ...]:
    """The reports of an article, in the order of `Extraction.events`."""
    if not extraction.events:
        return ()
    profiles = Profiles(extraction, str)
    labels = Labels(extraction)
    return tuple(_told(report, profiles.of(report), labels) for report in extraction.events)


def _told(report: EventReport[str], profile: Profile, labels: Labels) -> Told:
    packed: _Packed = (
        profile.forms,
        profile.against,
        profile.supposed,
        dict(profile.named),
        dict(profile.words),
        profile.around,
        profile.sentence,
        profile.amounts,
    )
    counts = counts_of(report)
    return Told(
        _key(labels.article.id, report),
        labels.of(report, disputed(counts)),
        _shared(labels.firmness(report)),
        counts,
        intern(report.roleset),
        intern(report.type),
        intern(profile.time),
        _shared(tuple(map(intern, sorted(profile.everybody)))),
        _ENCODER.encode(packed),
    )


@lru_cache(maxsize=10_000)
def _shared(value: _T) -> _T:
    """The first of equal values, so that the others take no room."""
    return value


def _key(article: str, report: EventReport[str]) -> str:
    """The path of a happening, by the first word of its first report."""
    word = report.words[0]
    named = f"{article} {word.start}-{word.end} {report.status.value}"
    return f"happening/{hashlib.sha256(named.encode()).hexdigest()[:16]}"
