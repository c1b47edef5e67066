"""One chain for each act of writing: documents without names, parted and joined once pronouns are bound.

While descriptions are read, "his letter" may be anybody's. Afterwards it is known whose it is, so that mentions with
different makers or addressees part, and mentions with the same ones join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains, plain_name
from kg.language.coreference.document_ties import Ties, ties_of
from kg.language.lexicon.entries import tagged
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.nouns import children, full_lemma, phrase, possessors
from kg.model import EntityType


def parting_words(noun: Token) -> frozenset[str]:
    """What sets a document apart from others of its kind: "second", "another", a number."""
    words = {c.lower_ for c in children(noun, "det", "amod")}
    return frozenset(words & tagged("adjectives", "documents")["another"])


def agree(chains: Chains, one: Ties, other: Ties) -> bool:
    """Whether two mentions can be of one document: nothing told of either speaks against it."""
    return _may_be(chains, one.maker, other.maker) and _may_be(chains, one.aim, other.aim)


def _may_be(chains: Chains, one: int | None, other: int | None) -> bool:
    if one is None or other is None or one == other:
        return True
    ends = chains.items[one], chains.items[other]
    # "the company" may be any that is named
    if any(not c.named and not c.members and c.type is not EntityType.PERSON for c in ends):
        return True
    return one in chains.items[other].members or other in chains.items[one].members


def settle_documents(chains: Chains) -> None:
    """Parts and joins the chains of documents without names by who made them and for whom."""
    by_noun: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for index, chain in enumerate(list(chains.items)):
        if chain.type is EntityType.DOCUMENT and not chain.named and chain.mentions and not chain.members:
            noun = chains.doc[chain.mentions[0].head]
            if noun.pos_ != "VERB":
                by_noun[full_lemma(noun), chain.plural].append(index)
                by_noun[full_lemma(noun), chain.plural] += _part(chains, index)
    for (noun_lemma, plural), indices in by_noun.items():
        if not plural:
            _join(chains, noun_lemma, sorted(indices, key=lambda i: chains.items[i].places[0]))


def first_told(found: Sequence[Ties]) -> Ties:
    """The first maker and the first aim that are told."""
    return Ties(
        next((t.maker for t in found if t.maker is not None), None),
        next((t.aim for t in found if t.aim is not None), None),
    )


def _known_ties(chains: Chains, chain: Chain) -> Ties:
    """What the mentions of a chain together tell of its maker and aim."""
    return first_told([sure_ties(chains, chains.doc[h]) for h in chain.places])


def sure_ties(chains: Chains, noun: Token) -> Ties:
    """What a mention tells; nothing of the maker where that hangs on a pronoun that could mean somebody else."""
    if noun.pos_ in {"PRON", "VERB"}:
        return Ties()
    ties = ties_of(chains, noun)
    unsure = any(c.i in chains.at and c.i in chains.items[chains.at[c.i]].unsure for c in possessors(noun))
    return Ties(None, ties.aim) if unsure else ties


def _part(chains: Chains, index: int) -> list[int]:
    """Cuts a chain where its mentions cannot be of one document; gives the new chains."""
    chain = chains.items[index]
    parts: list[tuple[Ties, list[int]]] = []
    last = 0
    for head in chain.places:
        ties = sure_ties(chains, chains.doc[head])
        fitting = [i for i, (known, _) in enumerate(parts) if agree(chains, known, ties)]
        if ties == Ties() and parts:
            fitting = [last]
        if not fitting:
            parts.append((ties, [head]))
            last = len(parts) - 1
            continue
        last = max(fitting, key=lambda i: parts[i][1][-1])
        known, heads = parts[last]
        maker = known.maker if known.maker is not None else ties.maker
        heads.append(head)
        parts[last] = Ties(maker, known.aim if known.aim is not None else ties.aim), heads
    made = []
    for _, heads in parts[1:]:
        name = plain_name(*phrase(chains.doc[heads[0]], with_of=True))
        new = chains.new(Chain(chain.type, name, named=False, plural=chain.plural, roles=set(chain.roles)))
        _move(chains, index, new, heads)
        made.append(new)
    return made


def _move(chains: Chains, source: int, target: int, heads: list[int]) -> None:
    old, new = chains.items[source], chains.items[target]
    for head in heads:
        new.put(old.mentions.pop(old.heads.index(head)))
        old.places.remove(head)
        chains.at[head] = target


def _join(chains: Chains, noun: str, indices: list[int]) -> None:
    """Joins what one maker made for the same people, unless the words count it as one more."""
    kept: list[tuple[Ties, int]] = []
    for index in indices:
        first = chains.doc[chains.items[index].places[0]]
        ties = _known_ties(chains, chains.items[index])
        fresh = noun in words_tagged("frequent") and any(c.lower_ in {"a", "an"} for c in children(first, "det"))
        if ties.maker is not None and not fresh and not parting_words(first):
            same = next(
                (i for known, i in reversed(kept) if known.maker == ties.maker and agree(chains, known, ties)), None
            )
            if same is not None:
                _move(chains, index, same, chains.items[index].heads)
                continue
        kept.append((ties, index))
