"""One kill at a random moment, or one run that cannot go well, and what came of it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from time import sleep

from benchmarks.kills.cases import Case, contents, done
from benchmarks.kills.running import NEVER, Run, run
from kg.jobs.in_place import UNFINISHED

#: A process that can tear its work down must have ended within so many seconds; machines may be slow.
ENDED_WITHIN = 60.0
#: Moments are drawn over so much of the seconds of a run, so that some fall behind its end.
BEYOND = 1.1
#: What a run ends with that cannot write.
STORE = 5
#: How many of the same runs are started at once.
TOGETHER = {"two": 2, "five": 5}
#: A run renames no more often.
_RENAMINGS = 64
#: Of so many graphs one is verified.
VERIFIED = 5
#: onnxruntime keeps one file of this name where temporary files go.
OTHERS = {".ses"}
SHARED_MEMORY = Path("/dev/shm")
#: Seconds.
_A_LITTLE = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one kill: in which state it left the output, seconds to its end, what broke, what was left over.

    `again` is how many seconds the run after it took, which nobody kills.
    """

    trial: str
    state: str
    ending: float | None
    again: float
    broken: tuple[str, ...]
    left: tuple[str, ...]


class Trial:
    """Runs of one command in a folder of its own, which goes with it."""

    def __init__(self, case: Case, folder: Path) -> None:
        self._case, self._out, self._temporary = case, folder / "out", folder / "temporary"
        self._temporary.mkdir(parents=True)
        shutil.copytree(case.before, self._out, symlinks=True)
        self._shared = _shared_memory()

    @property
    def name(self) -> str:
        """That of the command."""
        return self._case.name

    def measure(self) -> float:
        """The seconds of a run that nobody kills; raises RuntimeError where it fails."""
        ended = self._run()
        done(ended)
        return ended.seconds

    def kill(self, end: signal.Signals, after: float, verified: bool) -> Found:
        """One kill after so many seconds, and the run after it."""
        case = self._case
        ended = self._run(end=end, after=after, patience=ENDED_WITHIN)
        broken = list(wrong_with(ended, end))
        state = case.state(self._out, verified)
        if state not in ("old", "new"):
            broken.append(state)
        return self._again(f"after {after:.2f} s", state, ended.ending, broken, verified)

    def fail(self, fault: str, part: float, verified: bool) -> Found:
        """One run on a machine on which something goes wrong, and one on which nothing does."""
        case = self._case
        number = int(self._highest(fault) ** part)
        ended = self._run(fault=(fault, number))
        broken = list(wrong_with_failed(ended))
        state = case.state(self._out, verified)
        if state not in ("old", "new") or (state == "old" and not ended.code):
            broken.append(f"ended with {ended.code}, and the state is: {state}")
        return self._again(f"with {fault} {number}", state, None, broken, verified)

    def together(self, number: int, verified: bool) -> Found:
        """So many of the same runs at once."""
        with ThreadPoolExecutor(number) as threads:
            ends = list(threads.map(lambda _: self._run(), range(number)))
        broken = [told for each in ends for told in wrong_with_failed(each)]
        if not any(each.code == 0 for each in ends):
            broken.append("none of them came to its end")
        state = self._case.state(self._out, verified)
        if state != "new":
            broken.append(state)
        return self._again(f"as {number} at once", state, None, broken, verified)

    def _highest(self, fault: str) -> int:
        """The number of a fault from which on it does no harm, or a little beyond."""
        if fault != "size":
            return _RENAMINGS
        return 2 * max(map(len, contents(self._case.after).values()))

    def _again(self, trial: str, state: str, ending: float | None, broken: list[str], verified: bool) -> Found:
        """Runs it once more, which must make the new output and leave nothing over."""
        case = self._case
        for file in self._out.rglob(f".*{UNFINISHED}"):
            os.utime(file, (0, 0))  # kg leaves those of the last hour to whoever may be writing them
        again = self._run()
        at_last = case.state(self._out, verified)
        if again.code or at_last != "new":
            broken.append(f"the run after it ends with {again.code}: {again.told.strip()} | {at_last}")
        left = sorted(self._left() | self._left_in_shared_memory())
        return Found(f"kg {case.name} {trial}", state, ending, again.seconds, tuple(broken), tuple(left))

    def _run(
        self,
        end: signal.Signals | None = None,
        after: float = 0,
        patience: float = NEVER,
        fault: tuple[str, int] | None = None,
    ) -> Run:
        command, environment = self._case.command(self._out), {"TMPDIR": str(self._temporary)}
        return run(command, end=end, after=after, patience=patience, environment=environment, fault=fault)

    def _left_in_shared_memory(self) -> set[str]:
        """What is in shared memory now and a little later, for a process that ends may be about to remove it."""
        if left := _shared_memory() - self._shared:
            sleep(_A_LITTLE)
            left &= _shared_memory()
        return left

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
    with ThreadPoolExecutor(at_once) as threads:
        # as many at once as later, for then each takes longer
        every = [*chosen] * max(1, at_once // len(chosen))
        took = list(zip(every, threads.map(partial(_measured, folder), every), strict=True))
    seconds = {case.name: fmean(each for of, each in took if of is case) for case in chosen}

    latest = dict(seconds)

    def kill(trial: Trial, part: float, verified: bool) -> Found:
        # on a machine that others use, too, a run may take far longer now; one that finds records takes less
        found = trial.kill(end, part * BEYOND * max(seconds[trial.name], latest[trial.name]), verified)
        latest[trial.name] = found.again
        return found

    yield from _each(chosen, folder, kill, seed, kills, at_once)


def gone_wrong(
    chosen: Sequence[Case], folder: Path, fault: str, seed: int, runs: int, at_once: int
) -> Iterator[tuple[str, Found]]:
    """Runs on a machine with that fault (`benchmarks.kills.faulty`), or "two" or "five" of the same at once."""

    def fail(trial: Trial, part: float, verified: bool) -> Found:
        if fault in TOGETHER:
            return trial.together(TOGETHER[fault], verified)
        return trial.fail(fault, part, verified)

    yield from _each(chosen, folder, fail, seed, runs, at_once)


def _each(
    chosen: Sequence[Case], folder: Path, do: Callable[[Trial, float, bool], Found], seed: int, runs: int, at_once: int
) -> Iterator[tuple[str, Found]]:
    """So many trials of the commands in turn, each with a random share of one."""

    def done_once(number: int, part: float) -> tuple[str, Found]:
        case = chosen[number % len(chosen)]
        with _fresh(folder, case) as trial:
            return case.name, do(trial, part, number // len(chosen) % VERIFIED == 0)

    draws = random.Random(seed)
    with ThreadPoolExecutor(at_once) as threads:
        yield from threads.map(done_once, range(runs), [draws.random() for _ in range(runs)])


@contextmanager
def _fresh(folder: Path, case: Case) -> Iterator[Trial]:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        yield Trial(case, Path(place))


def _measured(folder: Path, case: Case) -> float:
    with _fresh(folder, case) as trial:
        return trial.measure()


def _unnumbered(name: str) -> str:
    """A file's name without the number of its build, and without the numbers that the store gives its files."""
    parts = Path(name).parts
    if parts[0] != ".builds" or len(parts) < 3:
        return name
    return ".builds/N/store" if parts[2] == "store" else "/".join((".builds/N", *parts[2:]))


def wrong_with_failed(ended: Run) -> Iterator[str]:
    """How a run that cannot do its work should not have ended."""
    if ended.code not in (0, STORE):
        yield f"ended with {ended.code}: {ended.told}"
    elif ended.code and not ended.told.strip():
        yield "said nothing"
    if "Traceback" in ended.told:
        yield f"showed a traceback: {ended.told}"


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
