"""What the text says too plainly for the ranker of pronouns to weigh it: genders, clauses side by side, who is named.

Each rule takes what the ranker makes of one pronoun, chains with their probabilities, and gives what is left of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.pronoun_features import GENDER
from kg.language.lexicon.given_names import leaning
from kg.language.lexicon.reporting import reporting_forms
from kg.language.lexicon.wordlists import first_names
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import sentence_of
from kg.model import EntityType

_DEPENDING = frozenset({"nsubj", "nmod:poss", "nsubj:pass"})


#: With such a probability somebody of the right gender is meant rather than whoever bears a name of the other.
_ENOUGH = 0.05
#: Log-odds from which on the letters of a given name bear out that it is a woman's or a man's.
_BORNE_OUT = 2.0


def fitting(chains: Chains, pronoun: Token, meant: Mapping[int, float]) -> tuple[dict[int, float], bool]:
    """Those of the other gender left out, where somebody else can be meant, and whether the first is of this one.

    Where nobody else can, they stay, in doubt; only who speaks is rather nobody than somebody of the other gender.
    """
    gender = GENDER[pronoun.lower_]
    kept = {i: p for i, p in meant.items() if _gender(chains.items[i]) in ("", gender)}
    if max(kept.values(), default=0.0) >= _ENOUGH:
        return kept, True
    if pronoun.dep_ == "nsubj" and pronoun.head.lower_ in reporting_forms():
        return kept, False
    return dict(meant), next(iter(meant), None) in kept


def _gender(chain: Chain) -> str:
    """The gender of somebody as a title, a word for kin or a plain given name tells it; "" where it is a guess.

    It is one for a word alone, which may well be a surname ("Ryan"), and for names that women and men have ("Ariel").
    """
    given, _, more = chain.name.partition(" ")
    if not chain.named or first_names().get(given) != chain.gender:
        return chain.gender
    plain = leaning(given) if chain.gender == "f" else -leaning(given)
    return chain.gender if more and plain >= _BORNE_OUT else ""


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
    start = sentence_of(pronoun).start
    return sentence_of(pronoun.doc[start - 1]) if start else None
