"""Which named body "the company", "the network", "the agency" mean: the only one close before that can be called so."""

from __future__ import annotations

from bisect import bisect_left, insort

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import nouns_of
from kg.language.lexicon.reporting import reporting_forms
from kg.language.lexicon.wordlists import bare_name, platforms
from kg.language.syntax.nouns import base, children, full_lemma, is_plural, possessors
from kg.language.syntax.remembered import sentence_of
from kg.model import EntityType

#: How many sentences back the name may stand.
_REACH = 2


class Bodies:
    """The bodies that have a name, by place; descriptions that were bound to one count as told of it."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._words: dict[int, frozenset[str]] = {}
        self._places: list[tuple[int, int]] = []
        for index, chain in enumerate(chains.items):
            if chain.named and _is_body(chain):
                names = bare_name(" ".join((chain.name, *sorted(chain.aliases))))
                beside = {chains.doc[i].lemma_.lower() for i in chain.apposed}
                self._words[index] = frozenset({w.strip(".,") for w in names.split()} | beside)
                self._places += [(place, index) for place in chain.places]
        self._places.sort()

    def mentioned(self, index: int, token: Token) -> None:
        """Takes note of a description of a named body."""
        if index in self._words:
            insort(self._places, (token.i, index))

    def meant(self, token: Token) -> tuple[int, int] | None:
        """The last mention and the chain of the body that a noun means; None where none is told of, or several are.

        A body whose name has the noun in it stands before all others; a firm or an outlet needs no such name.
        """
        noun = full_lemma(token)
        if is_plural(token) or not _is_plain(token):
            return None
        first = sentence_of(token)
        for _ in range(_REACH):
            first = sentence_of(token.doc[first.start - 1]) if first.start else first
        near = self._places[bisect_left(self._places, (first.start, -1)) : bisect_left(self._places, (token.i, -1))]
        # "Roe sued Acme Corp, the company said": what the verb acts on is another body than its subject
        near = [(p, i) for p, i in near if token.doc[p].head != token.head and not _is_told(token.doc[p])]
        found = {i for _, i in near if noun in self._words[i]} or {i for _, i in near if self._can_be(i, noun)}
        if len(found) != 1:
            return None
        (index,) = found
        return max(p for p, i in near if i == index), index

    def _can_be(self, index: int, noun: str) -> bool:
        """Whether a body without the noun in its name can be called so."""
        chain, words = self._chains.items[index], self._words[index]
        if noun in words_tagged("airs"):
            return chain.type is EntityType.OUTLET
        if noun not in words_tagged("trade") or chain.type is not EntityType.ORGANIZATION:
            return False
        if words & words_tagged("firm", "tail") - words_tagged("public"):
            return True
        other = words & (nouns_of("organization") | words_tagged("public"))
        return not other and bare_name(chain.name) not in platforms() | words_tagged("national")


def _is_body(chain: Chain) -> bool:
    return chain.type in (EntityType.ORGANIZATION, EntityType.OUTLET)


def _is_told(name: Token) -> bool:
    """Whether somebody only says something to a body ("told the Gazette")."""
    return base(name.dep_) in {"obj", "iobj"} and name.head.lower_ in reporting_forms()


def _is_plain(token: Token) -> bool:
    """Whether a noun stands with "the" or "this" alone, so that nothing else tells which body it is."""
    more = children(token, "amod", "compound", "nmod", "acl", "acl:relcl", "appos", "flat", "nummod", "conj")
    return not more and not possessors(token)
