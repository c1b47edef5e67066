"""A verb with a particle has the meaning that is filed with it, and one in a fixed expression none of its own."""

from __future__ import annotations

import pytest

from kg.extraction.events.idioms import has_its_particle, is_idiom
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


@pytest.mark.parametrize(
    ("text", "verb", "roleset", "idiom"),
    [
        ("Jane Roe spilled the beans.", "spilled", "spill.01", True),
        ("Jane Roe spilled the milk.", "spilled", "spill.01", False),
        ("Jane Roe finished seventh in the race.", "finished", "finish.01", True),
        ("Jane Roe finished the race.", "finished", "finish.01", False),
        ("The users fired back.", "fired", "fire.02", True),
        ("The vote came a day after the attack.", "came", "come.01", True),
        ("Jane Roe came to the town a day after the attack.", "came", "come.01", False),
        ("Jane Roe came in second.", "came", "come_in.07", False),
        ("Jane Roe will lay low during the trial.", "lay", "lay.01", True),
        ("Acme churned out cars.", "churned", "churn.01", True),
        ("The parliament returned to business.", "returned", "return.01", True),
        ("Jane Roe returned to the town.", "returned", "return.01", False),
        ("Jane Roe cemented her legacy.", "cemented", "cement.01", True),
        ("Jane Roe forged an alliance.", "forged", "forge.01", True),
        ("Jane Roe forged the letter.", "forged", "forge.01", False),
        ("The mayor rushed to judgment.", "rushed", "rush.01", True),
        ("Jane Roe rushed to finish the work.", "rushed", "rush.01", True),
        ("Jane Roe rushed to the town.", "rushed", "rush.01", False),
    ],
)
def test_a_fixed_expression_tells_of_nothing_that_the_verb_means(
    text: str, verb: str, roleset: str, idiom: bool
) -> None:
    doc = load_pipeline().analyse(article(text))
    word = next(token for token in doc if token.text == verb)
    assert is_idiom(word, roleset) is idiom
