"""How far a run is, how fast it goes and how long it will take, on one line of a terminal."""

from kg.cli.progress.line import progress

__all__ = ["progress"]
