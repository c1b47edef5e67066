"""The shards of one run, checked to be whole and to belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.errors import InputError
from kg.jobs.collecting import Collected
from kg.jobs.markers import Failure, Marker, Member, digest_of_whole, read_markers
from kg.jobs.store import RecordStore
from kg.progress import OnProgress, Progress, Stage

#: So many numbers of shards are named in a message.
_NAMED = 20


@dataclass(frozen=True, slots=True)
class Merged:
    """All articles of a run in the order of reading, what was found in them, and what failed."""

    members: tuple[Member, ...]
    found: Collected
    failures: tuple[Failure, ...]


def merge(folders: Sequence[Path], rules: str, on_progress: OnProgress) -> Merged:
    """What the shards in some folders hold together.

    Where the shards read the articles in different orders, that of the first shard counts. `rules` is the digest of the
    rules that they must be of; `on_progress` hears of each article that is read. Raises InputError, which says what to
    do, where a shard is missing, damaged, of other rules, or was made of other articles.
    """
    where: dict[int, tuple[Path, Marker]] = {}
    parts = set()
    for folder, marker in read_markers(folders):
        parts.add(marker.of)
        where.setdefault(marker.shard, (folder, marker))  # which may be there twice
    named = ", ".join(map(str, folders))
    if len(parts) > 1:
        raise InputError(
            f"{named}: there are shards of several runs, of {' and of '.join(map(str, sorted(parts)))}; remove the "
            "files shard-I-of-N.json of all but one"
        )
    (of,) = parts
    if len(where) < of:
        missing = list(islice((number for number in range(1, of + 1) if number not in where), _NAMED))
        told = _shards(missing, of, of - len(where))
        raise InputError(f"{named}: {told} missing; {_run_again(missing[0], of, 'DIR')}")
    markers = {number: marker for number, (_, marker) in sorted(where.items())}
    _check_rules(markers, rules, named)
    _check_whole(markers, named)
    return Merged(*_found(where, named, on_progress), _failures(markers))


def _check_rules(markers: Mapping[int, Marker], rules: str, named: str) -> None:
    other = [number for number, marker in markers.items() if marker.rules != rules]
    if len(other) == len(markers) and len({marker.rules for marker in markers.values()}) == 1:
        raise InputError(
            f"{named}: the shards were made by another kg, or with other --frames or --pipeline, than this build has; "
            "give it the same, or run the shards again"
        )
    if other:
        raise InputError(
            f"{named}: {_shards(other, len(markers))} of other rules (another kg, --frames or --pipeline) than this "
            f"build; {_run_again(other[0], len(markers), 'DIR')}"
        )


def _check_whole(markers: Mapping[int, Marker], named: str) -> None:
    """That all shards saw the same articles: else some would be in two of them, and some in none."""
    same = defaultdict(list)
    for number, marker in markers.items():
        same[marker.whole].append(number)
    if len(same) > 1:
        groups = " | ".join(_numbers(numbers) for numbers in same.values())
        raise InputError(
            f"{named}: the shards were made of different articles ({groups}): files, or what --metadata says, were not "
            "the same, or an article that comes twice was first in another file; run kg extract again for each shard "
            "with the same paths, which keeps what is done"
        )


def _found(
    where: Mapping[int, tuple[Path, Marker]], named: str, on_progress: OnProgress
) -> tuple[tuple[Member, ...], Collected]:
    """The articles in the order of the first shard, and what was found in them."""
    at = {member.id: (number, member) for number, (_, marker) in where.items() for member in marker.members}
    order = where[1][1].order
    whole = digest_of_whole(member for _, member in at.values())
    if sorted(order) != sorted(at) or any(marker.whole != whole for _, marker in where.values()):
        raise InputError(f"{named}: the shards do not make a whole; run each again, which keeps what is done")
    stores = {number: RecordStore(folder) for number, (folder, _) in where.items()}
    collected, damaged = Collected(), dict[int, str]()
    for done, (number, member) in enumerate((at[name] for name in order), start=1):
        if member.found:
            found = stores[number].get(member.record, member.file)
            if found is None:
                damaged.setdefault(number, member.file)
            else:
                collected.add(found.article, found, stores[number], member.record)
        on_progress(Progress(Stage.READING, done, len(order), done, len(order), member.file))
    if damaged:
        number = min(damaged)
        raise InputError(
            f"{where[number][0]}: {_shards(sorted(damaged), len(where))} not whole, the record of {damaged[number]} is "
            f"missing or damaged; {_run_again(number, len(where), where[number][0])}, which makes only those anew"
        )
    return tuple(at[name][1] for name in order), collected


def _failures(markers: Mapping[int, Marker]) -> tuple[Failure, ...]:
    """What failed: inputs, which every shard tried to read, once, and the articles of each."""
    unread = [[each for each in marker.failures if each.sha256 is None] for marker in markers.values()]
    mistaken = [each for marker in markers.values() for each in marker.failures if each.sha256 is not None]
    return (*max(unread, key=len), *mistaken)


def _run_again(number: int, of: int, folder: Path | str) -> str:
    return f"run kg extract PATH... --shard {number}/{of} --out {folder}"


def _shards(numbers: Sequence[int], of: int, count: int | None = None) -> str:
    """Which shards, as the beginning of a sentence; `count` is how many there are where only some are given."""
    several = f"shards {_numbers(numbers, count)} of {of} are"
    return f"shard {numbers[0]} of {of} is" if (count or len(numbers)) == 1 else several


def _numbers(numbers: Sequence[int], count: int | None = None) -> str:
    left = (count or len(numbers)) - _NAMED
    return ", ".join([*map(str, numbers[:_NAMED]), *([f"and {left} more"] if left > 0 else [])])
