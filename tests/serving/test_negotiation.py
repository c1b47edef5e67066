"""Which type a client gets (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import pytest

from kg.serving.negotiation import best

OFFERED = ("a/json", "a/xml", "text/csv")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "a/json"),
        ("*/*", "a/json"),
        ("text/*", "text/csv"),
        ("A/XML", "a/xml"),
        ("a/xml;q=0.5, text/csv; q=0.8", "text/csv"),
        ("a/*, a/json;q=0.1", "a/xml"),
        ("a/*;q=0.3, text/csv;charset=utf-8;q=0.2", "a/json"),
        ("*/*, a/json;q=0", "a/xml"),
        ("image/png", None),
        ("a/json;q=0", None),
        ("a/json;q=2, a/xml", "a/xml"),
        ("nonsense", None),
    ],
)
def test_the_type_that_is_liked_best_is_chosen(accept: str, chosen: str | None) -> None:
    assert best(accept, OFFERED) == chosen
