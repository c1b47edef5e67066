"""How fast a run goes and how long it will take, told from what it has done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic

from kg.progress import Progress, Stage

#: The pace is that of so many last articles.
_WINDOW = 100
#: From so many articles on it is told; the first ones wait for a pipeline to load.
_FEWEST = 3


class Pace:
    """What a run has told of itself, and a line of it for a person.

    Articles that are taken from what is kept are hundreds of times as fast as new ones, so each kind has a pace of its
    own: the seconds since the article before it, whichever that was.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` tells seconds."""
        self._clock = clock
        self._last = Progress(Stage.READING)
        self._began = self._at = clock()
        self._new, self._kept = deque[float](maxlen=_WINDOW), deque[float](maxlen=_WINDOW)
        self._loaded = False

    def hear(self, progress: Progress) -> None:
        """The run is so far now."""
        now = self._clock()
        if progress.stage is not self._last.stage or progress.done < self._last.done:
            self._began, self._loaded = now, False
            self._new.clear()
            self._kept.clear()
        elif progress.done > self._last.done:
            took = (now - self._at) / (progress.done - self._last.done)
            if progress.kept > self._last.kept:
                self._kept.append(took)
            elif self._loaded:
                self._new.append(took)
            else:
                self._loaded = True  # how long the first one took is no measure of the others
        self._at, self._last = now, progress

    def rate(self) -> float | None:
        """Articles in a second, new ones once none is to be taken from what is kept; None while that is not known."""
        last = self._last
        taking = last.to_take is not None and last.kept < last.to_take
        took = self._kept if taking and not self._loaded else self._new
        seconds = sum(took)
        return len(took) / seconds if len(took) >= _FEWEST and seconds > 0 else None

    def left(self) -> float | None:
        """Seconds until all articles are done; None while that cannot be told."""
        last = self._last
        if last.total is None or last.to_take is None:
            return None
        kept = max(0, last.to_take - last.kept)
        new = max(0, last.total - last.done - kept)
        if new and len(self._new) < _FEWEST:
            return None
        of_new = new * sum(self._new) / len(self._new) if new else 0.0
        return of_new + (kept * sum(self._kept) / len(self._kept) if self._kept else 0.0)

    def line(self) -> str:
        """The stage, how many of how many are done, how many of these were kept, how fast, and how long it takes."""
        last = self._last
        total = "" if last.total is None else f"{last.total:,}"
        if last.stage not in (Stage.READING, Stage.EXTRACTION):
            parts = [f"{last.stage.value}{f', {total} articles' if total else ''}", _told(self._clock() - self._began)]
            return ", ".join(parts)
        parts = [f"{last.stage.value} {last.done:,}{f'/{total}' if total else ''}"]
        if last.kept:
            parts.append(f"{last.kept:,} of them kept before")
        if rate := self.rate():
            parts.append(f"{rate:,.0f} articles/s" if rate >= 10 else f"{rate:.2g} articles/s")
        if (left := self.left()) is not None:
            parts.append(f"{_told(max(0.0, left - (self._clock() - self._at)))} left")
        return ", ".join(parts)


def _told(seconds: float) -> str:
    """Seconds as a person says them: `12 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    minutes, hours = whole // 60, whole // 3600
    if hours:
        return f"{hours} h {minutes % 60} min"
    return f"{minutes} min {whole % 60} s" if minutes else f"{whole} s"
