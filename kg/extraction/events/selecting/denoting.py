"""Which kinds of things take part in an event, as classes of nouns."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.events.selecting.restrictions import CLAUSE, NAMED, RANK, UNNAMED
from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.language.lexicon.noun_classes import noun_classes
from kg.language.lexicon.numbers import ordinals
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.model import AmountKind, EntityType, Participant, Span

_OF_TYPE = {
    EntityType.PERSON: frozenset({"person"}),
    EntityType.GROUP: frozenset({"person"}),
    EntityType.ORGANIZATION: frozenset({"group"}),
    EntityType.OUTLET: frozenset({"group", "writing"}),
    EntityType.PLACE: frozenset({"location", "structure"}),
    EntityType.WORK: frozenset({"communication", "writing"}),
    EntityType.DOCUMENT: frozenset({"communication", "writing"}),
    EntityType.EVENT: frozenset({"event", "gathering"}),
}
#: A name of a place: countries and cities act.
_NAMED_PLACE = frozenset({"location", "group", "structure"})
#: Amounts that stand for themselves, and not for those who are counted.
_OF_AMOUNT = {
    AmountKind.MONEY: frozenset({"possession", "quantity"}),
    AmountKind.PERCENT: frozenset({"quantity"}),
    AmountKind.MEASURE: frozenset({"quantity"}),
    AmountKind.RANK: frozenset({RANK}),
}
#: What only says how much or which of what is behind "of" it: "a majority of voters", "a version of the law".
_COUNTING = frozenset({"quantity", "group", "relation", "cognition", "attribute", "time"})
#: Classes that the last word of a name tells: "the Ruritanian Army", "the Supreme Court".
_IN_NAMES = frozenset({"fighter", "court"})
_NONE: frozenset[str] = frozenset()


def classes_of(one: Participant[Span], analysis: Analysis) -> frozenset[str]:
    """The classes of what a participant may be; none where nothing is known of it."""
    head = tokens_at(analysis.doc, one.span).root
    own = _OF_AMOUNT.get(one.amount.kind, _NONE) if one.amount is not None else _NONE
    return own | _of_head(head, analysis)


def _of_head(head: Token, analysis: Analysis) -> frozenset[str]:
    if head.pos_ == "NUM" or head.lower_ in event_words("number_of"):
        return _ordinal(head) or _counted(head)
    if head.pos_ == "NOUN":
        own = _ordinal(head) or _of_noun(head)
    elif is_verbal(head):
        return frozenset({CLAUSE})
    elif head.pos_ == "PROPN":
        own = noun_classes(head.lemma_.lower()) & _IN_NAMES
    else:
        own = _ordinal(head)
    chain = analysis.pointers.chain_at.get(head.i)
    if chain is None:
        return own | {UNNAMED} if own else own
    if chain.type is not None:
        own |= _NAMED_PLACE if chain.named and chain.type is EntityType.PLACE else _OF_TYPE[chain.type]
    return own | {NAMED if chain.named else UNNAMED} if own else own


def _ordinal(word: Token) -> frozenset[str]:
    return frozenset({RANK}) if word.lower_ in ordinals() else _NONE


def _of_noun(noun: Token) -> frozenset[str]:
    """The classes of what a common noun denotes, and of what is behind "of" a noun that only counts."""
    kind, own = noun_kind(noun)[0], noun_classes(noun.lemma_.lower()) or noun_classes(noun.lower_)
    if kind is not None:
        own |= _OF_TYPE[kind]
    return own | _counted(noun) if own <= _COUNTING else own


def _counted(counting: Token) -> frozenset[str]:
    """The classes of what stands behind "of" a word that counts."""
    below = [c for c in children(counting, "nmod") if c.i > counting.i and c.pos_ == "NOUN" and case_of(c) == "of"]
    return _NONE.union(*map(_of_noun, below))
