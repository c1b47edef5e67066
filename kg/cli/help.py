"""How help looks, where a switch and an argument show their name only, without a type in brackets; and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from kg.cli.outcome import output_reported
from kg.harmless.printable import on_one_line

#: All that typer tells of arguments; its releases keep this class in different places.
_UsageError: Any = typer.BadParameter.__bases__[0]


class Command(TyperCommand):
    """A command whose own `--help` shows no `<bool>` and no `<list[str]>`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, switches and arguments without a type."""
        return _without_types(super().get_params(ctx))


class Group(TyperGroup):
    """The same for the options before the command: `--help` and those that set up completion."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, switches without a type."""
        return _without_types(super().get_params(ctx))

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Reads what stands before the command, and prints help and version."""
        with output_reported(), _printable_errors():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command, or prints its help."""
        with output_reported(), _printable_errors():
            return super().invoke(ctx)


@contextmanager
def _printable_errors() -> Iterator[None]:
    """What is wrong with arguments is told with their words, which may be names of files that others gave."""
    try:
        yield
    except _UsageError as error:
        error.message = on_one_line(error.message)
        raise


def _without_types(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if getattr(parameter, "is_flag", False) and parameter.metavar is None:
            parameter.metavar = ""
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = _nothing
    return parameters


def _nothing(ctx: Any) -> str:
    return ""
