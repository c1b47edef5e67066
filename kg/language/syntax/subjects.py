"""Who does what a verb says, or undergoes it: the one place that looks for a subject, and says how it knows.

A verb without a subject of its own takes that of the clause around it by what it is to that clause: it shares the
subject of the verb it is coordinated with, and an infinitive or a gerund is controlled by its governor's object or
subject. The rules below are asked in their order and the first that finds somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from kg.language.lexicon.entries import verbs
from kg.language.syntax.clauses import RELATIVE, case_of, is_verbal
from kg.language.syntax.negation import is_put_aside
from kg.language.syntax.nonfinite import is_hidden_gerund, is_purpose, subject_of_gerund
from kg.language.syntax.nouns import base, children, is_plural, is_somebody, noun_kind, possessors
from kg.language.syntax.remembered import kids, remembered, sentence_of
from kg.language.syntax.voice import is_passive
from kg.model import EntityType

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: Prepositions before a gerund that is the act of the object of the verb around it.
_OF_ITS_OBJECT = frozenset({"as", "for", "of", "from", "into", "out", "out of", "against"})
#: How many clauses a subject is looked for in, one around the other, and how many words up the next one may be.
_DEPTH, _REACH = 6, 4


class How(StrEnum):
    """How it is known whose the verb is."""

    #: it hangs on the verb
    OWN = "own"
    #: a relative clause or a participle describes it
    RELATIVE = "relative"
    #: the clause around an infinitive, a gerund or an adverbial clause tells
    CONTROLLED = "controlled"
    #: it is that of the verb that this one is coordinated with
    SHARED = "shared"
    #: it stands where a subject stands, and the parse makes something else of it
    WORD_ORDER = "word order"


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of a subject, and how it is known."""

    token: Token
    how: How


@remembered
def subject_of(verb: Token) -> Subject | None:
    """The surface subject of a verb or of a predicate with a copula; None where the sentence tells none.

    Of a passive it is who undergoes it (voice.is_passive). A relative pronoun gives its antecedent.
    """
    return _subject(verb, 0)


def antecedent_of(pronoun: Token, verb: Token) -> Token:
    """What a relative clause speaks of: "Roe's family, who was jailed" means Roe, where "who were" means the family."""
    noun = verb.head
    closed = pronoun.nbor(-1).text == "," if pronoun.i else False
    if closed and base(noun.dep_) in {"appos", "conj"} and noun.head.pos_ in _NOUNS and is_put_aside(noun):
        noun = noun.head  # "Doe, not Roe, who left"; without a comma "not the woman who left" is another one
    if pronoun.lower_ == "which" and noun.ent_type_ == "PERSON":
        # "Roe of the Acme Fund, which represents Doe": no person is a "which"
        between = [t for t in noun.doc[noun.i + 1 : pronoun.i] if t.pos_ in _NOUNS and t.ent_type_ != "PERSON"]
        return between[-1] if between else pronoun
    if pronoun.lower_ == "which":
        # "a subsidy for students, which is opposed by": nor are people
        while is_somebody(noun) and noun.pos_ == "NOUN" and base(noun.dep_) == "nmod" and noun.head.pos_ == "NOUN":
            noun = noun.head
        if noun_kind(noun)[0] is EntityType.PERSON:
            # "a spokesman for Acme, which makes": nor is the spokesman
            between = [t for t in noun.doc[noun.i + 1 : pronoun.i] if t.pos_ in _NOUNS and t.ent_type_ != "PERSON"]
            noun = between[-1] if between else noun
    owners = [o for o in possessors(noun) if o.pos_ == "PROPN"]
    group = noun_kind(noun)[0] is EntityType.GROUP and not is_plural(noun)
    finite = [t for t in (verb, *kids(verb)) if t.tag_ in {"VBZ", "VBD"} and base(t.dep_) != "conj"]
    singular = any(t.tag_ == "VBZ" or t.lower_ == "was" for t in finite)
    return owners[0] if owners and group and singular and pronoun.lower_ == "who" else noun


def _subject(verb: Token, depth: int) -> Subject | None:
    if (own := _own(verb)) is not None:
        return own
    if depth > _DEPTH or verb.head == verb:
        return None
    return next((found for rule in _RULES if (found := rule(verb, depth)) is not None), None)


