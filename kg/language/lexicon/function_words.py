"""Closed classes of English words, from data/function_words.toml."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.wordlists import word_list

#: Marks that join two words or numbers into one, as tokens.
HYPHENS = frozenset({"-", "–", "‑"})


@cache
def articles() -> frozenset[str]:
    """The articles in small letters."""
    return word_list("function_words", "articles")


@cache
def indefinite_articles() -> frozenset[str]:
    """Those of them that one thing of several has."""
    return articles() - {"the"}


@cache
def opening_words() -> frozenset[str]:
    """What stands before something that was not spoken of yet, or before any of its kind: "a", "another", "some"."""
    return word_list("function_words", "opening")


@cache
def definite() -> frozenset[str]:
    """What points at something that was spoken of before, or belongs to it: "the", "these", "them", "his"."""
    return word_list("function_words", "definite")


@cache
def possessive_marks() -> frozenset[str]:
    """Tokens that end the words of an owner: "'s" and the apostrophe, straight and curly."""
    return word_list("function_words", "possessive")


@cache
def possessive_s() -> frozenset[str]:
    """Those of them with an "s", which are never a closing mark."""
    return frozenset(mark for mark in possessive_marks() if mark.endswith("s"))


@cache
def copular_verbs() -> frozenset[str]:
    """Lemmas of verbs whose predicate is what the subject is."""
    return word_list("function_words", "copular")


@cache
def first_singular() -> frozenset[str]:
    """The pronouns of who speaks, in small letters: "i", "my"."""
    return word_list("function_words", "first_singular")


@cache
def first_plural() -> frozenset[str]:
    """Those of who speaks together with others: "we", "our"."""
    return word_list("function_words", "first_plural")


@cache
def first_person() -> frozenset[str]:
    """Both."""
    return first_singular() | first_plural()


@cache
def universal() -> frozenset[str]:
    """What takes in all or none of a kind: "every", "nobody"."""
    return word_list("function_words", "universal")


@cache
def excepting() -> frozenset[str]:
    """What takes somebody out of those that a phrase takes in: "except"."""
    return word_list("function_words", "excepting")
