"""Third sieve: third-person pronouns.

"He" and "she" go to whom the ranker trusts most (pronoun_ranker.py); "they" by number, syntax and salience, a score in
the manner of Lappin and Leass (1994); "it" only to a document or work within its sentence. First and second person wait
until it is known who speaks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from math import fsum

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.pronoun_features import GENDER
from kg.language.coreference.pronoun_ranker import trust
from kg.language.coreference.pronoun_rules import fitting, last_subject, presented
from kg.language.coreference.reference import around, has_reference, odds
from kg.language.coreference.speaking_on import speaks_on, spoken_to
from kg.language.lexicon.reporting import reporting_forms
from kg.language.syntax.apart import ARGUMENTS
from kg.language.syntax.in_marks import in_marks
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.syntax.subjects import subject_of
from kg.model import EntityType, MentionForm

_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: What may say something, beside people.
_SAYING = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.DOCUMENT, EntityType.WORK})
_NEUTER = frozenset({"it", "its", "itself"})
#: "They" is bound without doubt where the encoder gives the group at least this share, so many words back.
_DOUBTED, _REACH_BACK = 0.2, 110
_REFLEXIVE = frozenset({"themselves", "itself"})
#: Words for a part of some people that nobody has named.
_SHARES = frozenset(
    {"%", "percent", "per", "cent", "half", "third", "quarter", "most", "many", "some", "few", "majority", "share"}
)
#: How many sentences back "they" may reach.
REACH = 4
#: The least probability with which "he" or "she" is bound, is bound without doubt, and tells the gender of a person.
#: From SURE on, 92 in 100 are right in the scored half of GAP, 97 in GUM's development part (benchmarks/README.md).
LEAST, SURE, TELLING = 0.2, 0.88, 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes a mention likely to be meant by "they"."""

    sentence: float = 1.5
    subject: float = 1.5
    parallel: float = 0.5
    object: float = 0.4
    possessor: float = 0.5
    inside: float = -1.0
    same_sentence: float = 0.3
    clause_subject: float = 1.0
    coordinated: float = 2.5
    often: float = 0.04
    named: float = 0.5


WEIGHTS = Weights()


def add_pronouns(chains: Chains) -> None:
    """Binds "he" and "she", then the others in text order, so that a bound pronoun can bind the next."""
    _bind_single(chains)
    known = _Known(chains)
    for token in chains.doc:
        word = token.lower_
        if word == "old" and token.i not in chains.at:
            _bind_age(chains, token)
        if token.pos_ not in {"PRON", "DET"} or token.i in chains.at:
            continue
        if word in _PLURAL:
            index = _best(chains, token, known)
            if index is not None and (
                _may_mean_others(chains, token, index, known) or _trust(chains, token, index) < _DOUBTED
            ):
                chains.items[index].unsure.add(token.i)
        elif word in _NEUTER:
            index = _body_of_clause(chains, token)
            if index is None:
                index = _body_before(chains, token)
            if index is None:
                index = _document_near(chains, token, known)
        else:
            continue
        if index is not None:
            chains.mention(index, token, MentionForm.PRONOUN, token, token)
            insort(known.heads, (token.i, index))


