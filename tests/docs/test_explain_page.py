"""docs/explain.md names every field of what `kg explain --json` prints, and why a word is no event."""

from __future__ import annotations

import dataclasses
import re

from kg.explaining import notes
from kg.extraction.events.refusals import Refusal
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


def test_every_reason_why_a_word_is_no_event_is_told_in_the_words_that_explain_prints() -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    shown = {reason for reason in Refusal if reason is not Refusal.NOT_READ}  # of what is not read nothing is shown
    assert {reason for reason in shown if f"| {reason.value} |" not in page} == set()
