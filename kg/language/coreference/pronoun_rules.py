"""What the text says too plainly for the ranker of pronouns to weigh it: genders, clauses side by side, who is named.

Each rule takes what the ranker makes of one pronoun, chains with their probabilities, and gives what is left of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.pronoun_features import GENDER
from kg.language.lexicon.wordlists import first_names
from kg.language.syntax.nouns import base, children
from kg.model import EntityType

_DEPENDING = frozenset({"nsubj", "nmod:poss", "nsubj:pass"})


#: With such a probability somebody of the right gender is meant rather than whoever bears a name of the other.
_ENOUGH = 0.15


def fitting(chains: Chains, pronoun: Token, meant: Mapping[int, float]) -> tuple[dict[int, float], bool]:
    """Those of the other gender left out, where somebody else is likely enough, and whether the first is of this one.

    A given name tells wrongly of some ("Andrea", "Jean"), so that nobody else in sight leaves them in doubt.
    """
    gender = GENDER[pronoun.lower_]
    kept = {i: p for i, p in meant.items() if _gender(chains.items[i]) in ("", gender)}
    if max(kept.values(), default=0.0) >= _ENOUGH:
        return kept, True
    return dict(meant), next(iter(meant)) in kept


def _gender(chain: Chain) -> str:
    """The gender of somebody, unless a word alone, which may well be a surname ("Ryan"), is all that tells it."""
    word = chain.named and " " not in chain.name and first_names().get(chain.name) == chain.gender
    return "" if word else chain.gender


def last_subject(chains: Chains, pronoun: Token, meant: Mapping[int, float]) -> int | None:
    """Whom the last of several clauses side by side is about, where the next sentence goes on with a pronoun.

    "Roe was a sailor, and Stiles had a debt. His record ..." speaks of Stiles sooner than of Roe; only a pronoun that
    is the subject of its sentence, or owns it, goes on with the clause before it.
    """
    sentence = _sentence_before(pronoun)
    if sentence is None or not _goes_on(pronoun):
        return None
    clauses = [c for c in children(sentence.root, "conj") if children(c, "nsubj")]
    first = next(iter(children(sentence.root, "nsubj")), None)
    if not clauses or first is None:
        return None
    subject = children(clauses[-1], "nsubj")[0]
    index, other = chains.at.get(subject.i), chains.at.get(first.i)
    if index is None or other is None or index == other or index not in meant or other not in meant:
        return None
    return index if chains.items[index].named and subject.pos_ == "PROPN" else None


def presented(chains: Chains, pronoun: Token, meant: Mapping[int, float]) -> int | None:
    """Who was only just named by the sentence before: "One of the accusers is Jane Roe. She ..."."""
    sentence = _sentence_before(pronoun)
    if sentence is None or not _goes_on(pronoun):
        return None
    root = sentence.root
    index = chains.at.get(root.i)
    if index is None or index not in meant or root.pos_ != "PROPN" or not children(root, "cop"):
        return None
    chain = chains.items[index]
    subject = next(iter(children(root, "nsubj")), None)
    told = chains.at.get(subject.i) if subject is not None else None
    other = told is not None and told != index and chains.items[told].named
    return index if chain.named and chain.type is EntityType.PERSON and not other else None


def _goes_on(pronoun: Token) -> bool:
    """Whether a pronoun is the first word of its sentence, its subject or the owner of that."""
    return (
        pronoun.is_sent_start is True
        and pronoun.dep_ in _DEPENDING
        and base(pronoun.head.dep_) in {"ROOT", "root", "nsubj"}
    )


def _sentence_before(pronoun: Token) -> Span | None:
    start = pronoun.sent.start
    return pronoun.doc[start - 1].sent if start else None
