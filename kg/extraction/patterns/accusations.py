"""`accusedOf` and `accused` where somebody says that somebody did what the law forbids, and does not say "accuse".

"Prosecutors said that Roe stole $5,000" says two things: that she stole, which is theirs, and that they say so, which
is the article's own. The deed is a frame's matter; here is who accuses whom, and of what.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import LEMMA  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import context_of
from kg.extraction.status.embedding import is_finite
from kg.extraction.status.rejected import claims_over, is_hidden
from kg.extraction.status.words import context_words
from kg.language.coreference.chain_index import ChainIndex, chain_index
from kg.language.coreference.chains import Chain
from kg.language.lexicon.entries import raw_entries, verbs
from kg.language.lexicon.inflection import gerund_of
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.columns import places_of
from kg.language.syntax.nouns import base, children, conjuncts, phrase, possessors, span_of
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_passive
from kg.model import Article, CueClass, EntityType, Literal, Quotation, QuotationKind, Span, Statement, Status

_CLASSES = frozenset({CueClass.SPEECH, CueClass.WRITING, CueClass.ACCUSATION})
_ACCUSED = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET})
_ACCUSERS = _ACCUSED | {EntityType.GROUP}
_TOLD = frozenset({Status.ATTRIBUTED, Status.ALLEGED})
#: What is taken without a crime: "stole the show".
_HARMLESS = frozenset({"base", "glance", "glimpse", "heart", "kiss", "limelight", "scene", "show", "spotlight"})
#: Objects that only point at what stands elsewhere.
_POINTING = frozenset({"all", "it", "nothing", "one", "some", "something", "that", "this", "what", "which"})


def find_accusations(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """Who is said to have done what, by somebody who says so for the article; and who is sued over what."""
    index = chain_index(doc)
    for quotation in quotations.all:
        if quotation.cue and quotation.status is Status.ASSERTED and _is_said(quotation):
            words = [t for span in quotation.content for t in tokens_at(doc, span)]
            found = [s for t in words if _is_crime(t) for s in _said_of(t, quotation, quotations, index)]
            # who accuses of two things accuses once
            yield from {(s.predicate, s.subject, s.object): s for s in found}.values()
    for verb in (doc[i] for i in places_of(doc, LEMMA, "allege")):
        if verb.tag_ == "VBG":
            yield from _in_court(verb, quotations, index)


def _is_crime(verb: Token) -> bool:
    """Whether a finite verb says of its subject that they committed an offence; "charged with lying" accuses itself."""
    return verb.lemma_.lower() in verbs("offence", "done") and is_verbal(verb) and is_finite(verb)


def _is_said(quotation: Quotation[Span]) -> bool:
    known = quotation.speaker is not None or quotation.cue_class is CueClass.ACCUSATION
    return known and quotation.kind is not QuotationKind.DIRECT and quotation.cue_class in _CLASSES


def _said_of(
    verb: Token, quotation: Quotation[Span], quotations: Quotations, index: ChainIndex
) -> Iterator[Statement[Span]]:
    """That whoever speaks says this of the verb's subject; nothing where it is only supposed, denied or their own."""
    found = subject_of(verb)
    if found is None or is_passive(verb) or any(base(c.dep_) == "aux" and c.tag_ == "MD" for c in kids(verb)):
        return
    accused = _sure_chain(found.token, index)
    if accused is None or accused.type not in _ACCUSED:
        return
    context = context_of(verb, quotations)
    if context.status not in _TOLD:
        return
    last = _end_of_deed(verb)
    if last is None:
        return
    speaker = quotation.speaker
    accuser = index.chain(tokens_at(verb.doc, speaker).root) if speaker is not None else None
    if accuser is accused:
        return
    who = index.words_of(found.token)
    how = verb.nbor(-1).text if verb.i and _is_manner(verb.nbor(-1), verb) else ""
    deed = f"{how} {gerund_of(verb.lemma_.lower(), _forms(verb))} {verb.doc[verb.i + 1 : last.i + 1].text}"
    where = [who, span_of(verb, last), *quotation.cue, *([speaker] if speaker is not None else [])]
    evidence = (Span(min(s.start for s in where), max(s.end for s in where)),)
    yield Statement(who, "accusedOf", Literal(" ".join(deed.split())), Status.ASSERTED, evidence)
    own = context.according_to is not None and not _is_told_of(verb, quotation)
    if own and speaker is not None and accuser is not None and accuser.type in _ACCUSERS:
        yield Statement(speaker, "accused", who, Status.ASSERTED, evidence)


