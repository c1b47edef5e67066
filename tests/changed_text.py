"""Files as people write them by mistake: a good text with some of its pieces left out, doubled, or something else."""

from __future__ import annotations

import re

from hypothesis import strategies as st

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_OTHERS = (
    "", "true", "0", "-1", "1e999", "9" * 5_000, '""', "''", '"""', "[]", "{}", "[", "]]", "{ name = 3 }", "=", "#",
    "\n", "\t", ",", ";", ".", "@", "@office", "\\", "\x00", "\x1b", "\u202e", "\U0001f600", "é",
    "x" * 300, "1979-05-27T07:32:00Z", "nan", "Person", "merge", "?x", "<", ">", "*", "(", ")*", "a", "Ünï",
)  # fmt: skip
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """The text after one to six such changes."""
    pieces = _PIECE.findall(text)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(pieces) - 1)) if pieces else 0
        match draw(st.sampled_from(["out", "twice", "other", "other", "swapped", "cut"])):
            case "out":
                del pieces[place : place + 1]
            case "twice":
                pieces[place:place] = pieces[place : place + draw(st.integers(1, 20))]
            case "other":
                pieces[place : place + 1] = [draw(st.one_of(st.sampled_from(_OTHERS), _TEXTS))]
            case "swapped":
                other = draw(st.integers(0, max(0, len(pieces) - 1)))
                if pieces:
                    pieces[place], pieces[other] = pieces[other], pieces[place]
            case _:
                del pieces[draw(st.integers(len(pieces) // 2, len(pieces))) :]
    return "".join(pieces)
