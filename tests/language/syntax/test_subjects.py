from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.language.pipeline import load_pipeline
from kg.language.syntax.subjects import How, subject_of
from kg.language.syntax.voice import is_passive
from tests.articles import article


def word(text: str, wanted: str) -> Token:
    return next(t for t in load_pipeline().parse(article(text)) if t.text == wanted)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "how"),
    [
        ("Jane Roe sued Acme Corp.", "sued", "Jane", How.OWN),
        ("Jane Roe was sued by Acme Corp.", "sued", "Jane", How.OWN),
        ("Police arrested Jane Roe, who sued Acme Corp.", "sued", "Jane", How.RELATIVE),
        ("The man arrested on Monday is John Doe.", "arrested", "man", How.RELATIVE),
        ("The mayor met Jane Roe and sued her.", "sued", "mayor", How.SHARED),
        ("The mayor asked Jane Roe to leave.", "leave", "Jane", How.CONTROLLED),
        ("The mayor promised Jane Roe to leave.", "leave", "mayor", How.CONTROLLED),
        ("The mayor condemned Jane Roe for leaving.", "leaving", "Jane", How.CONTROLLED),
        ("The mayor left after meeting Jane Roe.", "meeting", "mayor", How.CONTROLLED),
        ("Jane Roe’s attempt to leave failed.", "leave", "Jane", How.CONTROLLED),
        ("The mayor dreamed of Jane Roe getting a prize.", "getting", "Jane", How.WORD_ORDER),
    ],
)
def test_whose_a_verb_is_and_how_that_is_known(text: str, verb: str, subject: str, how: How) -> None:
    found = subject_of(word(text, verb))
    assert found is not None
    assert (found.token.text, found.how) == (subject, how)


def test_a_sentence_may_tell_nobody() -> None:
    assert subject_of(word("Leave at once.", "Leave")) is None


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Jane Roe was sued by Acme Corp.", "sued", True),
        ("Jane Roe was arrested and charged.", "charged", True),
        ("The man arrested on Monday is John Doe.", "arrested", True),
        ("Neighbors interviewed on Sunday praised Jane Roe.", "interviewed", True),
        ("Jane Roe had her licence suspended.", "suspended", True),
        ("Jane Roe sued Acme Corp.", "sued", False),
        ("Jane Roe has sued Acme Corp.", "sued", False),
    ],
)
def test_the_voice_of_a_verb(text: str, verb: str, passive: bool) -> None:
    assert is_passive(word(text, verb)) is passive
