"""Second sieve: noun phrases that describe ("the judge", "her brother", "three women", "the letters", "the couple")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.coreference.antecedents import Known, antecedent, is_definite, owner_of
from kg.language.coreference.chains import Chain, Chains, plain_name
from kg.language.coreference.described.people_without_nouns import kind_by_quality, means_people
from kg.language.coreference.group_sizes import collective_before
from kg.language.coreference.names.apposition import is_no_sure_name
from kg.language.coreference.names.families import family_at
from kg.language.coreference.series import add_series
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.numbers import pairs, plural_scales
from kg.language.lexicon.parties import party_followers
from kg.language.lexicon.titles import titles
from kg.language.names.offices import office_at
from kg.language.syntax.negation import not_above
from kg.language.syntax.nouns import (
    base,
    children,
    conjuncts,
    full_lemma,
    is_plural,
    noun_kind,
    phrase,
    possessors,
)
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.text.blocks import BlockKind
from kg.model import EntityType, MentionForm
from kg.surely import surely

#: How many words back those two stand whom "both" and "the two" alone mean.
_NEAR = 100
_NAMEABLE = {
    EntityType.PERSON: {EntityType.PERSON},
    EntityType.WORK: {EntityType.WORK},
    EntityType.ORGANIZATION: {EntityType.ORGANIZATION, EntityType.OUTLET},
}
_SOME = frozenset({"some", "many", "several", "most", "few"})
_OTHERS = frozenset({"others", "another"})
_MANY = frozenset({"scores", *plural_scales()})
_ONE = frozenset({"one", "another"})
_BESIDE = frozenset({"appos", "flat", "compound", "nmod", "dep", "parataxis", "dislocated"})
_OWNED = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.DOCUMENT})


def add_descriptions(chains: Chains) -> None:
    """Adds mentions, and chains where nothing known fits, for describing noun phrases; then groups of names."""
    add_series(chains, named_only=True)
    known = Known(chains)
    for token in _heads(chains):
        if token.i in chains.families:
            family = family_at(chains, token)
            chains.mention(family, token, MentionForm.DESCRIPTION)
            known.mentioned(family, token)
            continue
        kind, gender = _kind(token)
        couple = token.lower_ in pairs() and is_definite(token) and not children(token, "nmod")
        both = kind is EntityType.GROUP and _both(token)
        index = known.pair_before(token) if couple or both else None
        if index is None and _two_alone(token):
            index = known.pair_before(token, _NEAR)
        if index is None and (kind is None or (kind is EntityType.PERSON and _is_abstract(token))):
            continue
        if index is None:
            kind = surely(kind, "kind of what is described")
            index = _named_inside(chains, token, kind)
            if index is None and kind is EntityType.PERSON:
                index = _said_to_be(chains, token)
            filled = collective_before(token) if index is None else None
            if filled is not None:
                index = chains.at.get(filled.i)
            if index is None and token.lower_ not in _OTHERS | _MANY:  # these are always some more
                index = antecedent(chains, token, kind, gender, known)
            if index is None:
                index = _new(chains, token, kind, gender)
                made = chains.items[index]
                made.members = _apposed_series(chains, token) if kind is EntityType.GROUP else ()
                if not made.members:
                    made.members = _examples(chains, token, kind)
                    made.illustrated = bool(made.members)
        first, last = _ends(token)
        chains.mention(index, token, MentionForm.DESCRIPTION, first, last)
        known.mentioned(index, token)
        chains.settle_name(index, token)
    add_series(chains, named_only=False)


def _heads(chains: Chains) -> Iterator[Token]:
    blocks = [b for b in chains.doc._.blocks if b.kind in (BlockKind.TEXT, BlockKind.HEADING)]
    at = 0
    for token in chains.doc:
        while at < len(blocks) and token.idx >= blocks[at].end:
            at += 1
        inside = at < len(blocks) and token.idx >= blocks[at].start
        if (
            inside
            and token.i not in chains.at
            and (
                token.pos_ in {"NOUN", "NUM"}
                or token.lower_ in {"both", *_OTHERS}
                or kind_by_quality(token) is not None
                or token.i in chains.families
                or _is_partisan(token)
            )
            and base(token.dep_) not in {"compound", "flat", "fixed", "goeswith"}
        ):
            yield token


def _is_partisan(token: Token) -> bool:
    """Whether a capitalised word means one person: "the Springfield Democrat", "the President"."""
    if token.pos_ != "PROPN" or is_plural(token) or base(token.dep_) not in {"nsubj", "obj", "obl"}:
        return False
    partisan = token.lower_ in words_tagged("partisan")
    alone = not children(token, "flat", "compound", "nmod:desc", "appos", "nmod") or partisan
    return (partisan or token.lower_ in titles()) and alone and any(c.lower_ == "the" for c in children(token, "det"))


def add_owners(chains: Chains) -> None:
    """Once pronouns are bound: "his family" belongs to somebody, and is the same as "Roe's family"."""
    by_key: dict[tuple[int, str], int] = {}
    for index, chain in enumerate(chains.items):
        if chain.named or chain.members or chain.type not in _OWNED or not chain.mentions:
            continue
        if chain.owner is None:
            chain.owner = _sure_owner(chains, chains.doc[chain.mentions[0].head])
        if chain.owner is None or chain.owner == index:
            continue
        noun = chains.doc[chain.mentions[0].head]
        owner = chains.items[chain.owner]
        if owner.named or owner.members:
            said = noun.text if noun.lower_ in party_followers() else noun.lower_
            chain.name = f"{owner.name}’s {said}"
        if chain.type is EntityType.DOCUMENT:
            continue  # settle_documents has joined what is one
        first = by_key.setdefault((chain.owner, noun.lemma_.lower()), index)
        if first != index:
            chains.join(index, first)


def _sure_owner(chains: Chains, noun: Token) -> int | None:
    """The owner of a description, unless it hangs on a pronoun that could mean somebody else."""
    owner = owner_of(chains, noun)
    doubtful = owner is not None and any(p.i in chains.items[owner].unsure for p in possessors(noun))
    return None if doubtful else owner


def _is_abstract(token: Token) -> bool:
    """Whether a singular noun stands without anything before it ("a desire for justice"), and so names nobody."""
    if token.pos_ != "NOUN" or is_plural(token) or token.is_sent_start:
        return False
    return not any(c.i < token.i and base(c.dep_) not in {"case", "punct", "cc"} for c in kids(token))


def _kind(token: Token) -> tuple[EntityType | None, str]:
    """The kind of a description; "one of the victims" is a person, "some of the victims" a group."""
    if _is_partisan(token):
        return EntityType.PERSON, ""
    if (quality := kind_by_quality(token)) is not None:
        return quality, ""
    if token.pos_ == "NUM" or token.lower_ in _SOME | _OTHERS | _MANY:
        for child in children(token, "nmod"):
            kind, gender = noun_kind(child)
            if kind in (EntityType.GROUP, EntityType.PERSON):
                return (EntityType.PERSON if token.lower_ in _ONE else EntityType.GROUP), gender
            return None, ""
        if means_people(token):
            return (EntityType.PERSON if token.lower_ in _ONE else EntityType.GROUP), ""
        return None, ""
    kind, gender = noun_kind(token)
    if token.lemma_.lower() in words_tagged("issued") and kind is None and _is_issued(token):
        return EntityType.DOCUMENT, ""
    return kind, gender


def _is_issued(noun: Token) -> bool:
    """Whether a noun is what somebody writes, signs, files or issues: "filed a motion", "the warning issued today"."""
    verb = noun.head if base(noun.dep_) in {"obj", "nsubj"} else None
    if verb is not None and base(noun.dep_) == "nsubj" and noun.dep_ != "nsubj:pass":
        verb = None
    handled = verbs("documents", "makes") | verbs("documents", "settles")
    return any(v.lemma_.lower() in handled for v in ([verb] if verb is not None else children(noun, "acl")))


def _named_inside(chains: Chains, token: Token, kind: EntityType) -> int | None:
    """A name that a parse hung on its own description ("Roe, their friend and co-star", "the sitcom Some Title")."""
    if kind not in _NAMEABLE:
        return None
    owners = possessors(token)
    for child in kids(token):
        index = chains.at.get(child.i)
        beside = base(child.dep_) in _BESIDE and child not in owners and not children(child, "case")
        # "one Roe organizer" is not Roe; "Roe, their friend" is
        beside = beside and (child.i > token.i or any(t.text == "," for t in token.doc[child.i : token.i]))
        beside = beside and not is_no_sure_name(child)  # "the killer, not Roe,"
        if index is not None and beside and chains.items[index].named and chains.items[index].type in _NAMEABLE[kind]:
            return index
    return None


def _examples(chains: Chains, token: Token, kind: EntityType) -> tuple[int, ...]:
    """Named members that a group is illustrated with: "actors such as A and B", "others, including C"."""
    if kind is not EntityType.GROUP:
        return ()
    members: list[int] = []
    started = False
    for other in token.doc[token.i + 1 : min(token.i + 30, sentence_of(token).end)]:
        if started and other.pos_ in {"VERB", "AUX"}:
            break
        if other.lower_ in {"like", "including", "such"} and not started:
            started = other.nbor(-1).text == "," or other.i - token.i <= 12
            continue
        if not started and (other.pos_ in {"VERB", "AUX"} or other.text == "."):
            break
        index = chains.at.get(other.i)
        if started and index is not None and index not in members:
            example = chains.items[index]
            if example.named and example.type is EntityType.PERSON:
                members.append(index)
    return tuple(members)


def _apposed_series(chains: Chains, noun: Token) -> tuple[int, ...]:
    """The people whose names stand right behind a plural: "Roe's lawyers, A and B", "senators A and B"."""
    end = phrase(noun, with_of=True)[1].i
    after = end + 1
    while after < len(noun.doc) and noun.doc[after].text in {",", ":", "—", "–"} and after < end + 2:
        after += 1
    # behind "members of the club" a comma has to part the names from the phrase
    fits = after < len(noun.doc) and (after > end + 1 or end == noun.i)
    index = chains.at.get(after) if fits else None
    if index is None or sentence_of(noun.doc[after]) != sentence_of(noun) or not is_plural(noun):
        return ()
    heads = conjuncts(chains.doc[_head_of(chains, after, index)])
    found = [chains.at[h.i] for h in heads if h.i in chains.at]
    people = [i for i in found if chains.items[i].named and chains.items[i].type is EntityType.PERSON]
    return tuple(dict.fromkeys(people)) if len(people) == len(heads) > 1 else ()


def _head_of(chains: Chains, start: int, index: int) -> int:
    """The head token of the mention of a chain that begins at a token."""
    for head in chains.items[index].places:
        if head >= start and chains.doc[head].left_edge.i <= start <= head + 4:
            return head
    return start


def _both(token: Token) -> bool:
    words = {c.lower_ for c in children(token, "det", "nummod", "advmod", "cc:preconj")}
    return "both" in words or ("two" in words and "the" in words)


def _two_alone(token: Token) -> bool:
    """Whether "the two" or "both" stands for people by itself: "the two met", "both left", but not "the two of May"."""
    if base(token.dep_) not in {"nsubj", "obj", "iobj", "obl"} or children(token, "nmod", "conj", "flat", "compound"):
        return False
    if token.lower_ == "both":
        return not any(t.lower_ == "and" and t.head.head == token.head for t in token.doc[token.i : token.i + 8])
    return token.lower_ == "two" and any(c.lower_ == "the" for c in children(token, "det"))


def _said_to_be(chains: Chains, token: Token) -> int | None:
    """The person of whom a relative clause says what they are: "Roe, who was the campaign manager"."""
    if token.dep_ != "acl:relcl" or not children(token, "cop"):
        return None
    words = {c.lower_ for c in kids(token)}
    index = chains.at.get(token.head.i)
    if index is None or "who" not in words or not_above(token):
        return None
    return index if chains.items[index].named and chains.items[index].type is EntityType.PERSON else None


def _ends(token: Token, *, with_of: bool = False) -> tuple[Token, Token]:
    """The first and last word of a description; what the parse leaves out of an office belongs to it."""
    first, last = phrase(token, with_of=with_of)
    office = office_at(token)
    return first, office.last if office is not None and office.last.i == last.i + 1 else last  # "attorney general"


def _new(chains: Chains, token: Token, kind: EntityType, gender: str) -> int:
    owner = owner_of(chains, token)
    name = plain_name(*_ends(token, with_of=True))
    chain = Chain(
        kind, name, named=False, gender=gender, plural=is_plural(token) or kind is EntityType.GROUP, owner=owner
    )
    chain.roles.add(full_lemma(token))
    return chains.new(chain)
