"""Many articles: what was found in them is kept, and several processes, or several machines, share the work."""

from kg.jobs.collecting import Collected
from kg.jobs.many import extract_many
from kg.jobs.markers import Failure, Marker, Member, write_marker
from kg.jobs.merging import Merged, merge
from kg.jobs.rules import Rules, rules_of
from kg.jobs.shard import Shard
from kg.jobs.sharing import Sharing, checked_sharing
from kg.jobs.store import OWN_RECORDS, Kept, RecordStore

__all__ = [
    "OWN_RECORDS",
    "Collected",
    "Failure",
    "Kept",
    "Marker",
    "Member",
    "Merged",
    "RecordStore",
    "Rules",
    "Shard",
    "Sharing",
    "checked_sharing",
    "extract_many",
    "merge",
    "rules_of",
    "write_marker",
]
