"""Third sieve: third-person pronouns, bound by gender, number, syntax and salience.

A score over recent mentions in the manner of Lappin and Leass (1994). First and second person wait until it is
known who speaks; "it" is bound only to a document or work within its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.chains import Chain, Chains
from kg.language.phrases import base, children
from kg.model import EntityType, MentionForm

_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
#: How many sentences back a pronoun may reach.
REACH = 4


def add_pronouns(chains: Chains) -> None:
    """Binds pronouns in text order, so that a bound pronoun can bind the next."""
    sentence_of: dict[int, int] = {}
    for number, sent in enumerate(chains.doc.sents):
        for token in sent:
            sentence_of[token.i] = number
    for token in chains.doc:
        word = token.lower_
        if token.pos_ not in {"PRON", "DET"} or token.i in chains.at:
            continue
        if word in _GENDER:
            index = _best(chains, token, sentence_of, plural=False)
        elif word in _PLURAL:
            index = _best(chains, token, sentence_of, plural=True)
        elif word in _NEUTER:
            index = _document_near(chains, token)
        else:
            continue
        if index is not None:
            chains.mention(index, token, MentionForm.PRONOUN, token, token)


def _candidates(chains: Chains, token: Token, sentence_of: dict[int, int]) -> Iterator[tuple[int, Token, int]]:
    """(chain, its mention's head, sentences back) for mentions before the pronoun and within reach."""
    here = sentence_of[token.i]
    for index, chain in enumerate(chains.items):
        for head in chain.heads:
            if head < token.i and here - sentence_of[head] <= REACH:
                yield index, chains.doc[head], here - sentence_of[head]


def _best(chains: Chains, token: Token, sentence_of: dict[int, int], *, plural: bool) -> int | None:
    scores: dict[int, float] = {}
    gender = _GENDER.get(token.lower_, "")
    for index, head, back in _candidates(chains, token, sentence_of):
        chain = chains.items[index]
        if not _agrees(chain, gender, plural) or _excluded(token, head, chain, chains):
            continue
        score = _salience(head, token, back) + (1.5 if gender and chain.gender == gender else 0.0)
        score += min(len(chain.heads), 10) * 0.12 + (0.5 if chain.named or chain.members else 0.0)
        scores[index] = max(scores.get(index, -9.0), score)
    if len(scores) > 1 and chains.in_heading(token.i):
        return None  # headlines are too short to tell
    return max(sorted(scores), key=lambda i: scores[i]) if scores else None


def _agrees(chain: Chain, gender: str, plural: bool) -> bool:
    if plural:
        return chain.type is EntityType.GROUP or (chain.type is EntityType.DOCUMENT and chain.plural)
    return chain.type is EntityType.PERSON and chain.gender in ("", gender)


def _excluded(pronoun: Token, head: Token, chain: Chain, chains: Chains) -> bool:
    """Binding: a plain pronoun is not its own clause's other argument, nor a part of its own coordination."""
    reflexive = pronoun.lower_ in _REFLEXIVE
    possessive = base(pronoun.dep_) == "nmod"
    if reflexive:
        return not (base(head.dep_) == "nsubj" and head.head == pronoun.head)
    # the possessor is not what it possesses: "his brother", "her letter"
    if possessive and (pronoun.head.i == head.i or head in pronoun.head.subtree):
        return True
    if not possessive and head.head == pronoun.head and base(head.dep_) in {"nsubj", "obj", "iobj", "obl"}:
        return True
    return head in pronoun.conjuncts or pronoun in head.conjuncts


def _salience(head: Token, pronoun: Token, back: int) -> float:
    score = 3.0 - 1.1 * back
    role = base(head.dep_)
    if role == "nsubj":
        score += 1.5
        if base(pronoun.dep_) == "nsubj":
            score += 0.5
    elif role in {"obj", "iobj"}:
        score += 0.4
    elif role == "nmod":
        score += 0.1 if head.dep_ == "nmod:poss" else -0.6
    if back == 0:
        score += 0.3
    # "X and Y expressed their support": the subject of the very clause owns what it acts on
    if role == "nsubj" and pronoun.dep_ == "nmod:poss" and pronoun.head.head == head.head:
        score += 1.0
    return score


def _document_near(chains: Chains, token: Token) -> int | None:
    """The document or work named last before "it" in the same sentence, where "it" is an object or possessor."""
    if base(token.dep_) not in {"obj", "obl", "nmod"} or (children(token, "case") and base(token.dep_) == "obl"):
        return None
    start = token.sent.start
    found = [
        (head, index)
        for index, chain in enumerate(chains.items)
        if chain.type in (EntityType.DOCUMENT, EntityType.WORK) and not chain.plural
        for head in chain.heads
        if start <= head < token.i
    ]
    return max(found)[1] if found else None
