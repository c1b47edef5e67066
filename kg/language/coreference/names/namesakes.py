"""What speaks against it that a surname alone means somebody of that surname: a relative, or a mere namesake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.names.apposition import beside
from kg.language.coreference.names.bare_names import Bearers
from kg.language.coreference.names.mentions import BELOW, title_before, with_deputy
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.person_names import turned
from kg.language.lexicon.titles import other_roles, short_titles, without_lapse
from kg.language.names.offices import office_at
from kg.language.syntax.apart import stand_apart
from kg.language.syntax.nouns import children, has_case, noun_kind, possessors
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType

_HIS = frozenset({"his", "her", "their"})
_OF_WHOM = frozenset({"whose"})
#: More bearers of one surname are no family, and their offices are not looked at.
_FAMILY = 20


class Namesakes:
    """Tells of a surname alone whom it cannot mean; names must be told of in text order once all full ones are known.

    It cannot where both are arguments of one verb or stand in one series, where one is introduced by what they are to
    the other ("President Roe and his sister, Mia Roe", "Mia Roe, wife of the president"), and where a title is another
    bearer's, or nobody's of several.
    """

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        #: the full names of a sentence, by the token that it begins with
        self._full_in: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        #: by surname: the names that are introduced by whose relative their bearers are, and those of strangers
        self._owned: dict[str, list[tuple[int, Span, list[Token]]]] = defaultdict(list)
        self._first: dict[int, Span] = {}
        self._called: dict[str, list[int]] = defaultdict(list)
        #: by surname, who was once told apart from somebody called by it alone
        self._apart: dict[str, set[int]] = defaultdict(set)

    def named(self, index: int, name: Span) -> None:
        """Takes note of a name of chain `index`."""
        word = _surname(name)
        if len(name) > 1:
            self._full_in[sentence_of(name.root).start].append((index, name))
        if found := list(_owners(name)):
            self._owned[word].append((index, name, found))
        first = self._first.get(index)
        if first is None:
            self._called[word].append(index)
        if first is None or name.start < first.start:
            self._first[index] = name

    def relatives(self, word: str) -> set[int]:
        """Those of a surname who are introduced by whose relative they are."""
        return {index for index, _, _ in self._owned[word]}

    def barred(self, bare: Span, word: str, office: str, gender: str, bearers: Bearers) -> set[int]:
        """The chains of `bearers` that a surname alone cannot mean.

        `word` is the surname case-folded, `office` and `gender` are what a title before it says, or "".
        """
        self._apart[word] |= self._others(bare, word, office, bearers.all)
        # who is called by the surname alone is not the relative, whom only "Ms." tells from her brother
        out = {i for i in self._apart[word] if not gender or self._chains.items[i].gender != gender}
        if office:
            fitting = [i for i in bearers.all if i not in out and _may_be(self._chains.items[i], gender)]
            known = len(fitting) <= _FAMILY
            holders = [i for i in fitting if known and office in _offices(self._chains.items[i])]
            if not holders and len(fitting) > 1 and (main := bearers.spoken_of_most(fitting)) is not None:
                holders = [main]
            if holders or len(fitting) > 1:
                out |= set(fitting).difference(holders)
        return out

    def _others(self, bare: Span, word: str, office: str, bearers: Collection[int]) -> set[int]:
        """Those of `bearers` who must be somebody else by the words and places of their names and of the bare one."""
        found = {i for i, n in self._full_in[sentence_of(bare.root).start] if stand_apart(bare.root, n.root)}
        for index, name, owners in self._owned[word]:
            later = bare.start < name.start
            if any(_owns(bare, owner, office, name) for owner in owners if later or not _is_pronoun(owner)):
                found.add(index)
        for owner in _owners(bare):
            found |= {i for i in self._called[word] if self._before(i, bare) and _owns(self._first[i], owner, "", bare)}
            found |= {self._chains.at[owner.i]} if owner.i in self._chains.at else set()
        if office:
            found |= {i for i in self._called[word][:_FAMILY] if self._is_of_other_office(i, bare, office)}
        return found.intersection(bearers)

    def _before(self, index: int, bare: Span) -> bool:
        return self._first[index].start < bare.start

    def _is_of_other_office(self, index: int, bare: Span, office: str) -> bool:
        first = self._first[index]
        if len(first) == 1:
            held = _offices(self._chains.items[index])
            return bool(held) and office not in held
        if _is_consort(first) or (bare.start < first.start and _is_stranger(first, office)):
            return True
        title = title_before(bare)
        return with_deputy(bare, title) == title and _is_below(first, office)


def _surname(name: Span) -> str:
    return turned(name.text).split()[-1].lower()


def _may_be(chain: Chain, gender: str) -> bool:
    return not gender or chain.gender in ("", gender)


def _offices(chain: Chain) -> set[str]:
    """The offices and callings of a chain, short titles written out."""
    return {office for role in chain.roles if (office := office_of(role))}


def office_of(title: str) -> str:
    """The office or calling that a title stands for ("sen" is a senator), "" for "Mr." and the like."""
    title = without_lapse(title)
    word = short_titles().get(title, title)
    return "" if word in words_tagged("address") or word not in words_tagged("office", "occupation", "title") else word


def _is_consort(name: Span) -> bool:
    """Whether a name is that of whoever is married to a leader ("first lady Mia Roe")."""
    if title_before(name) in words_tagged("consort"):
        return True
    return any(noun.i and f"{noun.nbor(-1).lower_} {noun.lower_}" in words_tagged("consort") for noun in _nouns(name))


def _is_below(name: Span, office: str) -> bool:
    """Whether a name has the title of the deputy of an office, or of another that people are elected to."""
    title = title_before(name)
    if not title:
        return False
    lead = with_deputy(name, title).partition(" ")[0]
    if lead in BELOW and title != with_deputy(name, title):
        return office_of(title) == office
    elected = words_tagged("elected")
    other = office_of(title)
    return {other, office} <= elected and other != office and office not in other_roles(other)


def _is_stranger(name: Span, title: str) -> bool:
    """Whether a name is introduced as somebody new, of another calling than `title`: "Mia Roe, a nurse, ..."."""
    for noun in _nouns(name):
        fresh = noun.doc[noun.left_edge.i].lower_ in {"a", "an"} or any(c.lower_ in {"a", "an"} for c in kids(noun))
        office = office_at(noun)
        if fresh and office is not None and title not in (office.noun, office.name):
            return True
    return False


def _owners(name: Span) -> Iterator[Token]:
    """Whose wife, lawyer or friend the words beside a name say that its bearer is: the words that stand for them."""
    for noun in _nouns(name):
        for owner in possessors(noun):
            if owner not in name:
                yield owner
        for owner in children(noun, "nmod"):
            if owner.i > noun.i and has_case(owner, "of"):
                yield from (t for t in (owner, *owner.conjuncts) if t not in name)


def _nouns(name: Span) -> list[Token]:
    # "whose brother is Roe"
    said = children(name.root, "nsubj") if children(name.root, "cop") else []
    return [n for n in (*beside(name.root, name), *said) if noun_kind(n)[0] is EntityType.PERSON]


def _is_pronoun(token: Token) -> bool:
    return token.lower_ in _HIS


def _owns(name: Span, owner: Token, title: str, related: Span) -> bool:
    """Whether a word that stands for the owner of a relation can mean the bearer of a name told before.

    `related` is the name of whoever is their wife, lawyer or friend.
    """
    if name.start <= owner.i < name.end:
        return True
    if owner.lower_ in _OF_WHOM:
        return name.end < len(owner.doc) and owner.doc[name.end].text == "," and owner.i <= name.end + 1
    if _is_pronoun(owner):
        return name.end <= owner.i and not _others_between(name, owner.i, related)
    last = _surname(name)
    if owner.pos_ == "PROPN":
        return owner.lower_ == last and title_before(name) != ""
    return bool(title) and title in (owner.lemma_.lower(), _office_name(owner))


def _office_name(noun: Token) -> str:
    office = office_at(noun)
    return office.name if office is not None else ""


def _others_between(name: Span, end: int, related: Span) -> bool:
    """Whether somebody of another surname is named between a name and a pronoun, beside the relative."""
    last = _surname(name)
    between = (t for t in name.doc[name.end : end] if t.lower_ != last and not related.start <= t.i < related.end)
    return any(t.ent_type_ == "PERSON" and t.ent_iob_ == "B" for t in between)
