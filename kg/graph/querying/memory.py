"""How much memory a query may take, and whether the system tells how much it holds."""

from __future__ import annotations

import os

from kg.limits import held_by

#: What a query may take where nobody says otherwise.
DEFAULT = "1G"


def is_known() -> bool:
    """Whether the system tells how much memory a process holds."""
    return held_by(os.getpid()) is not None
