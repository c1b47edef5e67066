from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.reading import MAX_BYTES, read


@dataclass
class Outcome:
    """What one call of `read` gave and said."""

    articles: list[Article] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def article(self) -> Article:
        assert len(self.articles) == 1, (self.articles, self.failures)
        return self.articles[0]

    @property
    def failure(self) -> str:
        assert len(self.failures) == 1, (self.articles, self.failures)
        return self.failures[0]


Reading = Callable[..., Outcome]


def read_all(
    *paths: str | Path,
    metadata: Path | None = None,
    stdin: bytes | None = None,
    max_bytes: int = MAX_BYTES,
    any_language: bool = False,
) -> Outcome:
    outcome = Outcome()

    def failed(error: InputError) -> None:
        outcome.failures.append(str(error))

    stream = BytesIO(stdin) if stdin is not None else None
    chosen: Sequence[str | Path] = paths
    outcome.articles.extend(
        read(
            chosen,
            metadata=metadata,
            stdin=stream,
            on_failure=failed,
            on_notice=outcome.notices.append,
            max_bytes=max_bytes,
            any_language=any_language,
        )
    )
    assert all("\n" not in line for line in outcome.failures + outcome.notices)
    return outcome


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Reads in a fresh folder, so that names can be relative."""
    monkeypatch.chdir(tmp_path)
    return read_all
