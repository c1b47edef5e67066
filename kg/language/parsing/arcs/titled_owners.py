"""Somebody's somebody: "the driver of mayor Jane Roe". Parsers often hang the name on the driver, beside the mayor, as
another name for him, and what he did falls on her."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import DEP  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token

from kg.language.lexicon.nouns import person_nouns
from kg.language.lexicon.titles import titles
from kg.language.names.no_names import is_day
from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of
from kg.language.syntax.nouns import base, children, is_plural, possessors

#: What the parse takes a name for that it hangs beside its title.
_BESIDE = frozenset({"appos", "nmod", "flat", "dep"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def titled_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for titles behind a preposition that have their name right behind them.

    `doc` has tags and UD relations. The name gets the preposition, and the place that the title had in the tree.
    """
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, DEP, "case"):
        # "her role as mayor": nobody else is meant
        if doc[at].lower_ != "as":
            arcs.update(_arcs(doc[at]))
    return arcs


def _is_title(noun: Token) -> bool:
    if noun.pos_ not in _NOMINAL or is_plural(noun):
        return False
    return noun.lower_ in person_nouns() or noun.lower_ in titles()


def _arcs(case: Token) -> Iterator[tuple[int, Arc]]:
    title, name = case.head, case.head
    if title.i < case.i:
        return
    yield from _of_owner(case, title)
    if _is_title(title) and title.i + 1 < len(title.doc):
        name = title.nbor(1)
    elif name.i > case.i + 1 and _is_title(name.nbor(-1)):
        title = name.nbor(-1)
    if name == title or not _is_name(name) or any(c.tag_ == "POS" for c in name.children):
        return
    noun = title.head
    if noun == name:
        # "the son of US senator Paul Brandt": the whole phrase hangs on the preposition
        if name.head.i < case.i and base(title.dep_) in {"nmod", "compound"}:
            yield case.i, (name.i, "case")
        return
    if noun.i >= case.i or noun.pos_ not in _NOMINAL:
        return
    beside = name.head == noun and name.dep_ in _BESIDE
    # "the driver of mayor Jane Roe left": a second subject
    second = name.head == noun.head and base(name.dep_) == base(noun.dep_) == "nsubj"
    if beside or second:
        yield name.i, (noun.i, title.dep_)
        yield title.i, (name.i, "nmod:desc")
        yield case.i, (name.i, "case")
        yield from ((c.i, (name.i, c.dep_)) for c in children(title, "flat") if c.i > title.i)


def _of_owner(case: Token, owned: Token) -> Iterator[tuple[int, Arc]]:
    """The title in "the lawyer of singer Rosa Lenz's brother", where it hangs on the lawyer."""
    for owner in possessors(owned):
        title = owner.nbor(-1) if owner.i > case.i + 1 else owner
        if title != owner and _is_name(owner) and _is_title(title) and title.head == owned.head:
            yield title.i, (owner.i, "nmod:desc")


def _is_name(token: Token) -> bool:
    """Whether a word may be somebody's name; that of a day is none ("the arrest of the mayor Tuesday")."""
    return token.pos_ == "PROPN" and not is_day(token.text)
