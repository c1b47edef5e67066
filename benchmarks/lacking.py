"""What a scoreboard says where the data that it measures on are not there."""

from __future__ import annotations

_HELP = """\
The corpora are public and do not come with kg. benchmarks/README.md ("Get the data") says for each where it is from, at
which commit, and where its files go; --corpora DIR names the folder. What needs none of them: python -m
benchmarks.events, benchmarks.lengths, benchmarks.kills, benchmarks.serving and benchmarks.startup."""


def lacking(error: Exception) -> str:
    """What could not be read, and what an outsider does about it."""
    return f"cannot be read: {getattr(error, 'filename', None) or error}\n{_HELP}"
