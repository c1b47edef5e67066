"""What is said beside the data, on stderr: failures always, notices unless quiet, detail with -v."""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import dataclass

from kg.errors import KgError
from kg.harmless.printable import on_one_line, printable


@dataclass(slots=True)
class Messages:
    """Writes to stderr what the options ask for."""

    quiet: bool = False
    verbose: int = 0
    strict: bool = False

    def failure(self, error: KgError) -> None:
        """One input that could not be used; the others go on. What lies behind a mistake in kg shows with -vv.

        Raises the error where the first one ends the run (`strict`).
        """
        if self.strict:
            raise error
        if error.__cause__ is not None and wants_traceback(self.verbose):
            print_traceback(error.__cause__)
        tell(str(error))

    def notice(self, text: str) -> None:
        """Something a person should know although nothing failed."""
        if not self.quiet:
            tell(text)

    def detail(self, text: str) -> None:
        """Something a person asked to know with -v."""
        if self.verbose and not self.quiet:
            tell(text)


def tell(message: str) -> None:
    """One line on stderr, printable, whatever stands in what it tells of."""
    print(f"kg: {on_one_line(' '.join(message.splitlines()))}", file=sys.stderr)


def print_traceback(error: BaseException) -> None:
    """Where an error came from, on stderr."""
    print(printable("".join(traceback.format_exception(error))), end="", file=sys.stderr)


def wants_traceback(verbose: int) -> bool:
    """Whether the options or the environment ask for the tracebacks of errors."""
    return bool(os.environ.get("KG_DEBUG")) or verbose >= 2


def counted(number: int, noun: str) -> str:
    """The number with its noun, as `1 article` or `2 articles`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
