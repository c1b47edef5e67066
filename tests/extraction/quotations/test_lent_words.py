"""Words that an article gives as somebody's are not its own, though nobody is named beside them."""

import pytest

from tests.extraction.findings import facts

SUED = "Mary Holt sued Acme Corp. on Monday"


@pytest.mark.parametrize(
    "text",
    [
        f"The town was calm.\n\n“{SUED}, and it was right.”\n\nNobody replied.",
        f"John Doe was blunt:\n\nWe know that much. {SUED}, and we lost.\n\nNobody replied.",
        f"The case is old. Jane Roe explains.\n\n{SUED}. It was a clear case.\n\nNobody replied.",
        f"This transcript was automatically generated.\n\n... {SUED} ...",
        f"It was “calm” here. {SUED}. — Jane Roe (@janeroe) May 3, 2019",
    ],
)
def test_what_is_given_as_somebodys_words_is_attributed(text: str) -> None:
    assert ("Mary Holt", "sued", "Acme Corp.", "attributed") in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        f"This is what happened:\n\n{SUED}. The case is open.",
        f"I will be blunt:\n\nWe know that much. {SUED}, and we lost.",
        f"The case is old. Jane Roe explains the law.\n\n{SUED}. It was a clear case.",
        f"{SUED} over a “bad” deal.",
    ],
)
def test_what_only_looks_like_it_is_the_articles_own(text: str) -> None:
    assert ("Mary Holt", "sued", "Acme Corp.", "asserted") in facts(text)
