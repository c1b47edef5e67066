"""What to do where something cannot be written: a full disk needs other advice than a place that is closed."""

from __future__ import annotations

import errno


def way_out(error: BaseException, otherwise: str) -> str:
    """What a person can do about a failure to write: make room where the disk or a quota is full, else `otherwise`."""
    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return "free some space, or choose another disk" if getattr(error, "errno", None) in full else otherwise
