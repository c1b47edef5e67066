"""Groups that a coordination of names makes ("Jane Roe and John Doe"), so that "they" has something to mean."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains, HeadedMention
from kg.language.syntax.alternatives import is_alternative
from kg.language.syntax.nouns import base, conjuncts, phrase, series_of, span_of
from kg.language.syntax.remembered import kids
from kg.model import EntityType, MentionForm


def add_series(chains: Chains, *, named_only: bool) -> None:
    """A group for each coordination of two or more people, so that "they" has something to mean.

    Once descriptions are known, "Roe and his family" counts too, with a name in front.
    """
    known = {chain.members: index for index, chain in enumerate(chains.items) if chain.members and not chain.roles}
    grouped = {head for index in known.values() for head in chains.items[index].heads}
    kinds = {EntityType.PERSON} if named_only else {EntityType.PERSON, EntityType.GROUP}
    for place in sorted(chains.at.keys() - grouped):
        token = chains.doc[place]
        parts = conjuncts(token)
        if (
            is_alternative(token)
            or parts[0] != token
            or (base(token.dep_) == "conj" and token.i not in series_of(chains.doc))
        ):
            continue
        if not chains.items[chains.at[token.i]].named:
            continue
        members: list[int] = []
        parts = [part for part in parts if not _describes(token, part)]
        for part in parts:
            index = chains.at.get(part.i)
            if index is None or chains.items[index].type not in kinds or chains.items[index].members:
                members = []
                break
            if index not in members:
                members.append(index)
        if len(members) < 2:
            continue
        key = tuple(sorted(members))
        if key not in known:
            names = [chains.items[m].name for m in members]
            known[key] = chains.new(
                Chain(
                    EntityType.GROUP,
                    " and ".join((", ".join(names[:-1]), names[-1])),
                    named=False,
                    plural=True,
                    members=key,
                )
            )
        chains.items[known[key]].put(_series(token))


def _describes(name: Token, part: Token) -> bool:
    """Whether a coordinated noun only goes on describing the name: "Roe, a doctor and former mayor"."""
    if part.pos_ != "NOUN" or not any(c.dep_ == "appos" and name.i < c.i < part.i for c in kids(name)):
        return False
    joint = next((c.i for c in kids(part) if c.dep_ == "cc"), part.left_edge.i)
    return name.doc[joint - 1].text != ","


def _series(token: Token) -> HeadedMention:
    # a wrong parse may hang a word that stands before the series on its end
    ends = [end for part in conjuncts(token) for end in phrase(part)]
    first, last = min(ends, key=lambda t: t.i), max(ends, key=lambda t: t.i)
    return HeadedMention(token.i, span_of(first, last), MentionForm.NAME)
