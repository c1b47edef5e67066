"""Second sieve: noun phrases that describe ("the judge", "her brother", "three women", "the letters", "the couple")."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from kg.language.blocks import BlockKind
from kg.language.chains import Chain, Chains, plain_name
from kg.language.document_chains import agree, parting_words, told_of
from kg.language.group_sizes import collective_before
from kg.language.makers import ties_of
from kg.language.phrases import (
    base,
    children,
    conjuncts,
    full_lemma,
    is_plural,
    noun_kind,
    phrase,
    possessors,
    series_of,
    span_of,
)
from kg.language.wordlists import other_roles, titles
from kg.model import EntityType, Mention, MentionForm

_PAIR = frozenset({"couple", "pair", "duo", "twosome"})
#: How many words back those two stand whom "both" and "the two" alone mean.
_NEAR = 100
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said"})
_NAMEABLE = {
    EntityType.PERSON: {EntityType.PERSON},
    EntityType.WORK: {EntityType.WORK},
    EntityType.ORGANIZATION: {EntityType.ORGANIZATION, EntityType.OUTLET},
}
_BESIDE = frozenset({"appos", "flat", "compound", "nmod", "dep", "parataxis", "dislocated"})
_OWNED = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.DOCUMENT})
_PARTISANS = frozenset({"democrat", "republican", "independent", "conservative", "liberal"})
_DOCUMENT_LIKE = frozenset({EntityType.DOCUMENT, EntityType.WORK})


def add_descriptions(chains: Chains) -> None:
    """Adds mentions, and chains where nothing known fits, for describing noun phrases; then groups of names."""
    _pairs(chains, named_only=True)
    known = _Known(chains)
    for token in _heads(chains):
        kind, gender = _kind(token)
        couple = token.lower_ in _PAIR and _definite(token) and not children(token, "nmod")
        both = kind is EntityType.GROUP and _both(token)
        index = known.pair_before(token) if couple or both else None
        if index is None and _two_alone(token):
            index = known.pair_before(token, _NEAR)
        if index is None and (kind is None or (kind is EntityType.PERSON and _is_abstract(token))):
            continue
        if index is None:
            assert kind is not None
            index = _named_inside(chains, token, kind)
            if index is None and kind is EntityType.PERSON:
                index = _said_to_be(chains, token)
            filled = collective_before(token) if index is None else None
            if filled is not None:
                index = chains.at.get(filled.i)
            if index is None:
                index = _known(chains, token, kind, gender, known)
            if index is None:
                index = _new(chains, token, kind, gender)
                chains.items[index].members = _examples(chains, token, kind)
        first, last = phrase(token)
        chains.mention(index, token, MentionForm.DESCRIPTION, first, last)
        known.mentioned(index, token)
        chains.settle_name(index, token)
    _pairs(chains, named_only=False)


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
            and (token.pos_ in {"NOUN", "NUM"} or _is_partisan(token) or token.lower_ == "both")
            and base(token.dep_) not in {"compound", "flat", "fixed", "goeswith"}
        ):
            yield token


def _is_partisan(token: Token) -> bool:
    """Whether a capitalised word means one person: "the Springfield Democrat", "the President"."""
    if token.pos_ != "PROPN" or is_plural(token) or base(token.dep_) not in {"nsubj", "obj", "obl"}:
        return False
    known = token.lower_ in _PARTISANS or token.lower_ in titles()
    alone = not children(token, "flat", "compound", "nmod:desc", "appos", "nmod") or token.lower_ in _PARTISANS
    return known and alone and any(c.lower_ == "the" for c in children(token, "det"))


def add_owners(chains: Chains) -> None:
    """Once pronouns are bound: "his family" belongs to somebody, and is the same as "Roe's family"."""
    by_key: dict[tuple[int, str], int] = {}
    for index, chain in enumerate(chains.items):
        if chain.named or chain.members or chain.type not in _OWNED or not chain.heads:
            continue
        if chain.owner is None:
            chain.owner = _sure_owner(chains, chains.doc[chain.heads[0]])
        if chain.owner is None or chain.owner == index:
            continue
        noun = chains.doc[chain.heads[0]]
        owner = chains.items[chain.owner]
        if owner.named or owner.members:
            chain.name = f"{owner.name}’s {noun.lower_}"
        if chain.type is EntityType.DOCUMENT:
            continue  # settle_documents has joined what is one
        first = by_key.setdefault((chain.owner, noun.lemma_.lower()), index)
        if first != index:
            kept = chains.items[first]
            for head, mention in zip(chain.heads, chain.mentions, strict=True):
                kept.put(head, mention)
                chains.at[head] = first
            chain.mentions, chain.heads, chain.places = [], [], []


def _sure_owner(chains: Chains, noun: Token) -> int | None:
    """The owner of a description, unless it hangs on a pronoun that could mean somebody else."""
    owner = _owner(chains, noun)
    doubtful = owner is not None and any(p.i in chains.items[owner].unsure for p in possessors(noun))
    return None if doubtful else owner


def _is_abstract(token: Token) -> bool:
    """Whether a singular noun stands without anything before it ("a desire for justice"), and so names nobody."""
    if token.pos_ != "NOUN" or is_plural(token) or token.is_sent_start:
        return False
    return not any(c.i < token.i and base(c.dep_) not in {"case", "punct", "cc"} for c in token.children)


def _kind(token: Token) -> tuple[EntityType | None, str]:
    """The kind of a description; "one of the victims" is a person, "some of the victims" a group."""
    if _is_partisan(token):
        return EntityType.PERSON, ""
    if token.pos_ == "NUM" or token.lower_ in {"some", "many", "several", "most", "few"}:
        for child in children(token, "nmod"):
            kind, gender = noun_kind(child)
            if kind in (EntityType.GROUP, EntityType.PERSON):
                return (EntityType.PERSON if token.lower_ == "one" else EntityType.GROUP), gender
        return None, ""
    return noun_kind(token)


def _named_inside(chains: Chains, token: Token, kind: EntityType) -> int | None:
    """A name that a parse hung on its own description ("Roe, their friend and co-star", "the sitcom Some Title")."""
    if kind not in _NAMEABLE:
        return None
    owners = possessors(token)
    for child in token.children:
        index = chains.at.get(child.i)
        beside = base(child.dep_) in _BESIDE and child not in owners and not children(child, "case")
        # "one Roe organizer" is not Roe; "Roe, their friend" is
        beside = beside and (child.i > token.i or any(t.text == "," for t in token.doc[child.i : token.i]))
        if index is not None and beside and chains.items[index].named and chains.items[index].type in _NAMEABLE[kind]:
            return index
    return None


def _examples(chains: Chains, token: Token, kind: EntityType) -> tuple[int, ...]:
    """Named members that a group is illustrated with: "actors such as A and B", "others, including C"."""
    if kind is not EntityType.GROUP:
        return ()
    members: list[int] = _apposed_series(chains, token)
    if members:
        return tuple(members)
    started = False
    for other in token.doc[token.i + 1 : token.i + 30]:
        if other.sent != token.sent or (started and other.pos_ in {"VERB", "AUX"}):
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


def _apposed_series(chains: Chains, noun: Token) -> list[int]:
    """The people whose names stand right behind a plural: "Roe's lawyers, A and B", "senators A and B"."""
    end = phrase(noun, with_of=True)[1].i
    after = end + 1
    while after < len(noun.doc) and noun.doc[after].text in {",", ":", "—", "–"} and after < end + 2:
        after += 1
    # behind "members of the club" a comma has to part the names from the phrase
    fits = after < len(noun.doc) and (after > end + 1 or end == noun.i)
    index = chains.at.get(after) if fits else None
    if index is None or noun.doc[after].sent != noun.sent or not is_plural(noun):
        return []
    heads = conjuncts(chains.doc[_head_of(chains, after, index)])
    found = [chains.at[h.i] for h in heads if h.i in chains.at]
    people = [i for i in found if chains.items[i].named and chains.items[i].type is EntityType.PERSON]
    return list(dict.fromkeys(people)) if len(people) == len(heads) > 1 else []


def _head_of(chains: Chains, start: int, index: int) -> int:
    """The head token of the mention of a chain that begins at a token."""
    for head in chains.items[index].places:
        if head >= start and chains.doc[head].left_edge.i <= start <= head + 4:
            return head
    return start


def _definite(token: Token) -> bool:
    return (
        any(c.lower_ in _DEFINITE for c in children(token, "det", "nummod"))
        or token.i == 0
        or token.nbor(-1).lower_ in _DEFINITE
        or phrase(token)[0].lower_ in _DEFINITE
    )


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


def _pairs(chains: Chains, *, named_only: bool) -> None:
    """A group for each coordination of two or more people, so that "they" has something to mean.

    Once descriptions are known, "Roe and his family" counts too, with a name in front.
    """
    known = {chain.members: index for index, chain in enumerate(chains.items) if chain.members and not chain.roles}
    grouped = {head for index in known.values() for head in chains.items[index].heads}
    kinds = {EntityType.PERSON} if named_only else {EntityType.PERSON, EntityType.GROUP}
    for place in sorted(chains.at.keys() - grouped):
        token = chains.doc[place]
        parts = conjuncts(token)
        if parts[0] != token or (base(token.dep_) == "conj" and token.i not in series_of(chains.doc)):
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
        chains.items[known[key]].put(token.i, _series(token))


def _describes(name: Token, part: Token) -> bool:
    """Whether a coordinated noun only goes on describing the name: "Roe, a doctor and former mayor"."""
    if part.pos_ != "NOUN" or not any(c.dep_ == "appos" and name.i < c.i < part.i for c in name.children):
        return False
    joint = next((c.i for c in part.children if c.dep_ == "cc"), part.left_edge.i)
    return name.doc[joint - 1].text != ","


def _series(token: Token) -> Mention:
    # a wrong parse may hang a word that stands before the series on its end
    ends = [end for part in conjuncts(token) for end in phrase(part)]
    first, last = min(ends, key=lambda t: t.i), max(ends, key=lambda t: t.i)
    return Mention(span_of(first, last), MentionForm.NAME)


class _Known:
    """What a description can point back at, found by its words while the article is read from left to right."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.people: dict[str, list[int]] = defaultdict(list)
        self.works: list[int] = []
        #: chains that are only described, by kind and noun, in order of their last mention
        self.described: dict[tuple[EntityType, str], dict[int, None]] = defaultdict(dict)
        #: (head, chain) of the mentions of groups of two, in text order
        self.pairs: list[tuple[int, int]] = []
        for index, chain in enumerate(chains.items):
            if len(chain.members) == 2:
                self.pairs += [(head, index) for head in chain.heads]
            elif chain.named and chain.type is EntityType.PERSON:
                for role in sorted({*chain.roles, *(more for r in chain.roles for more in other_roles(r))}):
                    self.people[role].append(index)
            elif chain.named and chain.type is EntityType.WORK:
                self.works.append(index)
        self.pairs.sort()

    def mentioned(self, index: int, token: Token) -> None:
        """Takes note of a mention of chain `index`, the last one so far."""
        chain = self.chains.items[index]
        if len(chain.members) == 2:
            insort(self.pairs, (token.i, index))
        if not chain.named:
            for role in chain.roles:
                recent = self.described[chain.type, role]
                recent.pop(index, None)
                recent[index] = None

    def pair_before(self, token: Token, reach: int | None = None) -> int | None:
        """The group of exactly two people named together last before a token, at most `reach` words before it."""
        before = bisect_left(self.pairs, (token.i, -1))
        if not before or (reach is not None and token.i - self.pairs[before - 1][0] > reach):
            return None
        return self.pairs[before - 1][1]


