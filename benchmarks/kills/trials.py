"""One kill at a random moment, and what came of it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import fmean

from benchmarks.kills.cases import Case, contents, done
from benchmarks.kills.running import NEVER, Run, run
from kg.jobs.in_place import UNFINISHED

#: A process that can tear its work down must have ended within so many seconds; machines may be slow.
ENDED_WITHIN = 60.0
#: Moments are drawn over so much of the seconds of a run, so that some fall behind its end.
BEYOND = 1.1
#: Of so many graphs one is verified.
VERIFIED = 5
#: onnxruntime keeps one file of this name where temporary files go.
OTHERS = {".ses"}
SHARED_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one kill: in which state it left the output, seconds to its end, what broke, what was left over."""

    trial: str
    state: str
    ending: float | None
    broken: tuple[str, ...]
    left: tuple[str, ...]


class Trial:
    """Runs of one command in a folder of its own, which goes with it."""

    def __init__(self, case: Case, folder: Path) -> None:
        self._case, self._out, self._temporary = case, folder / "out", folder / "temporary"
        self._temporary.mkdir(parents=True)
        shutil.copytree(case.before, self._out, symlinks=True)

    def measure(self) -> float:
        """The seconds of a run that nobody kills; raises RuntimeError where it fails."""
        ended = self._run()
        done(ended)
        return ended.seconds

    def kill(self, end: signal.Signals, after: float, verified: bool) -> Found:
        """One kill after so many seconds, and the run after it."""
        case, shared_before = self._case, _shared_memory()
        ended = self._run(end=end, after=after, patience=ENDED_WITHIN)
        broken = list(wrong_with(ended, end))
        state = case.state(self._out, verified)
        if state not in ("old", "new"):
            broken.append(state)
        for file in self._out.rglob(f".*{UNFINISHED}"):
            os.utime(file, (0, 0))  # kg leaves those of the last hour to whoever may be writing them
        again = self._run()
        at_last = case.state(self._out, verified)
        if again.code or at_last != "new":
            broken.append(f"the run after it ends with {again.code}: {again.told.strip()} | {at_last}")
        left = sorted(self._left() | (_shared_memory() - shared_before))
        return Found(f"kg {case.name} after {after:.2f} s", state, ended.ending, tuple(broken), tuple(left))

    def _run(self, end: signal.Signals | None = None, after: float = 0, patience: float = NEVER) -> Run:
        environment = {"TMPDIR": str(self._temporary)}
        return run(self._case.command(self._out), end=end, after=after, patience=patience, environment=environment)

    def _left(self) -> set[str]:
        """What is in the output folder and not in that of a run that nobody killed, and in the temporary one."""
        whole = {_unnumbered(name) for name in contents(self._case.after)}
        more = {_unnumbered(name) for name in contents(self._out)} - whole
        builds = [each for each in (self._out / ".builds").glob("*") if each.name.isdigit()]
        temporary = {each.name for each in self._temporary.iterdir()} - OTHERS
        return more | temporary | {each.name for each in builds[1:]}


def tried(
    chosen: Sequence[Case], folder: Path, end: signal.Signals, seed: int, kills: int, at_once: int
) -> Iterator[tuple[str, Found]]:
    """Kills, each with the name of its command, so many at once; raises RuntimeError where an unkilled run fails."""
    names = count()

    @contextmanager
    def fresh(case: Case) -> Iterator[Trial]:
        with tempfile.TemporaryDirectory(prefix=f"{next(names)}-", dir=folder) as place:
            yield Trial(case, Path(place))

    def measured(case: Case) -> float:
        with fresh(case) as trial:
            return trial.measure()

    def killed(number: int, part: float) -> tuple[str, Found]:
        case = chosen[number % len(chosen)]
        with fresh(case) as trial:
            return case.name, trial.kill(end, part * BEYOND * seconds[case.name], number // len(chosen) % VERIFIED == 0)

    draws = random.Random(seed)
    with ThreadPoolExecutor(at_once) as threads:
        # as many at once as later, for then each takes longer
        every = [*chosen] * max(1, at_once // len(chosen))
        took = list(zip(every, threads.map(measured, every), strict=True))
        seconds = {case.name: fmean(each for of, each in took if of is case) for case in chosen}
        yield from threads.map(killed, range(kills), [draws.random() for _ in range(kills)])


def _unnumbered(name: str) -> str:
    """A file's name without the number of its build, and without the numbers that the store gives its files."""
    parts = Path(name).parts
    if parts[0] != ".builds" or len(parts) < 3:
        return name
    return ".builds/N/store" if parts[2] == "store" else "/".join((".builds/N", *parts[2:]))


def wrong_with(ended: Run, number: signal.Signals) -> Iterator[str]:
    """How a run that got a signal should not have ended."""
    if ended.survivors:
        yield "a process outlived it"
    if ended.ending is None and ended.code:
        yield f"ended by itself with {ended.code}: {ended.told}"
    elif ended.ending is not None and ended.code not in (0, -number, 128 + number):
        yield f"ended with {ended.code}: {ended.told}"
    if "Traceback" in ended.told and "kg" in ended.told:
        yield f"showed a traceback: {ended.told}"


def _shared_memory() -> set[str]:
    """What is in shared memory and belongs to no process that is still there, as those of others do."""
    found = {str(each) for each in SHARED_MEMORY.iterdir()} if SHARED_MEMORY.is_dir() else set()
    for maps in Path("/proc").glob("[0-9]*/maps") if found else ():
        with suppress(OSError):
            mapped = maps.read_text(encoding="utf-8", errors="replace")
            found = {each for each in found if each not in mapped}
    return found
