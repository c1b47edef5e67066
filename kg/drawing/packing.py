"""Sets blocks in rows, and single nodes in the columns of a tray, so that all together has the shape of a screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from math import fsum

import numpy as np

from kg.drawing.spreading import Positions

GAP = 50.0  # pixels, between blocks, and between them and a tray
SCREEN = 1.65  # width to height of what is left of a laptop's window
CELL_PART = 0.108  # of the width of it all: nine names stand side by side


def shelves(blocks: Sequence[Positions], cells: int, cell: Positions) -> tuple[list[Positions], tuple[float, float]]:
    """Upper left corners that set blocks, largest first, in centred rows, and the width and height of it all.

    The rows are as wide as fills a screen best, together with the tray of so many cells that will stand below.
    """
    if not blocks:
        return [], (0.0, 0.0)
    widths = [float(width) + GAP for width, _ in blocks]
    candidates = {sum(widths[:many]) for many in range(1, min(len(widths), 12) + 1)}
    area = fsum(float((w + GAP) * (h + GAP)) for w, h in blocks) / (1 - tray_share(cells))
    candidates |= {math.sqrt(area * SCREEN * slack) for slack in (0.8, 1.0, 1.25, 1.5, 2.0, 2.5)}
    rows = [_rows(blocks, width) for width in sorted(candidates) if width >= max(widths)]

    def needed(row: tuple[list[Positions], tuple[float, float]]) -> float:
        width, height = row[1]
        below = tray(cells, cell, width)[-1][1] + 2 * GAP if cells else 0.0
        return max(width / SCREEN, height + below)

    return min(rows, key=needed)


def tray_share(cells: int) -> float:
    """About how much of the picture a tray of so many cells takes, at most half."""
    return min(cells * CELL_PART**2 * SCREEN / 5, 0.5)


def tray(cells: int, cell: Positions, width: float) -> Positions:
    """The middles of cells in rows, read like text, no wider than `width`; centred on x = 0, the first row at y = 0.

    Cells grow with the width, so that a name can still be read in one when all is on the screen. Without a width to fit
    (0) the tray itself has the shape of a screen.
    """
    cell = grown(cell, width)
    width = width or math.sqrt(cells * float(cell[0] * cell[1]) * SCREEN)
    columns = max(min(int(width / float(cell[0])), cells), 1)
    places = np.array([divmod(number, columns)[::-1] for number in range(cells)], dtype=float).reshape(-1, 2)
    places[:, 0] -= (columns - 1) / 2
    filled: Positions = places * cell
    return filled


def grown(cell: Positions, width: float) -> Positions:
    """A cell as large as a tray of this width wants it."""
    larger: Positions = cell * max(1.0, CELL_PART * width / float(cell[0]))
    return larger


def _rows(blocks: Sequence[Positions], limit: float) -> tuple[list[Positions], tuple[float, float]]:
    """Corners in rows no wider than the limit, and the width and height of it all."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for place, block in enumerate(blocks):
        wide = float(block[0]) + GAP
        if rows[-1] and used + wide > limit + 1e-6:
            rows.append([])
            used = 0.0
        rows[-1].append(place)
        used += wide
    lengths = [fsum(float(blocks[place][0]) + GAP for place in row) - GAP for row in rows]
    corners = [np.zeros(2) for _ in blocks]
    y = 0.0
    for row, length in zip(rows, lengths, strict=True):
        x, height = (max(lengths) - length) / 2, max(float(blocks[place][1]) for place in row)
        for place in row:
            # Lower blocks stand in the middle of their row.
            corners[place] = np.array([x, y + (height - float(blocks[place][1])) / 2])
            x += float(blocks[place][0]) + GAP
        y += height + GAP
    return corners, (max(lengths), y - GAP)
