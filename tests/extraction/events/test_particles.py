"""A verb with a particle has the meaning that is filed with it."""

from __future__ import annotations

import pytest

from kg.extraction.events.particles import has_its_particle
from kg.language import load_pipeline
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "verb", "roleset", "fits"),
    [
        ("Jane Roe laid the book on the desk.", "laid", "lay.01", True),
        ("Jane Roe set out to win.", "set", "set.01", False),
        ("Jane Roe set up Acme.", "set", "set_up.03", True),
        ("Jane Roe set the table.", "set", "set_up.03", False),
        ("Jane Roe blew the candle out.", "blew", "blow_out.09", True),
    ],
)
def test_a_meaning_needs_its_particle(text: str, verb: str, roleset: str, fits: bool) -> None:
    doc = load_pipeline().analyse(article(text))
    word = next(token for token in doc if token.text == verb)
    assert has_its_particle(word, roleset) is fits
