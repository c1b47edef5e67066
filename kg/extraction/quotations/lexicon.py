"""The words that ascribe something to somebody (cues.toml), looked up by lemma or by form.

Forms are derived here so that a pipeline without a good lemmatizer loses nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of lemmas by what they take, and the lemma of every known verb form."""

    verbs: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    forms: dict[str, str]
    all_verbs: frozenset[str]
    all_nouns: frozenset[str]

    def verb(self, token: Token) -> str:
        """The lemma of a verb form: the pipeline's own where a list has it, or else the one derived here."""
        known = self.forms.get(token.lower_)
        return known if known is not None else token.lemma_.lower() or token.lower_

    def noun(self, token: Token) -> str:
        """The lemma of a noun form, with a regular plural undone."""
        word = token.lower_
        lemma = token.lemma_.lower()
        if lemma and lemma != word:
            return lemma
        if word.endswith("ies") and word[:-3] + "y" in self.all_nouns:
            return word[:-3] + "y"
        return word[:-1] if word.endswith("s") and word[:-1] in self.all_nouns else word

    def takes(self, token: Token, *lists: str) -> bool:
        """Whether the verb stands in one of the lists."""
        lemma = self.verb(token)
        return any(lemma in self.verbs[name] for name in lists)

    def quotes(self, token: Token) -> bool:
        """Whether the verb may introduce words in marks."""
        return self.takes(token, "speech", "manner", "thought")

    def knows(self, token: Token) -> bool:
        """Whether any list has the verb."""
        return self.verb(token) in self.all_verbs


@cache
def lexicon() -> Lexicon:
    """The shipped lists."""
    table = tomllib.loads(files("kg.extraction.quotations").joinpath("cues.toml").read_text("utf-8"))
    verbs = {name: _words(value) for name, value in table.items() if isinstance(value, str)}
    prepositions = {name: _words(value) for name, value in table["preposition"].items()}
    nouns = {name: _words(value) for name, value in table["noun"].items()}
    words = {name: _words(value) for name, value in table["words"].items()}
    irregular = {lemma: value.split() for lemma, value in table["irregular"].items()}
    forms: dict[str, str] = {}
    all_verbs = frozenset().union(*verbs.values(), *prepositions.values())
    for lemma in sorted(all_verbs):
        for form in _forms(lemma, irregular.get(lemma, ())):
            forms.setdefault(form, lemma)
        forms[lemma] = lemma
    return Lexicon(verbs, prepositions, nouns, words, forms, all_verbs, frozenset().union(*nouns.values()))


def _words(value: str) -> frozenset[str]:
    return frozenset(value.split())


def _forms(lemma: str, irregular: Iterable[str]) -> Iterator[str]:
    """Regular inflections of an English verb, and its irregular ones."""
    yield lemma
    yield from irregular
    consonant_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    if consonant_y:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    yield stem + "ing"
    if not any(form.endswith("ed") for form in irregular):
        yield (
            (lemma[:-1] + "ied")
            if consonant_y
            else stem + "ed"
            if stem != lemma
            else lemma + ("d" if lemma.endswith("e") else "ed")
        )
