"""What the encoder is told about a word besides its pieces, which are lower-cased: its letters and its blanks."""

from __future__ import annotations

CASES, DIGITS, MARKS, BLANKS = 6, 3, 3, 4
#: Number of values of `form`.
FORMS = CASES * DIGITS * MARKS * BLANKS


def form(shape: int, blank_before: bool, blank_after: bool) -> int:
    """A number from 0 to FORMS - 1 for a word of this shape and the blanks around it."""
    return shape * BLANKS + 2 * blank_before + blank_after


def shape(word: str) -> int:
    """A number for the word's case, digits and marks."""
    letters = [c for c in word if c.isalpha()]
    digits = sum(c.isdigit() for c in word)
    marks = len(word) - len(letters) - digits
    if not letters:
        case = 0
    elif not any(c.isupper() for c in letters):
        case = 1
    elif len(letters) == 1:
        case = 2
    elif all(c.isupper() for c in letters):
        case = 3
    elif letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        case = 4
    else:
        case = 5
    number = 0 if not digits else 1 if digits < len(word) else 2
    mark = 0 if not marks else 1 if marks < len(word) else 2
    return (case * DIGITS + number) * MARKS + mark
