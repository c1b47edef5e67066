"""How much memory a query may take: an amount as people write it, and what a process holds at a moment."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kg.errors import UsageError

#: What a query may take where nobody says otherwise.
DEFAULT = "1G"

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([KMGT])(i?)B?|B?)", re.IGNORECASE)
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}
#: What the system keeps for the process alone, on the disk too where memory is short; not the files that it has read.
_HELD = re.compile(rb"^(?:RssAnon|VmSwap):\s*(\d+) kB$", re.MULTILINE)


def bytes_of(amount: str | int | None) -> int | None:
    """The bytes of "500M", "1.5 GB", "2GiB" or a number; None for "none", 0 and None, which are no limit.

    K, M, G and T count by thousands, and with an i (MiB) by 1,024. Raises UsageError for anything else.
    """
    text = "none" if amount is None else str(amount).strip()
    if text.lower() == "none":
        return None
    if not (found := _AMOUNT.fullmatch(text)):
        raise UsageError(f"there is no amount of memory {text!r}; write 500M, 2G or 1.5GiB, or none for no limit")
    number, unit, binary = found.groups(default="")
    return int(float(number) * (1024 if binary else 1000) ** _POWERS[unit.upper()]) or None


def held_by(process: int) -> int | None:
    """The bytes that a process holds now; None where the system does not tell, as none but Linux does."""
    try:
        status = Path(f"/proc/{process}/status").read_bytes()
    except OSError:
        return None
    found = _HELD.findall(status)
    return sum(int(each) for each in found) * 1024 if found else None


def is_known() -> bool:
    """Whether the system tells how much memory a process holds."""
    return held_by(os.getpid()) is not None
