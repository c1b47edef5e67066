"""What was made of several records, kept in their store and told apart by the rules of a run."""

from __future__ import annotations

import hashlib

from kg.jobs.store import RecordStore


class Results:
    """Results by the names of what they are made of; `used` are the records that they lie in."""

    def __init__(self, store: RecordStore, rules: str) -> None:
        """`rules` is the digest of the rules (`kg.jobs.Rules`): with others nothing that is kept is found."""
        self._store = store
        self._rules = rules
        self.used: set[str] = set()

    def read(self, name: str) -> bytes | None:
        """What was kept under a name, or None where nothing is, or it is damaged."""
        return self._store.read(self._record(name))

    def put(self, name: str, result: bytes) -> None:
        """Keeps a result. Raises StoreError where the folder cannot be written."""
        self._store.put(self._record(name), result)

    def keep(self, name: str) -> None:
        """What is kept under a name, if anything is, counts as used, though it is not read."""
        self._store.touch(self._record(name))

    def _record(self, name: str) -> str:
        record = hashlib.sha256(f"{self._rules} {name}".encode()).hexdigest()
        self.used.add(record)
        return record
