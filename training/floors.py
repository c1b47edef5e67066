"""Floors under the measured figures: a change may not lower one without saying so and why.

The file pins what the floors were measured on (the digest of the gold files) and with (that of the pipeline's meta
data). The idea is that of trafilatura's evaluation gate (https://github.com/adbar/trafilatura, tests/eval_gate.py).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: A figure may lie this far under its floor: the last digits differ between machines.
TOLERANCE = 0.002
DIGITS = 4


class RefusedError(Exception):
    """An update that would lower a floor was not asked for in so many words."""


@dataclass
class Floors:
    """Recorded figures, what they were recorded on, and every lowering with its reason."""

    gold_sha256: str = ""
    pipeline: str = ""
    pipeline_sha256: str = ""
    floors: dict[str, float] = field(default_factory=dict)
    lowered: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The file's content; nothing recorded where there is no file."""
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls()

    def write(self, path: Path) -> None:
        """Writes the file; the same content gives the same bytes."""
        text = json.dumps(vars(self) | {"floors": dict(sorted(self.floors.items()))}, indent=2, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")


def gated(figures: Mapping[str, float]) -> dict[str, float]:
    """The figures that get a floor: all but precision and recall, which may be traded for each other."""
    return {name: round(value, DIGITS) for name, value in figures.items() if not name.endswith((".p", ".r"))}


def fallen(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, tuple[float, float | None]]:
    """(floor, figure) of every figure that lies too far under its floor, or was not measured (None)."""
    now = gated(figures)
    return {
        name: (floor, now.get(name))
        for name, floor in sorted(floors.items())
        if name not in now or floor - now[name] > TOLERANCE + 1e-9
    }


def updated(
    old: Floors, figures: Mapping[str, float], gold_sha256: str, pipeline: str, pipeline_sha256: str, reason: str = ""
) -> Floors:
    """The floors after this measurement; raises RefusedError where one would sink and no `reason` is given.

    A figure within the tolerance of its floor leaves the floor where it is, so that floors do not sink by small steps.
    """
    now = gated(figures)
    lower = fallen(old.floors, now)
    other_gold = bool(old.floors) and old.gold_sha256 != gold_sha256
    if not reason and lower:
        raise RefusedError("these figures would lose their floor: " + ", ".join(lower))
    if not reason and other_gold:
        raise RefusedError("the gold files have changed, so old and new figures cannot be compared")
    kept = {} if other_gold else {name: floor for name, floor in old.floors.items() if name not in lower}
    notes = [
        f"{name} {floor} -> {value if value is not None else 'not measured'}" for name, (floor, value) in lower.items()
    ]
    if other_gold:
        notes.insert(0, "other gold files")
    return Floors(
        gold_sha256=gold_sha256,
        pipeline=pipeline,
        pipeline_sha256=pipeline_sha256,
        floors={name: max(value, kept.get(name, 0.0)) for name, value in now.items()},
        lowered=[*old.lowered, *([{"what": "; ".join(notes), "reason": reason}] if notes else [])],
    )


def record(
    path: Path, figures: Mapping[str, float], gold_sha256: str, pipeline: tuple[str, str], reason: str, part: str = ""
) -> int:
    """Writes the figures as floors and tells so, with `part` in front; gives the exit status.

    `pipeline` is its name and digest. 1 where a floor would sink and no `reason` is given.
    """
    lead = f"{part}: " if part else ""
    try:
        new = updated(Floors.read(path), figures, gold_sha256, *pipeline, reason)
    except RefusedError as error:
        print(f"{lead}Not recorded: {error}. If that is meant, add --allow-regression and --reason.", file=sys.stderr)
        return 1
    path.parent.mkdir(exist_ok=True)
    new.write(path)
    print(f"{lead}Recorded {len(new.floors)} floors in {path.name}.")
    return 0


def compare(path: Path, figures: Mapping[str, float], gold_sha256: str, pipeline_sha256: str, part: str = "") -> int:
    """Tells which figures lie under their floors, with `part` in front; gives the exit status, 1 where any does."""
    lead, floors = f"{part}: " if part else "", Floors.read(path)
    if not floors.floors:
        print(f"{lead}No floors are recorded yet: --update records these figures.", file=sys.stderr)
        return 1
    if floors.gold_sha256 != gold_sha256:
        print(
            f"{lead}The gold files are not those of the floors: get the ones README.md names, or --update.",
            file=sys.stderr,
        )
        return 1
    if floors.pipeline_sha256 != pipeline_sha256:
        print(f"{lead}This is not the pipeline that the floors were recorded with ({floors.pipeline}).")
    lower = fallen(floors.floors, figures)
    for name, (floor, now) in lower.items():
        print(f"{name} fell from {floor} to {now if now is not None else 'nothing measured'}", file=sys.stderr)
    if not lower:
        print(f"{lead}All {len(floors.floors)} figures stand on or above their floors.")
    return 1 if lower else 0
