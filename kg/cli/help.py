"""How help looks: paragraphs flow to the width of the terminal, and a switch shows no type."""

from __future__ import annotations

import inspect
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose own `--help` shows no `<bool>`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, switches without a type."""
        return _without_types(super().get_params(ctx))


class Group(TyperGroup):
    """The same for the options before the command: `--help` and those that set up completion."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, switches without a type."""
        return _without_types(super().get_params(ctx))


def flowing(docstring: str | None) -> str:
    """A docstring whose paragraphs are one line each; typer would keep the line ends of all but the first."""
    paragraphs = inspect.cleandoc(docstring or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _without_types(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if getattr(parameter, "is_flag", False) and parameter.metavar is None:
            parameter.metavar = ""
    return parameters
