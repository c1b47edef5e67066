"""Who goes on speaking: "Roe denied it. “Not true,” he said."

A pronoun that is the subject of a verb of saying means most often the one who spoke, or acted alone, in the sentence
before it, whoever the article is about; and never somebody that the speaker speaks to before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chains
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.reporting import reporting_forms
from kg.language.syntax.clauses import case_of
from kg.language.syntax.in_marks import in_marks
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.syntax.voice import is_passive

#: What a clause gives its verb beside the subject.
_COMPLEMENTS = frozenset({"iobj", "obj", "obl"})


def speaks_on(chains: Chains, pronoun: Token, meant: Collection[int]) -> int | None:
    """Of the chains that a pronoun may mean the one who spoke before, where it is the subject of a verb of saying.

    None where it is not, where somebody is named in its own sentence before it, where two may go on speaking, and
    where the one has no name: "the mayor said" may be about somebody who has one.
    """
    if not _speaks(pronoun):
        return None
    opening = chains.doc[sentence_of(pronoun).start : pronoun.i]
    if any(_people(chains, opening, meant)):
        return None
    before = _told_before(chains, pronoun)
    if before is None:
        return None
    speakers = {i for t in before for i in _speaker(chains, t, meant)}
    if not speakers:
        people = dict.fromkeys(index for _, index in _people(chains, before, meant))
        acting = {index for token, index in _people(chains, before, meant) if _is_main_subject(token)}
        speakers = acting if len(people) == 1 else set()
    found = speakers.pop() if len(speakers) == 1 else None
    return found if found is not None and chains.items[found].named else None


def spoken_to(chains: Chains, pronoun: Token) -> set[int]:
    """The chains that a clause without subject before a pronoun speaks of: who speaks "talking to Roe" is not Roe."""
    found: set[int] = set()
    for clause in kids(pronoun.head):
        bare = clause.tag_ in {"VBG", "VBN"} and not children(clause, "nsubj")
        if base(pronoun.dep_) == "nsubj" and base(clause.dep_) == "advcl" and bare and clause.i < pronoun.i:
            held = (c.i for c in kids(clause) if base(c.dep_) in _COMPLEMENTS)
            found |= {chains.at[i] for i in held if i in chains.at}
    return found


def _speaks(pronoun: Token) -> bool:
    verb = pronoun.head
    main = base(pronoun.dep_) == "nsubj" and base(verb.dep_) != "advcl"
    return main and _reports(verb) and not is_passive(verb) and not in_marks(pronoun.doc)[pronoun.i]


def _reports(verb: Token) -> bool:
    return reporting_forms().get(verb.lower_, "") in _saying()


@cache
def _saying() -> frozenset[str]:
    """Verbs of saying and denying."""
    return verbs("reports", "speech") | verbs("reports", "manner") | verbs("class", "denial")


def _told_before(chains: Chains, pronoun: Token) -> Span | None:
    """The sentence before a pronoun's that has words outside quotation marks, in its paragraph or the one before."""
    doc, quoted = chains.doc, in_marks(chains.doc)
    start = sentence_of(pronoun).start
    here = chains.blocks_before(sentence_of(pronoun).start_char)
    while start:
        sentence = sentence_of(doc[start - 1])
        if here - chains.blocks_before(sentence.start_char) > 1:
            return None
        if any(not quoted[t.i] and t.is_alpha for t in sentence):
            return sentence if not chains.in_heading(sentence.start) else None
        start = sentence.start
    return None


def _speaker(chains: Chains, token: Token, meant: Collection[int]) -> Iterator[int]:
    """Who speaks by a verb of saying, or behind "according to"."""
    if in_marks(token.doc)[token.i]:
        return
    told: list[Token] = []
    if _reports(token) and not is_passive(token):
        told = list(children(token, "nsubj"))
    elif case_of(token) == "according to":
        told = [token]
    yield from (chains.at[t.i] for t in told if chains.at.get(t.i) in meant)


def _people(chains: Chains, words: Span, meant: Collection[int]) -> Iterator[tuple[Token, int]]:
    """Those of the chains that words outside quotation marks mention, and where."""
    quoted = in_marks(words.doc)
    for token in words:
        index = chains.at.get(token.i)
        if index is not None and index in meant and not quoted[token.i]:
            yield token, index


def _is_main_subject(token: Token) -> bool:
    """Whether a word is the subject of a main clause."""
    return base(token.dep_) == "nsubj" and base(token.head.dep_) in {"ROOT", "root", "conj", "parataxis"}
