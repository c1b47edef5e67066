"""Many articles: what was found in them is kept, and several processes share the work."""

from kg.jobs.many import extract_many
from kg.jobs.rules import Rules, rules_of
from kg.jobs.store import OWN_RECORDS, Kept, RecordStore

__all__ = ["OWN_RECORDS", "Kept", "RecordStore", "Rules", "extract_many", "rules_of"]
