"""Somebody only described is the one whom the text names so."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from tests.articles import article


def mentions(text: str, name: str) -> list[str]:
    """The words of the mentions of who has a name."""
    chains = [c for c in chains_of(load_pipeline().analyse(article(text))) if c.name == name]
    return [m.span.of(text) for c in chains for m in c.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "A driver was held. Police named the driver as John Roe. The driver was fined.",
        "The driver was identified by police as John Roe. The driver was fined.",
        "The driver, identified as John Roe, fled. The driver was fined.",
        "A driver named John Roe fled. The driver was fined.",
        "The driver was John Roe. The driver was fined.",
        "The driver was later identified as teacher John Roe. The driver was fined.",
    ],
)
def test_a_description_that_gets_a_name_is_that_person(text: str) -> None:
    assert mentions(text, "John Roe")[-1] == "The driver"


@pytest.mark.parametrize(
    "text",
    [
        "Police did not identify the driver as John Roe. The driver was fined.",
        "A driver wrongly identified as John Roe fled. The driver was fined.",
        "Jane Stiles identified the driver as John Roe. The driver was fined.",
        "Jane Stiles said the driver was John Roe. The driver was fined.",
        "The driver may be John Roe. The driver was fined.",
        "Police described the driver as John Roe’s friend. The driver was fined.",
        "The woman was identified as John Roe. The driver was fined.",
    ],
)
def test_what_is_denied_doubted_or_one_persons_word_names_nobody(text: str) -> None:
    assert mentions(text, "John Roe") == ["John Roe"]
