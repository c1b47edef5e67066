"""Points that are boxes in truth: spreads them evenly, and pushes them apart until none covers another."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

EVENNESS = 0.65  # 0 leaves the springs' distances, 1 spaces all ranks the same
ROOM = 1.5  # the area to fill, in areas of all boxes
ELBOWS = (1.3, 1.2, 1.1, 1.0)  # how much more than its box a node claims, round by round
SHRINK = 0.9  # by how much all draws together after a round
ALL_PAIRS = 60  # boxes; of more, only those near each other are compared
ALL_ROUNDS = 400  # boxes; beyond, only a few rounds are affordable

Positions: TypeAlias = np.ndarray


def evened(positions: Positions, sizes: Positions, shape: float) -> Positions:
    """The points, moved into a rectangle of the given width to height with room for their boxes.

    On either axis their order stays, while their distances approach those of evenly spaced ranks: what lies far out
    comes in and what crowds the middle gets room.
    """
    if len(positions) < 2:
        return np.zeros_like(positions)
    area = float((sizes[:, 0] * sizes[:, 1]).sum()) * ROOM
    moved = np.zeros_like(positions)
    for axis, length in ((0, (area * shape) ** 0.5), (1, (area / shape) ** 0.5)):
        values = positions[:, axis]
        extent = float(values.max() - values.min())
        if extent < 1e-6:
            continue
        ranks = np.empty(len(values))
        ranks[np.argsort(values, kind="stable")] = np.linspace(0.0, 1.0, len(values))
        moved[:, axis] = length * ((1 - EVENNESS) * (values - values.min()) / extent + EVENNESS * ranks)
    return moved


def spread(positions: Positions, sizes: Positions, shape: float) -> Positions:
    """The points of a drawing as a drawing of boxes: evenly over a rectangle, and none over another."""
    positions = evened(positions, sizes, shape)
    # Larger boxes than needed push what crowds the middle into the room that is free. They are wide and low, so most
    # pushes go up and down: after each round the rectangle gets its shape back, and what lies far out comes in.
    for claim in ELBOWS:
        positions = apart(positions, sizes * claim)
        width, height = (positions.max(axis=0) - positions.min(axis=0)).tolist()
        if width > 0 and height > 0:
            stretch = (shape * height / width) ** 0.5
            positions = positions * (SHRINK * stretch, SHRINK / stretch)
    return apart(positions, sizes)


def apart(positions: Positions, sizes: Positions) -> Positions:
    """Pushes overlapping boxes apart, along the direction that needs least, until none overlaps or the rounds end."""
    if len(positions) > ALL_PAIRS:
        return _apart_nearby(np.array(positions), sizes)
    positions = np.array(positions)
    order = np.arange(len(positions))
    # Which way two nodes on the same spot go: the earlier one up or left.
    side = np.sign(order[:, None] - order[None, :])
    for _ in range(120 if len(positions) <= ALL_ROUNDS else 25):
        delta = positions[:, None, :] - positions[None, :, :]
        overlap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(delta)
        hit = (overlap > 0).all(axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        direction = np.where(delta == 0, side[:, :, None], np.sign(delta))
        sideways = overlap[:, :, 0] < overlap[:, :, 1]
        for axis, chosen in ((0, hit & sideways), (1, hit & ~sideways)):
            moves = np.where(chosen, direction[:, :, axis] * overlap[:, :, axis] / 2, 0.0)
            positions[:, axis] += moves.sum(axis=1) / np.maximum(chosen.sum(axis=1), 1)
    return positions


def _apart_nearby(positions: Positions, sizes: Positions) -> Positions:
    """The same for many boxes: looks only at pairs that stand over each other."""
    for _ in range(120 if len(positions) <= ALL_ROUNDS else 25):
        one, other = _over_each_other(positions, sizes)
        delta = positions[one] - positions[other]
        overlap = (sizes[one] + sizes[other]) / 2 - np.abs(delta)
        hit = (overlap > 0).all(axis=1)
        if not hit.any():
            break
        one, other, delta, overlap = one[hit], other[hit], delta[hit], overlap[hit]
        # Of two on the same spot the earlier one goes up or left.
        direction = np.where(delta == 0, np.sign(one - other)[:, None], np.sign(delta))
        sideways = overlap[:, 0] < overlap[:, 1]
        for axis, chosen in ((0, sideways), (1, ~sideways)):
            pushed = one[chosen], other[chosen]
            move = direction[chosen, axis] * overlap[chosen, axis] / 2
            total = sum(np.bincount(box, way * move, len(positions)) for box, way in zip(pushed, (1, -1), strict=True))
            pushes = sum(np.bincount(box, minlength=len(positions)) for box in pushed)
            positions[:, axis] += total / np.maximum(pushes, 1)
    return positions


def _over_each_other(positions: Positions, sizes: Positions) -> tuple[Positions, Positions]:
    """The pairs of boxes of which one stands over the other, or may at its edge."""
    left, right = (positions[:, 0] + way * sizes[:, 0] / 2 for way in (-1, 1))
    order = np.argsort(left, kind="stable")
    # those that begin after a box does and before it ends
    ends = np.searchsorted(left[order], right[order], side="right")
    counts = np.maximum(ends - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), counts)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[first], order[second]


def bounds(positions: Positions, sizes: Positions) -> tuple[Positions, Positions]:
    """The upper left and the lower right corner of all boxes together."""
    return (positions - sizes / 2).min(axis=0), (positions + sizes / 2).max(axis=0)
