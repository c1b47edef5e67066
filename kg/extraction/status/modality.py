"""What stands beside the verb of a clause or beside a noun: modals, negations, adverbs, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.words import context_words
from kg.language.lexicon.reporting import all_verb_forms, irregular_forms
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.headings import is_in_heading
from kg.language.syntax.negation import denying, negation_of
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids, remembered, sentence_of
from kg.language.syntax.subjects import How, subject_of
from kg.language.syntax.tense import is_simple_present
from kg.language.syntax.voice import is_passive
from kg.model import Span

_ADVERBS = {
    "alleged_modifiers": Effect.ALLEGED,
    "reported_modifiers": Effect.REPORTED,
    "possible_modifiers": Effect.SUPPOSED,
    "nearly": Effect.NEGATED,
}


def own_steps(token: Token, inside: frozenset[int]) -> Iterator[Step]:
    """What stands beside a trigger, the innermost first; negations at the indices `inside` belong to its object."""
    if is_verbal(token) and is_bare(token) and mark_of(token) not in context_words("negating_marks"):
        yield Step(
            Effect.SUPPOSED, token.i, "a verb without tense"
        )  # "demanded that he go", "let him go", "go!": nothing has happened
    if is_verbal(token) and token.head == token and is_infinitive(token):
        yield Step(Effect.SUPPOSED, token.i, "an infinitive")  # "Roe to sue Doe"
    yield from beside(token, inside)
    if not is_verbal(token) and children(token, "cop"):
        for child in kids(token):
            if child.tag_ == "VBN" and base(child.dep_) == "amod":
                yield from beside(child, inside)  # "was nearly elected mayor"
    for child in children(token, "obj", "nsubj"):
        # "made no donation", where "no contest" is the plea itself; "neither Roe nor Doe"
        words = denying("argument") - ({"no"} if child.i in inside or child.lower_ == "contest" else set())
        no = _none_of(child, words)
        if no is not None:
            yield Step(Effect.NEGATED, token.i, "no or neither of something", word=no.i)
            break
    if base(token.dep_) == "acl" and children(token.head.head, "expl"):
        no = _none_of(token.head, denying("argument"))
        if no is not None:
            yield Step(Effect.NEGATED, token.i, "no or neither of something", word=no.i)  # "there were no votes cast"


def _none_of(noun: Token, words: frozenset[str]) -> Token | None:
    """The word that says there is none of a noun: "no votes", "neither town nor county", "not even one vote"."""
    opening = list(islice(noun.subtree, 2))
    said = {opening[0].lower_, " ".join(t.lower_ for t in opening)}
    if opening[0].i < noun.i and not words.isdisjoint(said):
        return opening[0]
    return next((g for g in kids(noun) if g.lower_ in words), None)


def beside(token: Token, inside: frozenset[int]) -> Iterator[Step]:
    """Modals, then negations, then adverbs of a clause or a noun."""
    yield from modality(token)
    negation = negation_of(token, inside)
    if negation is not None:
        yield Step(Effect.NEGATED, token.i, "negations", word=negation.i)
    yield from subject_steps(token)
    for child in children(token, "advmod", "amod"):
        if child.i in inside:
            continue
        for words, effect in _ADVERBS.items():
            if child.lower_ in context_words(words):
                yield Step(effect, child.i, words)


def opening_steps(verb: Token) -> Iterator[Step]:
    """What an adverb that opens a sentence does to every clause of it: "Reportedly, Roe left and Doe was fired"."""
    first = sentence_of(verb)[0]
    for words, effect in _ADVERBS.items():
        if first.head == verb and first.lower_ in context_words(words) and first.nbor(1).text == ",":
            yield Step(effect, first.i, words)


@remembered
def subject_steps(token: Token) -> Sequence[Step]:
    """ "No one believes that ...", "no evidence of"."""
    subjects = [c for c in children(token, "nsubj") if c.i < token.i and _is_nobody(c)]
    return [Step(Effect.NEGATED, subject.i, "nobody as the subject") for subject in subjects]


def _is_nobody(subject: Token) -> bool:
    opening = " ".join(t.lower_ for t in islice(subject.subtree, 2))
    return not denying("subject").isdisjoint({subject.lower_, opening})


@remembered
def modality(verb: Token) -> Sequence[Step]:
    """What the auxiliaries of a clause do to it.

    "Will not leave" says that it is not so, "may not leave" leaves it open, and so does "would not have left".
    """
    steps: list[Step] = []
    for aux in children(verb, "aux"):
        word = aux.lower_
        if word not in context_words("modals"):
            continue
        if word in {"'d", "’d"} and verb.tag_ == "VBN" and not _has(verb, "have"):
            continue  # "he'd left": had
        firm = word in context_words("firm_modals") and not (_has(verb, "have") or _is_conditional(verb))
        steps.append(Step(Effect.OPEN, aux.i, "firm_modals") if firm else Step(Effect.SUPPOSED, aux.i, "modals"))
    if is_simple_present(verb):
        recurs = next((c for c in children(verb, "advcl") if recurring_mark(c) is not None), None)
        if recurs is not None and not is_in_heading(verb):
            steps.append(Step(Effect.SUPPOSED, recurs.i, "recurring"))  # "when he leaves, we stay"
    return steps


@remembered
def recurring_mark(verb: Token) -> Token | None:
    """What introduces a clause in the present that names no occasion: "when he leaves", "once it is thrown"."""
    if not is_simple_present(verb):
        return None
    marks = (c for c in children(verb, "mark", "advmod") if c.i < verb.i and c.lower_ in context_words("recurring"))
    return next(marks, None)


def _has(verb: Token, aux: str) -> bool:
    return any(c.lower_ == aux for c in children(verb, "aux"))


def _is_conditional(verb: Token) -> bool:
    """Whether a condition or an end hangs on a clause: "will not leave unless", "until"."""
    bounds = context_words("conditional") | context_words("ends")
    return any(mark_of(c) in bounds for c in children(verb, "advcl", "obl"))


def is_future(verb: Token) -> bool:
    """Whether a clause speaks of what is still to come or only might."""
    return any(c.lower_ in context_words("modals") for c in children(verb, "aux"))


@remembered
def is_infinitive(verb: Token) -> bool:
    """Whether "to" introduces a clause, also in "in order to be sentenced", or it is bare under another verb."""
    if is_gerund(verb) or (verb.tag_ == "VBG" and not any(c.tag_ == "VB" for c in children(verb, "aux"))):
        return False  # but "is said to be leaving"
    if any(c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in children(verb, "aux", "cop")):
        return False
    if any(c.lower_ == "to" and c.i < verb.i for c in children(verb, "mark", "aux", "case")):
        return verb.tag_ == "VB" or any(c.tag_ == "VB" for c in children(verb, "aux", "cop"))
    if base(verb.dep_) not in {"xcomp", "ccomp"} or children(verb, "nsubj"):
        return False
    auxiliaries = children(verb, "aux", "cop")
    return auxiliaries[0].tag_ == "VB" if auxiliaries else verb.tag_ == "VB"


@remembered
def is_gerund(verb: Token) -> bool:
    """Whether a verb is an -ing form with no finite auxiliary, also "being sentenced", "having left"."""
    auxiliaries = children(verb, "aux", "cop")
    if not auxiliaries:
        return verb.tag_ == "VBG"
    return auxiliaries[0].tag_ == "VBG" or auxiliaries[0].lower_ in {"being", "having"}


@remembered
def lemma_of(token: Token) -> str:
    """The lemma of a word; of a verb of saying also where the pipeline's own is wrong ("hopes")."""
    if token.pos_ in {"ADJ", "AUX", "X"} and any(c.tag_ == "VBG" for c in children(token, "xcomp")):
        return all_verb_forms().get(token.lower_, token.lemma_.lower())  # "forewent suing": only a verb takes that
    if token.pos_ not in {"VERB", "AUX"}:
        return token.lemma_.lower()
    known = lexicon().forms.get(token.lower_)
    return known if known is not None else irregular_forms().get(token.lower_, token.lemma_.lower())