def _is_told_of(verb: Token, quotation: Quotation[Span]) -> bool:
    """Whether the words only speak of a claim, be it anybody's: "said claims that Roe stole it were being examined"."""
    heads = {t.i for span in quotation.cue for t in tokens_at(verb.doc, span)}
    held = (n for n in claims_over(verb) if any(s.start <= n.idx < s.end for s in quotation.content))
    return any((noun.head.i not in heads or is_hidden(noun)) and not any(possessors(noun)) for noun in held)


def _is_manner(word: Token, verb: Token) -> bool:
    """Whether an adverb tells how it was done ("sexually assaulted"), and not whether or when."""
    told = context_words("alleged_modifiers") | context_words("reported_modifiers") | context_words("mistaken")
    manner = word.head == verb and base(word.dep_) == "advmod" and word.lower_.endswith("ly")
    return manner and word.lower_ not in told | context_words("possible_modifiers")


def _end_of_deed(verb: Token) -> Token | None:
    """The last word of what was done: the object with its "of" phrase and what goes on from it at once."""
    objects = [c for c in verb.rights if base(c.dep_) == "obj"]
    if verb.lemma_ == "lie":
        objects = [c for c in verb.rights if base(c.dep_) == "obl" and case_of(c) in {"to", "about"}]
    if not objects or objects[0].lemma_.lower() in _HARMLESS or objects[0].lower_ in _POINTING:
        return None
    last = phrase(conjuncts(objects[0])[-1], with_of=True)[1]
    for behind in verb.rights:
        joined = behind.i > last.i and behind.left_edge.i == last.i + 1 and case_of(behind) in {"from", "of", "to"}
        if joined and base(behind.dep_) == "obl":
            last = phrase(behind, with_of=True)[1]
    return last


def _in_court(verb: Token, quotations: Quotations, index: ChainIndex) -> Iterator[Statement[Span]]:
    """ "Roe sued Acme, alleging fraud", "a lawsuit against Acme alleging fraud"."""
    above = verb.head
    whom = [c for c in kids(above) if base(c.dep_) == "obj"] if above.lemma_ == "sue" else []
    if above.pos_ == "NOUN":
        whom = [c for n in (above, above.head) for c in kids(n) if case_of(c) == "against"][:1]
    deeds = [d for o in children(verb, "obj") for d in conjuncts(o) if d.lemma_.lower() in words_tagged("offence")]
    for token in whom:
        accused = _sure_chain(token, index)
        if accused is None or accused.type not in _ACCUSED:
            continue
        context = context_of(above, quotations)
        for deed in deeds:
            first, last = phrase(deed, with_of=True)
            words = span_of(first, last)
            who = index.words_of(token)
            evidence = (Span(min(who.start, words.start), max(who.end, words.end)),)
            value = Literal(" ".join(verb.doc[first.i : last.i + 1].text.split()))
            yield Statement(who, "accusedOf", value, context.status, evidence, context.according_to)


def _sure_chain(token: Token, index: ChainIndex) -> Chain | None:
    chain = index.chain(token)
    return None if chain is None or token.i in chain.unsure else chain


def _forms(verb: Token) -> list[str]:
    return str(raw_entries("verbs")[verb.lemma_.lower()].get("forms", "")).split()
