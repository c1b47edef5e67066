"""PropBank's rolesets, as training/README.md says where to get them: which numbered roles each has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from training.corpora import open_text

#: Roles that any roleset may have: place, time, amount, cause, purpose, manner.
MODIFIERS = frozenset({"ARGM-LOC", "ARGM-TMP", "ARGM-EXT", "ARGM-CAU", "ARGM-PRP", "ARGM-MNR"})
Rolesets = Mapping[str, frozenset[str]]


def read_rolesets(corpora: Path) -> Rolesets:
    """The numbered roles (`ARG0`) by roleset (`resign.01`); raises OSError where the file is not there."""
    path = corpora / "propbank_frames" / "rolesets.jsonl.gz"
    rows = (json.loads(line) for line in open_text(path))
    return {row["id"]: frozenset(f"ARG{role['n']}".upper() for role in row.get("roles", ())) for row in rows}