@remembered
def mark_of(token: Token) -> str:
    """The word that introduces a clause or a phrase, fixed expressions whole ("as if", "in order")."""
    return " ".join(w.lower_ for w in _mark(token))


def mark_token(token: Token) -> int | None:
    """The index of the first word of that; None where there is none."""
    return next((w.i for w in _mark(token)), None)


def _mark(token: Token) -> list[Token]:
    words: list[Token] = []
    for child in children(token, "mark", "case"):
        if child.i > token.i or (words and child.i > words[-1].i + 1):
            continue
        if words and child.lower_ in {"to", "that", "of"}:
            break
        words += [child, *children(child, "fixed")]
    return words


def subject_span(head: Token) -> Span | None:
    """The subject of a verb, or whose a noun is ("his denial")."""
    found = subject_of(head) if not is_passive(head) else None
    subject = found.token if found is not None and found.token.lower_ != "it" else None
    if head.pos_ == "NOUN" and (found is None or found.how is not How.OWN):
        subject = next((c for c in kids(head) if c.dep_ == "nmod:poss"), None)
    return Span(subject.idx, subject.idx + len(subject)) if subject is not None else None


def is_bare(verb: Token) -> bool:
    """Whether a verb is in its base form with nothing that makes it a statement."""
    helpers = children(verb, "aux", "cop")
    # "let Roe be fired"
    helped = bool(helpers) and helpers[0].lower_ == "be" and helpers[0].tag_ == "VB" and helpers[0].i < verb.i
    if not helped and verb.tag_ not in {"VB", "VBP"}:
        return False  # nearly always
    if mark_of(verb) == "to" or any(c.lower_ == "to" and c.i < verb.i for c in kids(verb)):
        return False
    if helped:
        return True
    if is_infinitive(verb) or mark_of(verb) == "to" or _has_aux(verb):
        return False
    # in a headline the present is easily taken for a base form
    stands_alone = verb.head == verb and bool(children(verb, "nsubj"))
    return (verb.tag_ == "VB" and not stands_alone) or _is_subjunctive(verb)


def _is_subjunctive(verb: Token) -> bool:
    """Whether a plain present form has a subject of the third person singular ("asked that she leave")."""
    subject = next(iter(children(verb, "nsubj")), None)
    return verb.tag_ == "VBP" and subject is not None and subject.lower_ in {"he", "she", "it"}


def _has_aux(verb: Token) -> bool:
    """Whether a verb, or the verb it is coordinated with, has an auxiliary ("did not go and see")."""
    if children(verb, "aux") or is_infinitive(verb):
        return True
    return base(verb.dep_) == "conj" and is_verbal(verb.head) and verb.head.tag_ == "VB" and _has_aux(verb.head)
