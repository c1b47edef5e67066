"""How far a window of words is cut into sentences, and where the next window starts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: Words, and pieces without the two marks, that the encoder reads at once.
MAX_WORDS, MAX_PIECES = 160, 320
#: Log-odds from which a word opens a sentence. The network leans towards joining; this is where it errs least on the
#: development parts of EWT and GUM, from running text.
LEAST = -0.7
_BREAKS = frozenset(";:,—–-")


def window_end(pieces: Sequence[int], start: int) -> int:
    """The end of the window that opens at word `start`, given each word's number of pieces; at least one word on."""
    end, total = start, 0
    while end < len(pieces) and end - start < MAX_WORDS and total + pieces[end] <= MAX_PIECES:
        total += pieces[end]
        end += 1
    return max(end, start + 1)


def sentence_starts(log_odds: NDArray[np.float32], hints: Sequence[int]) -> list[int]:
    """The words that open sentences, always with the first one; a hint of 1 forces a start, of -1 forbids one."""
    return [0, *(i for i in range(1, len(hints)) if hints[i] == 1 or (hints[i] == 0 and log_odds[i] > LEAST))]


def settled(starts: Sequence[int], words: Sequence[str]) -> int:
    """How many words of a window that was cut off are done with: all but its last sentence.

    Where the window holds one sentence only, it is broken behind its last mark of the second half, or at the end.
    """
    if len(starts) > 1:
        return starts[-1]
    for i in range(len(words) - 1, len(words) // 2, -1):
        if words[i] in _BREAKS:
            return i + 1
    return len(words)
