"""Kills runs at random moments, and looks at what they leave: `python -m benchmarks.kills`.

`kg build --jobs 2` over a graph of which one article has changed, `kg add`, and `kg extract --shard 1/2 --jobs 2`, each
in turn. After each kill the output must be the old or the new one, whole; the same command, run again, must make the
new one; and nothing may be left over.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kills.cases import cases
from benchmarks.kills.faulty import FAULTS
from benchmarks.kills.trials import TOGETHER, Found, gone_wrong, tried

SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "INT": signal.SIGINT}


@dataclass(slots=True)
class Tally:
    """What was found after the kills of one command."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0
    told: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """One more kill."""
        self.counts["tried"] += 1
        self.counts[found.state] += 1
        if found.ending is None:
            self.counts["late"] += 1
        else:
            self.slowest = max(self.slowest, found.ending)
        self.counts["broken"] += bool(found.broken)
        self.counts["leftovers"] += len(found.left)
        self.told += [f"{found.trial}: {what}" for what in found.broken]
        self.told += [f"{found.trial}: left over: {what}" for what in found.left]


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
    parser.add_argument(
        "--fault",
        choices=(*FAULTS, *TOGETHER),
        help="nobody is killed: runs meet a full disk, renamings or temporary files that fail, or themselves",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: %(default)s)")
    parser.add_argument("--at-once", type=int, default=1, metavar="N", help="so many at a time (default: %(default)s)")
    parser.add_argument("--only", choices=("build", "add", "extract"), help="kills this command only")
    options = parser.parse_args(arguments)
    if min(options.kills, options.at_once) < 1:
        parser.error("--kills and --at-once take numbers of 1 or more")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # as a shell starts jobs in the background, and they what they start
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made")
        made.mkdir()
        try:
            chosen = [each for each in cases(made) if options.only in (None, each.name)]
            end = SIGNALS[options.signal]
            rest = options.seed, options.kills, options.at_once
            trials = (
                gone_wrong(chosen, Path(folder), options.fault, *rest)
                if options.fault
                else tried(chosen, Path(folder), end, *rest)
            )
            for name, found in trials:
                tallies.setdefault(name, Tally()).add(found)
                print(f"{found.trial}: {found.state}", file=sys.stderr, flush=True)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 2
    print("\n".join(table(tallies)))
    for tally in tallies.values():
        print("\n".join(tally.told), end="\n" if tally.told else "")
    return 1 if any(tally.told for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
