"""The table of docs/extract.md names every key of what `kg extract` prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.docs.terminal import ROOT


def keys(value: object) -> set[str]:
    """All keys in a JSON value, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_each_field_has_a_row_that_names_all_its_keys(seeds_graph: Path) -> None:
    page = (ROOT / "docs" / "extract.md").read_text(encoding="utf-8")
    rows = {
        field: {word for code in re.findall(r"`(.*?)`", holds) for word in re.findall(r"\w+", code)}
        for field, holds in re.findall(r"^\| `(\w+)` \| (.*) \|$", page, flags=re.MULTILINE)
    }
    lines = [json.loads(line) for line in (seeds_graph / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    for field in lines[0]:
        assert set().union(*(keys(line[field]) for line in lines)) - rows[field] == set(), field
