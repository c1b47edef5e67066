"""The command line: `main` is what `kg` and `python -m kg` run."""

from kg.cli.app import app, main

__all__ = ["app", "main"]
