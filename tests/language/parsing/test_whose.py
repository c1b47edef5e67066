"""What a clause behind "whose" says of a relative, it says of nobody else."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from tests.articles import article


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Roe, whose husband Max Roe was convicted of theft, left Acme Corp.", "Max"),
        ("Mrs. Doe, whose husband Mr. Doe was convicted of fraud, sued Acme Corp.", "Doe"),
        ("Anna Roe, whose brother, Max Roe, was convicted of theft, left Acme Corp.", "Max"),
    ],
)
def test_the_relative_is_who_was_convicted(text: str, name: str) -> None:
    doc = load_pipeline().analyse(article(text))
    noun = next(t for t in doc if t.lower_ in {"husband", "brother"})
    assert (noun.dep_, noun.head.text) == ("nsubj:pass", "convicted")
    last = [t for t in doc if t.text == name][-1]
    assert last.head == noun
    assert len([c for c in chains_of(doc) if c.type.value == "Person"]) == 2


def test_the_relative_is_who_did_it() -> None:
    doc = load_pipeline().analyse(article("Lena Roe, whose son Max Roe killed Ann Doe, sued Acme Corp."))
    noun, verb = (next(t for t in doc if t.text == word) for word in ("son", "killed"))
    assert (noun.dep_, noun.head, verb.dep_, verb.head.text) == ("nsubj", verb, "acl:relcl", "Lena")