def _bind_single(chains: Chains) -> None:
    pronouns = [t for t in chains.doc if t.lower_ in GENDER and t.pos_ in {"PRON", "DET"} and t.i not in chains.at]
    quoted = in_marks(chains.doc)
    for place, meant in sorted(trust(chains, pronouns).items()):
        token = chains.doc[place]
        apart = spoken_to(chains, token)
        narrated = {i: p for i, p in meant.items() if i not in apart}
        # who tells the story does not point at whom only somebody's quoted words name
        if not quoted[place]:
            narrated = {i: p for i, p in narrated.items() if _is_narrated(chains, i, place, quoted)}
        if not narrated or (len(narrated) > 1 and chains.in_heading(place)):
            continue  # headlines are too short to tell
        narrated, sure = fitting(chains, token, narrated)
        if not narrated:
            continue
        whole = fsum(narrated.values())
        (index, share), *_ = narrated.items()
        if index != next(iter(meant), None):
            share = min(share / whole, SURE - 0.01) if whole else 0.0  # what the ranker did not choose stays doubtful
        if not sure:
            share = min(share, SURE - 0.01)
        if share < LEAST:
            continue
        speaker = speaks_on(chains, token, narrated)
        rivals = (speaker, presented(chains, token, narrated), last_subject(chains, token, narrated))
        rival = next((r for r in rivals if r is not None), None)
        if speaker == index:
            share = max(share, SURE)  # the ranker and the rule agree
        elif rival is not None and rival != index:
            index, share = rival, min(share, TELLING - 0.01)
        chain = chains.items[index]
        chains.mention(index, token, MentionForm.PRONOUN, token, token)
        if share < SURE:
            chain.unsure.add(place)
        if share >= TELLING:
            # who was "she" once is "she" throughout
            chain.gender = chain.gender or GENDER[token.lower_]


def _is_narrated(chains: Chains, index: int, place: int, quoted: NDArray[np.bool_]) -> bool:
    """Whether a chain is mentioned outside quotation marks before a place, or not before it at all."""
    chain = chains.items[index]
    count = chain.count_before(place)
    return not count or any(not quoted[head] for head in islice(chain.places, count))


class _Known:
    """What is known of an article by place: the number of each token's sentence, and who is mentioned where.

    `heads` are (token, chain) of all mentions in text order. `quoted` tells of each token whether it stands in
    quotation marks, `narrated` of each sentence how many before it have words outside them.
    """

    def __init__(self, chains: Chains) -> None:
        self.starts = [sent.start for sent in chains.doc.sents]
        self.sentence_of: list[int] = []
        for number, end in enumerate([*self.starts[1:], len(chains.doc)]):
            self.sentence_of += [number] * (end - len(self.sentence_of))
        self.quoted: list[bool] = in_marks(chains.doc).tolist()
        ends = [*self.starts[1:], len(chains.doc)]
        outside = [not all(self.quoted[start:end]) for start, end in zip(self.starts, ends, strict=False)]
        self.narrated = [0, *accumulate(outside)]
        self.heads = sorted((head, index) for index, chain in enumerate(chains.items) for head in chain.heads)


