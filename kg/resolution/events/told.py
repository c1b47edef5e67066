"""A report of an event as it is compared across articles: packed, as a collection has very many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sys import intern

import msgspec

from kg.model import EventReport, Extraction, Role, Status
from kg.resolution.events.labels import Counts, Labels, counts_of, disputed
from kg.resolution.events.profiles import Profile, Profiles


@dataclass(frozen=True, slots=True)
class _Packed:
    """A profile in which entities are named by their ids in the article, as bytes hold it."""

    roleset: str
    type: str
    forms: frozenset[str]
    against: Status | None
    supposed: bool
    named: dict[Role, frozenset[str]]
    words: dict[Role, frozenset[str]]
    around: frozenset[str]
    time: str
    sentence: int
    amounts: frozenset[tuple[str, str, str]]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Packed)


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
        kept = _DECODER.decode(self.packed)
        return Profile(
            kept.roleset,
            kept.type,
            kept.forms,
            kept.against,
            kept.supposed,
            _keyed(kept.named, key_of),
            kept.words,
            frozenset(map(key_of, kept.around)),
            kept.time,
            kept.sentence,
            kept.amounts,
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
    packed = _Packed(
        profile.roleset,
        profile.type,
        profile.forms,
        profile.against,
        profile.supposed,
        dict(profile.named),
        dict(profile.words),
        profile.around,
        profile.time,
        profile.sentence,
        profile.amounts,
    )
    counts = counts_of(report)
    return Told(
        _key(labels.article.id, report),
        labels.of(report, disputed(counts)),
        labels.firmness(report),
        counts,
        intern(report.roleset),
        intern(report.type),
        intern(profile.time),
        tuple(map(intern, sorted(profile.everybody))),
        _ENCODER.encode(packed),
    )


def _key(article: str, report: EventReport[str]) -> str:
    """The path of a happening, by the first word of its first report."""
    word = report.words[0]
    named = f"{article} {word.start}-{word.end} {report.status.value}"
    return f"happening/{hashlib.sha256(named.encode()).hexdigest()[:16]}"
