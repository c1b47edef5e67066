"""The arguments of a word fitted to its roleset, whatever the roleset counts."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from kg.extraction.events.fitting import fit, numbered_of
from kg.language import load_pipeline
from kg.propbank.rolesets import _rolesets
from tests.articles import article

TEXTS = (
    ("Jane Roe gave John Doe a boat in Hill on Monday.", 2),
    ("The promise to Jane Roe of a boat by John Doe was kept.", 1),
)


class Nobody:
    """Names act, and nothing is a place."""

    def acts(self, word: Token) -> bool:
        return word.pos_ == "PROPN"

    def is_place(self, word: Token) -> bool:
        return False

    def is_share(self, word: Token) -> bool:
        return False


def test_arguments_are_fitted_to_every_roleset_that_there_is() -> None:
    analysed = [(load_pipeline().analyse(article(text)).doc, place) for text, place in TEXTS]
    assert len(_rolesets()) > 10_000
    for name in _rolesets():
        numbers = numbered_of(name)
        for doc, place in analysed:
            words = [token for token in doc if token.pos_ in ("PROPN", "NOUN")]
            given: dict[str, list[Token]] = defaultdict(list)
            for number, word in zip(("ARG0", "ARG1", "ARG2"), words, strict=False):
                given[number].append(word)
            fit(given, doc[place], name, Nobody())
            named = {argument for argument, fillers in given.items() if fillers and not argument.startswith("ARGM")}
            assert named, name
            assert {argument.removeprefix("ARG") for argument in named} <= numbers.keys() | {"0", "1", "2"}, name
