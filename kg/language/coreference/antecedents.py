"""What a describing noun phrase points back at: a named bearer of the role, or what the same noun described before."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from itertools import islice

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.described.bearers import Bearers
from kg.language.coreference.described.bodies import Bodies
from kg.language.coreference.described.partisans import Partisans, is_partisan
from kg.language.coreference.described.writings import Writings, compounds
from kg.language.coreference.document_ties import ties_of
from kg.language.coreference.documents import agree, parting_words
from kg.language.lexicon.function_words import opening_words
from kg.language.lexicon.parties import party_words
from kg.language.lexicon.titles import ranks, short_titles, titles
from kg.language.names.lapsed import lapsed_words
from kg.language.names.offices import office_at
from kg.language.syntax.in_marks import in_marks
from kg.language.syntax.nouns import children, full_lemma, has_case, is_plural, phrase, possessors
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType
from kg.reach import DESCRIBED

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said"})
_COUNTED = frozenset({EntityType.EVENT, EntityType.PLACE})
_DOCUMENT_LIKE = frozenset({EntityType.DOCUMENT, EntityType.WORK})
#: Of several that could be meant the one is whom the last so many words before the sentence mention.
_WINDOWS = (60, 30)


class Known:
    """What a description can point back at, found by its words while the article is read from left to right."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.bearers = Bearers(chains)
        self.partisans = Partisans(chains)
        self.bodies = Bodies(chains)
        self.writings = Writings(chains)
        #: chains that are only described, by kind and noun, in order of their last mention
        self.described: dict[tuple[EntityType, str], dict[int, None]] = defaultdict(dict)
        #: (head, chain) of the mentions of groups of two, in text order
        self.pairs: list[tuple[int, int]] = []
        for index, chain in enumerate(chains.items):
            if len(chain.members) == 2:
                self.pairs += [(head, index) for head in chain.heads]
        self.pairs.sort()

    def mentioned(self, index: int, token: Token) -> None:
        """Takes note of a mention of chain `index`, the last one so far."""
        chain = self.chains.items[index]
        if len(chain.members) == 2:
            insort(self.pairs, (token.i, index))
        if chain.named:
            self.bodies.mentioned(index, token)
            self.bearers.mentioned(index, token.i)
        else:
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


def antecedent(chains: Chains, token: Token, kind: EntityType, gender: str, known: Known) -> int | None:
    """The chain that a definite or repeated description means, if one fits."""
    if has_case(token, "as"):
        return None  # "chose Roe as the candidate": this is who Roe is
    lemma = full_lemma(token)
    owner = owner_of(chains, token)
    if kind is EntityType.PERSON and is_definite(token) and owner is None and is_partisan(token):
        return known.partisans.meant(token)
    candidates: list[tuple[int, int]] = []
    if is_definite(token) and owner is None and not _possessed(token) and not children(token, "cop"):
        candidates = _named(chains, token, kind, lemma, gender, known)
        body = known.bodies.meant(token) if kind is EntityType.ORGANIZATION else None
        candidates += [body] if body is not None else []
    several = kind is EntityType.PERSON and len(candidates) > 1
    # the last one decides, so that the others count only where several names could be meant
    described = reversed(known.described[kind, lemma]) if kind in _DOCUMENT_LIKE or _points_back(token, owner) else ()
    fitting = (i for i in islice(described, DESCRIBED) if _fits(chains, token, kind, i, owner, known))
    for index in islice(fitting, 2 if several else 1):
        last = chains.items[index].last_before(token.i)
        if last is not None:
            candidates.append((last, index))
    if several:
        candidates = _close_by(chains, token, candidates)
    if candidates and _points_in_speech(chains, token):
        candidates = [c for c in candidates if in_marks(chains.doc)[c[0]]]
    return max(candidates)[1] if candidates else None


def _points_in_speech(chains: Chains, token: Token) -> bool:
    """Whether somebody quoted points at what they speak of ("These people were ..."): not at what the article tells."""
    shown = {c.lower_ for c in children(token, "det")} & {"these", "those", "this", "that"}
    return bool(shown) and bool(in_marks(chains.doc)[token.i])


