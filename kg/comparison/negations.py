"""Whether a word says no. Words come in the form in which they are compared, in small letters: "not", "didn't".

There are two answers, as a wrong one costs otherwise. Where a "no" makes a difference or a contradiction, only what
surely says so of its clause may count. Where a "no" keeps something from being told, all that may say so counts.
"""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.entries import entries, having

_SHORT_NOT = "n't"


def is_negation(form: str) -> bool:
    """Whether a word says of its clause that it is not so: "not", "never", "hardly", "didn't".

    "Few" and "nobody" do not count: "few left" and "some left" are no contraries.
    """
    return form.endswith(_SHORT_NOT) or form in _negations()


@cache
def _negations() -> frozenset[str]:
    return having("status", "negations")


def may_negate(form: str) -> bool:
    """Whether a word says no in some sentence, as "few", "nobody" and "nothing" do, and "yet" in "has yet to leave"."""
    return is_negation(form) or form in entries("negation")