def _own(verb: Token) -> Subject | None:
    own = next(iter(children(verb, "nsubj")), None)
    if own is None:
        return None
    relative = own.lower_ in RELATIVE and (verb.dep_ == "acl:relcl" or "Rel" in own.morph.get("PronType", []))
    if relative and base(verb.dep_) == "acl":
        return Subject(antecedent_of(own, verb), How.RELATIVE)
    if verb.dep_ == "acl:relcl" and any(c.lower_ == "whom" for c in kids(own)) and own.lower_ in {"both", "all"}:
        # "Roe and Doe, both of whom resigned"; of "some of whom" nothing is known
        return Subject(_first_of_series(verb.head), How.RELATIVE)
    return Subject(own, How.OWN)


# Rules for a verb that has none: the verb, and how many clauses up it has been looked for


def _bare_noun_before(verb: Token, depth: int) -> Subject | None:
    """ "after mayor Roe resigned": the parse may not see that the noun right before the verb is its subject."""
    if verb.tag_ not in _FINITE or base(verb.dep_) != "advcl":
        return None
    bare = [c for c in children(verb, "obl") if c.i < verb.i and c.dep_ == "obl" and not case_of(c)]
    stands = bare and bare[-1].right_edge.i == verb.i - 1
    return Subject(bare[-1], How.WORD_ORDER) if stands else None


def _before_a_gerund(verb: Token, depth: int) -> Subject | None:
    """ "the hope of Roe getting a lighter sentence"."""
    named = subject_of_gerund(verb)
    return None if named is None else Subject(named, How.WORD_ORDER)


def _around_a_hidden_gerund(verb: Token, depth: int) -> Subject | None:
    """ "was convicted of robbing two banks", where "robbing" is no clause for the parse."""
    if not is_hidden_gerund(verb):
        return None
    whose = verb.head.head  # "accused Roe of mocking aides": the deed hangs on Roe, or on who accuses
    held = [whose] if base(whose.dep_) == "obj" else children(whose, "obj")
    accusing = whose.head if base(whose.dep_) == "obj" else whose
    if held and accusing.lemma_.lower() in verbs("deed", "of") and case_of(verb.head) == "of" and is_somebody(held[-1]):
        return Subject(held[-1], How.CONTROLLED)
    return _subject_around(verb.head, depth)


def _long_noun_before(verb: Token, depth: int) -> Subject | None:
    """A long subject that the parse took for the clause, with the verb hanging on it."""
    before = verb.head.pos_ in _NOUNS and verb.head.i < verb.i and base(verb.dep_) != "conj"
    return Subject(verb.head, How.WORD_ORDER) if verb.tag_ in _FINITE and before else None


def _noun_of_another_verb(verb: Token, depth: int) -> Subject | None:
    """The noun right before a coordinated verb and its auxiliaries, where the parse gave it to another verb."""
    first = verb
    while first.i and first.nbor(-1).head == verb and base(first.nbor(-1).dep_) in {"aux", "advmod"}:
        first = first.nbor(-1)
    if not _is_coordinated(verb) or first == verb or not first.i:
        return None
    before = first.nbor(-1)
    if (
        before.pos_ not in {"NOUN", "PROPN", "PRON"}
        or sentence_of(before) != sentence_of(verb)
        or verb.is_ancestor(before)
    ):
        return None
    named = before.tag_ != "NNP" or before.ent_type_ == "PERSON"
    return Subject(_first_of_series(before), How.WORD_ORDER) if named else None


def _shared(verb: Token, depth: int) -> Subject | None:
    """ "Roe came and left"."""
    joined = _is_coordinated(verb) and (is_verbal(verb.head) or children(verb.head, "cop"))
    return _as(How.SHARED, _subject(verb.head, depth + 1)) if joined else None


def _of_an_infinitive(verb: Token, depth: int) -> Subject | None:
    """ "asked Roe to leave" has Roe leave, "promised Doe to leave" who promised."""
    head = verb.head
    if base(verb.dep_) != "xcomp":
        return None
    objects = children(head, "obj", "iobj")
    if objects and head.lemma_ not in verbs("control", "subject") and not is_passive(head):
        return Subject(objects[-1], How.CONTROLLED)
    if (asked := _asked(verb)) is not None:
        return Subject(asked, How.CONTROLLED)
    return _as(How.CONTROLLED, _subject(head, depth + 1))


