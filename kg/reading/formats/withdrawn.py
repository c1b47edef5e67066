"""What its publisher has taken back, or not released yet (IPTC: publication status, embargo)."""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.reading.formats.protocol import Report

_TAKEN_BACK = re.compile(r"cancell?ed|withheld", re.IGNORECASE)


def refuse_withdrawn(status: str, place: str) -> None:
    """Raises InputError for an article of this status ("usable", "stat:canceled") if it was taken back."""
    if found := _TAKEN_BACK.search(status):
        raise InputError(
            f"{place}: is {found[0].lower()} by who published it, and is left out; take it out of the file"
        )


def tell_embargo(until: object, report: Report) -> None:
    """Tells of an article that may not be published before a time. It is read all the same: only its reader knows."""
    if until and (words := " ".join(str(until).split())):
        report(f"is under embargo until {words[:40]}; do not publish what is made of it before")
