"""Measures `kg serve` beside `oxigraph serve-read-only`: `python -m benchmarks.serving --graph DIR`.

Clients ask the queries that come with kg, each of them of both servers one after the other, so that what else the
machine does falls on both; the answers have to hold the same rows. First each question is a new one, by a comment at
its end; then they are asked again as they are, so that kg may have kept the answer. At last many clients ask kg for a
while: nothing may be lost, and its memory is looked at. Ends with 1 where a median ratio is above the limit, an answer
differs or is lost, and with 2 where it cannot measure.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter

from benchmarks.serving.servers import Client, kg_serves, oxigraph_serves
from kg.catalogue import catalogue
from kg.limits import held_by

_LIMIT = 1.15


def _asked(client: Client, text: str) -> tuple[float, list[str]]:
    """Seconds until the answer is there, and its rows, sorted."""
    start = perf_counter()
    status, data = client.ask(text)
    seconds = perf_counter() - start
    if status != 200:
        raise OSError(f"status {status}: {data[:200]!r}")
    return seconds, sorted(json.dumps(row, sort_keys=True) for row in json.loads(data)["results"]["bindings"])


def side_by_side(
    ours: tuple[int, str], theirs: tuple[int, str], clients: int, rounds: int, *, new: bool
) -> tuple[list[float], int]:
    """The ratio of the two for each question, and how many answers differ; `clients` ask at once.

    Where they are `new` nobody has asked them in the same words before.
    """
    ratios, differ, lock = list[float](), list[str](), threading.Lock()

    def run(number: int) -> None:
        one, other = Client(*ours), Client(*theirs)
        texts = [query.text for query in catalogue()]
        for turn in range(rounds):
            for at in range(len(texts)):
                text = texts[(at + number) % len(texts)] + (f"\n# {number} {turn}" if new else "")
                pair = (one, other) if (turn + at + number) % 2 else (other, one)
                results = {client: _asked(client, text) for client in pair}
                with lock:
                    ratios.append(results[one][0] / results[other][0])
                    if results[one][1] != results[other][1]:
                        differ.append(text)

    _together(clients, run)
    return ratios, len(differ)


def under_load(port: int, path: str, process: int, clients: int, seconds: float) -> tuple[int, int, list[int]]:
    """How many questions were answered and lost, and what the server held at first, half way and at the end."""
    answered, lost, lock, end = [0], [0], threading.Lock(), monotonic() + seconds
    texts = [query.text for query in catalogue() if query.name in ("people", "articles", "letters", "quotations")]
    held = [held_by(process) or 0]

    def run(number: int) -> None:
        client = Client(port, path)
        at = number
        while monotonic() < end:
            try:
                right = client.ask(texts[at % len(texts)])[0] == 200
            except OSError:
                right, client = False, Client(port, path)
            at += 1
            with lock:
                (answered if right else lost)[0] += 1
                if len(held) == 1 and monotonic() > end - seconds / 2:
                    held.append(held_by(process) or 0)

    _together(clients, run)
    return answered[0], lost[0], [*held, held_by(process) or 0]


def _together(clients: int, run: Callable[[int], None]) -> None:
    errors = list[BaseException]()

    def guarded(number: int) -> None:
        try:
            run(number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=Path("output"), help="a graph (default: %(default)s)")
    parser.add_argument("--clients", type=int, default=16, help="so many at once, side by side (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="so often each question (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=8, help="processes of kg serve (default: %(default)s)")
    parser.add_argument("--load-clients", type=int, default=200, help="so many at once (default: %(default)s)")
    parser.add_argument("--load-seconds", type=float, default=60, help="for so long (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder, kg_serves(options.graph, options.jobs) as (port, path, process):
            with oxigraph_serves(options.graph, Path(folder)) as (other, other_path, _):
                for query in catalogue():  # once each before it counts
                    _asked(Client(port, path), query.text)
                    _asked(Client(other, other_path), query.text)
                measured = {
                    new: side_by_side((port, path), (other, other_path), options.clients, options.rounds, new=new)
                    for new in (True, False)
                }
            answered, lost, held = under_load(port, path, process, options.load_clients, options.load_seconds)
    except (OSError, KeyError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    for new, (ratios, differ) in measured.items():
        low, *_, high = quantiles(ratios, n=10)
        print(
            f"side by side  {'new questions' if new else 'asked again'}: {median(ratios):.2f} times as long as Oxigraph"
        )
        print(f"              (a tenth {low:.2f}, {high:.2f}); {len(ratios):,} questions, {differ} answered otherwise")
    print(f"under load    {answered:,} answered, {lost} lost")
    print(f"              the server held {', '.join(f'{each / 1e6:.0f}' for each in held)} MB")
    worst = max(median(ratios) for ratios, _ in measured.values())
    print(f"              limit {_LIMIT}")
    return int(worst > _LIMIT or any(differ for _, differ in measured.values()) or lost > 0)


if __name__ == "__main__":
    sys.exit(main())
