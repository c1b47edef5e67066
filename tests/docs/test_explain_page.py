"""docs/explain.md names every field of what `kg explain --json` prints."""

from __future__ import annotations

import dataclasses
import re

from kg.explaining import notes
from tests.docs.terminal import ROOT


def test_every_field_is_told_of() -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8").partition("## As JSON")[2]
    told = {word for code in re.findall(r"`([^`]+)`", page) for word in re.findall(r"\w+", code)}
    fields = {
        field.name
        for note in vars(notes).values()
        if dataclasses.is_dataclass(note)
        for field in dataclasses.fields(note)
    }
    assert fields - told == set()
