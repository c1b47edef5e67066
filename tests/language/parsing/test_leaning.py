"""A verb has the meaning that the words beside it speak for."""

from __future__ import annotations

import pytest

from kg.language import load_pipeline
from kg.language.parsing.predicates import predicates_of
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "verb", "roleset"),
    [
        ("Jane Roe pushed for a tax cut.", "pushed", "push.04"),
        ("Jane Roe pushed the cart into the barn.", "pushed", "push.01"),
        ("Acme Corp. laid off the workers.", "laid", "lay_off.02"),
        ("Jane Roe came in second in Ohio.", "came", "come_in.07"),
        ("Lawmakers raised concerns about the deal.", "raised", "raise.01"),
        ("Jane Roe raised money for the school.", "raised", "raise.02"),
        ("The court held that the law was void.", "held", "hold.02"),
        ("Jane Roe called the plan a mistake.", "called", "call.01"),
    ],
)
def test_what_stands_beside_a_verb_tells_its_meaning(text: str, verb: str, roleset: str) -> None:
    doc = load_pipeline().analyse(article(text))
    assert next(p.roleset for p in predicates_of(doc) if p.token.text == verb) == roleset


def test_no_verb_has_a_meaning_of_a_particle_that_is_not_there() -> None:
    doc = load_pipeline().analyse(article("The company calmed the workers."))
    assert [p.roleset for p in predicates_of(doc) if p.token.text == "calmed"] == ["calm.01"]
