"""Kills runs at random moments, and looks at what they leave: `python -m benchmarks.kills`.

`kg build --jobs 2` over a graph of which one article has changed, `kg add`, and `kg extract --shard 1/2 --jobs 2`, each
in turn. After each kill the output must be the old or the new one, whole; the same command, run again, must make the
new one; and nothing may be left over.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.kills.cases import Case, cases, contents
from benchmarks.kills.running import NEVER, Run, run
from kg.jobs.in_place import UNFINISHED

SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "INT": signal.SIGINT}
#: A process that can tear its work down must have ended within so many seconds; machines may be slow.
ENDED_WITHIN = 60.0
#: Of so many graphs one is verified.
VERIFIED = 5
SHARED_MEMORY = Path("/dev/shm")


@dataclass(slots=True)
class Tally:
    """What was found after the kills of one command."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0
    told: list[str] = field(default_factory=list)

    def broken(self, what: str, trial: str) -> None:
        """One more that broke."""
        self.counts["broken"] += 1
        self.told.append(f"{trial}: {what}")


class Trials:
    """Kills, in a folder of their own, and what came of them by the command's name."""

    def __init__(self, folder: Path, number: signal.Signals, draws: random.Random) -> None:
        self._out, self._temporary = folder / "out", folder / "temporary"
        self._temporary.mkdir()
        self._signal, self._draws = number, draws
        self._environment = {"TMPDIR": str(self._temporary)}
        self.tallies: dict[str, Tally] = {}
        self._seconds: dict[str, float] = {}

    def measure(self, case: Case) -> None:
        """How long a run takes that nobody kills; raises RuntimeError where it fails."""
        self._start(case)
        ended = self._run(case)
        if ended.code:
            raise RuntimeError(f"kg {case.name} ended with {ended.code}: {ended.told}")
        self._seconds[case.name] = ended.seconds
        self.tallies[case.name] = Tally()

    def kill(self, case: Case) -> None:
        """One kill at a random moment, and the run after it."""
        tally = self.tallies[case.name]
        self._start(case)
        before = _shared_memory()
        after = self._draws.uniform(0, self._seconds[case.name])
        ended = self._run(case, end=self._signal, after=after, patience=ENDED_WITHIN)
        tally.counts["tried"] += 1
        trial = f"kg {case.name} after {after:.2f} s"
        if ended.ending is None:
            tally.counts["late"] += 1
        else:
            tally.slowest = max(tally.slowest, ended.ending)
        for what in _wrong_with(ended, self._signal):
            tally.broken(what, trial)
        verified = tally.counts["tried"] % VERIFIED == 1
        state = case.state(self._out, verified)
        if state in ("old", "new"):
            tally.counts[state] += 1
        else:
            tally.broken(state, trial)
        self._age()
        again = self._run(case)
        state = case.state(self._out, verified)
        if again.code or state != "new":
            tally.broken(f"the run after it ends with {again.code}: {again.told.strip()} | {state}", trial)
        left = sorted(self._left(case) | (_shared_memory() - before))
        tally.counts["leftovers"] += len(left)
        tally.told += [f"{trial}: left over: {each}" for each in left]

    def _start(self, case: Case) -> None:
        shutil.rmtree(self._out, ignore_errors=True)
        shutil.copytree(case.before, self._out, symlinks=True)

    def _run(self, case: Case, end: signal.Signals | None = None, after: float = 0, patience: float = NEVER) -> Run:
        return run(case.command(self._out), end=end, after=after, patience=patience, environment=self._environment)

    def _age(self) -> None:
        """Makes half-written records old, for kg leaves those of the last hour to whoever may be writing them."""
        for file in self._out.rglob(f".*{UNFINISHED}"):
            os.utime(file, (0, 0))

    def _left(self, case: Case) -> set[str]:
        """What is in the output folder and not in that of a run that nobody killed, and in the temporary one."""
        of_kg = {_unnumbered(name) for name in contents(self._out)} - {_unnumbered(n) for n in contents(case.after)}
        builds = [each for each in (self._out / ".builds").glob("*") if each.name.isdigit()]
        return of_kg | {str(each) for each in builds[1:]} | {str(each) for each in self._temporary.iterdir()}


def _unnumbered(name: str) -> str:
    """A file's name without the number of its build, and without the numbers that the store gives its files."""
    parts = Path(name).parts
    if parts[0] != ".builds" or len(parts) < 3:
        return name
    return ".builds/N/store" if parts[2] == "store" else "/".join((".builds/N", *parts[2:]))


def _wrong_with(ended: Run, number: signal.Signals) -> Iterator[str]:
    if ended.survivors:
        yield "a process outlived it"
    if ended.ending is None and ended.code:
        yield f"ended by itself with {ended.code}: {ended.told}"
    elif ended.ending is not None and ended.code not in (0, -number, 128 + number):
        yield f"ended with {ended.code}: {ended.told}"
    if "Traceback" in ended.told and "kg" in ended.told:
        yield f"showed a traceback: {ended.told}"


def _shared_memory() -> set[str]:
    return {str(each) for each in SHARED_MEMORY.iterdir()} if SHARED_MEMORY.is_dir() else set()


def table(tallies: dict[str, Tally]) -> list[str]:
    """The figures, a line for each command."""
    names = ("tried", "old", "new", "late", "broken", "leftovers")
    lines = [f"{'':<10}" + "".join(f"{name:>11}" for name in names) + f"{'slowest end':>14}"]
    for command, tally in tallies.items():
        counts = "".join(f"{tally.counts[each]:>11}" for each in names)
        lines.append(f"{command:<10}{counts}{tally.slowest:>12.2f} s")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="so many in all (default: %(default)s)")
    parser.add_argument("--signal", choices=SIGNALS, default="KILL", help="what ends them (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: %(default)s)")
    parser.add_argument("--seconds", type=float, metavar="N", help="starts no kill after so many seconds")
    parser.add_argument("--only", choices=("build", "add", "extract"), help="kills this command only")
    options = parser.parse_args(arguments)
    if options.kills < 1:
        parser.error("--kills takes a number of 1 or more")
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "made").mkdir()
        trials = Trials(place, SIGNALS[options.signal], random.Random(options.seed))
        try:
            chosen = [each for each in cases(place / "made") if options.only in (None, each.name)]
            for case in chosen:
                trials.measure(case)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 2
        for number in range(options.kills):
            if options.seconds is not None and perf_counter() - began > options.seconds:
                break
            trials.kill(chosen[number % len(chosen)])
    print("\n".join(table(trials.tallies)))
    for tally in trials.tallies.values():
        print("\n".join(tally.told), end="\n" if tally.told else "")
    return 1 if any(tally.told for tally in trials.tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
