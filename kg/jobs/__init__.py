"""Many articles: what was found in them is kept, and several processes, or several machines, share the work.

Each name is imported when it is first asked for, so that who only looks at what is kept loads no pipeline.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.jobs.collecting import Collected
    from kg.jobs.many import extract_many
    from kg.jobs.markers import Failure, Marker, Member, write_marker
    from kg.jobs.merging import Merged, merge
    from kg.jobs.results import Results
    from kg.jobs.rules import Rules, rules_of
    from kg.jobs.shard import Shard
    from kg.jobs.sharing import Sharing, checked_sharing
    from kg.jobs.store import OWN_RECORDS, Kept, RecordStore

_HOMES = {
    "OWN_RECORDS": "kg.jobs.store",
    "Collected": "kg.jobs.collecting",
    "Failure": "kg.jobs.markers",
    "Kept": "kg.jobs.store",
    "Marker": "kg.jobs.markers",
    "Member": "kg.jobs.markers",
    "Merged": "kg.jobs.merging",
    "RecordStore": "kg.jobs.store",
    "Results": "kg.jobs.results",
    "Rules": "kg.jobs.rules",
    "Shard": "kg.jobs.shard",
    "Sharing": "kg.jobs.sharing",
    "checked_sharing": "kg.jobs.sharing",
    "extract_many": "kg.jobs.many",
    "merge": "kg.jobs.merging",
    "rules_of": "kg.jobs.rules",
    "write_marker": "kg.jobs.markers",
}

__all__ = [
    "OWN_RECORDS",
    "Collected",
    "Failure",
    "Kept",
    "Marker",
    "Member",
    "Merged",
    "RecordStore",
    "Results",
    "Rules",
    "Shard",
    "Sharing",
    "checked_sharing",
    "extract_many",
    "merge",
    "rules_of",
    "write_marker",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
