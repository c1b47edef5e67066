"""Families by their surname: "the Roes", "Mr. and Mrs. Roe"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chain, Chains
from kg.model import EntityType

_COUPLES = (["mr", "and", "mrs"], ["mr", "&", "mrs"], ["mr", "and", "ms"])


def is_family(name: Span, surnames: Container[str]) -> bool:
    """Whether a name of one word means several who bear a surname of the article; `surnames` are case-folded."""
    word = name.text.casefold()
    if word in surnames:
        before = [t.lower_.rstrip(".") for t in name.doc[max(0, name.start - 5) : name.start] if t.text != "."]
        return before[-3:] in _COUPLES
    pointed = name.start > 0 and name.doc[name.start - 1].lower_ in {"the", "both"}
    return pointed and word.endswith("s") and singular_of(word, surnames) != ""


def singular_of(plural: str, surnames: Container[str]) -> str:
    """The surname that a plural belongs to: "roes" to "roe", "joneses" to "jones"; "" for none."""
    return next((w for w in (plural.removesuffix("s"), plural.removesuffix("es")) if w != plural and w in surnames), "")


def family_at(chains: Chains, token: Token) -> int:
    """The chain of a family that a token of `chains.families` means: those last named together, or the only two.

    Where the text leaves open who belongs to it, it is a group of unknown members.
    """
    surname = chains.families[token.i]
    together = [
        (head, index)
        for index, chain in enumerate(chains.items)
        if len(chain.members) > 1 and not chain.roles and _is_one_family(chains, chain, surname)
        for head in chain.places
        if head < token.i
    ]
    if together:
        return max(together)[1]
    bearers = [i for i, c in enumerate(chains.items) if _bears(c, surname) and c.last_before(token.i) is not None]
    members = tuple(bearers) if len(bearers) == 2 else ()
    for index, chain in enumerate(chains.items):
        if chain.type is EntityType.GROUP and chain.members == members and surname in chain.roles:
            return index
    name = f"the {token.text}" if token.text.endswith("s") else f"{token.text} family"
    return chains.new(Chain(EntityType.GROUP, name, named=False, plural=True, members=members, roles={surname}))


def _is_one_family(chains: Chains, group: Chain, surname: str) -> bool:
    """Whether some members bear a surname, and the others are called by a first name only."""
    members = [chains.items[m] for m in group.members]
    bearing = [_bears(m, surname) for m in members]
    return any(bearing) and all(b or " " not in m.name for b, m in zip(bearing, members, strict=True))


def _bears(chain: Chain, surname: str) -> bool:
    return chain.type is EntityType.PERSON and chain.named and chain.name.split()[-1].casefold() == surname
