"""What its publisher has taken back (IPTC: publication status), so that nobody takes it for true."""

from __future__ import annotations

import re

from kg.errors import InputError

_TAKEN_BACK = re.compile(r"cancell?ed|withheld", re.IGNORECASE)


def refuse_withdrawn(status: str, place: str) -> None:
    """Raises InputError for an article of this status ("usable", "stat:canceled") if it was taken back."""
    if found := _TAKEN_BACK.search(status):
        raise InputError(
            f"{place}: is {found[0].lower()} by who published it, and is left out; take it out of the file"
        )
