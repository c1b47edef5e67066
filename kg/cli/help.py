"""How help looks, where a switch and an argument show their name only, without a type in brackets; and how it ends."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from kg.cli.outcome import output_reported


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
        with output_reported():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command, or prints its help."""
        with output_reported():
            return super().invoke(ctx)


def _without_types(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if getattr(parameter, "is_flag", False) and parameter.metavar is None:
            parameter.metavar = ""
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = _nothing
    return parameters


def _nothing(ctx: Any) -> str:
    return ""
