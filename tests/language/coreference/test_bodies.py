"""The company, the network and the agency are the body that was named, where only one can be meant."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from tests.articles import article


def meant(text: str, words: str) -> str:
    """The name of the chain of which some words are a mention."""
    chains = chains_of(load_pipeline().analyse(article(text)))
    return next(c.name for c in chains if any(m.span.of(text) == words for m in c.mentions))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("John Roe joined Acme Corp in May. He left the company in June.", "the company", "Acme Corp"),
        ("John Roe works for the Harbor Protection Agency. The agency praised him.", "The agency",
         "Harbor Protection Agency"),
        ("The Springfield Gazette was sued by John Roe. The newspaper fired him.", "The newspaper",
         "Springfield Gazette"),
        ("ABC News spoke on Monday. ABC fired John Roe. The network declined to say more.", "The network", "ABC News"),
        ("The tech company Acme was sued. The company fired John Roe.", "The company", "Acme"),
        # two are told of, or the one is none
        ("John Roe sued Acme Corp and Vale Inc. The company was fined.", "The company", "company"),
        ("Springfield University fired John Roe. The company hired him.", "The company", "company"),
        ("John Roe told the Springfield Gazette so. The newspaper fired him.", "The newspaper", "newspaper"),
        ("John Roe left Acme Corp. The company that hired him was fined.", "The company", "company"),
    ],
)  # fmt: skip
def test_a_body_by_a_noun_is_the_only_one_that_can_be_called_so(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_a_noun_before_the_name_of_a_body_is_no_body_of_its_own() -> None:
    chains = chains_of(load_pipeline().analyse(article("The activist group Acme Watch released a video.")))
    assert [c.name for c in chains] == ["Acme Watch", "video"]