def _between(places: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The places whose token is one of `start:end`."""
    return places[bisect_left(places, (start, -1)) : bisect_left(places, (end, -1))]


def _candidates(chains: Chains, token: Token, known: _Known) -> Iterator[tuple[int, Token, int]]:
    """(chain, its mention's head, sentences back) for mentions before the pronoun and within reach.

    Who tells the story does not point at what somebody says in it: a pronoun outside quotation marks means nobody that
    only stands in them, and counts no sentence that is all quotation.
    """
    here = known.sentence_of[token.i]
    if known.quoted[token.i]:
        for head, index in _between(known.heads, known.starts[max(0, here - REACH)], token.i):
            yield index, chains.doc[head], here - known.sentence_of[head]
        return
    first = bisect_left(known.narrated, known.narrated[here] - REACH)
    for head, index in _between(known.heads, known.starts[min(first, here)], token.i):
        if not known.quoted[head]:
            yield index, chains.doc[head], known.narrated[here] - known.narrated[known.sentence_of[head]]


def _best(chains: Chains, token: Token, known: _Known) -> int | None:
    scores: dict[int, float] = {}
    doer = _doer(chains, token)
    for index, head, back in _candidates(chains, token, known):
        chain = chains.items[index]
        if index == doer or not _is_several(chain) or _excluded(token, head):
            continue
        score = _salience(head, token, back) + min(chain.count_before(token.i), 10) * WEIGHTS.often
        score += WEIGHTS.named if chain.named or chain.members else 0.0
        scores[index] = max(scores.get(index, -9.0), score)
    if not scores or (len(scores) > 1 and chains.in_heading(token.i)):
        return None  # headlines are too short to tell
    return max(sorted(scores), key=lambda i: scores[i])


def _may_mean_others(chains: Chains, token: Token, index: int, known: _Known) -> bool:
    """Whether "they" may well mean none of the groups that are mentioned.

    So it is in somebody's words that do not mention the group, where a share of people is what the sentence speaks of
    ("7 percent say they ..."), and where a single body owns what follows ("the league defended their decision").
    """
    chain = chains.items[index]
    before = islice(chain.places, chain.count_before(token.i))
    if known.quoted[token.i] and not any(known.quoted[head] for head in before):
        return True
    for verb in token.ancestors:
        for subject in children(verb, "nsubj"):
            if subject.i >= token.i:
                continue
            at = chains.at.get(subject.i)
            if at is not None:
                return chains.items[at].type in (EntityType.ORGANIZATION, EntityType.OUTLET)
            return subject.pos_ in {"NUM", "SYM"} or subject.lemma_.lower() in _SHARES
    return False


def _trust(chains: Chains, pronoun: Token, index: int) -> float:
    """The share of what the encoder holds possible that a chain close before has; 1 where it learnt nothing of that."""
    if not has_reference(chains.doc):
        return 1.0
    chain = chains.items[index]
    heads = chain.places[chain.count_before(pronoun.i - _REACH_BACK) : chain.count_before(pronoun.i)]
    asking = np.full(len(heads), pronoun.i, dtype=np.int64)
    fits = odds(chains.doc, asking, np.array(heads, dtype=np.int64)) - around(chains.doc, pronoun.i)
    return round(float(np.exp(fits).sum()), 4)


def _bind_age(chains: Chains, old: Token) -> None:
    """Binds "the 47-year-old", standing alone, to the subject of the sentence before; papers use it for no one else."""
    opening = chains.doc[max(0, old.i - 5) : old.i]
    words = [t.lower_ for t in opening]
    follower = chains.doc[old.i + 1] if old.i + 1 < len(chains.doc) else None
    alone = follower is None or follower.pos_ not in {"NOUN", "PROPN", "ADJ"}
    if len(words) < 5 or words[0] != "the" or words[2:] != ["-", "year", "-"] or not opening[1].like_num or not alone:
        return
    if sentence_of(old).start == 0:
        return
    before = sentence_of(chains.doc[sentence_of(old).start - 1])
    subject = next((c for c in kids(before.root) if base(c.dep_) == "nsubj"), None)
    index = chains.at.get(subject.i) if subject is not None else None
    if index is not None and chains.items[index].type is EntityType.PERSON:
        chains.mention(index, old, MentionForm.DESCRIPTION, opening[0], old)
        if _has_rival(chains, before, index):
            chains.items[index].unsure.add(old.i)


def _has_rival(chains: Chains, sentence: Span, index: int) -> bool:
    """Whether the main clauses of a sentence speak of another person by name."""
    for token in sentence:
        other = chains.at.get(token.i)
        if other is None or other == index or token.pos_ != "PROPN" or not chains.items[other].named:
            continue
        main = token.head == sentence.root or (base(token.head.dep_) == "conj" and token.head.head == sentence.root)
        if main and chains.items[other].type is EntityType.PERSON and base(token.dep_) in ARGUMENTS:
            return True
    return False


def _is_several(chain: Chain) -> bool:
    return chain.type is EntityType.GROUP or (chain.type is EntityType.DOCUMENT and chain.plural)


def _excluded(pronoun: Token, head: Token) -> bool:
    """Binding: a plain pronoun is not its own clause's other argument, nor a part of its own coordination."""
    reflexive = pronoun.lower_ in _REFLEXIVE
    possessive = base(pronoun.dep_) == "nmod"
    if reflexive:
        return not (base(head.dep_) == "nsubj" and head.head == pronoun.head)
    # the possessor is not what it possesses: "his brother", "her letter"
    if possessive and (pronoun.head.i == head.i or pronoun.head.is_ancestor(head)):
        return True
    if not possessive and head.head == pronoun.head and base(head.dep_) in {"nsubj", "obj", "iobj", "obl"}:
        return True
    return head in pronoun.conjuncts or pronoun in head.conjuncts


def _doer(chains: Chains, pronoun: Token) -> int | None:
    """Who does to a plain pronoun what its verb tells: somebody else ("they were accused of killing them")."""
    if base(pronoun.dep_) not in {"obj", "iobj"} or pronoun.lower_ in _REFLEXIVE or pronoun.head.pos_ != "VERB":
        return None
    subject = subject_of(pronoun.head)
    return None if subject is None else chains.at.get(subject.token.i)


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


def _body_of_clause(chains: Chains, token: Token) -> int | None:
    """The organization that "it" means in what it says ("Acme said it sued"), "its" in what it does ("sold its mill").

    Another organization in between leaves it open, before "its" any noun.
    """
    if token.dep_ == "nsubj" and base(token.head.dep_) == "ccomp":
        verb = token.head.head
    elif token.dep_ == "nmod:poss":
        verb = token.head
        for _ in range(3):
            if verb.pos_ == "VERB" or verb.head == verb:
                break
            verb = verb.head
    else:
        return None
    subject = next((c for c in children(verb, "nsubj") if c.i < token.i), None) if verb.pos_ == "VERB" else None
    index = chains.at.get(subject.i) if subject is not None else None
    if subject is None or index is None or subject.tag_ in {"NNS", "NNPS"} or not _is_body(chains.items[index]):
        return None
    if token.dep_ == "nmod:poss" and any(t.pos_ in _NOMINAL for t in chains.doc[subject.i + 1 : token.i]):
        return None  # "sued Ohio and its governor"
    between = {chains.at[t.i] for t in chains.doc[subject.i + 1 : token.i] if t.i in chains.at} - {index}
    return None if any(_is_body(chains.items[i]) for i in between) else index


def _body_before(chains: Chains, token: Token) -> int | None:
    """The body that the sentence before is about, where "it" goes on to say something: "Acme was sued. It denied"."""
    verb = token.head
    speaks = token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lower_ in reporting_forms()
    start = sentence_of(token).start
    if not speaks or not token.is_sent_start or not start or verb.head != verb or chains.in_heading(token.i):
        return None
    before = sentence_of(chains.doc[start - 1])
    subject = next((c for c in kids(before.root) if base(c.dep_) == "nsubj"), None)
    index = chains.at.get(subject.i) if subject is not None else None
    if subject is None or index is None or subject.tag_ in {"NNS", "NNPS"} or not _is_body(chains.items[index]):
        return None
    # what else could have said it
    for other in before:
        kind = chains.items[chains.at[other.i]].type if chains.at.get(other.i, index) != index else None
        # a state says something, "in Ohio" nothing
        if kind in _SAYING or (kind is EntityType.PLACE and base(other.dep_) in ARGUMENTS - {"obl"}):
            return None
    return index


def _is_body(chain: Chain) -> bool:
    return chain.type in (EntityType.ORGANIZATION, EntityType.OUTLET)


def _document_near(chains: Chains, token: Token, known: _Known) -> int | None:
    """The document or work named last before "it" in the same sentence, where "it" is an object or possessor."""
    if base(token.dep_) not in {"obj", "obl", "nmod"} or (children(token, "case") and base(token.dep_) == "obl"):
        return None
    doer = _doer(chains, token)
    for _, index in reversed(_between(known.heads, known.starts[known.sentence_of[token.i]], token.i)):
        if index == doer:
            continue
        if chains.items[index].type in (EntityType.DOCUMENT, EntityType.WORK) and not chains.items[index].plural:
            return index
    return None
