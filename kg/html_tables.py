"""Tables as a notebook shows them. Every cell is escaped: what stands in articles is not to be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice

#: So many rows are shown of a table; its caption tells how many there are.
MOST_ROWS = 50


def html_table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a caption; empty cells for None, and of a long table only the first rows."""
    several = list(rows)
    more = f" (the first {MOST_ROWS})" if len(several) > MOST_ROWS else ""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in islice(several, MOST_ROWS))
    # the class keeps a notebook from reading sums of money as formulas between dollar signs
    return (
        f'<table class="tex2jax_ignore"><caption>{escape(caption)}{more}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: object) -> str:
    return f'<td style="text-align: left">{"" if value is None else escape(str(value))}</td>'
