"""Where `--output` and `--format` say that output goes: one rule for all commands that have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from kg.errors import UsageError

STDOUT = "-"
"""The name of standard output."""


def chosen_format(
    asked: str | None, output: str, formats: Mapping[str, Sequence[str]], on_stdout: str | None = None
) -> str:
    """The format that was asked for, or else that of the file's name; for standard output `on_stdout`.

    `formats` are the names of the formats, each with the suffixes of its files (".md"); none for one that has
    to be asked for.
    Raises UsageError, with those that there are, for another format, for a name that says none, and for standard output
    where `on_stdout` is None.
    """
    if asked is not None:
        if asked not in formats:
            raise UsageError(f"there is no format {asked!r}; choose one of: {', '.join(formats)}")
        return asked
    if output == STDOUT:
        if on_stdout is None:
            raise UsageError(f"say which format with --format, one of: {', '.join(formats)}")
        return on_stdout
    suffix = PurePath(output).suffix.lower()
    for name, known in formats.items():
        if suffix in known:
            return name
    suffixes = ", ".join(each for known in formats.values() for each in known)
    raise UsageError(
        f"the name {output!r} does not say which format it is to have; let it end in one of "
        f"{suffixes}, or say with --format which of: {', '.join(formats)}"
    )
