"""The status of a statement, read off the context of the word that evokes it.

The walk goes from the trigger up to the root of its sentence and collects what the words on the way do to it, in the
manner of the clause-embedding signatures of Nairn, Condoravdi and Karttunen (2006). A relative clause, and an
adverbial clause with "after" or "because", stands on its own; a quotation adds who says it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.frames.contexts import context_words
from kg.extraction.frames.quoted import Quotations
from kg.extraction.frames.roles import is_passive, is_verbal, subject_of_gerund
from kg.extraction.frames.wording import by_wording
from kg.extraction.quotations.lexicon import lexicon
from kg.language.phrases import base
from kg.model import CueClass, Quotation, QuotationKind, Span, Status

#: Cues whose infinitive need not be a wish ("was told to have left").
_FIRM = frozenset({"tell", "warn", "plead", "suggest", "promise", "call"})


@dataclass(frozen=True, slots=True)
class Context:
    """A status, and the words that name whose claim it is."""

    status: Status
    according_to: Span | None = None


def context_of(trigger: Token, quotations: Quotations, inside: frozenset[int] = frozenset()) -> Context:
    """The context of a trigger; negations at the token indices `inside` belong to its object ("not guilty")."""
    flags: set[str] = set()
    denier = _walk(trigger, flags, inside)
    doer = subject_of_gerund(trigger)
    if doer is not None and doer.head.lemma_.lower() in context_words("hypothetical"):
        flags.add("hypothetical")  # "the hope of Roe getting a lighter sentence"
    quotation = next(iter(quotations.around(trigger.idx)), None)
    source: Span | None = None
    # "it should be noted that ..." names nobody: the article says it itself
    cue = _cue_lemmas(trigger, quotation) if quotation is not None else set()
    # what is judged or felt is taken for granted; what is known or told is still reported
    judged = quotation is not None and bool(cue & lexicon().factive["judged"])
    taken_for_granted = judged and quotation is not None and quotation.kind is QuotationKind.INDIRECT
    if quotation is not None and (quotation.source or quotation.speaker) and not taken_for_granted:
        source = quotation.speaker or (quotation.source[0] if quotation.source else None)
        flags.add("attributed")
        if quotation.cue_class is CueClass.DENIAL:
            flags.add("denied")
        if quotation.cue_class is CueClass.ACCUSATION:
            flags.add("alleged")
        if quotation.status in (Status.NEGATED, Status.HYPOTHETICAL):
            flags.add("hypothetical")  # "he never said that she had left": nobody stands for it
        if cue & context_words("hypothetical") - _FIRM and "to" in {c.lower_ for c in trigger.children}:
            flags.add("hypothetical")
    elif denier is not None:
        source = denier
    by_wording(trigger, flags)
    return Context(_status(flags), source)


def presupposed_context(trigger: Token, quotations: Quotations) -> Context:
    """The context of what a title or an apposition says in passing: no modal, negation or report reaches it.

    Only within quotation marks it is the speaker's and not the article's.
    """
    quotation = next((q for q in quotations.around(trigger.idx) if q.kind is not QuotationKind.INDIRECT), None)
    if quotation is None or not (quotation.speaker or quotation.source):
        return Context(Status.ASSERTED)
    return Context(Status.ATTRIBUTED, quotation.speaker or quotation.source[0])


def _status(flags: set[str]) -> Status:
    if "denied" in flags or ("negated" in flags and "attributed" in flags):
        return Status.DENIED
    for status in (Status.ALLEGED, Status.HYPOTHETICAL, Status.NEGATED, Status.ATTRIBUTED):
        if status.value in flags:
            return status
    return Status.ASSERTED


def _cue_lemmas(trigger: Token, quotation: Quotation[Span]) -> set[str]:
    lemmas: set[str] = set()
    for span in quotation.cue:
        tokens = trigger.doc.char_span(span.start, span.end, alignment_mode="expand")
        lemmas |= {t.lemma_.lower() for t in tokens or ()}
    return lemmas


def _walk(trigger: Token, flags: set[str], inside: frozenset[int]) -> Span | None:
    denier: Span | None = None
    _beside(trigger, flags, inside, own=True)
    at = trigger
    for _ in range(12):
        head, dep = at.head, base(at.dep_)
        if head == at:
            break
        mark = _mark(at)
        if mark in {"without", "instead of", "rather than"}:
            flags.add("negated")
            break
        if head.pos_ in {"NOUN", "PROPN"} and is_verbal(at) and _is_content(at, head):
            # "reports that Roe was fired": what a noun only tells of is nobody's assertion
            flags.add("alleged" if head.lemma_.lower() in context_words("alleging") else "hypothetical")
            break
        if dep == "acl" and (at.dep_ == "acl:relcl" or (not mark and at.tag_ in {"VBG", "VBN"})):
            break
        if dep == "advcl":
            if mark in context_words("conditional"):
                flags.add("hypothetical")
                break
            if (mark != "to" or at.tag_ == "VBG") and not _governs(head, mark):
                break
        if dep == "parataxis" and is_verbal(at):
            break
        if dep == "conj":
            if is_verbal(at) and not any(base(c.dep_) in {"nsubj", "aux"} for c in at.children):
                _modality(head, flags)
                # "did not attack A or kill B"
                if at.tag_ == "VB" or any(c.lower_ in {"or", "nor"} for c in at.children):
                    _negation(head, flags, inside)
            at = head
            continue
        if _embeds(at, dep):
            denier = denier or _embedding(head, at, mark, flags)
            _beside(head, flags, inside, own=False)
        elif dep in {"obj", "nsubj", "obl", "nmod", "appos", "iobj"} and not is_verbal(at):
            if dep in {"obj", "nmod", "obl"} or (dep == "nsubj" and is_passive(head)):
                denier = denier or _embedding(head, at, mark, flags, nominal=True)
            if is_verbal(head):
                _beside(head, flags, inside, own=False)
                if dep == "nsubj" or dep == "obl":
                    at = head
                    continue
        at = head
    return denier


def _mark(token: Token) -> str:
    for child in token.children:
        if base(child.dep_) in {"mark", "case"} and child.i < token.i:
            return " ".join([child.lower_, *(c.lower_ for c in child.children if base(c.dep_) == "fixed")])
    return ""


def _embeds(at: Token, dep: str) -> bool:
    """Whether a clause is a complement of what it hangs on."""
    return is_verbal(at) and dep in {"ccomp", "xcomp", "csubj", "acl", "obl", "advcl"}


def _governs(head: Token, mark: str) -> bool:
    """Whether a gerund with this preposition is a complement of the verb ("accused of writing")."""
    takes = context_words("alleging") | context_words("denying") | context_words("negating")
    return head.lemma_.lower() in takes and mark in {"of", "with", "for", "from"}


def _embedding(head: Token, at: Token, mark: str, flags: set[str], *, nominal: bool = False) -> Span | None:
    lemma = head.lemma_.lower()
    if lemma in context_words("denying"):
        flags.add("denied")
        subject = next((c for c in head.children if base(c.dep_) == "nsubj"), None)
        return Span(subject.idx, subject.idx + len(subject)) if subject is not None else None
    if lemma in context_words("alleging") and (not nominal or mark in {"of", "with", "for"}):
        flags.add("alleged")
    elif nominal:
        if lemma in {
            "seek",
            "want",
            "demand",
            "propose",
            "plan",
            "consider",
            "threaten",
            "expect",
            "hope",
        } and mark in {"", "for"}:
            flags.add("hypothetical")
        elif lemma in (context_words("negating") | context_words("undoing")) - {"rule"} and not mark:
            flags.add("negated")
        elif lemma in context_words("pending"):
            flags.add("hypothetical")
    elif lemma in context_words("negating"):
        flags.add("negated")
    elif mark == "to" and at.tag_ != "VBG":
        if lemma in context_words("reporting") and is_passive(head):
            flags.add("attributed")  # "is believed to have killed"
        elif lemma not in context_words("factual_infinitives"):
            flags.add("hypothetical")
    elif at.tag_ == "VB" and not any(base(c.dep_) == "aux" for c in at.children):
        if lemma not in context_words("factual_infinitives"):
            flags.add("hypothetical")
    elif lemma in context_words("hypothetical") and mark not in context_words("factual_prepositions") - {"about"}:
        flags.add("hypothetical")
    return None


def _modality(verb: Token, flags: set[str]) -> None:
    if any(base(c.dep_) == "aux" and c.lower_ in context_words("modals") for c in verb.children):
        flags.add("hypothetical")


def _is_not_only(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in {"only", "just", "merely", "simply"}


def _is_content(clause: Token, noun: Token) -> bool:
    """Whether a clause is what a noun tells of ("the rumor that ...") and no relative clause."""
    if noun.lemma_.lower() in context_words("content_nouns"):
        return clause.i > noun.i
    return any(c.lower_ == "that" and base(c.dep_) == "mark" for c in clause.children) and noun.lemma_ != "fact"


def _negation(verb: Token, flags: set[str], inside: frozenset[int]) -> None:
    adverbs = [c for c in verb.children if base(c.dep_) == "advmod" and c.i not in inside]
    if any(c.lower_ in context_words("negations") for c in adverbs):
        flags.add("negated")


def _is_bare(verb: Token) -> bool:
    """Whether a verb is in its base form with nothing that makes it a statement."""
    if _mark(verb) == "to" or _has_aux(verb):
        return False
    # in a headline the present is easily taken for a base form
    stands_alone = verb.head == verb and any(base(c.dep_) == "nsubj" for c in verb.children)
    return (verb.tag_ == "VB" and not stands_alone) or _is_subjunctive(verb)


def _is_subjunctive(verb: Token) -> bool:
    """Whether a plain present form has a subject of the third person singular ("asked that she leave")."""
    subject = next((c for c in verb.children if base(c.dep_) == "nsubj"), None)
    return verb.tag_ == "VBP" and subject is not None and subject.lower_ in {"he", "she", "it"}


def _has_aux(verb: Token) -> bool:
    """Whether a verb, or the verb it is coordinated with, has an auxiliary ("did not go and see")."""
    if any(base(c.dep_) == "aux" for c in verb.children):
        return True
    return base(verb.dep_) == "conj" and is_verbal(verb.head) and verb.head.tag_ == "VB" and _has_aux(verb.head)


def _beside(token: Token, flags: set[str], inside: frozenset[int], *, own: bool) -> None:
    """What modals, negations and adverbs do to a clause or a noun."""
    _modality(token, flags)
    if own and is_verbal(token) and _is_bare(token):
        flags.add("hypothetical")  # "demanded that he go", "let him go", "go!": nothing has happened
    for child in token.children:
        word, dep = child.lower_, base(child.dep_)
        if child.i in inside:
            continue
        denies = word in context_words("negations") and dep in {"advmod", "det", "cc"} and not _is_not_only(child)
        nobody = dep in {"obj", "nsubj"} and any(c.lower_ in {"no", "neither"} for c in child.children)
        if denies or (nobody and own):
            flags.add("negated")
        elif dep in {"advmod", "amod"} and word in context_words("alleged_modifiers"):
            flags.add("alleged")
        elif dep in {"advmod", "amod"} and word in context_words("reported_modifiers"):
            flags.add("attributed")
        elif dep in {"advmod", "amod"} and word in context_words("possible_modifiers"):
            flags.add("hypothetical")