def _owner(chains: Chains, token: Token) -> int | None:
    """The chain of a possessor that is a name or a known description ("Roe's brother")."""
    for child in possessors(token):
        if child.i in chains.at:
            return chains.at[child.i]
    return None


def _possessed(token: Token) -> bool:
    return bool(possessors(token))


def _known(chains: Chains, token: Token, kind: EntityType, gender: str, known: _Known) -> int | None:
    """The chain that a definite or repeated description means, if one fits."""
    lemma = full_lemma(token)
    owner = _owner(chains, token)
    candidates: list[tuple[int, int]] = []
    if _definite(token) and owner is None and not _possessed(token) and not children(token, "cop"):
        candidates = list(_named(chains, token, kind, lemma, gender, known))
    several = kind is EntityType.PERSON and len(candidates) > 1
    # the last one decides, so that the others count only where several names could be meant
    described = reversed(known.described[kind, lemma]) if kind in _DOCUMENT_LIKE or _points_back(token, owner) else ()
    fitting = (i for i in described if _fits(chains, token, kind, chains.items[i], owner))
    for index in islice(fitting, 2 if several else 1):
        last = chains.items[index].last_before(token.i)
        if last is not None:
            candidates.append((last, index))
    if several:
        candidates = _close_by(chains, token, candidates)
    return max(candidates)[1] if candidates else None


