from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.store.opening import damage_told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no room on the disk"),
        (OSError("Corruption: block checksum mismatch"), "is damaged"),
    ],
)
def test_a_full_disk_is_not_told_as_damage(error: OSError, told: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=told), damage_told(tmp_path):
        raise error
