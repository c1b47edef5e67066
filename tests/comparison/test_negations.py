"""Which words say no when two texts are compared."""

from __future__ import annotations

import pytest

from kg.comparison.negations import is_negation, may_negate


@pytest.mark.parametrize(
    ("form", "surely", "maybe"),
    [
        ("not", True, True),
        ("hardly", True, True),
        ("didn't", True, True),
        ("few", False, True),
        ("nobody", False, True),
        ("nothing", False, True),
        ("some", False, False),
    ],
)
def test_what_surely_says_no_is_less_than_what_may(form: str, surely: bool, maybe: bool) -> None:
    assert (is_negation(form), may_negate(form)) == (surely, maybe)
