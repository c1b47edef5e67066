"""What may be chosen of an export."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kg.errors import UsageError
from kg.graph.exporting.layers.elements import chosen_layers
from kg.graph.exporting.table import Format, heeding


@dataclass(frozen=True, slots=True)
class Options:
    """What an export is to be like; which formats heed which of these, the table of formats says.

    `full`: evidence also with the selectors of the Web Annotation Data Model, and what follows from what the graph says
    (docs/graph.md, "In full"). `layer`: which layers of findings a network has; None for all of them. `table`: the
    name of the one table that is wanted of a format of tables. `raw`: every cell of CSV as it is, also one that a
    spreadsheet would take for a formula. `license`: under which licence the files of a research object may be used, an
    address or a name.
    """

    full: bool = False
    layer: tuple[str, ...] | None = None
    table: str | None = None
    raw: bool = False
    license: str | None = None

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that were chosen. Raises UsageError for what is none."""
        return chosen_layers(self.layer)

    def check(self, form: Format) -> None:
        """Raises UsageError where something was chosen that a format does not heed."""
        for field in fields(self):
            if getattr(self, field.name) != field.default:
                check_heeded(field.name, form)


def check_heeded(option: str, form: Format) -> None:
    """Raises UsageError, with the formats that heed an option, where this one does not."""
    if option not in form.options:
        raise UsageError(f"--{option} is nothing for {form.name}; leave it out, or choose one of: {heeding(option)}")
