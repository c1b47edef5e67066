from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.sample import build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the sample built into it; read-only by agreement."""
    return build(tmp_path_factory.mktemp("graph") / "output")
