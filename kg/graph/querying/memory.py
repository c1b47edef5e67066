"""How much memory a query may take, and what a process holds at a moment."""

from __future__ import annotations

import os
import re
from pathlib import Path

#: What a query may take where nobody says otherwise.
DEFAULT = "1G"

#: What the system keeps for the process alone, on the disk too where memory is short; not the files that it has read.
_HELD = re.compile(rb"^(?:RssAnon|VmSwap):\s*(\d+) kB$", re.MULTILINE)


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