def _close_by(chains: Chains, token: Token, candidates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of several judges or actors the only one mentioned close by; nobody where two are."""
    for window in _WINDOWS:
        first = max(0, sentence_of(token).start - window)
        near = [c for c in candidates if sentence_of(chains.doc[c[0]]).start >= first]
        if len({index for _, index in near}) == 1:
            return near
    return []


def _named(
    chains: Chains, token: Token, kind: EntityType, lemma: str, gender: str, known: Known
) -> list[tuple[int, int]]:
    """(last mention, chain) of the people of that role who have a name, or of the works.

    Where there are several people, not of all those who are mentioned too far back to be meant.
    """
    if kind is EntityType.WORK:
        # "the show" is the one named last
        named = known.bearers.before(None, token.i)
        if _points_in_speech(chains, token):
            named = ((last, i) for last, i in named if in_marks(chains.doc)[last])
        return list(islice(named, 1))
    role = next((title for title in _whole(token) if known.bearers.have(title)), None)
    if kind is not EntityType.PERSON or role is None:
        return []
    # who was called a chairman is meant by "the chairman", man or not
    office = office_at(token)
    name = office.name if office is not None else lemma
    ranked = name.split()[0] in ranks()
    lapsed = any(c.lower_ in lapsed_words() for c in kids(token))
    narrowing = _narrowing(token)
    furthest = sentence_of(token).start - max(_WINDOWS)
    found: list[tuple[int, int]] = []
    # whom a name further down calls a judge is not told yet
    for last, index in known.bearers.before(role, token.i):
        chain = chains.items[index]
        if last < furthest and len(found) > 1:
            break
        if not lapsed and _is_lesser(chain, name, exact=ranked):
            continue
        if gender not in ("", chain.gender) and lemma not in chain.roles:
            continue
        # names that narrow a description stand near one of the person's
        if not narrowing or narrowing & known.bearers.words_beside(index):
            found.append((last, index))
    return found


def _is_lesser(chain: Chain, office: str, *, exact: bool) -> bool:
    """Whether somebody only has an office below one: a lieutenant governor is not "the governor".

    With `exact` whoever does not have that very one is.
    """
    held = {_written_out(role) for role in chain.roles}
    below = any(role.endswith(f" {office}") and not role.startswith(("acting ", "interim ")) for role in held)
    return office not in held and (exact or below)


def _written_out(role: str) -> str:
    """A role or title without short forms: "lt gov" is a lieutenant governor."""
    lead, _, title = role.partition(" ")
    if title and lead in ranks():
        return f"{ranks()[lead]} {short_titles().get(title, title)}"
    return short_titles().get(role, role)


def _narrowing(token: Token) -> set[str]:
    """The names that narrow a description, in small letters: "mayor of Ogden", "the Tory leader"."""
    named = children(token, "compound", "amod") + [c for c in children(token, "nmod") if has_case(c, "of")]
    words = {t.lower_ for c in named for t in c.subtree if t.pos_ == "PROPN" or t.lower_ in party_words()}
    return words - titles().keys()


def _whole(noun: Token) -> tuple[str, ...]:
    """The titles that a noun may stand for, the surest first: "former president", "attorney general", "attorney"."""
    office = office_at(noun)
    before = (f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}",) if noun.i else ()
    return *before, *((office.name,) if office is not None else ()), full_lemma(noun)


def _fits(chains: Chains, token: Token, kind: EntityType, index: int, owner: int | None, known: Known) -> bool:
    """Whether a description can mean what one before it described with the same noun."""
    if kind in _DOCUMENT_LIKE:
        return _same_document(chains, token, index, owner, known.writings)
    chain = chains.items[index]
    if kind in _COUNTED and is_plural(token) != chain.plural:
        return False  # "the raid" is none of "the raids" of before
    # whose "our members" are is not known, but they are not just any members
    first = chains.doc[chain.mentions[0].head]
    same_owner = chain.owner == owner and bool(owner or possessors(first)) == _possessed(token)
    if _bare_plural(token) and _modifiers(token) != _modifiers(first):
        return False  # "Republicans" are not the "many Republicans" of before
    return same_owner and _modifiers(token) <= _modifiers(first) and _belong_together(token, first)


def _belong_together(one: Token, other: Token) -> bool:
    """Whether two nouns are not told to be of two things: "the members of the board", "the members of the club"."""
    mine, theirs = ({c.lemma_.lower() for c in children(n, "nmod") if has_case(c, "of")} for n in (one, other))
    return not mine or not theirs or bool(mine & theirs)


def _points_back(token: Token, owner: int | None) -> bool:
    """Whether the words of a description allow that it was spoken of before; an unknown owner allows nothing."""
    if owner is None:
        return not _possessed(token) and (is_definite(token) or _bare_plural(token))
    return _possessed(token)


def _same_document(chains: Chains, token: Token, index: int, owner: int | None, writings: Writings) -> bool:
    """One article speaks of one set of letters, of one video: owners and a fresh "a" or number tell them apart."""
    chain = chains.items[index]
    if is_plural(token) != chain.plural:
        return False
    if chain.owner is not None and owner != chain.owner and _possessed(token):
        return False  # also where it is not known who owns it ("its review")
    opening = {c.lower_ for c in children(token, "det", "amod")} & opening_words()
    fresh = bool(opening or children(token, "nummod")) or _are_others(chains, token, chain)
    if fresh or chain.type is not EntityType.DOCUMENT:
        return not fresh
    mine, before = compounds(token), writings.compounds(index)
    # a "tax bill" is no "farm bill"
    named_alike = not mine or not before or mine <= before
    return (
        named_alike
        and parting_words(token) <= writings.parting(index)
        and agree(chains, writings.ties(index, token), ties_of(chains, token))
    )


def _are_others(chains: Chains, token: Token, chain: Chain) -> bool:
    """Whether a bare plural means any such documents: "letters" of which several are known already are those."""
    if not _bare_plural(token) or possessors(token):
        return False
    return bool(children(token, "amod")) or not is_plural(chains.doc[chain.mentions[0].head])


def _modifiers(token: Token) -> set[str]:
    told = {c.lower_ for c in children(token, "amod", "compound", "nummod")}
    return told if is_plural(token) else told - {"former", "late"}


def _bare_plural(token: Token) -> bool:
    return is_plural(token) and not children(token, "det", "nummod")


def owner_of(chains: Chains, token: Token) -> int | None:
    """The chain of a possessor that is a name or a known description ("Roe's brother")."""
    for child in possessors(token):
        if child.i in chains.at:
            return chains.at[child.i]
    return None


def _possessed(token: Token) -> bool:
    return bool(possessors(token))


def is_definite(token: Token) -> bool:
    """Whether a noun phrase opens with "the", "this" or the like, or opens the article."""
    return (
        any(c.lower_ in _DEFINITE for c in children(token, "det", "nummod"))
        or token.i == 0
        or token.nbor(-1).lower_ in _DEFINITE
        or phrase(token)[0].lower_ in _DEFINITE
    )