def _of_an_adverbial_clause(verb: Token, depth: int) -> Subject | None:
    """ "tapped Roe to lead the agency", "condemned Roe for leaving", "Roe left after speaking"."""
    head = verb.head
    if base(verb.dep_) != "advcl" or head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    if (asked := _asked(verb)) is not None:
        return Subject(asked, How.CONTROLLED)
    held = [o for o in children(head, "obj", "iobj") if is_somebody(o)]
    if not held and verb.tag_ == "VBG":
        # "lashed out at Roe for leaving"
        held = [o for o in children(head, "obl") if case_of(o) in {"at", "against", "on"} and is_somebody(o)]
    # what somebody is judged for, kept from or talked into is theirs
    gerund = verb.tag_ == "VBG" or any(c.lower_ == "being" for c in children(verb, "aux"))
    theirs = gerund and case_of(verb) in _OF_ITS_OBJECT
    # "remembered Roe leaving", "denied Roe saying"
    theirs = theirs or (verb.tag_ == "VBG" and bool(held) and not case_of(verb) and held[-1].right_edge.i == verb.i - 1)
    if held and (is_purpose(verb) or theirs):
        return Subject(held[-1], How.CONTROLLED)
    return _as(How.CONTROLLED, _subject(head, depth + 1))


def _of_a_nouns_clause(verb: Token, depth: int) -> Subject | None:
    """ "the man arrested on Monday", "Roe's attempt to leave", "Doe faced criticism for writing"."""
    noun, dep = verb.head, base(verb.dep_)
    gerund = noun.pos_ in _NOUNS and verb.tag_ == "VBG" and dep in {"nmod", "obl"}
    if dep != "acl" and not gerund:
        return None
    marked = any(c.pos_ in {"ADP", "SCONJ", "PART"} for c in children(verb, "mark", "case"))
    if verb.tag_ != "VB" and not marked:
        return Subject(noun, How.RELATIVE)
    owner = possessors(noun)
    if owner:
        return Subject(owner[0], How.CONTROLLED)
    # "sanctions against the officer for shooting": whoever is spoken of before the gerund is nearer than the subject
    if _is_of_another(verb, noun):
        return None
    return _subject_around(noun, depth)


_RULES: tuple[Callable[[Token, int], Subject | None], ...] = (
    _bare_noun_before,
    _before_a_gerund,
    _around_a_hidden_gerund,
    _long_noun_before,
    _noun_of_another_verb,
    _shared,
    _of_an_infinitive,
    _of_an_adverbial_clause,
    _of_a_nouns_clause,
)


# What the rules share


def _is_of_another(verb: Token, noun: Token) -> bool:
    """Whether somebody else stands between the clause's own noun and a gerund with "for"."""
    if verb.tag_ != "VBG" or case_of(verb) != "for":
        return False
    people = [noun, *(t for t in noun.subtree if noun.i < t.i < verb.i)]
    return any(
        is_somebody(t) and base(t.dep_) in {"nmod", "obl"} and case_of(t) in {"against", "of", "on"} for t in people
    )


def _asked(verb: Token) -> Token | None:
    """Who stands between a verb with its preposition and an infinitive: "called on Roe to leave"."""
    head = verb.head
    if verb.tag_ != "VB" or head.lemma_ not in verbs("control", "oblique"):
        return None
    asked = [o for o in children(head, "obl") if head.i < o.i < verb.i and case_of(o) and is_somebody(o)]
    return asked[-1] if asked else None


def _as(how: How, found: Subject | None) -> Subject | None:
    return None if found is None else Subject(found.token, how)


def _is_coordinated(verb: Token) -> bool:
    """Whether a verb goes on from another; "he is a traitor and killing him ...": a gerund is no second finite verb."""
    lone = verb.tag_ == "VBG" and verb.head.tag_ != "VBG" and not children(verb, "aux")
    return base(verb.dep_) == "conj" and not lone


def _subject_around(noun: Token, depth: int) -> Subject | None:
    """The subject of the clause that a noun stands in."""
    at = noun
    for _ in range(_REACH):
        if is_verbal(at):
            return _as(How.CONTROLLED, _subject(at, depth + 1))
        if at.head == at:
            return None
        at = at.head
    return None


def _first_of_series(name: Token) -> Token:
    while base(name.dep_) == "conj" and name.head.pos_ == name.pos_:
        name = name.head
    return name