def _close_by(chains: Chains, token: Token, candidates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of several judges or actors the only one mentioned close by; nobody where two are."""
    for window in (60, 30):
        near = [c for c in candidates if chains.doc[c[0]].sent.start >= max(0, token.sent.start - window)]
        if len({index for _, index in near}) == 1:
            return near
    return []


def _named(
    chains: Chains, token: Token, kind: EntityType, lemma: str, gender: str, known: _Known
) -> Iterator[tuple[int, int]]:
    """(last mention, chain) of the people of that role, or of all works, that have a name."""
    if kind is EntityType.PERSON:
        bearers = known.people.get(_whole(token), []) or known.people.get(lemma, [])
        fitting = [(chains.items[i].last_before(token.i), i) for i in bearers if chains.items[i].heads]
        fitting = [(last, i) for last, i in fitting if gender in ("", chains.items[i].gender)]
        fitting = [(last, i) for last, i in fitting if _same_place(chains, token, chains.items[i])]
        before = [(last, i) for last, i in fitting if last is not None]
        # "the judge" may come before the name that tells who it is
        yield from before or ((0, i) for _, i in fitting)
    elif kind is EntityType.WORK:
        for index in known.works:
            # "the show" is the one named last
            last = chains.items[index].last_before(token.i)
            if last is not None:
                yield last, index


def _same_place(chains: Chains, token: Token, chain: Chain) -> bool:
    """Whether the names that narrow a description stand near one of the person's: "the mayor of Ogden" is of Ogden."""
    named = children(token, "compound", "amod") + [c for c in children(token, "nmod") if _case_of(c) == "of"]
    words = {t.lower_ for c in named for t in c.subtree if t.pos_ == "PROPN"} - titles().keys()
    if not words:
        return True
    return any(t.lower_ in words for head in chain.heads for t in chains.doc[max(0, head - 8) : head + 10])


def _said_to_be(chains: Chains, token: Token) -> int | None:
    """The person of whom a relative clause says what they are: "Roe, who was the campaign manager"."""
    if token.dep_ != "acl:relcl" or not children(token, "cop"):
        return None
    words = {c.lower_ for c in token.children}
    index = chains.at.get(token.head.i)
    if index is None or "who" not in words or words & {"not", "n't", "n’t", "never"}:
        return None
    return index if chains.items[index].named and chains.items[index].type is EntityType.PERSON else None


def _case_of(noun: Token) -> str:
    return next((c.lower_ for c in noun.children if base(c.dep_) == "case" and c.i < noun.i), "")


def _whole(noun: Token) -> str:
    """A title of two words by the one that heads it: "attorney general", "police chief"."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after.head == noun and after.pos_ == "ADJ":
        return f"{noun.lemma_.lower()} {after.lower_}"
    return f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" if noun.i else noun.lemma_.lower()


def _fits(chains: Chains, token: Token, kind: EntityType, chain: Chain, owner: int | None) -> bool:
    """Whether a description can mean what one before it described with the same noun."""
    if kind in _DOCUMENT_LIKE:
        return _same_document(chains, token, chain, owner)
    # whose "our members" are is not known, but they are not just any members
    same_owner = chain.owner == owner and bool(owner or possessors(chains.doc[chain.heads[0]])) == _possessed(token)
    return same_owner and _same_modifiers(chains, token, chain)


def _points_back(token: Token, owner: int | None) -> bool:
    """Whether the words of a description allow that it was spoken of before; an unknown owner allows nothing."""
    if owner is None:
        return not _possessed(token) and (_definite(token) or _bare_plural(token))
    return _possessed(token)


def _same_document(chains: Chains, token: Token, chain: Chain, owner: int | None) -> bool:
    """One article speaks of one set of letters, of one video: owners and a fresh "a" or number tell them apart."""
    if is_plural(token) != chain.plural:
        return False
    if owner is not None and chain.owner is not None and owner != chain.owner:
        return False
    fresh = any(c.lower_ in {"a", "an", "another"} or c.pos_ == "NUM" for c in children(token, "det", "nummod"))
    if fresh or chain.type is not EntityType.DOCUMENT:
        return not fresh
    apart = parting_words(token) - {w for h in chain.heads for w in parting_words(chains.doc[h])}
    return not apart and agree(chains, told_of(chains, chain), ties_of(chains, token))


def _same_modifiers(chains: Chains, token: Token, chain: Chain) -> bool:
    def words(t: Token) -> set[str]:
        return {c.lower_ for c in children(t, "amod", "compound", "nummod") if c.lower_ not in {"former", "late"}}

    mine = words(token)
    return all(mine <= words(chains.doc[h]) for h in chain.heads[:1])


def _bare_plural(token: Token) -> bool:
    return is_plural(token) and not children(token, "det", "nummod")


def _new(chains: Chains, token: Token, kind: EntityType, gender: str) -> int:
    owner = _owner(chains, token)
    first, last = phrase(token, with_of=True)
    name = plain_name(first, last)
    chain = Chain(
        kind, name, named=False, gender=gender, plural=is_plural(token) or kind is EntityType.GROUP, owner=owner
    )
    chain.roles.add(full_lemma(token))
    return chains.new(chain)
