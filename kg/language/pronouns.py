"""Third sieve: third-person pronouns, bound by gender, number, syntax and salience.

A score over recent mentions in the manner of Lappin and Leass (1994). First and second person wait until it is
known who speaks; "it" is bound only to a document or work within its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes a mention likely to be meant; tried out on the development part of GAP (training/README.md)."""

    sentence: float = 1.5
    subject: float = 1.5
    parallel: float = 0.5
    object: float = 0.4
    possessor: float = 0.5
    inside: float = -1.0
    same_sentence: float = 0.3
    clause_subject: float = 1.0
    coordinated: float = 2.5
    gender: float = 1.5
    often: float = 0.04
    named: float = 0.5


WEIGHTS = Weights()


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
            # who was "she" once is "she" throughout
            chains.items[index].gender = chains.items[index].gender or _GENDER.get(word, "")


def _candidates(chains: Chains, token: Token, sentence_of: dict[int, int]) -> Iterator[tuple[int, Token, int]]:
    """(chain, its mention's head, sentences back) for mentions before the pronoun and within reach."""
    here = sentence_of[token.i]
    for index, chain in enumerate(chains.items):
        for head in chain.heads:
            if head < token.i and here - sentence_of[head] <= REACH:
                yield index, chains.doc[head], here - sentence_of[head]


def _best(chains: Chains, token: Token, sentence_of: dict[int, int], *, plural: bool) -> int | None:
    scores: dict[int, float] = {}
    near: dict[int, set[int]] = {}
    gender = _GENDER.get(token.lower_, "")
    for index, head, back in _candidates(chains, token, sentence_of):
        chain = chains.items[index]
        if not _agrees(chain, gender, plural) or _excluded(token, head, chain, chains):
            continue
        score = _salience(head, token, back) + (WEIGHTS.gender if gender and chain.gender == gender else 0.0)
        before = sum(h < token.i for h in chain.heads)
        score += min(before, 10) * WEIGHTS.often + (WEIGHTS.named if chain.named or chain.members else 0.0)
        scores[index] = max(scores.get(index, -9.0), score)
        # what hangs on a doubtful pronoun is no firm ground for the next
        near.setdefault(back, set()).add(index if head.i not in chain.unsure else -1)
    if len(scores) > 1 and chains.in_heading(token.i):
        return None  # headlines are too short to tell
    if not scores:
        return None
    best = max(sorted(scores), key=lambda i: scores[i])
    if not plural and not _is_sure(best, near):
        chains.items[best].unsure.add(token.i)
    return best


def _is_sure(index: int, near: dict[int, set[int]]) -> bool:
    """Whether nobody else of that gender stands in the nearest sentence that names anybody, this one or the last."""
    closest = min(near)
    return closest <= 1 and near[closest] == {index}


def _agrees(chain: Chain, gender: str, plural: bool) -> bool:
    if plural:
        return chain.type is EntityType.GROUP or (chain.type is EntityType.DOCUMENT and chain.plural)
    return chain.type is EntityType.PERSON and chain.gender in ("", gender)


def _excluded(pronoun: Token, head: Token, chain: Chain, chains: Chains) -> bool:
    """Binding: a plain pronoun is not its own clause's other argument, nor a part of its own coordination."""
    if base(pronoun.dep_) == "nsubj" and any(
        pronoun.i < h and m.form is MentionForm.NAME and pronoun.head.is_ancestor(chains.doc[h])
        for m, h in zip(chain.mentions, chain.heads, strict=False)
    ):
        return True  # "he married Roe's daughter": he is not Roe
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
    score = -WEIGHTS.sentence * back
    while base(head.dep_) == "conj":
        head = head.head  # "A and B said": both are subjects
    role = base(head.dep_)
    if role == "nsubj":
        score += WEIGHTS.subject
        if base(pronoun.dep_) == "nsubj":
            score += WEIGHTS.parallel
    elif role in {"obj", "iobj"}:
        score += WEIGHTS.object
    elif role == "nmod":
        score += WEIGHTS.possessor if head.dep_ == "nmod:poss" else WEIGHTS.inside
    if back == 0:
        score += WEIGHTS.same_sentence
    # "Roe and his family"
    if pronoun.dep_ == "nmod:poss" and pronoun.head.dep_ == "conj" and pronoun.head.head == head:
        score += WEIGHTS.coordinated
    # "X and Y expressed their support": the subject of the very clause owns what it acts on
    if role == "nsubj" and pronoun.dep_ == "nmod:poss" and pronoun.head.head == head.head:
        score += WEIGHTS.clause_subject
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
