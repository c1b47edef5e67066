"""Draws the tree of a sentence in lines, the words in their order."""

from __future__ import annotations

from collections.abc import Sequence

from kg.explaining.notes import Word

#: Columns for the branches and the words.
_WIDTH = 46


def lines_of_tree(words: Sequence[Word]) -> list[str]:
    """A line for each word: number, branches and word, lemma, coarse and fine tag, relation, number of the head."""
    heads = {word.number: word.head for word in words}
    depths = {number: _depth(number, heads) for number in heads}
    step = next((s for s in (3, 2, 1) if max(depths.values(), default=0) * s <= _WIDTH - 12), 1)
    drawn = [
        "".join(_corner(word.number, level, depths, heads, step) for level in range(depths[word.number])) + word.text
        for word in words
    ]
    width = min(_WIDTH, max(map(len, drawn), default=0) + 1)
    return [
        f"{word.number:>3}  {_fitted(branches, width)} {_fitted(word.lemma, 14)} "
        f"{word.pos:<5} {word.tag:<5} {word.relation:<13} {word.head or '-'}"
        for word, branches in zip(words, drawn, strict=True)
    ]


def _depth(number: int, heads: dict[int, int]) -> int:
    depth = 0
    while heads.get(number):
        number, depth = heads[number], depth + 1
    return depth


def _corner(number: int, level: int, depths: dict[int, int], heads: dict[int, int], step: int) -> str:
    """What stands at one level of the branches before a word: a line that goes by, a corner, or nothing."""
    around = [n for n in heads if depths[n] == level + 1 and min(n, heads[n]) < number < max(n, heads[n])]
    if depths[number] > level + 1:
        return ("│" if around else " ").ljust(step)
    head = heads[number]
    # a line to a sister farther from the head goes on
    farther = any((n < number) == (number < head) for n in around)
    corner = "├" if farther else ("┌" if number < head else "└")
    return corner.ljust(step - 1, "─") + " " if step > 1 else corner


def _fitted(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
